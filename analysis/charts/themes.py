"""Themes drawn: organization x theme, two organizations, one against all others, change over reported years, the code book."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import names, style
from analysis.charts.matrix import Cell, Colour, matrix
from analysis.charts.timeline import year_labels

_FULL_COLOUR = 3.0  # standard errors; beyond three a cell stands out even among many
_ROOM = 0.04  # of the axis, beyond 0 and 100 %: the half of a dot that stands there, on a telephone too
_FEW = 5  # reports; a share of fewer is framed
Words = Mapping[str, str]


def coloured_by(rows: pd.DataFrame, share: str) -> str:
    """The column that colours the matrix: the standardised residual for report shares, the share itself for text shares.

    One organization alone has no residual (there is no other to expect anything from); it is coloured by its share.
    """
    residual = "standardised_residual"
    return residual if share == "report_share" and rows[residual].notna().any() else share


def theme_matrix(rows: pd.DataFrame, share: str, words: Words, dark: bool = False) -> go.Figure:
    """Text: the share in per cent, without the sign, for which a telephone's cell has no room; colour: as `coloured_by` says.

    `rows` are theme_shares with the column standardised_residual. Selecting gives [organization, theme_id].
    """
    by = coloured_by(rows, share)
    short = names.columns(rows["organization"])
    columns = {
        row.organization: f"{short[row.organization]} n={style.number(row.organization_reports)}"
        for row in style.lines(rows)
    }
    lines = {row.theme_id: style.short(row.theme) for row in style.lines(rows)}
    cells = [
        Cell(
            row.organization,
            row.theme_id,
            _value(getattr(row, by)),
            "–" if pd.isna(getattr(row, share)) else style.percent(getattr(row, share)),
            _matrix_hover(row, words),
            [row.organization, row.theme_id],
            row.organization_reports < _FEW,
        )
        for row in style.lines(rows)
    ]
    scales = {
        "standardised_residual": Colour(words["standardised_residual"], _FULL_COLOUR, True, ".0f"),
        "report_share": Colour(words["report_share"]),
        "text_share": Colour(words["text_share"], None),
    }
    return matrix(columns, lines, cells, scales[by], dark)


def theme_dumbbell(rows: pd.DataFrame, a: str, b: str, x_title: str, dark: bool = False) -> go.Figure:
    """Share of reports with each theme in A and in B with Wilson intervals; `rows` are theme_shares of both."""
    figure = go.Figure()
    themes = list(dict.fromkeys(rows["theme"]))
    places = {theme: place for place, theme in enumerate(themes)}
    for organization, colour, offset in ((a, style.A_COLOUR, -0.14), (b, style.B_COLOUR, 0.14)):
        own = rows[rows["organization"] == organization]
        figure.add_trace(
            go.Scatter(
                x=own["report_share"].tolist(),
                y=[places[theme] + offset for theme in own["theme"]],
                mode="markers",
                name=style.plain(organization),
                marker={"color": colour, "size": 11},
                error_x={
                    "type": "data",
                    "symmetric": False,
                    "array": (own["report_share_high"] - own["report_share"]).tolist(),
                    "arrayminus": (own["report_share"] - own["report_share_low"]).tolist(),
                    "thickness": 1.5,
                },
                customdata=own[["organization", "theme_id"]].to_numpy(dtype=object).tolist(),
                hovertext=[
                    f"{style.plain(row.theme)}<br>{style.number(row.report_count)} / {style.number(row.organization_reports)}"
                    for row in style.lines(own)
                ],
                hovertemplate="%{hovertext} · %{x:.0%}<extra></extra>",
            )
        )
    figure = style.laid_out(figure, len(themes), x_title, dark=dark)
    figure.update_xaxes(style.SHARES | {"range": [-_ROOM, 1 + _ROOM]})
    return _with_themes(figure, themes)


def profile_chart(rows: pd.DataFrame, words: Words, dark: bool = False) -> go.Figure:
    """Bars of one organization's standardised residuals, in the order of the rows; between -2 and 2 nothing stands out.

    Selecting gives [organization, theme_id].
    """
    faded = [0.4 if pd.isna(one) or abs(one) < 2 else 1.0 for one in rows["standardised_residual"]]
    figure = go.Figure(
        go.Bar(
            x=rows["standardised_residual"].tolist(),
            y=list(range(len(rows))),
            orientation="h",
            marker={"color": style.mark(dark), "opacity": faded},
            customdata=rows[["organization", "theme_id"]].to_numpy(dtype=object).tolist(),
            hovertext=[_matrix_hover(row, words) for row in style.lines(rows)],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    figure = style.laid_out(figure, len(rows), words["standardised_residual"], dark=dark)
    figure.update_xaxes(style.zero_line(dark))
    for limit in (-2, 2):
        figure.add_vline(x=limit, line={"dash": "dot", "width": 1, "color": style.ink(dark)})
    return _with_themes(figure, list(rows["theme"]))


def changes_chart(rows: pd.DataFrame, words: Words, dark: bool = False) -> go.Figure:
    """Colour: share of the year's reports with the theme; text: how many, – for a year that no report is about; framed for few.

    `rows` are theme changes with year_reports and incomplete. Selecting gives [theme_id, reported_year].
    """
    years = year_labels(rows)
    lines = {row.theme_id: style.short(row.theme) for row in style.lines(rows)}
    cells = [
        Cell(
            row.reported_year,
            row.theme_id,
            _value(row.year_share),
            style.number(row.report_count) if row.covering_reports else "–",
            f"{style.plain(row.theme)} · {row.reported_year}<br>{words['report_count']} {style.number(row.report_count)}"
            f" / {style.number(row.covering_reports)}",
            [row.theme_id, int(row.reported_year)],
            row.covering_reports < _FEW,
        )
        for row in style.lines(rows)
    ]
    return matrix(years, lines, cells, Colour(words["year_share"]), dark)


def _value(value: float | None) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


def _matrix_hover(row: object, words: Words) -> str:
    held = f"{style.number(row.report_count)} / {style.number(getattr(row, 'organization_reports', 0))}"  # type: ignore[attr-defined]
    residual = row.standardised_residual  # type: ignore[attr-defined]
    told = "" if pd.isna(residual) else f"<br>{words['standardised_residual']} {residual:.1f}"
    name = style.plain(f"{row.organization} · {row.theme}")  # type: ignore[attr-defined]
    return f"{name}<br>{words['report_count']} {held}{told}"


def _with_themes(figure: go.Figure, themes: list[str]) -> go.Figure:
    labels = [style.short(theme) for theme in themes]
    figure.update_yaxes(tickmode="array", tickvals=list(range(len(themes))), ticktext=labels, autorange="reversed")
    return figure
