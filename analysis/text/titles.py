"""Which of the lines above the first paragraph is the printed title?

A title stands under the navigation and over the line with date and source. What comes from the layout is told apart from what
comes from the wording: without any such line the first line of the page is the title, unless it is a paragraph or a numbered
heading. A page may print no title; then there is none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.text import bylines, kinship, signatures, title_lines
from analysis.text.furniture import Verdict
from analysis.text.lines import OFFICIAL_TITLE, Line, compact
from analysis.text.title_forms import MAX_TITLE as MAX_TITLE
from analysis.text.title_forms import continues as continues
from analysis.text.title_forms import is_title_like as is_title_like

SURE_TITLE_PART = 10
"""Two neighbouring lines of this length right over the date line are one title."""
MIN_NAMED = 6
"""A line is compared with the title that a saved page gives itself from this length on."""
SURE_TITLE = 8
"""A line of fewer characters is taken for a title only when no longer one stands beside it."""
MAX_JOINED = 90
SURE_DATED = 20
"""A line that ends in the page's day and has so many characters with it is the title."""
_DAY_AT_END = re.compile(r"[\u4e00-\u9fff)\]”》!?] {0,3}20\d{2}-\d{2}-\d{2}$")
MIN_LIST = 4
"""So many long lines in a row are no title that was set in several lines."""

_META_TAGS = ("html:title", "ArticleTitle", "PubDate", "ContentSource", "ColumnName", "SiteName", "og:", "article:",
              "publishdate", "pubtime",
              "firstpublishedtime", "datePublished", "weibo:", "publish_time", "关键词")  # fmt: skip
HTML_FIELDS = tuple(f"field {label}" for label in _META_TAGS)
"""Fields of meta tags stand in front of the page's text and say nothing of where its title stands."""

_DASH = re.compile(r"[-—―─–]")


def choose(
    head: Sequence[Line],
    verdicts: Mapping[int, Verdict],
    other_headings: bool,
    named: Sequence[str] = (),
    body: Sequence[Line] = (),
) -> tuple[int, ...]:
    """Positions in `head` of the line or lines that are the title; empty when the page prints none.

    `verdicts` holds the furniture among them by position; `other_headings` says that the body has unnumbered headings, so that
    a single heading between the date line and the first paragraph is no title. `named` are titles that a saved page gives
    itself: a line that one of them begins with or equals is the title before all others. `body` is what the title is about.
    """
    if told := _told(head, verdicts, [*named, *_printed_twice(head, verdicts), *_dated(head, verdicts)]):
        return told
    metas = [index for index, verdict in sorted(verdicts.items()) if is_meta(verdict)]
    candidates = title_lines.below_path(title_lines.possible(head, verdicts), metas, verdicts)
    chosen = _by_layout(head, verdicts, candidates, metas, other_headings)
    only_house = all(kinship.is_house(head[index].folded) for index in chosen)
    if only_house and (place := kinship.below_fields(head, candidates, metas, body)) >= 0:
        return (place,)
    below = next((index for index in metas if chosen and index > chosen[-1]), -1)
    return kinship.second_opinion(head, candidates, chosen, below, kinship.text_of(body))


def _told(head: Sequence[Line], verdicts: Mapping[int, Verdict], named: Sequence[str]) -> tuple[int, ...]:
    """The line that the page says is its title, with the lines that go on with it."""
    told = [
        index
        for index, line in enumerate(head)
        if _is_named(compact(line.folded), named) and not is_field(verdicts.get(index))
    ]
    if not told:
        return ()
    run = _whole_name(head, [index for index in told if not _DASH.match(head[index].folded)] or told, named)
    while run[-1] + 1 in told and continues(head[run[-1]].folded, head[run[-1] + 1].folded):
        run = (*run, run[-1] + 1)
    return run


def _by_layout(
    head: Sequence[Line],
    verdicts: Mapping[int, Verdict],
    candidates: Sequence[int],
    metas: Sequence[int],
    other_headings: bool,
) -> tuple[int, ...]:
    """The title as far as the lines around it tell."""
    blocks = [[index for index in candidates if before < index < meta] for before, meta in pairwise([-1, *metas])]
    above = next(
        (block for block in blocks if not all(signatures.is_signature(head[index].folded) for index in block)), None
    )
    if above:
        return _of_block(head, _last_run(above, verdicts, head), joined=True)
    if candidates and not metas:
        return _of_block(head, _first_run(candidates, verdicts), joined=False)
    below = [index for index in candidates if metas and index > metas[-1]]
    if below and below[0] == metas[-1] + 1 and OFFICIAL_TITLE.search(head[below[0]].folded):
        return _of_block(head, _first_run(below, verdicts), joined=False)
    if below and not other_headings and len(head[below[0]].folded) >= SURE_TITLE:
        return _of_block(head, _first_run(below, verdicts), joined=False)
    unit = next((block for block in blocks if block), None)  # 市长调研某某集团 ends as a unit's name does
    return _of_block(head, _last_run(unit, verdicts, head), joined=True) if unit else ()


def _printed_twice(head: Sequence[Line], verdicts: Mapping[int, Verdict]) -> list[str]:
    """Lines of a title's form that stand twice above the text: as the page's headline and as the paper's own title."""
    lines = [
        compact(line.folded)
        for index, line in enumerate(head)
        if index not in verdicts and is_title_like(line.folded) and not bylines.is_head_byline(line.folded)
    ]
    return [line for line in dict.fromkeys(lines) if len(line) >= SURE_TITLE_PART and lines.count(line) > 1]


