"""The day on which a report or a speech was delivered, where it is printed in or under the title.

Work reports and speeches stay on the web for decades, often on pages without a date; 今年 in them is the year of the meeting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice, pairwise

from analysis.facts import dates
from analysis.text.lines import fold

HEAD_LINES = 16
"""Title, subtitle, speaker and page furniture stand in so many lines; further down a day belongs to what is told."""
LONGEST_LINE = 80
_MEETING = r"(?:大会|会议|全会|全委会|代表会|常委会|职代会|年会|座谈会|论坛)"
_BEFORE = re.compile(r"^[\s(\[*>#-]*$")
_BEFORE_IN_TITLE = re.compile(r"(?:^|-|\(|报告|讲话|致辞|发言)\s*$")
_AT_A_MEETING = re.compile(
    rf"(?:[、和至-](?:\d{{1,2}}|[一二三十]{{1,3}})日)?,?\s*在?[^。!?;:]{{2,40}}{_MEETING}"
    r"(?:第?[一二三四五六七八九十]{1,3}次(?:全体)?会议)?(?:闭幕会|开幕会)?(?:上|通过)?(?:的(?:讲话|报告|发言|致辞))?[\s)\]*]*$"
)
_AFTER_A_MEETING = re.compile(rf"(?:{_MEETING}上?|讲话|报告|发言|致辞)\s*[(-]\s*$")


def delivered(title: str | None, page: str) -> date | None:
    """The day of the meeting at which this was read out, by the title or a line of its own at the head of the page.

    >>> delivered("政府工作报告——2005年3月5日在云岭市第十届人民代表大会第三次会议上", "")
    datetime.date(2005, 3, 5)
    >>> delivered(None, "云岭水务集团\\n（２０１９年１月８日在集团第三届职工代表大会上）\\n各位代表：")
    datetime.date(2019, 1, 8)
    >>> delivered("云岭水务集团召开年度工作会议", "2019年1月8日，集团召开会议，部署全年工作。")
    >>> delivered("在全市表彰大会上的讲话（2016年7月1日）", "")
    datetime.date(2016, 7, 1)
    """
    for line, before in _lines(title, page):
        for printed in dates.candidates(line):
            left, right = line[: printed.start], line[printed.end :]
            if (before.search(left) and _AT_A_MEETING.match(right)) or _AFTER_A_MEETING.search(left):
                return printed.value
    return None


def _lines(title: str | None, page: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The title, then every line at the head of the page, alone and with the one that goes on below it."""
    if title:
        yield _folded(title), _BEFORE_IN_TITLE
    head = _head(page)
    if not may_tell("\n".join(head)):
        return
    for line, below in pairwise([*map(_folded, head), ""]):
        yield line, _BEFORE
        yield line + below, _BEFORE


def may_tell(head: str) -> bool:
    """Whether the lines can hold a day that `delivered` believes: false for most pages, and then nothing is folded.

    Such a day stands behind the words of a meeting, or begins a line that ends with them, alone or with the line below.
    """
    return _TOLD_BEFORE.search(head) is not None or (
        _BEGINS.search(head) is not None and _TOLD_AT_END.search(head) is not None
    )


def _head(page: str) -> list[str]:
    """The first lines that hold something and are short enough for a title or what stands under it, as printed."""
    held = islice((line for line in page.split("\n", 4 * HEAD_LINES) if line.strip()), HEAD_LINES)
    return [line for line in held if len(line) <= LONGEST_LINE or _length(line.strip()) <= LONGEST_LINE]


def _length(line: str) -> int:
    """The characters of a trimmed line when it is folded: without its quotation marks, and trimmed anew behind one."""
    if line[0] in _QUOTES or line[-1] in _QUOTES:
        return len(_folded(line))
    return len(line) - sum(map(line.count, _QUOTES))


def _folded(line: str) -> str:
    return fold(line).translate(_DASHES).strip()


_DASHES = str.maketrans("—–－―‐", "-----", '“”"')
_QUOTES = '“”"＂'
"""What folding and _DASHES leave out, in every width."""
_DATE = r"(?:\d\W*[\d月]|[一二民](?![、.．]))"
"""How a date of any notation begins, folded or not; 一、 begins a heading."""
_LAST = "[会议坛上过话告言辞]"
"""With what the words of a meeting, of a speech or behind them end."""
_TOLD_BEFORE = re.compile(rf"{_LAST}\W+{_DATE}")
_BEGINS = re.compile(rf"^[^\w\n]*{_DATE}", re.MULTILINE)
_TOLD_AT_END = re.compile(rf"{_LAST}[^\w。！？!?\n]*$", re.MULTILINE)
