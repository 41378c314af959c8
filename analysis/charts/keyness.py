"""Diverging bars of the log ratio: terms of A to the right, terms of B to the left, with their intervals."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import style
from analysis.charts.bars import error_bars

_FADED = 0.4  # opacity of a bar whose interval crosses zero, or that has none
_BOUNDS = ("log_ratio_low", "log_ratio_high")


def keyness_chart(rows: pd.DataFrame, a: str, b: str, x_title: str, dark: bool = False) -> go.Figure:
    """One bar a row, in the order of the rows; full colour only where the interval leaves zero out. Selecting gives [term].

    A bar without an interval (few reports) is faded too: nothing says that it would not cross zero.
    """
    labels = [style.plain(one) for one in rows["term"]]
    sure = (rows["log_ratio_low"] > 0) | (rows["log_ratio_high"] < 0)
    figure = go.Figure()
    for name, colour, side in ((a, style.A_COLOUR, rows["log_ratio"] >= 0), (b, style.B_COLOUR, rows["log_ratio"] < 0)):
        places = [place for place, held in enumerate(side) if held]
        own = rows[side.to_numpy()]
        figure.add_trace(
            go.Bar(
                x=own["log_ratio"].tolist(),
                y=places,
                orientation="h",
                name=style.plain(name),
                marker={"color": colour, "opacity": [1.0 if sure.iloc[place] else _FADED for place in places]},
                error_x=error_bars(own, "log_ratio", _BOUNDS, dark),
                customdata=[[one] for one in own["term"]],
                hovertext=[_hover(row) for row in style.lines(own)],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure = style.laid_out(figure, len(rows), x_title, dark=dark)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(style.zero_line(dark))
    figure.update_yaxes(tickmode="array", tickvals=list(range(len(rows))), ticktext=labels, autorange="reversed")
    return figure


def _hover(row: Any) -> str:
    counts = " · ".join(
        f"{side} {style.number(number)} ({rate:.2f})"
        for side, number, rate in (("A", row.a_count, row.a_per_10k), ("B", row.b_count, row.b_per_10k))
    )
    interval = "" if pd.isna(row.log_ratio_low) else f" [{row.log_ratio_low:.2f}, {row.log_ratio_high:.2f}]"
    q = "" if pd.isna(row.q_value) else f" · q {row.q_value:.3g}"
    return f"{style.plain(row.term)}<br>{counts}<br>G² {row.g2:.1f} · log₂ {row.log_ratio:.2f}{interval}{q}"
