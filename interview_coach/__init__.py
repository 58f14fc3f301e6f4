"""A terminal trainer for interviews: items are practised in drills, and attempts become progress."""

__version__ = "0.1.0"
