"""The two years against which a report's relative expressions are read: when it was written, and what year it is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from analysis.facts.years.candidates import Candidate, candidates
from analysis.facts.years.fragments import SECOND_YEAR
from analysis.facts.years.numerals import digits, fold, fold_each
from analysis.facts.years.reading import LATEST_YEAR, YEAR_END_REPORT_MONTHS, plausible
from analysis.facts.years.republic import OF_TODAY, last_counted, may_count, republic_year
from analysis.facts.years.roles import (
    CUE_REACH,
    announced_beside,
    doctrine_beside,
    forecast_beside,
    founding_beside,
    historical_beside,
    this_year_beside,
)
from analysis.model import Anchors, Passage

_YEAR_IN_DIGITS = re.compile(SECOND_YEAR)
LOOKS_BACK = re.compile("全年|一年来|过去的?一年|年度|总结|述职|回顾|回眸|盘点|综述|纪实|巡礼|成绩单")
OPENS_A_YEAR = re.compile("政府工作报告")  # read out in the first months of the year that its title names
_LISTED = re.compile(
    r"(?:(?:19|20)\d\d ?年?[、和及与至到-])+$"
)  # 预计2022及2023年: the words before the list are of each
RECENT_HISTORY = 2000  # before it, 首次, 曾 and 当时 tell history, never the year that an undated report is about
LEAD_PASSAGES = 3  # a look back says so at its beginning
_CALENDAR_KINDS = ("explicit", "bare", "fiscal", "festival", "range")


class NamedYear(NamedTuple):
    """A calendar year that a text names, with the words around it."""

    first_year: int
    last_year: int
    kind: str
    before: str
    after: str


def anchors(
    title: str | None, published: date | None, passages: Sequence[Passage], delivered: date | None = None
) -> Anchors:
    """The time of writing and the topic year of a report, with what they rest on.

    The day of writing is the day of publication, or the earlier day on which the report was delivered at a meeting.

    The topic year is the year in the title; else that of a heading when nothing better is known; else the year of
    publication (the year before for a January to March report that looks back over a whole year); else the latest calendar
    year of the text that is neither its future nor history nor doctrine nor the start of 自X年以来 (confidence low). Without
    a publication date the topic year also stands in for the time of writing. Misleads where an undated report ends with
    a plan that no word announces.
    """
    is_delivered = delivered is not None and (published is None or delivered <= published)
    written = delivered if is_delivered else published
    is_delivered |= written is None and OPENS_A_YEAR.search(title or "") is not None
    topic_year, basis, confidence = _topic(title, written, passages, is_delivered)
    writing_year = written.year if written else topic_year
    return Anchors(written, writing_year, topic_year, basis, confidence, is_delivered)


def named_years(folded: str, by_republic: bool = False) -> Iterator[NamedYear]:
    """The calendar years that a folded text names in so many digits, in order; open ranges and plans are left out.

    `by_republic`: the text is known to count by the Republic, so that 114年 is one too.
    """
    if _YEAR_IN_DIGITS.search(folded) is None and not may_count(folded):
        return
    for candidate in candidates(folded, calendar_only=True):
        years = _years_of(candidate, by_republic)
        if years is not None:
            before, after = (
                folded[max(0, candidate.start - CUE_REACH) : candidate.start],
                folded[candidate.end :][:CUE_REACH],
            )
            if folded[candidate.end - 1] in "日号" and not after.startswith("前"):
                before = before.removesuffix("到")  # 到2009年12月31日，生产原煤…: what had come about by that day
            yield NamedYear(*years, candidate.pattern.kind, before, after)


def _topic(
    title: str | None, published: date | None, passages: Sequence[Passage], is_delivered: bool
) -> tuple[int | None, str, str]:
    latest = LATEST_YEAR if published is None else published.year + (0 if is_delivered else 1)
    head = fold(title or "")
    in_title = [
        year
        for y in named_years(head, _by_republic(head, passages))
        if (year := _not_after(y, published, latest)) is not None
    ]
    if in_title:
        return max(in_title), "title", "high"
    if published is not None:
        looks_back = published.month <= YEAR_END_REPORT_MONTHS and _looks_back(title, published, passages)
        return (
            (published.year - 1, "published_previous", "medium")
            if looks_back
            else (published.year, "published", "high")
        )
    texts = fold_each([passage.text for passage in passages])
    headings = [text for text, passage in zip(texts, passages, strict=True) if passage.kind == "heading"]
    in_headings = [y.last_year for text in headings for y in named_years(text) if _reported(y)]
    if in_headings:
        return max(in_headings), "heading", "medium"
    in_body = [y.last_year for text in texts for y in named_years(text) if _reported(y)]
    if not in_body or _latest_of_the_republic(texts) > max(in_body):
        return None, "none", "low"  # a history that goes on after the last year that it names so: nothing dates it
    return max(in_body), "latest_explicit", "low"


def _latest_of_the_republic(texts: Sequence[str]) -> int:
    """The last year that the texts count from 1912; 0 where there is none."""
    found = (c for text in texts if "民国" in text for c in candidates(text, calendar_only=True))
    return max((republic_year(c.match) or 0 for c in found if c.pattern.resolver == "republic"), default=0)


def _not_after(year: NamedYear, published: date | None, latest: int) -> int | None:
    """The named year, if a report of that date can be about it (a plan for next year can); of a span the part that has begun."""
    if year.last_year <= latest:
        return year.last_year
    return published.year if published is not None and year.first_year <= published.year else None


def _looks_back(title: str | None, published: date, passages: Sequence[Passage]) -> bool:
    """A look back over a year says so in its title or lead, and names that year at least as often as the new one."""
    lead = (title or "") + "".join(p.text for p in passages[:LEAD_PASSAGES])
    if LOOKS_BACK.search(lead) is None:
        return False
    named = Counter(y.last_year for y in _all_named(title, passages) if not announced_beside(y.before, y.after))
    previous, current = named[published.year - 1], named[published.year]
    return previous >= max(current, 1) or (
        previous == current == 0 and re.search("一年来|过去的?一年", lead) is not None
    )


def _all_named(title: str | None, passages: Sequence[Passage]) -> Iterable[NamedYear]:
    for text in fold_each([title or "", *(passage.text for passage in passages)]):
        yield from named_years(text)


def _reported(year: NamedYear) -> bool:
    around = (_LISTED.sub("", year.before), year.after)
    if this_year_beside(*around):
        return False  # 今年…，2023年投产: who names a year beside 今年 means another one
    if doctrine_beside(*around) or founding_beside(*around):
        return False
    if historical_beside(*around) and year.last_year < RECENT_HISTORY:
        return False
    return forecast_beside(year.after) or not announced_beside(*around)


def _by_republic(head: str, passages: Sequence[Passage]) -> bool:
    """Whether the passages count by the Republic of today; asked only where the title may need it."""
    if not may_count(head):
        return False
    texts = (text for text in fold_each([passage.text for passage in passages]) if may_count(text))
    found = (candidate for text in texts for candidate in candidates(text, calendar_only=True))
    return any(last_counted(candidate.pattern.rule, candidate.match) == OF_TODAY for candidate in found)


def _years_of(candidate: Candidate, by_republic: bool) -> tuple[int, int] | None:
    of_today = last_counted(candidate.pattern.rule, candidate.match) == OF_TODAY
    if of_today or (by_republic and candidate.pattern.resolver == "republic_short"):
        year = republic_year(candidate.match)  # as in Taiwan; before 1949 it is history
        return (year, year) if year is not None and plausible(year) else None
    if candidate.pattern.kind not in _CALENDAR_KINDS or candidate.pattern.resolver not in ("calendar", "range"):
        return None
    first = digits(candidate.match["y"])
    last = digits(candidate.match["y2"]) if "y2" in candidate.match.groupdict() else first
    if first is not None and last is not None and last < 100:
        last += first // 100 * 100
    return (first, last) if first is not None and last is not None and plausible(first) and plausible(last) else None
