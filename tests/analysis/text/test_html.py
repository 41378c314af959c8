"""Saved pages as lines: blocks, meta tags, links, and everything that HTML in the wild leaves open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.facts.metadata import metadata
from analysis.text import html, trail
from analysis.text.clean import clean

PROSE = "今年以来，云岭水务集团坚持党建引领，全面推进管网改造工程，累计完成投资二点四亿元，漏损率下降三个百分点。"


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("<!DOCTYPE html><html></html>", True),
        ("<HTML><HEAD><TITLE>x</TITLE></HEAD></HTML>", True),
        ("<p>一</p><p>二</p><div>三</div>", True),
        ("一、总体情况\n集团<以下简称公司>", False),
        ("净利润<1亿元，负债率>60%，同比<上年", False),
        ("", False),
    ],
)
def test_html_is_told_by_its_content(source, wanted):
    assert html.is_html(source) is wanted


def test_one_block_is_one_line():
    assert html.to_text("<p>一</p><div>二<br>三</div><ul><li>四</li><li>五</li></ul>") == "一\n二\n三\n四\n五"


def test_inline_tags_do_not_break_a_sentence():
    assert html.to_text("<p>供水<b>管网</b>改造<span>工程</span></p>") == "供水管网改造工程"


def test_scripts_styles_and_hidden_blocks_are_not_shown():
    source = (
        "<script>var a='2021-01-01'</script><style>p{}</style><div style='display: none'>暗</div><p>明</p><!-- 注 -->"
    )
    assert html.to_text(source) == "明"


def test_entities_are_read():
    assert html.to_text("<p>A&amp;B&nbsp;&#20113;&lt;x&gt;</p>") == "A&B\u00a0云<x>"


def test_cells_of_a_row_stay_on_one_line():
    assert html.to_text("<table><tr><td>南线</td><td>1.2亿元</td></tr></table>").split() == ["南线", "1.2亿元"]


def test_meta_tags_become_labelled_lines_in_front():
    source = "<html><head><meta name='PubDate' content='2022-05-06'><title>某文_某网</title></head><body><p>文</p></body></html>"
    assert html.to_text(source).split("\n") == ["PubDate: 2022-05-06", "html:title: 某文_某网", "文"]


def test_lines_of_links_are_known():
    page = html.read("<p>文<a href='/'>链</a>，其余都是正文。</p><li><a href='/1'>召开年会</a></li>")
    assert page.linked == frozenset({2})


def test_anchor_without_target_is_no_link():
    assert html.read("<p><a name='top'>管网改造工程纪实</a></p>").linked == frozenset()


@pytest.mark.parametrize("source", ["<p>一<p>二", "<div><p>一</div>二", "<td>一</table>二", "<b>一</i>\n<p>二</q>"])
def test_open_and_crossed_tags_lose_no_text(source):
    assert "".join(html.to_text(source).split()) == "一二"


def test_unclosed_title_does_not_swallow_the_page():
    assert "正文" in html.to_text("<html><head><title>题<body><p>正文</p></body></html>")


def test_saved_page_ends_in_the_same_form_as_text():
    source = (
        "<html><head><title>管网改造工程纪实_云岭水务网</title></head><body><a href='/'>首页</a>"
        f"<h1>管网改造工程纪实</h1><div>发布时间：2022-05-06 来源：云岭日报</div><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    )
    text = f"管网改造工程纪实\n发布时间：2022-05-06 来源：云岭日报\n{PROSE}\n{PROSE}"
    from_page, from_text = clean(source), clean(text)
    assert [passage.text for passage in from_page.passages] == [passage.text for passage in from_text.passages]
    assert metadata(from_page).title == metadata(from_text).title
    assert metadata(from_page).published_date == metadata(from_text).published_date
    assert "html" in from_page.flags
    assert trail.replay(source, from_page.steps) == from_page.text


TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<a href=x>",
        "</a>",
        "<br/>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&nbsp;",
        "&#x4e00;",
        "云岭",
        "<title>",
        "<body>",
        "\n",
        "<![CDATA[",
        "]]>",
        "<?x",
        "\x00",
    ]
)


@given(st.lists(TAGS, max_size=60).map("".join))
def test_reading_never_raises(source):
    page = html.read(source)
    assert all(1 <= number <= page.text.count("\n") + 1 for number in page.linked)


def test_runs_of_blanks_in_the_source_are_one_blank():
    assert html.to_text("<html><body><p>云岭\n      水务   <span>  集团</span></p></body></html>") == "云岭 水务 集团"


@pytest.mark.parametrize(
    ("mark", "wanted"),
    [('<div class="rich_media_title">题</div>', "publish_time: 2023-05-06 10:20"), ("<h1>题</h1>", "题")],
)
def test_day_in_a_script_is_read_only_on_pages_of_wechat(mark, wanted):
    source = f'<html><body>{mark}<script>var createTime = "2023-05-06 10:20";</script></body></html>'
    assert html.to_text(source).split("\n")[0] == wanted


@pytest.mark.parametrize("name", ["firstpublishedtime", "datePublished", "weibo:article:create_at"])
def test_other_names_of_the_day_of_publication(name):
    attribute = "itemprop" if name == "datePublished" else "name"
    source = f'<html><head><meta {attribute}="{name}" content="2023-05-06"></head><body><p>{PROSE}</p></body></html>'
    assert metadata(clean(source)).published_date.isoformat() == "2023-05-06"


def test_text_begins_below_the_headline_that_the_page_states():
    source = (
        "<html><head><title>云岭水务推进管网改造工程_云岭在线</title></head><body>"
        "<p>欢迎来信提供线索，如对本页有任何意见，请与编辑联系，我们将尽快答复。</p>"
        f"<h1>云岭水务推进管网改造工程</h1><p>2023-05-06</p><p>{PROSE}</p><p>{PROSE}</p></body></html>"
    )
    cleaned = clean(source)
    assert [passage.text for passage in cleaned.passages] == [PROSE, PROSE]


def test_headline_below_the_text_leaves_the_text_alone():
    source = (
        "<html><head><title>云岭水务推进管网改造工程</title></head><body>"
        f"<p>{PROSE}</p><p>{PROSE}</p><p>云岭水务推进管网改造工程</p><p>2023-05-06</p></body></html>"
    )
    assert [passage.text for passage in clean(source).passages][:2] == [PROSE, PROSE]
