"""The whole of cleaning: nothing lost, nothing twice, replayable, stable, and never an exception."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.facts.metadata import metadata
from analysis.model import Cleaned, Edit, Step
from analysis.text import trail
from analysis.text.clean import clean, damage_score
from analysis.vocabularies import PASSAGE_KINDS, REMOVAL_REASONS

PAGES = sorted((Path(__file__).parents[2] / "quality" / "pages").glob("*.txt"))
METADATA = json.loads((Path(__file__).parents[2] / "cases" / "metadata.json").read_text(encoding="utf-8"))

LINES = st.sampled_from(
    [
        "首页 > 新闻中心 > 集团要闻", "云岭水务集团扎实推进管网改造工程", "——2022年工作纪实",
        "发布时间：2022-05-06 来源：云岭日报 点击：12",
        "一、总体情况", "今年以来，集团坚持党建引领，全面推进管网改造工程，累计完成投资二点四亿元，漏损率下降三个百分点。",
        "图为施工现场。", "堅持黨的領導，推動高質量發展，各項任務全面完成，羣眾滿意度不斷提升。", "（張曉明）",
        "分享到：", "上一篇：没有了",
        "版权所有 © 云岭水务集团", "責任編輯：李四", "|", "", " ", "　　", "<p>", "</div>",
        "\u200b", "\ufeff", "\x00", "？", "?!八", "領(lǐng)導",
        "\ud800", "\u2028", "\r", "a@b.example", "各单位：", "1.第一水厂",
    ]
)  # fmt: skip
TEXTS = st.lists(LINES, max_size=25).map("\n".join)
ANYTHING = st.one_of(TEXTS, st.text(max_size=200), st.lists(LINES, max_size=12).map("".join))
BOUNDED = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def visible(text: str) -> str:
    return "".join(text.split())


def check(cleaned: Cleaned) -> None:
    spans = sorted([(one.start, one.end, one.text) for one in (*cleaned.passages, *cleaned.removed)])
    assert all(cleaned.text[start:end] == text for start, end, text in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans)), "overlap"
    assert visible("".join(text for _, _, text in spans)) == visible(cleaned.text), "a character is in no span"
    assert trail.replay(cleaned.raw, cleaned.steps) == cleaned.text
    assert {one.kind for one in cleaned.passages} <= set(PASSAGE_KINDS)
    assert {one.reason for one in cleaned.removed} <= set(REMOVAL_REASONS)
    assert [one.passage_number for one in cleaned.passages] == list(range(len(cleaned.passages)))
    assert 0.0 <= cleaned.damage_score <= 1.0
    assert not any(0xD800 <= ord(character) <= 0xDFFF for character in cleaned.text)
    assert not any(ord(character) < 32 and character not in "\n\t" for character in cleaned.text)


@BOUNDED
@given(ANYTHING)
def test_invariants_hold_on_anything(text):
    cleaned = clean(text)
    check(cleaned)
    metadata(cleaned)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_invariants_hold_on_pages(path):
    check(clean(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_cleaning_the_cleaned_body_changes_nothing(path):
    body = "\n".join(passage.text for passage in clean(path.read_text(encoding="utf-8")).passages)
    again = clean(f"云岭水务集团工作纪实\n发布时间：2022-05-06\n{body}")
    assert visible("".join(passage.text for passage in again.passages)) == visible(body)


@BOUNDED
@given(TEXTS)
def test_paragraphs_survive_a_second_cleaning(text):
    first = [
        one.text
        for one in clean(text).passages
        if one.kind == "body" and one.text.endswith("。") and len(one.text) > 25
    ]
    again = visible("".join(one.text for one in clean("\n".join(first)).passages))
    assert again == visible("".join(first))


def test_line_numbers_are_those_of_the_text():
    cleaned = clean(
        "首页 > 要闻\n\n某工程纪实报告\n来源：云岭日报\n\n" + "全年完成管网改造四十公里，漏损率下降三个百分点。"
    )
    assert [line.line_number for line in cleaned.removed] == [1, 3, 4]


def test_empty_text_is_empty():
    cleaned = clean("")
    assert (cleaned.text, cleaned.passages, cleaned.removed, cleaned.damage_score) == ("", (), (), 0.0)


def test_script_is_that_of_the_page_and_text_is_simplified():
    cleaned = clean("堅持黨的領導，推動企業高質量發展，各項任務全面完成，職工滿意度不斷提升。")
    assert (cleaned.script, cleaned.text) == (
        "hant",
        "坚持党的领导，推动企业高质量发展，各项任务全面完成，职工满意度不断提升。",
    )


def test_change_of_script_is_no_damage():
    assert clean("堅持黨的領導，推動企業高質量發展，各項任務全面完成，職工滿意度不斷提升。").damage_score == 0.0


def test_damage_score_is_the_share_of_touched_characters():
    steps = (
        Step("glosses", (Edit(1, 7, ""),)),
        Step("traditional_to_simplified", (Edit(0, 1, "领"),), repairs_damage=False),
    )
    assert damage_score("領(lǐng)導幹部", steps) == 6 / 10


def test_damage_score_never_exceeds_one():
    assert damage_score("ab", (Step("a", (Edit(0, 2, "xyz"),)), Step("b", (Edit(0, 3, ""),)))) == 1.0


def test_site_furniture_is_used():
    prose = "今年以来，集团坚持党建引领，全面推进管网改造工程，累计完成投资二点四亿元，漏损率下降三个百分点。"
    assert clean(f"{prose}\n水韵云岭出品", frozenset({"水韵云岭出品"})).removed[-1].reason == "repeated"


@pytest.mark.parametrize("case", METADATA, ids=lambda case: case["label"])
def test_invariants_hold_on_layouts(case):
    check(clean(case["input"]))
