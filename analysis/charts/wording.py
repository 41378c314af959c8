"""Who prints the same sentences as whom."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analysis.charts import names, style
from analysis.charts.matrix import Cell, Colour, matrix


def shared_wording_chart(rows: pd.DataFrame, words: Mapping[str, str], dark: bool = False) -> go.Figure:
    """Organizations by organizations: text is sentences in common, colour their share of the line's wording.

    The rows come with the lines in the order in which they first stand; columns have the numbers of the lines, because names
    below the columns would run together. Selecting gives [organization, other].
    """
    short = names.lines([*rows["organization"], *rows["other_organization"]])
    order = {name: number for number, name in enumerate(short, 1)}
    cells = [
        Cell(
            row.other_organization,
            row.organization,
            row.formula_text_share,
            style.number(row.shared_sentences),
            f"{style.plain(row.organization)} × {style.plain(row.other_organization)}<br>"
            f"{words['shared_sentences']} {style.number(row.shared_sentences)} · "
            f"{words['formula_text_share']} {row.formula_text_share:.1%}",
            [row.organization, row.other_organization],
        )
        for row in style.lines(rows)
    ]
    lines = {name: f"{number} {short[name]}" for name, number in order.items()}
    columns = {name: str(number) for name, number in order.items()}
    return matrix(columns, lines, cells, Colour(words["formula_text_share"], None), dark)
