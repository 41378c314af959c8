"""Which reports are copies of one another, and how each of them should count."""

from __future__ import annotations

import unicodedata
import zlib
from hashlib import sha256

import numpy as np
import pandas as pd

from analysis.errors import TextNotStored, UnknownChoice

COUNT_MODES = ("all", "cluster", "weighted")
SHINGLE = 5  # characters; about two and a half Chinese words
MIN_SIMILARITY = (
    0.8  # Jaccard; a repost with another header or footer stays above, another report of the series far below
)
# 25 bands of 5 rows: a pair at .8 is proposed with probability 1 - (1 - .8^5)^25 = .99995, one at .3 with .06. Proposed
# pairs are then compared exactly, so a wide net costs time and never a false cluster.
BANDS, ROWS = 25, 5
HASH_SEED = 1


def canonical(text: str) -> str:
    """The text as far as copies must agree: NFKC, without any white space.

    >>> canonical("２０２３年 供水")
    '2023年供水'
    """
    return "".join(unicodedata.normalize("NFKC", text).split())


def duplicate_clusters(texts: pd.Series, *, min_similarity: float = MIN_SIMILARITY) -> pd.Series:
    """For each report the id of the first report (in the order of `texts`) with the same or nearly the same text.

    `texts` (index report_id) holds the bodies. Equal canonical texts are one cluster; further pairs are proposed by MinHash on
    character 5-grams and joined when their exact Jaccard similarity is at least .8. Clusters are chains: first and last may be
    less alike than .8. A report without text is a cluster of its own.

    Two different years of one organization's formulaic report stay apart unless four fifths of the 5-grams are the same;
    look at the pairs before a small corpus is counted by cluster.

    Raises:
        TextNotStored: a text is null, as in a features-only corpus.

    Source: Broder 1997, On the resemblance and containment of documents, SEQUENCES '97, 21-29.
    """
    _require_text(texts)
    first = pd.Series(range(len(texts)), index=texts.index)
    digests = [
        sha256(canonical(text).encode()).hexdigest() if canonical(text) else name for name, text in texts.items()
    ]
    exact = first.groupby(digests).transform("min").to_numpy(dtype=np.intp).copy()
    root = _joined(
        exact, near_duplicate_pairs(texts.iloc[np.unique(exact)], min_similarity=min_similarity), texts.index
    )
    return pd.Series(texts.index[root], index=texts.index, name="duplicate_cluster")


def near_duplicate_pairs(texts: pd.Series, *, min_similarity: float = MIN_SIMILARITY) -> pd.DataFrame:
    """One row per pair of reports that are nearly the same: report_id, other_report_id, similarity (exact Jaccard)."""
    from datasketch import MinHash, MinHashLSH  # it loads much of scipy, and a page that only counts needs neither

    shingles = {name: _shingles(canonical(text)) for name, text in texts.items()}
    index = MinHashLSH(params=(BANDS, ROWS), num_perm=BANDS * ROWS)
    pairs: list[tuple[object, object, float]] = []
    order = {name: place for place, name in enumerate(texts.index)}
    for name, own in shingles.items():
        if not own:
            continue
        sketch = MinHash(num_perm=BANDS * ROWS, seed=HASH_SEED, hashfunc=zlib.crc32)
        sketch.update_batch(own)
        for other in sorted(index.query(sketch), key=order.__getitem__):
            similarity = len(own & shingles[other]) / len(own | shingles[other])
            if similarity >= min_similarity:
                pairs.append((other, name, similarity))
        index.insert(name, sketch, check_duplication=False)
    return pd.DataFrame(pairs, columns=["report_id", "other_report_id", "similarity"])


def report_weights(reports: pd.DataFrame, mode: str = "all") -> pd.Series:
    """How much each report in scope counts (index report_id): all 1; cluster 1 for the first of its duplicates, else 0;
    weighted 1 / number of its duplicates in scope.

    "all" describes what was published, "cluster" what was written, "weighted" shares the one vote of a text among the
    organizations that published it. Inference always takes the cluster as its unit, whatever is shown.

    Raises:
        UnknownChoice: no such mode.
    """
    if mode not in COUNT_MODES:
        raise UnknownChoice("counting mode", mode, f"Choose one of {', '.join(COUNT_MODES)}.")
    ordered = reports[["report_id", "duplicate_cluster"]].sort_values("report_id")
    cluster = ordered["duplicate_cluster"].fillna(ordered["report_id"])
    if mode == "all":
        weight = np.ones(len(ordered))
    elif mode == "cluster":
        weight = np.asarray(~cluster.duplicated(), dtype=np.float64)
    else:
        weight = 1.0 / np.asarray(cluster.groupby(cluster).transform("size"), dtype=np.float64)
    return pd.Series(weight, index=pd.Index(ordered["report_id"]), name="report_weight")


def _shingles(text: str) -> set[bytes]:
    if not text:
        return set()
    return {text[at : at + SHINGLE].encode() for at in range(max(1, len(text) - SHINGLE + 1))}


def _joined(root: np.ndarray, pairs: pd.DataFrame, index: pd.Index) -> np.ndarray:
    """Each position's smallest connected position (union-find by smallest root)."""

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = int(root[at])
        return at

    for left, right in zip(
        index.get_indexer(pd.Index(pairs["report_id"])),
        index.get_indexer(pd.Index(pairs["other_report_id"])),
        strict=True,
    ):
        low, high = sorted((find(int(left)), find(int(right))))
        root[high] = low
    return np.array([find(at) for at in range(len(root))], dtype=np.intp)


def _require_text(texts: pd.Series) -> None:
    if texts.isna().any():
        raise TextNotStored(
            "copies are found by comparing texts, and this corpus stores none", next_step="Build one with text."
        )
