"""The marked-up sources in clean/: what a report says, and beside each place what is true of it.

A source is a head of `key: value` lines, a line `---`, then one line per paragraph:

    # heading                 T05 T13: a paragraph with its themes         -: a paragraph without a theme
    C T04: a caption          +byline: a line that is no body text

Truth is planted where it stands: `{2021年7月|explicit 2021}` `{十四五|plan_period 2021-2025 bg}` `{128次|#}`
`{青年|!}` (no year) `{三会一课|!f}` (no figure) `{文明单位|h}` (honour). `?` marks an item that is right with or without.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

MARK = re.compile(r"\{([^{}|]{1,60})\|([^{}|]{1,60})\}")
LINE = re.compile(
    r"(?:(?P<heading># )|\+(?P<furniture>[a-z]{4,10}): |(?P<caption>C )?(?P<themes>-|T\d\d(?: T\d\d){0,3}): )(?P<text>.+)"
)
ROLES = {"bg": "background", "plan": "plan"}
APPROXIMATIONS = ("ge", "lt", "each")
COMPARATORS = ("yoy", "cumulative", "target", "ordinal")
DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
QUANTITY = re.compile(
    r"(\d[\d,.]{0,14}|[零〇一二两三四五六七八九十百千]{1,9})([余多])?([千百]?[万亿]|千)?([余多])?(.{0,8})"
)


@dataclass(frozen=True)
class Mark:
    """One planted truth: `start` counts characters of the block it stands in."""

    start: int
    surface: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph of the body (heading, body, caption) or, with kind `+reason`, a line of furniture between paragraphs."""

    kind: str
    text: str
    themes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Source:
    """One fictional report as written: its head and its blocks, the title being a block of its own."""

    name: str
    head: dict[str, str]
    blocks: tuple[Block, ...]
    title: Block | None = None
    damages: frozenset[str] = field(default_factory=frozenset)


def load(path: Path) -> Source:
    """The source in that file."""
    top, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    head = dict(line.split(": ", 1) for line in top.splitlines() if line)
    title = unmark("title", head.pop("title")) if "title" in head else None
    blocks = tuple(block(line) for line in body.splitlines() if line)
    return Source(path.stem, head, blocks, title, frozenset(head.get("damage", "").split()))


def block(line: str) -> Block:
    """One line of a source as a block."""
    match = LINE.fullmatch(line)
    if match is None:
        raise ValueError(f"not a source line: {line[:40]}")
    if match["furniture"]:
        return unmark("+" + match["furniture"], match["text"])
    themes = tuple(match["themes"].split()) if match["themes"] and match["themes"] != "-" else ()
    return unmark("heading" if match["heading"] else "caption" if match["caption"] else "body", match["text"], themes)


def unmark(kind: str, text: str, themes: tuple[str, ...] = ()) -> Block:
    """The text without its marks, and the marks with their offsets."""
    parts: list[str] = []
    marks: list[Mark] = []
    at = end = 0
    for match in MARK.finditer(text):
        parts.append(text[at : match.start()])
        end += len(parts[-1])
        marks.append(Mark(end, match[1], tuple(match[2].split())))
        parts.append(match[1])
        end += len(match[1])
        at = match.end()
    plain = "".join(parts) + text[at:]
    if "{" in plain or "}" in plain:
        raise ValueError(f"broken mark: {text[:60]}")
    return Block(kind, plain, themes, tuple(marks))


def number(words: str) -> float:
    """The value of a numeral in digits or Han: `1,638`, `三十二`, `两千`."""
    if words[0].isdigit():
        return float(words.replace(",", ""))
    total, digit = 0, 0
    for character in words:
        if character in DIGITS:
            digit = DIGITS[character]
        else:
            total, digit = total + (digit or 1) * SCALES[character], 0
    return float(total + digit)


def quantity(surface: str) -> tuple[float, str, str | None]:
    """Value in base units, unit and approximation of a plain surface such as `5.2万余元`."""
    match = QUANTITY.fullmatch(surface)
    if match is None:
        raise ValueError(f"not a plain quantity: {surface}")
    value = number(match[1])
    for character in match[3] or "":
        value *= SCALES[character]
    return round(value, 6), match[5], "ge" if match[2] or match[4] else None
