"""The lines above the first paragraph: the title, what stands over and under it, and the first headings of the body."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from analysis.text import bylines, headline, kinship, signatures, titles
from analysis.text.furniture import Verdict
from analysis.text.lines import Line, compact, ends_sentence, is_numbered, is_prose

MIN_LEAF = 8
"""A title of so many characters says that the line above which ends in it is the path to it."""
MIN_AGAIN = 12
"""A line of so many characters with which the title ends is the title again, without the number of the paper before it."""
MIN_LISTED = 2
"""So many neighbouring headlines with different days are a list."""
MAX_BUTTON = 8
"""A line of so few characters over the share buttons is one of them."""


def sort_head(head: Sequence[Line], verdicts: Mapping[int, Verdict], body: Sequence[Line]) -> dict[int, Verdict]:
    """The lines above the body: title, what stands over it, what signs it; the rest are the first headings."""
    headings = any(_is_heading(line.folded) for line in body[:-1])
    verdicts = {**_paths(head, verdicts), **verdicts}
    verdicts |= _listed(head, verdicts)
    verdicts |= kinship.menu(head, verdicts)
    title = titles.choose(head, verdicts, headings, headline.named(head), body)
    sorted_out = dict(verdicts)
    if not title:
        for index, line in enumerate(head):
            if index not in sorted_out and signatures.names_writers(line.folded):
                sorted_out[index] = Verdict("byline", "over the text")
        return _over(head, sorted_out, _top(verdicts))
    for index in title:
        sorted_out[index] = Verdict("title", "title")
    printed = {compact("".join(head[index].folded for index in title)), compact(head[title[0]].folded)}
    meta = next((index for index, verdict in verdicts.items() if index > title[-1] and titles.is_meta(verdict)), -1)
    sorted_out |= _broken_again(head, sorted_out, title[-1], max(printed, key=len))
    buttons = max((index for index, verdict in verdicts.items() if verdict.reason in ("share", "counter")), default=-1)
    for index, line in enumerate(head):
        if index not in sorted_out and (verdict := _around_title(line, index, title[-1], printed, meta, buttons)):
            sorted_out[index] = verdict
    return _over(head, sorted_out, title[0])


def _listed(head: Sequence[Line], verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Headlines of other pages, each with its day on the line below, over a line that can be this page's own title."""
    dated = [
        index
        for index in range(1, len(head))
        if index in verdicts and verdicts[index].rule == "date line" and _is_free(head, verdicts, index - 1)
    ]
    listed = [index for index in dated if index + 2 in dated or index - 2 in dated]
    differ = len({head[index].folded for index in listed}) == len(listed) >= MIN_LISTED
    if not differ or not any(_is_free(head, verdicts, index) for index in range(listed[-1] + 1, len(head))):
        return {}
    return {place: Verdict("navigation", "listed") for index in listed for place in (index - 1, index)}


def _is_free(head: Sequence[Line], verdicts: Mapping[int, Verdict], index: int) -> bool:
    return index not in verdicts and titles.is_title_like(head[index].folded)


def _broken_again(
    head: Sequence[Line], verdicts: Mapping[int, Verdict], title: int, printed: str
) -> dict[int, Verdict]:
    """The title once more below itself, broken in two or three lines, as papers print their own."""
    for start in range(title + 1, len(head) - 1):
        joined, run = "", []
        for index in range(start, min(start + 3, len(head))):
            joined += compact(head[index].folded)
            if index in verdicts or not printed.startswith(joined):
                break
            run.append(index)
            if joined == printed:
                return {index: Verdict("repeated", "title again") for index in run}
    return {}


def _is_heading(folded: str) -> bool:
    """Whether a line of the body is an unnumbered heading, as far as form tells."""
    return 4 <= len(folded) <= 30 and not (is_numbered(folded) or is_prose(folded) or ends_sentence(folded))


def _paths(head: Sequence[Line], verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Breadcrumbs without a word that says so: they end in the title that stands on a line of its own below."""
    lines = [compact(line.folded) for line in head]
    return {
        index: Verdict("breadcrumb", "ends in the title")
        for index, line in enumerate(lines)
        for below in lines[index + 1 :]
        if index not in verdicts and len(below) >= MIN_LEAF and _ends_in(line, below)
    }


def _ends_in(path: str, leaf: str) -> bool:
    return len(path) > len(leaf) and path.endswith(leaf) and path[-len(leaf) - 1] in "->|/_\\»›"


def _around_title(
    line: Line, index: int, title: int, printed: Collection[str], meta: int, buttons: int
) -> Verdict | None:
    """An unknown line of the head: the title again, who signs it, a subtitle over the date line, a button; else None."""
    key = compact(line.folded)
    if key in printed or (len(key) >= MIN_AGAIN and any(name.endswith(key) for name in printed)):
        return Verdict("repeated", "title again")
    if index > title and bylines.is_head_byline(line.folded):
        return Verdict("byline", "under the title")
    if title < index < meta and not is_prose(line.folded):
        return Verdict("meta", "subtitle")
    if title < index < buttons and len(line.folded) <= MAX_BUTTON:
        return Verdict("share", "among buttons")
    return None


def _top(verdicts: Mapping[int, Verdict]) -> int:
    """Without a title: where the page's frame ends, at its breadcrumb or its line of fields."""
    frame = (index for index, verdict in verdicts.items() if verdict.reason == "breadcrumb" or titles.is_meta(verdict))
    return max(frame, default=0)


def _over(head: Sequence[Line], verdicts: dict[int, Verdict], title: int) -> dict[int, Verdict]:
    for index in range(title):
        verdicts.setdefault(index, Verdict("navigation", "over the title"))
    return verdicts
