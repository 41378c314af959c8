"""Intervals of rates by drawing reports again: what another sample of reports of the same kind would have shown."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from analysis.words.matrix import Numbers, TermMatrix

MIN_UNITS = 5  # below five reports a bootstrap interval is far too short, so none is given (DESIGN 6)
RESAMPLES = 999  # 2.5 % and 97.5 % points of 999 draws are stable to about a twentieth of the interval's length
SEED = 20081993  # fixed, so that the same scope always prints the same interval
ZERO_COUNT = 0.5  # stands for a resampled count of zero, as in the log ratio itself (Hardie 2014)
_BLOCK_CELLS = 4_000_000  # cells of one block of resampled counts (32 MB)

Bounds = tuple[Numbers, Numbers]
Drawn = list[tuple[Numbers, Numbers]]  # for each group: counts (resamples x terms) and tokens (resamples)


def rate_interval(
    units: TermMatrix, wanted: NDArray[np.intp], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Bounds:
    """Lower and upper 95 % bound of the rate per token of the terms `wanted` (columns); NaN for others and below five units.

    The percentile bootstrap over units (rows of the matrix, duplicates merged). It speaks of reports like these, not of the
    organization as a whole, and it is too short when few reports use the term.

    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13.
    """

    def rate(drawn: Drawn) -> Numbers:
        counts, tokens = drawn[0]
        return np.asarray(counts / tokens[:, None], dtype=np.float64)

    return _bounds([units], wanted, rate, resamples, seed)


def log_ratio_interval(
    a: TermMatrix, b: TermMatrix, wanted: NDArray[np.intp], *, resamples: int = RESAMPLES, seed: int = SEED
) -> Bounds:
    """Lower and upper 95 % bound of log2(rate in A / rate in B) of the terms `wanted`; NaN when a side has under five units.

    A and B are drawn independently; a resampled zero counts as 0.5, so the bounds stay finite but are no more than a floor
    for terms that one side never uses.

    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13.
    """

    def log_ratio(drawn: Drawn) -> Numbers:
        (x, n), (y, m) = drawn
        x, y = np.where(x > 0, x, ZERO_COUNT), np.where(y > 0, y, ZERO_COUNT)
        return np.asarray(np.log2(x / n[:, None]) - np.log2(y / m[:, None]), dtype=np.float64)

    return _bounds([a, b], wanted, log_ratio, resamples, seed)


def _bounds(
    groups: list[TermMatrix],
    wanted: NDArray[np.intp],
    statistic: Callable[[Drawn], Numbers],
    resamples: int,
    seed: int,
) -> Bounds:
    low, high = np.full(len(groups[0].terms), np.nan), np.full(len(groups[0].terms), np.nan)
    if min(len(group.rows) for group in groups) < MIN_UNITS:
        return low, high
    rng = np.random.default_rng(seed)
    sizes = [len(group.rows) for group in groups]
    weights = [rng.multinomial(size, np.full(size, 1 / size), size=resamples).astype(np.float64) for size in sizes]
    tokens = [weight @ group.tokens for weight, group in zip(weights, groups, strict=True)]
    columns = [group.counts.tocsc() for group in groups]
    width = max(1, _BLOCK_CELLS // max(resamples, *sizes))
    for start in range(0, len(wanted), width):
        part = wanted[start : start + width]
        counts = [weight @ counted[:, part].toarray() for weight, counted in zip(weights, columns, strict=True)]
        low[part], high[part] = np.quantile(statistic(list(zip(counts, tokens, strict=True))), [0.025, 0.975], axis=0)
    return low, high
