"""Log-odds that are shrunk towards what the whole corpus says."""

from __future__ import annotations

import numpy as np

from analysis.words.matrix import Numbers


def log_odds_z(
    a: Numbers, b: Numbers, a_tokens: float, b_tokens: float, prior: Numbers, prior_tokens: float
) -> Numbers:
    """The difference of the log-odds in A and B in units of its standard deviation, shrunk towards the prior.

    With y occurrences in n tokens and prior counts alpha (sum alpha0): log((y + alpha) / (n + alpha0 - y - alpha)), A minus B,
    divided by sqrt(1 / (y_A + alpha) + 1 / (y_B + alpha)). The prior is what the whole corpus says, so words that every
    organization uses do not lead every list. Beyond 1.96 is no test on bursty reports. NaN for a
    term without any prior count, or one that makes up the whole text.

    Source: Monroe, Colaresi & Quinn 2008, Fightin' Words, Political Analysis 16(4), 372-403, section 3.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        a_odds = np.log(a + prior) - np.log(a_tokens + prior_tokens - a - prior)
        b_odds = np.log(b + prior) - np.log(b_tokens + prior_tokens - b - prior)
        z = (a_odds - b_odds) / np.sqrt(1.0 / (a + prior) + 1.0 / (b + prior))
    return np.asarray(np.where(np.isfinite(z), z, np.nan), dtype=np.float64)
