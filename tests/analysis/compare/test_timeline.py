"""Reported years: what counts where, explicit zeros, and rows that add up to the cells."""

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import timeline
from analysis.errors import UnknownChoice
from analysis.tables import SHOWN

CASES = json.loads((Path(__file__).parents[2] / "cases" / "counted_years.json").read_text("utf-8"))
REPORTS = pd.DataFrame(
    {
        "report_id": ["r1", "r2", "r3", "r4"],
        "report_label": ["甲一", "甲二", "乙一", "丙一"],
        "title": ["云岭水务2023年工作。", None, None, None],
        "organization_label": ["云岭水务集团", "云岭水务集团", "北岸重工", "青松矿业"],
        "reporting_years": [[2023], [2022, 2023], None, [2024]],
        "published_date": [datetime.date(2024, 1, 10), datetime.date(2023, 6, 1), None, None],
        "reference_year": pd.array([2023, 2022, 2020, None], dtype="Int16"),
    }
)
PASSAGES = pd.DataFrame(
    {
        "report_id": ["r1", "r3"],
        "passage_number": [0, 0],
        "text": ["去年投产。2021年开工，2023年完工！明年扩建。", "2020年停产。"],
    }
)


def mentions(*rows: tuple[str, int, int, int | None, int | None, str]) -> pd.DataFrame:
    names = ["report_id", "passage_number", "start", "start_year", "end_year", "role"]
    made = pd.DataFrame(rows, columns=names)
    made["end"] = made["start"] + 5
    for name in ("start_year", "end_year"):
        made[name] = made[name].astype("Int16")
    return made.assign(surface="某年", kind="explicit", rule="explicit", anchor="", confidence="high")


MENTIONS = mentions(
    ("r1", 0, 5, 2021, 2021, "activity"),
    ("r1", 0, 13, 2023, 2023, "activity"),
    ("r1", -1, 4, 2023, 2023, "activity"),
    ("r1", 0, 19, 2025, 2025, "plan"),
    ("r2", 0, 0, 2019, 2021, "activity"),
    ("r2", 0, 9, None, None, "activity"),
    ("r3", 0, 0, 2020, 2020, "activity"),
    ("elsewhere", 0, 0, 2020, 2020, "activity"),
)


def cell(table: pd.DataFrame, organization: str, reported_year: int) -> dict[str, float]:
    row = table[(table["organization"] == organization) & (table["reported_year"] == reported_year)]
    return row.iloc[0].to_dict()


def test_columns_are_the_contract() -> None:
    assert tuple(timeline.reported_years(REPORTS, MENTIONS).columns) == SHOWN["timeline", "reported_years"].columns
    assert tuple(timeline.mentions(REPORTS, MENTIONS).columns) == SHOWN["timeline", "mentions"].columns


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_years_in_which_a_mention_counts(case) -> None:
    span = case["input"]
    rows = mentions(("r1", 0, 0, span["start_year"], span["end_year"], "activity"))
    assert timeline.mentions(REPORTS, rows)["counted_years"].tolist() == [case["wanted"]]
    assert timeline.reported_years(REPORTS, rows)["reported_year"].tolist() == case["wanted"]


def test_counts_of_a_cell() -> None:
    made = cell(timeline.reported_years(REPORTS, MENTIONS), "云岭水务集团", 2023)
    wanted = {"mention_count": 2, "report_count": 1, "covering_reports": 2, "organization_reports": 2, "share": 0.5}
    assert {name: made[name] for name in wanted} == wanted


def test_a_year_without_mention_between_first_and_last_is_a_zero() -> None:
    made = cell(timeline.reported_years(REPORTS, MENTIONS), "云岭水务集团", 2022)
    assert (made["mention_count"], made["report_count"], made["covering_reports"], made["share"]) == (0, 0, 1, 0.0)


def test_there_are_no_rows_beyond_first_and_last() -> None:
    table = timeline.reported_years(REPORTS, MENTIONS)
    own = table[table["organization"] == "云岭水务集团"]["reported_year"]
    assert own.tolist() == [2019, 2020, 2021, 2022, 2023]


def test_roles_are_kept_apart() -> None:
    assert timeline.reported_years(REPORTS, MENTIONS, role="plan")["reported_year"].tolist() == [2025]


def test_an_unknown_role_lists_the_known() -> None:
    with pytest.raises(UnknownChoice, match="activity, background, plan"):
        timeline.reported_years(REPORTS, MENTIONS, role="hope")


def test_nothing_in_the_role_is_an_empty_table_with_types() -> None:
    made = timeline.reported_years(REPORTS, MENTIONS, role="background")
    assert made.empty
    assert str(made["mention_count"].dtype) == "int64"


def test_a_silent_report_moves_only_the_number_of_reports_and_the_share() -> None:
    silent = REPORTS.iloc[[1]].assign(report_id="r9", reporting_years=[None])
    before = timeline.reported_years(REPORTS, MENTIONS)
    after = timeline.reported_years(pd.concat([REPORTS, silent]), MENTIONS)
    own = before["organization"] == "云岭水务集团"
    assert after["organization_reports"].tolist() == (before["organization_reports"] + own).tolist()
    assert after["share"].tolist() == (after["report_count"] / after["organization_reports"]).tolist()
    moved = ["organization_reports", "share"]
    pd.testing.assert_frame_equal(after.drop(columns=moved), before.drop(columns=moved))


