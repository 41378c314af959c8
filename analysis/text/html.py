"""Saved web pages as plain lines: what the page shows, one block a line, and in front what its meta tags say.

Python's own parser reads the page. That is less than a browser and enough here: reports are paragraphs, and the rules for lines
(analysis/text/boilerplate.py) do the sorting. Only one thing is told by the page and not by its words: which lines are links.
General article extractors were weighed and left: they drop short paragraphs and invent dates.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

LOOK_AT = 4000
"""Characters at the start of a file in which a page shows that it is HTML."""
LINK_SHARE = 0.7
"""A line is a link when at least this share of its visible characters is."""
MAX_META = 300
MIN_MARKS = 2
"""A text without a document's tags is a piece of HTML when it shows so many block tags or entities."""

_DOCUMENT = re.compile(r"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|div|br|td|h[1-6]|span|li)\b[^<>]{0,500}>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|emsp|ensp|ldquo|rdquo|mdash|hellip|middot|lt|gt|amp|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_HIDDEN_TAGS = frozenset(
    "script style noscript template select option textarea button iframe object svg canvas head".split()  # noqa: SIM905
)
_BREAKING_TAGS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 "  # noqa: SIM905
    "h5 h6 header hr li main nav ol p pre section table tbody tfoot thead tr ul".split()
)
_META_NAMES = {
    name.lower(): name
    for name in "ArticleTitle PubDate ContentSource Author Keywords ColumnName SiteName og:title og:site_name og:release_date "  # noqa: SIM905
    "article:published_time article:author article:section article:source publishdate pubtime firstpublishedtime "
    "datePublished weibo:article:create_at".split()
}
_LABELS = {"author": "article:author", "keywords": "关键词"}
_HIDDEN_STYLE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
"""What a browser shows as one blank; other kinds of space stand for themselves."""
_SCRIPTED_DATE = re.compile(
    r"(?:publish_time|createTime|create_time)\s{0,3}=\s{0,3}[\"']((?:19|20)\d\d-\d\d-\d\d(?: \d\d:\d\d)?)[\"']"
)
"""Accounts of WeChat print the day of publication by a script: the saved page holds it only there."""
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page and the numbers (from 1) of those of its lines that are links."""

    text: str
    linked: frozenset[int]


def is_html(source: str) -> bool:
    """Whether a file's content is a saved page or a piece of one.

    >>> is_html("<!DOCTYPE html><html><body>…"), is_html("一、总体情况"), is_html("<p>一</p><p>二</p>")
    (True, False, True)
    """
    start = source[:LOOK_AT]
    return _DOCUMENT.search(start) is not None or len(_BLOCK.findall(start)) + len(_ENTITY.findall(start)) >= MIN_MARKS


def to_text(source: str) -> str:
    """The page's visible text, one block a line, with the fields of its meta tags as labelled lines in front.

    >>> to_text('<html><head><meta name="PubDate" content="2022-05-06"></head><body><p>一</p><p>二</p></body></html>')
    'PubDate: 2022-05-06\\n一\\n二'
    """
    return read(source).text


def read(source: str) -> Page:
    """The page's text with the numbers of the lines that are links."""
    is_piece = _DOCUMENT.search(source[:LOOK_AT]) is None
    reader = _Reader(keeps_lines=is_piece and source.count("\n") > len(_BLOCK.findall(source)))
    reader.feed(source)
    reader.close()
    reader.end_line()
    if "rich_media" in source and (printed := _SCRIPTED_DATE.search(source)):
        reader.meta.append(f"publish_time: {printed[1]}")
    meta = list(dict.fromkeys(reader.meta))
    lines = [*meta, *(line for line, _ in reader.lines)]
    linked = frozenset(number for number, (_, is_link) in enumerate(reader.lines, start=len(meta) + 1) if is_link)
    return Page("\n".join(lines), linked)


@dataclass
class _Open:
    """What is open while the page is read."""

    hidden: list[str] = field(default_factory=list)
    anchors: int = 0
    in_title: bool = False
    parts: list[str] = field(default_factory=list)
    linked_length: int = 0


class _Reader(HTMLParser):
    """Collects lines; a line ends where a block begins or ends."""

    def __init__(self, keeps_lines: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: list[str] = []
        self.lines: list[tuple[str, bool]] = []
        self.open = _Open()
        self.keeps_lines = keeps_lines  # of a text with a few tags left in it, whose line breaks are its own

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._read_meta(values)
        if tag == "title":
            self.open.in_title = not self.lines
        if tag == "body":
            self.open.hidden.clear()
        if self.open.hidden:
            if tag == self.open.hidden[-1]:
                self.open.hidden.append(tag)
            return
        if tag in _HIDDEN_TAGS or (tag not in _VOID and _HIDDEN_STYLE.search(values.get("style", ""))):
            self.open.hidden.append(tag)
            return
        self._mark(tag)
        self.open.anchors += tag == "a" and bool(values.get("href"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self.open.in_title = False
        if self.open.hidden:
            if tag == self.open.hidden[-1]:
                self.open.hidden.pop()
            return
        if tag == "a":
            self.open.anchors = 0
        self._mark(tag)

    def handle_data(self, data: str) -> None:
        if self.open.in_title:
            self._add_meta("html:title", data)
            return
        if self.open.hidden or not data:
            return
        first, *others = data.split("\n") if self.keeps_lines else [data]
        self._add(first)
        for line in others:
            self.end_line()
            self._add(line)

    def _add(self, data: str) -> None:
        visible = _BLANKS.sub(" ", data)
        if self.open.parts and self.open.parts[-1].endswith(" "):
            visible = visible.removeprefix(" ")
        self.open.parts.append(visible)
        if self.open.anchors:
            self.open.linked_length += len(visible.strip())

    def _mark(self, tag: str) -> None:
        if tag in _BREAKING_TAGS:
            self.end_line()
        elif tag in ("td", "th"):
            self.open.parts.append("  ")

    def end_line(self) -> None:
        """Close the line that is being read."""
        line = "".join(self.open.parts).strip()
        if line:
            self.lines.append((line, self.open.linked_length >= LINK_SHARE * len(line)))
        self.open.parts, self.open.linked_length = [], 0

    def _read_meta(self, values: dict[str, str]) -> None:
        name = (values.get("name") or values.get("property") or values.get("itemprop") or "").lower()
        if name in _META_NAMES:
            self._add_meta(_LABELS.get(name, _META_NAMES[name]), values.get("content", ""))

    def _add_meta(self, label: str, value: str) -> None:
        value = " ".join(value.split())
        if value and len(value) <= MAX_META:
            self.meta.append(f"{label}: {value}")
