"""The overview of organizations and the choice of two groups."""

import pandas as pd
import pytest

from analysis.compare.organizations import organization_overview, two_groups
from analysis.errors import EmptyGroup, UnknownChoice
from analysis.tables import SHOWN

REPORTS = pd.DataFrame(
    {
        "report_id": ["a1", "a2", "b1", "c1"],
        "organization_label": ["云岭水务集团", "云岭水务集团", "北岸重工", "青松矿业"],
        "organization_level": ["group", None, None, "plant"],
        "char_count": [100, 200, 300, 50],
        "token_count": [60, 120, 180, 30],
        "damage_score": [0.0, 0.1, 0.0, 0.3],
    }
)


def ids(frames: tuple[pd.DataFrame, pd.DataFrame]) -> list[list[str]]:
    return [frame["report_id"].tolist() for frame in frames]


def test_overview() -> None:
    made = organization_overview(REPORTS)
    assert tuple(made.columns) == SHOWN["overview", "organizations"].columns
    assert made.loc[0].tolist() == ["云岭水务集团", "group", 2, 300, 180, pytest.approx(0.05)]


def test_a_level_that_nobody_states_is_null() -> None:
    made = organization_overview(REPORTS).set_index("organization")["organization_level"]
    assert made.isna()["北岸重工"]


def test_levels_that_disagree_are_null() -> None:
    made = organization_overview(REPORTS.assign(organization_level=["group", "plant", None, None]))
    assert made["organization_level"].isna().all()


def test_reports_that_name_nobody_have_no_level() -> None:
    made = organization_overview(REPORTS.replace({"organization_label": {"青松矿业": "未注明"}})).set_index(
        "organization"
    )
    assert made["organization_level"].isna().to_dict() == {"云岭水务集团": False, "北岸重工": True, "未注明": True}


def test_b_is_the_rest_by_default() -> None:
    assert ids(two_groups(REPORTS, "北岸重工")) == [["b1"], ["a1", "a2", "c1"]]


def test_two_organizations() -> None:
    assert ids(two_groups(REPORTS, "青松矿业", "云岭水务集团")) == [["c1"], ["a1", "a2"]]


def test_a_is_the_first_by_name_by_default() -> None:
    assert ids(two_groups(REPORTS))[0] == ["a1", "a2"]


def test_an_unknown_organization_is_named_with_its_side() -> None:
    with pytest.raises(UnknownChoice, match=r"group B: .*无此组织"):
        two_groups(REPORTS, "北岸重工", "无此组织")


@pytest.mark.parametrize(
    ("reports", "b"), [(REPORTS, "北岸重工"), (REPORTS.iloc[2:3], "rest"), (REPORTS.iloc[:0], "rest")]
)
def test_an_empty_group_is_named(reports: pd.DataFrame, b: str) -> None:
    with pytest.raises(EmptyGroup, match="group"):
        two_groups(reports, "北岸重工", b)
