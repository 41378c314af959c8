from __future__ import annotations

import pandas as pd

from analysis.compare.intervals import wilson
from analysis.compare.overview import DIFFERENCES, comparable, coverage, largest_differences


def shares(*rows: tuple[str, str, int, int]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["organization", "theme_id", "report_count", "organization_reports"])
    made["theme"] = "主题" + made["theme_id"]
    made["report_share"] = made["report_count"] / made["organization_reports"]
    ends = [wilson(count, of) for count, of in zip(made["report_count"], made["organization_reports"], strict=True)]
    return made.assign(report_share_low=[low for low, _ in ends], report_share_high=[high for _, high in ends])


def test_years_between_without_a_report_are_named():
    reports = pd.DataFrame(
        {
            "report_id": ["r1", "r2", "r3", "r4"],
            "organization_label": ["甲", "甲", "乙", "乙"],
            "reporting_years": [[2018, 2019], [2022], None, []],
        }
    )
    made = coverage(reports)
    assert made.loc[0, ["organization", "report_count", "first_year", "last_year", "missing_years"]].tolist() == [
        "乙",
        2,
        pd.NA,
        pd.NA,
        [],
    ]
    assert made.loc[0, "reports_without_year"] == 2
    assert made.loc[1, ["first_year", "last_year", "missing_years"]].tolist() == [2018, 2022, [2020, 2021]]


def test_largest_difference_comes_first_with_its_counts():
    table = shares(
        ("甲", "T01", 10, 10),
        ("乙", "T01", 0, 10),
        ("甲", "T02", 9, 10),
        ("乙", "T02", 1, 10),
        ("甲", "T03", 6, 10),
        ("乙", "T03", 5, 10),
    )
    made = largest_differences(table)
    assert made["theme_id"].tolist() == ["T01", "T02"], "overlapping intervals are not named"
    assert made.loc[0, DIFFERENCES[2:8]].tolist() == [
        "甲",
        10,
        10,
        "乙",
        0,
        10,
    ]


def test_organizations_with_few_reports_are_not_compared():
    assert largest_differences(shares(("甲", "T01", 4, 4), ("乙", "T01", 0, 40))).empty


def test_copies_that_share_one_vote_are_one_report_of_the_coverage():
    reports = pd.DataFrame(
        {"report_id": ["r1", "r2", "r3"], "organization_label": "甲", "reporting_years": [[2018], None, None]}
    )
    made = coverage(reports, weights=pd.Series({"r1": 1.0, "r2": 0.5, "r3": 0.5})).loc[0]
    assert (made["report_count"], made["reports_without_year"]) == (2, 1)


def test_organizations_with_enough_reports_are_counted():
    assert comparable(shares(("甲", "T01", 4, 5), ("乙", "T01", 0, 40), ("丙", "T01", 0, 4))) == 2


def test_nothing_to_compare_is_an_empty_table():
    assert largest_differences(shares(("甲", "T01", 8, 10))).empty