def _dated(head: Sequence[Line], verdicts: Mapping[int, Verdict]) -> list[str]:
    """The only line of a title's form that ends in the page's day; several such lines are a list."""
    lines = [
        compact(line.folded)
        for index, line in enumerate(head)
        if _DAY_AT_END.search(line.folded) and index not in verdicts and is_title_like(line.folded)
    ]
    return lines if len(lines) == 1 and len(lines[0]) >= SURE_DATED else []


def _is_named(line: str, named: Sequence[str]) -> bool:
    return len(line) >= MIN_NAMED and any(line == name or name.startswith(line) for name in named)


def _whole_name(head: Sequence[Line], told: Sequence[int], named: Sequence[str]) -> tuple[int, ...]:
    """The last line that begins a title the page gives itself, with the lines that go on with it."""
    best: tuple[int, ...] = ()
    for start in told:
        run, joined = [start], compact(head[start].folded)
        for index in range(start + 1, min(start + 4, len(head))):
            joined += compact(head[index].folded)
            if not any(name.startswith(joined) for name in named):
                break
            run.append(index)
        best = tuple(run) if len(run) >= len(best) else best
    return best


def is_meta(verdict: Verdict) -> bool:
    """Whether a line is the page's printed line of fields (not one of its meta tags)."""
    return verdict.reason == "meta" and not verdict.rule.startswith(HTML_FIELDS)


def is_field(verdict: Verdict | None) -> bool:
    """Whether a line was taken for one of labelled fields."""
    return verdict is not None and verdict.rule.startswith("field")


def _breaks(left: int, right: int, verdicts: Mapping[int, Verdict]) -> bool:
    """Whether furniture of the page's frame stands between two candidates, so that they are no block."""
    return any(
        verdicts[index].reason in ("navigation", "breadcrumb", "repeated")
        for index in range(left + 1, right)
        if index in verdicts
    )


def _runs(candidates: Sequence[int], verdicts: Mapping[int, Verdict]) -> list[list[int]]:
    runs = [[candidates[0]]]
    for left, right in pairwise(candidates):
        if _breaks(left, right, verdicts) or right - left > 3:
            runs.append([])
        runs[-1].append(right)
    return runs


def _last_run(candidates: Sequence[int], verdicts: Mapping[int, Verdict], head: Sequence[Line]) -> list[int]:
    """The block nearest above the date line that holds a line of a title's length."""
    runs = _runs(candidates, verdicts)
    return next(
        (run for run in reversed(runs) if any(len(head[index].folded) >= SURE_TITLE for index in run)), runs[-1]
    )


def _first_run(candidates: Sequence[int], verdicts: Mapping[int, Verdict]) -> list[int]:
    """Without a date line: the first candidate, and the lines below it only when they go on with it."""
    run = _runs(candidates, verdicts)[0]
    return [index for place, index in enumerate(run) if index - run[0] == place][:3]


def _of_block(head: Sequence[Line], run: Sequence[int], joined: bool) -> tuple[int, ...]:
    """The title among neighbouring candidates, with the lines that continue it.

    Right over a date line (`joined`) long neighbouring lines are one title that was set in two.
    """
    signed = [index for index in run if not signatures.is_signature(head[index].folded)] or list(run[:1])
    while len(signed) > 1 and _DASH.match(head[signed[0]].folded):
        signed.pop(0)  # a line set in dashes over the title introduces it
    if joined and len([index for index in signed if len(head[index].folded) >= SURE_TITLE_PART]) >= MIN_LIST:
        signed = signed[-1:]  # the lines above it are headlines of other pages
    best = next(
        (index for index in signed if len(head[index].folded) >= SURE_TITLE),
        max(signed, key=lambda index: len(head[index].folded)),
    )
    if joined and (pair := _couplet(head, signed)):
        return pair
    below = next((index for index in signed if index == best + 1), best)
    if joined and len(head[best].folded) < SURE_TITLE_PART and _is_column(head[best].folded, head[below].folded):
        best = below
    title = [index for index in run if index == best - 1 and continues(head[index].folded, head[best].folded)] + [best]
    for index in signed:
        before = head[title[-1]].folded
        whole = joined and min(len(before), len(head[index].folded)) >= SURE_TITLE_PART
        if (
            index == title[-1] + 1
            and len(before) + len(head[index].folded) <= MAX_JOINED
            and (whole or continues(before, head[index].folded))
        ):
            title.append(index)
    return tuple(title)


def _couplet(head: Sequence[Line], signed: Sequence[int]) -> tuple[int, ...]:
    """The last two lines when no line is long enough for a title and both are of one length: a title set as a couplet."""
    longest = max(len(head[index].folded) for index in signed)
    if len(signed) < 2 or longest >= SURE_TITLE or signed[-1] - signed[-2] != 1:
        return ()
    first, second = (len(head[index].folded) for index in signed[-2:])
    return tuple(signed[-2:]) if min(first, second) >= MIN_NAMED and abs(first - second) <= 1 else ()


def _is_column(above: str, below: str) -> bool:
    """Whether a short line over a much longer one names the column and is no part of the title."""
    return len(below) >= 1.75 * len(above) and not continues(above, below) and re.search(r"[,:!?]", above) is None
