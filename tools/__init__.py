"""What sets the course up, builds what it ships and measures it; never shipped itself."""
