"""The lines of a page and what can be seen of a line by itself: is it prose, a numbered heading, a sentence?

Rules read a line in its folded form: full-width signs as ASCII, every kind of space as a blank, every kind of square bracket
as [ ]. Folding never changes the length, so an offset in the folded line is an offset in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

PROSE_LENGTH = 25
"""A line with a full stop inside or at its end is prose from this length on; captions and bylines are shorter."""
LONG_LENGTH = 62
"""A line without a full stop is prose from this length on when it holds two commas; printed titles are shorter."""
FULL_STOPS = "。！？；…!?;"
CLOSERS = "”’\"'）)》」』]"

OFFICIAL_TITLE = re.compile(
    r"(?:通知|意见|报告|办法|方案|规定|决定|公告|通告|通报|批复|细则|纲要|规划|计划|总结|纪要|条例|讲话|综述|纪实|情况|报告摘要|报告全文)[)》”]{0,2}"
    r"(?:\([^()]{1,20}\))?$"
)
"""How the titles of official papers end; they may be as long as a paragraph."""
_FOLD: dict[int, int] = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\v\f"
_FOLD |= {ord(space): 0x20 for space in _SPACES}
_FOLD |= {ord(bracket): ord("[") for bracket in "【〔［〖"} | {ord(bracket): ord("]") for bracket in "】〕］〗"}
_FOLD |= {ord("∕"): ord("/"), ord("⁄"): ord("/")}
_FOLD |= {ord("︰"): ord(":"), ord("∶"): ord(":"), ord("﹕"): ord(":"), ord("﹥"): ord(">"), ord("〉"): ord(">")}

MAX_SALUTATION = 90
SALUTATION = re.compile(
    r"(?:(?:各|同志们|尊敬的|全体|亲爱的|致|女士们)[^:]{0,80}"
    r"|[^:]{2,80}(?:人民政府|委员会|党委|党组|公司|集团|局|厅|委|办|单位|部门|支部|机构|同志|代表|委员)):"
)
_FOLDED = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
NUMBERED = re.compile(
    r"(?:第? ?[一二三四五六七八九十百]{1,4}(?:[、.章节]|部分)|\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)"
    r"|[一二三四五六七八九]是|\d{1,2} ?[、.](?!\d)|[①-⑳])"
)
"""How a numbered heading begins, on folded text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: its number in the text (from 1), its trimmed span, and its folded form (of the same length)."""

    number: int
    start: int
    end: int
    folded: str


def fold(text: str) -> str:
    """The text with full-width signs, spaces and square brackets in one form each, character for character.

    >>> fold("【发布时间：２０２１年】")
    '[发布时间:2021年]'
    """
    for character in set(_FOLDED.findall(text)):
        text = text.replace(character, chr(_FOLD[ord(character)]))
    return text


def split(text: str) -> tuple[Line, ...]:
    """The visible lines of a text, trimmed; blank ones count for the numbering only."""
    lines: list[Line] = []
    offset = 0
    for number, content in enumerate(fold(text).split("\n"), start=1):
        trimmed = content.strip()
        if trimmed:
            start = offset + content.index(trimmed[0])
            lines.append(Line(number, start, start + len(trimmed), trimmed))
        offset += len(content) + 1
    return tuple(lines)


def compact(folded: str) -> str:
    """A folded line without its blanks: what is compared when two lines are the same."""
    return folded.replace(" ", "")


def han(text: str) -> int:
    """How many Han characters a text holds."""
    return len(_HAN.findall(text))


def is_prose(folded: str) -> bool:
    """Whether a line reads as running text: a full stop and some length, or so long with commas that no title is.

    >>> is_prose("全年完成供水工程12项,惠及群众3万余人,各项指标好于上年。"), is_prose("一、整体情况")
    (True, False)
    """
    length = len(folded)
    if "。" not in folded and OFFICIAL_TITLE.search(folded):
        return False
    if length >= PROSE_LENGTH and ("。" in folded or ends_sentence(folded)):
        return True
    return length >= LONG_LENGTH and folded.count(",") + folded.count("、") >= 2


def ends_sentence(folded: str) -> bool:
    """Whether the line ends as a sentence does: a full stop, closing quotes and brackets aside."""
    return folded.rstrip(CLOSERS)[-1:] in FULL_STOPS if folded else False


def is_salutation(folded: str) -> bool:
    """Whether a line addresses the readers of a letter, report or speech: the text begins with it.

    >>> is_salutation("各县区水务局,市直有关单位:"), is_salutation("来源:")
    (True, False)
    """
    return len(folded) <= MAX_SALUTATION and SALUTATION.fullmatch(folded) is not None


def is_call(folded: str) -> bool:
    """Whether a salutation begins with the word for everybody, so that it cannot be the label of a field.

    >>> is_call("各村(社区),镇属(驻镇)单位:"), is_call("主办单位:")
    (True, False)
    """
    return folded.startswith(("各", "全体", "同志们", "尊敬的", "女士们", "亲爱的")) and is_salutation(folded)


def is_numbered(folded: str) -> bool:
    """Whether the line begins as a numbered heading does: 一、 （二） 3. 第一章 一是.

    >>> is_numbered("(一)抓学习"), is_numbered("一心为民")
    (True, False)
    """
    return NUMBERED.match(folded) is not None


def prose_length(lines: Iterable[Line]) -> int:
    """Characters of the lines that are prose."""
    return sum(len(line.folded) for line in lines if is_prose(line.folded))
