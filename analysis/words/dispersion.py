"""How evenly a term is spread over the reports."""

from __future__ import annotations

import numpy as np

from analysis.words.matrix import Numbers, TermMatrix


def deviation_of_proportions(matrix: TermMatrix) -> Numbers:
    """DP of each term: 0 when every report holds its due share of the term, towards 1 when one report holds it all.

    DP = 1/2 sum over reports of |v - s|, where v is the report's share of the term's occurrences and s its share of all
    tokens. NaN for a term that does not occur. Do not compare corpora of few or very unequal reports by DP: its largest
    value depends on the smallest report (see `normalised_deviation`).

    Source: Gries 2008, Dispersions and adjusted frequencies in corpora, IJCL 13(4), 403-437.
    """
    size = matrix.tokens / matrix.tokens.sum()
    total = matrix.term_counts
    cells = matrix.counts.tocoo()
    present = size[cells.coords[0]]
    with np.errstate(divide="ignore", invalid="ignore"):
        share = cells.data / total[cells.coords[1]]
    # A report without the term adds s to the sum; start from "absent everywhere" (sum of s = 1) and correct the rest.
    excess = np.bincount(cells.coords[1], weights=np.abs(share - present) - present, minlength=len(total))
    return np.where(total > 0, (1.0 + excess) / 2.0, np.nan)


def normalised_deviation(matrix: TermMatrix) -> Numbers:
    """DPnorm of each term: DP divided by the largest value it can take here, 1 - min s; 0 even, 1 uneven.

    NaN when there is a single report: evenness over one report means nothing.

    Source: Lijffijt & Gries 2012, Correction to "Dispersions and adjusted frequencies in corpora", IJCL 17(1), 147-149.
    """
    size = matrix.tokens[matrix.tokens > 0] / matrix.tokens.sum()
    if len(size) < 2:
        return np.full(len(matrix.terms), np.nan)
    return np.asarray(deviation_of_proportions(matrix) / (1.0 - size.min()), dtype=np.float64)
