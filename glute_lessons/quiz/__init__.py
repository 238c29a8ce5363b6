"""Questions: how they are graded, dealt and asked."""
