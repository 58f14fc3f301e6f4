"""Every message of the program is translated, its places are kept, and the compiled catalogue is the current one."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

import interview_coach
from interview_coach.i18n import DOMAIN, FOLDER
from interview_coach.text import LANGUAGES

SOURCE = Path(interview_coach.__file__).parent
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2)}
TRANSLATED = [lang for lang in LANGUAGES if lang != "en"]


def catalogue(lang: str) -> Catalog:
    with (FOLDER / lang / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=lang)


def messages() -> set[str]:
    found = extract_from_dir(SOURCE, [("**.py", "python")], keywords=KEYWORDS)
    return {message[0] if isinstance(message, tuple) else message for _file, _line, message, *_rest in found}


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)", text))


def forms(text: object) -> list[str]:
    """Return a message as its forms: one, or one a plural."""
    return [str(form) for form in text] if isinstance(text, tuple | list) else [str(text or "")]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_message_is_translated_and_no_other(lang: str) -> None:
    translated = {forms(message.id)[0] for message in catalogue(lang) if message.id and all(forms(message.string))}
    assert messages() - {""} == translated


def test_no_message_hides_inside_an_f_string() -> None:
    hidden = re.compile(r"""\{(?:_|ngettext)\(['"]""")  # extraction would not find it there
    assert [path.name for path in SOURCE.rglob("*.py") if hidden.search(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_translations_keep_the_places_of_their_messages(lang: str) -> None:
    for message in catalogue(lang):
        ids, strings = forms(message.id), forms(message.string)
        allowed = {frozenset(places(text)) for text in ids}  # singular and plural may differ
        if ids[0]:
            assert {frozenset(places(string)) for string in strings} <= allowed, ids[0]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_the_compiled_catalogue_is_current(lang: str) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(lang))
    stored = (FOLDER / lang / "LC_MESSAGES" / f"{DOMAIN}.mo").read_bytes()
    assert stored == compiled.getvalue(), "compile it again, as CONTRIBUTING.md says"
