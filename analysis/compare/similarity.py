"""How alike organizations are in what they speak of, as a matrix whose order puts like beside like."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner

from analysis.errors import EmptyGroup


def similarity(table: pd.DataFrame) -> pd.DataFrame:
    """One row per ordered pair of organizations: Jensen-Shannon distance (0 same, 1 nothing shared) and cosine (1 same).

    `table` has organizations as rows and terms or themes as columns, holding counts or amounts; each row is compared as a
    distribution. Rows come in matrix order: `place` and `other_place` put similar organizations beside each other (average
    linkage, optimal leaf order). Organizations with few tokens look unlike everyone, because rare words are missing by chance:
    compare organizations of similar size.

    Raises:
        EmptyGroup: an organization has nothing in any column; the message says which.

    Source: Lin 1991, IEEE Trans. Information Theory 37(1), 145-151 (base 2); Endres & Schindelin 2003 (its root is a metric);
    Bar-Joseph et al. 2001 for the order.
    """
    values = table.to_numpy(dtype=np.float64)
    totals = values.sum(axis=1)
    if not (totals > 0).all():
        raise EmptyGroup("nothing to compare in", ", ".join(map(str, table.index[totals <= 0][:5])), "Leave it out.")
    shares = values / totals[:, None]
    divergence = jensen_shannon(shares)
    lengths = np.linalg.norm(shares, axis=1)
    cosine = np.clip(shares @ shares.T / np.outer(lengths, lengths), 0.0, 1.0)
    order = _leaf_order(divergence)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    first, second = (axis.ravel() for axis in np.meshgrid(order, order, indexing="ij"))
    names = table.index.astype(str).to_numpy()
    return pd.DataFrame(
        {
            "organization": names[first],
            "other_organization": names[second],
            "jensen_shannon": divergence[first, second],
            "cosine": cosine[first, second],
            "place": place[first],
            "other_place": place[second],
        }
    )


def jensen_shannon(shares: np.ndarray) -> np.ndarray:
    """The Jensen-Shannon distance (square root of the divergence in bits) of each pair of rows."""
    made = np.zeros((len(shares), len(shares)))
    for at, own in enumerate(shares[:-1]):
        others = shares[at + 1 :]
        middle = (own + others) / 2
        divergence = (scipy.special.rel_entr(own, middle) + scipy.special.rel_entr(others, middle)).sum(axis=1) / 2
        made[at, at + 1 :] = made[at + 1 :, at] = np.sqrt(np.maximum(divergence, 0.0) / np.log(2))
    return made


def _leaf_order(distances: np.ndarray) -> np.ndarray:
    if len(distances) < 3:
        return np.arange(len(distances))
    condensed = scipy.spatial.distance.squareform(distances, checks=False)
    joined = scipy.cluster.hierarchy.linkage(condensed, "average", optimal_ordering=True)
    return np.asarray(scipy.cluster.hierarchy.leaves_list(joined))
