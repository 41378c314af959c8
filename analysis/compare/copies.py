"""Whole reports that were printed more than once: which they are, and which organizations print what others print too.

The clusters were found at the build by comparing texts, so these tables need no text.
"""

from __future__ import annotations

import pandas as pd

from analysis.compare.intervals import wilson
from analysis.tables import SHOWN
from analysis.vocabularies import UNNAMED_LABEL


def copy_groups(reports: pd.DataFrame) -> pd.DataFrame:
    """One row per group of nearly equal reports in scope, the largest first.

    Columns: report_id and report_label of its first report by id, report_count, organization_count, organizations,
    published_first, published_last (null when no report of the group is dated). The first by id is not the original: who printed
    a text first is seen from the dates at best.
    """
    ordered = reports.sort_values("report_id")
    cluster = _cluster(ordered)
    copied = ordered[cluster.duplicated(keep=False)]
    grouped = copied.groupby(cluster)
    dates = [days for _, days in grouped["published_date"]]
    made = pd.DataFrame(
        {
            "report_id": grouped["report_id"].first(),
            "report_label": grouped["report_label"].first(),
            "report_count": grouped.size(),
            "organization_count": _named(copied).groupby(cluster).nunique(),
            "organizations": grouped["organization_label"].agg(lambda names: sorted(set(names))),
            "published_first": [days.dropna().min() if days.notna().any() else None for days in dates],
            "published_last": [days.dropna().max() if days.notna().any() else None for days in dates],
        }
    )
    made = made.sort_values(["report_count", "report_id"], ascending=[False, True], ignore_index=True)
    return made[list(SHOWN["organizations", "copy_groups"].columns)]


def copied_reports(reports: pd.DataFrame) -> pd.DataFrame:
    """One row per organization: its reports, how many of them are printed again, and how many by another organization.

    copied_reports are reports with a copy in scope, shared_reports those with a copy by another organization; shared_report_share
    is shared_reports / organization_reports with Wilson bounds. A repost is no independent report: the more of them, the more an
    analysis should count one of each group.

    Source of the bounds: Wilson 1927, JASA 22, 209-212.
    """
    cluster = _cluster(reports)
    copied = cluster.map(cluster.value_counts()) > 1
    shared = _named(reports).groupby(cluster).transform("nunique") > 1
    grouped = pd.DataFrame({"copied": copied, "shared": shared}).groupby(reports["organization_label"])
    made = pd.DataFrame(
        {
            "organization_reports": grouped.size(),
            "copied_reports": grouped["copied"].sum(),
            "shared_reports": grouped["shared"].sum(),
        }
    )
    made["shared_report_share"] = made["shared_reports"] / made["organization_reports"]
    low, high = wilson(made["shared_reports"], made["organization_reports"])
    made["shared_report_share_low"], made["shared_report_share_high"] = low, high
    made = made.rename_axis("organization").reset_index()
    order = ["shared_report_share", "copied_reports", "organization"]
    made = made.sort_values(order, ascending=[False, False, True], ignore_index=True)
    return made[list(SHOWN["organizations", "copied_reports"].columns)]


def _cluster(reports: pd.DataFrame) -> pd.Series:
    """The duplicate cluster; a report without one is a group of its own."""
    return reports["duplicate_cluster"].fillna(reports["report_id"])


def _named(reports: pd.DataFrame) -> pd.Series:
    """Whose reports they are; a report that names nobody is of no organization, not of one more."""
    return reports["organization_label"].mask(reports["organization_label"] == UNNAMED_LABEL)
