"""A chart of the report, before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.report.look import Look

MOST_BARS = 40  # bars of one chart; the table has more
FEWEST = 5  # reports; what the readings call few


@dataclass(frozen=True)
class Drawing:
    """A chart: its name in the catalogue, and either a figure or ready SVG.

    `note` is corpus text that says which one it is; `said` are sentences about these very numbers.
    """

    name: str
    figure: Any = None
    svg: str = ""
    note: str = ""
    said: tuple[str, ...] = ()


Draw = Callable[[Look], Iterator[Drawing]]


def named_themes(look: Look, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with theme names in the report's language."""
    names = look.corpus.manifest["themes"]
    return rows.assign(theme=[names.get(one, {}).get(look.lang, one) for one in rows["theme_id"]])
