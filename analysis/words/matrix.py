"""Counts as a matrix of reports x terms, and the merging of its rows into the units that may be resampled.

Every measure of this package that looks beyond totals starts here, so that reports are always in the same order (by id)
and no result can depend on the order in which they were read.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner
from numpy.typing import NDArray

from analysis.errors import EmptyGroup

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class TermMatrix:
    """Counts of `terms` (columns) in `rows` (report ids or duplicate clusters), with the tokens of each row.

    `votes` is what each row counts for: None when every row counts once, else the weight of the report.
    """

    rows: pd.Index
    terms: pd.Index
    counts: Any  # scipy.sparse.csr_array of float64, rows x terms
    tokens: Numbers
    votes: Numbers | None = None

    @property
    def term_counts(self) -> Numbers:
        """Occurrences of each term over all rows."""
        return np.asarray(self.counts.sum(axis=0), dtype=np.float64).ravel()

    @property
    def row_counts(self) -> NDArray[np.int64] | Numbers:
        """Rows in which each term occurs; the sum of their votes when these differ."""
        held = self.counts > 0
        if self.votes is not None:
            return np.asarray(self.votes @ held.astype(np.float64), dtype=np.float64)
        return np.asarray(held.sum(axis=0)).ravel().astype(np.int64)


def term_matrix(
    terms: pd.DataFrame,
    token_count_by_report: pd.Series,
    *,
    group: str = "the scope",
    exclude: Collection[str] = (),
    vocabulary: pd.Index | None = None,
    weights: pd.Series | None = None,
) -> TermMatrix:
    """The counts of `terms` (report_id, term, term_count) in the reports that `token_count_by_report` lists.

    Rows of other reports are out of scope and left out; a report without a matching term keeps its row of zeros, because
    its tokens belong to the denominator. `weights` (index report_id) multiplies counts and tokens of a report alike.

    Raises:
        EmptyGroup: no report, or not one token; `group` is named in the message.
    """
    tokens, votes = token_count_by_report.astype("float64").sort_index(), None
    if weights is not None:
        tokens = tokens * weights.reindex(tokens.index).astype("float64")
        tokens = tokens[tokens > 0]
        votes = weights.reindex(tokens.index).to_numpy(dtype=np.float64)
    if tokens.empty or not tokens.sum() > 0:
        raise EmptyGroup(f"{group} holds no report with a token", next_step="Widen the selection.")
    row = _places(terms["report_id"], tokens.index)
    names = _terms_of(terms["term"][row >= 0], exclude) if vocabulary is None else vocabulary
    column = _places(terms["term"], names)
    values = terms["term_count"].to_numpy(dtype=np.float64)
    if votes is not None:
        values = values * votes[row]
    kept = (row >= 0) & (column >= 0)
    made = scipy.sparse.coo_array((values[kept], (row[kept], column[kept])), shape=(len(tokens), len(names))).tocsr()
    return TermMatrix(tokens.index, names, made, np.asarray(tokens, dtype=np.float64), votes)


def _places(labels: pd.Series, among: pd.Index) -> NDArray[np.intp]:
    """Where each label stands in the index, -1 if nowhere; each distinct label is looked up once."""
    codes, distinct = pd.factorize(labels)
    places = among.get_indexer(pd.Index(distinct))
    return np.asarray(places[codes] if len(distinct) else places, dtype=np.intp)


def _terms_of(labels: pd.Series, exclude: Collection[str]) -> pd.Index:
    kept: list[str] = sorted(set(labels.unique()) - set(exclude))
    return pd.Index(kept)


def merge_duplicates(matrix: TermMatrix, clusters: pd.Series | None) -> TermMatrix:
    """The same counts with the reports of one duplicate cluster added up into one row; without clusters, unchanged.

    Copies of a text are one observation: resampling them one by one would count the same evidence twice. A report that
    has no cluster is a unit of its own.
    """
    if clusters is None:
        return matrix
    own = pd.Series(matrix.rows, index=matrix.rows)
    unit = clusters.reindex(matrix.rows).fillna(own)
    codes, names = pd.factorize(unit, sort=True)
    add = scipy.sparse.coo_array(
        (np.ones(len(codes)), (codes, np.arange(len(codes)))), shape=(len(names), len(codes))
    ).tocsr()
    return TermMatrix(pd.Index(names), matrix.terms, (add @ matrix.counts).tocsr(), np.asarray(add @ matrix.tokens))
