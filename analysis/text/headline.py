"""Where a saved page prints the title that it gives itself: what stands above is the page's frame, prose included.

Frames hold sentences too: a slogan, a call to write in, the summary for sharing. Rules for lines take the first sentence for the
text's beginning; the title that the page states in its head tells better where the text begins.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache

from analysis.text import fields
from analysis.text.furniture import judge
from analysis.text.lines import Line, compact, han, is_numbered, is_prose, prose_length

TOP = 40
"""The fields of meta tags stand in so many lines at the start of the text of a saved page."""
MIN_HEADLINE = 8
"""A shorter line is the name of a column or a site, with which titles begin as well."""
BELOW = 4
"""The line with date and source stands within so many lines below the headline."""
MIN_SHARE = 0.7
"""The text begins below a headline only when at least this share of the page's prose stands there."""
MAX_PATH, MIN_SHARE_OF_PATH = 60, 0.5
"""The path to the page stands among so many lines; a summary above it repeats at most half of the prose."""
MAX_NOTICE, MAX_NOTICES = 12, 2
"""Notices of a site over the title: at most so many sentences, among so many lines at the top of the page."""
MAX_MENU, MIN_MENU, MAX_ENTRY = 240, 12, 16
"""A menu over the title is at most so long; so many lines of so few characters in a row show that it is one."""
MIN_PART = 0.6
"""A line is the headline when it is at least this share of the title without the site's name; less is the name of a unit."""
LONGEST_LABEL = 30
"""Characters of a line among which its first label stands, set wide or not."""
_TITLES = ("title", "page_title")
_SITE = re.compile(r"_|\||--| - |-(?=[\u4e00-\u9fff]{2,20}$)")


def place(lines: Sequence[Line], linked: Collection[int] = ()) -> int:
    """The position right below the headline that a page states, or below its path; 0 when it prints neither or elsewhere."""
    names = named(lines[:TOP])
    if not names:
        return _below_path(lines)
    printed = [
        index
        for index, line in enumerate(lines)
        if line.number not in linked
        and len(key := compact(line.folded)) >= MIN_HEADLINE
        and any(name.startswith(key) and len(key) >= MIN_PART * len(_SITE.split(name)[0]) for name in names)
    ]
    whole = prose_length(lines) if printed else 0
    printed = [index for index in printed if prose_length(lines[index + 1 :]) >= MIN_SHARE * whole]
    over_date = (index for index in printed if _is_over_date(lines, index))
    return next(over_date, printed[0] if printed else -1) + 1


def _below_path(lines: Sequence[Line]) -> int:
    """The position below the path to the page, when the line of fields follows it and most prose; else 0."""
    for index, line in enumerate(lines[:MAX_PATH]):
        verdict = judge(line.folded, "head") if ">" in line.folded or "»" in line.folded else None
        if verdict is None or verdict.reason != "breadcrumb" or not _is_over_date(lines, index):
            continue
        return index + 1 if prose_length(lines[index:]) >= MIN_SHARE_OF_PATH * prose_length(lines) else 0
    return _below_notice(lines)


def _below_notice(lines: Sequence[Line]) -> int:
    """The position of a labelled day of publication, when notices of the site stand over the title above it; else 0."""
    prose = [index for index, line in enumerate(lines[:MAX_NOTICE]) if _is_own_prose(line.folded)]
    if not prose or len(prose) == len(lines):
        return _below_menu(lines)
    for index in range(prose[0] + 2, min(MAX_NOTICE, len(lines))):
        if len([place for place in prose if place < index]) > MAX_NOTICES:
            return 0
        over = lines[index - 1].folded
        if _is_hour(lines[index].folded) and not is_prose(over) and not is_numbered(over):
            return index if prose_length(lines[index:]) >= MIN_SHARE * prose_length(lines) else 0
    return _below_menu(lines)


def _is_own_prose(folded: str) -> bool:
    """Whether a line is running text in Chinese: what a site says to its readers in other languages is none."""
    return is_prose(folded) and 2 * han(folded) >= len(folded)


def _below_menu(lines: Sequence[Line]) -> int:
    """The position of the line of fields that follows a long menu, when sentences of the frame stand before or in it; else 0.

    The day stands in that line with its hour or a label, so that the days of a chronicle are none.
    """
    first = next((index for index, line in enumerate(lines[:MAX_MENU]) if is_prose(line.folded)), MAX_MENU)
    entries, longest = 0, 0
    for index, line in enumerate(lines[:MAX_MENU]):
        if longest >= MIN_MENU and index > first and _is_hour(line.folded):
            return index if prose_length(lines[index:]) >= MIN_SHARE * prose_length(lines) else 0
        is_entry = len(line.folded) <= MAX_ENTRY and not is_numbered(line.folded)
        entries = entries + 1 if is_entry else 0
        longest = max(longest, entries)
    return 0


def _is_hour(folded: str) -> bool:
    """Whether a line is the one with the day of publication, to the minute or after its label."""
    if not any(digit in folded for digit in ("19", "20")):
        return False
    to_the_minute = re.search(rf"{fields.DATE}[T ,]{{0,4}}{fields.TIME}", folded) is not None
    verdict = judge(folded, "head") if to_the_minute else None
    return (verdict is not None and verdict.reason == "meta") or _is_published(folded)


def _is_published(folded: str) -> bool:
    """Whether a line is nothing but fields, with a labelled day of publication among them."""
    if not any(digit in folded for digit in ("19", "20")):
        return False
    dated = any(field.name == "date" and "20" in field.value for field in fields.read(folded))
    return dated and (verdict := judge(folded, "head")) is not None and verdict.reason == "meta"


@cache
def _title_labels() -> tuple[str, ...]:
    return tuple(name for name, row in fields.labels().items() if row.field in _TITLES)


def named(lines: Sequence[Line]) -> list[str]:
    """The titles that a page gives itself in its labelled lines, in compact form."""
    found = (
        field
        for line in lines
        if compact(line.folded[:LONGEST_LABEL].lstrip("[")).lower().startswith(_title_labels())
        for field in fields.read(line.folded)
    )
    return [compact(field.value) for field in found if field.name in _TITLES]


def _is_over_date(lines: Sequence[Line], index: int) -> bool:
    below = (judge(line.folded, "head") for line in lines[index + 1 : index + 1 + BELOW])
    return any(verdict is not None and verdict.reason == "meta" for verdict in below)
