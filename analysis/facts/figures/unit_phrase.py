"""What a unit carries with it: 项(件), 吨/年, 2个半月, 3个多月; and the unit that a flattened table prints before its number."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from analysis.facts.figures.units import Unit, lexicon_rows, multiplier_at, multipliers, unit_at

GOES_ON = frozenset("(（/／每半多")  # with what a bracket, a denominator, 半 or 多 begins
_CLOSES = (
    "",
    *"，。；、：！？,;:!?)）”的提降升增减至到以\n",
)  # 120元每吨 closes a phrase; in 投入30万元每年可节电 the next words go on
_HALF_UNITS = ("年", "天", "倍", "岁", "成")
_AFTER_MORE = ("月", "小时", "星期", "世纪", "工作日", "百分点", "学时", "课时")
_BRACKET = re.compile(r"[(（]([\u4e00-\u9fff]{1,3})[)）]")
_SLASH = re.compile(r"[/／](?=[\u4e00-\u9fffA-Za-z])")
# A header unit with its brackets, what may stand between it and the number, and how far back that reaches.
_HEADER = re.compile(r"[(（]([\u4e00-\u9fffA-Za-z0-9%²³㎡/]{1,10})[)）][:：为达 ]{0,2}$")
LONGEST_HEADER = 16


class UnitPhrase(NamedTuple):
    """A printed unit with all it carries: from where to where, the name it is reported under, and its effect on the value."""

    start: int
    end: int
    reported_as: str
    unit: Unit
    factor: float = 1.0
    added: float = 0.0
    more: str = ""


def unit_phrase_at(text: str, at: int) -> UnitPhrase | None:
    """The unit printed at `at` with bracket, denominator, 半 or 多; None when there is no unit."""
    unit = unit_at(text, at)
    if unit is None:
        return None
    end = at + len(unit.printed)
    if text[end : end + 1] not in GOES_ON:
        return UnitPhrase(at, end, unit.reported_as, unit)
    special = _time_phrase(text, at, end, unit)
    if special is not None:
        return special
    if (bracket := _BRACKET.match(text, end)) and unit_at(text, bracket.start(1)) is not None:
        return UnitPhrase(at, bracket.end(), f"{unit.reported_as}({bracket[1]})", unit)
    if (slash := _SLASH.match(text, end)) and (below := _denominator(text, slash.end())):
        return UnitPhrase(at, slash.end() + len(below), f"{unit.reported_as}/{below}", unit)
    if text.startswith("每", end) and (below := _denominator(text, end + 1)):
        after = end + 1 + len(below)
        if text[after : after + 1] in _CLOSES:
            return UnitPhrase(at, after, f"{unit.reported_as}/{below}", unit)
    return UnitPhrase(at, end, unit.reported_as, unit)


def header_unit(text: str, start: int) -> UnitPhrase | None:
    """排放量（万吨）：12.5 prints its unit in brackets before the number, as tables that were flattened to text do."""
    if text[start - 1 : start] not in (")", "）", ":", "：", "为", "达", " "):
        return None
    header = _HEADER.search(text, max(0, start - LONGEST_HEADER), start)
    if header is None:
        return None
    power = multiplier_at(text, header.start(1))
    phrase = unit_phrase_at(text, header.start(1) + len(power))
    if phrase is None or phrase.end != header.end(1):
        return None
    return UnitPhrase(header.start(), start, phrase.reported_as, phrase.unit, multipliers().get(power, 1.0))


def _time_phrase(text: str, at: int, end: int, unit: Unit) -> UnitPhrase | None:
    if unit.printed in _HALF_UNITS and text.startswith("半", end):
        return UnitPhrase(at, end + 1, unit.reported_as, unit, added=0.5)
    if unit.printed != "个":
        return None
    if text.startswith(("半月", "半小时"), end):
        word = "个月" if text[end + 1] == "月" else "小时"
        return UnitPhrase(at, end + (2 if word == "个月" else 3), word, unit, added=0.5)
    if text.startswith("多", end) and text.startswith(_AFTER_MORE, end + 1):
        word = next(word for word in _AFTER_MORE if text.startswith(word, end + 1))
        whole = unit_at(f"个{word}", 0)
        return UnitPhrase(
            at, end + 1 + len(word), whole.reported_as if whole else f"个{word}", whole or unit, more="多"
        )
    return None


@cache
def _denominators() -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon_rows("denominators.csv"))


def _denominator(text: str, at: int) -> str:
    """The longest unit, power and unit (万元), or word of the lexicon after the slash."""
    if (unit := unit_at(text, at)) is not None:
        return unit.printed
    power = multiplier_at(text, at)
    if power and (unit := unit_at(text, at + len(power))):
        return power + unit.printed
    return next((word for word in _denominators() if text.startswith(word, at)), "")
