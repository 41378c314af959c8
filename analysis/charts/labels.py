"""Where labels stand beside their points, so that none covers another or a point on a telephone either."""

from __future__ import annotations

from collections.abc import Sequence
from html import unescape

# The smallest plot that a label must fit, in pixels: a telephone 390 wide, less the axis; wider windows only have more room.
PLOT_WIDTH, PLOT_HEIGHT = 280.0, 330.0
CHARACTER, LINE, GAP = 10.0, 13.0, 7.0  # pixels of a label's character and line, and its distance from the point
_POINT = 5.0  # half the side of the square that a point keeps free
_MARGIN = 0.08  # of the plot: what plotly leaves free around the outermost points
_LATIN = 0.6  # the width of a Latin letter, seen from a Han character
Box = tuple[float, float, float, float]  # left, bottom, right, top


def placed(xs: Sequence[float], ys: Sequence[float], texts: Sequence[str]) -> list[str | None]:
    """The side of its point on which each label stands (plotly's textposition), None where it would cover something.

    Labels given first choose first, so give the weightiest points first. Lines of a label are parted by `<br>`; an empty
    label is not placed.

    >>> placed([0.0, 1.0], [0.0, 1.0], ["甲", "乙"])
    ['top center', 'top center']
    >>> placed([0.0, 0.001, 1.0], [0.0, 0.0, 1.0], ["甲甲", "乙乙", ""])
    ['top center', 'bottom center', None]
    """
    across, up = _pixels(xs, ys)
    return _placed(across, up, texts, _squares(across, up))


def placed_or_numbered(
    xs: Sequence[float], ys: Sequence[float], texts: Sequence[str]
) -> tuple[list[str | None], list[int]]:
    """`placed`, and for each label that found no place a number from 1 (0 for the others) with the side on which *it* stands.

    A number is so small that it nearly always finds a side; where it finds none, it stands on its own point, which it does
    not hide: no point is left without a name or a number.

    >>> placed_or_numbered([0.5, 0.5, 0.5, 0.5, 0.5, 0, 1], [0.5] * 5 + [0, 1], ["甲乙丙丁"] * 5 + ["", ""])[1]
    [0, 0, 0, 0, 1, 0, 0]
    """
    across, up = _pixels(xs, ys)
    taken = _squares(across, up)
    sides = _placed(across, up, texts, taken)
    left_out = [bool(text) and side is None for text, side in zip(texts, sides, strict=True)]
    numbers = [sum(left_out[: at + 1]) if out else 0 for at, out in enumerate(left_out)]
    short = _placed(across, up, [str(number) if number else "" for number in numbers], taken)
    known = zip(sides, short, numbers, strict=True)
    return [(small or "middle center") if number else side for side, small, number in known], numbers


def _squares(across: Sequence[float], up: Sequence[float]) -> list[Box]:
    return [(x - _POINT, y - _POINT, x + _POINT, y + _POINT) for x, y in zip(across, up, strict=True)]


def _placed(across: Sequence[float], up: Sequence[float], texts: Sequence[str], taken: list[Box]) -> list[str | None]:
    """The sides; what they cover joins `taken`."""
    made: list[str | None] = []
    for x, y, text in zip(across, up, texts, strict=True):
        free = {side: box for side, box in _boxes(x, y, text).items() if text and _is_free(box, taken)}
        made.append(next(iter(free), None))
        taken.extend(list(free.values())[:1])
    return made


def _pixels(xs: Sequence[float], ys: Sequence[float]) -> tuple[list[float], list[float]]:
    """Where the points stand in the smallest plot: in its middle, a unit as long upwards as across."""
    sides = ((xs, PLOT_WIDTH), (ys, PLOT_HEIGHT))
    spans = [max(values, default=0.0) - min(values, default=0.0) for values, _ in sides]
    scale = min(
        (room * (1 - 2 * _MARGIN) / span for span, (_, room) in zip(spans, sides, strict=True) if span), default=1.0
    )
    across, up = (
        [(room - span * scale) / 2 + (value - min(values)) * scale for value in values]
        for span, (values, room) in zip(spans, sides, strict=True)
    )
    return across, up


def _boxes(x: float, y: float, text: str) -> dict[str, Box]:
    lines = text.split("<br>")
    wide, high = max(map(_width, lines)), len(lines) * LINE
    return {
        "top center": (x - wide / 2, y + GAP, x + wide / 2, y + GAP + high),
        "bottom center": (x - wide / 2, y - GAP - high, x + wide / 2, y - GAP),
        "middle right": (x + GAP, y - high / 2, x + GAP + wide, y + high / 2),
        "middle left": (x - GAP - wide, y - high / 2, x - GAP, y + high / 2),
    }


def _width(line: str) -> float:
    return sum(CHARACTER if ord(letter) > 0x2E7F else CHARACTER * _LATIN for letter in unescape(line))


def _is_free(box: Box, taken: Sequence[Box]) -> bool:
    return box[0] >= 0 and box[2] <= PLOT_WIDTH and not any(_meet(box, one) for one in taken)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
