"""Lines that a site repeats from page to page are its furniture, and no line of the text."""

from __future__ import annotations

from analysis.text import (
    boilerplate,
)
from analysis.text.lines import split

PROSE = "今年以来，云岭水务集团坚持党建引领，全面推进管网改造工程，累计完成投资二点四亿元，漏损率下降三个百分点。"
MORE = "集团党委把支部建在项目上，组建党员突击队十二支，攻克技术难题三十六项，为工程按期投运提供了坚强保证。"


def reasons(text: str) -> list[tuple[str, str | None]]:
    return [(piece.line.folded, piece.reason) for piece in boilerplate.sort(split(text))]


def site(number: int) -> list[str]:
    return ["水韵云岭微平台", f"第{number}水厂工作纪实", "一、整体情况", f"第{number}水厂{PROSE}", "云岭微平台出品"]


def test_repeated_lines_at_the_edges_are_furniture():
    found = boilerplate.furniture(("yunling", site(number)) for number in range(4))
    assert found == {"yunling": frozenset({"水韵云岭微平台", "云岭微平台出品"})}


def test_repeated_heading_of_the_text_is_no_furniture():
    documents = [["某水厂纪实", "总体情况", f"第{number}水厂{PROSE}", "总体情况"] for number in range(4)]
    assert "总体情况" not in boilerplate.furniture(("site", [*page[:3]]) for page in documents)["site"]


def test_two_documents_say_nothing():
    assert boilerplate.furniture(("yunling", site(number)) for number in range(2)) == {"yunling": frozenset()}


def test_a_repeated_title_over_the_date_is_no_furniture():
    documents = (
        ("site", ["一周供水动态", "2023-05-06 来源：云岭日报", f"{number}月{PROSE}"]) for number in range(1, 5)
    )
    assert "一周供水动态" not in boilerplate.furniture(documents)["site"]


def test_site_furniture_is_removed_with_its_own_reason():
    page = split("\n".join(site(9)))
    found = boilerplate.furniture(("yunling", site(number)) for number in range(4))["yunling"]
    assert [(piece.line.folded, piece.reason) for piece in boilerplate.sort(page, found)][-1] == (
        "云岭微平台出品",
        "repeated",
    )
