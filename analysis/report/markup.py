"""HTML of tables and lists. Everything that comes from a corpus passes `escape`; nothing else may write it into the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from analysis.columns import CATALOGUE
from analysis.report.look import Look

MOST_ROWS = 100  # of a table: the file must open in a second; the command below each table gives all
MOST_LETTERS = 400  # of a cell
WORDED = (
    "role",
    "kind",
    "organization_level",
    "script",
    "reference_basis",
    "approximation",
    "comparator",
    "confidence",
    "orientation",
    "trend_reason",
    "point_side",
)


def table(rows: pd.DataFrame, look: Look, caption: str) -> str:
    """The first rows as an HTML table with the columns' labels in the report's language."""
    names = list(rows.columns)
    heads = "".join(f'<th scope="col">{escape(look.label(name))}</th>' for name in names)
    lines = [
        "<tr>" + "".join(_cell(name, value, look) for name, value in zip(names, row, strict=True)) + "</tr>"
        for row in rows.head(MOST_ROWS).itertuples(index=False, name=None)
    ]
    return (
        f'<div class="rows" tabindex="0"><table><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


def pairs(rows: Iterable[Sequence[str]]) -> str:
    """Headings and values as a description list."""
    return "<dl>" + "".join(f"<dt>{escape(row[0])}</dt><dd>{escape(row[1])}</dd>" for row in rows) + "</dl>"


def _cell(name: str, value: Any, look: Look) -> str:
    text = shown(name, value, look)
    number = isinstance(value, int | float | np.number) and not isinstance(value, bool)
    return f'<td class="number">{escape(text)}</td>' if number else f"<td>{escape(text)}</td>"


def shown(name: str, value: Any, look: Look) -> str:
    """A cell as a reader reads it: shares as percentages, unknown as nothing, codes in words, long texts cut with …."""
    if isinstance(value, list | tuple | np.ndarray):
        return "; ".join(shown(name, one, look) for one in value)
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, float | np.floating):
        return f"{value:.1%}" if CATALOGUE[name].unit == "share" else f"{value:.4g}"
    if isinstance(value, date):
        return value.isoformat()[:10]
    text = look.word(name, str(value)) if name in WORDED else str(value)
    return text if len(text) <= MOST_LETTERS else f"{text[: MOST_LETTERS - 1]}…"
