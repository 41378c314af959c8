"""Which ink can be read on a colour: black or white, whichever has more contrast (WCAG 2.2, relative luminance)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

# Pure black: on the colours half-way between it and white, nothing softer (#111) keeps 4.5 : 1 together with white.
BLACK, WHITE = "#000000", "#FFFFFF"
_LINEAR_TO = 0.04045  # below, sRGB is a straight line


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, 0 to 1.

    >>> luminance(BLACK), luminance(WHITE)
    (0.0, 1.0)
    """
    red, green, blue = (one / 255 for one in _parts(colour))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast(one: str, other: str) -> float:
    """From 1 (the same) to 21.

    >>> contrast(BLACK, WHITE), round(contrast("#777777", WHITE), 2)
    (21.0, 4.48)
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(colour: str) -> str:
    """Black or white; one of them has at least 4.58 : 1 on any colour.

    >>> ink_on("#56B4E9"), ink_on("#0072B2")
    ('#000000', '#FFFFFF')
    """
    return max((BLACK, WHITE), key=lambda ink: contrast(ink, colour))


def between(scale: Sequence[Sequence[Any]], share: float) -> str:
    """The colour at a share (0 to 1) of a colour scale, mixed as Plotly mixes: straight between the stops, part by part.

    >>> between([[0.0, "#000000"], [0.5, "#804020"], [1.0, "#FFFFFF"]], 0.25)
    '#402010'
    """
    share = min(max(share, 0.0), 1.0)
    at = next(place for place in range(1, len(scale)) if share <= scale[place][0] or place == len(scale) - 1)
    (start, low), (end, high) = scale[at - 1], scale[at]
    part = (share - start) / (end - start)
    mixed = (round(one + (other - one) * part) for one, other in zip(_parts(low), _parts(high), strict=True))
    return "#" + "".join(f"{one:02X}" for one in mixed)


def _parts(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= _LINEAR_TO else ((part + 0.055) / 1.055) ** 2.4)
