"""Promise: the notation of phrases means what it says, whatever letter a phrase begins with, and never runs away."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_coach.feedback import patterns
from interview_coach.feedback.lexicon import lexicon
from interview_coach.feedback.patterns import Phrases, expand
from interview_coach.feedback.speech import Speech
from interview_coach.text import LANGUAGES, Lang


def found(pattern: str, text: str, *, but: str = "") -> list[str]:
    return [quote.text for quote in Phrases([pattern], [but] if but else []).find(Speech(text, "en"))]


@pytest.mark.parametrize(
    ("pattern", "text", "quotes"),
    [
        ("as a result", "As a result, it worked.", ["As a result"]),
        ("as a result", "has a result", []),
        ("fault", "faulty", []),
        ("fault*", "a faulty cable", ["faulty"]),
        ("*ing", "I was asking", ["asking"]),
        ("(his|her) fault", "It was her fault", ["her fault"]),
        ("(the_|)client's fault", "client's fault, the client's fault", ["client's fault", "the client's fault"]),
        ("i [really] know", "I know, I really know", ["I know", "I really know"]),
        ("[so] yeah", "so yeah; yeah", ["so yeah", "yeah"]),
        ("i told .. so", "I told all of them so", ["I told all of them so"]),
        ("i told .. so", "I told each and every one of them so", []),
        ("^ well", "Well, I did. Well? It went well", ["Well", "Well"]),
        (", like ,", "it was, like, odd; I like it", ["like"]),
        ("# days", "in 12 days, in two days", ["12 days"]),
        ("in * days", "in two days", ["in two days"]),
        ("все", "всё и все", ["всё", "все"]),
    ],
)
def test_the_notation(pattern: str, text: str, quotes: list[str]) -> None:
    assert found(pattern, text) == quotes


def test_an_exception_takes_back_what_it_touches_and_nothing_else() -> None:
    assert found("kind of", "a kind of magic, I kind of did it", but="(a|the) kind of") == ["kind of"]


def test_the_longest_of_two_phrases_wins() -> None:
    assert [q.text for q in Phrases(["you know", "you know what"]).find(Speech("you know what", "en"))] == [
        "you know what"
    ]


def test_groups_are_put_in_by_name() -> None:
    assert list(expand("a {x}; b\n{x} c", {"x": "(p|q)"})) == ["a (p|q)", "b", "(p|q) c"]


WORDS = st.sampled_from(["a", "ab", "ba", "b", "abba", "c"])
TOKENS = st.one_of(
    WORDS,
    WORDS.map(lambda word: word + "*"),
    WORDS.map(lambda word: f"[{word}]"),
    st.lists(st.one_of(WORDS, st.just("")), min_size=2, max_size=3).map(lambda parts: f"({'|'.join(parts)})a"),
    st.tuples(WORDS, WORDS).map(lambda pair: f"({pair[0]}_|){pair[1]}"),
    st.tuples(WORDS, WORDS).map(lambda pair: f"(({pair[0]}|c)_{pair[1]}|b)"),
    st.just("*"),
)


@given(st.lists(TOKENS, min_size=1, max_size=3), st.text(alphabet="abc ,.", max_size=40))
def test_looking_by_first_letters_finds_what_the_expression_finds(tokens: list[str], text: str) -> None:
    if all(token.startswith("[") for token in tokens):
        return
    pattern = " ".join(tokens)
    expression = re.compile(patterns._expression(pattern))  # what the buckets must not change
    starts = [place for place in Speech(text, "en").starts if expression.match(text, place)]
    assert [start for start, _end in patterns._Bucketed([pattern]).spans(Speech(text, "en"))] == starts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_list_of_a_language_can_be_read(lang: Lang) -> None:
    lists = lexicon(lang)
    text = Speech("Ну, well, a b c, и так далее. 1 2 3", lang)
    for name in lists.names:
        list(lists.phrases(name).find(text))
    list(lists.fillers(lists.filler_words).find(text))
    assert lists.longest
    assert lists.negations
