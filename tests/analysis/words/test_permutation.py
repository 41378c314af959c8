"""The permutation test against scipy's exact one, and what it must never depend on."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse, stats

from analysis.words.loglikelihood import signed_g2
from analysis.words.permutation import Groups, benjamini_hochberg, design, permutation_p_values


def groups(counts: np.ndarray, tokens: np.ndarray, in_a: np.ndarray) -> Groups:
    nothing = np.zeros(counts.shape[1])
    return Groups(counts, tokens.astype(float), in_a, nothing, 0.0, nothing, 0.0)


def corpus(units: int, terms: int, seed: int, rate: float = 4.0) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.poisson(rng.gamma(0.5, 2 * rate, (units, terms))).astype(float), rng.integers(400, 3000, units)


def scipy_p(counts: np.ndarray, tokens: np.ndarray, in_a: np.ndarray) -> float:
    def statistic(a: np.ndarray, b: np.ndarray) -> float:
        a, b = a.astype(int), b.astype(int)
        return abs(float(signed_g2(counts[a].sum(), counts[b].sum(), tokens[a].sum(), tokens[b].sum())))

    at = np.arange(len(tokens))
    return float(
        stats.permutation_test((at[in_a], at[~in_a]), statistic, n_resamples=np.inf, alternative="greater").pvalue
    )


@pytest.mark.parametrize("a_units", [2, 3, 4])  # scipy wants two observations a side
def test_enumerated_p_equals_scipy(a_units: int) -> None:
    counts, tokens = corpus(8, 3, seed=a_units)
    in_a = np.isin(np.arange(8), np.random.default_rng(a_units).choice(8, a_units, replace=False))
    made = permutation_p_values(groups(counts, tokens, in_a))
    wanted = [scipy_p(counts[:, term], tokens, in_a) for term in range(3)]
    assert made == pytest.approx(wanted, abs=1e-9)


def test_drawn_p_is_near_the_enumerated_one() -> None:
    counts, tokens = corpus(17, 40, seed=3)  # 24,310 labelings: just too many to enumerate
    in_a = np.arange(17) < 8
    drawn = permutation_p_values(groups(counts, tokens, in_a), permutations=4999, refined=4999)
    whole = [scipy_p(counts[:, 0], tokens, in_a)]
    assert drawn[:1] == pytest.approx(whole, abs=4 * math.sqrt(0.25 / 5000))


@settings(deadline=None, max_examples=50)
@given(st.integers(0, 10_000))
def test_exchanging_the_groups_gives_the_same_p(seed: int) -> None:
    counts, tokens = corpus(20, 5, seed)
    in_a = np.arange(20) < 1 + seed % 19
    options = {"permutations": 99, "refined": 199}
    made = permutation_p_values(groups(counts, tokens, in_a), **options)
    assert made.tolist() == permutation_p_values(groups(counts, tokens, ~in_a), **options).tolist()


def test_terms_at_the_floor_go_on() -> None:
    counts, tokens = corpus(40, 6, seed=1)
    in_a = np.arange(40) < 20
    counts[in_a, 0] += 200  # certain difference
    made = permutation_p_values(groups(counts, tokens, in_a), permutations=99, refined=9_999)
    assert made[0] == pytest.approx(1 / 10_000)
    assert (made[1:] > 0.01).all()


def test_a_small_group_among_very_many_gives_the_same_p_as_a_dense_product() -> None:
    rng = np.random.default_rng(7)
    counts = sparse.random_array((4001, 6000), density=0.001, rng=rng).tocsr()
    counts.data = np.ceil(counts.data * 9)
    tokens, in_a = rng.integers(400, 900, 4001).astype(float), np.arange(4001) < 30
    options = {"permutations": 49, "refined": 49}
    large = Groups(counts, tokens, in_a, np.zeros(6000), 0.0, np.zeros(6000), 0.0)
    small = Groups(counts[:, :40].toarray(), tokens, in_a, np.zeros(40), 0.0, np.zeros(40), 0.0)
    assert permutation_p_values(large, **options)[:40] == pytest.approx(
        permutation_p_values(small, **options), abs=1e-12
    )


def test_p_is_never_zero() -> None:
    counts, tokens = corpus(40, 6, seed=1)
    counts[:20] += 500
    assert (permutation_p_values(groups(counts, tokens, np.arange(40) < 20), permutations=99, refined=99) >= 0.01).all()


def test_same_seed_same_p() -> None:
    counts, tokens = corpus(30, 50, seed=8)
    case = groups(counts, tokens, np.arange(30) < 11)
    assert permutation_p_values(case).tolist() == permutation_p_values(case).tolist()


def test_a_term_that_never_varies_has_p_one() -> None:
    tokens = np.full(10, 1000)
    assert permutation_p_values(groups(np.full((10, 1), 5.0), tokens, np.arange(10) < 4)).tolist() == [1.0]


def test_fractions_of_counts_give_the_p_of_whole_counts() -> None:
    counts, tokens = corpus(10, 20, seed=4)
    in_a = np.arange(10) < 4
    halves = groups(counts / 3, tokens / 3, in_a)
    assert permutation_p_values(halves) == pytest.approx(permutation_p_values(groups(counts, tokens, in_a)), abs=1e-9)


def test_a_sparse_corpus_too_large_for_a_dense_product_gives_the_same_p() -> None:
    rng = np.random.default_rng(6)
    counts = sparse.random_array(
        (4001, 6000), density=0.001, rng=rng, data_sampler=lambda size: rng.integers(1, 9, size)
    ).tocsr()
    counts = counts.astype(np.float64)
    tokens, in_a = rng.integers(400, 900, 4001).astype(float), np.arange(4001) < 900
    options = {"permutations": 49, "refined": 49}
    large = Groups(counts, tokens, in_a, np.zeros(6000), 0.0, np.zeros(6000), 0.0)
    small = Groups(counts[:, :40].toarray(), tokens, in_a, np.zeros(40), 0.0, np.zeros(40), 0.0)
    assert permutation_p_values(large, **options)[:40] == pytest.approx(
        permutation_p_values(small, **options), abs=1e-12
    )


@pytest.mark.parametrize(
    ("a_units", "b_units", "wanted"),
    [(1, 1, 1.0), (1, 4, 0.2), (4, 1, 0.2), (2, 2, 1 / 3), (3, 4, 1 / 35), (5, 5, 2 / 252), (0, 7, 1.0)],
)
def test_smallest_p_of_few_reports(a_units: int, b_units: int, wanted: float) -> None:
    assert design(a_units, b_units).smallest_p == pytest.approx(wanted, abs=1e-12)


@pytest.mark.parametrize(("a_units", "b_units"), [(1, 1), (1, 4), (2, 2), (3, 4), (5, 5)])
def test_the_smallest_p_is_reached_by_a_perfect_difference(a_units: int, b_units: int) -> None:
    in_a = np.arange(a_units + b_units) < a_units
    counts = np.where(in_a, 50.0, 1.0)[:, None]
    made = permutation_p_values(groups(counts, np.full(len(in_a), 1000), in_a))
    assert made[0] == pytest.approx(design(a_units, b_units).smallest_p, abs=1e-12)


def test_smallest_p_of_many_reports_is_that_of_the_refinement() -> None:
    assert design(100, 100).smallest_p == pytest.approx(1e-5)


def test_what_is_drawn_at_random_is_no_rarer_than_it_is_among_all_labelings() -> None:
    assert design(6, 14).smallest_p == pytest.approx(1 / 38_760)  # drawn 99,999 times, but one labeling in 38,760


def test_smallest_q_of_a_lonely_term_is_bonferroni() -> None:
    assert design(1, 4, tested_terms=3).smallest_q_alone == pytest.approx(0.6)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.one_of(st.floats(0, 1), st.just(math.nan)), min_size=1, max_size=30))
def test_q_values_equal_the_step_up_written_out(p_values: list[float]) -> None:
    p = np.array(p_values)
    tested = sorted(x for x in p_values if not math.isnan(x))
    m = len(tested)
    wanted = [
        math.nan if math.isnan(x) else min(min(1.0, t * m / (rank + 1)) for rank, t in enumerate(tested) if t >= x)
        for x in p_values
    ]
    assert benjamini_hochberg(p) == pytest.approx(wanted, abs=1e-9, nan_ok=True)
