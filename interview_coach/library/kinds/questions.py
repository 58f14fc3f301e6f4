"""Kind `questions`: what an interviewer asks, and what is listened for in the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, ClassVar, Final, Literal, NamedTuple

from msgspec import Meta

from interview_coach.i18n import _
from interview_coach.ids import wording_hash
from interview_coach.library.kinds.ground import Ground
from interview_coach.library.kinds.shared import (
    Criterion,
    Document,
    Id,
    Item,
    Lang,
    Level,
    Line,
    Record,
    Text,
    TopicPath,
)
from interview_coach.words import PACE

Style = Literal["flash", "timed", "story", "diagnose", "explain", "pitch", "reply"]
Weight = Literal["must", "should", "avoid"]
Listener = Literal["interviewer", "client", "colleague"]
Seconds = Annotated[int, Meta(ge=0, le=3600)]


class Budget(NamedTuple):
    """How long a style of question is thought over and answered, and how many words its model answer has."""

    think: int
    """Seconds to think."""
    answer: int
    """Seconds to answer."""
    words: Mapping[Lang, tuple[int, int]] | None = None
    """Fewest and most words of the model answer; None: 60 to 95 % of the answer time at the usual pace."""
    listener: Listener = "interviewer"
    """To whom the answer is given, unless the question says otherwise."""

    def band(self, lang: Lang, answer_in: int | None = None) -> tuple[int, int]:
        """Return the fewest and the most words of a model answer for `answer_in` seconds (None: the style's own)."""
        share = 1.0 if answer_in is None else answer_in / self.answer
        usual = PACE[lang] * self.answer / 60
        low, high = self.words[lang] if self.words else (0.6 * usual, 0.95 * usual)
        return round(low * share), int(high * share + 0.5)


BUDGETS: Final[Mapping[Style, Budget]] = {
    "flash": Budget(5, 40, {"en": (55, 90), "ru": (44, 70)}),
    "timed": Budget(15, 90),
    "story": Budget(30, 120),
    "diagnose": Budget(30, 180),
    "explain": Budget(20, 60, listener="client"),
    "pitch": Budget(10, 60),
    "reply": Budget(0, 600, {"en": (90, 180), "ru": (80, 160)}, listener="client"),
}


class Signs(Record, frozen=True):
    """Words whose presence suggests that a point was made, a list a language; word forms match by stem."""

    en: tuple[Line, ...] = ()
    ru: tuple[Line, ...] = ()


class Point(Record, frozen=True):
    """One key point: exactly one of `must`, `should` (a strong answer says it) and `avoid` (a red flag) is written."""

    one_of: ClassVar[tuple[str, ...]] = ("must", "should", "avoid")

    must: Text | None = None
    """What no good answer leaves out."""
    should: Text | None = None
    """What a strong answer says."""
    avoid: Text | None = None
    """A red flag."""
    signs: Signs | None = None
    """Words that suggest that the point was made."""

    def __post_init__(self) -> None:
        if sum(text is not None for text in (self.must, self.should, self.avoid)) != 1:
            raise ValueError(_("a point has exactly one of the keys must, should and avoid"))

    @property
    def weight(self) -> Weight:
        """Which of the three the point is."""
        return "must" if self.must else "should" if self.should else "avoid"

    @property
    def text(self) -> Text:
        """The sentence itself."""
        text = self.must or self.should or self.avoid
        assert text is not None  # __post_init__ saw to it
        return text


class Judgement(Record, frozen=True):
    """What the key of a sample says of one criterion."""

    level: Annotated[int, Meta(ge=1, le=4)]
    why: Text
    """What the level rests on, quoting the sample's words."""


class Sample(Record, frozen=True):
    """An answer that is already scored, to practise scoring on."""

    answer: Text
    key: Mapping[Id, Judgement]
    """The level of each criterion, and why."""


class QuestionEntry(Record, frozen=True):
    """A question as its file writes it; what it leaves out comes from the file's `defaults`."""

    id: Id
    """Permanent: a learner's attempts are kept under it."""
    prompt: Text
    """The question as it is heard in the room; one thing asked."""
    intent: Text
    """What the interviewer wants to learn."""
    points: Annotated[tuple[Point, ...], Meta(min_length=3, max_length=7)]
    """What is listened for: three to seven points of at most 12 words, each of which can be ticked."""
    answer: Text
    """A model answer that can be said in the time (Markdown); for a story an example, never a script."""
    level: Level | None = None
    """The lowest level at which a full answer may fairly be expected."""
    style: Style | None = None
    """How the question is answered; it gives the seconds to think and to answer."""
    rubric: Id | None = None
    """A shared rubric, whose criteria follow the question's own."""
    criteria: tuple[Criterion, ...] = ()
    """Criteria of this question alone; with the shared ones two to four."""
    situation: Text | None = None
    """The facts that the answer is given on (Markdown): what happened, the letter to answer, the tickets to sort."""
    think: Seconds | None = None
    """Seconds to think, where the style's own do not fit."""
    answer_in: Annotated[int, Meta(ge=10, le=3600)] | None = None
    """Seconds to answer, where the style's own do not fit."""
    listener: Listener | None = None
    """To whom the answer is given, where not to whom its style says: explanations and replies go to a client."""
    covers: tuple[Id, ...] = ()
    """Entries of the brief that the question rehearses."""
    frame: tuple[Text, ...] = ()
    """For a story: the slots that the learner fills with material of their own."""
    mistakes: Annotated[tuple[Text, ...], Meta(max_length=5)] = ()
    """What real candidates say, and why it hurts: two to five."""
    probes: Annotated[tuple[Text, ...], Meta(max_length=4)] = ()
    """What the interviewer asks next: two to four, at least one of which breaks a memorised answer."""
    samples: tuple[Sample, ...] = ()
    """Answers already scored."""
    needs: tuple[Id, ...] = ()
    """Items of the pack to learn first."""
    related: tuple[Id, ...] = ()
    """Neighbours in the pack, at most one level apart."""
    tags: tuple[Id, ...] = ()
    """Free labels."""
    source: Line | None = None
    """Where a fact comes from."""


class Defaults(Record, frozen=True):
    """What the questions of a file have in common unless they say otherwise."""

    level: Level | None = None
    style: Style | None = None
    rubric: Id | None = None
    covers: tuple[Id, ...] = ()
    tags: tuple[Id, ...] = ()


class Questions(Document, frozen=True, tag_field="kind", tag="questions"):
    """A file of questions on one topic."""

    topic: TopicPath
    questions: Annotated[tuple[QuestionEntry, ...], Meta(min_length=1)]
    """In the order in which they are studied."""
    defaults: Defaults = Defaults()
    """What the questions have in common."""


class Question(Item, frozen=True, tag="question"):
    """A question with everything that judging an answer takes. Its title is its prompt."""

    style: Style
    intent: Text
    points: tuple[Point, ...]
    answer: Text
    criteria: tuple[Criterion, ...]
    """The question's own criteria first, then those of its shared rubric; none in a pack that brings none."""
    think: int
    """Seconds to think."""
    answer_in: int
    """Seconds to answer."""
    situation: Text | None = None
    """The facts that the answer is given on (Markdown), where the prompt alone does not say them."""
    listener: Listener = "interviewer"
    """To whom the answer is given; a client should not hear jargon."""
    frame: tuple[Text, ...] = ()
    mistakes: tuple[Text, ...] = ()
    probes: tuple[Text, ...] = ()
    samples: tuple[Sample, ...] = ()

    @property
    def prompt(self) -> Text:
        """What the interviewer says."""
        return self.title

    @property
    def form(self) -> str:
        """Its style."""
        return self.style

    @property
    def seconds(self) -> int:
        """Seconds to think and to answer."""
        return self.think + self.answer_in

    def scored(self) -> list[int]:
        """Positions of the samples whose key says something of the question's criteria."""
        names = {criterion.id for criterion in self.criteria}
        return [place for place, sample in enumerate(self.samples) if not names.isdisjoint(sample.key)]

    def gist(self) -> Iterable[Text]:
        """Its points."""
        return (point.text for point in self.points)

    def prose(self) -> Iterable[Text]:
        """Its situation and its model answer."""
        return (self.answer,) if self.situation is None else (self.situation, self.answer)

    def wording(self, lang: Lang) -> str:
        """Return a short hash of what the learner was asked and shown in `lang`."""
        shown = (self.prompt, self.answer, *(point.text for point in self.points))
        more = () if self.situation is None else (self.situation,)
        return wording_hash(*(text.get(lang) for text in (*shown, *more)))


def items(document: Questions, ground: Ground) -> Iterator[tuple[int, Question]]:
    """Yield the position and the item of each question that can be practised.

    One without a level or a style, or whose shared rubric is not there, cannot: how to answer or to judge is unknown.
    """
    defaults = document.defaults
    for position, entry in enumerate(document.questions):
        level, style = entry.level or defaults.level, entry.style or defaults.style
        rubric = entry.rubric or defaults.rubric
        if level is None or style is None or (rubric is not None and rubric not in ground.rubrics):
            continue
        shared = ground.rubrics[rubric].criteria if rubric else ()
        yield position, _question(document, entry, ground.pack.id, level, style, shared)


def _question(
    document: Questions, entry: QuestionEntry, pack: str, level: Level, style: Style, shared: tuple[Criterion, ...]
) -> Question:
    budget = BUDGETS[style]
    return Question(
        pack=pack,
        id=entry.id,
        topic=document.topic,
        level=level,
        title=entry.prompt,
        style=style,
        intent=entry.intent,
        points=entry.points,
        answer=entry.answer,
        criteria=entry.criteria + shared,
        think=budget.think if entry.think is None else entry.think,
        answer_in=budget.answer if entry.answer_in is None else entry.answer_in,
        situation=entry.situation,
        listener=entry.listener or budget.listener,
        covers=entry.covers or document.defaults.covers,
        frame=entry.frame,
        mistakes=entry.mistakes,
        probes=entry.probes,
        samples=entry.samples,
        needs=entry.needs,
        related=entry.related,
        tags=entry.tags or document.defaults.tags,
        source=entry.source,
    )
