"""The calendar of the Republic, by which Taiwan counts to this day: 民国107年 is 2018, 111年3月16日 lies in 2022.

Three digits before a month or 年度 can be nothing else. Anything shorter (107年, 98年12月, 25年度) is read so only where the
text is known to count like that: by such a year or one after 民国 behind the year 1949 anywhere in it, or, up to the year
38, by 民国 before it in the same passage.
"""

# ruff: noqa: E501 - one pattern a line: a table, not prose
from __future__ import annotations

import re

from analysis.facts.years.fragments import HAN_DIGIT, MONTHS, NOT_AFTER_NUMERAL, TAIL, Pattern
from analysis.facts.years.numerals import digits, number
from analysis.facts.years.reading import Reading, Span, plausible

YEAR_ZERO = 1911
ON_THE_MAINLAND = 38  # the last year that was counted so there
OF_TODAY = 149  # and more than anybody counts in a report of today
_RULES = ("republic_year", "republic_listed", "republic_dated")
_HUNDREDS = (
    rf"1[0-4]\d|一[〇零一二三四][{HAN_DIGIT}]|一百(?:[零〇][一二三四五六七八九]|[一二三四]?十[一二三四五六七八九]?)?"
)
_TENS = rf"\d\d|[一二三四五六七八九]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[{HAN_DIGIT}]{{2}}"
_FISCAL = "(?:会计|学|财务|财政)?年度"
# A length of time has other words around it: 走过107年, 107年来, 107年历史.
_NO_LENGTH_BEFORE = r"(?<![近历过满逾约达共第经整有足了间前])(?<![共总合累]计)"
_NO_LENGTH_AFTER = (
    r"(?! ?[来的间内后前多余以历发奋风沧初心峥光耕坚薪传砥春华路艰辉党级龄期制]|岁(?![出入计]))(?! ?个月)"
)
_OF_A_WORK = "(?= ?年(?:年报|度?[预决]算|度?报告|度?施政|总预算))"
_AT_AN_EDGE = r"(?<![^\s,。;:!?、\"(自从于至到在较比与和及迄当])"

REPUBLIC = (
    Pattern("republic_year", "explicit", "republic", "民国|中华民国", "年", rf"(?:中华)?民国 ?(?:(?P<first>元)|(?P<n>{_HUNDREDS}|{_TENS}|[1-9一二三四五六七八九])) ?(?:{_FISCAL}|年{TAIL})(?![间代])"),
    Pattern("republic_listed", "explicit", "republic", "民国|中华民国", "年", rf"(?:中华)?民国 ?(?P<n>{_HUNDREDS}|{_TENS})(?= ?[、,至到~-] ?[\d一二三四五六七八九十]{{1,4}} ?年)"),
    Pattern("republic_dated", "explicit", "republic", "1", "年", rf"{NOT_AFTER_NUMERAL}(?<!\d[-/])(?P<n>{_HUNDREDS}) ?(?:年 ?{MONTHS}|{_FISCAL}|学年)", then="年会学财"),
)  # fmt: skip
# These come after every other pattern of the same length: where the text does not count so, they hide nothing.
REPUBLIC_IF_KNOWN = (
    Pattern("republic_bare", "explicit", "republic_short", "1", "年", rf"{NOT_AFTER_NUMERAL}{_NO_LENGTH_BEFORE}(?P<n>{_HUNDREDS}) ?年{_NO_LENGTH_AFTER}{TAIL}", confidence="medium", then="年"),
    Pattern("republic_fiscal", "explicit", "republic_short", "1", "年度", rf"{NOT_AFTER_NUMERAL}(?P<n>{_TENS}) ?{_FISCAL}", confidence="medium", then="年会学财"),
    Pattern("republic_short", "explicit", "republic_short", "1", "年", rf"{NOT_AFTER_NUMERAL}(?:{_AT_AN_EDGE}(?P<n>{_TENS})|(?P<titled>{_TENS}){_OF_A_WORK}) ?年{_NO_LENGTH_AFTER}{TAIL}", confidence="low", then="年"),
)  # fmt: skip


def republic_year(match: re.Match[str]) -> int | None:
    """The calendar year of a year that is counted from 1912.

    >>> republic_year(re.match("民国(?P<n>.+?)年", "民国一〇七年"))
    2018
    """
    groups = match.groupdict()
    if groups.get("first"):
        return YEAR_ZERO + 1
    numeral = groups.get("n") or groups["titled"]
    counted = digits(numeral)
    counted = number(numeral) if counted is None else counted
    return YEAR_ZERO + counted if counted else None


def may_count(folded: str) -> bool:
    """Whether the folded text can hold a year of the Republic that is read without knowing more: a cheap look."""
    return "民国" in folded or _MAY_COUNT.search(folded) is not None


_MAY_COUNT = re.compile(
    rf"(?:1[0-4]\d|一[〇零一二三四][{HAN_DIGIT}]|百[〇零一二三四五六七八九十]{{1,3}}) ?(?:年|[会学财])"
)


def last_counted(rule: str, match: re.Match[str]) -> int:
    """Up to which number the years after this expression may be counted by the Republic too; 0 where it says nothing."""
    if rule not in _RULES:
        return 0
    year = republic_year(match)
    return 0 if year is None else ON_THE_MAINLAND if year <= YEAR_ZERO + ON_THE_MAINLAND else OF_TODAY


def short_year(short: int, reading: Reading) -> int | None:
    """The year that a short number means where years are counted by the Republic; None where they are not."""
    return YEAR_ZERO + short if 0 < short <= reading.republic_until else None


def counted(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """A resolver: the number after 民国, or three digits that can be nothing else."""
    year = republic_year(match)
    return Span(year, year, "explicit", pattern.confidence) if plausible(year) else None


def counted_if_known(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """A resolver: a number that is a year only where the text counts by the Republic."""
    year = republic_year(match)
    if year is None or short_year(year - YEAR_ZERO, reading) is None:
        return None
    return Span(year, year, "explicit", pattern.confidence) if plausible(year) else None
