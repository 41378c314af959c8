"""When a page says that it was published: candidates with their rules and ranks; what is believed is judged elsewhere.

Labels of publication come first, then the line under the title. Below the text a date is a signature of the paper, unless a
label or the page's own end mark says more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from analysis.facts import dates
from analysis.facts.proposals import PageLine
from analysis.text import fields

ISSUE = "enpproperty"
"""A comment of the software of digital newspapers, in which the day of the issue stands."""
LATE, BESIDE_SOURCE = 5, 2
"""A labelled date below the text is believed after every one above it; a day of publication that the line of the source
labels only after those."""
OVER_TITLE = 4
"""A bare day over the title is believed after one below it; several different ones there are those of other pages."""
END_MARKS = ("完", "(完)")
"""Press releases of Hong Kong close with this mark and print their day below it."""
_DATED = re.compile(rf"(?:[\[(] ?{fields.DATE} ?[\])]|(?<![\d-])20\d{{2}}-\d{{2}}-\d{{2}})$")
"""A title that ends in the page's day: in brackets, or in figures."""
_OF_THE_PAPER = re.compile(r"[^()。]{0,30}(?:修订|修正|修改|通过|施行|实施|批准|生效|起执行)")
"""What is said of a statute's day under its title: it was passed or amended then."""
_GOES_ON = re.compile(r" ?[至~到]")
_TO_THE_MINUTE = re.compile(rf"[T ,]{{1,4}}{fields.TIME}")
_OF_THE_PAGE = ("meta", "title", "counter", "share", "editor", "byline")

Found = tuple[date, str, int]


def candidates(lines: Sequence[PageLine], body_start: int, is_traditional: bool = False) -> Iterator[Found]:
    """Day, rule and rank (1 first) of everything that may be the day of publication.

    `is_traditional` says that the page is not written in Simplified characters: only there three digits before month and day,
    after a label of publication, are a year of the republic's era.
    """
    title_start = next((line.line.start for line in lines if line.line.reason == "title" and not line.fields), 0)
    over = [line for line in lines if line.line.start < title_start and line.line.reason == "meta"]
    is_list = len({printed.value for line in over for printed in _unlabelled(line)}) > 1
    for page_line in lines:
        yield from _of_issue(page_line)
        if page_line.line.reason in _OF_THE_PAGE:
            yield from _labelled(page_line, body_start, is_traditional)
        is_dated = page_line.line.reason in ("meta", "title") or (
            page_line.line.reason in ("byline", "editor") and page_line.fields
        )
        if is_dated and page_line.line.start < body_start:
            over_title = page_line.line.start < title_start
            for printed in _unlabelled(page_line):
                if not (over_title and is_list):
                    yield printed.value, "date line", OVER_TITLE if over_title else 3
        elif page_line.line.reason in _OF_THE_PAGE and page_line.line.start >= body_start:
            yield from _beside_source(page_line)
    yield from _below_end_mark(lines)
    yield from _over_counter(lines)


def _of_issue(page_line: PageLine) -> Iterator[Found]:
    if page_line.line.reason == "markup" and ISSUE in page_line.folded:
        for printed in dates.candidates(page_line.folded)[:1]:
            yield printed.value, "issue of the paper", LATE


def _labelled(page_line: PageLine, body_start: int, is_traditional: bool) -> Iterator[Found]:
    above = page_line.line.start < body_start
    has_source = any(field.name == "source" and field.value for field in page_line.fields)
    for field in page_line.fields:
        if field.name == "date":
            late = 0 if above else BESIDE_SOURCE if has_source and field.label.startswith("发") else LATE
            found = [printed.value for printed in dates.candidates(field.value)[:1]]
            if not found and is_traditional:
                found = [value for value in [dates.of_era(field.value)] if value]
            for value in found:
                yield value, f"label {field.label}", fields.labels()[field.label.lower()].rank + late


def _unlabelled(page_line: PageLine) -> Iterator[dates.PrintedDate]:
    """The first date of a line that no label claims; a range of dates is none."""
    if page_line.line.reason == "title" and not _DATED.search(page_line.folded):
        return
    claimed = [(field.label_start, field.end) for field in page_line.fields]
    for printed in dates.candidates(page_line.folded)[:1]:
        behind = page_line.folded[printed.end :]
        is_claimed = any(start <= printed.start < end for start, end in claimed)
        if not is_claimed and not _GOES_ON.match(behind) and not _OF_THE_PAPER.match(behind):
            yield printed


def _beside_source(page_line: PageLine) -> Iterator[Found]:
    """Below the text: a day to the minute on the line that names source and editor."""
    if not any(field.name == "source" for field in page_line.fields):
        return
    for printed in dates.candidates(page_line.folded)[:1]:
        labelled = any(
            field.name == "date" and field.label_start <= printed.start < field.end for field in page_line.fields
        )
        if not labelled and _TO_THE_MINUTE.match(page_line.folded, printed.end):
            yield printed.value, "beside the source", LATE


def _below_end_mark(lines: Sequence[PageLine]) -> Iterator[Found]:
    for mark, below in pairwise(lines):
        if mark.folded in END_MARKS and below.line.reason == "meta":
            for printed in dates.candidates(below.folded)[:1]:
                yield printed.value, "below the end mark", LATE


def _over_counter(lines: Sequence[PageLine]) -> Iterator[Found]:
    """A day alone on its line right over the page's counter belongs to the page, also below the text."""
    for dated, below in pairwise(lines):
        printed = dates.candidates(dated.folded)[:1] if dated.line.reason == "meta" and not dated.fields else []
        alone = printed and not fields.left_over(dated.folded, ())
        if alone and below.line.reason == "counter" and below.line.line_number <= dated.line.line_number + 2:
            yield printed[0].value, "over the counter", LATE
