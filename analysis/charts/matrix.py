"""A matrix of coloured cells that can be selected: the ground of every chart with two categories."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analysis.charts import numbers, style

_TITLE_BELOW = 44  # pixels from the cells to the title of the columns: below their labels, not between them
_EDGE = 0.52  # from a middle to the edge of the plot: the outermost frames are not cut
_FRAME = 0.5  # half the side of the frame around a cell: in the gap between cells, where it is seen beside any colour
_SIDE_BY_SIDE = (
    42  # letters that the axis of a telephone holds upright; more are turned by Plotly where they would meet
)
_UPRIGHT = 10  # letters up to which labels stand side by side below the columns
_TICKS, _CROWDED_TICKS = 10, 9  # pixels of the columns' labels: "2024" beside "2025" on a telephone
_CROWDED = 32  # letters from which upright labels of ten pixels nearly touch there: eight years
_SLANTED = 90  # pixels that slanted labels need below the columns
_CHOSEN = {"opacity": 1, "size": 24}  # the frame around the number that was clicked
_REACH = 60  # pixels around a cell's middle that still mean the cell: cells are wider than any marker


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: keys of its column and line, colour value (None: nothing known), what it says and what selecting it gives."""

    x: Hashable
    y: Hashable
    value: float | None
    text: str
    hover: str
    data: Sequence[Any]
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Colour:
    """How values become colour: `limit` is the value of full colour; with `two_sided` also its negative.

    With `near` the smallest value has full colour and `limit` none: a distance, of which the least is the most telling.
    `ticks` are the colour bar's own, value and label, where Plotly could not write them in the `form` of the cells.
    """

    title: str
    limit: float | None = 1.0
    two_sided: bool = False
    form: str = ".0%"
    near: bool = False
    ticks: Sequence[tuple[float, str]] = ()


def matrix(
    columns: Mapping[Any, str],
    lines: Mapping[Any, str],
    cells: Sequence[Cell],
    colour: Colour,
    dark: bool,
    text_size: int | None = None,
) -> go.Figure:
    """The cells on `columns` (x) and `lines` (y, from the top): keys in order, with labels that may be printed as they are.

    Two keys may have the same label (long names are shortened); they stay two columns.
    A heatmap gives no selection when it is clicked, so transparent squares lie over it; their customdata is the cell's `data`.
    Outlined cells are framed; what for, the page says. A cell without a value has no colour, but its text is printed; where no
    cell has one, there is no colour bar. Without `text_size` Plotly chooses the size, by the width of the cells.
    """
    at = {(cell.x, cell.y): cell for cell in cells}
    grid = [[at.get((x, y)) for x in columns] for y in lines]
    known = [cell.value for cell in cells if cell.value is not None and not math.isnan(cell.value)]
    limits = _limits(colour, known)
    texts = [[cell.text if cell else "" for cell in line] for line in grid]
    inks = [[numbers.ink(_share(cell, colour, limits), colour.two_sided, dark) for cell in line] for line in grid]
    marks = [
        go.Heatmap(
            z=[[cell.value if cell else None for cell in line] for line in grid],
            x=list(range(len(columns))),
            y=list(range(len(lines))),
            colorscale=numbers.scale(colour.two_sided, dark),
            reversescale=colour.near,
            showscale=bool(known),
            xgap=2,
            ygap=2,
            hoverinfo="skip",
            colorbar=_bar(colour, dark),
            **limits,
        ),
        *numbers.layers(texts, inks, text_size),
        _outlines(columns, lines, [cell for cell in cells if cell.outlined], dark),
        _squares(columns, lines, cells, dark),
    ]
    return go.Figure(marks, _layout(list(columns.values()), list(lines.values()), dark))