def test_weighted_copies_share_one_vote() -> None:
    weights = pd.Series({"r1": 0.5, "r2": 0.5, "r3": 1.0, "r4": 1.0})
    made = cell(timeline.reported_years(REPORTS, MENTIONS, weights=weights), "云岭水务集团", 2021)
    assert (made["mention_count"], made["organization_reports"], made["share"]) == (1.0, 1.0, 1.0)


def test_sentences_come_from_passage_and_title() -> None:
    shown = timeline.mentions(REPORTS, MENTIONS, PASSAGES)
    assert shown[shown["report_id"] == "r1"]["sentence"].tolist() == [
        "云岭水务2023年工作。",
        "2021年开工，2023年完工！",
        "2021年开工，2023年完工！",
    ]


def test_sentences_are_null_without_text_or_offsets() -> None:
    features_only = MENTIONS.assign(start=pd.array([None] * len(MENTIONS), dtype="Int32"))
    assert timeline.mentions(REPORTS, features_only, PASSAGES)["sentence"].isna().all()
    untitled = REPORTS.assign(title=None)
    assert timeline.mentions(untitled, MENTIONS)["sentence"].isna().all()


def test_unresolved_mentions_are_shown_and_count_nowhere() -> None:
    shown = timeline.mentions(REPORTS, MENTIONS)
    assert [] in shown["counted_years"].tolist()


spans = st.tuples(
    st.sampled_from(["r1", "r2", "r3"]),
    st.just(0),
    st.integers(0, 20),
    st.integers(2012, 2024),
    st.integers(0, 7),  # five years are counted each, six and more at their end
    st.just("activity"),
)


@settings(deadline=None, max_examples=8)
@given(st.lists(spans, min_size=1, max_size=8))
def test_rows_behind_a_cell_add_up_to_it(rows) -> None:
    made = mentions(*[(r, p, s, first, first + length, role) for r, p, s, first, length, role in rows])
    shown = timeline.mentions(REPORTS, made)
    for row in timeline.reported_years(REPORTS, made).itertuples():
        behind = timeline.cell_mentions(shown, row.organization, row.reported_year)
        assert len(behind) == row.mention_count
        assert behind["report_id"].nunique() == row.report_count


@settings(deadline=None, max_examples=8)
@given(st.lists(spans, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_order_of_reports_and_mentions_does_not_matter(rows, random) -> None:
    made = mentions(*[(r, p, s, first, first + length, role) for r, p, s, first, length, role in rows])
    order = list(range(len(made)))
    random.shuffle(order)
    turned = timeline.reported_years(REPORTS.iloc[::-1], made.iloc[order])
    pd.testing.assert_frame_equal(turned, timeline.reported_years(REPORTS, made))


def test_orientation_relative_to_publication() -> None:
    made = timeline.orientation(REPORTS, MENTIONS).set_index(["organization", "orientation"])["mention_count"]
    own = made["云岭水务集团"].to_dict()
    # r1 (2024): 2021 | 2023 2023 | plan 2025; r2 (2023): 2019 2020 2021
    assert own == {"look_back": 4, "last_year": 2, "this_year": 0, "ahead": 1, "undated": 0}
    assert made["北岸重工"]["undated"] == 1


def test_orientation_relative_to_the_reference_year() -> None:
    made = timeline.orientation(REPORTS, MENTIONS, relative_to="reference").set_index(["organization", "orientation"])[
        "mention_count"
    ]
    assert made["北岸重工"]["this_year"] == 1
    # r1 (2023): 2021 | 2023 2023 | 2025; r2 (2022): 2019 2020 | 2021
    assert made["云岭水务集团"].to_dict() == {"look_back": 3, "last_year": 1, "this_year": 2, "ahead": 1, "undated": 0}


def test_orientation_shares_add_up_to_one() -> None:
    made = timeline.orientation(REPORTS, MENTIONS).groupby("organization")["share"].sum()
    assert made.to_list() == pytest.approx([1.0] * len(made))


@pytest.mark.parametrize("count", [timeline.orientation, timeline.published_by_reported, timeline.reported_years])
def test_nothing_told_is_an_empty_table(count: Callable[..., pd.DataFrame]) -> None:
    assert count(REPORTS, MENTIONS.iloc[:0], None).empty


def test_published_by_reported_keeps_the_undated() -> None:
    made = timeline.published_by_reported(REPORTS, MENTIONS)
    undated = made[made["published_year"].isna()]
    assert undated[["reported_year", "mention_count", "report_count"]].to_numpy().tolist() == [[2020, 1, 1]]
    dated = made[(made["published_year"] == 2024) & (made["reported_year"] == 2023)]
    assert dated[["mention_count", "report_count"]].to_numpy().tolist() == [[2, 1]]


def test_inputs_are_not_changed() -> None:
    before = REPORTS.copy(), MENTIONS.copy()
    timeline.mentions(REPORTS, MENTIONS, PASSAGES)
    timeline.orientation(REPORTS, MENTIONS)
    pd.testing.assert_frame_equal(REPORTS, before[0])
    pd.testing.assert_frame_equal(MENTIONS, before[1])
