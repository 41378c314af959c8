"""Rates, their denominators and their intervals."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import EmptyGroup
from analysis.tables import SHOWN
from analysis.words.frequency import term_frequencies

TOKENS = pd.Series({"r1": 400, "r2": 600, "r3": 1000})
TERMS = pd.DataFrame(
    [
        ("r1", "供水", 4),
        ("r1", "管网", 1),
        ("r2", "供水", 2),
        ("r2", "巡检", 3),
        ("r2", "巡检", 2),
        ("elsewhere", "供水", 99),
    ],
    columns=["report_id", "term", "term_count"],
)


def by_term(**options: object) -> pd.DataFrame:
    return term_frequencies(TERMS, TOKENS, **options).set_index("term")


def test_columns_are_the_contract() -> None:
    assert tuple(term_frequencies(TERMS, TOKENS).columns) == SHOWN["terms", "terms"].columns


def test_counts_rates_and_reports() -> None:
    made = by_term()
    assert made.loc["供水", ["term_count", "per_10k_terms", "report_count"]].tolist() == [6, 30.0, 2]


def test_parts_of_speech_of_a_term_add_up() -> None:
    assert by_term().loc["巡检", "term_count"] == 5


def test_an_excluded_term_moves_no_rate() -> None:
    rest = by_term(exclude=["供水"])
    assert rest["per_10k_terms"].to_dict() == by_term().drop("供水")["per_10k_terms"].to_dict()


def test_reports_without_the_term_stay_in_the_denominator() -> None:
    alone = term_frequencies(TERMS, TOKENS[["r1", "r2"]]).set_index("term")
    assert alone.loc["供水", "per_10k_terms"] == pytest.approx(60.0)


def test_rows_of_reports_out_of_scope_do_not_count() -> None:
    assert by_term().loc["供水", "term_count"] == 6


@pytest.mark.parametrize("tokens", [pd.Series(dtype="int64"), pd.Series({"r1": 0})])
def test_nothing_in_scope_is_an_error(tokens: pd.Series) -> None:
    with pytest.raises(EmptyGroup, match="the scope holds no report"):
        term_frequencies(TERMS, tokens)


def test_no_term_left_is_an_empty_table_with_the_columns() -> None:
    made = term_frequencies(TERMS.iloc[:0], TOKENS)
    assert made.empty
    assert "dp_norm" in made


def test_order_of_reports_and_rows_does_not_matter() -> None:
    shuffled = term_frequencies(TERMS.iloc[::-1], TOKENS.iloc[::-1], intervals=True)
    pd.testing.assert_frame_equal(shuffled, term_frequencies(TERMS, TOKENS, intervals=True))


def test_doubling_the_corpus_leaves_rates_and_dispersion_ranks_alone() -> None:
    copy = TERMS.assign(report_id=TERMS["report_id"] + "-2")
    twice = pd.concat([TOKENS, TOKENS.rename(lambda name: name + "-2")])
    made = term_frequencies(pd.concat([TERMS, copy]), twice).set_index("term")
    assert made["per_10k_terms"].to_dict() == pytest.approx(by_term()["per_10k_terms"].to_dict())
    assert made["dp"].to_dict() == pytest.approx(by_term()["dp"].to_dict())


def test_copies_share_one_vote_when_weighted() -> None:
    copy = TERMS[TERMS["report_id"] == "r1"].assign(report_id="r1-2")
    tokens = pd.concat([TOKENS, pd.Series({"r1-2": 400})])
    weights = pd.Series({"r1": 0.5, "r1-2": 0.5, "r2": 1.0, "r3": 1.0})
    made = term_frequencies(pd.concat([TERMS, copy]), tokens, weights=weights).set_index("term")
    assert made["per_10k_terms"].to_dict() == pytest.approx(by_term()["per_10k_terms"].to_dict())


def many(reports: int) -> tuple[pd.DataFrame, pd.Series]:
    rng = np.random.default_rng(5)
    ids = [f"r{at:02d}" for at in range(reports)]
    rows = pd.DataFrame({"report_id": ids, "term": "供水", "term_count": rng.integers(1, 30, reports)})
    return rows, pd.Series(rng.integers(500, 1500, reports), index=ids)


def test_interval_equals_a_bootstrap_written_as_a_loop() -> None:
    rows, tokens = many(12)
    made = term_frequencies(rows, tokens, intervals=True, resamples=4000, seed=1).loc[0]
    rng = np.random.default_rng(2)
    counts, sizes = rows["term_count"].to_numpy(), tokens.to_numpy()
    picks = [rng.integers(0, 12, 12) for _ in range(20_000)]
    low, high = np.quantile([counts[p].sum() / sizes[p].sum() * 10_000 for p in picks], [0.025, 0.975])
    width = high - low
    assert made["per_10k_low"] == pytest.approx(low, abs=0.05 * width)
    assert made["per_10k_high"] == pytest.approx(high, abs=0.05 * width)


def test_no_interval_below_five_reports() -> None:
    rows, tokens = many(4)
    assert term_frequencies(rows, tokens, intervals=True)["per_10k_low"].isna().all()


def test_copies_of_one_text_are_one_unit_of_the_interval() -> None:
    rows, tokens = many(8)
    one_text = pd.Series("r00", index=tokens.index)
    assert term_frequencies(rows, tokens, intervals=True, clusters=one_text)["per_10k_low"].isna().all()
