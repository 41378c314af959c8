"""Reported figures: number + unit that counts or measures something real, with what the words around it say about it.

Quantities are proposed and read by patterns and believed or dropped here. What looks like a figure and is
none (named programmes, ordinals, dates, model and document numbers, slogans, idioms, vague counts) must never become one:
a reader cannot see from a table that 三会一课 was taken for three meetings.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.facts.figures import context, exclusions
from analysis.facts.figures.filters import is_no_figure
from analysis.facts.figures.measure import measure
from analysis.facts.figures.patterns import HAN, Quantity, printed_quantities
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
    # One kind of work for the whole report before the next: a third faster than all kinds for each quantity.
    printed = [(passage, found) for passage in passages if (found := printed_quantities(passage.text))]
    believed = [(passage, kept) for passage, found in printed if (kept := _believed(passage, found))]
    counted = [
        (passage, kept, Surroundings.of(passage.text, by_passage.get(passage.passage_number, ()), reference_year))
        for passage, kept in believed
    ]
    rows: list[Figure] = []
    for passage, kept, around in counted:
        rows += _told(passage, kept, around)
    return tuple(rows)


def _believed(passage: Passage, printed: Sequence[Quantity]) -> list[Quantity]:
    """The printed quantities against which no rule speaks that looks at the words beside them."""
    text, heading = passage.text, passage.kind == "heading"
    return [quantity for quantity in printed if not is_no_figure(text, quantity, heading)]


def _told(passage: Passage, believed: Sequence[Quantity], around: Surroundings) -> list[Figure]:
    rows: list[Figure] = []
    for quantity in believed:
        if not around.claim(quantity):
            rows += _rows(passage, quantity, around, rows[-1] if rows else None)
    return rows


@dataclass(slots=True)
class Surroundings:
    """What is worked out once per passage, and only when the passage holds a quantity that no rule turns down."""

    traps: exclusions.Traps
    clauses: context.Clauses
    years: context.Years

    @classmethod
    def of(cls, text: str, mentions: Sequence[YearMention], reference_year: int | None) -> Surroundings:
        """Traps, clause borders and years of the passage."""
        return cls(exclusions.Traps.of(text), context.Clauses.of(text), context.Years.of(mentions, reference_year))

    def claim(self, quantity: Quantity) -> bool:
        """Whether it stands in a fixed expression, a title or a name, or is a span that the year rules claimed."""
        dimension = quantity.known.dimension if quantity.known else ""
        if self.traps:
            han = quantity.numeral in HAN
            if self.traps.hold(quantity.start, quantity.end, han, not han and dimension in _EMPHASIZED):
                return True
        return dimension == "time" and self.years.overlaps(quantity.start, quantity.end)


def _rows(passage: Passage, quantity: Quantity, around: Surroundings, previous: Figure | None) -> list[Figure]:
    text, start, end = passage.text, quantity.start, quantity.end
    clauses, years = around.clauses, around.years
    low, after = clauses.clause_start(start), context.word_after(text, end)[1]
    compared = context.comparator(text, clauses, low, start, after)
    if compared is None and years.plans and years.announced(clauses, start):
        compared = "target"
    measured = measure(text, quantity, max(previous.end, low) if previous else low)
    if measured is None and compared == "yoy" and previous and clauses.sentence_start(start) <= previous.start:
        measured = previous.measure  # 营业收入100亿元，同比增长5%: the growth is that of the revenue
    year = years.of_figure(text, clauses, start, compared == "target")
    surface, unit, number = text[start:end], quantity.unit, passage.passage_number
    return [
        Figure(number, start, end, surface, value, unit, measured, approximation, compared, year)
        for value, approximation in _values(text, quantity, after)
        if math.isfinite(value)
    ]


def _values(text: str, quantity: Quantity, after: str) -> tuple[tuple[float, str | None], ...]:
    if quantity.high is not None:
        return (quantity.value, "ge"), (quantity.high, "lt")
    bare = quantity.numeral == "round"
    return ((quantity.value, context.approximation(text, quantity.start, quantity.inside, after, bare)),)
