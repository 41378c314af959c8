"""Similarity of organizations against scipy."""

import numpy as np
import pandas as pd
import pytest
from scipy.spatial import distance

from analysis.compare.similarity import similarity
from analysis.errors import EmptyGroup

RNG = np.random.default_rng(4)
TABLE = pd.DataFrame(RNG.integers(0, 20, (6, 9)), index=[f"组织{at}" for at in range(6)])


def matrix(name: str) -> pd.DataFrame:
    made = similarity(TABLE).pivot(index="organization", columns="other_organization", values=name)
    return made.loc[TABLE.index, TABLE.index]


def test_jensen_shannon_equals_scipy() -> None:
    wanted = [[distance.jensenshannon(a, b, base=2) for b in TABLE.to_numpy()] for a in TABLE.to_numpy()]
    assert matrix("jensen_shannon").to_numpy() == pytest.approx(np.array(wanted), abs=1e-9)


def test_cosine_equals_scipy() -> None:
    wanted = 1 - distance.squareform(distance.pdist(TABLE, "cosine"))
    assert matrix("cosine").to_numpy() == pytest.approx(wanted, abs=1e-9)


def test_nothing_shared_is_the_largest_distance() -> None:
    made = similarity(pd.DataFrame([[5, 0], [0, 7]], index=["甲", "乙"])).set_index(
        ["organization", "other_organization"]
    )
    assert made.loc[("甲", "乙"), ["jensen_shannon", "cosine"]].tolist() == pytest.approx([1.0, 0.0], abs=1e-12)


def test_size_does_not_matter() -> None:
    pd.testing.assert_frame_equal(similarity(TABLE.mul([1, 9, 2, 5, 3, 1], axis=0)), similarity(TABLE))


def test_the_order_puts_like_beside_like() -> None:
    rows = {"水一": [9, 8, 0, 0], "矿一": [0, 0, 8, 9], "水二": [8, 9, 1, 0], "矿二": [0, 1, 9, 8]}
    made = similarity(pd.DataFrame(rows).T).drop_duplicates("organization")
    order = [name[0] for name in made.sort_values("place")["organization"]]
    assert order in (["水", "水", "矿", "矿"], ["矿", "矿", "水", "水"])


def test_rows_come_in_matrix_order() -> None:
    made = similarity(TABLE)
    assert made["place"].tolist() == np.repeat(np.arange(6), 6).tolist()
    assert made["other_place"].tolist() == np.tile(np.arange(6), 6).tolist()


def test_an_organization_without_anything_is_named() -> None:
    with pytest.raises(EmptyGroup, match="组织9"):
        similarity(pd.concat([TABLE, pd.DataFrame(0, index=["组织9"], columns=TABLE.columns)]))
