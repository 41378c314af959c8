"""One planted mark as an item of the truth: what a year expression denotes, what a figure amounts to."""

from __future__ import annotations

import re
from typing import Any

from tests.fictional.source import APPROXIMATIONS, COMPARATORS, ROLES, Block, Mark, number, quantity

Item = dict[str, Any]
SENTENCE_END = re.compile(r"[。！？\n]")
COUNTED_SPAN = re.compile(r"(?:\d+|[一二两三四五六七八九十百]+)(?:周年|年|载)")
AT_LEAST_BEFORE = re.compile(r"(?:超过|突破|不低于|不少于|逾)$")
UNDER_BEFORE = re.compile(r"(?:近|接近|小于|不足)$")
BY_YEAR = re.compile(r"同比[^，。；]{0,6}$")
IN_TOTAL = re.compile(r"累计[^，。；]{0,12}$")
# A month by itself names no year: that it lies in the reference year is right with or without.
BARE_MONTH = re.compile(r"前?\d{1,2}(?:个?月|[至—]\d{1,2}月)(?:份|底|初|[上中下]旬|\d{1,2}日|[至—]\d{1,2}月)?")
# Expressions that denote a year but are right with or without: bounds, seasons, festivals without a year.
OPTIONAL = {
    "relative": ("同比", "如今", "截至目前", "目前", "岁末"),
    "festival": ("元旦", "端午节", "初一", "初二", "春节", "国庆", "儿童节", "世界水日", "高考"),
}


def year_item(mark: Mark) -> Item:
    """Kind, first and last year and role of a year expression; both years None when it cannot be resolved."""
    kind, span = mark.words[0], mark.words[1]
    first, _, last = span.partition("-")
    years = (None, None) if span == "null" else (int(first), int(last or first))
    role = next((ROLES[word] for word in mark.words[2:] if word in ROLES), "activity")
    return {"kind": kind, "start_year": years[0], "end_year": years[1], "role": role}


def required(mark: Mark) -> bool:
    """Whether the item must be found (otherwise it is right with or without)."""
    return "?" not in mark.words and not (mark.words[0] == "relative" and BARE_MONTH.fullmatch(mark.surface))


def optional_years(block: Block, reference_year: int | None) -> list[Mark]:
    """Marks for the expressions of OPTIONAL that no mark of the source covers."""
    covered = [(mark.start, mark.start + len(mark.surface)) for mark in block.marks]
    made = []
    for kind, words in OPTIONAL.items():
        for match in re.finditer("|".join(words), block.text):
            if any(start < match.end() and match.start() < end for start, end in covered):
                continue
            span = "null" if reference_year is None else str(reference_year)
            compared = match[0] == "同比" and reference_year is not None
            span = f"{int(span) - 1}-{span}" if compared else span
            made.append(Mark(match.start(), match[0], (kind, span, "bg" if match[0] == "同比" else "?")))
    return made


def counted_span(mark: Mark) -> Mark | None:
    """The count inside an anniversary or a duration, as a mark of its own."""
    span = COUNTED_SPAN.search(mark.surface) if mark.words[0] in ("anniversary", "duration") else None
    return Mark(mark.start + span.start(), span[0], ("#",)) if span else None


def figure_item(block: Block, mark: Mark, reference_year: int | None) -> Item:
    """Value in base units, unit, approximation, comparator and the year that the figure is about."""
    words = mark.words[1:]
    known = (*APPROXIMATIONS, *COMPARATORS, "?")
    given = [word for word in words if word not in known and not word.startswith("@")]
    value, unit, approximation = (number(given[0]), given[1], None) if given else quantity(mark.surface)
    year = next((word[1:] for word in words if word.startswith("@")), None)
    reported = (None if year == "-" else int(year)) if year else year_of_sentence(block, mark) or reference_year
    said = next((word for word in words if word in APPROXIMATIONS), approximation)
    compared = next((word for word in words if word in COMPARATORS), None)
    return {
        "value": value,
        "unit": unit,
        "approximation": said or _approximation(block.text, mark),
        "comparator": compared or _comparator(block.text[: mark.start]),
        "reported_year": reported,
    }


def _approximation(text: str, mark: Mark) -> str | None:
    before, after = text[: mark.start], text[mark.start + len(mark.surface) :][:2]
    if AT_LEAST_BEFORE.search(before) or after == "以上":
        return "ge"
    return "lt" if UNDER_BEFORE.search(before) or after in ("以下", "以内") else None


def _comparator(before: str) -> str | None:
    return "yoy" if BY_YEAR.search(before) else "cumulative" if IN_TOTAL.search(before) else None


def year_of_sentence(block: Block, mark: Mark) -> int | None:
    """The one year that the mark's own sentence reports about; None when there is none or several."""
    begin = max((end.end() for end in SENTENCE_END.finditer(block.text, 0, mark.start)), default=0)
    stop = SENTENCE_END.search(block.text, mark.start)
    years = set()
    for other in block.marks:
        inside = begin <= other.start < (stop.start() if stop else len(block.text))
        if inside and other.words[0] in ("explicit", "relative", "bare"):
            item = year_item(other)
            if item["role"] == "activity" and item["start_year"] == item["end_year"]:
                years.add(item["end_year"])
    return years.pop() if len(years) == 1 else None
