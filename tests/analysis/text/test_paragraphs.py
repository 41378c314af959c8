"""Lines into paragraphs: flattened articles apart, wrapped ones together, each with its kind."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.lines import split
from analysis.text.paragraphs import passages
from analysis.vocabularies import PASSAGE_KINDS

CASES = json.loads((Path(__file__).parents[2] / "cases" / "paragraphs.json").read_text(encoding="utf-8"))


def params():
    for case in CASES:
        marks = pytest.mark.xfail(strict=True, reason=case["known_failure"]) if "known_failure" in case else ()
        yield pytest.param(case, id=case["label"], marks=marks)


@pytest.mark.parametrize("case", list(params()))
def test_case(case):
    found = passages(case["input"], split(case["input"]))
    assert [[passage.kind, passage.text] for passage in found] == case["wanted"]


PIECES = st.sampled_from(
    [
        "一、",
        "（二）",
        "一是",
        "党建工作",
        "。",
        "；",
        " ",
        "　　",
        "\n",
        "\n\n",
        "，",
        "图为",
        "|",
        "1.",
        "：",
        "云岭水务集团",
    ]
)


@given(st.lists(PIECES, max_size=300).map("".join))
def test_every_visible_character_is_in_one_passage(text):
    found = passages(text, split(text))
    assert "".join(text[passage.start : passage.end] for passage in found).split() == text.split() or "".join(
        "".join(passage.text.split()) for passage in found
    ) == "".join(text.split())
    assert all(passage.text == text[passage.start : passage.end] for passage in found)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert [passage.passage_number for passage in found] == list(range(len(found)))
    assert {passage.kind for passage in found} <= set(PASSAGE_KINDS)
