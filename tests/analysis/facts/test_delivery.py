"""The day on which a report was read out: where it is found, and what is none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from analysis.facts.years import anchors, delivered

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
