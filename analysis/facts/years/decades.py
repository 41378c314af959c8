"""Decades: 八十年代, 上世纪五六十年代, 一九七〇年代."""

from __future__ import annotations

import re

from analysis.facts.years.fragments import Pattern
from analysis.facts.years.numerals import digits, number
from analysis.facts.years.reading import UNRESOLVED, Reading, Span, plausible


def decade(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """八十年代 is of the twentieth century unless one is named; 一十 and 二十年代 alone stay open."""
    first = _tens(match["decade"])
    last = _tens(match["decade2"]) if match["decade2"] else first
    if first is None or last is None or last < first:
        return None
    century = _century(match["century"] or "", first)
    if century is None:
        return UNRESOLVED
    return Span(century + first, century + last + 9, "explicit", pattern.confidence)


def decade_of_year(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """一九七〇年代 says its century itself."""
    year = digits(match["y"])
    return Span(year, year + 9, "explicit", pattern.confidence) if year is not None and plausible(year) else None


def _tens(text: str) -> int | None:
    value = number(text if text.isdigit() or text.endswith("十") else text + "十")
    return value if value is not None and value % 10 == 0 and value < 100 else None


def _century(text: str, decade: int) -> int | None:
    if text in ("上世纪", "上个世纪"):
        return 1900
    if text == "本世纪":
        return 2000
    if text.isdigit():
        return int(text) * 100
    if text:
        ordinal = number(text.removesuffix("世纪"))
        return None if ordinal is None else (ordinal - 1) * 100
    return 1900 if decade >= 30 else None
