"""What is printed behind the last sentence of a text: who wrote it, where it is from, who edited it."""

from __future__ import annotations

import re

from analysis.text import bylines, credits, fields, persons

_CLOSING = re.compile(r"(?<=[。！？”…!?》])[ ]{0,6}[(]([^()]{2,40})[)] {0,4}$")
_CLOSING_EDITOR = re.compile(r"(?<=[。！？”…!?)])[ ]{0,6}[\[(]?(?:责任编辑|责编|本文责编|网络编辑|编辑) ?[:/].{2,40}$")
_CLOSING_NAMES = re.compile(r"(?<=[。！？”…!?]) {1,6}[\u4e00-\u9fff]{2,4}/[文图][\u4e00-\u9fff /;]{0,30}$")
_CLOSING_FIELDS = re.compile(r"(?<=[。！？”…!?]) {0,6}(?:作者|来源|信息来源|稿源|供稿|撰稿人?) ?:[^。!?]{2,50}$")


def _is_field(text: str) -> bool:
    """Whether a bracket at the end of the text is a field about it: (来源:北岸日报)."""
    found = fields.read(text)
    known = all(field.name in ("source", "author", "editor", "date", "staff") and field.value for field in found)
    rest = fields.left_over(text, found)
    begins = bool(found) and (found[0].label_start == 0 or persons.is_unit(text[: found[0].label_start].strip()))
    return begins and known and (not rest or persons.is_unit(rest))


def _is_closing_fields(text: str) -> bool:
    """Whether what follows the last sentence is fields about the text, of which one names a person, a paper or a unit."""
    found = fields.read(text)
    known = all(field.name in ("source", "author", "date", "editor") and field.value for field in found)
    named = any(
        persons.names(field.value) or persons.is_unit(field.value) or persons.is_media(field.value.strip("《》"))
        for field in found
    )
    return bool(found) and known and named and not fields.left_over(text, found)


def _is_office(text: str) -> bool:
    """Whether a bracket at the end of the text names the office that wrote it: (云岭市水务局)."""
    return persons.is_unit(text) and not text.startswith(
        ("以下", "含", "不含", "包括", "其中", "详见", "见", "即", "原")
    )


def _is_credit(text: str) -> bool:
    """Whether a bracket at the end of the text holds a writer and an editor: (北岸网 张晓明 || 责任编辑 李四)."""
    found = fields.read(text)
    writer, _, _ = text.partition("|")
    if not found or not found[0].label_start or any(field.name not in ("editor", "staff", "author") for field in found):
        return False
    writer = writer.strip(" |")
    return all(persons.names(field.value) for field in found) and bool(bylines.signed(writer) or not writer)


def closing(folded: str) -> tuple[int, str] | None:
    """Where a byline or editor's note begins at the end of the last paragraph, and its reason; None when there is none.

    >>> closing("各项任务全面完成。(张晓明)"), closing("新建泵站3座(含改造)"), closing("工程全部完工。(完)")
    ((9, 'byline'), None, None)
    """
    tail_start = max(0, len(folded) - bylines.MAX_BYLINE)
    tail = folded[tail_start:]
    match = _CLOSING.search(tail)
    inner = match.group(1).strip() if match else ""
    if match and (bylines.in_brackets(inner) or _is_credit(inner) or _is_office(inner)):
        return tail_start + match.start() + len(match.group()) - len(match.group().lstrip()), "byline"
    if match and _is_field(inner):
        return tail_start + match.start() + len(match.group()) - len(match.group().lstrip()), "meta"
    match = _CLOSING_FIELDS.search(tail)
    if match and _is_closing_fields(match.group().strip()):
        return tail_start + match.start() + len(match.group()) - len(match.group().lstrip()), "meta"
    match = _CLOSING_NAMES.search(tail)
    if match and credits.signers(match.group().strip()):
        return tail_start + match.start() + len(match.group()) - len(match.group().lstrip()), "byline"
    match = _CLOSING_EDITOR.search(tail)
    if match:
        return tail_start + match.start() + len(match.group()) - len(match.group().lstrip()), "editor"
    if match := re.fullmatch(r"[(]([^()]{2,40})[)]", folded):
        return (0, "byline") if bylines.in_brackets(match.group(1)) else None
    return None
