"""A map of organizations and themes: who is typical of what, and how much of the difference the map shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.errors import EmptyGroup


@dataclass(frozen=True, slots=True)
class CorrespondenceMap:
    """Points (rows and columns of the table) and dimensions of a correspondence analysis, as two tables.

    `points`: side (row, column), name, dimension, mass, coordinate (principal), contribution (share of the dimension's
    inertia that the point makes; sums to 1 per side and dimension), squared_cosine (how well the dimension shows the point).
    `dimensions`: dimension, inertia (eigenvalue), explained (share of the total), cumulative.
    """

    points: pd.DataFrame
    dimensions: pd.DataFrame
    total_inertia: float


def correspondence_analysis(table: pd.DataFrame, *, dimensions: int = 2) -> CorrespondenceMap:
    """The map of a table of non-negative counts or amounts (organization x theme); empty rows and columns are left out.

    The singular value decomposition of the standardised residuals (p - rc) / sqrt(rc). Read distances within one side
    and directions between sides, never distances between an organization and a theme; look at the explained share first and
    ignore points with a small squared_cosine. The sign of a dimension is arbitrary; here the point that contributes most lies
    on the positive side.

    Raises:
        EmptyGroup: fewer than two rows or columns hold anything.

    Source: Greenacre 2017, Correspondence Analysis in Practice, 3rd ed., appendix A.
    """
    kept = table.loc[table.sum(axis=1) > 0, table.sum(axis=0) > 0]
    if min(kept.shape) < 2:
        raise EmptyGroup(
            "a map needs at least two organizations and two themes that occur", next_step="Widen the selection."
        )
    p = kept.to_numpy(dtype=np.float64) / kept.to_numpy(dtype=np.float64).sum()
    r, c = p.sum(axis=1), p.sum(axis=0)
    residuals = (p - np.outer(r, c)) / np.sqrt(np.outer(r, c))
    u, sigma, vt = np.linalg.svd(residuals, full_matrices=False)
    rank = min(kept.shape) - 1
    shown = min(dimensions, rank)
    largest = np.argmax(np.abs(u), axis=0)
    sign = np.where(u[largest, np.arange(u.shape[1])] < 0, -1.0, 1.0)
    sides = [
        _points("row", kept.index, r, u * sign, sigma, residuals, shown, axis=1),
        _points("column", kept.columns, c, vt.T * sign, sigma, residuals, shown, axis=0),
    ]
    inertia = sigma[:rank] ** 2
    total = float(inertia.sum())
    explained = inertia / total if total > 0 else np.full(rank, np.nan)
    frame = pd.DataFrame({"dimension": np.arange(1, rank + 1), "inertia": inertia, "explained": explained})
    frame["cumulative"] = frame["explained"].cumsum()
    return CorrespondenceMap(pd.concat(sides, ignore_index=True), frame, total)


def _points(
    side: str,
    names: pd.Index,
    mass: np.ndarray,
    vectors: np.ndarray,
    sigma: np.ndarray,
    residuals: np.ndarray,
    shown: int,
    *,
    axis: int,
) -> pd.DataFrame:
    coordinates = vectors * sigma / np.sqrt(mass)[:, None]
    own_inertia = (residuals**2).sum(axis=axis)
    parts = []
    for d in range(shown):
        with np.errstate(divide="ignore", invalid="ignore"):
            quality = mass * coordinates[:, d] ** 2 / own_inertia
        values = {
            "mass": mass,
            "coordinate": coordinates[:, d],
            "contribution": vectors[:, d] ** 2,
            "squared_cosine": quality,
        }
        parts.append(pd.DataFrame({"side": side, "name": names.astype(str), "dimension": d + 1, **values}))
    return pd.concat(parts, ignore_index=True)
