"""Units, reports and organizations are the sums of the stored rows; values are never added up."""

from __future__ import annotations

import json
from collections import defaultdict

import pytest

from analysis import views
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views.overview import CONVERSIONS, MANNERS
from tests.analysis.views.asked import NOBODY, Asked, as_dict, same


def test_units_are_counted_in_the_rows_of_figures_and_never_added_up(asked: Asked):
    shown = asked.table("figures", "figures")
    table = asked.table("figures", "units").set_index("base_unit")
    assert len(shown) == len(asked.stored("figures"))
    for unit, own in shown.groupby("base_unit"):
        assert table.loc[unit, "figure_count"] == pytest.approx(asked.weighed(own["report_id"]))
        assert table.loc[unit, "report_count"] == pytest.approx(asked.weighed(set(own["report_id"])))
        assert table.loc[unit, "organization_count"] == len(set(own["organization"]) - {NOBODY})
        assert (table.loc[unit, "value_low"], table.loc[unit, "value_high"]) == (
            own["base_value"].min(),
            own["base_value"].max(),
        )
    assert not [name for name in (*shown.columns, *table.columns) if "sum" in name or "total" in name]


def test_a_repair_is_what_the_trail_calls_one(corpus_with_text: Corpus):
    """The stored trail says of every step whether it mends damage; the overview's account must agree."""
    stored = corpus_with_text.rows("originals", Scope())["edits"]
    steps = {(rule, bool(repairs)) for edits in stored for rule, repairs, _ in json.loads(edits)}
    calm = {rule for rule, repairs in steps if not repairs}
    assert calm, "the fictional pages hold Traditional text and loose line ends"
    assert calm <= {*CONVERSIONS, *MANNERS}
    assert not {rule for rule, repairs in steps if repairs} & {*CONVERSIONS, *MANNERS}
    counts = corpus_with_text.rows("cleaning", Scope()).groupby("step")["count"].sum()
    found = views.cleaning_facts(corpus_with_text, Scope())
    assert found["edits"] == counts[[step for step in counts.index if step not in calm]].sum()


def test_figures_are_filtered_by_unit_measure_comparator_and_value(corpus_with_text: Corpus):
    asked = Asked(corpus_with_text, Scope())
    every = asked.table("figures", "figures")
    metres = asked.table("figures", "figures", unit="米")
    assert set(metres["base_unit"]) == {"米"}
    assert set(metres["unit"]) > {"米"}, "公里 stands beside 米"
    assert len(asked.table("figures", "figures", comparator="none")) == every["comparator"].isna().sum()
    both = asked.table("figures", "figures", comparator=("yoy", "none"))
    assert len(both) == (every["comparator"].isna() | every["comparator"].eq("yoy")).sum()
    ranged = asked.table("figures", "figures", unit="米", value_from="1000", value_to="20000")
    assert len(ranged) == metres["base_value"].between(1000, 20000).sum() > 0
    words = asked.table("figures", "figures", measure="党员")
    assert len(words) == every["measure"].str.contains("党员", regex=False).sum() > 0


def test_report_weights_add_up_to_the_groups_of_copies(asked: Asked):
    table = asked.table("documents", "reports")
    same(as_dict(table, ["report_id"], "report_weight"), {(report,): weight for report, weight in asked.weight.items()})
    if asked.scope.count_mode != "all":
        assert table["report_weight"].sum() == pytest.approx(table["duplicate_cluster"].nunique())


@pytest.mark.parametrize("value", ["report_count", "char_count", "token_count"])
def test_the_overview_adds_up_the_reports(asked: Asked, value: str):
    wanted: dict = defaultdict(float)
    for report in asked.stored("reports"):
        wanted[report["organization_label"],] += asked.weight[report["report_id"]] * report.get(value, 1)
    same(as_dict(asked.table("overview", "organizations"), ["organization"], value), wanted)


def test_years_covered_are_those_of_the_reports(asked: Asked):
    years, reports, unknown = defaultdict(set), defaultdict(float), defaultdict(float)
    for report in asked.stored("reports"):
        own = [] if report["reporting_years"] is None else list(report["reporting_years"])
        years[report["organization_label"]] |= set(own)
        reports[report["organization_label"]] += asked.weight[report["report_id"]]
        unknown[report["organization_label"]] += 0.0 if own else asked.weight[report["report_id"]]
    table = asked.table("overview", "coverage").set_index("organization")
    assert set(table.index) == set(reports)
    for name, row in table.iterrows():
        assert (row["report_count"], row["reports_without_year"]) == pytest.approx((reports[name], unknown[name]))
        told = years[name]
        assert (row["first_year"], row["last_year"]) == (min(told), max(told)) if told else row[2:4].isna().all()
        assert {*row["missing_years"], *told} == (set(range(min(told), max(told) + 1)) if told else set())


def test_largest_differences_are_rows_of_the_theme_shares(whole: Asked):
    shares = whole.table("themes", "theme_shares").set_index(["organization", "theme_id"])
    able = shares[shares["organization_reports"] >= 5]
    spread = able.groupby("theme_id")["report_share"].agg(lambda own: own.max() - own.min())
    table = whole.table("overview", "largest_differences")
    assert 0 < len(table) <= 3
    for row in table.itertuples():
        first, other = (shares.loc[name, row.theme_id] for name in (row.organization, row.other_organization))
        assert (row.report_count, row.organization_reports) == (first["report_count"], first["organization_reports"])
        assert (row.other_report_count, row.other_organization_reports) == (
            other["report_count"],
            other["organization_reports"],
        )
        assert row.difference == pytest.approx(first["report_share"] - other["report_share"])
        assert row.difference == pytest.approx(spread[row.theme_id])
        assert first["report_share_low"] > other["report_share_high"]
