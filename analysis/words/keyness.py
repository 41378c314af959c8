"""Which terms set the reports of A apart from those of B: rankings that scholars expect and a test they can defend."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np
import pandas as pd
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner

from analysis.errors import InputError
from analysis.tables import SHOWN
from analysis.words.bootstrap import RESAMPLES, log_ratio_interval
from analysis.words.frequency import PER_TOKENS
from analysis.words.log_odds import log_odds_z
from analysis.words.log_ratio import conservative_log_ratio, log_ratio
from analysis.words.loglikelihood import signed_g2
from analysis.words.matrix import Numbers, TermMatrix, merge_duplicates, term_matrix
from analysis.words.permutation import (
    PERMUTATIONS,
    REFINED,
    SEED,
    Design,
    Groups,
    benjamini_hochberg,
    design,
    permutation_p_values,
)

MIN_REPORTS = 5  # a term in fewer reports is not tested: it cannot reach a small p and would only cost the others q


def keyness(
    a_terms: pd.DataFrame,
    b_terms: pd.DataFrame,
    a_tokens_by_report: pd.Series,
    b_tokens_by_report: pd.Series,
    background: pd.Series | None = None,
    *,
    background_tokens: float | None = None,
    clusters: pd.Series | None = None,
    weights: pd.Series | None = None,
    intervals: bool | Collection[str] | Callable[[pd.DataFrame], Collection[str]] = False,
    permutations: int = PERMUTATIONS,
    refined: int = REFINED,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row per term of A or B, most typical of A first: counts, rates, four rankings, permutation p and q.

    `a_terms` and `b_terms` have rows report_id, term, term_count, already limited to the wanted layers; the token series
    (index report_id) say which reports belong to each side and are the denominators. `background` (index term) holds
    corpus-wide counts for the prior of the log-odds (`background_tokens`: all tokens of the corpus); without it the counts of A
    and B together serve. `clusters` (index report_id) names the duplicate cluster of each report: a cluster is one unit of the
    test and of the intervals. `weights` (index report_id) makes copies share one vote: counts, of reports too, are then sums of
    weights.
    `permutations=0` leaves p and q null. With `intervals` (True, the terms that are shown, or a function that
    picks them from the table) bootstrap bounds of the log ratio follow.

    Only terms in at least five units are tested; p and q of the others are null. The rankings are no tests. What the
    design can reach at best is said by `reachable`.

    Raises:
        EmptyGroup: A or B holds no report with a token; the message says which.
        InputError: a report is in A and in B.
    """
    twice = a_tokens_by_report.index.intersection(b_tokens_by_report.index)
    if len(twice):
        raise InputError(
            "reports are in A and in B", ", ".join(map(str, twice[:3])), "Choose groups that do not overlap."
        )
    a, b = _two_matrices(a_terms, b_terms, a_tokens_by_report, b_tokens_by_report, weights)
    known = background_tokens or (0.0 if background is None else float(background.sum()))
    prior_tokens = max(known, float(a.tokens.sum() + b.tokens.sum()))
    table = _rankings(a, b, _prior(a, b, background), prior_tokens, whole=weights is None)
    table["p_value"] = _p_values(_units(a, b, clusters), permutations, refined, seed) if permutations else np.nan
    table["q_value"] = benjamini_hochberg(table["p_value"].to_numpy(dtype=np.float64))
    table["log_ratio_low"] = table["log_ratio_high"] = np.nan
    if intervals is not False:
        picked = a.terms if intervals is True else list(intervals(table) if callable(intervals) else intervals)
        shown = np.flatnonzero(a.terms.isin(picked))
        units = merge_duplicates(a, clusters), merge_duplicates(b, clusters)
        table["log_ratio_low"], table["log_ratio_high"] = log_ratio_interval(*units, shown, resamples=resamples)
    columns = [name for name in SHOWN["organizations", "keyness"].columns if name in table]
    table = table[[*columns, *table.columns.difference(columns, sort=False)]]
    return table.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)


def reachable(
    table: pd.DataFrame,
    a_tokens_by_report: pd.Series,
    b_tokens_by_report: pd.Series,
    *,
    clusters: pd.Series | None = None,
    permutations: int = PERMUTATIONS,
    refined: int = REFINED,
) -> Design:
    """The smallest p and q that this comparison could have reached; `table` is what `keyness` gave for it.

    1 against 1 report: p = 1, nothing can be concluded; 1 against 4: p = .2 at best. A cluster with copies on both sides is
    no unit of either, because it says nothing about the difference.
    """
    a, b = (_cluster_names(side.index, clusters) for side in (a_tokens_by_report, b_tokens_by_report))
    tested = int(table["p_value"].notna().sum())
    return design(len(a - b), len(b - a), tested, shared=bool(a & b), permutations=permutations, refined=refined)


