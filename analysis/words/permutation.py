"""Is the difference between two groups of reports more than the luck of which report landed in which group?

The labels A and B are dealt again over the units (reports, or clusters of duplicates); a term's p-value is the share of
deals whose G2 is at least the observed one. Words come in bursts, so tokens are no independent draws, but reports may be:
that is why labels of reports are permuted and the chi-square table of G2 is not used.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations, islice
from typing import Any

import numpy as np
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner
from numpy.typing import NDArray

from analysis.words.loglikelihood import CellTerms, Scratch
from analysis.words.matrix import Numbers

PERMUTATIONS = 999  # smallest p .001; enough for a first look at thousands of terms
REFINED = 99_999  # terms at that floor go on, because Benjamini-Hochberg over thousands of terms needs p near 1e-5
MAX_ENUMERATED = 20_000  # up to here every labeling is tried, which is exact and not dearer than the refinement
SEED = 19932008  # fixed, so that the same scope always prints the same p
_DRAW_BUDGET = 40_000_000  # unit labels dealt in the refinement (about two seconds); larger designs refine less
_BLOCK_CELLS = 131_072  # cells of one block: 1 MB an array, so that the statistic is computed in the cache
_PRODUCT_CELLS = 4_194_304  # cells of one matrix product (16 MB): few large products, each waits for all cores
_EXACT_IN_FLOAT32 = 2**24  # whole numbers up to here are exact in single precision, whose product is twice as fast
_FEW = 10  # when at most a tenth of the units is dealt, adding up their sparse rows is the cheaper product
_FULL_DEAL = 4096  # with more units, drawing the few that are chosen is cheaper than a key for each
_DENSE_CELLS = 20_000_000  # up to here the counts are multiplied as a dense matrix (160 MB)


@dataclass(frozen=True, slots=True)
class Design:
    """What a comparison of so many units with so many units can show at best.

    `smallest_p` is the smallest p-value that any term can get; `smallest_q` the smallest q when every tested term gets that
    p, `smallest_q_alone` when one term does and no other is near.
    """

    a_units: int
    b_units: int
    labelings: int
    enumerated: bool
    tested_terms: int
    smallest_p: float
    smallest_q: float
    smallest_q_alone: float


@dataclass(frozen=True, slots=True)
class Groups:
    """Counts of the units (rows) and terms (columns), who is in A, and what stays where it is in every deal.

    A cluster of duplicates that has copies in A *and* in B says nothing about the difference; its counts are `fixed`.
    """

    counts: Any  # units x terms, sparse or dense
    tokens: Numbers
    in_a: NDArray[np.bool_]
    fixed_a: Numbers
    fixed_a_tokens: float
    fixed_b: Numbers
    fixed_b_tokens: float


def design(
    a_units: int,
    b_units: int,
    tested_terms: int = 1,
    *,
    shared: bool = False,
    permutations: int = PERMUTATIONS,
    refined: int = REFINED,
) -> Design:
    """The smallest p and q that this many units on each side can reach, whatever the texts say.

    With equally many units on both sides a labeling and its mirror image have the same G2, so the smallest share is two
    labelings and not one; unless a cluster is `shared` by both sides, whose copies stay where they are. A page
    that prints q without these numbers lets "nothing found" pass for "nothing there".

    >>> design(1, 1).smallest_p, design(1, 4).smallest_p, round(design(4, 4).smallest_p, 4)
    (1.0, 0.2, 0.0286)
    """
    labelings = math.comb(a_units + b_units, a_units) if min(a_units, b_units) > 0 else 1
    enumerated = labelings <= MAX_ENUMERATED
    mirrored = 2 if a_units == b_units and a_units > 0 and not shared else 1
    floor = 1 / (1 + max(permutations, refinement_size(a_units + b_units, permutations, refined)))
    share = mirrored / labelings
    smallest_p = min(1.0, share) if enumerated else max(share, floor)  # what is drawn cannot be rarer than it is
    alone = min(1.0, smallest_p * max(tested_terms, 1))
    return Design(a_units, b_units, labelings, enumerated, tested_terms, smallest_p, smallest_p, alone)


def refinement_size(units: int, permutations: int = PERMUTATIONS, refined: int = REFINED) -> int:
    """How many permutations a term at the floor gets: `refined`, less when very many units make a deal expensive."""
    return max(permutations, min(refined, _DRAW_BUDGET // max(units, 1)))


def permutation_p_values(
    groups: Groups, *, permutations: int = PERMUTATIONS, refined: int = REFINED, seed: int = SEED
) -> Numbers:
    """The p-value of each term (column): share of labelings whose G2 is at least the observed one, that one included.

    All labelings are enumerated when there are at most 20,000; else p = (1 + hits) / (1 + R) with R = 999, and terms
    without a hit go on to R = 9,999, those still without one to R = 99,999. Going on only at the floor keeps p valid: whoever
    stops would have a p above the floor either way.
    Exchanging A and B gives the same p to the last digit, because the smaller side is the one that is dealt, and of two
    equal ones that of the first unit.

    p is of the hypothesis that reports of A and B were drawn from one kind of report; any difference of kind, also of length
    or topic mix, can reject it.

    Source: Phipson & Smyth 2010, Permutation p-values should never be zero, SAGMB 9(1), 39; Besag & Clifford 1991 for
    stopping early; Lijffijt et al. 2016, DSH 31(2), for reports as units.
    """
    more = 2 * int(groups.in_a.sum()) - len(groups.in_a)
    dealt = groups.in_a if more < 0 or (more == 0 and groups.in_a[0]) else ~groups.in_a
    fixed = (groups.fixed_a, groups.fixed_a_tokens) if dealt is groups.in_a else (groups.fixed_b, groups.fixed_b_tokens)
    units, chosen = len(dealt), int(dealt.sum())
    labelings = math.comb(units, chosen)
    tester = _Exceedances(groups, dealt, *fixed)
    if labelings <= MAX_ENUMERATED:
        return tester.count(partial(_all_labelings, units, chosen), tester.every) / labelings
    rng = np.random.default_rng(seed)
    p_values, floor, done = np.ones(len(tester.every)), tester.every, 0
    for goal in _stages(permutations, refinement_size(units, permutations, refined)):
        hits = tester.count(partial(_random_labelings, units, chosen, goal - done, rng), floor)
        p_values[floor] = (1.0 + hits) / (1.0 + goal)
        floor, done = floor[hits == 0], goal
        if not len(floor):
            break
    return p_values


def benjamini_hochberg(p_values: Numbers) -> Numbers:
    """q-values: the false discovery rate at which each term would just be reported; NaN where p is NaN.

    Source: Benjamini & Hochberg 1995, JRSS B 57(1), 289-300, as `scipy.stats.false_discovery_control`.
    """
    q_values = np.full(len(p_values), np.nan)
    tested = ~np.isnan(p_values)
    if tested.any():
        q_values[tested] = scipy.stats.false_discovery_control(p_values[tested], method="bh")
    return q_values


def _stages(permutations: int, goal: int) -> list[int]:
    """999, 9,999, 99,999: each stage ten times as fine, for the terms that are still without a hit."""
    stages = [permutations]
    while stages[-1] < goal:
        stages.append(min(10 * stages[-1] + 9, goal))
    return stages


class _Exceedances:
    """Counts, per term, the labelings whose G2 reaches the observed one; the observed one is computed the same way."""

    def __init__(self, groups: Groups, dealt: NDArray[np.bool_], fixed_counts: Numbers, fixed_tokens: float) -> None:
        counts = groups.counts
        totals = np.asarray(counts.sum(axis=0)).ravel() + groups.fixed_a + groups.fixed_b
        all_tokens = float(groups.tokens.sum() + groups.fixed_a_tokens + groups.fixed_b_tokens)
        whole = all(_whole(part) for part in (groups.tokens, fixed_counts, totals, getattr(counts, "data", counts)))
        self.every = np.arange(counts.shape[1])
        self._cells = CellTerms.of(totals, all_tokens, whole=whole)
        self._dtype = np.float32 if whole and totals.max(initial=0.0) < _EXACT_IN_FLOAT32 else np.float64
        self._dense = counts.shape[0] * counts.shape[1] <= _DENSE_CELLS
        made = counts.toarray() if self._dense and hasattr(counts, "toarray") else counts
        self._counts = made.astype(self._dtype) if self._dense else made.tocsr()
        self._few = not self._dense and dealt.sum() * _FEW <= len(dealt)
        self._tokens, self._fixed, self._fixed_tokens = groups.tokens, fixed_counts, fixed_tokens
        scratch = Scratch.of(1, len(self.every))
        observed = self._group(dealt[None, :], self._counts, self.every)
        self._threshold = self._cells.sums(*observed, self.every, scratch)[0] - self._cells.tolerance

    def count(self, labelings: Callable[[int], Iterator[NDArray[np.bool_]]], columns: NDArray[np.intp]) -> Numbers:
        """How many of the labelings reach the observed statistic, for each of the terms `columns`."""
        hits = np.zeros(len(columns))
        counts = self._counts if len(columns) == len(self.every) else self._counts[:, columns]
        widest = max(len(columns), len(self._tokens), 1)
        rows = max(16, min(2048, _BLOCK_CELLS // widest))
        scratch = Scratch.of(rows, len(columns))
        ones = np.ones(rows, dtype=np.float32)
        for dealt in labelings(max(rows, min(8192, _PRODUCT_CELLS // widest))):
            product, tokens = self._group(dealt, counts, columns)
            for part in (slice(at, at + rows) for at in range(0, len(dealt), rows)):
                sums = self._cells.sums(product[part], tokens[part], columns, scratch)
                reached = (sums >= self._threshold[columns]).astype(np.float32)
                hits += ones[: len(reached)] @ reached  # a column sum; dearer by .sum(axis=0)
        return hits

    def _group(self, dealt: NDArray[np.bool_], counts: Any, columns: NDArray[np.intp]) -> tuple[NDArray[Any], Numbers]:
        """Counts and tokens of the dealt side: the two matrix products of a block."""
        indicator = dealt.astype(self._dtype)
        if self._few:
            product = (scipy.sparse.csr_array(dealt.astype(np.float64)) @ counts).toarray()
        else:
            product = indicator @ counts if self._dense else (counts.T @ indicator.T).T
        fixed = self._fixed[columns]
        if fixed.any():
            product += fixed.astype(self._dtype)
        return product, dealt.astype(np.float64) @ self._tokens + self._fixed_tokens


def _whole(values: Any) -> bool:
    return bool(np.all(values == np.floor(values)))


def _all_labelings(units: int, chosen: int, rows: int) -> Iterator[NDArray[np.bool_]]:
    every = combinations(range(units), chosen)
    while block := list(islice(every, rows)):
        yield _indicator(np.array(block, dtype=np.intp).reshape(len(block), chosen), units)


def _random_labelings(
    units: int, chosen: int, size: int, rng: np.random.Generator, rows: int
) -> Iterator[NDArray[np.bool_]]:
    for start in range(0, size, rows):
        many = min(rows, size - start)
        if units > _FULL_DEAL:
            picks = [rng.choice(units, chosen, replace=False, shuffle=False) for _ in range(many)]
            yield _indicator(np.stack(picks), units)
        else:
            # 32 random bits a unit: a tie at the border, which would deal one unit too many, is rarer than one in a million.
            keys = rng.integers(0, 2**32, (many, units), dtype=np.uint32)
            yield keys <= np.partition(keys, chosen - 1, axis=1)[:, chosen - 1 : chosen]


def _indicator(chosen: NDArray[np.intp], units: int) -> NDArray[np.bool_]:
    made = np.zeros((len(chosen), units), dtype=bool)
    np.put_along_axis(made, chosen, True, axis=1)
    return made
