"""How often the reports in scope use each term, and how widely."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import pandas as pd

from analysis.tables import SHOWN
from analysis.words.bootstrap import RESAMPLES, SEED, rate_interval
from analysis.words.dispersion import deviation_of_proportions, normalised_deviation
from analysis.words.matrix import merge_duplicates, term_matrix

PER_TOKENS = 10_000


def term_frequencies(
    terms: pd.DataFrame,
    token_count_by_report: pd.Series,
    *,
    exclude: Collection[str] = (),
    weights: pd.Series | None = None,
    clusters: pd.Series | None = None,
    intervals: bool | Collection[str] | Callable[[pd.DataFrame], Collection[str]] = False,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row per term, most frequent first: count, rate per 10,000 tokens, reports that use it, dispersion.

    `terms` has rows report_id, term, term_count, already limited to the wanted layers and parts of speech; the denominator is
    *all* tokens of *all* reports in `token_count_by_report`, so no display filter and no excluded term moves a rate.
    `weights` (index report_id) makes copies of a text share one vote: counts, of reports too, are then sums of weights. With
    `intervals` (True, the terms that are shown, or a function that picks them from the table) the bootstrap bounds of the rate
    follow (duplicate clusters as units; null below five).

    A rate is not comparable across corpora that were segmented with different dictionaries.

    Raises:
        EmptyGroup: there is no report, or not one token, in scope.

    >>> rows = pd.DataFrame({"report_id": ["r1", "r2"], "term": ["供水", "供水"], "term_count": [3, 1]})
    >>> term_frequencies(rows, pd.Series({"r1": 600, "r2": 400}))[["term", "term_count", "per_10k_terms"]].values.tolist()
    [['供水', 4, 40.0]]
    """
    matrix = term_matrix(terms, token_count_by_report, exclude=exclude, weights=weights)
    counts = matrix.term_counts
    total = matrix.tokens.sum()
    table = pd.DataFrame(
        {
            "term": matrix.terms,
            "term_count": counts if weights is not None else counts.astype(np.int64),
            "per_10k_terms": counts / total * PER_TOKENS,
            "report_count": matrix.row_counts,
            "dp_norm": normalised_deviation(matrix),
        },
        columns=list(SHOWN["terms", "terms"].columns),
    )
    table["dp"] = deviation_of_proportions(matrix)
    if intervals is not False:
        picked = matrix.terms if intervals is True else list(intervals(table) if callable(intervals) else intervals)
        shown = matrix.terms.isin(picked)
        units = merge_duplicates(matrix, clusters)
        low, high = rate_interval(units, np.flatnonzero(shown), resamples=resamples, seed=seed)
        table["per_10k_low"], table["per_10k_high"] = low * PER_TOKENS, high * PER_TOKENS
    table = table[table["report_count"] > 0]
    return table.sort_values(["term_count", "term"], ascending=[False, True], ignore_index=True)
