"""Shares of themes, their bounds, and the residuals of the matrix."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.compare.themes import standardised_residuals, theme_profile, theme_shares
from analysis.errors import EmptyGroup, UnknownChoice
from analysis.tables import SHOWN

NAMES = {"T01": "理论学习", "T02": "供水保障", "T03": "安全生产"}
REPORTS = pd.DataFrame(
    {
        "report_id": ["a1", "a2", "b1", "c1"],
        "organization_label": ["云岭水务集团", "云岭水务集团", "北岸重工", "青松矿业"],
    }
)
PASSAGES = pd.DataFrame(
    [("a1", 0, 100), ("a1", 1, 50), ("a2", 0, 200), ("b1", 0, 80), ("c1", 0, 60)],
    columns=["report_id", "passage_number", "char_count"],
)
THEMES = pd.DataFrame(
    [
        ("a1", 0, "T01", 1.0),
        ("a1", 0, "T02", 0.5),
        ("a1", 1, "T01", 1.0),
        ("a2", 0, "T02", 1.0),
        ("b1", 0, "T01", 1.0),
        ("b1", 0, "T99", 0.5),
    ],
    columns=["report_id", "passage_number", "theme_id", "weight"],
)


def shares(**options: object) -> pd.DataFrame:
    return theme_shares(REPORTS, PASSAGES, THEMES, NAMES, **options)


def row(table: pd.DataFrame, organization: str, theme_id: str) -> pd.Series:
    return table[(table["organization"] == organization) & (table["theme_id"] == theme_id)].iloc[0]


def large(reports: int, seed: int = 0) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    rng = np.random.default_rng(seed)
    ids = [f"r{at:02d}" for at in range(reports)]
    frame = pd.DataFrame(
        {"report_id": ids, "organization_label": np.where(np.arange(reports) % 2, "北岸重工", "云岭水务集团")}
    )
    passages = pd.DataFrame({"report_id": ids, "passage_number": 0, "char_count": rng.integers(50, 400, reports)})
    coded = pd.DataFrame(
        {"report_id": ids, "passage_number": 0, "theme_id": rng.choice(list(NAMES), reports), "weight": 1.0}
    )
    return frame, passages, coded


def test_columns_are_the_contract() -> None:
    assert tuple(shares().columns) == SHOWN["themes", "theme_shares"].columns


def test_every_organization_has_every_theme_in_the_order_of_the_code_book() -> None:
    made = shares()
    assert made.groupby("organization")["theme_id"].agg(list).tolist() == [list(NAMES)] * 3


def test_report_share_and_its_wilson_bounds() -> None:
    made = row(shares(), "云岭水务集团", "T01")
    wanted = stats.binomtest(1, 2).proportion_ci(0.95, method="wilson")
    assert made["report_share"] == 0.5
    assert (made["report_share_low"], made["report_share_high"]) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


def test_text_share_is_weight_times_length() -> None:
    # T01: 100 + 50; T02: 0.5 x 100 + 200
    assert row(shares(), "云岭水务集团", "T02")["text_share"] == pytest.approx(250 / 400, abs=1e-12)


def test_codes_outside_the_code_book_are_ignored() -> None:
    assert row(shares(), "北岸重工", "T01")["text_share"] == 1.0


def test_an_organization_without_coded_text_has_no_text_share() -> None:
    made = shares()
    own = made[made["organization"] == "青松矿业"]
    assert own["text_share"].isna().all()
    assert (own["report_share"] == 0).all()


def test_text_shares_of_an_organization_add_up_to_one() -> None:
    made = theme_shares(*large(30), NAMES).groupby("organization")["text_share"].sum()
    assert made.tolist() == pytest.approx([1.0, 1.0])


def test_bounds_hold_the_share_and_need_five_reports() -> None:
    made = theme_shares(*large(30), NAMES)
    assert (made["text_share_low"] <= made["text_share"]).all()
    assert (made["text_share"] <= made["text_share_high"]).all()
    assert theme_shares(*large(8), NAMES)["text_share_low"].isna().all()


def test_copies_are_one_unit_of_the_bounds() -> None:
    frame, passages, coded = large(20)
    one_text = pd.Series("r00", index=frame["report_id"])
    assert theme_shares(frame, passages, coded, NAMES, clusters=one_text)["text_share_low"].isna().all()


def test_order_of_rows_does_not_matter() -> None:
    frame, passages, coded = large(24)
    turned = theme_shares(frame.iloc[::-1], passages.iloc[::-1], coded.iloc[::-1], NAMES)
    pd.testing.assert_frame_equal(turned, theme_shares(frame, passages, coded, NAMES))


def test_doubling_the_corpus_leaves_shares_alone() -> None:
    frames = large(20)
    twice = [pd.concat([f, f.assign(report_id=f["report_id"] + "-2")]) for f in frames]
    once, doubled = theme_shares(*frames, NAMES), theme_shares(*twice, NAMES)
    for name in ("report_share", "text_share"):
        assert doubled[name].to_numpy() == pytest.approx(once[name].to_numpy(), abs=1e-12)


def test_a_report_of_another_organization_changes_no_row_of_the_others() -> None:
    frame, passages, coded = large(24)
    more = pd.concat([frame, pd.DataFrame({"report_id": ["zz"], "organization_label": ["青松矿业"]})])
    grown = theme_shares(more, passages, coded, NAMES)
    kept = grown[grown["organization"] != "青松矿业"].reset_index(drop=True)
    pd.testing.assert_frame_equal(kept, theme_shares(frame, passages, coded, NAMES))


def test_weighted_copies_share_one_vote() -> None:
    frames = large(20)
    twice = [pd.concat([f, f.assign(report_id=f["report_id"] + "-2")]) for f in frames]
    weights = pd.Series(0.5, index=twice[0]["report_id"])
    once, weighted = theme_shares(*frames, NAMES), theme_shares(*twice, NAMES, weights=weights)
    assert weighted["organization_reports"].tolist() == once["organization_reports"].tolist()
    assert weighted["report_share_low"].to_numpy() == pytest.approx(once["report_share_low"].to_numpy(), abs=1e-12)


def test_no_report_is_an_error() -> None:
    with pytest.raises(EmptyGroup, match="no report"):
        theme_shares(REPORTS.iloc[:0], PASSAGES, THEMES, NAMES)


def test_residuals_equal_those_of_the_two_by_k_table() -> None:
    made = standardised_residuals(theme_shares(*large(40), NAMES))
    for _, own in made.groupby("theme_id"):
        table = np.array([own["report_count"], own["organization_reports"] - own["report_count"]], dtype=float)
        expected = stats.contingency.expected_freq(table)
        n = table.sum()
        leverage = np.sqrt((1 - table.sum(axis=1, keepdims=True) / n) * (1 - table.sum(axis=0, keepdims=True) / n))
        wanted = (table - expected) / np.sqrt(expected) / leverage
        assert own["standardised_residual"].to_numpy() == pytest.approx(wanted[0], abs=1e-9)


def test_the_square_of_a_residual_of_two_organizations_is_chi_square() -> None:
    made = standardised_residuals(theme_shares(*large(40), NAMES))
    own = made[made["theme_id"] == "T01"]
    table = np.array([own["report_count"], own["organization_reports"] - own["report_count"]])
    wanted = stats.chi2_contingency(table, correction=False).statistic
    assert own["standardised_residual"].to_numpy() ** 2 == pytest.approx([wanted, wanted], abs=1e-9)


def test_a_theme_of_every_report_has_no_residual() -> None:
    frame, passages, coded = large(10)
    made = standardised_residuals(theme_shares(frame, passages, coded.assign(theme_id="T01"), NAMES))
    assert made["standardised_residual"].isna().all()


def test_profile_is_one_organization_largest_residual_first() -> None:
    made = theme_profile(theme_shares(*large(40), NAMES), "北岸重工")
    assert made["organization"].unique().tolist() == ["北岸重工"]
    assert made["standardised_residual"].is_monotonic_decreasing


def test_profile_of_an_absent_organization_lists_those_that_are_there() -> None:
    with pytest.raises(UnknownChoice, match="北岸重工"):
        theme_profile(shares(), "无此组织")
