"""What holds a numeral and counts nothing: fixed expressions, named programmes in quotation marks, titles of works, slogans.

Spans are found once per passage and only when it holds a numeral at all; a candidate that touches one is dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from analysis.facts.figures.units import lexicon_rows

Span = tuple[int, int]

# Speech may run on between quotation marks and report real figures; a name is short. A Han numeral in a quotation of up to
# 20 characters is a slogan or a name (“三个到位”); digits are believed from 13 characters on (“今年我们完成了120万吨”).
LONGEST_QUOTED_SLOGAN = 20
LONGEST_QUOTED_NAME = 12
_QUOTED = re.compile(
    r"“([^“”\n]{1,60})”|「([^「」\n]{1,60})」|『([^『』\n]{1,60})』|‘([^‘’\n]{1,60})’|\"([^\"\n]{1,60})\""
)
_WORK = re.compile(r"《[^《》\n]{1,80}》|〈[^〈〉\n]{1,60}〉|〔[^〔〕\n]{1,12}〕")


@dataclass(slots=True)
class Traps:
    """The spans of one passage in which a numeral counts nothing."""

    fixed: list[Span]
    quoted: list[Span]
    works: list[Span]

    @classmethod
    def of(cls, text: str) -> Traps:
        """All three kinds, each in order and without overlaps."""
        return cls(fixed_expressions(text), quotations(text), works(text))

    def __bool__(self) -> bool:
        return bool(self.fixed or self.quoted or self.works)

    def hold(self, start: int, end: int, han: bool, emphasized: bool) -> bool:
        """Whether start..end lies in a fixed expression, a title or a quotation short enough to be a name.

        `emphasized`: sums of money and shares in digits are quoted for emphasis (“增长8.5%”的成绩单), not as names.
        """
        if self.fixed and (fixed := touched(self.fixed, start, end)) and fixed[0] <= start:
            return True  # 六十分 holds 十分, 8万载重吨 holds 万载: no match
        if self.works and touched(self.works, start, end):
            return True
        return bool(self.quoted) and not emphasized and quoted_as_name(self.quoted, start, end, han)


@cache
def _fixed() -> ahocorasick_rs.AhoCorasick:
    words = [row["expression"] for row in lexicon_rows("fixed_expressions.csv")]
    return ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)


_BySign = dict[str, tuple[str, ...]]


def _by_first_sign(words: Iterable[str]) -> _BySign:
    """The words by their first sign, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return {sign: tuple(listed) for sign, listed in found.items()}


@cache
def _programme_nouns() -> tuple[_BySign, _BySign]:
    rows = list(lexicon_rows("programme_nouns.csv"))
    everywhere, at_end = ([row["word"] for row in rows if row["where"] == where] for where in ("open", "end"))
    return _by_first_sign(everywhere), _by_first_sign(at_end)


def fixed_expressions(text: str) -> list[Span]:
    """Where idioms, official formulas, place names and adverbs with a numeral stand (三会一课, 四面八方, 三亚).

    十分 is an adverb, but not in 十分之七.
    """
    found = _fixed().find_matches_as_indexes(text)
    return [(start, end) for _, start, end in found if text[end - 1 : end + 1] != "分之"]


def quotations(text: str) -> list[Span]:
    """The insides of short quotations; names and slogans live here."""
    quoted = "“" in text or '"' in text or "‘" in text or "「" in text or "『" in text
    return [match.span(match.lastindex or 0) for match in _QUOTED.finditer(text)] if quoted else []


def works(text: str) -> list[Span]:
    """Titles of works and document numbers (《…》, 〔2021〕)."""
    titled = "《" in text or "〔" in text or "〈" in text
    return [match.span() for match in _WORK.finditer(text)] if titled else []


def quoted_as_name(spans: list[Span], start: int, end: int, han: bool) -> bool:
    """Whether the span lies in a quotation that is short enough to be a name rather than speech."""
    found = touched(spans, start, end)
    limit = LONGEST_QUOTED_SLOGAN if han else LONGEST_QUOTED_NAME
    return found is not None and found[1] - found[0] <= limit


def touched(spans: list[Span], start: int, end: int) -> Span | None:
    """The span that overlaps start..end; the spans are in order and do not overlap each other, so one look-up is enough."""
    at = bisect_left(spans, (end, 0))
    return spans[at - 1] if at and spans[at - 1][1] > start else None


def programme_follows(text: str, end: int) -> bool:
    """Whether the words after a Han numeral and classifier make it a slogan or a structure (三个到位, 两个重要的方面)."""
    everywhere, at_end = _programme_nouns()
    qualifiers = _qualifiers().get(text[end : end + 1], ())
    after = next((end + len(word) for word in qualifiers if text.startswith(word, end)), end)
    for at in {end, after}:
        sign = text[at : at + 1]
        if text.startswith(everywhere.get(sign, ()), at):
            return True
        word = next((word for word in at_end.get(sign, ()) if text.startswith(word, at)), "")
        following = text[at + len(word) : at + len(word) + 1]
        if word and (not _is_han(following) or following in "的是和与及上中下要为"):
            return True
    return False


@cache
def _qualifiers() -> _BySign:
    return _by_first_sign(row["word"] for row in lexicon_rows("qualifiers.csv"))


def _is_han(character: str) -> bool:
    return "一" <= character <= "龥" if character else False
