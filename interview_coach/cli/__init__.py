"""Commands: what `interview-coach …` does. Everything heavier than a table is imported when a command runs."""
