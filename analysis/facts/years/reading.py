"""What is known at the place of a year expression, and the span of years that it is resolved to."""

from __future__ import annotations

from typing import NamedTuple

from analysis.model import Anchors
from analysis.vocabularies import REFERENCE_BASES

EARLIEST_YEAR, LATEST_YEAR = 1500, 2100  # before and after that no organization reports on anything
# What a mention can rest on: the digits themselves, a lexicon, a year earlier in the sentence, at the head of the entry or
# earlier in the passage, the section's heading, the report's reference year, one of the bases of the topic year, or the topic
# year standing in for an unknown time of writing.
ANCHORS = (
    *("explicit", "lexicon", "sentence", "entry", "passage", "reference", "topic"),
    *REFERENCE_BASES,
)
DELIVERY_MONTHS = 6  # people's congresses met as late as June; 过去一年 in their reports is the year before
YEAR_END_REPORT_MONTHS = 3  # until March, 1-12月份 and 四季度 can only be the year before


class Span(NamedTuple):
    """The first and last calendar year, what they rest on and how sure that is."""

    start_year: int | None
    end_year: int | None
    anchor: str
    confidence: str = "high"


class Reading(NamedTuple):
    """What is known at the place of an expression: the anchors, and the years named before it.

    `topic_year` is that of the section or the entry where one names a year, else the report's. `sentence_year` was named
    earlier in the same sentence, `antecedent_year` earlier in the same passage or in the one before. Short years up to
    `republic_until` are counted by the Republic (98年 is 2009).
    """

    anchors: Anchors
    topic_year: int | None
    topic_anchor: str
    topic_confidence: str
    sentence_year: int | None = None
    antecedent_year: int | None = None
    republic_until: int = 0

    @property
    def writing(self) -> Span:
        """The time of writing; without a publication date the topic year stands in for it, and the anchor says `topic`."""
        year = self.anchors.writing_year
        if year is None:
            return UNRESOLVED
        if self.anchors.published is None:
            return Span(year, year, "topic", self.anchors.confidence)
        certain = self.anchors.topic_year in (None, year)  # a January report may still say 今年 of the year before
        return Span(year, year, "published", "high" if certain else "medium")

    @property
    def topic(self) -> Span:
        """The year that 全年 and 年底 are about: one named in the same sentence, else the topic year."""
        if self.sentence_year is not None:
            return Span(self.sentence_year, self.sentence_year, "sentence", "medium")
        if self.topic_year is None:
            return UNRESOLVED
        return Span(self.topic_year, self.topic_year, self.topic_anchor, self.topic_confidence)

    @property
    def reference(self) -> Span:
        """The year at which anniversaries, durations and open ranges end: one named in the sentence, else the report's own."""
        if self.sentence_year is not None:
            return self.topic
        return self.report

    @property
    def report(self) -> Span:
        """The topic year of the whole report, whatever the section is about."""
        year = self.anchors.topic_year
        return UNRESOLVED if year is None else Span(year, year, "reference", self.anchors.confidence)

    @property
    def past(self) -> Span:
        """The last complete year: in a report of early spring that is about no other year, the year before."""
        published, delivered = self.anchors.published, self.anchors.delivered
        fresh = (
            published.month <= (DELIVERY_MONTHS if delivered else YEAR_END_REPORT_MONTHS) if published else delivered
        )
        about_the_new_year = self.anchors.topic_year == self.anchors.writing_year
        return moved(self.report, -1, -1) if fresh and about_the_new_year else self.report


UNRESOLVED = Span(None, None, "none", "low")


def moved(span: Span, first: int, last: int) -> Span:
    """The span with its ends moved by so many years; an unresolved one stays unresolved."""
    if span.start_year is None or span.end_year is None:
        return span
    return Span(span.start_year + first, span.end_year + last, span.anchor, span.confidence)


def plausible(year: int | None) -> bool:
    """Whether an organization can report on that calendar year."""
    return year is not None and EARLIEST_YEAR <= year <= LATEST_YEAR


def open_range(first_year: int, reading: Reading) -> Span:
    """From the first year to the reference year; without one, or before it, the end stays with the start."""
    last_year, writing_year = reading.report.end_year, reading.anchors.writing_year
    if last_year is not None and writing_year is not None and first_year <= writing_year:
        last_year = min(last_year, writing_year)  # a report on the plan of next year counts until this one
    if last_year is None or last_year < first_year:
        return Span(first_year, first_year, "explicit", "medium")
    return Span(first_year, last_year, "reference")
