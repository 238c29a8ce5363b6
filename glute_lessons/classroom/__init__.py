"""What an instructor uses in front of a class."""
