"""Word clouds: where each word stands and how large it is; a component of the page draws them as SVG.

wordcloud cannot choose a face in a font collection and its own font has no Chinese letters, so the font is a package with one
face (OFL). Clouds are laid out small and drawn large, which is six times cheaper and looks the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
from PIL import ImageFont

from analysis.errors import ReportAnalysisError

WIDTH, HEIGHT = 400, 250
_SEED = 1
_LEAST_SIZE = (
    11  # 9.4 pixels on a telephone, where a cloud is 340 wide; words for which that leaves no room are left out
)
_PROBE = (
    "党",
    "水",
)  # two letters that any Chinese font draws differently and a font without them draws as equal boxes


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word of a cloud: baseline start (x, y), font size and drawn width, in the cloud's own units."""

    term: str
    term_count: int
    x: int
    y: int
    size: int
    width: int


@cache
def font_path() -> Path:
    """The Chinese font.

    Raises:
        ReportAnalysisError: none that can draw Chinese letters was found.
    """
    found = sorted(Path(pylopdf_fonts_zh_cn.__file__).parent.rglob("*.otf"))
    for place in found:
        if _draws_chinese(place):
            return place
    raise ReportAnalysisError("no font with Chinese letters was found", "", "Install the run-time again: make setup.")


def placed_words(counts: Mapping[str, int], most: int = 80) -> tuple[PlacedWord, ...]:
    """The words of a cloud, largest first; size follows the count (half by rank), direction is always horizontal."""
    if not counts:
        return ()
    from wordcloud import WordCloud  # it loads matplotlib, which no other page needs

    cloud = WordCloud(
        font_path=str(font_path()),
        width=WIDTH,
        height=HEIGHT,
        max_words=most,
        prefer_horizontal=1.0,
        relative_scaling=0.5,
        random_state=_SEED,
        margin=2,
        min_font_size=_LEAST_SIZE,
    )
    cloud.generate_from_frequencies({term: float(number) for term, number in counts.items()})
    return tuple(_placed(term, int(counts[term]), int(size), place) for (term, _), size, place, _, _ in cloud.layout_)


def _placed(term: str, term_count: int, size: int, place: tuple[int, int]) -> PlacedWord:
    font = _font(size)
    left, top, right, _ = font.getbbox(term, anchor="ls")
    ascent = -top
    return PlacedWord(term, term_count, int(place[1]), int(place[0]) + int(ascent), size, int(right - left))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_path()), size)


def _draws_chinese(place: Path) -> bool:
    one, other = (ImageFont.truetype(str(place), 24).getmask(letter) for letter in _PROBE)
    return bytes(one) != bytes(other)
