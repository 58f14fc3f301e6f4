"""Start the program: `interview-coach` or `python -m interview_coach`."""

from __future__ import annotations

import sys

from interview_coach.cli.run import run


def main() -> int:
    """Run the command line that the program was started with and return the exit status."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
