"""What every drill shares in plain mode: saving, notes, reports, undo, help."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final, TypeVar

from interview_coach import wording
from interview_coach.drills.outcome import Outcome, Rating
from interview_coach.drills.timed import TimedAnswer
from interview_coach.errors import CoachError
from interview_coach.history.attempt import Attempt
from interview_coach.i18n import N_, _
from interview_coach.library.items import Question
from interview_coach.plain.lines import Lines
from interview_coach.routines.runner import Runner
from interview_coach.session import Session
from interview_coach.text import Lang

END_OF_TEXT: Final = "."
"""The line that ends a text of several lines."""

LONGEST_TEXT: Final = 20_000
"""Characters of an answer or a note at most."""

COMMON_HELP: Final = (
    ("n", N_("your note: read it, write it")),
    ("e", N_("say that this item is wrong or unclear")),
    ("u", N_("undo: take back the last attempt and do it again")),
    ("s", N_("skip this item for now")),
    ("q", N_("leave; the routine can be resumed")),
    ("?", N_("this list")),
)
"""Commands that every prompt for a command takes."""

Help = Iterable[tuple[str, str]]

T = TypeVar("T")


class Left(Exception):
    """The learner leaves the routine."""


class Moved(Exception):
    """The routine stands at another step now: one was taken back, or skipped."""

    def __init__(self, *, back: bool) -> None:
        self.back = back


class Desk:
    """The session, the routine under way and the conversation, as the drills use them."""

    def __init__(self, session: Session, runner: Runner, lines: Lines, *, spoken: bool) -> None:
        self.session = session
        self.runner = runner
        self.lines = lines
        self.say = lines.say
        self.spoken = spoken
        """Whether timed answers are said aloud; otherwise they are typed."""
        self._topics = {topic.path: topic.title for topic in session.library.topics()}
        self._common = {
            "n": self._note,
            "e": self._report,
            "u": self._undo,
            "s": self._skip,
            "q": self._leave,
        }

    @property
    def lang(self) -> Lang:
        return self.session.lang

    def take(self) -> None:
        """Turn to the routine's present step; `question` stays the one that was taken until the next time."""
        self.question: Question = self.runner.item

    @property
    def topic(self) -> str:
        """The title of the present question's topic."""
        title = self._topics.get(self.question.topic)
        return title.get(self.lang) if title else self.question.topic

    def now(self) -> float:
        """Return the monotonic clock's reading, in seconds."""
        return self.session.clock.monotonic()

    def command(
        self, prompt: str, help: Help, own: Iterable[str], *, after: float | None = None, notice: str = ""
    ) -> str:
        """Ask until one of the drill's `own` commands is typed, and return it; see `ask`."""
        known = frozenset(own)
        return self.ask(prompt, help, lambda word: word if word in known else None, after=after, notice=notice)

    def ask(
        self,
        prompt: str,
        help: Help,
        understand: Callable[[str], T | None],
        *,
        after: float | None = None,
        notice: str = "",
    ) -> T:
        """Ask until the drill understands what was typed, and return what it made of it; commands that every prompt
        takes are done here. `notice` is said to a waiting person when `after` seconds have passed.

        Raises:
            Left, Moved: the learner leaves the step.
            Closed: there are no more lines.
        """
        while True:
            word = self.lines.ask(prompt, after=after, notice=notice)
            if (meant := understand(word)) is not None:
                return meant
            if word in self._common:
                self._common[word]()
            elif word == "?":
                self._help(help)
            else:
                self.say(_("“{word}” does nothing here; ? lists the commands.").format(word=word[:40]))

    def record(self, outcome: Outcome, *, stay: bool = False) -> Attempt:
        """Keep an outcome and tell its number; with `stay` the same step comes again.

        When it cannot be kept, say why, and try again as often as wanted.

        Raises:
            Left: the learner gave up.
            Closed: there are no more lines.
        """
        while True:
            try:
                attempt = self.runner.record(outcome, stay=stay)
            except CoachError as error:
                self.say(_("Not saved: {why}").format(why=error))
                if self.lines.ask(_("Enter tries once more; q leaves without saving.")) == "q":
                    raise Left from error
            else:
                self._tell(attempt, outcome.rating)
                return attempt

    def _tell(self, attempt: Attempt, rating: Rating | None) -> None:
        if rating is None:
            self.say(_("Saved as attempt {n}").format(n=attempt.seq))
            return
        card = self.session.history.card(attempt.item)
        due = card.due - self.session.clock.now() if card else timedelta(0)
        self.say(
            _("Saved as attempt {n}: {rating}, next in {interval}").format(
                n=attempt.seq, rating=_(wording.RATINGS[rating]), interval=wording.interval(due)
            )
        )

    def note(self) -> str:
        """Return the learner's note beside the present item."""
        return self.session.history.note(self.question.address)

    def kept(self, write: Callable[[], None]) -> bool:
        """Write something; return whether that worked, and say why where it did not."""
        try:
            write()
        except CoachError as error:
            self.say(_("Not saved: {why}").format(why=error))
            return False
        return True

    def keep(self, answer: TimedAnswer) -> None:
        """Save the answer under way as a draft."""
        address, body = answer.question.address, answer.draft(self.now())
        self.kept(lambda: self.session.history.save_draft(address, "timed", body))

    def text(self) -> str:
        """Read lines up to one with a single dot."""
        read: list[str] = []
        while (line := self.lines.read()) != END_OF_TEXT:
            read.append(line)
        return self.cut("\n".join(read).strip())

    def cut(self, text: str) -> str:
        """Return `text`, or as much of it as is kept, and say so where that is not all."""
        if len(text) > LONGEST_TEXT:
            self.say(_("A text holds {n} characters at most; the rest was cut.").format(n=LONGEST_TEXT))
        return text[:LONGEST_TEXT]

    def _help(self, help: Help) -> None:
        self.say(_("Commands; the key alone, then Enter:"))
        self.say(*(f"{key}: {_(meaning)}" for key, meaning in (*help, *COMMON_HELP)))

    def _note(self) -> None:
        address, old = self.question.address, self.note()
        self.say(*([_("Your note:"), *old.splitlines()] if old else [_("There is no note yet.")]))
        self.say(_("Type the new one; a line with a single dot ends it. Nothing but the dot keeps the note as it is."))
        text = self.text()
        if text and self.kept(lambda: self.session.history.set_note(address, text)):
            self.say(_("The note is kept."))

    def _report(self) -> None:
        address = self.question.address
        self.say(_("What is wrong or unclear? One line; Enter alone takes it back."))
        text = self.lines.read().strip()
        if text and self.kept(lambda: self.session.history.report(address, text)):
            self.say(_("Kept. `interview-coach library reports` shows it to the author."))

    def _leave(self) -> None:
        raise Left

    def _skip(self) -> None:
        self.runner.skip()
        self.say(_("Skipped for now."))
        raise Moved(back=False)

    def _undo(self) -> None:
        try:
            step = self.runner.undo()
        except CoachError as error:
            self.say(_("Not undone: {why}").format(why=error))
            return
        if step is None:
            self.say(_("There is nothing to take back in this routine."))
            return
        self.say(_("Taken back. Do it again."))
        raise Moved(back=True)
