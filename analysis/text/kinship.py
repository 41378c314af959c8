"""What a line above the text shares with the text: a headline tells the news, what comes from the site's frame does not.

The words of a printed title return in the paragraphs below it; those of a menu, a motto or the headlines of other pages do not.
That is evidence which does not depend on the layout. It is asked for a second opinion only: where the layout has chosen a line
that shares next to nothing with the text, and another one shares much.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from analysis.text import persons
from analysis.text.furniture import Verdict
from analysis.text.lines import Line, compact, is_numbered, is_prose
from analysis.text.title_forms import continues

MAX_TEXT = 4000
"""So many characters of the text are compared; a headline is about its beginning."""
MIN_GRAMS = 5
"""A line of fewer pairs of characters shares or does not share by chance."""
COMMON = 3
"""Pairs of characters in so many lines above the text are the site's own words, such as the organization's name."""
STRONG, WEAK, MARGIN = 0.4, 0.25, 0.3
"""Shares: a line that is about the text, a line that is not, and how far apart they must be."""
CLEAR = 0.5
"""So far apart a line is the title though the chosen one has a few words of the text as well."""
MAX_ENTRY, MIN_MENU, MIN_KNOWN = 8, 5, 2
"""A menu printed line by line: entries of so few characters, so many in a row, so many of them known as furniture."""
MIN_LIST = 3
"""So many lines with a title's form between the chosen line and the one that is about the text are a list."""
MIN_PART = 10
"""Neighbouring lines of so many characters are parts of one title when both are about the text, shorter ones"""
MIN_HEADLINE = 14
"""A line below the date is the title and no heading from this length on, when the text has other headings."""
MAX_RATIO = 1.75
"""when the longer is not so many times as long: a column's name is much shorter than the title below it."""

_RUNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]+|[0-9A-Za-z]{2,}")


def pairs(folded: str) -> frozenset[str]:
    """The neighbouring pairs of Han in a line, and its words in letters or digits.

    >>> sorted(pairs("新闻 News")), pairs("水")
    (['News', '新闻'], frozenset())
    """
    runs = _RUNS.findall(compact(folded))
    return frozenset(
        pair
        for run in runs
        for pair in ([run] if run.isascii() else [run[place : place + 2] for place in range(len(run) - 1)])
    )


def text_of(body: Sequence[Line]) -> str:
    """The beginning of the text as lines are compared with it."""
    return "".join(compact(line.folded) for line in body if is_prose(line.folded))[:MAX_TEXT]


def share(folded: str, text: str, common: Collection[str] = ()) -> float:
    """The part of a line's pairs of characters that the text has too; 0 for a line too short to tell.

    >>> text = "入汛以来,青松矿业对三号尾矿库逐段巡查。"
    >>> share("青松矿业逐段巡查尾矿库", text) > 0.7, share("北岸重工新船下水仪式举行", text)
    (True, 0.0)
    """
    own = pairs(folded) - frozenset(common)
    return sum(pair in text for pair in own) / len(own) if len(own) >= MIN_GRAMS else 0.0


