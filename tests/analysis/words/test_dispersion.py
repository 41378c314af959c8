"""DP and DPnorm against the worked example of the literature and against the formula written out."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.words.dispersion import deviation_of_proportions, normalised_deviation
from analysis.words.matrix import term_matrix


def matrix(counts: list[int], tokens: list[int]):
    ids = [f"r{at}" for at in range(len(tokens))]
    rows = pd.DataFrame({"report_id": ids, "term": "供水", "term_count": counts})
    return term_matrix(rows[rows["term_count"] > 0], pd.Series(tokens, index=ids))


def test_worked_example_of_five_parts() -> None:
    # Parts of 9, 10, 10, 10, 11 words, a word that occurs 1, 2, 3, 4, 5 times: DP .18, DPnorm .18 / (1 - .18) (Gries 2020)
    made = matrix([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
    assert deviation_of_proportions(made)[0] == pytest.approx(0.18, abs=1e-12)
    assert normalised_deviation(made)[0] == pytest.approx(0.18 / 0.82, abs=1e-12)


def test_perfectly_even_is_zero() -> None:
    assert normalised_deviation(matrix([1, 2, 3], [100, 200, 300]))[0] == pytest.approx(0, abs=1e-12)


def test_all_in_the_smallest_report_is_one() -> None:
    assert normalised_deviation(matrix([0, 7, 0], [300, 50, 300]))[0] == pytest.approx(1, abs=1e-12)


def test_one_report_has_no_dispersion() -> None:
    assert np.isnan(normalised_deviation(matrix([3], [100]))[0])


@settings(deadline=None, max_examples=50)
@given(
    st.lists(st.tuples(st.integers(0, 20), st.integers(21, 500)), min_size=2, max_size=12).filter(
        lambda p: any(c for c, _ in p)
    )
)
def test_equals_the_formula_written_out(parts: list[tuple[int, int]]) -> None:
    counts, tokens = zip(*parts, strict=True)
    wanted = sum(abs(c / sum(counts) - n / sum(tokens)) for c, n in parts) / 2
    made = matrix(list(counts), list(tokens))
    assert deviation_of_proportions(made)[0] == pytest.approx(wanted, abs=1e-9)
    assert normalised_deviation(made)[0] == pytest.approx(wanted / (1 - min(tokens) / sum(tokens)), abs=1e-9)
