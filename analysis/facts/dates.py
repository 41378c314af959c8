"""Printed calendar dates: found by their form, and believed only when they are possible.

Finding a candidate and believing it are two functions. `candidates` reads every notation that pages print, in digits of any
width and in Chinese numerals; `is_plausible` judges whether a page can have been published then. A date without a year, a month
without a day, or a year with two digits is no date here: nothing is filled in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from analysis.text.lines import fold

EARLIEST = date(1946, 1, 1)
"""Scanned archives of the press and of gazettes are on the web with their dates; before this no page of our genre is dated."""
LATEST = date(2035, 12, 31)
"""A page dated later is a misprint. A fixed day and no clock, so that the same files give the same corpus at any time."""
REPUBLIC_ERA = 1911
"""民國 years count from 1912."""

_SAME_DIGIT = ("〇○◯零O0Ｏ", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: str(value) for value, characters in enumerate(_SAME_DIGIT) for character in characters}
_YEAR_DIGITS = "".join(_DIGITS)
_SMALL = r"(\d\d?|[一二三四五六七八九十元]{1,3})"

_Form = tuple[str, re.Pattern[str]]


def _forms(*rows: tuple[str, str]) -> tuple[_Form, ...]:
    """Notations; a blank in a pattern allows up to two, since pages space their digits."""
    return tuple((form, re.compile(pattern.replace(" ", " {0,2}"))) for form, pattern in rows)


_IN_WORDS = _forms(
    ("han_units", r"(?<!\d)((?:1 9|2 0) \d \d) 年 (\d \d?) 月 (\d \d?) [日号]?(?!\d)"),
    (
        "numerals",
        rf"((?:19|20)\d\d|[一二][{_YEAR_DIGITS}] [{_YEAR_DIGITS}] [{_YEAR_DIGITS}]) 年 {_SMALL} 月 {_SMALL} [日号]",
    ),
    ("month_first", r"(?<!\d)(\d\d?) 月 (\d\d?) 日 , ((?:19|20)\d\d) 年"),
    ("republic", rf"民[国國] (\d{{1,3}}|[一二三四五六七八九十百元]{{1,5}}) 年 {_SMALL} 月 {_SMALL} 日"),
)
"""Every notation that says 年 and 月, and is looked for only where a text does."""
_IN_FIGURES = _forms(
    ("separated", r"(?<![\d.])((?:19|20)\d\d) ([-/.·—–]) (\d\d?) \2 (\d\d?)(?![\d.%])"),
    ("compact", r"(?<![\dA-Za-z])((?:19|20)\d\d)(\d\d)(\d\d)(?![\dA-Za-z])"),
    ("day_first", r"(?<![\d.])(1[3-9]|2\d|3[01])([-/.])(\d\d?)\2((?:19|20)\d\d)(?![\d.%])"),
)
"""Every notation without these words: each prints the year in four figures."""
_YEAR_IN_FIGURES = re.compile(r"(?:[1１][9９]|[2２][0０])\d\d")
"""Such a year in a text that is not folded yet."""


_OF_ERA = re.compile(r"(1[0-4]\d) ?([-/.年]) ?(\d{1,2}) ?(?:\2|月) ?(\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A possible calendar date at `text[start:end]`, as printed in `surface`."""

    start: int
    end: int
    surface: str
    value: date
    form: str


def candidates(text: str) -> tuple[PrintedDate, ...]:
    """Every complete calendar date that the text prints, in order; impossible ones (2021-02-30) are not among them.

    >>> [found.value.isoformat() for found in candidates("发布时间：２０２１年９月２７日　二〇二二年五月六日")]
    ['2021-09-27', '2022-05-06']
    """
    forms = _forms_of(text)
    if not forms:
        return ()
    found = list(_all(text, fold(text), forms))
    if len(found) < 2:
        return tuple(found)
    found.sort(key=lambda printed: (printed.start, -printed.end))
    kept: list[PrintedDate] = []
    for printed in found:
        if not kept or printed.start >= kept[-1].end:
            kept.append(printed)
    return tuple(kept)


def _forms_of(text: str) -> tuple[_Form, ...]:
    """The notations that the text can hold, by the signs that no match of theirs is without; most lines can hold none."""
    forms = _IN_WORDS if "年" in text and "月" in text else ()
    return forms + _IN_FIGURES if _YEAR_IN_FIGURES.search(text) else forms


def _all(text: str, folded: str, forms: Iterable[_Form]) -> Iterator[PrintedDate]:
    for form, pattern in forms:
        for match in pattern.finditer(folded):
            value = _as_date(form, match)
            if value is not None:
                yield PrintedDate(match.start(), match.end(), text[match.start() : match.end()], value, form)


def _as_date(form: str, match: re.Match[str]) -> date | None:
    parts = match.groups()
    printed_year, month, day = (parts[0], parts[2], parts[3]) if form == "separated" else parts[:3]
    if form == "day_first":  # only where the day cannot be a month
        printed_year, month, day = parts[3], parts[2], parts[0]
    if form == "month_first":
        printed_year, month, day = parts[2], parts[0], parts[1]
    try:
        if form == "republic":
            return date(REPUBLIC_ERA + (number(printed_year) or 0), number(month) or 0, number(day) or 0)
        if form == "numerals":
            return date(int(_digits(printed_year)), number(month) or 0, number(day) or 0)
        return date(int(_digits(printed_year)), int(month.replace(" ", "")), int(day.replace(" ", "")))
    except ValueError:
        return None


def _digits(printed: str) -> str:
    return "".join(_DIGITS.get(character, character) for character in printed if character != " ")


def of_era(value: str) -> date | None:
    """The day that a labelled value of three digits, month and day names in the republic's era (112-05-06); None otherwise.

    >>> of_era("112-05-06"), of_era("98-05-06"), of_era("112")
    (datetime.date(2023, 5, 6), None, None)
    """
    match = _OF_ERA.match(fold(value).strip())
    try:
        return date(REPUBLIC_ERA + int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None


def number(printed: str) -> int | None:
    """The value of a day, month or year of an era as printed: digits, or Chinese numerals up to 199.

    >>> number("廿"), number("二十七"), number("十"), number("09"), number("元")
    (None, 27, 10, 9, 1)
    """
    printed = printed.replace(" ", "")
    if printed.isdecimal():
        return int(printed)
    if printed == "元":
        return 1
    total, digit = 0, 0
    for character in printed:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        elif character in _DIGITS:
            digit = int(_DIGITS[character])
        else:
            return None
    return total + digit


def is_plausible(value: date, latest: date = LATEST) -> bool:
    """Whether a page can have been published on that day.

    >>> is_plausible(date(2021, 9, 27)), is_plausible(date(1900, 1, 1)), is_plausible(date(2099, 1, 1))
    (True, False, False)
    """
    return EARLIEST <= value <= latest
