"""Which rows a chart can hold: the organizations that lead, so that five hundred of them are still a picture."""

from __future__ import annotations

import pandas as pd

MOST_DRAWN = 30
"""Organizations in one chart: thirty labelled lines are about two screens, thirty columns still hold a percentage each."""


def leading(rows: pd.DataFrame, by: str = "organization_reports", most: int = MOST_DRAWN) -> pd.DataFrame:
    """The rows of the organizations with the most reports, in their order; all rows where no more than `most` are there.

    A chart of hundreds of lines is read by nobody and stops the browser; the table below a chart and its download hold every
    row. `by` is the column whose largest value ranks an organization; ties go to the one that stands first.

    Columns in: organization, `by`. Columns out: as they came.

    >>> rows = pd.DataFrame({"organization": ["甲", "乙", "乙", "丙"], "organization_reports": [1, 9, 9, 4]})
    >>> leading(rows, most=2)["organization"].tolist()
    ['乙', '乙', '丙']
    """
    sizes = rows.groupby("organization", sort=False)[by].max()
    if len(sizes) <= most:
        return rows
    return rows[rows["organization"].isin(sizes.nlargest(most).index)].reset_index(drop=True)
