"""What the words around a quantity say about it: approximation, comparator, what is measured, which year.

Each answer looks only at the clause or sentence the quantity stands in, within a fixed number of characters, so that the
answer does not depend on neighbouring sentences and the work stays linear.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from analysis.facts.figures.units import lexicon_rows
from analysis.model import YearMention
from analysis.vocabularies import APPROXIMATIONS

# A Chinese clause of a report is rarely longer; further away a cue no longer speaks of this number.
WINDOW = 60
_CLAUSE_END = re.compile(r"[，。；;！!？?：:\n,](?:(?<!,)|(?![0-9]{3}(?![0-9])))")
_CLAUSE_MARK = re.compile(r"[，。；;！!？?：:\n]")  # the same where no comma can stand inside a number
_SENTENCE_ENDS = "。；;！!？?\n"
_NEXT_ITEM = re.compile(
    "[二三四五六七八九十]是"
)  # behind ；a list goes on that began with its year: 2023年计划：一是…；二是…
# How many mentions before a figure are asked for its year: its sentence rarely holds more.
MENTIONS_LOOKED_AT = 4
ADJOINING = 4  # 由2018年的11.4%降到8.9%: the year goes with the number it touches, an approximation word between
_NEVER_LENDING = frozenset(["congress", "anniversary", "vague"])
_PLACE = attrgetter("start", "end")
_NOT_ABOUT = "节预签合特契履大制公条"
_NOT_NEAR = "最附靠邻临远亲"


@cache
def _cues(where: str) -> dict[str, str]:
    return {row["cue"]: row["meaning"] for row in lexicon_rows("cues.csv") if row["where"] == where}


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(word[-1] for word in _cues("before"))


@cache
def _first_signs() -> frozenset[str]:
    return frozenset(word[0] for word in _cues("after"))


@cache
def _clause_cues() -> re.Pattern[str]:
    endings: dict[str, list[str]] = {}
    for word in sorted(_cues("clause"), key=len, reverse=True):
        endings.setdefault(word[0], []).append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in endings.items()))


def _cue_starts(text: str) -> tuple[int, ...]:
    """Where a cue of a comparison begins, also inside another one."""
    cues, starts = _clause_cues(), []  # type: re.Pattern[str], list[int]
    found = cues.search(text)
    while found:
        starts.append(found.start())
        found = cues.search(text, starts[-1] + 1)
    return tuple(starts)


@dataclass(slots=True)
class Clauses:
    """Where the clauses, sentences and cues of one passage begin, so that every question about them is one look-up."""

    clause_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]
    cue_starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Clauses:
        """A comma inside a number (1,234) ends no clause."""
        marks = _CLAUSE_END if "," in text else _CLAUSE_MARK
        ends = [match.end() for match in marks.finditer(text)]
        sentences = [end for end in ends if text[end - 1] in _SENTENCE_ENDS and not _goes_on(text, end)]
        return cls((0, *ends), (0, *sentences), _cue_starts(text))

    def holds_cue(self, start: int, end: int) -> bool:
        """Whether a cue begins between the two positions."""
        at = bisect_left(self.cue_starts, start)
        return at < len(self.cue_starts) and self.cue_starts[at] < end

    def clause_start(self, at: int) -> int:
        """Where the clause of position `at` begins, at most WINDOW characters back."""
        start = self.clause_starts[bisect_right(self.clause_starts, at) - 1]
        return start if at - start < WINDOW else at - WINDOW

    def sentence_start(self, at: int) -> int:
        """Where the sentence of position `at` begins, at most 4 x WINDOW characters back."""
        start = self.sentence_starts[bisect_right(self.sentence_starts, at) - 1]
        return start if at - start < 4 * WINDOW else at - 4 * WINDOW

    def sentence_end(self, at: int) -> int:
        """Where the sentence of position `at` ends, at most 4 x WINDOW characters on."""
        following = bisect_right(self.sentence_starts, at)
        known = following < len(self.sentence_starts)
        return min(at + 4 * WINDOW, self.sentence_starts[following]) if known else at + 4 * WINDOW


def _goes_on(text: str, end: int) -> bool:
    return text[end - 1] in "；;" and _NEXT_ITEM.match(text, end) is not None


def word_before(text: str, start: int) -> tuple[str, str]:
    """The approximation word directly before the numeral and its meaning ("" and "" for none)."""
    cues = _cues("before")
    if text[start - 1 : start] not in _last_signs():
        return "", ""
    for length in (3, 2, 1):
        word = text[max(0, start - length) : start]
        if len(word) == length and word in cues:
            previous = text[start - length - 1 : start - length]
            barred = _NOT_ABOUT if word == "约" else _NOT_NEAR if word == "近" else ""
            return ("", "") if previous and previous in barred else (word, cues[word])
    return "", ""


def word_after(text: str, end: int) -> tuple[str, str]:
    """The approximation word directly after the unit and its meaning."""
    if text[end : end + 1] not in _first_signs():
        return "", ""
    cues = _cues("after")
    for length in (3, 2, 1):
        word = text[end : end + length]
        if len(word) == length and word in cues:
            return word, cues[word]
    return "", ""


def approximation(text: str, start: int, inside: str, after: str, round_number: bool) -> str | None:
    """ge for 余 多 超 不少于 以上, lt for 近 不足 以内, each for 各; None when exact or without a direction (约, 左右).

    `after` is the meaning of the word after the unit. `上` counts only before a bare power of ten (上百家): 网上50个 is no
    approximation.
    """
    word, before = word_before(text, start) if text[start - 1 : start] in _last_signs() else ("", "")
    if not (before or inside or after):
        return None
    if word == "上" and not round_number:
        before = ""
    for meaning in (before, _cues("inside").get(inside, "") if inside else "", after):
        if meaning in APPROXIMATIONS:
            return meaning
    return None


def comparator(text: str, clauses: Clauses, low: int, start: int, after: str) -> str | None:
    """yoy, target or cumulative, when the clause from `low` says so before the number (or 的目标 after it, as `after` tells).

    The sign is never changed (下降5% stays 5). A growth without a stated base is not compared with anything that we know, even
    when a clause before it said 同比. 环比 is not yoy and stays None.
    """
    if not clauses.holds_cue(low, start):
        return "target" if after == "target" else None
    known = _cues("clause")
    meanings = [known[found] for found in _clause_cues().findall(text, low, start)]
    if "yoy" in meanings:
        return "yoy"
    if "target" in meanings or after == "target":
        return "target"
    return "cumulative" if "cumulative" in meanings else None


@dataclass(slots=True)
class Years:
    """The year mentions of one passage, in order, ready to be asked about any position; `plans`: one is announced."""

    spans: tuple[tuple[int, int], ...]
    lending: tuple[YearMention, ...]
    lending_starts: tuple[int, ...]
    plans: bool
    reference_year: int | None

    @classmethod
    def of(cls, mentions: Sequence[YearMention], reference_year: int | None) -> Years:
        """Congresses, anniversaries and unresolved expressions keep their spans but lend no year."""
        if not mentions:
            return cls((), (), (), False, reference_year)
        ordered = sorted(mentions, key=_PLACE)
        lending = tuple([each for each in ordered if each.start_year is not None and each.kind not in _NEVER_LENDING])
        spans = tuple([(each.start, each.end) for each in ordered])
        plans = "plan" in [each.role for each in lending]
        return cls(spans, lending, tuple([each.start for each in lending]), plans, reference_year)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether a year expression lies on start..end (mentions may nest, so the two nearest are looked at)."""
        at = bisect_left(self.spans, (end, 0))
        return any(last > start for _, last in self.spans[max(0, at - 2) : at])

    def of_figure(self, text: str, clauses: Clauses, start: int, is_target: bool) -> int | None:
        """The year that the figure is about: that of the nearest mention in its sentence, else the report's own year.

        A background year (2018年的11.4%; 1989年，46名师傅) lends itself to its own clause and the one it opens, not to
        the rest of the sentence (成立于2018年，现有党员11人). A span of several years is no single year. A sentence without
        a year takes the reference year, unless the passage last spoke of another one. A target without a stated year has
        none.
        """
        if not self.lending:
            return None if is_target else self.reference_year
        at = bisect_left(self.lending_starts, start)
        low = clauses.sentence_start(start)
        for mention in reversed(self.lending[max(0, at - MENTIONS_LOOKED_AT) : at]):
            if mention.start < low:
                other = mention.role == "activity" and mention.start_year == mention.end_year != self.reference_year
                return None if other or is_target else self.reference_year
            if _lends(text, clauses, mention, start):
                return mention.start_year if mention.start_year == mention.end_year else None
        following = self.lending[at] if at < len(self.lending) else None
        if following and following.start < clauses.sentence_end(start) and _follows(text, following):
            return following.start_year
        return None if is_target else self.reference_year

    def announced(self, clauses: Clauses, start: int) -> bool:
        """Whether the nearest year before the figure in its sentence is one announced for the future (到2030年…)."""
        if not self.plans:
            return False
        at = bisect_left(self.lending_starts, start)
        near = self.lending[at - 1] if at else None
        return near is not None and near.role == "plan" and near.start >= clauses.sentence_start(start)


def _lends(text: str, clauses: Clauses, mention: YearMention, start: int) -> bool:
    """Whether a year before the figure is the figure's: not what it is compared with, not only that of the number before."""
    if text[mention.start - 1 : mention.start] in ("比", "较"):
        return False
    if text[mention.end : mention.end + 1] == "的" and start - mention.end > ADJOINING:
        return False
    return mention.role != "background" or _opens_clause(text, clauses, mention, start)


def _follows(text: str, mention: YearMention) -> bool:
    """Whether a year after the figure may lend itself (完成50项（2021年）): one year, reported, and not a comparison."""
    compared = text[mention.start - 1 : mention.start] in ("比", "较")
    return mention.role != "background" and mention.start_year == mention.end_year and not compared


def _opens_clause(text: str, clauses: Clauses, mention: YearMention, start: int) -> bool:
    clause = clauses.clause_start(start)
    if mention.start >= clause:
        return True
    opens = mention.start == clauses.clause_start(mention.start) and mention.end + 1 == clause
    return opens and text[mention.end : clause] in ("，", ",")
