"""What a learner did: one file on their own computer, and pictures of it."""
