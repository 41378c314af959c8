"""Whole lines decoded with the wrong table: UTF-8 read as GBK (鍏氬缓) or as Latin-1 (å…šå»º), GBK read as Latin-1 (µ³½¨).

Each line that shows the marks of one of them is written back as bytes and read anew. It is believed when what comes out
consists of frequent Han and signs and what stood there did not (`reads_better`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.model import Edit, Step
from analysis.text.decode import frequent_share

PROSE_SHARE = 0.6
"""Share of frequent Han and signs that report prose reaches, and wrongly decoded text never does."""
BETTER_BY = 0.3
"""How much higher the share must be than before: a line that is readable already is left alone."""
LOST_SHARE = 0.2
"""Bytes that did not survive the first wrong reading, at most; a line with more stays as it is."""
FEWEST = 3
"""Characters beyond ASCII that a line must have, so that a stray accent decides nothing."""

FLAG_LOST_TEXT = "lost_text"
"""The page was once read as UTF-8 with replacement: 锟斤拷 stands where text was, and nothing can bring it back."""
_LOST_TEXT = "锟斤拷"


@dataclass(frozen=True, slots=True)
class _Mistake:
    """A wrong reading: the step's name, characters that betray it, the table that was used and the right one."""

    rule: str
    marks: re.Pattern[str]
    wrong: str
    right: str


MISTAKES = (
    _Mistake("utf8_read_as_gbk", re.compile(r"[锛銆鈥鐨涓鍏鏂鍦]"), "gb18030", "utf-8"),
    _Mistake("utf8_read_as_latin1", re.compile(r"[ã-ï][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"), "latin-1", "utf-8"),
    _Mistake("gbk_read_as_latin1", re.compile(r"[\u00b0-\u00f7][\u00a1-\u00fe]"), "latin-1", "gb18030"),
)
_UNREAD = re.compile(r"\ufffd{1,9}\??")
"""The remains of one character, and the "?" that some readers print for its last byte."""
_HINT = re.compile("[锛銆鈥鐨涓鍏鏂鍦\u00b0-\u00f7]")
"""The first character of any of these marks: one class is found four times as fast as their alternatives."""


def repair(text: str) -> tuple[Step, ...]:
    """The steps that decode wrongly decoded lines anew, one for each mistake that was found.

    >>> from analysis.text.trail import replay
    >>> wrong = "云岭水务集团召开会议。".encode().decode("latin-1")
    >>> replay(wrong, repair(wrong))
    '云岭水务集团召开会议。'
    """
    if not _HINT.search(text):
        return ()
    edits: dict[str, list[Edit]] = {}
    for start, line in _lines(text):
        for mistake in MISTAKES:
            if mistake.marks.search(line) and (repaired := _recoded(line, mistake)) is not None:
                edits.setdefault(mistake.rule, []).append(Edit(start, start + len(line), repaired))
                break
    # One step per rule would shift the offsets of the next; a page has one history, so the commonest mistake is taken.
    if not edits:
        return ()
    rule = max(edits, key=lambda name: len(edits[name]))
    return (Step(rule, tuple(edits[rule])),)


def is_lost(text: str) -> bool:
    """Whether the text holds what is left of GBK that was read as UTF-8 with replacement and saved."""
    return _LOST_TEXT in text


def reads_better(repaired: str, visible: str) -> bool:
    """Whether a repaired line is prose and the visible one was not, by their shares of frequent Han and signs."""
    share = frequent_share(repaired)
    return share >= PROSE_SHARE and share >= frequent_share(visible) + BETTER_BY


def _recoded(line: str, mistake: _Mistake) -> str | None:
    if sum(1 for character in line if character > "\x7f") < FEWEST:
        return None
    written = _bytes(line, mistake.wrong)
    repaired = _UNREAD.sub("\ufffd", written.decode(mistake.right, "replace")) if written else None
    if repaired is None or repaired.count("\ufffd") > LOST_SHARE * len(repaired):
        return None
    return repaired if reads_better(repaired, line) else None


def _bytes(line: str, encoding: str) -> bytes | None:
    """The bytes of a line; what Windows reads as typographic signs (0x80 to 0x9F) counts as Latin-1, as in browsers."""
    try:
        if encoding != "latin-1":
            return b"\xff".join(part.encode(encoding) for part in line.split("\ufffd"))
        return b"".join(_latin1(character) for character in line)
    except UnicodeEncodeError:
        return None


def _latin1(character: str) -> bytes:
    return character.encode("latin-1" if character <= "\xff" else "cp1252")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1
