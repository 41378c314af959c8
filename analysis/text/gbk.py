"""The byte pairs of GBK, looked at from both ends: what can follow a lead byte, what can precede a trail byte.

`byte_shift` asks these questions thousands of times for one run, so every answer is kept.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from heapq import nlargest
from pathlib import Path

from analysis.text import glosses
from analysis.text.language_model import behind, character_score
from analysis.text.script import to_simplified

LEADS = range(0x81, 0xFF)
"""Bytes that begin a character of two bytes."""
ASCII_TRAILS = range(0x40, 0x7F)
"""Bytes that can end one and are ASCII letters and signs otherwise: here a shifted run comes to its end."""
FULL_WIDTH = 0xA3
"""Lead byte of the full-width signs, letters and digits; their second byte is ASCII + 0x80."""
LIKELY = -15.0
"""Log-probability of the rarest character that is put where bytes are missing (some 6,000 are more frequent)."""
LIKELIEST = 8
"""Characters tried for the one behind a dropped pair, for each character that may stand before it."""

_LATIN_PAIRS = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "text" / "latin_pairs.txt"
_HAN = re.compile(r"[\u4e00-\u9fff]")


@cache
def simple(character: str) -> str:
    """The Simplified form of one character."""
    return to_simplified(character)


@cache
def halves(character: str) -> tuple[int, int] | None:
    """The two bytes of a character, private use included; None when it has one byte, four, or none."""
    try:
        encoded = character.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return (encoded[0], encoded[1]) if len(encoded) == 2 else None


@cache
def whole(lead: int, trail: int) -> str:
    """The character of two bytes; empty when GBK has none."""
    try:
        return bytes((lead, trail)).decode("gbk") if lead in LEADS else ""
    except UnicodeDecodeError:
        return ""


@cache
def closing(lead: int) -> tuple[str, ...]:
    """The likely characters with this lead byte whose trail byte is no ASCII: one of them stood where it was lost."""
    return tuple(character for trail in LEADS if is_likely(character := whole(lead, trail)))


@cache
def begun(lead: int) -> tuple[tuple[str, int], ...]:
    """The likely characters with this lead byte whose trail byte can begin a pair that pages drop, with that byte."""
    return tuple((character, trail) for trail in _dropped() if is_likely(character := whole(lead, trail)))


@lru_cache(maxsize=1 << 16)
def continued(before: str, first: int, trail: int) -> tuple[tuple[float, str], ...]:
    """The likely characters that end in `trail` and whose lead byte ends a dropped pair that began with `first`.

    Each with its log-probability behind the (Simplified) character `before`, the likeliest first.
    """
    scored = [(behind(before, simple(character)), character) for character in _ending(first, trail)]
    return tuple(nlargest(LIKELIEST, scored))


@cache
def _ending(first: int, trail: int) -> tuple[str, ...]:
    return tuple(character for lead in _dropped()[first] if is_likely(character := whole(lead, trail)))


@cache
def resumed(first: int) -> tuple[int, ...]:
    """The lead bytes that can end a dropped pair that began with `first`."""
    return _dropped()[first]


@cache
def swallowed() -> tuple[int, ...]:
    """Lead bytes that can be lost before a full-width sign: with its lead byte they make 。 or a Han character."""
    return tuple(lead for lead in LEADS if (lost := whole(lead, FULL_WIDTH)) and (lost == "。" or _HAN.match(lost)))


@cache
def needles(lead: int, letters: str) -> tuple[int, ...]:
    """Trail bytes of the characters with this lead byte that are read as a gloss says."""
    return tuple(trail for trail in LEADS if (needle := whole(lead, trail)) and glosses.reads(needle, letters))


@cache
def latin_pairs() -> frozenset[str]:
    """Units and abbreviations of two ASCII signs that Chinese prose uses as they are: they hide no character."""
    lines = _LATIN_PAIRS.read_text(encoding="utf-8").splitlines()
    return frozenset(pair for line in lines if not line.startswith("#") for pair in line.split())


@cache
def is_likely(character: str) -> bool:
    """Whether a character is frequent enough to be put where bytes are missing."""
    return bool(character) and character_score(simple(character)) >= LIKELY


@cache
def _dropped() -> dict[int, tuple[int, ...]]:
    """The pairs that GBK leaves empty, by their first byte: most pages drop them without a trace."""
    empty = {first: tuple(second for second in LEADS if not whole(first, second)) for first in range(0x80, LEADS.stop)}
    return {first: seconds for first, seconds in empty.items() if seconds}
