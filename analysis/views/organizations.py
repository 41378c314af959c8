"""The tables of the page organizations: A against B, all against all, and who stands above whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.compare import organizations, profiles
from analysis.compare.correspondence import CorrespondenceMap, correspondence_analysis
from analysis.compare.similarity import similarity
from analysis.corpus import Corpus
from analysis.errors import EmptyGroup, UnknownChoice
from analysis.facts.organizations import registry, roll_up
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import (
    clusters_of,
    layers_of,
    one,
    reports_of,
    theme_names,
    tokens_of,
    weights_of,
)
from analysis.words import keyness
from analysis.words.permutation import Design

LEADING = 60  # terms on each side whose log ratio gets an interval: what a chart and a first page of the table show
_MOST_KEPT = 16
# By fingerprint, counting mode and layers, under which they never change: occurrences by term, and all tokens.
_backgrounds: dict[tuple[str, ...], tuple[pd.Series, float]] = {}


def sides(corpus: Corpus, scope: Scope, keys: k.Keys) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The reports of side A and of side B within the scope.

    Raises:
        EmptyGroup, UnknownChoice: a side holds no report; the message says which.
    """
    asked, narrow = (one(keys, "a"), keys["b"][0]), _narrowed(scope, keys)
    reports = reports_of(corpus, narrow, keys)
    if narrow != scope and not set(asked) <= set(reports["organization_label"]):
        reports = reports_of(corpus, scope, keys)  # one of them has no report here; the message names those that have
    return organizations.two_groups(reports, *asked)


def compared(corpus: Corpus, scope: Scope, keys: k.Keys) -> dict[str, str]:
    """Who is compared with whom, defaults named, and how many reports each side has; nothing where a side has none."""
    try:
        in_a, in_b = sides(corpus, scope, keys)
    except (EmptyGroup, UnknownChoice):
        return {}
    a = str(in_a["organization_label"].iloc[0])
    return {"a": a, "a_reports": str(len(in_a)), "b": keys["b"][0], "b_reports": str(len(in_b))}


