"""Reported figures: number + unit that counts or measures something real, with what the words around it say about it.

Candidates are proposed by one regex, read by figure_patterns and believed or dropped here. What looks like a figure and is
none (named programmes, ordinals, dates, model and document numbers, slogans, idioms, vague counts) must never become one:
a reader cannot see from a table that 三会一课 was taken for three meetings.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.facts.figures import context, exclusions
from analysis.facts.figures.filters import is_no_figure
from analysis.facts.figures.measure import measure
from analysis.facts.figures.patterns import Quantity, candidates, quantity_at
from analysis.model import Figure, Passage, YearMention

_EMPHASIZED = frozenset(["money", "share", "share_difference"])  # quoted for emphasis (“增长8.5%”), not as a name


def figures(
    passages: Sequence[Passage], reference_year: int | None, mentions: Sequence[YearMention]
) -> tuple[Figure, ...]:
    """Every reported quantity of the passages, in their order: value in base units (万 and 亿 multiplied out) and unit.

    `mentions` lend their years and tell 5年 the span from 5年 the date; without them the figures are the same but for
    `reported_year`. A range (3-5万吨) is two rows with the same span, its lower end `ge` and its upper end `lt`, because one
    row with either end would be wrong. A decline keeps its printed sign (下降5% is 5). Values are as the organization
    reports them; the same figure may stand in several sentences and is then several rows: rows must not be added up blindly.
    """
    by_passage: dict[int, list[YearMention]] = {}
    for mention in mentions:
        by_passage.setdefault(mention.passage_number, []).append(mention)
    return tuple(
        figure
        for passage in passages
        for figure in _of_passage(passage, reference_year, by_passage.get(passage.passage_number, []))
    )


def _of_passage(passage: Passage, reference_year: int | None, mentions: list[YearMention]) -> Iterator[Figure]:
    text, done, surroundings = passage.text, 0, None
    previous: Figure | None = None
    for match in candidates(text):
        quantity = quantity_at(text, match) if match.start() >= done else None
        if quantity is None or quantity.start < done:
            continue
        done = quantity.end if quantity.unit or quantity.power else done
        if is_no_figure(text, quantity, passage.kind == "heading"):
            continue
        surroundings = surroundings or Surroundings.of(text, mentions, reference_year)
        if surroundings.claim(quantity):
            continue
        for figure in _rows(text, passage.passage_number, quantity, surroundings, previous):
            previous = figure
            yield figure


class Surroundings(NamedTuple):
    """What is worked out once per passage, and only when the passage holds a quantity that no rule turns down."""

    traps: exclusions.Traps
    clauses: context.Clauses
    years: context.Years

    @classmethod
    def of(cls, text: str, mentions: list[YearMention], reference_year: int | None) -> Surroundings:
        """Traps, clause borders and years of the passage."""
        return cls(exclusions.Traps.of(text), context.Clauses.of(text), context.Years.of(mentions, reference_year))

    def claim(self, quantity: Quantity) -> bool:
        """Whether it stands in a fixed expression, a title or a name, or is a span that the year rules claimed."""
        dimension = quantity.known.dimension if quantity.known else ""
        emphasized = not quantity.han and dimension in _EMPHASIZED
        if self.traps.hold(quantity.start, quantity.end, quantity.han, emphasized):
            return True
        return dimension == "time" and self.years.overlaps(quantity.start, quantity.end)


def _rows(
    text: str, passage_number: int, quantity: Quantity, around: Surroundings, previous: Figure | None
) -> Iterator[Figure]:
    start, end = quantity.start, quantity.end
    compared = context.comparator(text, around.clauses, start, end)
    compared = compared or ("target" if around.years.announced(around.clauses, start) else None)
    measured = measure(text, quantity, max(previous.end if previous else 0, around.clauses.clause_start(start)))
    if measured is None and compared == "yoy" and previous and around.clauses.sentence_start(start) <= previous.start:
        measured = previous.measure  # 营业收入100亿元，同比增长5%: the growth is that of the revenue
    year = around.years.of_figure(text, around.clauses, start, compared == "target")
    for value, approximation in _values(text, quantity):
        if math.isfinite(value):
            yield Figure(
                passage_number,
                start,
                end,
                text[start:end],
                value,
                quantity.unit,
                measured,
                approximation,
                compared,
                year,
            )


def _values(text: str, quantity: Quantity) -> tuple[tuple[float, str | None], ...]:
    if quantity.high is not None:
        return (quantity.value, "ge"), (quantity.high, "lt")
    bare = quantity.numeral == "round"
    return ((quantity.value, context.approximation(text, quantity.start, quantity.end, quantity.inside, bare)),)
