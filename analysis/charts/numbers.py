"""The numbers in the cells of a matrix, each in the ink that is read best on its colour.

Plotly's own ink is no darker than #444 and stays below 4.5 : 1 on a third of a scale; and the labels of a heatmap are all of one
ink. So the numbers are the labels of two heatmaps that are themselves unseen, a black and a white one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import plotly.graph_objects as go

from analysis.charts import contrast, style

_STEPS = 1000  # of a scale for which an ink is chosen: no step changes a contrast by .1
_NOTHING = "\u200b"  # a letter without width, for Plotly to count
_RULER = ((0, 0), (0, 1), (1, 0))  # cells (line, column) between which Plotly measures how far labels are apart
Grid = Sequence[Sequence[str]]


def scale(two_sided: bool, dark: bool) -> list[list[Any]]:
    """The colours of the cells."""
    return style.diverging(dark) if two_sided else style.scale(dark)


def ink(share: float | None, two_sided: bool, dark: bool) -> str:
    """Black or white for a number at this share of the colour scale; without one, on the page's own ground."""
    if share is None:
        return contrast.WHITE if dark else contrast.BLACK
    return _ink_at(round(min(max(share, 0.0), 1.0) * _STEPS), two_sided, dark)


@cache
def _ink_at(step: int, two_sided: bool, dark: bool) -> str:
    """Kept, because a matrix is drawn anew at every filter."""
    return contrast.ink_on(contrast.between(scale(two_sided, dark), step / _STEPS))


def layers(texts: Grid, inks: Grid, size: int | None) -> list[go.Heatmap]:
    """The texts, each in its ink. Without a size, they are as large as the longest fits between neighbours.

    So that both layers come to the same size, each has a text in the cells of the ruler, one as long as the longest of all.
    """
    longest = max((len(text) for line in texts for text in line), default=0)
    return [_layer(texts, inks, own, size, longest) for own in (contrast.BLACK, contrast.WHITE)]


def _layer(texts: Grid, inks: Grid, own: str, size: int | None, longest: int) -> go.Heatmap:
    shown = [
        [text if one == own else "" for text, one in zip(line, line_inks, strict=True)]
        for line, line_inks in zip(texts, inks, strict=True)
    ]
    for line, column in _RULER if size is None and longest else ():
        if line < len(shown) and column < len(shown[line]):
            shown[line][column] = shown[line][column].ljust(longest, _NOTHING)
    return go.Heatmap(
        z=[[0] * len(line) for line in shown],
        x=list(range(len(shown[0]) if shown else 0)),
        y=list(range(len(shown))),
        zmin=0,
        zmax=1,
        opacity=0,
        showscale=False,
        hoverinfo="skip",
        text=shown,
        texttemplate="%{text}",
        textfont={"size": size, "color": own},
    )
