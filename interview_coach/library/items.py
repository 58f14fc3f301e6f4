"""Items: what a learner practises, complete in itself, however its file was written.

An item has its file's defaults filled in and its shared criteria copied in, so that nothing below the library ever
needs to look anything up. Each kind of item is a subclass of `Item`, at home in the module of its kind.
"""

from __future__ import annotations

from interview_coach.library.kinds.questions import Question
from interview_coach.library.kinds.shared import Item, ItemKind

AnyItem = Question
"""The union of all kinds of item, for decoding."""

__all__ = ["AnyItem", "Item", "ItemKind", "Question"]
