"""Every number of the page timeline is the sum of the mentions behind it."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import pytest

from analysis import tables, views
from analysis.compare.timeline import cell_mentions
from analysis.corpus import Corpus
from tests.analysis.views.asked import Asked, as_dict, same


@pytest.mark.parametrize("role", ["activity", "background", "plan", "all"])
def test_a_cell_of_the_timeline_is_the_sum_of_its_mentions(asked: Asked, role: str):
    shown = asked.table("timeline", "mentions", role=role)
    for row in asked.table("timeline", "reported_years", role=role).itertuples():
        behind = cell_mentions(shown, row.organization, row.reported_year)["report_id"]
        assert row.mention_count == pytest.approx(asked.weighed(behind))
        assert row.report_count == pytest.approx(asked.weighed(set(behind)))
        own = [report for report, organization in asked.owner.items() if organization == row.organization]
        assert row.organization_reports == pytest.approx(asked.weighed(own))
        assert row.share == pytest.approx(row.report_count / row.organization_reports)


def test_reports_about_a_year_are_those_whose_reporting_years_hold_it(asked: Asked):
    about = defaultdict(float)
    for report in asked.stored("reports"):
        for year in set(report["reporting_years"]):
            about[report["organization_label"], year] += asked.weight[report["report_id"]]
    for row in asked.table("timeline", "reported_years").itertuples():
        assert row.covering_reports == pytest.approx(about[row.organization, row.reported_year])


def test_years_without_a_mention_stand_between_the_first_and_the_last(whole: Asked):
    for _, own in whole.table("timeline", "reported_years").groupby("organization"):
        assert list(own["reported_year"]) == list(range(own["reported_year"].min(), own["reported_year"].max() + 1))


@pytest.mark.parametrize("relative_to", views.RELATIVE_TO)
def test_a_bar_of_the_directions_is_the_sum_of_its_mentions(asked: Asked, relative_to: str):
    shown, reports = asked.table("timeline", "mentions", role="all"), asked.corpus.reports(asked.scope)
    for row in asked.table("timeline", "orientation", relative_to=relative_to).itertuples():
        behind = views.orientation_mentions(shown, reports, row.organization, row.orientation, relative_to)
        times = behind["counted_years"].map(len)
        wanted = sum(asked.weight[report] * often for report, often in zip(behind["report_id"], times, strict=True))
        assert row.mention_count == pytest.approx(wanted)


def test_a_report_of_2024_looks_back_to_2022_and_ahead_to_2025(corpus_with_text: Corpus):
    from analysis.views.timeline import direction

    told = [direction(year, 2024.0) for year in (1921, 2022, 2023, 2024, 2025, 2035)]
    assert told == ["look_back", "look_back", "last_year", "this_year", "ahead", "ahead"]


def test_a_cell_of_published_by_reported_is_the_sum_of_its_mentions(asked: Asked):
    shown, reports = asked.table("timeline", "mentions"), asked.corpus.reports(asked.scope)
    table = asked.table("timeline", "published_by_reported")
    for row in table.itertuples():
        published = None if pd.isna(row.published_year) else int(row.published_year)
        behind = views.published_mentions(shown, reports, published, int(row.reported_year))["report_id"]
        assert (row.mention_count, row.report_count) == pytest.approx(
            (asked.weighed(behind), asked.weighed(set(behind)))
        )
    every = sum(asked.weight[row.report_id] * len(row.counted_years) for row in shown.itertuples())
    assert table["mention_count"].sum() == pytest.approx(every)


def test_long_spans_are_the_mentions_longer_than_five_years(asked: Asked):
    wanted: dict = defaultdict(float)
    for row in asked.table("timeline", "mentions").dropna(subset=["start_year"]).itertuples():
        if row.end_year - row.start_year + 1 > 5:
            wanted[row.organization, row.start_year, row.end_year] += asked.weight[row.report_id]
    same(
        as_dict(asked.table("timeline", "long_spans"), ["organization", "start_year", "end_year"], "mention_count"),
        wanted,
    )


def test_a_trend_is_given_only_over_five_complete_years(whole: Asked):
    cells, trends = whole.table("timeline", "reported_years"), whole.table("timeline", "trends")
    for row in trends.itertuples():
        own = cells[(cells["organization"] == row.organization) & (cells["reported_year"] <= row.last_complete_year)]
        used = own[own["organization_reports"] >= 5]
        assert row.year_count == len(used)
        assert pd.isna(row.slope) == (len(used) < 5) == (row.trend_reason != "")
        assert (row.trend_reason == "too_few_years") == (len(own) < 5)
    drawn = views.trend_rows(cells, trends)
    assert set(drawn["organization"]) == set(trends.loc[trends["trend_reason"] == "", "organization"])
    assert drawn.loc[drawn["incomplete"], "trend_share"].isna().all()
    for _, own in drawn[~drawn["incomplete"]].groupby("organization"):
        steps = own["trend_share"].diff().dropna()
        assert steps.max() - steps.min() == pytest.approx(0), "a trend is a straight line"
        slope = trends.set_index("organization").loc[own["organization"].iloc[0], "slope"]
        assert slope == pytest.approx(100 * steps.iloc[0] / own["reported_year"].diff().iloc[1]), "in percentage points"


def test_an_axis_leaves_out_far_years_only(whole: Asked):
    rows = pd.DataFrame(
        [("甲", year, int(year in (1921, 2019, 2021)), 1, 1, 1, 1.0) for year in range(1921, 2022)],
        columns=list(tables.SHOWN["timeline", "reported_years"].columns),
    )
    assert list(views.axis_rows(rows, 2020)["reported_year"]) == [1921, 2019, 2020, 2021]
    assert list(views.axis_rows(rows, 2020)["incomplete"]) == [False, False, False, True]
