"""What the names in year expressions mean: plans, congresses, anniversaries and eras, by their lexicons.

A name that the lexicon does not know (a congress yet to come) is kept without years; nothing is extrapolated.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from analysis.facts.years import periods
from analysis.facts.years.fragments import ORDINAL, YEAR, Pattern
from analysis.facts.years.numerals import digits, number
from analysis.facts.years.reading import UNRESOLVED, Reading, Span, moved, open_range
from analysis.facts.years.resolvers import LONGEST_STRETCH, SHORTEST_ANNIVERSARY, Resolver

_TERM = re.compile(rf"({ORDINAL})届")
_PLAN_REACH = 12  # characters between 十四五 and its 开局之年
_PART = re.compile("([前头后])([一两二三四1-4])年")
_TERM_REACH = 40  # characters that may stand between 二十届三中 and the 四中全会 that leans on it
_FROM_REACH = 50  # characters that may stand between 从1949年 and 走过了60年
_COUNTED_FROM = re.compile(rf"[从自](?P<y>{YEAR}) ?年[^。!?;\n]{{0,24}}(?:算起|起算|至今|迄今)[^。!?;\n]{{0,16}}$")
_PARTY_CENTENARY = (1921, 2021)


def _plan(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    first, last = periods.plan_periods()["plan", match["plan"]]
    return _edge(match["edge"] or "", first, last, reading)


def _edge(edge: str, first: int, last: int, reading: Reading) -> Span:
    part = _PART.search(edge)
    if part:
        years = number(part[2]) or 0
        return (
            Span(first, first + years - 1, "lexicon") if part[1] in "前头" else Span(last - years + 1, last, "lexicon")
        )
    if edge.endswith("以来"):
        return open_range(first, reading)
    if re.search("末|最后", edge):
        return Span(last, last, "lexicon")
    if re.search("初|首年|第一年", edge):
        return Span(first, first, "lexicon")
    return Span(first, last, "lexicon")


def _plan_label(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """开局之年 and 收官之年 of the plan named before them; without one, of the year that the sentence or the report is about."""
    before = match.string[max(0, match.start() - _PLAN_REACH) : match.start()]
    named = [
        years for (series, name), years in periods.plan_periods().items() if series == "plan" and _names(before, name)
    ]
    edges = {"开局": 0, "起步": 0, "收官": 1, "决胜": 1}
    if named and match[0][:2] in edges:
        year = named[-1][edges[match[0][:2]]]
        return Span(year, year, "lexicon")
    return reading.topic


def _names(before: str, plan: str) -> bool:
    return re.search(rf"(?<![一二三四五六七八九十]){plan}", before) is not None


def _law_plan(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return Span(*periods.plan_periods()["law", match["plan"]], "lexicon")


def _plan_ordinal(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    years = periods.plan_by_ordinal().get(number(match["n"]) or 0)
    return _edge(match["edge"] or "", *years, reading) if years else UNRESOLVED


def _held(body: str, term: str | None, session: str | None = None) -> Span:
    ordinal = number(term) if term else None
    held_year = periods.congresses().get((body, ordinal or 0, number(session) if session else None))
    return Span(held_year, held_year, "lexicon") if held_year else UNRESOLVED


def _congress(body: str) -> Resolver:
    def resolve(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
        groups = match.groupdict()
        return _held(body, groups["term"] or groups.get("term2"), groups.get("session") or groups.get("session2"))

    return resolve


def _since_congress(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    held_year = _held("party", match["term"]).start_year
    return open_range(held_year, reading) if held_year else UNRESOLVED


def _since_plenum(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    held_year = _held("plenum", match["term"], match["session"]).start_year
    return open_range(held_year, reading) if held_year else UNRESOLVED


def _plenum_elided(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """四中全会 in 二十届三中、四中全会 takes its term from the left; without one it is no plenum that we know."""
    terms = _TERM.findall(match.string, max(0, match.start() - _TERM_REACH), match.start())
    return _held("plenum", terms[-1], match["session"]) if terms else None


def _founded(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """新中国成立70周年: the founding year is known, so the reference year does not matter."""
    founding_year = periods.founding_years()[match["event"]]
    years = number(match["n"])
    if not years or years > LONGEST_STRETCH:
        return None
    if match["more"]:
        return open_range(founding_year, reading)
    return Span(founding_year, founding_year + years, "lexicon")


def _founded_long(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """改革开放40年: without 周年 only a long stretch is an anniversary (建国这一年 is the year itself)."""
    return _founded(match, pattern, reading) if (number(match["n"]) or 0) >= SHORTEST_ANNIVERSARY else None


def _anniversary(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    """60周年, 六十载: N years before the reference year until the reference year (or the year named in the sentence)."""
    years = number(match["n"])
    if not years or years > LONGEST_STRETCH:
        return None
    if match["more"]:
        return UNRESOLVED
    counted_from = _COUNTED_FROM.search(match.string, max(0, match.start() - _FROM_REACH), match.start())
    first = digits(counted_from["y"]) if counted_from else None
    if first is not None:
        return Span(first, first + years, "sentence", "medium")
    return moved(_end_of_anniversary(years, reading), -years, 0)


def _end_of_anniversary(years: int, reading: Reading) -> Span:
    """The year named in the sentence (2015年庆祝建厂30周年), unless the N years that follow it lead to the report's own."""
    named, own_year = reading.sentence_year, reading.report.end_year
    starts = named is not None and own_year is not None and named + years <= own_year + 1
    return reading.report if starts else reading.reference


def _long_anniversary(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    years = number(match["n"])
    return _anniversary(match, pattern, reading) if years and years >= SHORTEST_ANNIVERSARY else None


def _hundred(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    if match["party"] or match.string.endswith(("党", "党的"), 0, match.start()):
        return Span(*_PARTY_CENTENARY, "lexicon", "medium")
    return moved(reading.reference, -100, 0)


def _reign(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    era = periods.eras("reign")[match["era"]]
    place = 1 if match["first"] else number(match["n"])
    year = era.first_year + place - 1 if place else None
    return Span(year, year, "lexicon") if year and era.last_year and year <= era.last_year else None


def _era(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    era = periods.eras("reign")[match["era"]]
    return Span(era.first_year, era.last_year, "lexicon", "medium")


def _period(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    era = periods.eras("period")[match["era"]]
    return Span(era.first_year, era.last_year, "lexicon", "medium")


def _since_era(match: re.Match[str], pattern: Pattern, reading: Reading) -> Span | None:
    return open_range(periods.eras("open")[match[0].removesuffix("以来").removesuffix("至今")].first_year, reading)


NAMED: Mapping[str, Resolver] = {
    "plan": _plan,
    "law_plan": _law_plan,
    "plan_label": _plan_label,
    "plan_ordinal": _plan_ordinal,
    "party": _congress("party"),
    "plenum": _congress("plenum"),
    "plenum_elided": _plenum_elided,
    "since_plenum": _since_plenum,
    "discipline": _congress("discipline"),
    "npc": _congress("npc"),
    "cppcc": _congress("cppcc"),
    "league": _congress("league"),
    "unions": _congress("unions"),
    "women": _congress("women"),
    "since_congress": _since_congress,
    "founded": _founded,
    "founded_long": _founded_long,
    "anniversary": _anniversary,
    "long_anniversary": _long_anniversary,
    "hundred": _hundred,
    "reign": _reign,
    "era": _era,
    "period": _period,
    "since_era": _since_era,
}
