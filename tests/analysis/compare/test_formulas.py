"""Sentences that organizations share, counted against planted ones."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import formulas
from analysis.errors import TextNotStored
from analysis.tables import SHOWN

SHARED = "各级组织要把责任落实到每一个岗位。"
OWN = "本年完成管网改造二十公里。"
REPORTS = pd.DataFrame(
    {
        "report_id": ["a1", "a2", "b1", "c1"],
        "organization_label": ["云岭水务集团", "云岭水务集团", "北岸重工", "青松矿业"],
    }
)
PASSAGES = pd.DataFrame(
    [
        ("a1", 0, SHARED + OWN),
        ("a2", 0, SHARED),
        ("b1", 0, "各级组织 要把责任落实到每一个岗位。新建厂房三座投入使用。会议强调。"),
        ("c1", 0, "矿区道路绿化面积继续扩大。会议强调。"),
    ],
    columns=["report_id", "passage_number", "text"],
)
TABLE = formulas.sentence_table(PASSAGES, REPORTS)


def test_columns_are_the_declared_ones() -> None:
    made = {
        "sentence_reuse": formulas.sentence_reuse(TABLE),
        "formula_shares": formulas.formula_shares(TABLE, REPORTS),
        "shared_wording": formulas.shared_between(TABLE),
    }
    assert {name: tuple(table.columns) for name, table in made.items()} == {
        name: SHOWN["organizations", name].columns for name in made
    }


def test_shared_sentence_with_its_organizations_and_its_first_place() -> None:
    made = formulas.sentence_reuse(TABLE)
    columns = ["sentence", "organization_count", "report_count", "occurrence_count", "report_id", "passage_number"]
    assert made[columns].to_numpy().tolist() == [[SHARED, 2, 3, 3, "a1", 0]]
    assert made.loc[0, "organizations"] == ["云岭水务集团", "北岸重工"]


def test_a_sentence_printed_twice_in_one_report_is_two_places_in_one_report() -> None:
    twice = PASSAGES.assign(text=PASSAGES["text"].replace(SHARED, SHARED * 2))
    made = formulas.sentence_reuse(formulas.sentence_table(twice, REPORTS)).iloc[0]
    assert (made["report_count"], made["occurrence_count"]) == (3, 4)


def test_short_sentences_are_no_formulas() -> None:
    assert "会议强调。" not in set(TABLE["sentence"])


def test_headings_are_no_formulas() -> None:
    headed = PASSAGES.assign(kind=["body", "heading", "body", "body"])
    assert set(formulas.sentence_table(headed, REPORTS)["report_id"]) == {"a1", "b1", "c1"}


def test_repeating_oneself_is_not_sharing() -> None:
    own = REPORTS[REPORTS["organization_label"] == "云岭水务集团"]
    assert formulas.sentence_reuse(formulas.sentence_table(PASSAGES, own)).empty


def test_formula_share_by_sentences_and_by_characters() -> None:
    made = formulas.formula_shares(TABLE, REPORTS).set_index("organization")
    assert made["formula_share"].to_dict() == pytest.approx({"云岭水务集团": 2 / 3, "北岸重工": 1 / 2, "青松矿业": 0.0})
    wanted = 2 * len(SHARED) / (2 * len(SHARED) + len(OWN))
    assert made.loc["云岭水务集团", "formula_text_share"] == pytest.approx(wanted)


def test_copies_that_share_one_vote_weigh_half() -> None:
    weights = pd.Series({"a1": 1.0, "a2": 0.5, "b1": 1.0, "c1": 1.0})
    made = formulas.formula_shares(TABLE, REPORTS, weights=weights).set_index("organization").loc["云岭水务集团"]
    assert (made["shared_sentences"], made["sentence_count"], made["report_count"]) == (1.5, 2.5, 1.5)
    assert formulas.sentence_reuse(TABLE, weights=weights).loc[0, "report_count"] == 2.5


def test_more_others_are_harder_to_find() -> None:
    assert formulas.formula_shares(TABLE, REPORTS, others=2)["shared_sentences"].sum() == 0
    assert formulas.sentence_reuse(TABLE, others=2).empty


def test_an_organization_without_a_sentence_has_no_share() -> None:
    silent = pd.concat([REPORTS, pd.DataFrame({"report_id": ["d1"], "organization_label": ["海棠建设"]})])
    made = formulas.formula_shares(TABLE, silent).set_index("organization").loc["海棠建设"]
    assert made["sentence_count"] == 0
    assert np.isnan(made["formula_text_share"])


def test_what_two_organizations_have_in_common() -> None:
    made = formulas.shared_between(TABLE).set_index(["organization", "other_organization"])
    assert made["shared_sentences"].to_dict() == {("云岭水务集团", "北岸重工"): 1, ("北岸重工", "云岭水务集团"): 1}
    other = len("新建厂房三座投入使用。")
    assert made.loc[("北岸重工", "云岭水务集团"), "formula_text_share"] == pytest.approx(
        len(SHARED) / (len(SHARED) + other)
    )


def test_nothing_in_common_is_an_empty_table() -> None:
    assert formulas.shared_between(TABLE[TABLE["organization"] == "青松矿业"]).empty


def test_places_of_a_sentence_are_where_it_stands_in_the_text() -> None:
    places = formulas.sentence_places(TABLE, SHARED)
    text = PASSAGES.set_index("report_id")["text"]
    printed = [text[row.report_id][row.start : row.end] for row in places.itertuples()]
    assert printed == [SHARED, SHARED, "各级组织 要把责任落实到每一个岗位。"]


def many_reports(shared_in: list[int]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Reports of one organization with so many shared sentences each, and one of another that prints the formula."""
    own = [f"这一句话只有第{at:04d}篇报告才有。" for at in range(len(shared_in))]
    texts = [SHARED * many + own[at] for at, many in enumerate(shared_in)]
    reports = pd.DataFrame(
        {
            "report_id": [f"a{at:02d}" for at in range(len(texts))] + ["b"],
            "organization_label": ["甲"] * len(texts) + ["乙"],
        }
    )
    passages = pd.DataFrame({"report_id": reports["report_id"], "passage_number": 0, "text": [*texts, SHARED]})
    return formulas.sentence_table(passages, reports), reports