def _layout(columns: list[str], lines: list[str], dark: bool) -> dict[str, Any]:
    """The layout in one piece: Plotly takes as long for each change of a figure as for all of them at once."""
    made = style.layout(len(lines))
    made |= {"hoverdistance": _REACH, "margin": made["margin"] | {"t": 80, "r": 8}, "height": made["height"] + 50}
    angle: dict[str, int] = {}
    letters = sum(map(_widest, columns))
    if letters <= _SIDE_BY_SIDE:
        angle = {"tickangle": 0}
    elif max(map(_widest, columns), default=0) > _UPRIGHT:
        angle = {"tickangle": -45}
        made["height"] += _SLANTED
    shared = {"tickmode": "array", "showgrid": False, "zeroline": False}
    size = _CROWDED_TICKS if _CROWDED < letters <= _SIDE_BY_SIDE else _TICKS
    across = style.axis(dark, size)
    made["xaxis"] = (
        across
        | shared
        | angle
        | {
            "tickvals": list(range(len(columns))),
            "ticktext": columns,
            "title": across["title"] | {"text": "", "standoff": _TITLE_BELOW},
            "range": [-_EDGE, len(columns) - 1 + _EDGE],
        }
    )
    made["yaxis"] = (
        style.axis(dark, style.LINES_FONT)
        | shared
        | {
            "tickvals": list(range(len(lines))),
            "ticktext": lines,
            "range": [len(lines) - 1 + _EDGE, -_EDGE],
        }
    )
    return made


def _widest(label: str) -> int:
    """Latin letters that its longest line takes the room of."""
    return max(len(part) + sum(ord(letter) > style.FIRST_HAN for letter in part) for part in label.split("<br>"))


def _limits(colour: Colour, known: Sequence[float]) -> dict[str, float]:
    """The values of no and of full colour."""
    if colour.near:
        return {"zmin": min(known, default=0.0), "zmax": colour.limit or max(known, default=1.0)}
    if colour.limit is None:
        return {"zmin": 0.0, "zmax": max(known, default=0.0) or 1.0}
    return {"zmin": -colour.limit if colour.two_sided else 0.0, "zmax": colour.limit}


def _bar(colour: Colour, dark: bool) -> dict[str, Any]:
    """The colour bar, above the cells: beside them it would take a phone's width."""
    font = {"color": style.quiet(dark)}
    own = {"tickvals": [at for at, _ in colour.ticks], "ticktext": [label for _, label in colour.ticks]}
    return {
        "title": {"text": colour.title, "side": "top", "font": font},
        "tickformat": colour.form,
        "tickfont": font,
        "orientation": "h",
        "thickness": 8,
        "len": 1,
        "nticks": 5,
        "tickangle": 0,
        "x": 0,
        "xanchor": "left",
        "y": 1.0,
        "yanchor": "bottom",
    } | (own if colour.ticks else {})


def _share(cell: Cell | None, colour: Colour, limits: Mapping[str, float]) -> float | None:
    """Where on its scale the colour of a cell stands."""
    if cell is None or cell.value is None or math.isnan(cell.value):
        return None
    share = (cell.value - limits["zmin"]) / ((limits["zmax"] - limits["zmin"]) or 1.0)
    return 1 - share if colour.near else share


def _places(columns: Iterable[Any], lines: Iterable[Any], cells: Sequence[Cell]) -> list[tuple[int, int]]:
    x_place, y_place = ({key: place for place, key in enumerate(keys)} for keys in (columns, lines))
    return [(x_place[cell.x], y_place[cell.y]) for cell in cells]


def _outlines(columns: Iterable[Any], lines: Iterable[Any], cells: Sequence[Cell], dark: bool) -> go.Scatter:
    """A frame around each of the cells, as one line with gaps."""
    x: list[float | None] = []
    y: list[float | None] = []
    for across, down in _places(columns, lines, cells):
        x += [across - _FRAME, across + _FRAME, across + _FRAME, across - _FRAME, across - _FRAME, None]
        y += [down - _FRAME, down - _FRAME, down + _FRAME, down + _FRAME, down - _FRAME, None]
    line = {"width": 1.5, "color": style.ink(dark)}
    return go.Scatter(x=x, y=y, mode="lines", line=line, showlegend=False, hoverinfo="skip")


def _squares(columns: Iterable[Any], lines: Iterable[Any], cells: Sequence[Cell], dark: bool) -> go.Scatter:
    """What is pointed at and clicked: unseen, but for the one that was clicked, which frames its number."""
    places = _places(columns, lines, cells)
    return go.Scatter(
        x=[across for across, _ in places],
        y=[down for _, down in places],
        mode="markers",
        name="",
        showlegend=False,
        marker={"symbol": "square-open", "size": 22, "opacity": 0, "line": {"width": 3}, "color": style.chosen(dark)},
        selected={"marker": _CHOSEN},
        unselected={"marker": {"opacity": 0}},
        customdata=[list(cell.data) for cell in cells],
        hovertext=[cell.hover for cell in cells],
        hovertemplate="%{hovertext}",
    )
