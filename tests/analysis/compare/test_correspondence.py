"""Correspondence analysis against Greenacre's printed example and its defining identities."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from analysis.compare.correspondence import correspondence_analysis
from analysis.errors import EmptyGroup

# Greenacre, Correspondence Analysis in Practice: staff groups by smoking class (the "smoke" data).
SMOKE = pd.DataFrame(
    [[4, 2, 3, 2], [4, 3, 7, 4], [25, 10, 12, 4], [18, 24, 33, 13], [10, 6, 7, 2]],
    index=["SM", "JM", "SE", "JE", "SC"],
    columns=["none", "light", "medium", "heavy"],
)


def coordinates(made, side: str, dimension: int) -> pd.Series:
    points = made.points[(made.points["side"] == side) & (made.points["dimension"] == dimension)]
    return points.set_index("name")["coordinate"]


def test_printed_inertias() -> None:
    made = correspondence_analysis(SMOKE)
    assert made.total_inertia == pytest.approx(0.08519, abs=5e-6)
    assert made.dimensions["inertia"].tolist() == pytest.approx([0.074759, 0.010017, 0.000414], abs=5e-7)
    assert made.dimensions["explained"].tolist() == pytest.approx([0.8776, 0.1176, 0.0049], abs=5e-5)


def test_printed_coordinates_up_to_the_sign() -> None:
    made = coordinates(correspondence_analysis(SMOKE), "row", 1)
    wanted = {"SM": 0.065768, "JM": -0.258958, "SE": 0.380595, "JE": -0.232952, "SC": 0.201089}
    assert made.to_dict() == pytest.approx(wanted, abs=5e-7)


def test_total_inertia_is_chi_square_over_n() -> None:
    wanted = stats.chi2_contingency(SMOKE, correction=False).statistic / SMOKE.to_numpy().sum()
    assert correspondence_analysis(SMOKE).total_inertia == pytest.approx(wanted, abs=1e-9)


def test_contributions_add_up_to_one_per_side_and_dimension() -> None:
    sums = correspondence_analysis(SMOKE).points.groupby(["side", "dimension"])["contribution"].sum()
    assert sums.tolist() == pytest.approx([1.0] * 4, abs=1e-9)


def test_squared_cosines_add_up_to_one_over_all_dimensions() -> None:
    sums = correspondence_analysis(SMOKE, dimensions=3).points.groupby(["side", "name"])["squared_cosine"].sum()
    assert sums.tolist() == pytest.approx([1.0] * 9, abs=1e-9)


def test_distances_of_rows_are_chi_square_distances() -> None:
    made = correspondence_analysis(SMOKE, dimensions=3)
    points = np.column_stack([coordinates(made, "row", d) for d in (1, 2, 3)])
    profiles = SMOKE.div(SMOKE.sum(axis=1), axis=0).to_numpy()
    mass = (SMOKE.sum() / SMOKE.to_numpy().sum()).to_numpy()
    wanted = np.sqrt(((profiles[0] - profiles[2]) ** 2 / mass).sum())
    assert np.linalg.norm(points[0] - points[2]) == pytest.approx(wanted, abs=1e-9)


def test_empty_rows_and_columns_are_left_out() -> None:
    padded = SMOKE.assign(pipe=0)
    padded.loc["guest"] = 0
    pd.testing.assert_frame_equal(correspondence_analysis(padded).dimensions, correspondence_analysis(SMOKE).dimensions)


@pytest.mark.parametrize("table", [SMOKE.iloc[:1], SMOKE.iloc[:, :1], SMOKE * 0])
def test_one_row_or_column_makes_no_map(table: pd.DataFrame) -> None:
    with pytest.raises(EmptyGroup, match="at least two"):
        correspondence_analysis(table)


@settings(deadline=None, max_examples=10)
@given(st.lists(st.lists(st.integers(1, 30), min_size=3, max_size=3), min_size=2, max_size=6))
def test_scaling_the_table_changes_nothing(rows: list[list[int]]) -> None:
    table = pd.DataFrame(rows)
    once, tenfold = correspondence_analysis(table), correspondence_analysis(table * 10)
    assert tenfold.dimensions["inertia"].tolist() == pytest.approx(once.dimensions["inertia"].tolist(), abs=1e-9)
