"""Whole reports that are printed more than once, against planted groups."""

import datetime

import pandas as pd
import pytest
from scipy import stats

from analysis.compare.copies import copied_reports, copy_groups
from analysis.tables import SHOWN

DAY = datetime.date
REPORTS = pd.DataFrame(
    [
        ("r1", "甲一", "甲", "r1", DAY(2023, 5, 2)),
        ("r2", "甲一（转载）", "乙", "r1", DAY(2023, 5, 1)),
        ("r3", "甲二", "甲", "r3", None),
        ("r4", "甲二", "甲", "r3", None),
        ("r5", "甲三", "甲", None, DAY(2024, 1, 1)),
        ("r6", "乙一", "乙", "r6", DAY(2024, 1, 1)),
        ("r7", "甲一", "丙", "r1", None),
    ],
    columns=["report_id", "report_label", "organization_label", "duplicate_cluster", "published_date"],
)


def test_groups_with_their_organizations_and_dates() -> None:
    made = copy_groups(REPORTS)
    assert tuple(made.columns) == SHOWN["organizations", "copy_groups"].columns
    assert made.to_numpy().tolist() == [
        ["r1", "甲一", 3, 3, ["丙", "乙", "甲"], DAY(2023, 5, 1), DAY(2023, 5, 2)],
        ["r3", "甲二", 2, 1, ["甲"], None, None],
    ]


def test_reports_that_others_print_too() -> None:
    made = copied_reports(REPORTS)
    assert tuple(made.columns) == SHOWN["organizations", "copied_reports"].columns
    counted = made.set_index("organization")[["organization_reports", "copied_reports", "shared_reports"]]
    assert counted.T.to_dict("list") == {"甲": [4, 3, 1], "乙": [2, 1, 1], "丙": [1, 1, 1]}


def test_bounds_are_wilsons() -> None:
    own = copied_reports(REPORTS).set_index("organization").loc["甲"]
    wanted = stats.binomtest(1, 4).proportion_ci(method="wilson")
    found = own[["shared_report_share_low", "shared_report_share_high"]].tolist()
    assert found == pytest.approx([wanted.low, wanted.high], abs=1e-9)


def test_copies_outside_of_the_selection_are_none() -> None:
    alone = REPORTS[REPORTS["organization_label"] == "乙"]
    assert copy_groups(alone).empty
    assert copied_reports(alone)["copied_reports"].tolist() == [0]


def test_order_of_reports_does_not_matter() -> None:
    turned = REPORTS.iloc[::-1]
    pd.testing.assert_frame_equal(copy_groups(turned), copy_groups(REPORTS))
    pd.testing.assert_frame_equal(copied_reports(turned), copied_reports(REPORTS))


def test_a_copy_that_names_nobody_is_by_no_other_organization() -> None:
    unnamed = REPORTS.replace({"organization_label": {"乙": "未注明", "丙": "未注明"}})
    assert copy_groups(unnamed).loc[0, "organization_count"] == 1
    assert copied_reports(unnamed).set_index("organization")["shared_reports"].to_dict() == {"甲": 0, "未注明": 0}
