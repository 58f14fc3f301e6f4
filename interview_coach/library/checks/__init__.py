"""What content is held to beyond its shape: one module a concern, each yielding findings."""
