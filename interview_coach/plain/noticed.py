"""What the feedback noticed in a typed answer, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interview_coach.feedback.advice import advice, measure
from interview_coach.feedback.finding import Quote
from interview_coach.feedback.report import Report
from interview_coach.i18n import _
from interview_coach.library.items import Question
from interview_coach.text import Lang

_QUOTES: Final = 5
"""Quotes of one finding that are shown."""


def noticed(report: Report, question: Question, lang: Lang) -> Iterator[str]:
    """Yield each finding with the words it rests on, and what an interviewer would ask next."""
    yield measure(report.length)
    for finding in report.findings:
        yield f"- {advice(finding, question, lang)}{quoted(finding.quotes)}"
    if report.probe:
        asked = _("The client would write:") if question.style == "reply" else _("The interviewer would ask:")
        yield f"{asked} {report.probe.text}"


def quoted(quotes: Sequence[Quote]) -> str:
    """Return quotes as the end of a line; empty where there are none."""
    if not quotes:
        return ""
    shown = ", ".join(_("“{words}”").format(words=" ".join(quote.text.split())) for quote in quotes[:_QUOTES])
    more = len(quotes) - _QUOTES
    return f" {shown}" + (_(" and {n} more").format(n=more) if more > 0 else "")
