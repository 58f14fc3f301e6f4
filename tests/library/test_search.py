"""Search finds items by their words in every form, in both languages, the best first, and never fails.

What is found is compared with a search that looks at every item, word by word.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from interview_coach.library.items import Question
from interview_coach.library.library import Library
from interview_coach.library.search import LITTLE, TELLING
from interview_coach.words import stem
from tests.support import content
from tests.support.packs import question, questions, write_small_pack

ITEMS = {
    "meeting": {
        "prompt": "{en: A meeting, ru: Встреча}",
        "answer": "{en: Conflicting policies met their conflict., ru: «Ёлочки» спорят о конфликтах ёжиков.}",
    },
    "calm": {
        "prompt": "{en: A client shouts, ru: Клиент кричит}",
        "points": "[{must: {en: The conflict calms down, ru: Конфликт стихает}}, {should: {en: b, ru: б}}, "
        "{avoid: {en: c, ru: в}}]",
    },
    "conflict": {"prompt": "{en: How do you handle conflicts?, ru: Как вы действуете в конфликте?}"},
    "router-restart": {
        "prompt": "{en: Why restart a router over TCP/IP?, ru: Зачем перезапускать маршрутизатор?}",
        "tags": "[network, first-line]",
    },
    "returns": {"prompt": "{en: Another thing, ru: Другое}"},
    "policy": {"prompt": "{en: The policy of returns, ru: Правила возврата}"},
}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("search")
    entries = [question(name, **parts) for name, parts in ITEMS.items()]
    pack = write_small_pack(folder / "small", file=questions(*entries))
    big = content.write_pack(folder / "big", 120, per_file=40)
    with Library.open(folder / "library.db", [pack, big]) as opened:
        yield opened


def found(library: Library, text: str, limit: int = 50) -> list[str]:
    return [entry.id for entry in library.search(text, limit) if entry.pack == "small"]


@pytest.mark.parametrize("text", ["conflict", "Conflicts", "конфликт", "КОНФЛИКТАМИ"])
def test_words_match_in_all_their_forms_and_titles_come_first(library: Library, text: str) -> None:
    assert found(library, text) == ["conflict", "calm", "meeting"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("policies", ["policy", "meeting"]),
        ("ёлочки", ["meeting"]),
        ("елочками", ["meeting"]),
        ("ёлоч", ["meeting"]),
        ("елоч", ["meeting"]),
        ("ежик", ["meeting"]),
        ("restarting routers", ["router-restart"]),
        ("маршрутизатором", ["router-restart"]),
        ("tcp", ["router-restart"]),
        ("ip/tcp", ["router-restart"]),
        ("network", ["router-restart"]),
        ("first line", ["router-restart"]),
        ("restart", ["router-restart"]),
    ],
)
def test_words_are_found_wherever_they_are_written(library: Library, text: str, wanted: list[str]) -> None:
    assert found(library, text) == wanted


@pytest.mark.parametrize("typed", ["ro", "rou", "маршр", "маршрутизато", "confl", "router rest"])
def test_the_last_word_may_still_be_being_typed(library: Library, typed: str) -> None:
    words = typed.split()
    for entry in library.search(typed, 1000):
        assert any(word.startswith(words[-1]) for word in _words(library, entry.address))
    assert found(library, typed)


def test_words_before_the_last_are_whole(library: Library) -> None:
    assert found(library, "polic client") == ["calm"]
    assert set(found(library, "client polic")) == {"calm", "policy", "meeting"}


def test_all_words_must_match_if_any_item_has_them_all(library: Library) -> None:
    assert found(library, "client conflict") == ["calm"]
    assert found(library, "конфликты с клиентами") == ["calm"]


def test_otherwise_items_with_some_of_the_words_are_found(library: Library) -> None:
    assert found(library, "policy xylophone returns")[0] == "policy"
    assert set(found(library, "router policy")) == {"router-restart", "policy", "meeting"}


def test_what_is_typed_on_the_other_layout_is_understood(library: Library) -> None:
    assert found(library, "rjyakbrn") == found(library, "конфликт")
    assert found(library, "сщтадшсе") == found(library, "conflict")


def test_an_id_or_an_address_is_found_first(library: Library) -> None:
    assert library.search("q-000077")[0].address == "bench/q-000077"
    assert library.search(" bench/Q-000077 ")[0].address == "bench/q-000077"
    assert found(library, "returns") == ["returns", "policy"]
    assert found(library, "meeting", limit=1) == ["meeting"]


def test_there_are_no_more_than_asked_for_and_none_twice(library: Library) -> None:
    for limit in (0, 1, 7, 1000):
        addresses = [entry.address for entry in library.search("client", limit)]
        assert len(addresses) == len(set(addresses)) <= limit
    assert library.search("client", -1) == []


@pytest.mark.parametrize("text", ["", " ", "?!", "_", "\0", "\ud800", "и", "the of", '"', "''", "*", "🙂", "́"])
def test_what_says_nothing_finds_nothing_or_little_words(library: Library, text: str) -> None:
    assert isinstance(library.search(text), list)
    if not re.search(r"[^\W_]", text):
        assert library.search(text) == []


@settings(deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(string.punctuation + " aбAND1*", max_size=30)))
@example('" OR NEAR(a b, 2) AND NOT title : x* ^ + - {answer}')
@example("title:client")
@example("NOT")
@example("a" * 100_000)
@example("word " * 10_000)
@example("a\0b\ud800c\uffff\U0010ffff")
@example("ǅ İ ß ﬁ ½ ² 𝔘 ᾳ")
def test_no_text_makes_it_fail(library: Library, text: str) -> None:
    assert isinstance(library.search(text), list)


def _words(library: Library, address: str) -> set[str]:
    item = library.item(address)
    assert isinstance(item, Question)
    texts = [item.title, *(point.text for point in item.points), item.answer]
    written = " ".join([item.id, *item.tags, *(wording for text in texts for wording in text.wordings().values())])
    return set(re.findall(r"[^\W_]+", written.lower().replace("ё", "е")))


@pytest.fixture(scope="module")
def held(library: Library) -> dict[str, set[str]]:
    """The words of every item by its address."""
    return {address: _words(library, address) for address, _topic in library.topic_of()}


@settings(deadline=None)
@given(picks=st.lists(st.integers(0, 10**6), max_size=3))
def test_it_finds_what_looking_at_every_item_finds(
    library: Library, held: dict[str, set[str]], picks: list[int]
) -> None:
    known = sorted(set().union(*held.values()))
    words = [known[pick % len(known)] for pick in picks]
    long = [word for word in words if len(stem(word)) >= TELLING and word not in LITTLE]
    query = " ".join([*long, content.COMMON["en"]])
    stems = {stem(word) for word in long}
    wanted = {
        address
        for address, some in held.items()
        if stems <= {stem(word) for word in some} and any(word.startswith(content.COMMON["en"]) for word in some)
    }
    if wanted:
        assert {entry.address for entry in library.search(query, 1000)} == wanted


def test_what_is_found_stays_found_among_very_many_matches(tmp_path: Path) -> None:
    many = [question(f"n-{n}", prompt=f"{{en: Client {n}, ru: Клиент {n}}}") for n in range(1500)]
    pack = write_small_pack(tmp_path / "many", file=questions(*many))
    with Library.open(tmp_path / "library.db", [pack]) as library:
        assert len(library.search("client", 1500)) == 1500
        assert [entry.id for entry in library.search("client 1499")] == ["n-1499"]
        assert [entry.id for entry in library.search("client", 3)] == ["n-0", "n-1", "n-2"]
