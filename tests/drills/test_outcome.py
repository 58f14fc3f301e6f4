"""An outcome is written as it always was: the chain of hashes rests on its bytes, and old logs are read for ever."""

from __future__ import annotations

import msgspec
import pytest

from interview_coach.drills.outcome import Outcome, Rating

OLD = {
    "flashcard": (
        '{"item":"core/why-us","drill":"flashcard","lang":"en","wording":"0123456789ab","rating":3,'
        '"score":0.6666666666666666,"answer":"Because.","phases":{"think":5.0,"answer":15.0}}'
    ),
    "timed": (
        '{"item":"core/why-us","drill":"timed","lang":"en","wording":"0123456789ab","rating":1,"score":0.0,'
        '"levels":{"substance":2},"points":[0,2],"predicted":3,"suggested":2,"spoken":true,'
        '"phases":{"think":5.0,"answer":15.0},"allowed":120.0,"added":30.0,"hints":1}'
    ),
}
"""Outcomes as the first release wrote them."""


@pytest.mark.parametrize("drill", OLD)
def test_an_old_outcome_is_read_and_written_byte_for_byte(drill: str) -> None:
    read = msgspec.json.decode(OLD[drill], type=Outcome)
    assert msgspec.json.encode(read).decode() == OLD[drill]
    assert (read.sample, read.key) == (None, {})


def test_prediction_own_levels_and_key_are_kept_apart() -> None:
    outcome = Outcome(
        item="core/why-us",
        drill="scoring",
        lang="en",
        wording="0123456789ab",
        rating=None,
        score=0.5,
        levels={"evidence": 2},
        predicted=4,
        sample=0,
        key={"evidence": 3},
    )
    written = msgspec.json.encode(outcome)
    assert b'"rating":null' in written
    assert written.endswith(b'"sample":0,"key":{"evidence":3}}')
    assert msgspec.json.decode(written, type=Outcome) == outcome


def test_a_rating_is_always_written() -> None:
    with pytest.raises(msgspec.ValidationError, match="rating"):
        msgspec.json.decode(OLD["flashcard"].replace('"rating":3,', ""), type=Outcome)
    assert Rating(3) is msgspec.json.decode(OLD["flashcard"], type=Outcome).rating
