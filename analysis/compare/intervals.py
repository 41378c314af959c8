"""How sure a share can be, given how few reports it rests on."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(
    (1 + CONFIDENCE) / 2
)  # scipy.stats knows it too, but costs the first page of a server half a second
MIN_REPORTS = 5  # below five reports a bootstrap interval is far too short, so none is given (DESIGN 6)
RESAMPLES = 999
SEED = 19271927  # fixed, so that the same scope always prints the same interval


def wilson(successes: ArrayLike, trials: ArrayLike) -> tuple[Numbers, Numbers]:
    """Lower and upper 95 % bound of a share of reports; NaN without a report.

    Never leaves 0 .. 1 and stays honest for 0 of n and n of n, where the textbook interval has length zero. It treats
    reports as independent draws.

    Source: Wilson 1927, Probable inference, the law of succession, and statistical inference, JASA 22, 209-212.

    >>> [round(float(bound), 4) for bound in wilson(3, 10)]
    [0.1078, 0.6032]
    """
    k, n = np.asarray(successes, dtype=np.float64), np.asarray(trials, dtype=np.float64)
    z = _Z
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (k + z * z / 2) / (n + z * z)
        half = z / (n + z * z) * np.sqrt(k * (n - k) / n + z * z / 4)
        low, high = np.where(k == 0, 0.0, middle - half), np.where(k == n, 1.0, middle + half)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


def share_interval(
    parts: Numbers, wholes: Numbers, *, resamples: int = RESAMPLES, seed: int = SEED
) -> tuple[Numbers, Numbers]:
    """Bootstrap 95 % bounds of sum(parts) / sum(wholes) for each column of `parts`; NaN below five rows.

    Rows are the units drawn again: reports, or clusters of duplicates. A draw whose whole is zero is left out.

    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13 (percentile interval of a ratio).
    """
    units, columns = parts.shape
    if units < MIN_REPORTS or not wholes.sum() > 0:
        return np.full(columns, np.nan), np.full(columns, np.nan)
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(units, np.full(units, 1 / units), size=resamples).astype(np.float64)
    whole = drawn @ wholes
    shares = (drawn @ parts)[whole > 0] / whole[whole > 0, None]
    low, high = np.quantile(shares, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2], axis=0)
    return low, high
