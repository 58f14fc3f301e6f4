"""Whether a text names a time or a day: what a client waits for in every letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interview_coach.text import Lang

_TIMES: Final[Mapping[Lang, re.Pattern[str]]] = {
    "en": re.compile(
        r"""\d{1,2}[:.]\d{2} | \d\s?(?:a\.?m|p\.?m)\b | o'clock | \b(?:noon|midnight|today|tonight|tomorrow)\b
          | \b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b | \bend\ of\ (?:the\ )?(?:day|week)\b
          | \b(?:within|in)\ (?:the\ next\ )?(?:\w+\ ){1,2}(?:minute|hour|day)s?\b""",
        re.VERBOSE | re.IGNORECASE,
    ),
    "ru": re.compile(
        r"""\d{1,2}[:.]\d{2} | \b(?:сегодня|завтра|послезавтра|полдень|полудня|полудню)\b
          | \b(?:понедельник|вторник|сред[аыуе]|четверг|пятниц|суббот|воскресень)\w*
          | \b(?:через|в\ течение|за)\ (?:\S+\ ){0,2}(?:минут|час|дн|день|полчаса)\w*
          | \b(?:до|к)\ (?:конц[ау]|вечер[ау]|утр[ау]|обед[ау]|\d{1,2}\b)""",
        re.VERBOSE | re.IGNORECASE,
    ),
}


def tells_when(text: str, lang: Lang) -> bool:
    """Whether `text` names a time of day, a day, or a span such as "within two hours"."""
    return bool(_TIMES[lang].search(text))
