"""Asking before something is taken away."""

from __future__ import annotations

import sys

from interview_coach.errors import CoachError
from interview_coach.i18n import _
from interview_coach.plain import output

_YES = ("y", "yes", "д", "да")
"""What agrees, in both languages; anything else does not."""


def confirmed(question: str) -> bool:
    """Ask `question` and return whether the answer is yes.

    Raises:
        CoachError: there is nobody to answer.
    """
    output.say(question + " " + _("Type yes or no:"))
    output.flush()
    answer = sys.stdin.readline() if sys.stdin else ""
    if not answer:
        raise CoachError(_("Nothing was done: nobody answered. With --yes it is done without asking."))
    return answer.strip().lower() in _YES
