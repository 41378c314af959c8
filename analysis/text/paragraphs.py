"""Lines of the body put into paragraphs: flattened articles taken apart, hard-wrapped ones put together, each with its kind.

A scraper that drops line breaks leaves an article in one line; its numbered heads (一、 （一） 一是) show where paragraphs began.
A text taken from a printed page breaks lines at one width in mid-sentence; such lines are one paragraph. Wording is
never touched: a passage is a span of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from analysis.model import Passage
from analysis.text.lines import Line, ends_sentence, is_numbered, is_prose

FLATTENED_LENGTH = 400
"""A single line of this length is looked at for heads inside of it; ordinary paragraphs seldom reach it."""
FLATTENED_SHARE = 0.8
"""It is a flattened article only when it holds this share of the body."""
MAX_HEADING = 40
"""A heading is at most so long; a longer line without a stop is a paragraph whose stop is missing."""
MAX_CAPTION = 25
WRAP_LINES = 6
"""So many lines of one width, none ending a sentence, show that a text is hard-wrapped."""
WRAP_SHARE = 0.5
WRAP_TOLERANCE = 2
MIN_WRAP_WIDTH = 18

_LEVELS = (
    re.compile(r"(?:(?<=[。！？；”…!?; ])|^)[一二三四五六七八九十]{1,3}、"),
    re.compile(r"(?:(?<=[。！？；”…!?; ])|^)\([一二三四五六七八九十]{1,3}\)"),
    re.compile(r"(?<=[。！？；”…!?;])[ ]{0,4}[一二三四五六七八九]是"),
    re.compile(r"(?<=[。！？；”…!?; ])\d{1,2}[.、](?=[\u4e00-\u9fff“])"),
)
_ITEM = re.compile(r"\(?\d{1,2} ?[、.)]|[①-⑳]|[·•●■◆-]")
_INDENT = re.compile(r"(?<=[。！？…!?]) {1,8}(?=\S)|(?<=[”’)]) {2,8}(?=\S)")
_HEADING_END = re.compile(r"(?<=[^ ]) {1,8}(?=\S)")
_CAPTION = re.compile(
    r"(?:[▲△▼●◆(\[ ]{0,3}(?:图[为:片一二三四五六七八九十]|图\d|上图|下图|左图|右图|题图|资料图|活动现场|会议现场|以上图片).{0,80}"
    r"|.{2,80}[(\[/ ](?:[^ ()\[\]。]{2,12} ?[/ ]?)?(?:摄|摄影|供图|图)[)\]]?。?)"
)
_SENTENCE_CAPTION = re.compile(r"[^,;:、。!?“”《》\d]{5,24}。")


def passages(text: str, lines: Sequence[Line]) -> tuple[Passage, ...]:
    """The body's paragraphs in order, each with its kind (heading, body, caption).

    Every visible character of the given lines lies in exactly one passage.
    """
    length = sum(len(line.folded) for line in lines)
    found = [span for line in _joined(lines) for span in _split(line, length)]
    kinds = [_kind(found[index][2], *_neighbours(found, index)) for index in range(len(found))]
    return tuple(
        Passage(number, kind, text[start:end], start, end)
        for number, ((start, end, _), kind) in enumerate(zip(found, kinds, strict=True))
    )


def _neighbours(found: Sequence[tuple[int, int, str]], index: int) -> tuple[str, str]:
    return (found[index - 1][2] if index else ""), (found[index + 1][2] if index + 1 < len(found) else "")


def _kind(folded: str, before: str, after: str) -> str:
    if len(folded) <= 90 and _CAPTION.fullmatch(folded):
        return "caption"
    if (
        len(folded) <= MAX_CAPTION
        and is_prose(before)
        and after
        and _SENTENCE_CAPTION.fullmatch(folded)
        and not is_numbered(folded)
    ):
        return "caption"
    if len(folded) <= MAX_HEADING and not ends_sentence(folded) and folded[-1] not in ",、":
        return "heading" if _is_heading(folded, after) else "body"
    return "body"


def _is_heading(folded: str, after: str) -> bool:
    """Whether a short line heads what follows: it is not the last, no row of a table, and no item of a list."""
    if not after or "|" in folded or (folded[-1] == ":" and not is_numbered(folded)):
        return False
    item, below = _ITEM.match(folded), _ITEM.match(after)
    return not (item and below and len(after) <= MAX_HEADING)


def _joined(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those of a hard-wrapped paragraph as one."""
    width = _wrap_width(lines)
    if width is None:
        yield from lines
        return
    run = [lines[0]]
    for left, right in pairwise(lines):
        goes_on = (
            right.number == left.number + 1
            and abs(len(left.folded) - width) <= WRAP_TOLERANCE
            and not ends_sentence(left.folded)
        )
        if not goes_on or is_numbered(right.folded):
            yield _as_one(run)
            run = []
        run.append(right)
    yield _as_one(run)


def _as_one(run: Sequence[Line]) -> Line:
    return Line(run[0].number, run[0].start, run[-1].end, " ".join(line.folded for line in run))


def _wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text was wrapped, or None: most lines are of one width and do not end a sentence."""
    lengths = Counter(len(line.folded) for line in lines if not ends_sentence(line.folded))
    if not lengths:
        return None
    width = max(lengths, key=lambda length: (lengths[length], length))
    near = sum(number for length, number in lengths.items() if abs(length - width) <= WRAP_TOLERANCE)
    return width if width >= MIN_WRAP_WIDTH and near >= WRAP_LINES and near >= WRAP_SHARE * len(lines) else None


def _split(line: Line, body_length: int) -> list[tuple[int, int, str]]:
    """The spans of a line: itself, or the paragraphs of a flattened article."""
    if len(line.folded) < FLATTENED_LENGTH or len(line.folded) < FLATTENED_SHARE * body_length:
        return [(line.start, line.end, line.folded)]
    cuts = sorted(
        {0, len(line.folded), *_head_starts(line.folded), *(match.end() for match in _INDENT.finditer(line.folded))}
    )
    spans: list[tuple[int, int, str]] = []
    for start, end in pairwise(cuts):
        for part_start, part_end in _heading_apart(line.folded, start, end):
            trimmed = line.folded[part_start:part_end]
            visible = trimmed.strip()
            if visible:
                shift = part_start + trimmed.index(visible[0])
                spans.append((line.start + shift, line.start + shift + len(visible), visible))
    return spans


def _head_starts(folded: str) -> Iterator[int]:
    """Where numbered heads begin; a level counts only when it has two heads or more."""
    for level in _LEVELS:
        starts = [match.end() - len(match.group().lstrip()) for match in level.finditer(folded)]
        if len(starts) >= 2:
            yield from starts


def _heading_apart(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """A numbered head that is set off by a blank from its text becomes a span of its own."""
    if not is_numbered(folded[start:end]):
        return [(start, end)]
    match = _HEADING_END.search(folded, start, min(end, start + MAX_HEADING))
    if match is None or match.start() - start < 4 or any(stop in folded[start : match.start()] for stop in "。;,!?"):
        return [(start, end)]
    return [(start, match.start()), (match.end(), end)]
