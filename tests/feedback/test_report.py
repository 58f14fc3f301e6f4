"""Promise: any text gives a report, the same one each time, in time that grows with its length and no faster."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.feedback.advice import advice, measure
from interview_coach.feedback.report import ORDER, Report, report
from interview_coach.settings import Settings
from interview_coach.text import LANGUAGES, Lang
from tests.support.questions import question

STYLES = ("timed", "story", "pitch", "explain", "reply", "diagnose", "flash")
PIECES = st.sampled_from(
    [
        "ну",
        "как бы",
        "мы",
        "я проверил",
        "клиент сам виноват",
        "у нас",
        "you know",
        "like,",
        "I asked",
        "we",
        "their fault",
        "...",
        "!!!",
        "\n",
        "не",
        "12",
        "2023",
        "L2",
        "«ёлочки»",
        "`code`",
        "İ",
        "ﬁ",
        "\u0301",
        "😀",
        "—",
        "'",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map(" ".join))


def listen(text: str, lang: Lang = "en", style: str = "story", **settings: object) -> Report:
    asked = question(style=style, listener="client" if style in ("reply", "explain") else "interviewer")
    return report(asked, text, lang, 90, Settings(**settings))  # type: ignore[arg-type]


@given(TEXTS, st.sampled_from(LANGUAGES), st.sampled_from(STYLES))
def test_any_text_is_heard_without_an_error(text: str, lang: Lang, style: str) -> None:
    heard = listen(text, lang, style)
    assert heard == listen(text, lang, style)
    for finding in heard.findings:
        assert advice(finding, question(), lang)
        for quote in finding.quotes:
            assert text[quote.start : quote.end] == quote.text != ""
    assert [finding.kind for finding in heard.findings] == sorted(
        (finding.kind for finding in heard.findings), key=ORDER.index
    )
    assert measure(heard.length)


LONG = {
    "words": "мы как бы проверили лог и в итоге решили всё не сами ",
    "no blanks": "а",
    "dots": "...... x",
    "commas": ", ",
    "newlines": "\n",
    "quotes": "«»",
    "one phrase": "i told them i told them ",
    "gaps": "because of because of the ",
    "hyphens": "а-",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_time_is_linear_in_length(piece: str, lang: Lang) -> None:
    def spent(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        listen(text, lang)  # compiles what this text needs
        best = []
        for _ in range(3):
            begun = time.process_time()
            listen(text, lang)
            best.append(time.process_time() - begun)
        return min(best)

    assert spent(40_000) < 12 * max(spent(5_000), 0.002)  # eight times the text; quadratic time would be 64 times


def test_nothing_at_all_is_short_and_no_more() -> None:
    heard = listen("")
    assert (heard.findings, heard.probe, heard.covered) == ((), None, {})


def test_a_text_is_heard_in_its_own_language() -> None:
    heard = listen("Ну, это, как бы, была их вина. Короче, они сами виноваты.", "en")
    assert {"fillers", "blame"} <= {finding.kind for finding in heard.findings}


def test_the_learners_own_fillers_are_listened_for_in_place_of_the_shipped_ones() -> None:
    text = "Um, I asked. Um, she agreed. Super. Super, I said."
    (finding,) = [f for f in listen(text, fillers_en=("super",)).findings if f.kind == "fillers"]
    assert [quote.text for quote in finding.quotes] == ["Super", "Super"]
    assert not [f for f in listen(text, fillers_en=("ahem",)).findings if f.kind == "fillers"]


def test_the_learners_own_pace_measures() -> None:
    text = "word " * 200
    assert listen(text, pace_en=200).length.seconds == 60
    assert listen(text, pace_en=100).length.verdict == "long"


def test_feedback_never_sets_a_level_or_ticks_a_point() -> None:
    from interview_coach.drills.timed import TimedAnswer

    answer = TimedAnswer(question(), "en", 0.0, spoken=False)
    answer.text = "I start with a calm talk and hear both sides."
    report(answer.question, answer.text, "en", 90, Settings())
    assert (answer.levels, answer.said, answer.suggested) == ({}, set(), None)


@pytest.mark.parametrize("seed", range(5))
def test_words_in_any_order_give_quotes_in_order(seed: int) -> None:
    words = ["well", "um", "you", "know", "I", "asked", "them", "we", "fixed", "it", "basically", "their", "fault"]
    random.Random(seed).shuffle(words)
    for finding in listen(" ".join(words)).findings:
        places = [quote.start for quote in finding.quotes]
        assert places == sorted(places)
