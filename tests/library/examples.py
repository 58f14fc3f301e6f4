"""For every rule that one edit can break: that edit, to one file of the good pack in `data/good`."""

from __future__ import annotations

from typing import NamedTuple

Q = "questions.yaml"
P = "pack.yaml"


class Bad(NamedTuple):
    """Put `new` for the first `old` in a file."""

    code: str
    """The rule that this breaks, and no other."""
    file: str
    old: str
    new: str
    at: str = ""
    """What stands on the line that is told; empty: the first line of `new`."""


_FRAME = """    frame:
      - {en: What was lost?, ru: "Что пропало?"}
      - {en: Who was angry?, ru: "Кто сердился?"}
      - {en: What did you do?, ru: "Что сделали вы?"}
      - {en: What came of it?, ru: "Что вышло?"}
"""
_PROBE = '      - {en: And if they shout?, ru: "А если на вас кричат?"}\n'
_PAUSE_HELPS = "Knows that a pause helps, but never makes one."

_ORDER = """          order:
            level: 3
            why: {en: "Fault, way round, then “by 15:00”.", ru: "Сбой, обходной путь, затем «до 15:00»."}
"""
_SHORT = """      - answer: {{en: "I am calm, and I say it. After that I repeat what the client has asked. I do so in
          my own words, and I do it each time they call us.", ru: "Я спокоен, и так и говорю. Потом повторяю то, о чём
          просил клиент. Делаю это своими словами, и делаю так всякий раз, когда нам кто-нибудь звонит."}}
        key:
          habit: {{level: {level}, why: {{en: No pause., ru: Паузы нет.}}}}
          order: {{level: {level}, why: {{en: Calm first., ru: Сначала спокойствие.}}}}
"""

