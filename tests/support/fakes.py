"""A history and a library in memory, with the signatures of the real ones; they count the rows that they hand out."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from interview_coach.clock import Clock, learner_day
from interview_coach.drills.outcome import DrillName, Outcome, Rating
from interview_coach.history.attempt import Attempt
from interview_coach.history.card import Card, Fold
from interview_coach.history.failures import NotSaved
from interview_coach.history.standing import Day, TopicTotals
from interview_coach.history.store import History
from interview_coach.ids import uuid7
from interview_coach.library.entries import EVERYTHING, Entry, Filter, TopicInfo
from interview_coach.library.items import AnyItem, Question
from interview_coach.library.kinds.questions import Point, Style
from interview_coach.library.kinds.shared import Criterion, Level
from interview_coach.library.library import Library
from interview_coach.text import Text

FORMS = tuple(Text(word) for word in ("weak", "partial", "solid", "excellent"))


def question(
    id: str,
    topic: str = "hr/motivation",
    *,
    prompt: str | None = None,
    level: Level = "junior",
    style: Style = "timed",
    needs: tuple[str, ...] = (),
    related: tuple[str, ...] = (),
    think: int = 15,
    answer_in: int = 90,
) -> Question:
    """Return a small question; its prompt is its own id unless told, so that no two are alike by accident."""
    return Question(
        pack="base",
        id=id,
        topic=topic,
        level=level,
        title=Text(prompt if prompt is not None else f"{id}{id}"),
        style=style,
        intent=Text("Whether it is known."),
        points=(Point(must=Text("One.")), Point(must=Text("Two.")), Point(avoid=Text("Three."))),
        answer=Text("One, two."),
        criteria=(Criterion(id="content", title=Text("Content"), levels=(FORMS[0], FORMS[1], FORMS[2], FORMS[3])),),
        think=think,
        answer_in=answer_in,
        needs=needs,
        related=related,
    )


def outcome(item: str, rating: Rating = Rating.GOOD, drill: DrillName = "flashcard", seconds: float = 30) -> Outcome:
    """Return an outcome that took `seconds`."""
    return Outcome(item=item, drill=drill, lang="en", wording="w", rating=rating, score=0.5, phases={"answer": seconds})


class FakeHistory(History):
    """Attempts in a list, cards folded as they come."""

    def __init__(self, clock: Clock, fold: Fold, topics: dict[str, str] | None = None) -> None:
        self.clock = clock
        self.fold = fold
        self.log: list[Attempt] = []
        self.topics = topics if topics is not None else {}
        self.states: dict[str, bytes] = {}
        self.by_item: dict[str, Card] = {}
        self.given = 0
        """How many cards and attempts were handed out."""
        self.refuse_states = False
        self.refuse_attempts = False
        self._chance = random.Random(1)

    @property
    def count(self) -> int:
        return len(self.log)

    def add(self, outcome: Outcome, *, topic: str, routine: str | None = None) -> Attempt:
        self.topics[outcome.item] = topic
        return self._append(outcome.item, outcome.drill, outcome, routine, None)

    def void(self, attempt_id: str) -> Attempt:
        found = next(attempt for attempt in self.log if attempt.id == attempt_id)
        void = self._append(found.item, found.drill, None, found.routine, attempt_id)
        self.by_item.pop(found.item, None)
        for attempt in self._standing():
            if attempt.item == found.item:
                self._take_in(attempt)
        return void

    def attempts(
        self,
        item: str | None = None,
        *,
        drill: DrillName | None = None,
        since: datetime | None = None,
        voided: bool = False,
        newest_first: bool = False,
        limit: int | None = None,
    ) -> Iterator[Attempt]:
        log = self.log if voided else self._standing()
        found = [
            a for a in log if item in (None, a.item) and drill in (None, a.drill) and (since is None or a.at >= since)
        ]
        for attempt in (found[::-1] if newest_first else found)[:limit]:
            self.given += 1
            yield attempt

    def card(self, item: str) -> Card | None:
        return self.by_item.get(item)

    def cards(self, items: Iterable[str]) -> dict[str, Card]:
        found = {item: self.by_item[item] for item in items if item in self.by_item}
        self.given += len(found)
        return found

    def due(self, before: datetime, limit: int, topic: str | None = None) -> list[Card]:
        wanted = Filter(topic=topic)
        cards = [c for c in self.by_item.values() if c.due < before and c.topic and wanted.covers(c.topic)]
        found = sorted(cards, key=lambda card: (card.due, card.item))[:limit]
        self.given += len(found)
        return found

    def due_counts(self, before: datetime) -> dict[str, int]:
        return dict(Counter(card.topic for card in self.by_item.values() if card.due < before and card.topic))

    def topic_totals(self) -> dict[str, TopicTotals]:
        groups: dict[str, list[Card]] = defaultdict(list)
        for card in self.by_item.values():
            groups[card.topic].append(card)
        groups.pop("", None)
        return {
            topic: TopicTotals(
                seen=len(cards),
                known=sum(card.phase == 2 for card in cards),
                attempts=sum(card.reps for card in cards),
                spoken=sum(card.spoken for card in cards),
            )
            for topic, cards in groups.items()
        }

    def days(self, first: date | None = None, *, topic: str | None = None, rollover: int = 4) -> list[Day]:
        days: dict[date, list[Attempt]] = defaultdict(list)
        for attempt in self._standing():
            days[learner_day(attempt.at, self.clock.zone, rollover)].append(attempt)
        return [
            Day(
                day=day,
                attempts=len(attempts),
                seconds=sum(a.outcome.seconds for a in attempts if a.outcome),
                new=sum(
                    item in self.by_item and self.by_item[item].first == at
                    for item, at in {(a.item, a.at) for a in attempts}
                ),
            )
            for day, attempts in sorted(days.items())
            if first is None or day >= first
        ]

    def state(self, key: str) -> bytes | None:
        return self.states.get(key)

    def set_state(self, key: str, value: bytes | None) -> None:
        if self.refuse_states:
            raise NotSaved("disk full")
        if value is None:
            self.states.pop(key, None)
        else:
            self.states[key] = value

    def put(self, item: str, topic: str, *, due: datetime, days: float = 5, phase: int = 2, spoken: int = 0) -> Card:
        """Place a card in the schedule, last practised `days` before it is due."""
        last = due - timedelta(days=days)
        self.by_item[item] = Card(
            item=item,
            topic=topic,
            due=due,
            last=last,
            first=last,
            stability=days,
            difficulty=5.0,
            phase=phase,
            step=None if phase == 2 else 0,
            reps=3,
            spoken=spoken,
        )
        return self.by_item[item]

    def _append(
        self, item: str, drill: str, outcome: Outcome | None, routine: str | None, voids: str | None
    ) -> Attempt:
        if self.refuse_attempts:
            raise NotSaved("disk full")
        at = self.clock.now().astimezone(UTC)
        attempt = Attempt(
            id=str(uuid7(at, self._chance)),
            seq=len(self.log) + 1,
            at=at,
            offset=0,
            item=item,
            topic=self.topics.get(item, ""),
            drill=drill,
            outcome=outcome,
            routine=routine,
            voids=voids,
            origin="here",
            origin_seq=len(self.log) + 1,
            hash="",
        )
        self.log.append(attempt)
        if outcome is not None:
            self._take_in(attempt)
        return attempt

    def _take_in(self, attempt: Attempt) -> None:
        from msgspec.structs import replace

        if card := self.fold(self.by_item.get(attempt.item), attempt):
            self.by_item[attempt.item] = replace(card, topic=self.topics.get(attempt.item, ""))

    def _standing(self) -> list[Attempt]:
        voided = {attempt.voids for attempt in self.log}
        return [a for a in self.log if a.outcome is not None and a.id not in voided]


class FakeLibrary(Library):
    """Questions in a list: their order is the order of study."""

    generation = "1"

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = {item.address: item for item in questions}
        self.given = 0
        """How many items and entries were handed out."""

    def shared_criteria(self) -> dict[str, Text]:
        return {"content": Text("Content")}

    def topics(self) -> list[TopicInfo]:
        paths = {}
        for item in self.questions.values():
            ends = [place for place, letter in enumerate(item.topic) if letter == "/"] + [len(item.topic)]
            paths.update(dict.fromkeys(item.topic[:end] for end in ends))
        return [TopicInfo(path=path, title=Text(path.title()), items=self.count(Filter(topic=path))) for path in paths]

    def item(self, address: str) -> AnyItem | None:
        return self.questions.get(address)

    def items(self, addresses: Sequence[str]) -> list[AnyItem]:
        found = [self.questions[name] for name in addresses if name in self.questions]
        self.given += len(found)
        return found

    def entries(self, filter: Filter = EVERYTHING, limit: int | None = None, offset: int = 0) -> list[Entry]:
        found = [_entry(item) for item in self.questions.values() if _admits(filter, item)]
        found = found[offset:][:limit]
        self.given += len(found)
        return found

    def entry(self, address: str) -> Entry | None:
        item = self.questions.get(address)
        return _entry(item) if item else None

    def count(self, filter: Filter = EVERYTHING) -> int:
        return sum(_admits(filter, item) for item in self.questions.values())


def _entry(item: Question) -> Entry:
    return Entry(
        pack=item.pack,
        id=item.id,
        kind="question",
        topic=item.topic,
        level=item.level,
        title=item.title,
        form=item.style,
        seconds=item.think + item.answer_in,
        samples=len(item.scored()),
    )


def _admits(filter: Filter, item: Question) -> bool:
    kind, level, form = filter.kind in (None, "question"), filter.level, filter.form
    if filter.sampled is not None and filter.sampled != bool(item.scored()):
        return False
    return kind and filter.covers(item.topic) and level in (None, item.level) and form in (None, item.style)
