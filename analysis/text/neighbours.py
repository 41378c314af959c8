"""Which characters stand side by side in prose: what a dictionary of words cannot tell.

It does not know that 參保 and 停火 are common and 參。保 is not. So pairs were counted in public news prose: all pairs with the
characters that a byte shift can swallow (。 and the Han with trail byte A3), and the others down to eight in nine million
characters. What counts is how much more (or less) often than by chance a pair occurs.
"""

from __future__ import annotations

import math
import re
from functools import cache
from pathlib import Path

WEIGHT = 0.7
"""Share of the pair's log-ratio that enters: words already say part of it (tried 0, 0.5, 0.7, 1: best at 0.7)."""

_LEXICONS = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "text"
_COUNTED = re.compile(r"(.)([0-9]{1,9})(?: |$)")
_FULL_WIDTH = str.maketrans(",:;()!?", "，：；（）！？")


def bonus(first: str, second: str) -> float:
    """Log-ratio of how often two (Simplified) characters stand together to what chance gives, damped; 0 for rare ones.

    >>> bonus("上", "海") > 0 > bonus("。", "，")
    True
    """
    counts, total = _counts()
    pair = (first + second).translate(_FULL_WIDTH)
    both = counts.get(pair[0], 0) * counts.get(pair[1], 0)
    return WEIGHT * math.log((_pairs().get(pair, 0) + 1) / (both / total + 1)) if both else 0.0


@cache
def _pairs() -> dict[str, int]:
    rows = (line.split("\t") for line in _lines("neighbours.txt"))
    return {first + second: int(count) for first, others in rows for second, count in _COUNTED.findall(others)}


@cache
def _counts() -> tuple[dict[str, int], int]:
    counts = {
        character: int(count) for character, count in (line.split("\t") for line in _lines("character_counts.txt"))
    }
    return counts, counts.pop("")


def _lines(name: str) -> list[str]:
    lines = (_LEXICONS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
