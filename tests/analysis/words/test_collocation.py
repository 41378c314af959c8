"""Collocations against worked numbers and scipy."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.errors import EmptyGroup
from analysis.words.collocation import collocates, log_dice

PASSAGES = [
    ["推进", "管网", "改造", "工程"],
    ["管网", "改造", "完成"],
    ["完成", "水质", "检测", "报告", "和", "安全", "培训"],
    ["改造", "厂房"],
]


def test_log_dice_of_words_that_never_part_is_fourteen() -> None:
    assert log_dice(np.array([7.0]), np.array([7.0]), np.array([7.0]))[0] == pytest.approx(14, abs=1e-12)


def test_log_dice_loses_one_when_both_words_are_twice_as_common() -> None:
    # Rychly 2008: plus one point means twice as often as a collocation; 14 - 1 here
    assert log_dice(np.array([5.0]), np.array([10.0]), np.array([10.0]))[0] == pytest.approx(13, abs=1e-12)


def test_counts_near_the_node() -> None:
    made = collocates(PASSAGES, "管网", span=2, min_together=1).set_index("term")
    assert made["together_count"].to_dict() == {"改造": 2, "推进": 1, "工程": 1, "完成": 1}
    assert made.loc["改造", ["term_count", "node_count"]].tolist() == [3, 2]


def test_log_dice_in_the_table() -> None:
    made = collocates(PASSAGES, "管网", span=2, min_together=1).set_index("term")
    assert made.loc["改造", "log_dice"] == pytest.approx(14 + math.log2(2 * 2 / (2 + 3)), abs=1e-9)


def test_g2_equals_scipy() -> None:
    made = collocates(PASSAGES, "管网", span=2, min_together=1).set_index("term")
    inside, everything = 5, 14  # tokens in windows, tokens that are not the node
    table = [[2, 1], [inside - 2, everything - inside - 1]]
    wanted = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    assert made.loc["改造", "g2"] == pytest.approx(wanted, abs=1e-9)
    assert made.loc["改造", "expected"] == pytest.approx(3 * inside / everything, abs=1e-12)


def test_windows_do_not_cross_passages() -> None:
    assert "水质" not in set(collocates([["管网", "改造"], ["水质"]], "管网", span=5, min_together=1)["term"])


def test_overlapping_windows_count_a_token_once() -> None:
    made = collocates([["水", "厂", "水"]], "水", span=2, min_together=1)
    assert made[["term", "together_count"]].to_numpy().tolist() == [["厂", 1]]


def test_rare_company_is_left_out() -> None:
    assert collocates(PASSAGES, "管网", min_together=3).empty


def test_an_absent_word_is_an_error() -> None:
    with pytest.raises(EmptyGroup, match="does not occur"):
        collocates(PASSAGES, "煤矿")


@settings(deadline=None, max_examples=50)
@given(st.lists(st.lists(st.sampled_from("甲乙丙丁"), max_size=12), min_size=1, max_size=8))
def test_log_dice_never_exceeds_fourteen(passages: list[list[str]]) -> None:
    if any("甲" in tokens for tokens in passages):
        made = collocates(passages, "甲", span=2, min_together=1)
        assert (made["log_dice"] <= 14 + 1e-12).all()
        assert (made["together_count"] <= made["term_count"]).all()