def menu(head: Sequence[Line], verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """The unknown entries of a menu that is printed line by line among entries which are known."""
    found: dict[int, Verdict] = {}
    run: list[int] = []
    for index in range(len(head) + 1):
        if index < len(head) and _is_entry(head[index].folded, verdicts.get(index)):
            run.append(index)
            continue
        known = sum(place in verdicts for place in run)
        over_fields = index < len(head) and index in verdicts and verdicts[index].reason == "meta"
        if over_fields and run and run[-1] not in verdicts:
            run.pop()  # a short title stands right over the line of fields
        if len(run) >= MIN_MENU and known >= MIN_KNOWN:
            found |= {place: Verdict("navigation", "in a menu") for place in run if place not in verdicts}
        run = []
    return found


def _is_entry(folded: str, verdict: Verdict | None) -> bool:
    if verdict is not None:
        return verdict.reason in ("navigation", "related", "share") and len(folded) <= MAX_ENTRY
    return len(folded) <= MAX_ENTRY and not is_numbered(folded) and re.search(r"[\d,。:;!?()《》“”、]", folded) is None


def second_opinion(
    head: Sequence[Line], candidates: Sequence[int], chosen: tuple[int, ...], meta: int, text: str
) -> tuple[int, ...]:
    """The title after the text was asked: `chosen`, or the line of `candidates` that is about the text; empty for neither.

    `meta` is the position of the line of fields right below the chosen title, -1 when the layout has none.
    """
    if not chosen or not text:
        return chosen
    common = _common(head)
    own = share("".join(head[index].folded for index in chosen), text, common)
    shares = {index: share(head[index].folded, text, common) for index in candidates if meta < 0 or index < meta}
    about = [
        index
        for index, value in shares.items()
        if index not in chosen and value >= max(STRONG, own + MARGIN) and not is_house(head[index].folded)
    ]
    if own >= STRONG and meta >= 0:
        return _with_parts(head, chosen, shares)
    clear = own < STRONG and any(shares[index] >= own + CLEAR for index in about)
    if not about or (own >= WEAK and not clear):
        is_frame = own == 0.0 and meta < 0 and len(chosen) == 1 and persons.is_unit(head[chosen[0]].folded)
        return () if is_frame and len(pairs(head[chosen[0]].folded)) >= MIN_GRAMS else chosen
    best = about[-1] if meta >= 0 else max(about, key=lambda index: shares[index])
    between = sum(chosen[0] <= index < best for index in candidates)
    is_short = len(head[chosen[0]].folded) < MIN_PART or persons.is_unit(head[chosen[0]].folded)
    if best < chosen[0] or meta >= 0 or is_short or between >= MIN_LIST:
        return _with_parts(head, (best,), shares)
    return chosen


def is_house(folded: str) -> bool:
    """Whether a line names who owns the site; the text names the owner as well, and that makes no title of the name."""
    return persons.is_unit(folded) or persons.is_media(folded)


def below_fields(head: Sequence[Line], candidates: Sequence[int], metas: Sequence[int], body: Sequence[Line]) -> int:
    """The line between the line of fields and the text when it is about the whole text, as no heading of a part is; else -1.

    It is longer than every unnumbered heading of the text, and shares as much with what follows the second paragraph.
    """
    if not candidates or not metas or candidates[-1] != len(head) - 1 or candidates[-1] < metas[-1]:
        return -1
    line = head[candidates[-1]].folded
    headings = [len(other.folded) for other in body if not is_prose(other.folded) and not is_numbered(other.folded)]
    prose = [other for other in body if is_prose(other.folded)]
    near, far = share(line, text_of(prose[:2])), share(line, text_of(prose[2:]))
    fits = "。" not in line and len(line) >= MIN_HEADLINE and len(line) > max(headings, default=0)
    return candidates[-1] if fits and near >= STRONG and (far >= WEAK or len(prose) <= 2) else -1


def _common(head: Sequence[Line]) -> frozenset[str]:
    """The pairs of characters that stand in several lines above the text, repetitions of a line aside."""
    counts: dict[str, int] = {}
    lines = dict.fromkeys(compact(line.folded) for line in head)
    for line in lines:
        if not any(line != other and line in other for other in lines):
            for pair in pairs(line):
                counts[pair] = counts.get(pair, 0) + 1
    return frozenset(pair for pair, count in counts.items() if count >= COMMON)


def _with_parts(head: Sequence[Line], chosen: Sequence[int], shares: Mapping[int, float]) -> tuple[int, ...]:
    """The lines that are about the text, with the neighbouring lines that are parts of the same title."""
    title = list(chosen)
    while (above := title[0] - 1) in shares and _are_parts(head, above, title[0], shares):
        title.insert(0, above)
    while (below := title[-1] + 1) in shares and _are_parts(head, title[-1], below, shares):
        title.append(below)
    return tuple(title)


def _are_parts(head: Sequence[Line], first: int, second: int, shares: Mapping[int, float]) -> bool:
    """Whether two neighbouring lines are one title: both are about the text, and neither is the name of column or unit."""
    if persons.is_unit(head[second].folded):
        return False
    if continues(head[first].folded, head[second].folded):
        return True
    shorter, longer = sorted(len(head[index].folded) for index in (first, second))
    if shorter < MIN_PART and longer >= MAX_RATIO * shorter:
        return False
    return not persons.is_unit(head[first].folded) and min(shares.get(first, 0.0), shares.get(second, 0.0)) >= STRONG