def _two_matrices(
    a_terms: pd.DataFrame, b_terms: pd.DataFrame, a_tokens: pd.Series, b_tokens: pd.Series, weights: pd.Series | None
) -> tuple[TermMatrix, TermMatrix]:
    used = [side.loc[side["report_id"].isin(n.index), "term"] for side, n in ((a_terms, a_tokens), (b_terms, b_tokens))]
    vocabulary = pd.Index(pd.concat(used).unique()).sort_values()
    return (
        term_matrix(a_terms, a_tokens, group="group A", vocabulary=vocabulary, weights=weights),
        term_matrix(b_terms, b_tokens, group="group B", vocabulary=vocabulary, weights=weights),
    )


def _prior(a: TermMatrix, b: TermMatrix, background: pd.Series | None) -> Numbers:
    pooled = a.term_counts + b.term_counts
    if background is None:
        return pooled
    # A term of A or B that the corpus-wide counts lack was filtered there; its own counts are the least that is known.
    return background.reindex(a.terms).fillna(pd.Series(pooled, index=a.terms)).to_numpy(dtype=np.float64)


def _rankings(a: TermMatrix, b: TermMatrix, prior: Numbers, prior_tokens: float, *, whole: bool) -> pd.DataFrame:
    x, y, n, m = a.term_counts, b.term_counts, float(a.tokens.sum()), float(b.tokens.sum())
    counts = np.int64 if whole else np.float64
    return pd.DataFrame(
        {
            "term": a.terms,
            "a_count": x.astype(counts),
            "b_count": y.astype(counts),
            "a_per_10k": x / n * PER_TOKENS,
            "b_per_10k": y / m * PER_TOKENS,
            "a_reports": a.row_counts,
            "b_reports": b.row_counts,
            "g2": signed_g2(x, y, n, m),
            "log_ratio": log_ratio(x, y, n, m),
            "conservative_log_ratio": conservative_log_ratio(x, y, n, m),
            "log_odds_z": log_odds_z(x, y, n, m, prior, prior_tokens),
        }
    )


def _cluster_names(reports: pd.Index, clusters: pd.Series | None) -> set[str]:
    if clusters is None:
        return set(reports)
    return set(clusters.reindex(reports).fillna(pd.Series(reports, index=reports)))


def _units(a: TermMatrix, b: TermMatrix, clusters: pd.Series | None) -> tuple[Groups, Numbers]:
    a, b = merge_duplicates(a, clusters), merge_duplicates(b, clusters)
    both = a.rows.intersection(b.rows)
    fixed = [(side.rows.isin(both), side) for side in (a, b)]
    free = [(side.counts[~held], side.tokens[~held], side.rows[~held]) for held, side in fixed]
    order = np.argsort(np.concatenate([free[0][2], free[1][2]]).astype(str), kind="stable")
    counts = scipy.sparse.vstack([free[0][0], free[1][0]]).tocsr()[order]
    in_a = np.r_[np.ones(len(free[0][1]), dtype=bool), np.zeros(len(free[1][1]), dtype=bool)][order]
    held_counts = [np.asarray(side.counts[held].sum(axis=0)).ravel() for held, side in fixed]
    held_tokens = [float(side.tokens[held].sum()) for held, side in fixed]
    groups = Groups(
        counts,
        np.concatenate([free[0][1], free[1][1]])[order],
        in_a,
        held_counts[0],
        held_tokens[0],
        held_counts[1],
        held_tokens[1],
    )
    # A cluster on both sides holds a term when any of its near-equal copies does, so that the filter is blind to the labels.
    held_rows = np.asarray(((a.counts[fixed[0][0]] + b.counts[fixed[1][0]]) > 0).sum(axis=0)).ravel()
    return groups, np.asarray((counts > 0).sum(axis=0)).ravel() + held_rows


def _p_values(units: tuple[Groups, Numbers], permutations: int, refined: int, seed: int) -> Numbers:
    groups, unit_counts = units
    tested = np.flatnonzero(unit_counts >= MIN_REPORTS)
    p_values = np.full(len(unit_counts), np.nan)
    if len(tested) and len(groups.in_a):
        part = Groups(
            groups.counts[:, tested], groups.tokens, groups.in_a,
            groups.fixed_a[tested], groups.fixed_a_tokens, groups.fixed_b[tested], groups.fixed_b_tokens,
        )  # fmt: skip
        p_values[tested] = permutation_p_values(part, permutations=permutations, refined=refined, seed=seed)
    return p_values
