"""The year or years that a report is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from analysis.model import Anchors, Passage, YearMention

LONGEST_SPAN = 5  # a longer span is drawn as a line and counts at its end year only (the timeline's rule)
ENOUGH_SENTENCES = 2
_SENTENCE_END = re.compile(r"[。!！?？\n]")
_NAMED_KINDS = ("explicit", "bare", "fiscal", "range", "festival")


def reporting_years(
    title: str | None, mentions: Sequence[YearMention], anchors: Anchors, passages: Sequence[Passage]
) -> tuple[int, ...]:
    """The years that the report is about, sorted: the year in the title; else the years in which the organization did
    something according to at least two sentences, or that are the reference year. Empty when the text supports none.

    A publication date alone is no evidence: the reference year counts only when some activity is told of it.
    """
    titled = {year for m in mentions if m.passage_number == -1 and m.kind in _NAMED_KINDS for year in _years(m)}
    if titled and anchors.basis in ("title", "override"):
        latest = max(titled) if anchors.published is None else anchors.published.year + 1
        return tuple(sorted(year for year in titled if year <= latest))
    sentences: dict[int, set[tuple[int, int]]] = defaultdict(set)
    texts = {p.passage_number: p.text for p in passages}
    ends: dict[int, list[int]] = {}
    for mention in mentions:
        if mention.role == "activity" and mention.passage_number in texts:
            number = mention.passage_number
            if number not in ends:
                ends[number] = [end.start() for end in _SENTENCE_END.finditer(texts[number])]
            place = bisect_left(ends[number], mention.start)
            for year in _years(mention):
                sentences[year].add((mention.passage_number, place))
    return tuple(
        sorted(y for y, places in sentences.items() if len(places) >= ENOUGH_SENTENCES or y == anchors.topic_year)
    )


def _years(mention: YearMention) -> range:
    if mention.start_year is None or mention.end_year is None:
        return range(0)
    long = mention.end_year - mention.start_year + 1 > LONGEST_SPAN
    return range(mention.end_year if long else mention.start_year, mention.end_year + 1)