def _keyness(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    in_a, in_b = sides(corpus, scope, keys)
    layers, rank = layers_of(keys), keys["rank"][0]
    counted = corpus.terms(_narrowed(scope, keys), layers)
    background, background_tokens = _background(corpus, scope, layers)
    a_terms, b_terms = (counted[counted["report_id"].isin(side["report_id"])] for side in (in_a, in_b))
    table = keyness.keyness(
        a_terms,
        b_terms,
        tokens_of(in_a),
        tokens_of(in_b),
        background,
        background_tokens=background_tokens,
        clusters=clusters_of(pd.concat([in_a, in_b])),
        # a copy's share of the vote depends on its copies in scope, whoever prints them
        weights=weights_of(scope, corpus.reports(scope)) if scope.count_mode == "weighted" else None,
        intervals=lambda made: _ends(ranked(made, rank)),
    )
    return ranked(table, rank)


def _ends(table: pd.DataFrame) -> set[str]:
    """The terms that lead on either side."""
    return {*table["term"].head(LEADING), *table["term"].tail(LEADING)}


def ranked(table: pd.DataFrame, rank: str) -> pd.DataFrame:
    """The rows by that measure: A's leading terms first, B's last; ties and untested terms in the order of G2.

    p is a size without a side, so it is put on the side that uses the term more.
    """
    measure = (1 - table["p_value"].fillna(1.0)) * np.sign(table["g2"]) if rank == "p_value" else table[rank]
    order = table.assign(_measure=measure).sort_values(["_measure", "g2", "term"], ascending=[False, False, True])
    return order.drop(columns="_measure").reset_index(drop=True)


def _narrowed(scope: Scope, keys: k.Keys) -> Scope:
    """Only the two sides are read when B is one organization; which copy stands for a cluster must not change.

    With another selection of organizations than these two among others, the scope stays: they may not be in it.
    """
    a, b = one(keys, "a"), keys["b"][0]
    if a is None or b == organizations.REST or keys["roll_up"] == ("1",) or scope.count_mode == "cluster":
        return scope
    if scope.organization and not {a, b} <= set(scope.organization):
        return scope
    return replace(scope, organization=(a, b))


def _background(corpus: Corpus, scope: Scope, layers: tuple[str, ...]) -> tuple[pd.Series, float]:
    """What the whole corpus says, whatever is selected: occurrences by term, and all its tokens."""
    key = (corpus.fingerprint, scope.count_mode, *layers)
    known = _backgrounds.get(key)  # others may clear it meanwhile
    if known is None:
        one_of_each = scope.count_mode != "all"
        tokens = corpus.counts(Scope(count_mode="cluster" if one_of_each else "all"))["tokens"]
        known = corpus.term_totals(one_of_each, layers), float(tokens)
        if len(_backgrounds) >= _MOST_KEPT:
            _backgrounds.clear()
        _backgrounds[key] = known
    return known


def reachable(corpus: Corpus, scope: Scope, keys: k.Keys, table: pd.DataFrame) -> Design:
    """The smallest p and q that this comparison could have reached, with the numbers of reports (clusters) on each side."""
    in_a, in_b = sides(corpus, scope, keys)
    return keyness.reachable(table, tokens_of(in_a), tokens_of(in_b), clusters=clusters_of(pd.concat([in_a, in_b])))


def side_tokens(corpus: Corpus, scope: Scope, keys: k.Keys) -> tuple[float, float]:
    """Tokens of A and of B: what the rates of the comparison are of, copies that share one count as one."""
    weights = weights_of(scope, corpus.reports(scope))
    in_a, in_b = (tokens_of(side) for side in sides(corpus, scope, keys))
    if weights is not None:
        in_a, in_b = in_a * weights.reindex(in_a.index), in_b * weights.reindex(in_b.index)
    return float(in_a.sum()), float(in_b.sum())


def leading_terms(table: pd.DataFrame, top: int) -> pd.DataFrame:
    """The rows that a keyness chart shows: the `top` terms that lead on each side, A's first."""
    agreed = table[table["g2"] * table["log_ratio"] > 0]  # 0.5 for zeros in a short text can contradict G2
    ends = agreed[agreed["g2"] > 0].head(top), agreed[agreed["g2"] < 0].tail(top)
    return pd.concat(ends, ignore_index=True)


def frequent_on_each_side(table: pd.DataFrame, most: int) -> tuple[dict[str, pd.DataFrame], set[str]]:
    """What the two clouds show: each side's `most` frequent terms that it uses at all, and those that lead on both."""
    leading = {side: table[table[f"{side}_count"] > 0].nlargest(most, f"{side}_count") for side in ("a", "b")}
    return leading, set(leading["a"]["term"]) & set(leading["b"]["term"])


def _similarity(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    mix = _term_mix(corpus, scope, keys) if keys["mix"] == ("terms",) else _theme_mix(corpus, scope, keys)
    return similarity(mix[mix.sum(axis=1) > 0])  # an organization without one coded passage is like nobody


def _term_mix(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = reports_of(corpus, scope, keys)
    counted, weights = corpus.terms(scope, layers_of(keys)), weights_of(scope, reports)
    if weights is not None:
        counted = counted.assign(term_count=counted["term_count"] * counted["report_id"].map(weights))
    return profiles.term_table(reports, counted)


def _theme_mix(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports, passages = reports_of(corpus, scope, keys), corpus.rows("passages", scope)
    weights = weights_of(scope, reports)
    if weights is not None:  # a passage of half a report is half as long
        passages = passages.assign(char_count=passages["char_count"] * passages["report_id"].map(weights))
    return profiles.theme_table(reports, passages, corpus.rows("themes", scope), theme_names(corpus))


def _map(corpus: Corpus, scope: Scope, keys: k.Keys) -> CorrespondenceMap:
    return correspondence_analysis(_theme_mix(corpus, scope, keys))


def _correspondence(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    points = _map(corpus, scope, keys).points
    named = points["side"].map({"row": "organization", "column": "theme"})
    return points.assign(side=named).rename(columns={"side": "point_side", "name": "point"})


def map_points(points: pd.DataFrame) -> pd.DataFrame:
    """The correspondence table as one row a point: point_side, point, x, y (0 without a second dimension), mass, quality.

    `quality` is how well the drawn dimensions show the point: the sum of its squared cosines.
    """
    wide = points.pivot(index=["point_side", "point"], columns="dimension", values="coordinate")
    grouped = points.groupby(["point_side", "point"])
    return wide.assign(
        x=wide[1], y=wide.get(2, 0.0), mass=grouped["mass"].first(), quality=grouped["squared_cosine"].sum()
    ).reset_index()[["point_side", "point", "x", "y", "mass", "quality"]]


def _dimensions(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    made = _map(corpus, scope, keys).dimensions
    return made.rename(columns={"explained": "explained_inertia", "cumulative": "cumulative_inertia"})


def _tree(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    weights = weights_of(scope, reports)
    weight = 1 if weights is None else reports["report_id"].map(weights)
    counted = reports.assign(report_count=weight).groupby("organization_label")["report_count"].sum()
    # A unit's parent may itself report only outside the scope.
    whole = roll_up(corpus.reports(Scope()), registry.load())
    made = whole.rename(columns={"label": "organization", "ancestor_label": "ancestor"})
    made = made[made["organization"].isin(counted.index)].reset_index(drop=True)
    return made.assign(report_count=made["organization"].map(counted))


VIEWS = (
    k.view_of("organizations", "keyness", _keyness, k.SIDE_A, k.SIDE_B, k.GENRE_WORDS, k.RANK, k.ROLL_UP),
    k.view_of("organizations", "similarity", _similarity, k.MIX, k.GENRE_WORDS, k.ROLL_UP),
    k.view_of("organizations", "correspondence", _correspondence, k.ROLL_UP),
    k.view_of("organizations", "correspondence_dimensions", _dimensions, k.ROLL_UP),
    k.view_of("organizations", "tree", _tree),
)
