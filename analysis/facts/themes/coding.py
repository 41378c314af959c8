"""Passages to activity themes: at most four a passage, ranked by how much of its text speaks of them, with the words as evidence.

Themes are matched on characters with the words and rules of a code book (codebook.py), not on tokens, so that they
do not move when the segmentation does. How evidence is counted is told in evidence.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.facts.themes.codebook import CodeBook
from analysis.facts.themes.evidence import Tally, tallies
from analysis.facts.themes.matcher import Matcher, matcher
from analysis.model import Passage, ThemeCode

WEIGHTS = (1.0, 0.5, 0.25, 0.25)
# One strong word, or two weak ones with an action or a result in their sentence.
ENOUGH = 2.0
# A theme that holds less than this share of what all themes hold is a side remark.
SIDE_REMARK = 0.12
# How far many different words raise a rank above the mere extent of the text; 0 would be extent alone.
BREADTH = 0.5


class RuleHit(NamedTuple):
    """A rule that was fulfilled in a passage."""

    passage_number: int
    theme_id: str
    rule: str


def code(passages: Sequence[Passage], codebook: CodeBook) -> tuple[ThemeCode, ...]:
    """The themes of each passage but headings, in order of rank, with weights 1, .5, .25, .25 and the matched words.

    A theme is coded when the passage states an action or result of it: a strong word, two weak ones or a rule of the code
    book in a sentence that says that something was done. A word in a list or in a purpose clause (为…提供保障) counts for
    little. The rank is the share of the passage's clauses that speak of the theme, raised by how many different words do.
    A theme that the code book marks as `statement` (an award) is coded whenever a rule states it; with three others it
    comes last.

    It misleads where a passage praises without saying what was done, and on irony, which the genre does not know.
    """
    compiled = matcher(codebook)
    codes: list[ThemeCode] = []
    for passage, found in _told(passages, compiled):
        if found.stated or found.declared:
            codes += _coded(passage, found, compiled)
    return tuple(codes)


def _told(passages: Sequence[Passage], compiled: Matcher) -> Iterator[tuple[Passage, Tally]]:
    """The passages but headings, each with what it says of the themes."""
    body = [passage for passage in passages if passage.kind != "heading"]
    return zip(body, tallies([passage.text for passage in body], compiled), strict=True)


def rule_hits(passages: Sequence[Passage], codebook: CodeBook) -> list[RuleHit]:
    """Which rules of the code book were fulfilled where, whether or not the theme was coded in the end.

    For the code book's own report: a rule that never fires is dead, one that fires everywhere says nothing.
    """
    compiled = matcher(codebook)
    hits = {
        RuleHit(passage.passage_number, compiled.theme_ids[rule.theme], rule.name)
        for passage, found in _told(passages, compiled)
        for rule in found.rules
    }
    return sorted(hits)


def _coded(passage: Passage, found: Tally, compiled: Matcher) -> list[ThemeCode]:
    return [
        ThemeCode(
            passage.passage_number,
            compiled.theme_ids[theme],
            weight,
            tuple(sorted({compiled.words[pattern] for pattern in found.patterns[theme]})),
        )
        for theme, weight in zip(_chosen(found, compiled), WEIGHTS, strict=False)
    ]


def _chosen(found: Tally, compiled: Matcher) -> list[int]:
    """The themes to code, best first."""
    least = SIDE_REMARK * sum(found.extent)
    stated = [theme for theme in found.stated if found.strength[theme] >= ENOUGH and found.extent[theme] >= least]
    kept = list(found.declared.union(stated))
    if len(kept) > 1:
        kept.sort(key=lambda theme: (-_score(found, theme), theme))
    most = len(WEIGHTS)
    if not found.declared:  # no award among them
        return kept[:most]
    awards = [theme for theme in kept if compiled.statement[theme] and theme in found.declared]
    others = [theme for theme in kept if theme not in awards]
    if len(others) >= most - 1:
        return [*others[: most - len(awards)], *awards][:most]
    return kept[:most]


def _score(found: Tally, theme: int) -> float:
    breadth: float = (1.0 + found.strength[theme]) ** BREADTH
    return found.extent[theme] * breadth
