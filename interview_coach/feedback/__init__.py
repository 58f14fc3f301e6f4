"""What can be said of an answer's text, by rules alone."""
