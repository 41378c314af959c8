"""Candidates for year expressions: everything that a pattern proposes and no trap covers, without overlaps.

Proposing and believing are apart: what a candidate means, or whether it is kept at all, is the resolvers' business.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from analysis.facts.years.fragments import HAN_NUMERAL, NUMERALS, Pattern
from analysis.facts.years.name_patterns import NAMES
from analysis.facts.years.patterns import EXPLICIT, RELATIVE
from analysis.facts.years.periods import Trap, traps
from analysis.facts.years.republic import REPUBLIC, REPUBLIC_IF_KNOWN

CALENDAR_YEARS: tuple[Pattern, ...] = (*EXPLICIT, *REPUBLIC)
PATTERNS: tuple[Pattern, ...] = (*CALENDAR_YEARS, *NAMES, *RELATIVE, *REPUBLIC_IF_KNOWN)
_NUMERALS, _SEARCHED = frozenset("014"), ""
YEAR_DIGITS = 4
# Where a pattern that begins with a numeral can begin: at a run of digits or Han numerals that is followed by a word of
# time or a sign of a date, at four digits that may be a bare year, or at a name that ends in 五 (十四五).
_NUMERAL_START = re.compile(
    rf"[{NUMERALS}](?:[0-9]{{3}}(?<=19[0-9]{{2}}|20[0-9]{{2}})|[0-9]{{0,20}}(?=[ 年月季周载个多余世会学财至到、,./~华来后-])"
    rf"|(?<=[{HAN_NUMERAL}])[{HAN_NUMERAL}]{{0,12}}(?:(?<=五)|(?=[ 年月季周载个多余几世会学财至到、,~/oO0-9大届中华-])))"
)
_GOES_ON = frozenset(NUMERALS + " oO")  # the numeral is not at its end yet: every pattern is tried
REMEMBERED = 2000  # signs after numerals; more are no text


@dataclass(slots=True)
class Candidate:
    """A stretch of folded text that a pattern proposes."""

    start: int
    end: int
    pattern: Pattern
    match: re.Match[str]


@dataclass(frozen=True, slots=True)
class _Line:
    """A pattern, compiled, with its place in the table; without a pattern, a trap."""

    order: int
    match: Callable[[str, int], re.Match[str] | None]
    pattern: Pattern | None


_Proposal = tuple[int, int, int, _Line, re.Match[str]]


@dataclass(frozen=True, slots=True)
class _Table:
    """The lines by how they are found: by a literal, by what follows a numeral, by a search."""

    starts: AhoCorasick
    by_start: tuple[tuple[_Line, ...], ...]
    numeral: tuple[tuple[str, str, _Line], ...]
    by_follower: dict[tuple[str, str], tuple[_Line, ...]]
    searched: tuple[tuple[tuple[str, ...], tuple[tuple[_Line, re.Pattern[str]], ...]], ...]
    any_need: re.Pattern[str]

    def after_numeral(self, kind: str, follower: str) -> tuple[_Line, ...]:
        """The lines that a numeral of this kind before this sign can begin; remembered, since few signs follow numerals."""
        lines = self.by_follower.get((kind, follower))
        if lines is None:
            every = not follower or follower in _GOES_ON
            kinds = _NUMERALS if every or kind == "0" else {"0", kind}
            lines = tuple(
                line
                for begins, then, line in self.numeral
                if begins in kinds and (every or not then or follower in then)
            )
            if len(self.by_follower) < REMEMBERED:
                self.by_follower[kind, follower] = lines
        return lines


def candidates(folded: str, calendar_only: bool = False) -> list[Candidate]:
    """The candidates of a folded text from left to right; of overlapping ones the leftmost, then the longest stays.

    `calendar_only`: just those of the first tables, which name a year by its number.
    """
    proposed = _proposals(folded, _table(calendar_only))
    if not proposed:
        return []
    proposed.sort(key=_place)
    covered = _merged([(start, -minus_end) for start, minus_end, _, line, _ in proposed if line.pattern is None])
    kept: list[Candidate] = []
    reached = 0
    for start, minus_end, _, line, match in proposed:
        if line.pattern is not None and start >= reached and not (covered and _overlaps(start, -minus_end, covered)):
            reached = -minus_end
            kept.append(Candidate(start, reached, line.pattern, match))
    return kept


def _place(proposal: _Proposal) -> tuple[int, int, int]:
    return proposal[:3]


def _proposals(folded: str, table: _Table) -> list[_Proposal]:
    """Every match of every line, as (start, -end, order in the table, line, match)."""
    found: list[_Proposal] = []
    # Every literal is found, also inside another one: 过去 must not hide 去年.
    for literal, start, _ in table.starts.find_matches_as_indexes(folded, overlapping=True):
        for line in table.by_start[literal]:
            match = line.match(folded, start)
            if match is not None:
                found.append((start, -match.end(), line.order, line, match))
    for hit in _NUMERAL_START.finditer(folded):
        start, end = hit.span()
        kind = "1" if end - start < YEAR_DIGITS else "4" if end - start == YEAR_DIGITS and folded[start] < "9" else "0"
        follower = folded[end : end + 1]
        if follower == " ":  # what follows the blank tells as much, unless the numeral goes on there
            beyond = folded[end + 1 : end + 2]
            follower = beyond if beyond and beyond not in _GOES_ON else follower
        for line in table.after_numeral(kind, follower):
            match = line.match(folded, start)
            if match is not None:
                found.append((start, -match.end(), line.order, line, match))
    if table.any_need.search(folded):
        for needs, lines in table.searched:
            for need in needs:
                if need in folded:
                    found += _search(lines, folded)
                    break
    return found


def _search(lines: Iterable[tuple[_Line, re.Pattern[str]]], folded: str) -> Iterator[_Proposal]:
    for line, regex in lines:
        for match in regex.finditer(folded):
            yield match.start(), -match.end(), line.order, line, match


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, end - 1, key=lambda span: span[0]) - 1
    return place >= 0 and spans[place][1] > start


@cache
def _table(calendar_only: bool) -> _Table:
    by_literal: dict[str, list[_Line]] = defaultdict(list)
    numeral: list[tuple[str, str, _Line]] = []
    searched: dict[str, list[tuple[_Line, re.Pattern[str]]]] = defaultdict(list)
    rules: tuple[Pattern | Trap, ...] = (
        *((*CALENDAR_YEARS, *REPUBLIC_IF_KNOWN) if calendar_only else PATTERNS),
        *traps(),
    )
    for order, rule in enumerate(rules):
        regex = re.compile(rule.regex)
        line = _Line(order, regex.match, rule if isinstance(rule, Pattern) else None)
        beginnings = set(rule.starts.split("|"))
        numeral += [(begins, rule.then, line) for begins in sorted(_NUMERALS & beginnings)]
        if _SEARCHED in beginnings:
            searched[rule.needs].append((line, regex))
        for word in sorted(beginnings - _NUMERALS - {_SEARCHED}):
            by_literal[word].append(line)  # a literal says enough: what it needs is not asked
    starts, by_start = _starts(by_literal)
    return _Table(
        starts,
        by_start,
        tuple(numeral),
        {},
        tuple((tuple(needs.split("|")), tuple(lines)) for needs, lines in searched.items()),
        re.compile("|".join(re.escape(need) for needs in searched for need in needs.split("|"))),
    )


def _starts(by_literal: Mapping[str, Iterable[_Line]]) -> tuple[AhoCorasick, tuple[tuple[_Line, ...], ...]]:
    """An automaton for the literals, and the lines to try where each is found: a literal stands for those that it begins."""
    shortest = [word for word in by_literal if not any(word[:end] in by_literal for end in range(1, len(word)))]
    lines = (
        {line.order: line for word, found in by_literal.items() if word.startswith(start) for line in found}
        for start in shortest
    )
    automaton = AhoCorasick(shortest, matchkind=MatchKind.Standard, implementation=Implementation.DFA)
    return automaton, tuple(tuple(found[order] for order in sorted(found)) for found in lines)
