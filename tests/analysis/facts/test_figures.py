"""Figures: what counts, what never counts, and what the words around a number say."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts.figures import figures
from analysis.model import Figure, Passage, YearMention

CASES = Path(__file__).resolve().parents[2] / "cases"
REFERENCE_YEAR = 2024


def cases(name: str) -> list[Any]:
    read = json.loads((CASES / f"figures_{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["label"]) for case in read]


def found(text: str, *mentions: YearMention, reference_year: int | None = REFERENCE_YEAR) -> tuple[Figure, ...]:
    return figures([Passage(0, "body", text, 0, len(text))], reference_year, mentions)


def seen(case: dict[str, Any]) -> list[dict[str, Any]]:
    """The found figures, reduced to the fields that the case speaks of."""
    fields = ("surface", "value", "unit", "approximation", "comparator", "measure")
    wanted = case["wanted"]
    asked = [set(each) for each in wanted] or [set()]
    return [
        {name: getattr(each, name) for name in fields if name in asked[min(at, len(asked) - 1)]}
        for at, each in enumerate(found(case["input"]))
    ]


def wanted(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [{**each, "value": pytest.approx(each["value"])} for each in case["wanted"]]


@pytest.mark.parametrize("case", cases("quantities"))
def test_a_quantity_is_found_with_value_and_unit(case):
    assert seen(case) == wanted(case)


@pytest.mark.parametrize("case", cases("traps"))
def test_what_looks_like_a_figure_and_is_none_is_never_counted(case):
    assert [each.surface for each in found(case["input"])] == []


@pytest.mark.parametrize("case", cases("context"))
def test_the_words_around_a_number_are_read(case):
    assert seen(case) == wanted(case)


@pytest.mark.xfail(reason="known failures, kept so that the day a rule starts to work we are told", strict=True)
@pytest.mark.parametrize("case", cases("known_failures"))
def test_known_failures(case):
    assert seen(case) == wanted(case)


def year(
    start: int, surface: str, first: int | None, last: int | None, role: str = "activity", passage: int = 0
) -> YearMention:
    return YearMention(passage, start, start + len(surface), surface, "explicit", first, last, role, "test", "", "high")


def reported_years(text: str, *mentions: YearMention, reference_year: int | None = REFERENCE_YEAR) -> list[int | None]:
    return [each.reported_year for each in found(text, *mentions, reference_year=reference_year)]


def test_a_figure_takes_the_year_of_its_sentence():
    assert reported_years("2021年完成50项。", year(0, "2021年", 2021, 2021)) == [2021]


def test_the_nearest_year_before_the_figure_wins():
    text = "从2020年的35%提高到2023年的60%。"
    mentions = (year(1, "2020年", 2020, 2020), year(13, "2023年", 2023, 2023))
    assert reported_years(text, *mentions) == [2020, 2023]


def test_without_a_year_in_the_sentence_the_report_lends_its_own():
    assert reported_years("完成50项。") == [REFERENCE_YEAR]


def test_the_items_of_a_plan_share_its_year_and_are_targets():
    text, plan = (
        "2024年工作计划：一是举办讲座60场；二是新建分馆2个；三是培训馆员40名。",
        (0, "2024年", 2024, 2024, "plan"),
    )
    assert reported_years(text, year(*plan)) == [2024, 2024, 2024]
    assert [each.comparator for each in found(text, year(*plan))] == ["target"] * 3


def test_what_is_no_item_of_a_list_begins_a_sentence_behind_a_semicolon():
    text = "2024年计划举办讲座60场；馆员40名。"
    assert reported_years(text, year(0, "2024年", 2024, 2024, "plan")) == [2024, REFERENCE_YEAR]


def test_without_any_year_the_reported_year_is_unknown():
    assert reported_years("完成50项。", reference_year=None) == [None]


def test_a_passage_about_another_year_does_not_borrow_the_reference_year():
    assert reported_years("2019年建厂。完成50项。", year(0, "2019年", 2019, 2019)) == [None]


def test_a_congress_lends_no_year():
    congress = replace(year(2, "二十大", 2022, 2022, role="background"), kind="congress")
    assert reported_years("党的二十大以来完成50项。", congress) == [REFERENCE_YEAR]


def test_a_background_year_lends_itself_to_its_own_clause_only():
    founded = year(5, "2018年", 2018, 2018, role="background")
    assert reported_years("支部成立于2018年，现有党员11人。", founded) == [REFERENCE_YEAR]
    assert reported_years("漏损率是由2018年的11.4%降下来的。", founded) == [2018]


def test_a_background_year_that_opens_a_sentence_goes_with_the_next_clause():
    assert reported_years("1989年，46名师傅报到。", year(0, "1989年", 1989, 1989, role="background")) == [1989]


def test_what_a_figure_is_compared_with_is_not_its_year():
    assert reported_years("能耗比2020年下降8%。", year(3, "2020年", 2020, 2020)) == [REFERENCE_YEAR]


def test_a_year_before_的_goes_only_with_the_number_it_touches():
    text = "比例由2020年的31%升至58%。"
    assert reported_years(text, year(3, "2020年", 2020, 2020)) == [2020, REFERENCE_YEAR]


def test_a_span_of_years_is_no_single_year():
    assert reported_years("2021年至2023年完成50项。", year(0, "2021年至2023年", 2021, 2023)) == [None]


def test_a_mention_of_another_passage_is_not_asked():
    mention = year(0, "2021年", 2021, 2021, passage=7)
    assert reported_years("今年完成50项。", mention) == [REFERENCE_YEAR]


def test_an_announced_year_makes_a_target():
    text = "到2030年营业收入达到500亿元。"
    (figure,) = found(text, year(1, "2030年", 2030, 2030, role="plan"))
    assert (figure.comparator, figure.reported_year) == ("target", 2030)


def test_a_target_without_a_stated_year_has_none():
    (figure,) = found("力争营业收入达到500亿元。")
    assert (figure.comparator, figure.reported_year) == ("target", None)


def test_a_span_that_the_year_rules_claimed_is_no_figure():
    text = "公司走过45年发展道路。"
    assert found(text, year(4, "45年", 1979, 2024, role="background")) == ()


def test_a_heading_gives_only_digits_with_a_unit():
    heading = Passage(0, "heading", "三家单位完成50项、突破20万", 0, 15)
    assert [each.surface for each in figures([heading], None, ())] == ["50项"]


def test_figures_carry_their_passage_number():
    passages = [Passage(3, "body", "完成5项。", 0, 5), Passage(4, "caption", "到场6人。", 6, 11)]
    assert [(each.passage_number, each.surface) for each in figures(passages, None, ())] == [(3, "5项"), (4, "6人")]


WORDS = (
    "12 3.5 1,234 ３２０ 三 两 十二 三千 百 近 余 多 万 亿 个 名 元 吨 /年 % 百分之 第 前 “ ” 《 》 - 至 ， 。 党员"
    " 同比增长 累计 各 项(件) 年 月 三会一课 四个意识 C919 24小时 半 零下 成 2021年"
)
PIECES = st.sampled_from([*WORDS.split(), " ", "\n"])
TEXTS = st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=80)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_shows_its_surface(text):
    for each in found(text):
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.surface
        assert each.value == each.value
        assert abs(each.value) != float("inf")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_figures_do_not_overlap_but_for_the_two_ends_of_a_range(text):
    spans = sorted({(each.start, each.end) for each in found(text)})
    assert all(left[1] <= right[0] for left, right in pairwise(spans))


SENTENCES = st.lists(
    st.sampled_from([case.values[0]["input"] for case in cases("quantities") + cases("traps")]), max_size=5
)


@settings(max_examples=100, deadline=None)
@given(SENTENCES, st.randoms(use_true_random=False))
def test_the_order_of_passages_does_not_matter(sentences, random):
    passages = [Passage(number, "body", text, 0, len(text)) for number, text in enumerate(sentences)]
    shuffled = random.sample(passages, len(passages))
    assert set(figures(passages, None, ())) == set(figures(shuffled, None, ()))


@settings(max_examples=100, deadline=None)
@given(SENTENCES)
def test_a_sentence_gives_the_same_figures_beside_others(sentences):
    alone = [(each.surface, each.value, each.unit) for text in sentences for each in found(text)]
    together = [(each.surface, each.value, each.unit) for each in found("\n".join(sentences))]
    assert together == alone


@given(st.integers(0, 10**15))
def test_printed_digits_are_read_back(number):
    (figure,) = found(f"完成产值{number:,}元。") if number >= 1000 else found(f"完成产值{number}元。")
    assert figure.value == float(number)
