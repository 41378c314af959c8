"""Printed dates: every notation, and nothing that only looks like one."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.facts import dates
from analysis.facts.dates import EARLIEST, LATEST, candidates, is_plausible, number

CASES = json.loads((Path(__file__).parents[2] / "cases" / "dates.json").read_text(encoding="utf-8"))
HAN = "零一二三四五六七八九"


def params():
    for case in CASES:
        marks = pytest.mark.xfail(strict=True, reason=case["known_failure"]) if "known_failure" in case else ()
        yield pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", list(params()))
def test_case(case):
    assert [found.value.isoformat() for found in candidates(case["input"])] == case["wanted"]


def numeral(value: int) -> str:
    tens, ones = divmod(value, 10)
    return ("" if tens == 0 else "十" if tens == 1 else HAN[tens] + "十") + (HAN[ones] if ones else "")


@given(st.dates(date(1950, 1, 1), date(2035, 12, 31)))
def test_every_date_is_read_in_every_notation(day):
    year = "".join(HAN[int(digit)] for digit in str(day.year))
    printed = (
        f"{day:%Y-%m-%d}", f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y%m%d}",
        f"{year}年{numeral(day.month)}月{numeral(day.day)}日",
        f"{year.replace('零', '〇')}年{numeral(day.month)}月{numeral(day.day)}日",
        " ".join(f"{day.year}年{day.month}月{day.day}日"),
    )  # fmt: skip
    assert [[found.value for found in candidates(text)] for text in printed] == [[day]] * len(printed)


WIDE = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


def test_a_notation_that_is_not_looked_for_finds_nothing(monkeypatch):
    texts = [case["input"] for case in CASES]
    texts += [text.translate(WIDE) for text in texts] + ["".join(texts), "发布：2021", "5月6日", "2021年度", "民国", ""]
    found = [candidates(text) for text in texts]
    monkeypatch.setattr(dates, "_forms_of", lambda text: dates._IN_WORDS + dates._IN_FIGURES)
    assert found == [candidates(text) for text in texts]


@given(st.text(max_size=80))
def test_spans_lie_in_the_text(text):
    found = candidates(text)
    assert all(text[one.start : one.end] == one.surface for one in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(st.integers(1, 99))
def test_numerals_are_read_back(value):
    assert number(numeral(value)) == value


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        (EARLIEST, True),
        (EARLIEST - timedelta(1), False),
        (LATEST, True),
        (LATEST + timedelta(1), False),
        (date(2021, 9, 27), True),
    ],
)
def test_plausible(day, wanted):
    assert is_plausible(day) is wanted


def test_plausible_up_to_the_day_of_the_download():
    assert not is_plausible(date(2024, 1, 2), latest=date(2024, 1, 1))
