"""Lines that hold several lines of the page: title and fields in one, or a whole page without any line break.

They are cut where the layout shows through: before the first labelled field or date, behind the last one, and behind the last
sentence when nothing but furniture follows it. A line is cut only when its parts are then known for what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.text import fields, headline, titles
from analysis.text.furniture import judge
from analysis.text.lines import CLOSERS, Line, is_prose

HEAD_LENGTH = 300
"""Fields and title of a page that was flattened stand in so many characters at its start, and so
many at its end can be furniture."""
MAX_TOP = 10
"""Only the first lines of a page can hold its title, and those below the headline of a saved one."""
_FIRST_MARK = re.compile(rf"(?<=[ \])])[\[(]?(?:{fields.DATE}|[\u4e00-\u9fff ]{{2,8}}[:])")
_GLUED_MARK = re.compile(
    rf"(?<=[\u4e00-\u9fff”!?])(?:发布时间|发布日期|发表时间|发表日期|更新时间|时间|日期) ?: ?(?={fields.DATE})"
)
"""A date with its label, glued to the last word of the title."""
_CRUMBS = re.compile(r"^(?:.{0,14}(?:位置|首页|主页)[: ]{0,3})?[^。]{0,80}[>»›] ?[^ >»›]{1,16} (?=\S)")
_LEAD = re.compile(
    r" {0,4}(?:本[报网刊台站]讯|[\u4e00-\u9fff()]{2,16}讯(?= |[(])|[(](?:记者|通讯员|见习记者|实习记者))"
)
"""With such words a news item begins."""
_WORD = re.compile(r" {0,4}[^ ]{1,40}")


def unfold(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those that hold several lines of the page cut into these; numbers and offsets stay those of the text."""
    cut: list[Line] = []
    below = headline.place(lines)
    top = max(MAX_TOP, below + headline.BELOW)
    for index, line in enumerate(lines):
        is_top = index < top
        if is_top or _tail_cut(line.folded):
            cut += _cut(line, is_top)
        else:
            cut.append(line)
        if index >= below and is_prose(line.folded):
            top = 0  # no title stands below the text's beginning
    return tuple(cut)


def _cut(line: Line, is_top: bool) -> Iterator[Line]:
    rest = line
    if is_top:
        for place in _head_cuts(line.folded):
            yield _part(rest, 0, place - (len(line.folded) - len(rest.folded)))
            rest = _part(line, place, len(line.folded))
    place = _tail_cut(rest.folded)
    if place:
        yield _part(rest, 0, place)
        rest = _part(rest, place, len(rest.folded))
    yield rest


def _part(line: Line, start: int, end: int) -> Line:
    text = line.folded[start:end]
    lead = len(text) - len(text.lstrip())
    visible = text.strip()
    return replace(line, start=line.start + start + lead, end=line.start + start + lead + len(visible), folded=visible)


def _head_cuts(folded: str) -> tuple[int, ...]:
    """Where title, fields and text begin in a line that holds more than one of them; empty when it holds one."""
    top = folded[:HEAD_LENGTH]
    if " " not in top and "]" not in top:
        return ()
    marks = sorted(mark.start() for pattern in (_FIRST_MARK, _GLUED_MARK) for mark in pattern.finditer(top))
    if not marks or judge(folded, "head"):
        return ()
    for start in marks:
        fields_end = _end_of_fields(folded, start)
        if not fields_end:
            continue
        crumbs = _CRUMBS.match(folded[:start])
        title_start = crumbs.end() if crumbs and judge(crumbs.group().strip(), "head") else 0
        title = folded[title_start:start].strip()
        if title.count("(") != title.count(")") or not titles.is_title_like(title):
            return ()
        return tuple(place for place in (title_start, start, fields_end) if 0 < place < len(folded))
    return ()


def _end_of_fields(folded: str, start: int) -> int:
    """Where the run of fields that begins at `start` ends: the longest stretch of whole words that is nothing but fields."""
    end, best = start, 0
    while end < min(len(folded), start + HEAD_LENGTH):
        word = _WORD.match(folded, end)
        if word is None or _LEAD.match(folded, end):
            break
        end = word.end()
        verdict = judge(folded[start:end].strip(), "head")
        if verdict is not None and verdict.reason == "meta":
            best = end
        elif best and end - best > 40:
            break
    return best


def _tail_cut(folded: str) -> int:
    """Where the furniture behind the last sentence begins; 0 when there is none."""
    if folded[-1:] in "。!":
        return 0
    stop = max(folded.rfind("。"), folded.rfind("!"))
    if stop < 0:
        return 0
    place = stop + 1
    while place < len(folded) and folded[place] in CLOSERS:
        place += 1
    rest = folded[place:]
    if len(rest.strip()) < 3 or len(rest) > HEAD_LENGTH or not rest.startswith(" "):
        return 0
    verdict = judge(rest.strip(), "tail")
    return (
        place if verdict is not None and verdict.reason in ("related", "share", "copyright", "footer", "editor") else 0
    )
