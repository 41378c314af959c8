"""Reported years drawn: organization x year, directions of view, published x reported years, long spans, trends."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.charts import names as labels
from analysis.charts import style
from analysis.charts.contrast import ink_on
from analysis.charts.matrix import Cell, Colour, matrix

Words = Mapping[str, str]
INCOMPLETE = "*"  # after a year whose publications the corpus cannot hold completely
_EVERY_YEAR = 8  # years up to which a telephone's axis has room for each
GAP = "…"  # before a year that does not follow the one to its left


def reported_years_chart(rows: pd.DataFrame, words: Words, dark: bool = False) -> go.Figure:
    """Colour: share of the organization's reports that mention the year; text: how many. `rows` are views.axis_rows.

    Cells of organizations with few reports are outlined; n stands beside every organization and under every year. Selecting
    gives [organization, reported_year].
    """
    years = year_labels(rows)
    short = labels.lines(rows["organization"])
    names = {
        row.organization: f"{short[row.organization]} n={style.number(row.organization_reports)}"
        for row in style.lines(rows)
    }
    cells = [
        Cell(
            row.reported_year,
            row.organization,
            row.share,
            style.number(row.report_count),
            f"{style.plain(row.organization)} · {row.reported_year}<br>{words['report_count']} {style.number(row.report_count)}"
            f" / {style.number(row.organization_reports)} · {words['mention_count']} {style.number(row.mention_count)}",
            [row.organization, int(row.reported_year)],
            bool(row.thin),
        )
        for row in style.lines(rows)
    ]
    return matrix(years, names, cells, Colour(words["share"]), dark)


def published_chart(rows: pd.DataFrame, words: Words, dark: bool = False) -> go.Figure:
    """Colour and text: mentions by publication year (lines) and reported year (columns); framed where both are the same year.

    Selecting gives [published_year or null, reported_year].
    """
    years = year_labels(rows)
    lines = {value: _line(value, words) for value in rows["published_year"]}
    cells = [
        Cell(
            row.reported_year,
            row.published_year,
            float(row.mention_count),
            style.number(row.mention_count),
            f"{words['published_year']} {lines[row.published_year]} · {words['reported_year']} {row.reported_year}<br>"
            f"{words['mention_count']} {style.number(row.mention_count)} · "
            f"{words['report_count']} {style.number(row.report_count)}",
            [None if pd.isna(row.published_year) else int(row.published_year), int(row.reported_year)],
            bool(row.published_year == row.reported_year) if not pd.isna(row.published_year) else False,
        )
        for row in style.lines(rows)
    ]
    figure = matrix(years, lines, cells, Colour(words["mention_count"], None, form="d"), dark)
    figure.layout.xaxis.title.text = words["reported_year"]
    figure.layout.yaxis.title.text = words["published_year"]
    return figure


def orientation_chart(rows: pd.DataFrame, words: Words, names: Sequence[str], dark: bool = False) -> go.Figure:
    """Stacked bars: each organization's mentions by direction of view, in the order of `names`; text is the number.

    Selecting gives [organization, orientation].
    """
    colours = dict(zip(names, ("#0072B2", "#56B4E9", "#009E73", "#E69F00", "#8A8F98"), strict=True))
    organizations = list(dict.fromkeys(rows["organization"]))
    figure = go.Figure()
    for name, own in rows.groupby("orientation", sort=False):
        figure.add_trace(
            go.Bar(
                x=own["mention_share"].tolist(),
                y=[organizations.index(one) for one in own["organization"]],
                orientation="h",
                name=words[str(name)],
                marker={"color": colours[str(name)], "line": {"width": 1, "color": "#222" if dark else "#fff"}},
                customdata=own[["organization", "orientation"]].to_numpy(dtype=object).tolist(),
                text=[style.number(one) if one else "" for one in own["mention_count"]],
                textposition="inside",
                insidetextanchor="middle",
                insidetextfont={"color": ink_on(colours[str(name)])},
                textangle=0,
                hovertext=[
                    f"{style.plain(row.organization)}<br>{words[str(name)]} · {style.number(row.mention_count)}"
                    for row in style.lines(own)
                ],
                hovertemplate="%{hovertext} · %{x:.0%}<extra></extra>",
            )
        )
    figure = style.laid_out(figure, len(organizations), words["mention_share"], dark=dark)
    figure.update_layout(barmode="stack", legend={"traceorder": "normal"})
    figure.update_xaxes(style.SHARES | {"range": [0, 1]})
    _name_lines(figure, list(labels.lines(organizations).values()))
    return figure


def spans_chart(rows: pd.DataFrame, words: Words, dark: bool = False) -> go.Figure:
    """A line for each span of more than five years, from its first to its last year.

    Selecting an end gives [organization, end_year].
    """
    figure = go.Figure()
    for place, row in enumerate(style.lines(rows)):
        figure.add_trace(
            go.Scatter(
                x=[row.start_year, row.end_year],
                y=[place, place],
                mode="lines+markers",
                line={"width": 3, "color": style.mark(dark)},
                marker={"size": 9},
                showlegend=False,
                customdata=[[row.organization, int(row.end_year)]] * 2,
                hovertemplate=f"{style.plain(row.organization)}<br>{row.start_year}–{row.end_year} · "
                f"{words['mention_count']} {style.number(row.mention_count)}<extra></extra>",
            )
        )
    figure = style.laid_out(figure, len(rows), words["reported_year"], least=180, dark=dark)
    figure.update_xaxes(tickformat="d")
    short = labels.lines(rows["organization"])
    _name_lines(figure, [short[one] for one in rows["organization"]])
    return figure


def trend_chart(rows: pd.DataFrame, words: Words, dark: bool = False) -> go.Figure:
    """Share of reports by reported year, one panel an organization; the dashed line is the Theil-Sen trend.

    Open marks are years that the corpus cannot hold completely; no trend is drawn through them. The axis of the middle panel says
    for all of them what the share is of. `rows` are views.trend_rows. Selecting a mark gives [organization, reported_year].
    """
    parts = list(rows.groupby("organization", sort=False))
    titles = [style.plain(organization) for organization, _ in parts]
    panels = max(1, len(parts))
    figure = make_subplots(rows=panels, cols=1, shared_xaxes=True, subplot_titles=titles, vertical_spacing=0.3 / panels)
    for place, (_, own) in enumerate(parts, start=1):
        years = own["reported_year"].tolist()
        line = {"dash": "dash", "color": style.ink(dark), "width": 2}
        trend = go.Scatter(x=years, y=own["trend_share"].tolist(), mode="lines", line=line, hoverinfo="skip")
        figure.add_trace(trend, row=place, col=1)
        marks = go.Scatter(
            x=years,
            y=own["share"].tolist(),
            mode="markers",
            marker={"size": 10, "color": style.mark(dark), "line": {"width": 2, "color": style.mark(dark)}},
            customdata=own[["organization", "reported_year"]].to_numpy(dtype=object).tolist(),
            hovertext=[
                f"{style.number(row.report_count)} / {style.number(row.organization_reports)}"
                for row in style.lines(own)
            ],
            hovertemplate="%{x} · %{y:.0%} (%{hovertext})<extra></extra>",
        )
        marks.marker.symbol = ["circle-open" if late else "circle" for late in own["incomplete"]]
        figure.add_trace(marks, row=place, col=1)
    figure = style.laid_out(figure, 4 * panels, dark=dark)
    figure.update_layout(showlegend=False)
    figure.update_yaxes(tickformat=".0%", range=[-0.08, 1.08], tickvals=[0, 0.5, 1])
    few = len(rows) and rows["reported_year"].max() - rows["reported_year"].min() < _EVERY_YEAR
    figure.update_xaxes(tickformat="d", dtick=1 if few else None, tickangle=0, nticks=_EVERY_YEAR)
    figure.update_xaxes(title_text=words["reported_year"], row=panels, col=1)
    share = "<br>".join(textwrap.wrap(words["share"], style.TITLE))
    figure.update_yaxes(title_text=share, title_font_size=style.LINES_FONT, row=(panels + 1) // 2, col=1)
    figure.update_annotations(font={"size": 13, "color": style.quiet(dark)}, x=0, xanchor="left")
    return figure


def year_labels(rows: pd.DataFrame) -> dict[int, str]:
    """Year -> its axis label, in the order of the rows' columns: a gap before it, n and incompleteness are marked."""
    labels: dict[int, str] = {}
    known = {row.reported_year: row for row in style.lines(rows)}
    before = None
    for year, row in sorted(known.items()):
        mark = INCOMPLETE if getattr(row, "incomplete", False) else ""
        n = f"<br>n={style.number(row.year_reports)}" if hasattr(row, "year_reports") else ""
        labels[year] = f"{GAP if before is not None and year - before > 1 else ''}{year}{mark}{n}"
        before = year
    return labels


def _line(published_year: int | None, words: Words) -> str:
    return words["undated"] if pd.isna(published_year) else str(int(published_year))


def _name_lines(figure: go.Figure, labels: list[str]) -> None:
    figure.update_yaxes(tickmode="array", tickvals=list(range(len(labels))), ticktext=labels, autorange="reversed")
