"""How many times as often A uses a term as B, with and without caution."""

from __future__ import annotations

import numpy as np
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner

from analysis.words.matrix import Numbers

ZERO_COUNT = 0.5  # stands for a count of zero (Hardie 2014)
CONFIDENCE = 0.95


def log_ratio(a: Numbers, b: Numbers, a_tokens: float, b_tokens: float) -> Numbers:
    """log2 of the ratio of rates: +1 means twice as often in A, -1 twice as often in B; 0.5 stands for a zero count.

    Large for terms that are rare on one side whatever the evidence; read it beside the counts. When A has much less text than B,
    0.5 in A can be a higher rate than a few occurrences in B: the sign then contradicts the rates (and G2), and charts leave such
    terms out.

    Source: Hardie 2014, Log Ratio: an informal introduction, CASS Lancaster.
    """
    ratio = (
        np.log2(np.where(a > 0, a, ZERO_COUNT))
        - np.log2(np.where(b > 0, b, ZERO_COUNT))
        + np.log2(b_tokens)
        - np.log2(a_tokens)
    )
    return np.asarray(ratio, dtype=np.float64)


def conservative_log_ratio(a: Numbers, b: Numbers, a_tokens: float, b_tokens: float) -> Numbers:
    """The bound of the log ratio's confidence interval that is nearer to zero; 0 when the interval holds zero.

    Given a + b, a is binomial; its exact (Clopper-Pearson) interval at 95 %, Bonferroni-corrected for the number of terms,
    gives the bounds of the ratio of rates. A ranking that balances size and evidence; as a test it would assume that tokens
    are independent, which they are not.

    Source: Evert 2022, Measuring keyness, Digital Humanities 2022 (measure LRC).
    """
    tail = (1.0 - CONFIDENCE) / 2.0 / max(len(a), 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(a > 0, scipy.stats.beta.ppf(tail, a, b + 1), 0.0)
        high = np.where(b > 0, scipy.stats.beta.isf(tail, a + 1, b), 1.0)
        size = np.log2(b_tokens) - np.log2(a_tokens)
        low_ratio = np.log2(low) - np.log2(1.0 - low) + size
        high_ratio = np.log2(high) - np.log2(1.0 - high) + size
    typical_of_a = a * b_tokens > b * a_tokens
    return np.asarray(np.where(typical_of_a, np.maximum(low_ratio, 0.0), np.minimum(high_ratio, 0.0)), dtype=np.float64)
