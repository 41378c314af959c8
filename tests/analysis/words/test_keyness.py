"""Keyness: every ranking against an independent computation, and what no result may depend on."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.errors import EmptyGroup, InputError
from analysis.tables import SHOWN
from analysis.words.keyness import keyness, reachable
from analysis.words.log_odds import log_odds_z
from analysis.words.log_ratio import conservative_log_ratio, log_ratio
from analysis.words.loglikelihood import signed_g2

A_TOKENS, B_TOKENS = 12_000, 30_000
A = np.array([40.0, 3.0, 0.0, 12.0, 700.0, 25.0])
B = np.array([20.0, 60.0, 9.0, 0.0, 1750.0, 63.0])
RANKINGS = ["g2", "log_ratio", "conservative_log_ratio", "log_odds_z"]


def corpus(a_reports: int, b_reports: int, terms: int = 30, seed: int = 0, rate: float = 3.0):
    """Terms and tokens of two groups of reports, bursty, with no true difference."""
    rng = np.random.default_rng(seed)
    ids = [f"r{at:03d}" for at in range(a_reports + b_reports)]
    tokens = pd.Series(rng.integers(500, 2500, len(ids)), index=ids)
    counts = rng.poisson(rng.gamma(1.0, rate, (len(ids), terms)))
    row, column = np.nonzero(counts)
    rows = pd.DataFrame(
        {"report_id": np.array(ids)[row], "term": [f"t{c:02d}" for c in column], "term_count": counts[row, column]}
    )
    in_a = rows["report_id"].isin(ids[:a_reports])
    return rows[in_a], rows[~in_a], tokens[:a_reports], tokens[a_reports:]


def doubled(frame: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, frame.assign(report_id=frame["report_id"] + "-2")])


def twice(tokens: pd.Series) -> pd.Series:
    return pd.concat([tokens, tokens.rename(lambda name: name + "-2")])


def test_columns_are_the_contract() -> None:
    assert tuple(keyness(*corpus(3, 3)).columns[:13]) == SHOWN["organizations", "keyness"].columns[:13]


@pytest.mark.parametrize("at", range(len(A)))
def test_g2_equals_scipy(at: int) -> None:
    table = [[A[at], B[at]], [A_TOKENS - A[at], B_TOKENS - B[at]]]
    wanted = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    made = signed_g2(A, B, A_TOKENS, B_TOKENS)[at]
    assert abs(made) == pytest.approx(wanted, abs=1e-9)
    assert np.sign(made) == np.sign(A[at] / A_TOKENS - B[at] / B_TOKENS)


def test_g2_of_dunning_s_table() -> None:
    # Dunning 1993, table 1, "the swiss": 110 together, 2442 and 111 apart, 29114 neither: -2 log lambda = 270.72
    assert signed_g2(np.array([110.0]), np.array([2442.0]), 110 + 111, 2442 + 29114)[0] == pytest.approx(
        270.72, abs=0.005
    )


def test_log_ratio_of_twice_the_rate_is_one() -> None:
    assert log_ratio(np.array([20.0]), np.array([25.0]), 1000, 2500)[0] == pytest.approx(1, abs=1e-12)


def test_log_ratio_of_a_zero_uses_one_half() -> None:
    made = log_ratio(np.array([8.0]), np.array([0.0]), 1000, 1000)[0]
    assert made == pytest.approx(math.log2(8 / 0.5), abs=1e-12)


@pytest.mark.parametrize("at", range(len(A)))
def test_conservative_log_ratio_equals_scipy_s_exact_interval(at: int) -> None:
    level = 1 - 0.05 / len(A)
    interval = stats.binomtest(int(A[at]), int(A[at] + B[at])).proportion_ci(level, method="exact")
    bounds = [
        math.log2(p / (1 - p) * B_TOKENS / A_TOKENS) if 0 < p < 1 else math.copysign(math.inf, p - 0.5)
        for p in interval
    ]
    wanted = max(bounds[0], 0.0) if A[at] / A_TOKENS > B[at] / B_TOKENS else min(bounds[1], 0.0)
    assert conservative_log_ratio(A, B, A_TOKENS, B_TOKENS)[at] == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("at", range(len(A)))
def test_log_odds_equal_the_published_formula(at: int) -> None:
    prior, total = A + B + 5, 90_000
    y, n, alpha = (A[at], B[at]), (A_TOKENS, B_TOKENS), prior[at]
    odds = [math.log((y[g] + alpha) / (n[g] + total - y[g] - alpha)) for g in (0, 1)]
    wanted = (odds[0] - odds[1]) / math.sqrt(sum(1 / (y[g] + alpha) for g in (0, 1)))
    assert log_odds_z(A, B, A_TOKENS, B_TOKENS, prior, total)[at] == pytest.approx(wanted, abs=1e-9)


def test_log_odds_of_a_term_that_is_the_whole_text_are_unknown() -> None:
    assert np.isnan(log_odds_z(np.array([9.0]), np.array([5.0]), 9, 5, np.array([14.0]), 14)).all()


def test_the_table_holds_these_measures() -> None:
    a, b, a_tokens, b_tokens = corpus(6, 9, terms=8)
    made = keyness(a, b, a_tokens, b_tokens).sort_values("term")
    x, y = (side.groupby("term")["term_count"].sum().to_numpy(dtype=float) for side in (a, b))
    sizes = float(a_tokens.sum()), float(b_tokens.sum())
    assert made["g2"].to_numpy() == pytest.approx(signed_g2(x, y, *sizes), abs=1e-9)
    assert made["log_ratio"].to_numpy() == pytest.approx(log_ratio(x, y, *sizes), abs=1e-9)
    assert made["log_odds_z"].to_numpy() == pytest.approx(log_odds_z(x, y, *sizes, x + y, sum(sizes)), abs=1e-9)


def test_words_that_everybody_uses_are_shrunk_by_the_background() -> None:
    a, b, a_tokens, b_tokens = corpus(6, 6, terms=5)
    background = pd.Series({"t00": 1_000_000.0, "t01": 10.0, "t02": 10.0, "t03": 10.0, "t04": 10.0})
    alone = keyness(a, b, a_tokens, b_tokens).set_index("term")["log_odds_z"]
    among_all = keyness(a, b, a_tokens, b_tokens, background, background_tokens=90_000_000).set_index("term")[
        "log_odds_z"
    ]
    assert abs(among_all["t00"]) < abs(alone["t00"]) / 5


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(1, 9))
def test_exchanging_a_and_b_negates_every_ranking_and_keeps_p(seed: int, a_reports: int, b_reports: int) -> None:
    a, b, a_tokens, b_tokens = corpus(a_reports, b_reports, terms=12, seed=seed)
    options = {"permutations": 49, "refined": 99}
    made = keyness(a, b, a_tokens, b_tokens, **options).set_index("term").sort_index()
    turned = keyness(b, a, b_tokens, a_tokens, **options).set_index("term").sort_index()
    for ranking in RANKINGS:
        assert turned[ranking].to_numpy() == pytest.approx(-made[ranking].to_numpy(), abs=1e-9), ranking
    assert turned["p_value"].to_numpy() == pytest.approx(made["p_value"].to_numpy(), abs=0, nan_ok=True)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.randoms(use_true_random=False))
def test_order_of_reports_does_not_matter(seed: int, random) -> None:
    a, b, a_tokens, b_tokens = corpus(5, 6, terms=8, seed=seed)
    order = list(a_tokens.index)
    random.shuffle(order)
    options = {"permutations": 49, "refined": 99, "intervals": True, "resamples": 49}
    made = keyness(a, b, a_tokens, b_tokens, **options)
    pd.testing.assert_frame_equal(keyness(a.iloc[::-1], b, a_tokens[order], b_tokens[::-1], **options), made)


@pytest.mark.parametrize(("empty", "named"), [(0, "group A"), (1, "group B")])
def test_an_empty_group_is_an_error_that_says_which(empty: int, named: str) -> None:
    a, b, a_tokens, b_tokens = corpus(3, 3)
    tokens = [a_tokens, b_tokens]
    tokens[empty] = tokens[empty].iloc[:0]
    with pytest.raises(EmptyGroup, match=f"^{named} holds no report"):
        keyness(a, b, *tokens)


def test_a_report_on_both_sides_is_an_error() -> None:
    a, _, a_tokens, _ = corpus(3, 3)
    with pytest.raises(InputError, match="in A and in B: r000"):
        keyness(a, a, a_tokens, a_tokens)


def test_terms_in_fewer_than_five_reports_are_not_tested() -> None:
    rows = pd.DataFrame({"report_id": [f"r{at}" for at in range(5)], "term": "common", "term_count": 2})
    rare = pd.DataFrame({"report_id": [f"r{at}" for at in range(4)], "term": "rare", "term_count": 2})
    tokens = pd.Series(1000, index=[f"r{at}" for at in range(10)])
    both = pd.concat([rows, rare])
    made = keyness(both, both, tokens[:5], tokens[5:]).set_index("term")
    assert made["p_value"].isna().to_dict() == {"common": False, "rare": True}
    assert made["q_value"].isna().to_dict() == {"common": False, "rare": True}


def test_one_report_against_one_concludes_nothing() -> None:
    a, b, a_tokens, b_tokens = corpus(1, 1)
    made = keyness(a, b, a_tokens, b_tokens)
    assert made["p_value"].isna().all()  # no term is in five reports
    assert reachable(made, a_tokens, b_tokens).smallest_p == 1


def test_q_is_scipy_s_over_the_tested_terms() -> None:
    made = keyness(*corpus(8, 8))
    tested = made.dropna(subset="p_value")
    wanted = stats.false_discovery_control(tested["p_value"])
    assert tested["q_value"].to_numpy() == pytest.approx(wanted, abs=1e-12)


def test_doubled_corpus_same_rates_and_ratios_twice_the_g2() -> None:
    a, b, a_tokens, b_tokens = corpus(6, 6)
    made = keyness(a, b, a_tokens, b_tokens).set_index("term").sort_index()
    copied = keyness(doubled(a), doubled(b), twice(a_tokens), twice(b_tokens)).set_index("term").sort_index()
    both = (made["a_count"] > 0) & (made["b_count"] > 0)
    assert copied["a_per_10k"].to_numpy() == pytest.approx(made["a_per_10k"].to_numpy(), abs=1e-9)
    assert copied["log_ratio"][both].to_numpy() == pytest.approx(made["log_ratio"][both].to_numpy(), abs=1e-9)
    assert copied["g2"].to_numpy() == pytest.approx(2 * made["g2"].to_numpy(), abs=1e-6)


def test_copies_make_p_smaller_only_when_counted_as_independent() -> None:
    a, b, a_tokens, b_tokens = corpus(6, 6, seed=2)
    a.loc[a["term"] == "t03", "term_count"] += 4
    made = keyness(a, b, a_tokens, b_tokens).set_index("term")["p_value"]
    copies = [doubled(a), doubled(b), twice(a_tokens), twice(b_tokens)]
    independent = keyness(*copies).set_index("term")["p_value"]
    ids = pd.Index([*copies[2].index, *copies[3].index])
    clusters = pd.Series(ids.str.removesuffix("-2"), index=ids)
    clustered = keyness(*copies, clusters=clusters).set_index("term")["p_value"]
    assert clustered.sort_index().to_numpy() == pytest.approx(made.sort_index().to_numpy(), abs=0, nan_ok=True)
    assert independent["t03"] < made["t03"]


def test_a_text_printed_on_both_sides_proves_no_difference() -> None:
    a, b, a_tokens, b_tokens = corpus(6, 6, seed=2)
    same = pd.Series([*a_tokens.index, *a_tokens.index], index=[*a_tokens.index, *b_tokens.index])
    made = keyness(a, b, a_tokens, b_tokens, clusters=same)
    assert made["p_value"].isna().all()
    assert reachable(made, a_tokens, b_tokens, clusters=same).smallest_p == 1


def test_a_report_without_the_term_moves_only_denominators() -> None:
    a, b, a_tokens, b_tokens = corpus(6, 6)
    more = pd.concat([a_tokens, pd.Series({"silent": 1000})])
    made, grown = (keyness(a, b, tokens, b_tokens).set_index("term").sort_index() for tokens in (a_tokens, more))
    assert grown["a_count"].equals(made["a_count"])
    assert grown["b_per_10k"].equals(made["b_per_10k"])
    wanted = made["a_per_10k"] * a_tokens.sum() / more.sum()
    assert grown["a_per_10k"].to_numpy() == pytest.approx(wanted.to_numpy(), abs=1e-9)


def test_log_ratio_interval_equals_a_bootstrap_written_as_a_loop() -> None:
    a, b, a_tokens, b_tokens = corpus(10, 14, terms=1, rate=8.0)
    made = keyness(a, b, a_tokens, b_tokens, intervals=True, resamples=4000).iloc[0]
    rng = np.random.default_rng(9)
    x, y = (
        side.set_index("report_id")["term_count"].reindex(n.index, fill_value=0).to_numpy()
        for side, n in ((a, a_tokens), (b, b_tokens))
    )
    n, m = a_tokens.to_numpy(), b_tokens.to_numpy()
    drawn = []
    for _ in range(6_000):
        i, j = rng.integers(0, 10, 10), rng.integers(0, 14, 14)
        drawn.append(math.log2(x[i].sum() / n[i].sum() / (y[j].sum() / m[j].sum())))
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert made["log_ratio_low"] == pytest.approx(low, abs=0.05 * (high - low))
    assert made["log_ratio_high"] == pytest.approx(high, abs=0.05 * (high - low))


def test_intervals_of_the_shown_terms_only_are_those_of_all() -> None:
    case = corpus(6, 7)
    every = keyness(*case, intervals=True, permutations=0).set_index("term")["log_ratio_low"]
    shown = keyness(*case, intervals=["t03", "t07"], permutations=0).set_index("term")["log_ratio_low"].dropna()
    assert shown.to_dict() == pytest.approx(every[["t03", "t07"]].to_dict(), abs=1e-12)


def test_no_interval_below_five_reports_a_side() -> None:
    assert keyness(*corpus(4, 20), intervals=True)[["log_ratio_low", "log_ratio_high"]].isna().all(axis=None)
