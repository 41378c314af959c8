"""Rankings against the package association-measures 0.3.2 (Heinrich & Opolka), run once in an environment of its own.

It is not installed with the tests: it exists as source only, needs a C compiler and refuses pandas 3. What it gave for these
tables stands in tests/cases/association_measures.json; nothing of it was computed by this project.
"""

import json
from pathlib import Path

import numpy as np
import pytest

from analysis.words.collocation import log_dice
from analysis.words.log_ratio import conservative_log_ratio, log_ratio
from analysis.words.loglikelihood import signed_g2

CASES = json.loads((Path(__file__).parents[2] / "cases" / "association_measures.json").read_text("utf-8"))
MEASURES = {"g2": signed_g2, "log_ratio": log_ratio, "conservative_log_ratio": conservative_log_ratio}


def counts(case: dict) -> tuple[np.ndarray, np.ndarray, float, float]:
    given = case["input"]
    a, b = (np.array(given[side], dtype=np.float64) for side in ("a", "b"))
    return a, b, float(given["a_tokens"]), float(given["b_tokens"])


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_ranking_equals_association_measures(case: dict, measure: str) -> None:
    made = MEASURES[measure](*counts(case))
    assert made.tolist() == pytest.approx(case["wanted"][measure], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_log_dice_is_its_dice_on_the_scale_of_rychly(case: dict) -> None:
    a, b, a_tokens, _ = counts(case)
    seen = a > 0  # a word that never stands in the window is no collocate
    made = log_dice(a[seen], np.full(seen.sum(), a_tokens), (a + b)[seen])
    assert made.tolist() == pytest.approx((14 + np.log2(np.array(case["wanted"]["dice"])[seen])).tolist(), abs=1e-9)
