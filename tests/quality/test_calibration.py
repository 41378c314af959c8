"""Does the test of keyness keep its promise on simulated corpora: few false alarms without a difference, few misses with one?

The corpora are bursty the way reports are: a term's count is Poisson with a gamma-distributed rate per report (shape k; .3
is very bursty, 3 mild), reports differ in length by a factor of five. CALIBRATION_CORPORA sets how many corpora are drawn for
each case: a few by default, 200 in `make quality`.
"""

import math
import os

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.words.keyness import keyness

CORPORA = int(os.environ.get("CALIBRATION_CORPORA", "4"))
FULL = 50  # from so many corpora on, the bounds hold as they stand; below, two Monte Carlo errors are allowed
TERMS, PLANTED, FOLD = 2_000, 20, 4.0
NAMES = np.array([f"t{at:04d}" for at in range(TERMS)])
# p is a multiple of 1/1000 on 999 permutations, so "below .05" is exactly 49 of 1000 labelings, not 50.
NOMINAL = 0.049


def compared(k: float, seed: int, reports: int = 200, planted: int = 0) -> pd.DataFrame:
    """Keyness of one half of the reports against the other; in A the planted terms are four times as frequent as in B.

    Planted terms are as common as the median term or more: for rarer ones 200 reports hold too little evidence for any test.
    """
    rng = np.random.default_rng([seed, int(k * 10), planted])
    tokens = rng.integers(800, 4000, reports)
    deviation = rng.normal(0.0, 1.2, TERMS)
    deviation[:planted] = np.abs(deviation[:planted])
    in_a = np.arange(reports) < reports // 2
    lift = np.ones((reports, TERMS))
    lift[:, :planted] = np.where(in_a, 2 * FOLD / (1 + FOLD), 2 / (1 + FOLD))[:, None]
    rate = tokens[:, None] * np.exp(-7.5 + deviation) * lift * rng.gamma(k, 1 / k, (reports, TERMS))
    counts = rng.poisson(rate)
    ids = np.array([f"r{at:03d}" for at in range(reports)])
    row, column = np.nonzero(counts)
    rows = pd.DataFrame({"report_id": ids[row], "term": NAMES[column], "term_count": counts[row, column]})
    own, sizes = in_a[row], pd.Series(tokens, index=ids)
    refinement = {} if planted else {"refined": 999}
    return keyness(rows[own], rows[~own], sizes[in_a], sizes[~in_a], seed=seed, **refinement).set_index("term")


@pytest.mark.quality
@pytest.mark.parametrize("k", [0.3, 1.0, 3.0])
def test_without_a_difference_five_percent_of_terms_have_p_below_five_percent(k: float) -> None:
    shares, ranked = [], []
    for seed in range(CORPORA):
        made = compared(k, seed).dropna(subset="p_value")
        shares.append((made["p_value"] < 0.05).mean())
        ranked.append((made["g2"].abs() > stats.chi2.ppf(0.95, 1)).mean())
    # Terms of one corpus share its reports' lengths and labels, so the corpus is the unit of the Monte Carlo error.
    error = max(float(np.std(shares, ddof=1)), math.sqrt(0.05 * 0.95 / TERMS)) / math.sqrt(CORPORA)
    print(f"k={k}: p<.05 {np.mean(shares):.4f} ± {error:.4f}; G2>3.84 {np.mean(ranked):.3f}; {CORPORA} corpora")
    assert NOMINAL - 3 * error <= np.mean(shares) <= 0.05 + 3 * error
    assert np.mean(ranked) > 0.10, "the simulated corpora are not bursty: this would prove nothing"


@pytest.mark.quality
@pytest.mark.parametrize(("k", "reports"), [(0.3, 400), (1.0, 200), (3.0, 200)])
def test_twenty_planted_fourfold_terms_are_found_and_few_others(k: float, reports: int) -> None:
    planted = set(NAMES[:PLANTED])
    found, false = [], []
    for seed in range(CORPORA):
        made = compared(k, seed, reports, PLANTED)
        reported = set(made.index[made["q_value"] < 0.05])
        found.append(len(reported & planted) / PLANTED)
        false.append(len(reported - planted) / max(len(reported), 1))
    error = [float(np.std(shares, ddof=1)) / math.sqrt(CORPORA) for shares in (found, false)]
    print(
        f"k={k}, {reports} reports: found {np.mean(found):.3f}, false {np.mean(false):.4f} ± {error[1]:.4f}; {CORPORA} corpora"
    )
    slack = 2.0 if CORPORA < FULL else 0.0
    assert np.mean(found) >= 0.90 - slack * error[0]
    assert np.mean(false) < 0.07 + slack * error[1]
