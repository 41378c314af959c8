"""Ranked horizontal bars: the plainest way to compare counts and rates."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import style
from analysis.charts.contrast import ink_on
from analysis.charts.names import lines

_NO_INTERVAL = "none"
_HAN_LABEL = 20  # Han letters that leave the bars of a telephone half of its width; titles of reports are longer
_WHOLE_STEPS = 8  # up to here Plotly puts tenths between whole counts


def bar_chart(
    rows: pd.DataFrame,
    category: str,
    value: str,
    x_title: str,
    dark: bool = False,
    hover: str = "",
    bounds: tuple[str, str] | None = None,
    share: bool = False,
    unit: str = "",
    hover_title: str = "",
) -> go.Figure:
    """One bar a row, in the order of the rows from the top; `hover` is a column that the tooltip adds, `hover_title` its name.

    `bounds` are the columns of an interval around the value; rows where they are null have none. With `share` values are printed
    as percentages; `unit` follows the number that pointing shows. Selecting a bar gives [category] as customdata.
    """
    labels = [style.plain(one) for one in rows[category]]
    numbers = [f"{one:.1%}" for one in rows[value]] if share else _numbers(rows[value])
    titled = f"<br>{hover_title} " if hover_title else "<br>"
    extra = [titled + style.plain(one) for one in rows[hover]] if hover else [""] * len(rows)
    figure = go.Figure(
        go.Bar(
            x=rows[value].tolist(),
            y=list(range(len(rows))),
            orientation="h",
            marker={"color": style.mark(dark)},
            name="",
            customdata=[[one] for one in rows[category]],
            hovertext=[f"{label} · {one}{unit}{more}" for label, one, more in zip(labels, numbers, extra, strict=True)],
            hovertemplate="%{hovertext}",
            text=numbers,
            textposition="none" if bounds else "auto",  # the interval would run through it
            insidetextfont={"color": ink_on(style.mark(dark))},
            textangle=0,
            cliponaxis=False,
            error_x=error_bars(rows, value, bounds, dark) if bounds else None,
        )
    )
    labels = _labels([str(one) for one in rows[category]])
    if bounds:
        labels = [f"{label} {number}" for label, number in zip(labels, numbers, strict=True)]
    figure = style.laid_out(figure, len(rows), x_title, least=180, dark=dark)
    figure.update_yaxes(tickmode="array", tickvals=list(range(len(rows))), ticktext=labels, autorange="reversed")
    if pd.api.types.is_integer_dtype(rows[value]) and len(rows) and rows[value].max() < _WHOLE_STEPS:
        figure.update_xaxes(dtick=1)  # there is no half report
    figure.update_xaxes(tickformat=",~f", tickangle=0)  # 20,000: the k and M of Plotly are no Chinese numerals
    if any(rows[one].min() < 0 for one in (value, *(bounds or ()))):
        figure.update_xaxes(style.zero_line(dark))
    if share:
        figure.update_xaxes(tickformat=".2~%", rangemode="tozero")
    return figure


def error_bars(rows: pd.DataFrame, value: str, bounds: tuple[str, str], dark: bool) -> dict[str, object] | None:
    """The interval of each row as Plotly draws it; none where the bounds are null."""
    low, high = bounds
    if rows[low].isna().all():
        return None
    return {
        "type": "data",
        "symmetric": False,
        "array": _lengths(rows[high] - rows[value]),
        "arrayminus": _lengths(rows[value] - rows[low]),
        "thickness": 1.5,
        "width": 3,
        "color": style.ink(dark),
    }


def _lengths(values: pd.Series) -> list[object]:
    """Plotly takes null for an interval of no length, which would look like certainty; what is no number it leaves out."""
    return [_NO_INTERVAL if pd.isna(one) else one for one in values]


def _numbers(values: pd.Series) -> list[str]:
    """All in one form: whole, or all of them with two digits, so that 11.00 stands beside 10.86."""
    digits = 0 if all(float(one).is_integer() for one in values) else 2
    return [f"{one:,.{digits}f}" for one in values]


def _labels(names: list[str]) -> list[str]:
    """The labels of the bars: whole, or on two lines where they would leave the bars of a telephone no room."""
    told = lines(names)
    return [told[name] if _is_long(name) else style.plain(name) for name in names]


def _is_long(name: str) -> bool:
    if max(map(ord, name), default=0) < style.FIRST_HAN:
        return len(name) > style.LATIN_LABEL
    return len(name) > _HAN_LABEL
