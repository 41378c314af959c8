"""Reported quantities of one unit as dots: every statement by itself, never a sum."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import style, ticks
from analysis.charts.names import lines

_LOG_FROM = 50.0  # largest / smallest from which a linear axis would press most dots into one
_SYMBOLS = {"target": "diamond-open", "yoy": "triangle-up", "cumulative": "square"}


def figures_chart(rows: pd.DataFrame, x_title: str, words: dict[str, str], dark: bool = False) -> go.Figure:
    """One dot a row: value in the base unit by organization; the axis is logarithmic when values differ more than fifty times.

    The mark says what the value is compared with (`words` by comparator, "none" for the rest; "powers" are the numerals of
    the language, as charts.ticks reads them). Selecting a dot gives
    [report_id, passage_number, surface].
    """
    names = list(dict.fromkeys(rows["organization"]))
    figure = go.Figure()
    for comparator, own in rows.fillna({"comparator": "none"}).groupby("comparator", sort=False):
        figure.add_trace(
            go.Scatter(
                x=own["base_value"].tolist(),
                y=[names.index(one) for one in own["organization"]],
                mode="markers",
                name=words[str(comparator)],
                marker={
                    "size": 11,
                    "symbol": _SYMBOLS.get(str(comparator), "circle"),
                    "color": style.mark(dark),
                    "opacity": 0.65,
                    "line": {"width": 1},
                },
                customdata=own[["report_id", "passage_number", "surface"]].to_numpy(dtype=object).tolist(),
                hovertext=[_hover(row) for row in style.lines(own)],
                hovertemplate="%{hovertext}<extra></extra>",
            )
        )
    figure = style.laid_out(figure, len(names), x_title, least=220, dark=dark)
    figure.update_layout(showlegend=True)
    if len(rows):
        figure.update_xaxes(**_axis(float(rows["base_value"].min()), float(rows["base_value"].max()), words["powers"]))
    labels = list(lines(names).values())
    figure.update_yaxes(tickmode="array", tickvals=list(range(len(names))), ticktext=labels, autorange="reversed")
    figure.update_yaxes(range=[len(names) - 0.5, -0.5])
    return figure


def _axis(low: float, high: float, powers: str) -> dict[str, object]:
    """The axis of values from `low` to `high`, with its numbers as the language writes them."""
    logarithmic = low > 0 and high / low > _LOG_FROM
    at = ticks.logarithmic(low, high) if logarithmic else ticks.linear(low, high)
    return {
        "type": "log" if logarithmic else "linear",
        "tickmode": "array",
        "tickvals": at,
        "ticktext": ticks.texts(at, powers),
        "tickangle": 0,
    }


def _hover(row: object) -> str:
    measure = row.measure if isinstance(row.measure, str) else ""  # type: ignore[attr-defined]
    return style.plain(f"{row.surface} · {measure} · {row.report_label}")  # type: ignore[attr-defined]
