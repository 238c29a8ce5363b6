"""Practice: is today a good day, and a timer that keeps each hold short."""
