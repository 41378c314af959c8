"""What a year expression means: one small function a way of resolving, chosen by name in the tables of patterns.

A resolver returns the span of years and what it was resolved against; a span without years is an expression that is kept
although it cannot be resolved; None means that the candidate is no year expression after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from analysis.facts.years import decades, republic
from analysis.facts.years.fragments import Pattern
from analysis.facts.years.numerals import digits, number
from analysis.facts.years.reading import UNRESOLVED, YEAR_END_REPORT_MONTHS, Reading, Span, moved, open_range, plausible

LONGEST_STRETCH = 300  # years of an anniversary; more is the age of a culture, not of an organization
SHORTEST_ANNIVERSARY = 10  # 三年发展 is a duration of the work itself, 四十五年发展 the age of the place
RECENT, RECENT_IF_COMPARED = 2, 6  # years before the writing in which 23年 and 较22年 are years and no length of time
FIRST_SHORT_YEAR = 1900  # nobody shortened a year of the nineteenth century
SHORT_YEARS_UNTIL = 2005  # until then reports wrote 85年 for 1985

Resolver = Callable[[re.Match[str], Pattern, Reading], Span | None]


def _calendar(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    year = digits(match["y"])
    return Span(year, year, "explicit", pattern.confidence) if plausible(year) else None


def _range(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    first, last = digits(match["y"]), digits(match["y2"])
    if first is None or last is None:
        return None
    if last < 100:
        last += first // 100 * 100
    return (
        Span(first, last, "explicit", pattern.confidence)
        if plausible(first) and plausible(last) and first <= last
        else None
    )


def _fiscal_pair(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """2022/23 is a financial year where the second number follows the first; else it is a month or a fraction."""
    first, second = digits(match["y"]), digits(match["y2"])
    if first is None or second != (first + 1) % 100 or not plausible(first):
        return None
    return Span(first, first + 1, "explicit", pattern.confidence)


def _since(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    year = digits(match["y"])
    return open_range(year, reading) if year is not None and plausible(year) else None


def _two_digits(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """58年 and 八四年 are of the last hundred years before the writing; without an anchor, up to 40 is this century."""
    short = digits(match["y"] or match.groupdict().get("y_") or "")
    if short is None:
        return None
    counted = republic.short_year(short, reading)
    if counted is not None:
        return Span(counted, counted, "explicit", pattern.confidence) if plausible(counted) else None
    latest = reading.anchors.writing_year or 2040
    year = latest // 100 * 100 + short
    year -= 100 if year > latest + 1 else 0
    return Span(year, year, "explicit", pattern.confidence) if year >= FIRST_SHORT_YEAR and plausible(year) else None


def _two_digits_recent(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """较22年增长, 23年实现收入: only a year just before the writing, since the same words may tell a length of time."""
    writing_year, short = reading.anchors.writing_year, digits(match["y"] or match["y_"])
    if writing_year is None or short is None or reading.anchors.published is None:
        return None
    year, earliest = 2000 + short, RECENT_IF_COMPARED if match["y"] else RECENT
    recent = writing_year - earliest <= year <= writing_year
    return Span(year, year, "explicit", pattern.confidence) if recent else None


def _fiscal_letters(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    first = digits(match["y"])
    if first is None:
        return None
    first += 2000 if first < 100 else 0
    last = first if match["y2"] is None else first + 1
    if match["y2"] is not None and digits(match["y2"]) != last % 100:
        return None
    return Span(first, last, "explicit", pattern.confidence) if plausible(first) else None


def _two_digits_of_old(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """从58年 is 1958; a round number (从50年, 85年) is a year in a report of the last century, later rather a length of time."""
    writing_year, short = reading.anchors.writing_year, digits(match["y"])
    padded = match["y"].startswith("0")  # 从05年 is 2005, nobody writes 05 for a length of time
    if (
        short is not None
        and not padded
        and short % 5 == 0
        and (writing_year is None or writing_year > SHORT_YEARS_UNTIL)
    ):
        return None
    return _two_digits(match, pattern, reading)


def _since_two_digits(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    named = _two_digits(match, pattern, reading)
    return open_range(named.start_year, reading) if named is not None and named.start_year is not None else None


def _writing(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return moved(reading.writing, pattern.offset, pattern.offset)


def _to_come(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """2013年的成绩及来年展望: after the year of the sentence; else after the time of writing."""
    told = reading.sentence_year
    return moved(reading.writing, 1, 1) if told is None else Span(told + 1, told + 1, "sentence", "medium")


def _writing_pair(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return moved(reading.writing, pattern.offset, pattern.offset + (2 if "后三" in match[0] else 1))


def _writing_since(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return moved(reading.writing, pattern.offset, 0)


def _topic(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return moved(reading.topic, pattern.offset, pattern.offset)


def _past(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return reading.past  # 过去一年 looks back from the report, also in a section about the year to come


def _month(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """截至7月底, 上半年, 1-9月份: the year of the sentence or the section; in a report of early spring that of the season.

    A January report that speaks of 1-12月份 speaks of the year before: a month that has not come yet is last year's.
    """
    if match[0].startswith("截") and match[0].endswith(("年底", "年末")):
        return reading.topic  # 截至年末: the end of the year that is told of, also in a communiqué of the spring after
    if reading.sentence_year is not None or reading.topic_anchor != "published":
        return reading.topic if match.groupdict().get("m") or match.groupdict().get("q") else reading.writing
    writing, published = reading.writing, reading.anchors.published
    if published is None or published.month > YEAR_END_REPORT_MONTHS:
        return writing
    month = last_month(match)
    return moved(writing, -1, -1) if month is not None and month > published.month else writing


def due_month(match: re.Match[str], before: str, after: str) -> int | None:
    """The month before which the stretch cannot be told as done: 7 for 下半年, 12 for 年底前; None where that is open."""
    if match[0].startswith("截"):
        return None
    if match[0] in ("年底", "年末"):
        return 12 if after.startswith("前") or before.endswith(("到", "至", "于")) else None
    return last_month(match) if match.groupdict().get("q") != "上半年" else None


def last_month(match: re.Match[str]) -> int | None:
    """The month by which the stretch must have begun or ended for a report on it to be possible."""
    groups = match.groupdict()
    if groups.get("m"):
        return number(groups["m"])
    quarter = (groups.get("q") or "").removeprefix("第")
    return next((month for words, month in _QUARTER_MONTHS if quarter.startswith(words)), None)


_QUARTER_MONTHS = (
    ("上半年", 6), ("下半年", 7), ("前三", 9), ("前二", 6), ("前两", 6), ("前一", 1), ("首季", 1),
    (("一季", "1季"), 1), (("二季", "2季"), 4), (("三季", "3季"), 7), (("四季", "4季"), 10),
)  # fmt: skip


def _antecedent(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    if reading.sentence_year is not None:
        return moved(Span(reading.sentence_year, reading.sentence_year, "sentence"), pattern.offset, pattern.offset)
    year = reading.antecedent_year
    if year is not None:
        return moved(Span(year, year, "passage", "medium"), pattern.offset, pattern.offset)
    if match[0].startswith("这"):  # 这一年 without a year before it is the year that the report is about
        return reading.topic._replace(confidence="low")
    return UNRESOLVED


def _told(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """较前一年: before the year that is told of, here or just before; else before the year of the title or heading."""
    told = _antecedent(match, pattern, reading)
    if told != UNRESOLVED or reading.topic_anchor.startswith("published"):
        return told
    return moved(reading.topic, pattern.offset, pattern.offset)


def _duration(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    years = number(match["n"])
    if years is None or not 1 <= years <= LONGEST_STRETCH:
        return None
    looks_back = match[0].startswith(("过", "刚")) or (reading.anchors.delivered and reading.sentence_year is None)
    return moved(reading.past if looks_back else reading.reference, 1 - years, 0)


def _years_ago(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """十年前 is counted back from the time of writing."""
    years = number(match["n"])
    return moved(reading.writing, -years, -years) if years else None


def _ahead(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    years = number(match["n"])
    return moved(reading.topic, 1, years) if years else None


def _unresolved(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return UNRESOLVED


CALENDAR: Mapping[str, Resolver] = {
    "calendar": _calendar,
    "range": _range,
    "fiscal_pair": _fiscal_pair,
    "since": _since,
    "two_digits": _two_digits,
    "two_digits_recent": _two_digits_recent,
    "fiscal_letters": _fiscal_letters,
    "two_digits_of_old": _two_digits_of_old,
    "since_two_digits": _since_two_digits,
    "decade": decades.decade,
    "decade_of_year": decades.decade_of_year,
    "writing": _writing,
    "to_come": _to_come,
    "writing_pair": _writing_pair,
    "writing_since": _writing_since,
    "topic": _topic,
    "past": _past,
    "month": _month,
    "antecedent": _antecedent,
    "told": _told,
    "duration": _duration,
    "years_ago": _years_ago,
    "ahead": _ahead,
    "unresolved": _unresolved,
    "republic": republic.counted,
    "republic_short": republic.counted_if_known,
}
