"""What a reader should know before the first chart: which years each organization's reports cover, and where they differ most."""

from __future__ import annotations

import pandas as pd

from analysis.tables import SHOWN

FEWEST = 5  # reports on each side: below it a share can only jump, and a difference says more about chance than about reports
MOST = 3  # differences that are named
COVERAGE = list(SHOWN["overview", "coverage"].columns)
DIFFERENCES = list(SHOWN["overview", "largest_differences"].columns)


def coverage(reports: pd.DataFrame, *, weights: pd.Series | None = None) -> pd.DataFrame:
    """Per organization the first and last year that its reports are about, the years between that no report is about, and n.

    Years are reporting years, not years of publication. An organization none of whose reports is known to be about a year has
    no first and last year. `weights` (index report_id) makes copies share one vote: the counts are then sums of weights.
    """
    rows = []
    weighed = reports.assign(weight=1 if weights is None else reports["report_id"].map(weights))
    for organization, own in weighed.groupby("organization_label", sort=True):
        lists = [list(one) if one is not None else [] for one in own["reporting_years"]]
        told = sorted({int(one) for years in lists for one in years})
        between = [one for one in range(told[0], told[-1]) if one not in set(told)] if told else []
        first, last = (told[0], told[-1]) if told else (None, None)
        unknown = own.loc[[not years for years in lists], "weight"].sum()
        rows.append((organization, own["weight"].sum(), first, last, between, unknown))
    made = pd.DataFrame(rows, columns=COVERAGE)
    return made.astype({"first_year": "Int64", "last_year": "Int64"})


def telling_size(organizations: pd.DataFrame) -> str:
    """The column that tells organizations apart by size: report_count, or token_count where each has one report.

    `organizations` is the table of the page Overview. Bars of one report each would all be alike.

    >>> telling_size(pd.DataFrame({"report_count": [1, 1]})), telling_size(pd.DataFrame({"report_count": [1, 8]}))
    ('token_count', 'report_count')
    """
    return "token_count" if (organizations["report_count"] == 1).all() else "report_count"


def comparable(theme_shares: pd.DataFrame, fewest: int = FEWEST) -> int:
    """How many organizations have at least `fewest` reports, so that their shares are compared."""
    able: pd.Series = theme_shares.loc[theme_shares["organization_reports"] >= fewest, "organization"]
    return int(able.nunique())


def largest_differences(theme_shares: pd.DataFrame, most: int = MOST, fewest: int = FEWEST) -> pd.DataFrame:
    """For each of the `most` themes that part two organizations most: who tells of it in how many of how many reports.

    `theme_shares` is the table of the page Themes. Only organizations with at least `fewest` reports are compared, and only
    pairs whose Wilson intervals do not overlap are named; each theme once, with its highest and its lowest share. It describes
    what reports tell, and it picks the largest of many differences, so it is a place to look and no test.

    Source of the intervals: Wilson 1927, JASA 22, 209-212.
    """
    able = theme_shares[theme_shares["organization_reports"] >= fewest]
    rows = []
    for theme_id, own in able.groupby("theme_id", sort=True):
        ranked = own.sort_values(["report_share", "organization"], ascending=[False, True])
        high, low = ranked.iloc[0], ranked.iloc[-1]
        if high["report_share_low"] > low["report_share_high"]:
            sides = [
                value
                for side in (high, low)
                for value in (side["organization"], side["report_count"], side["organization_reports"])
            ]
            rows.append((theme_id, high["theme"], *sides, float(high["report_share"] - low["report_share"])))
    made = pd.DataFrame(rows, columns=DIFFERENCES)
    return made.sort_values(["difference", "theme_id"], ascending=[False, True]).head(most).reset_index(drop=True)
