"""Organizations among each other: who is like whom, and what sets them apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import labels, names, style, ticks
from analysis.charts.matrix import Cell, Colour, matrix

_READABLE, _MOST_READABLE = 10, 12  # pixels of ".87" in a telephone's cell, and columns up to which it stands inside
_SMALL = 8  # pixels of ">.99" there, a letter longer
_FADED = 0.5  # opacity of a faded point: still 2 : 1 on its ground
_MAP_ROWS = 9  # lines of a list that the map is as high as: a telephone needs less, a wide window would take more
_LEAST_QUALITY = 0.3  # a point that the drawn plane shows worse than this is faded: its place says little


def similarity_chart(rows: pd.DataFrame, words: Mapping[str, str], dark: bool = False) -> go.Figure:
    """The ordered matrix: text and colour are the Jensen-Shannon distance, the nearer the stronger.

    Selecting gives [organization, other]. Columns have the numbers of the lines, because names below the columns would take a
    phone's height and run together.
    """
    labelled = names.lines(rows["organization"])
    order = {name: number for number, name in enumerate(labelled, 1)}
    lines = {name: f"{number} {labelled[name]}" for name, number in order.items()}
    columns = {name: str(number) for name, number in order.items()}
    size = _READABLE if len(columns) <= _MOST_READABLE else None
    cells = [
        Cell(
            row.other_organization,
            row.organization,
            None if row.place == row.other_place else row.jensen_shannon,
            "" if row.place == row.other_place else _told(row.jensen_shannon, size),
            f"{style.plain(row.organization)} × {style.plain(row.other_organization)}<br>{words['jensen_shannon']}"
            f" {style.below_one(row.jensen_shannon, 3)} · {words['cosine']} {style.below_one(row.cosine, 3)}",
            [row.organization, row.other_organization],
        )
        for row in style.lines(rows)
    ]
    least = min((cell.value for cell in cells if cell.value is not None), default=0.0)
    told = [(at, style.below_one(at)) for at in ticks.linear(least, 1.0)]
    return matrix(columns, lines, cells, Colour(words["distance"], near=True, ticks=told), dark, size)


def _told(distance: float, size: int | None) -> str:
    """The distance in a cell; what is a letter longer (>.99) is smaller where the size of the others is given."""
    text = style.below_one(distance)
    return f'<span style="font-size:{_SMALL}px">{text}</span>' if size and text.startswith("&") else text


def map_chart(points: pd.DataFrame, sides: Mapping[str, str], axes: tuple[str, str], dark: bool = False) -> go.Figure:
    """Organizations (dots) and themes (diamonds) on the first two dimensions; `points` are views.map_points.

    One unit is as long upwards as across: the text asks to judge by distance. Size is mass; faded points are shown badly by
    this plane and have no label. Every other point has its name beside it, or, where the name would cover another, a number
    that `map_key` explains. `sides` says what a side is called. Selecting gives [side, point].
    """
    figure, points = go.Figure(), _labelled(points)
    looks = {"organization": ("circle", style.A_COLOUR), "theme": ("diamond", style.B_COLOUR)}
    for side, own in points.groupby("point_side"):
        symbol, colour = looks[str(side)]
        figure.add_trace(
            go.Scatter(
                x=own["x"].tolist(),
                y=own["y"].tolist(),
                mode="markers+text",
                name=sides[str(side)],
                text=own["text"].tolist(),
                textposition=own["textposition"].tolist(),
                textfont={"size": 10, "color": style.ink(dark)},
                cliponaxis=False,  # the plot may end close above the topmost point
                marker={
                    "symbol": symbol,
                    "color": colour,
                    "size": [8 + 40 * mass for mass in own["mass"]],
                    "opacity": [0.9 if quality >= _LEAST_QUALITY else _FADED for quality in own["quality"]],
                },
                customdata=own[["point_side", "point"]].to_numpy(dtype=object).tolist(),
                hovertext=[_map_hover(row) for row in style.lines(own)],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure = style.laid_out(figure, _MAP_ROWS, axes[0], dark=dark)
    figure.update_layout(margin_r=8)  # no tick stands at its edge
    figure.update_xaxes(
        zeroline=True, constrain="domain"
    )  # without it Plotly ignores the scale of an axis that cannot be dragged
    figure.update_yaxes(zeroline=True, constrain="domain", constraintoward="top", scaleanchor="x", title_text=axes[1])
    return figure


def map_key(points: pd.DataFrame) -> list[str]:
    """What the numbers on the map mean, as lines of text: number and whole name. Empty where every name found its place."""
    numbered = _labelled(points).query("number > 0").sort_values("number")
    return [f"{row.number} {row.label}" for row in style.lines(numbered)]


def _map_hover(row: Any) -> str:
    number = f"{row.number} " if row.number else ""
    return f"{number}{style.plain(row.label)}<br>cos² {row.quality:.2f}"


def _labelled(points: pd.DataFrame) -> pd.DataFrame:
    """The points with the text of their labels, the side on which it stands, and the number (0: none) that stands for a name.

    Organizations choose their places before themes, the weightier ones first.
    """
    ordered = points.sort_values(["point_side", "mass"], ascending=[True, False], kind="stable")
    short = names.lines(ordered["label"])
    meant = (ordered["quality"] >= _LEAST_QUALITY).tolist()
    texts = [short[label] if shown else "" for label, shown in zip(ordered["label"], meant, strict=True)]
    sides, numbers = labels.placed_or_numbered(ordered["x"].tolist(), ordered["y"].tolist(), texts)
    shown = [str(number) if number else text for text, number in zip(texts, numbers, strict=True)]
    return ordered.assign(text=shown, textposition=[side or "top center" for side in sides], number=numbers)
