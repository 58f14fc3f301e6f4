"""Plain mode: the same routines as lines on stdin and stdout, for screen readers, pipes and dumb terminals."""
