"""A text with copies on both sides of a comparison: the test against all labelings written out, and what no side may change."""

import itertools

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from analysis.words.keyness import keyness, reachable

Side = tuple[pd.DataFrame, pd.Series]


def two_sides(a_reports: int, b_reports: int, seed: int, terms: int = 6) -> tuple[Side, Side]:
    """Reports a0, a1 … and b0, b1 … with bursty counts."""
    rng = np.random.default_rng(seed)
    ids = [f"{side}{at}" for side, many in (("a", a_reports), ("b", b_reports)) for at in range(many)]
    counts = rng.poisson(rng.gamma(1.0, 4.0, (len(ids), terms)))
    tokens = pd.Series(rng.integers(400, 3000, len(ids)), index=ids)
    row, column = np.nonzero(counts)
    rows = pd.DataFrame(
        {"report_id": np.array(ids)[row], "term": [f"t{at}" for at in column], "term_count": counts[row, column]}
    )
    in_a = rows["report_id"].str.startswith("a")
    return (rows[in_a], tokens[:a_reports]), (rows[~in_a], tokens[a_reports:])


def compared(a: Side, b: Side, clusters: pd.Series, **options: int) -> pd.DataFrame:
    made = keyness(a[0], b[0], a[1], b[1], clusters=clusters, **options)
    return made.set_index("term").sort_index()


def clusters_of(a: Side, b: Side, **copies: str) -> pd.Series:
    names = [*a[1].index, *b[1].index]
    return pd.Series([copies.get(name, name) for name in names], index=names)


def p_by_all_labelings(a: Side, b: Side, clusters: pd.Series, term: str) -> float:
    """Every way of dealing the clusters that are on one side only; copies of a cluster on both sides stay where they are."""
    tokens, rows = pd.concat([a[1], b[1]]), pd.concat([a[0], b[0]])
    counts = rows[rows["term"] == term].set_index("report_id")["term_count"].reindex(tokens.index, fill_value=0)
    units = {unit: list(members) for unit, members in clusters.groupby(clusters).groups.items()}
    free = [unit for unit, members in units.items() if len({name in a[1].index for name in members}) == 1]
    in_a = [unit for unit in free if units[unit][0] in a[1].index]

    def g2(chosen: tuple[str, ...]) -> float:
        side = {name: unit in chosen if unit in free else name in a[1].index for unit in units for name in units[unit]}
        x, y = (counts[[name for name in side if side[name] is held]].sum() for held in (True, False))
        n, m = (tokens[[name for name in side if side[name] is held]].sum() for held in (True, False))
        table = [[x, y], [n - x, m - y]]
        return float(stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic)

    observed = g2(tuple(in_a))
    return float(np.mean([g2(chosen) >= observed - 1e-7 for chosen in itertools.combinations(free, len(in_a))]))


@pytest.mark.parametrize("seed", range(4))
def test_p_equals_all_labelings_of_the_clusters_on_one_side(seed: int) -> None:
    a, b = two_sides(5, 5, seed)
    clusters = clusters_of(a, b, b0="a0", a1="a0", b4="b3")
    made = compared(a, b, clusters)["p_value"].dropna()
    assert len(made) > 2
    wanted = {term: p_by_all_labelings(a, b, clusters, term) for term in made.index}
    assert made.to_dict() == pytest.approx(wanted, abs=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_exchanging_the_sides_keeps_p_when_they_share_a_text(seed: int) -> None:
    a, b = two_sides(12, 12, seed, terms=20)
    clusters = clusters_of(a, b, b0="a0")
    options = {"permutations": 99, "refined": 99}
    made, turned = compared(a, b, clusters, **options), compared(b, a, clusters, **options)
    assert turned["p_value"].tolist() == pytest.approx(made["p_value"].tolist(), abs=0, nan_ok=True)


def test_which_terms_are_tested_does_not_depend_on_which_copy_holds_them() -> None:
    a, b = two_sides(5, 5, 0, terms=1)
    only_b = pd.DataFrame({"report_id": ["b0", "b1", "b2"], "term": "乙", "term_count": 1})
    only_a = pd.DataFrame({"report_id": ["a1", "a2"], "term": "乙", "term_count": 1})
    a, b = (pd.concat([a[0], only_a]), a[1]), (pd.concat([b[0], only_b]), b[1])
    clusters = clusters_of(a, b, b0="a0")  # the copy of B has the word, that of A lacks it: five clusters have it
    assert compared(a, b, clusters).loc["乙", "p_value"] == compared(b, a, clusters).loc["乙", "p_value"] > 0


def test_no_p_is_smaller_than_the_smallest_that_is_promised() -> None:
    # Three free texts a side that differ altogether, and one whose copies weigh more in A: the mirror image is less extreme.
    tokens = pd.Series(1000, index=["a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"])
    counts = [100, 45, 44, 46, 5, 5, 4, 6]
    rows = pd.DataFrame({"report_id": tokens.index, "term": "供水", "term_count": counts})
    a, b = (rows[:4], tokens[:4].add([500, 0, 0, 0])), (rows[4:], tokens[4:])
    clusters = clusters_of(a, b, b0="a0")
    made = compared(a, b, clusters)
    best = reachable(made.reset_index(), a[1], b[1], clusters=clusters)
    assert (best.a_units, best.b_units) == (3, 3)
    assert made["p_value"].tolist() == pytest.approx([best.smallest_p], abs=1e-12) == [1 / 20]
