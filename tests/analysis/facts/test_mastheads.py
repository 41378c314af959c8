"""Who owns the page: asked where the writer says 我院 and the report names no unit."""

import pytest

from analysis.facts import organizations, read
from analysis.facts.organizations import registry
from analysis.text.clean import clean

BODY = (
    "我院召开部署会议\n\n发布时间：2024-03-28 10:09:54\n\n"
    "3月26日，我院召开会议，部署全年医疗工作。\n\n会议由院长主持，我院各科室负责人参加。\n"
)


def page(*around):
    return clean("\n\n".join((*around, BODY)))


@pytest.mark.parametrize("line", ["云岭人民医院", "欢迎来到云岭人民医院!"])
def test_a_name_alone_over_the_article_is_the_writers(line):
    unit = read.read(page(line, line)).unit
    assert (unit.as_printed, unit.organization) == ("云岭人民医院", "云岭人民医院")
    assert "我院" in unit.aliases


def test_of_two_hospitals_around_the_article_none_is_taken():
    unit = read.read(page("云岭人民医院", "北岸中心医院")).unit
    assert (unit.as_printed, unit.organization) == ("我院", None)


def test_a_page_of_another_kind_of_owner_does_not_name_the_hospital():
    assert read.read(page("北岸重工集团", "北岸重工集团")).unit.as_printed == "我院"


def test_menus_and_sentences_are_no_owners():
    found = organizations.owners(
        page("首页 医院概况 新闻中心 党建园地", "云岭人民医院党委召开会议部署工作"), registry.load()
    )
    assert found == ()