EXAMPLES = [
    # YAML
    Bad("syntax", Q, "topic: hr/calm", "topic: [hr/calm", "defaults"),
    Bad("character", Q, "How do you stay calm?", "How do you \u202estay calm?"),
    Bad("character", Q, "en: How do you stay calm?", r'en: "How do you \e]0;stay calm?"'),
    Bad("character", Q, "How do you stay calm?", "How do you sta\u200by calm?"),
    Bad("alias", Q, "tags: [star]", "tags: &labels [star]"),
    Bad("alias", Q, "tags: [star]", "tags: [*star]"),
    Bad("tag", Q, "tags: [star]", "tags: [!!str star]"),
    Bad("merge", Q, "    tags: [star]", "    tags: [star]\n    <<: {}", "<<"),
    Bad("key", Q, "    tags: [star]", "    tags: [star]\n    1: star", "1: star"),
    Bad("duplicate-key", Q, "    tags: [star]", "    tags: [star]\n    tags: [moon]", "moon"),
    Bad("quote", Q, "tags: [star]", "tags: [star, no]"),
    Bad("quote", Q, "tags: [star]", "tags: [star, 12]"),
    Bad("quote", P, 'version: "1.0"', "version: 1.0"),
    Bad("size", Q, "tags: [star]", f"tags: {'[' * 41}{']' * 41}"),
    # Shape
    Bad("kind", Q, "kind: questions", "kind: question"),
    Bad("unknown-key", Q, "    tags: [star]", "    tag: [star]"),
    Bad("missing-key", Q, "    intent: {en: What you did yourself., ru: Что сделали вы сами.}\n", "", "id: q-story"),
    Bad("missing-key", Q, "level: junior, style", "style", "id: q-calm"),
    Bad("missing-key", Q, "style: timed, rubric", "rubric", "id: q-calm"),
    Bad("type", Q, "tags: [star]", "tags: star"),
    Bad("value", Q, "level: middle", "level: midle"),
    Bad(
        "value",
        Q,
        "      - avoid: {en: Blaming",
        "      - should: {en: Order, ru: Порядок}\n        avoid: {en: Blaming",
    ),
    # The pack and its links
    Bad(
        "id-twice",
        P,
        "      - id: calm\n",
        "      - {id: calm, title: {en: A, ru: А}}\n      - id: calm\n",
        "- id: calm",
    ),
    Bad("id-twice", Q, "  - id: q-letter", "  - id: q-calm"),
    Bad("id-twice", Q, "      - id: habit", "      - id: order"),
    Bad("id-retired", P, "  - id: q-old", "  - id: q-letter"),
    Bad("topic-unknown", Q, "topic: hr/calm", "topic: hr/clam"),
    Bad("rubric-unknown", Q, "rubric: plain", "rubric: plane"),
    Bad("link-unknown", Q, "needs: [q-calm]", "needs: [q-clam]"),
    Bad("link-unknown", P, "use: q-calm", "use: q-clam"),
    Bad("link-self", Q, "needs: [q-calm]", "needs: [q-calm, q-story]"),
    Bad("needs-cycle", Q, "    related: [q-story]", "    needs: [q-story]"),
    Bad("related-level", Q, "level: middle", "level: senior", "related: [q-story]"),
    Bad("covers-unknown", Q, "covers: [letters]", "covers: [letters, parcels]"),
    Bad("uncovered", Q, "    covers: [letters]\n", "", "id: letters"),
    # Languages and wording
    Bad("language-missing", Q, "What you did yourself., ru: Что сделали вы сами.}", "What you did yourself.}"),
    Bad("language-missing", Q, "{en: What you did yourself., ru: Что сделали вы сами.}", "What you did yourself."),
    Bad("form", Q, "Как вы сохраняете", "Каки\u0306 вы сохраняете"),
    Bad("whitespace", Q, "tags: [star]", "tags: [star]  "),
    Bad("whitespace", Q, "tags: [star]", "tags: [star]\t# label"),
    Bad("leftover", Q, "tags: [star]", "tags: [star]  # TODO: more"),
    Bad("machine-path", Q, "Whether there is a habit.", "Whether there is a habit in /home/kim."),
    Bad("contact", Q, "Whether there is a habit.", "Whether you read help.acme-soft.com."),
    Bad("contact", Q, "Whether there is a habit.", "Whether you write to ann.lee@acme.co.uk."),
    Bad("contact", Q, "Whether there is a habit.", "Whether you call +7 912 345-67-89."),
    Bad("script", Q, "Есть ли у вас такая привычка.", "Is there a habit."),
    Bad("script", Q, "Whether there is a habit.", "Whether there is a привычка."),
    Bad("look-alike", Q, "Есть ли у вас такая привычка.", "Есть ли у вас такая привычкa."),
    Bad("look-alike", Q, "Есть ли у вас такая привычка.", "Есть ли у вас c собой привычка."),
    Bad("officialese", Q, "Есть ли у вас такая привычка.", "Является ли это привычкой."),
    Bad("typography", Q, "Есть ли у вас такая привычка.", "Есть ли привычка - своя."),
    Bad("typography", Q, "Есть ли у вас такая привычка.", "Есть ли она у 95% людей."),
    Bad("yo", Q, "Кто ещё помогал?", "Кто еще помогал?"),
    # Questions
    Bad("answer-length", Q, "    answer_in: 120", "    answer_in: 180", "en: |-"),
    Bad(
        "sentences",
        Q,
        "out. Then I repeat the request in my own words. The",
        "out, and then I repeat the request as the",
        "en: >-",
    ),
    Bad("no-must", Q, "      - must: {en: A pause", "      - should: {en: A pause", "points:"),
    Bad(
        "long-point",
        Q,
        "en: A pause before the answer",
        "en: A pause of one breath or two before the very first of all words",
    ),
    Bad("unsaid", Q, "en: [repeat]", "en: [mirror]", "The request repeated"),
    Bad("signs", Q, "ru: [повторять]", "ru: []"),
    Bad("anchor-length", Q, _PAUSE_HELPS, "Knows that a pause helps."),
    Bad("anchor-same", Q, _PAUSE_HELPS, "Says that nothing ever makes them nervous, at all."),
    Bad("anchor-empty", Q, _PAUSE_HELPS, "The answer is not good, not solid and not fair."),
    Bad("mistakes", Q, "      - {en: A tale without an end., ru: История без конца.}\n", "", "mistakes:"),
    Bad("probes", Q, _PROBE, "", "probes:"),
    Bad("frame", Q, _FRAME, "", "id: q-story"),
    Bad("frame-size", Q, '      - {en: What was lost?, ru: "Что пропало?"}\n', "", "frame:"),
    Bad("frame-size", Q, "    tags: [star]\n", "    frame:\n      - {en: The sign, ru: Признак}\n"),
    Bad("sample", Q, "          order:\n            level: 2", "          ordre:\n            level: 2", "key:"),
    Bad("sample", Q, _ORDER, "", "key:"),
    Bad(
        "samples",
        Q,
        "    tags: [star]",
        "    samples:\n" + _SHORT.format(level=1) + _SHORT.format(level=2) + "    tags: [star]",
        "samples:",
    ),
    Bad(
        "samples-same",
        Q,
        "          order:\n            level: 2",
        "          order:\n            level: 3",
        "samples:",
    ),
    Bad(
        "sample-length",
        Q,
        " We are looking for the cause. I\n            will write again as soon as we",
        " We",
        "en: >-",
    ),
    Bad("sample-why", Q, "Fault, way round, then", "Fault, then way round, then " * 14 + "then"),
    Bad("reply-time", Q, "I will write again by 15:00.", "I will write again when I know more.", "en: |-"),
    Bad("reply-opener", Q, "Hello, Vera!", "Dear valued customer,", "en: |-"),
    Bad("letter", Q, "it is on our side.", "it is on our side!", "en: |-"),
]
