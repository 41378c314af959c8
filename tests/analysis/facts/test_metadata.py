"""Metadata of whole pages: what is printed is found, what is not printed is None."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from analysis.facts.metadata import metadata, organization_line
from analysis.facts.read import read
from analysis.text.clean import clean
from analysis.text.lines import compact, fold

CASES = json.loads((Path(__file__).parents[2] / "cases" / "metadata.json").read_text(encoding="utf-8"))
FIELDS = ("title", "source", "author", "editor", "category", "site")


def params():
    for case in CASES:
        marks = pytest.mark.xfail(strict=True, reason=case["known_failure"]) if "known_failure" in case else ()
        yield pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", list(params()))
def test_case(case):
    found = metadata(clean(case["input"]))
    values = {field: getattr(found, field).value if getattr(found, field) else None for field in FIELDS}
    values["date"] = found.published_date.isoformat() if found.published_date else None
    assert values == case["wanted"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_evidence_is_printed_on_the_page(case):
    cleaned = clean(case["input"])
    found = metadata(cleaned)
    page = compact(fold(cleaned.text))
    for field in FIELDS:
        evidenced = getattr(found, field)
        if evidenced:
            assert compact(fold(evidenced.evidence)).replace("\n", "") in page.replace("\n", ""), field
            assert evidenced.rule, field
    assert (found.published_date is None) == (found.published_date_rule == "")


def test_latest_day_is_respected():
    cleaned = clean("某工程纪实报告\n发布时间：2023-05-06\n全年完成管网改造四十公里，漏损率下降三个百分点。")
    assert metadata(cleaned, latest=date(2023, 5, 5)).published_date is None
    assert metadata(cleaned, latest=date(2023, 5, 6)).published_date == date(2023, 5, 6)


BODY = "公司成立于1998年，主要负责全市供水排水业务，现有员工一千二百人，服务人口九十万人。"


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        (f"2023年度报告\n云岭水务集团有限公司\n{BODY}", "云岭水务集团有限公司"),
        (f"云岭水务集团有限公司\n2023年度报告\n{BODY}", None),  # part of the title there
        (f"管网改造全面推进\n云岭水务集团有限公司\n{BODY}", None),  # who wrote the page
        (f"2023年度报告\n{BODY}\n云岭水务集团有限公司", None),
    ],
)
def test_organization_under_the_bare_name_of_a_report(page, wanted):
    assert organization_line(clean(page)) == wanted


@pytest.mark.parametrize("lines", ["2023年度报告\n云岭水务集团有限公司", "云岭水务集团有限公司\n2023年度报告"])
def test_reporting_unit_of_a_first_page(lines):
    assert read(clean(f"{lines}\n{BODY}")).unit.organization == "云岭水务集团有限公司"
