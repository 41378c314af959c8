"""Intervals of shares against scipy and a loop."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.compare.intervals import share_interval, wilson


@settings(deadline=None, max_examples=50)
@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_equals_scipy(case: tuple[int, int]) -> None:
    k, n = case
    wanted = stats.binomtest(k, n).proportion_ci(0.95, method="wilson")
    low, high = wilson(k, n)
    assert (float(low), float(high)) == pytest.approx((wanted.low, wanted.high), abs=1e-9)


def test_no_report_no_interval() -> None:
    assert all(math.isnan(bound) for bound in wilson(0, 0))


def test_share_interval_equals_a_bootstrap_written_as_a_loop() -> None:
    rng = np.random.default_rng(1)
    parts, wholes = rng.gamma(1.0, 100.0, (15, 1)), rng.gamma(4.0, 100.0, 15)
    low, high = share_interval(parts, wholes, resamples=6000)
    picks = [rng.integers(0, 15, 15) for _ in range(20_000)]
    wanted = np.quantile([parts[p].sum() / wholes[p].sum() for p in picks], [0.025, 0.975])
    assert [low[0], high[0]] == pytest.approx(wanted, abs=0.05 * (wanted[1] - wanted[0]))


def test_four_units_are_too_few() -> None:
    low, high = share_interval(np.ones((4, 3)), np.full(4, 3.0))
    assert np.isnan(low).all()
    assert np.isnan(high).all()


def test_same_seed_same_interval() -> None:
    parts = np.random.default_rng(2).random((9, 4))
    assert np.array_equal(share_interval(parts, parts.sum(axis=1)), share_interval(parts, parts.sum(axis=1)))
