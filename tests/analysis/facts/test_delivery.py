"""The day on which a report was read out: where it is found, and what is none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from analysis.facts.years import anchors, delivered, delivery

CASES = json.loads((Path(__file__).resolve().parents[2] / "cases" / "delivery.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_day_of_delivery(case):
    found = delivered(case["title"], case["page"])
    assert (found.isoformat() if found else None) == case["wanted"]


def test_the_day_of_delivery_comes_before_that_of_a_later_page():
    found = anchors("在全市表彰大会上的讲话", date(2020, 5, 6), (), date(2016, 7, 1))
    assert (found.writing_year, found.delivered) == (2016, True)


def test_a_page_cannot_be_older_than_what_was_read_out():
    found = anchors("在全市表彰大会上的讲话", date(2015, 5, 6), (), date(2016, 7, 1))
    assert (found.writing_year, found.delivered) == (2015, False)


MEETINGS = (
    "第三次会议上",
    "职代会",
    "年会上的报告）",
    "论坛",
    "全会通过】 *",
    "大会上的讲话",
    "年度工作报告",
    "新年致辞",
    "发言——",
)
DAYS = (
    "2016年7月1日",
    "（２０１６年７月１日）",
    "二○一六年七月一日",
    "1 9 9 9年1 2月2 9日",
    "民国五年七月一日",
    "7月1日，2016年",
)
OTHERS = ("", "一、", "“", "－－", "# ", "各位代表：", "在云岭市的，", "云岭水务。", "“" * 90)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_short_cut_loses_no_day(day, meeting, monkeypatch):
    pages = [
        f"云岭水务集团\n{before}{first}{between}{second}{behind}\n同志们："
        for first, second in ((day, meeting), (meeting, day), (day + "在云岭市", meeting))
        for between in ("", "\n", "（", "\n\n(", "“\n")
        for before in OTHERS
        for behind in OTHERS
    ]
    found = [delivered(None, page) for page in pages]
    monkeypatch.setattr(delivery, "may_tell", lambda head: True)
    assert found == [delivered(None, page) for page in pages]


def test_lines_are_measured_as_they_are_folded():
    for line in ("云" * 90, "“" * 90, "“云”" * 40, "“　云岭　”水务" * 12, "＂ 云" + "云" * 79, "【云】" * 27):
        assert delivery._length(line) == len(delivery._folded(line))