def test_bounds_equal_a_bootstrap_written_as_a_loop() -> None:
    table, reports = many_reports([0, 1, 3, 0, 2, 5, 1, 0])
    made = formulas.formula_shares(table, reports).set_index("organization").loc["甲"]
    own = table[table["organization"] == "甲"]
    whole = own.groupby("report_id")["char_count"].sum().to_numpy()
    part = own[own["sentence"] == SHARED].groupby("report_id")["char_count"].sum().reindex(own["report_id"].unique())
    rng, drawn = np.random.default_rng(3), []
    for _ in range(4000):
        at = rng.integers(0, len(whole), len(whole))
        drawn.append(part.fillna(0).to_numpy()[at].sum() / whole[at].sum())
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert made["formula_text_share_low"] == pytest.approx(low, abs=0.05)
    assert made["formula_text_share_high"] == pytest.approx(high, abs=0.05)


def test_few_reports_and_nothing_shared_have_no_bounds() -> None:
    few = formulas.formula_shares(*many_reports([1, 0, 2, 1]))
    nothing = formulas.formula_shares(*many_reports([0] * 8))
    assert few["formula_text_share_low"].isna().all()
    assert nothing["formula_text_share_low"].isna().all()


def test_copies_are_one_unit_of_the_bounds() -> None:
    table, reports = many_reports([1, 0, 2, 1, 3])
    one = pd.Series("a00", index=reports["report_id"])
    made = formulas.formula_shares(table, reports, clusters=one)
    assert made["formula_text_share_low"].isna().all()


@settings(max_examples=8, deadline=None)
@given(st.lists(st.integers(0, 3), min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_of_reports_and_passages_does_not_matter(shared_in: list[int], random) -> None:
    _, reports = many_reports(shared_in)
    texts = [SHARED * many + OWN for many in [*shared_in, 1]]
    passages = pd.DataFrame({"report_id": reports["report_id"], "passage_number": 0, "text": texts})
    order = list(range(len(reports)))
    random.shuffle(order)
    turned_reports, turned = reports.iloc[order], passages.iloc[order]
    first, second = formulas.sentence_table(passages, reports), formulas.sentence_table(turned, turned_reports)
    pd.testing.assert_frame_equal(formulas.sentence_reuse(first), formulas.sentence_reuse(second))
    pd.testing.assert_frame_equal(
        formulas.formula_shares(first, reports), formulas.formula_shares(second, turned_reports)
    )


def test_features_only_says_that_text_is_not_stored() -> None:
    with pytest.raises(TextNotStored):
        formulas.sentence_table(PASSAGES.assign(text=None), REPORTS)


def test_a_report_that_names_nobody_shares_with_no_other_organization() -> None:
    reports = REPORTS.replace({"organization_label": {"北岸重工": "未注明"}})
    assert formulas.sentence_reuse(formulas.sentence_table(PASSAGES, reports)).empty
