"""Ticks of an axis of quantities in the reader's own numerals: 万 and 亿, or k, M and bn; Plotly knows only the letters of SI."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

_MOST = 5  # ticks that a telephone's axis holds
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
Powers = tuple[tuple[int, str], ...]


@cache
def powers(told: str) -> Powers:
    """The numerals that a catalogue names as exponent and sign, largest first.

    >>> powers("4 万 8 亿")
    ((8, '亿'), (4, '万'))
    """
    parts = told.split()
    return tuple(sorted(((int(at), sign) for at, sign in zip(parts[::2], parts[1::2], strict=True)), reverse=True))


def worded(value: float, told: str) -> str:
    """The number as it is written in that language; every digit is kept.

    >>> worded(51_842_800, "4 万 8 亿"), worded(1e9, "3 k 6 M 9 bn"), worded(-20_000, "4 万 8 亿"), worded(0.5, "4 万 8 亿")
    ('5184.28万', '1bn', '-2万', '0.5')
    """
    for exponent, sign in powers(told):
        if abs(value) >= 10**exponent:
            return f"{value / 10**exponent:.12g}{sign}"
    return f"{value:.12g}"


def linear(low: float, high: float) -> list[float]:
    """At most five round numbers from `low` (or 0, where that is near) to `high`.

    >>> linear(0, 43_000), linear(7, 7)
    ([0.0, 10000.0, 20000.0, 30000.0, 40000.0], [7.0])
    """
    if high <= low:
        return [float(high)]
    low = 0.0 if 0 <= low <= high / 2 else low
    raw = (high - low) / _MOST
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(size * one for one in _STEPS if size * one >= raw)
    first = math.ceil(low / step)
    return [round(step * at, 12) for at in range(first, math.floor(high / step) + 1)]


def logarithmic(low: float, high: float) -> list[float]:
    """Powers of ten from below `low` to above `high`, every second or third one where there are many.

    >>> logarithmic(3, 40_000)
    [1.0, 10.0, 100.0, 1000.0, 10000.0, 100000.0]
    """
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    return [10.0**at for at in range(first, last + 1, max(1, math.ceil((last - first) / (_MOST + 1))))]


def texts(values: Sequence[float], told: str) -> list[str]:
    """The labels of these ticks."""
    return [worded(value, told) for value in values]
