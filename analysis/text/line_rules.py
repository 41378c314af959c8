"""The rules for whole lines (data/lexicons/boilerplate/lines.csv), asked as one pattern for each zone of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.text import fields, persons

SEEN = {"any": ("head", "middle", "tail"), "edge": ("head", "tail"), "head": ("head",), "tail": ("tail",)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a line is furniture, by which rule, and whether an article ends at such a line."""

    reason: str
    rule: str
    ends: bool = False


@dataclass(frozen=True, slots=True)
class LineRule:
    """A row of lines.csv."""

    zones: tuple[str, ...]
    pattern: re.Pattern[str]
    verdict: Verdict
    has: tuple[str, ...]


@cache
def patterns() -> tuple[LineRule, ...]:
    """The rules of lines.csv, compiled, in the order of the file."""
    return tuple(
        LineRule(
            SEEN[row["zone"]],
            re.compile(row["pattern"].replace("{date}", fields.DATE).replace("{time}", fields.TIME)),
            Verdict(row["reason"], f"line {number}", row["ends"] == "1"),
            tuple(row["has"].split()),
        )
        for number, row in enumerate(persons.read("lines.csv"), start=1)
    )


@cache
def _rules(zone: str, breadcrumbs: bool, anywhere: bool) -> tuple[re.Pattern[str], tuple[Verdict, ...]]:
    """The rules of a zone as one pattern, whose groups are numbered as the verdicts: asking one by one costs ten times more.

    Rules that may begin anywhere in a line are slow; without `anywhere` they are left out.
    """
    rules = [
        rule
        for rule in patterns()
        if zone in rule.zones and (rule.verdict.reason == "breadcrumb") == breadcrumbs and (anywhere or not rule.has)
    ]
    return re.compile("|".join(f"({rule.pattern.pattern})" for rule in rules)), tuple(rule.verdict for rule in rules)


@cache
def _words_of_rules() -> re.Pattern[str]:
    return re.compile("|".join(sorted({re.escape(word) for rule in patterns() for word in rule.has})))


def first(folded: str, zone: str, breadcrumbs: bool = False) -> Verdict | None:
    """The first rule of lines.csv that fits; breadcrumbs are asked for first, since they are made of navigation words."""
    pattern, verdicts = _rules(zone, breadcrumbs, _words_of_rules().search(folded) is not None)
    match = pattern.fullmatch(folded) if verdicts else None
    return verdicts[match.lastindex - 1] if match and match.lastindex else None
