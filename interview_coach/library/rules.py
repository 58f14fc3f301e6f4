"""Every rule that content is held to, with its code, in one place.

An error is something that must be mended before content is shipped; a warning is for a person to look at. What is
served to learners depends on neither: an item is left out only if its file, its shape or a thing it rests on cannot
be made out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from interview_coach.i18n import N_
from interview_coach.library.problems import Rule

# Files and YAML
FILE = Rule("file", "error", N_("A content file is a regular file that can be read."))
OUTSIDE = Rule("outside", "error", N_("A link in a pack leads to a file of the pack."))
SUFFIX = Rule("suffix", "warning", N_("Names of content files end in .yaml."))
SIZE = Rule("size", "error", N_("A file, its texts, its nesting and its number of values stay within limits."))
ENCODING = Rule("encoding", "error", N_("Files are UTF-8."))
CHARACTER = Rule("character", "error", N_("There are no control, invisible or direction-changing characters."))
SYNTAX = Rule("syntax", "error", N_("A file is one YAML document."))
ALIAS = Rule("alias", "error", N_("There are no anchors and aliases."))
TAG = Rule("tag", "error", N_("There are no tags."))
MERGE = Rule("merge", "error", N_("There are no merge keys."))
KEY = Rule("key", "error", N_("Keys are text."))
DUPLICATE_KEY = Rule("duplicate-key", "error", N_("A key is written once."))
QUOTE = Rule("quote", "error", N_("Text that other programs read as something else is in quotes."))

# Shape
KIND = Rule("kind", "error", N_("A file says which kind of content it holds."))
UNKNOWN_KEY = Rule("unknown-key", "error", N_("Only known keys are written."))
MISSING_KEY = Rule("missing-key", "error", N_("What is required is written."))
TYPE = Rule("type", "error", N_("Texts, numbers, lists and mappings stand where they are expected."))
VALUE = Rule("value", "error", N_("Values are within their limits."))

# The pack and its links
PACK_FILE = Rule("pack-file", "error", N_("A pack has one pack.yaml, at its top, and at most one brief."))
PACK_TWICE = Rule("pack-twice", "error", N_("No two packs have the same id."))
ID_TWICE = Rule("id-twice", "error", N_("An id is given once."))
ID_RETIRED = Rule("id-retired", "error", N_("The id of a retired item is not used again."))
TOPIC_UNKNOWN = Rule("topic-unknown", "error", N_("Topics are those of pack.yaml."))
RUBRIC_UNKNOWN = Rule("rubric-unknown", "error", N_("A shared rubric is in the pack."))
LINK_UNKNOWN = Rule("link-unknown", "error", N_("Links name items of the pack."))
LINK_SELF = Rule("link-self", "error", N_("No item links to itself."))
NEEDS_CYCLE = Rule("needs-cycle", "error", N_("No item needs itself, by however long a way."))
RELATED_LEVEL = Rule("related-level", "error", N_("Related items are at most one level apart."))
COVERS_UNKNOWN = Rule("covers-unknown", "error", N_("What is covered is an entry of the brief."))
UNCOVERED = Rule("uncovered", "warning", N_("Every entry of the brief is covered by an item."))

# Languages and wording
LANGUAGE_MISSING = Rule("language-missing", "error", N_("Each text is written in every language of the pack."))
LANGUAGE_EXTRA = Rule("language-extra", "warning", N_("Texts are written in the languages of the pack."))
FORM = Rule("form", "error", N_("Letters with accents are single characters (Unicode NFC)."))
WHITESPACE = Rule("whitespace", "error", N_("There are no tabs and no spaces at the ends of lines."))
LEFTOVER = Rule("leftover", "error", N_("No marks of unfinished work are left."))
MACHINE_PATH = Rule("machine-path", "error", N_("There are no paths of somebody's computer."))
CONTACT = Rule("contact", "error", N_("Addresses, domains and phone numbers are reserved examples."))
SCRIPT = Rule("script", "error", N_("Each wording is in its own language."))
LOOKALIKE = Rule("look-alike", "error", N_("No word mixes Latin and Cyrillic letters."))
OFFICIALESE = Rule("officialese", "warning", N_("Russian is spoken language, without officialese and slang."))
TYPOGRAPHY = Rule("typography", "warning", N_("Quotes, dashes and spaces are those of the language."))
YO = Rule("yo", "warning", N_("The letter «ё» is written."))

# Questions
ANSWER_LENGTH = Rule("answer-length", "error", N_("A model answer can be said in its time, with air left."))
SENTENCES = Rule("sentences", "error", N_("Half of a model answer's sentences are short."))
LONG_SENTENCE = Rule("long-sentence", "warning", N_("No sentence of a model answer has more than 35 words."))
NO_MUST = Rule("no-must", "error", N_("At least one point must be said."))
LONG_POINT = Rule("long-point", "warning", N_("A point has at most 12 words."))
UNSAID = Rule("unsaid", "warning", N_("The model answer says each of its points."))
SIGNS = Rule("signs", "error", N_("A point that has signs has some in every language of the pack."))
CRITERIA = Rule("criteria", "error", N_("A question has two to four criteria, one of them at least its own."))
ANCHOR_LENGTH = Rule("anchor-length", "error", N_("A level is described in 40 to 220 characters."))
ANCHOR_SAME = Rule("anchor-same", "error", N_("The four levels of a criterion differ."))
ANCHOR_EMPTY = Rule("anchor-empty", "error", N_("A level says what was said or done, not just good or bad."))
ANCHOR_REUSED = Rule("anchor-reused", "error", N_("A level's description serves at most three questions."))
MISTAKES = Rule("mistakes", "error", N_("A question has two to five mistakes; a flash question may have one."))
PROBES = Rule("probes", "error", N_("A question has two to four probes; a flash question may have one."))
FRAME = Rule("frame", "error", N_("A story has a frame for the learner's own."))
FRAME_SIZE = Rule("frame-size", "warning", N_("A story's frame has four to six slots, and only stories have one."))
SAMPLE = Rule("sample", "error", N_("A sample is scored by the criteria of its question, each of them."))
SAMPLES = Rule("samples", "error", N_("A question with samples has at least three."))
SAMPLES_SAME = Rule("samples-same", "error", N_("A question's samples are not all of one level in any criterion."))
SAMPLE_LENGTH = Rule("sample-length", "error", N_("A sample's answer has 25 to 220 words."))
SAMPLE_WHY = Rule("sample-why", "error", N_("What a sample's level rests on is told in at most 300 characters."))
REPLY_TIME = Rule("reply-time", "error", N_("A letter says when the next step comes."))
REPLY_OPENER = Rule("reply-opener", "error", N_("A letter opens with the person, not with a formula."))
LETTER = Rule("letter", "warning", N_("A letter has no exclamation marks after its greeting, and no jargon."))
TWIN = Rule("twin", "error", N_("No two questions are nearly the same."))
NEAR_TWIN = Rule("near-twin", "warning", N_("No two questions are much alike."))

RULES: Final[Mapping[str, Rule]] = {rule.code: rule for rule in list(globals().values()) if isinstance(rule, Rule)}
"""Every rule by its code."""
