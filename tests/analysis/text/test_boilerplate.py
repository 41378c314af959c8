"""Page furniture: each rule on single lines, and the sorting of whole pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.text import (
    boilerplate,
    fields,
    furniture,
    persons,
)
from analysis.text.lines import fold, split
from analysis.vocabularies import REMOVAL_REASONS

CASES = json.loads((Path(__file__).parents[2] / "cases" / "boilerplate.json").read_text(encoding="utf-8"))
PROSE = "今年以来，云岭水务集团坚持党建引领，全面推进管网改造工程，累计完成投资二点四亿元，漏损率下降三个百分点。"
MORE = "集团党委把支部建在项目上，组建党员突击队十二支，攻克技术难题三十六项，为工程按期投运提供了坚强保证。"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["label"])
def test_line(case):
    verdict = furniture.judge(fold(case["input"]), case["zone"])
    assert (verdict.reason if verdict else None) == case["wanted"]


def reasons(text: str) -> list[tuple[str, str | None]]:
    return [(piece.line.folded, piece.reason) for piece in boilerplate.sort(split(text))]


def test_lexicon_names_only_known_reasons_and_zones():
    rows = [*persons.read("lines.csv"), *persons.read("words.csv")]
    assert {row["reason"] for row in rows} <= set(REMOVAL_REASONS)
    assert {row["zone"] for row in rows} <= {"any", "edge", "head", "tail"}
    assert {label.reason for label in fields.labels().values()} <= set(REMOVAL_REASONS)


def test_every_label_is_read_back_from_a_line():
    unread = []
    for label in fields.labels().values():
        found = fields.read(fold(f"{label.label}：某值"))
        if [field.label for field in found] != [label.label]:
            unread.append(label.label)
    assert unread == []


def test_unknown_short_line_over_the_title_is_navigation():
    page = f"走进云岭\n水韵风采\n云岭水务推进管网改造工程\n2023-05-06 来源：云岭日报\n{PROSE}"
    assert [reason for _, reason in reasons(page)] == ["navigation", "navigation", "title", "meta", None]


def test_title_printed_again_in_two_lines_is_one_title():
    page = f"云岭水务集团推进管网改造工程惠及百万居民\n2023-05-06\n云岭水务集团推进\n管网改造工程惠及百万居民\n{PROSE}"
    assert [reason for _, reason in reasons(page)] == ["title", "meta", "repeated", "repeated", None]


def test_lines_that_only_begin_like_the_title_stay():
    page = f"云岭水务集团推进管网改造工程惠及百万居民\n2023-05-06\n云岭水务集团推进\n供水服务提升年活动\n{PROSE}"
    assert [reason for _, reason in reasons(page)] == ["title", "meta", None, None, None]


def test_unknown_short_line_below_the_text_stays_without_furniture_above_it():
    assert reasons(f"{PROSE}\n5.第二水厂")[-1] == ("5.第二水厂", None)


def test_lines_below_a_related_heading_go_with_it():
    page = f"{PROSE}\n{MORE}\n相关新闻\n云岭水务召开春训会\n北岸重工签约新项目"
    assert [reason for _, reason in reasons(page)] == [None, None, "related", "related", "related"]


def test_prose_of_other_articles_goes_when_the_text_has_ended():
    page = "\n".join([PROSE, MORE, PROSE + MORE, "相关阅读", "北岸重工召开年会，部署全年工作，强调要稳中求进。"])
    assert reasons(page)[-1][1] == "related"


def test_related_heading_in_the_first_half_does_not_end_the_text():
    page = "\n".join([PROSE, "相关政策", MORE, PROSE, MORE, PROSE])
    assert [reason for text, reason in reasons(page) if len(text) > 20] == [None] * 5


def test_report_about_copyright_is_no_legal_statement():
    text = "协会发布版权声明范本，引导会员规范授权、合理使用，转载纠纷同比下降四成，维权案件全部办结。"
    assert reasons(f"{PROSE}\n{text}")[-1][1] is None


def test_legal_statement_in_sentences_is_removed():
    text = "凡本网注明“来源：云岭日报”的作品，版权均属于本网，未经授权不得转载。"
    assert reasons(f"{PROSE}\n{text}")[-1][1] == "copyright"


def test_closing_byline_is_cut_off_the_last_paragraph():
    pieces = reasons(f"{MORE}\n{PROSE}（张晓明）")
    assert pieces[-1] == ("(张晓明)", "byline")
    assert pieces[-2] == (fold(PROSE), None)


@pytest.mark.parametrize("bracket", ["（完）", "（待续）", "（以下简称集团）", "（含改造）", "（2022年）", "（一）"])
def test_other_closing_brackets_stay(bracket):
    assert reasons(f"{MORE}\n{PROSE}{bracket}")[-1] == (fold(PROSE + bracket), None)


def test_name_brackets_inside_the_text_stay():
    text = f"{MORE}（张晓明）\n{PROSE}"
    assert [reason for _, reason in reasons(text)] == [None, None]


def test_page_without_any_paragraph_keeps_its_lines():
    kept = [text for text, reason in reasons("先进集体名单\n第一水厂\n第二水厂\n管网公司") if reason is None]
    assert kept == ["第一水厂", "第二水厂", "管网公司"]


def test_salutation_begins_the_text():
    assert reasons(f"关于供水工作的报告\n市人民政府：\n{PROSE}")[1] == ("市人民政府:", None)


def test_salutation_that_ends_like_a_label_begins_the_text():
    page = f"关于印发云岭供水方案的通知\n发布日期:2023-05-06\n各村(社区),镇属(驻镇)单位:\n{PROSE}"
    assert [reason for _, reason in reasons(page)] == ["title", "meta", None, None]


def test_signature_that_begins_the_stated_title_is_no_headline():
    page = "\n".join(
        [
            "标题:云岭市水务管理局关于做好防汛工作的通知",
            "各有关单位:",
            PROSE,
            "云岭市水务管理局",
            "2023年5月6日",
            MORE,
            PROSE,
            MORE,
        ]
    )
    assert [reason for text, reason in reasons(page) if text in fold(PROSE + MORE)] == [None] * 4


def test_title_between_paragraphs_is_the_name_of_a_picture():
    title = "云岭水务推进城区管网改造"
    page = f"{title}\n2023-05-06\n{PROSE}\n{title}\n{MORE}"
    assert [reason for _, reason in reasons(page)] == ["title", "meta", None, "repeated", None]


def test_short_title_between_paragraphs_may_be_a_heading():
    page = f"管网改造\n2023-05-06\n{PROSE}\n管网改造\n{MORE}"
    assert reasons(page)[3][1] is None


def test_caption_over_a_table_bar_at_the_end_stays():
    assert reasons(f"{PROSE}\n{MORE}\n代表们在交流\n|")[2:] == [("代表们在交流", None), ("|", "table")]


def test_number_below_the_date_at_the_end_is_a_counter_and_others_stay():
    assert [reason for _, reason in reasons(f"{PROSE}\n2023-05-06\n741")] == [None, "meta", "counter"]
    assert reasons(f"{PROSE}\n741")[-1][1] is None


def test_declaration_in_sentences_ends_the_article():
    after = "特别声明：云岭网转载其他网站内容，仅供参考，不代表赞成其观点，若有侵权，请联系我们删除。"
    assert [reason for _, reason in reasons(f"{PROSE}\n{MORE}\n{after}\n更多资讯")][2:] == ["copyright", "footer"]


def test_most_prose_above_the_path_is_text():
    page = f"{PROSE}{MORE}\n首页 > 综合 > 正文\n云岭水务推进管网改造\n2023-05-06 来源：云岭日报\n{PROSE[:30]}。"
    assert reasons(page)[0][1] is None


def test_most_prose_above_a_labelled_day_is_text():
    page = f"{PROSE}{MORE}\n云岭水务推进会\n发布时间：2023-05-06\n{PROSE[:30]}。"
    assert reasons(page)[0][1] is None


def test_three_sentences_above_a_labelled_day_are_text():
    page = "\n".join([PROSE[:40] + "。"] * 3 + ["云岭水务推进会", "发布时间：2023-05-06"] + [PROSE, MORE] * 6)
    assert [reason for _, reason in reasons(page)][:3] == [None] * 3


def test_menu_below_the_buttons_under_the_text_is_furniture():
    page = f"{PROSE}\n{MORE}\n【打印】 【关闭窗口】\n云岭：水厂开放日\n水厂常识"
    assert [reason for _, reason in reasons(page)][2:] == ["share", "related", "related"]


def test_signature_below_the_buttons_under_the_text_still_signs_it():
    assert reasons(f"{PROSE}\n{MORE}\n【打印】 【关闭窗口】\n(张晓明 李四)")[-1][1] == "byline"


def test_list_below_a_button_for_sharing_stays():
    assert [reason for _, reason in reasons(f"{PROSE}\n{MORE}\n分享\n第一批管线\n第二批管线")][3:] == [None, None]


def test_days_of_a_chronicle_below_a_list_are_text():
    parts = "\n".join(f"第{number}水厂管网" for number in "一二三四五六七八九") + "\n" + "\n".join("甲乙丙丁戊己庚辛")
    page = f"{PROSE}\n{parts}\n2023年5月6日\n" + "\n".join([PROSE, MORE] * 6)
    assert reasons(page)[0][1] is None


def test_names_in_a_list_below_the_text_sign_nothing():
    winners = "王小明\n李小红\n张小强\n赵小军"
    assert [reason for _, reason in reasons(f"{PROSE}\n{MORE}\n{winners}")][2:] == [None] * 4
    assert [reason for _, reason in reasons(f"{PROSE}\n{MORE}\n云岭水厂一览\n王小明\n管网")][2:] == [None] * 3
    assert reasons(f"{PROSE}\n{MORE}\n王小明")[-1][1] == "byline"


def test_statements_with_numbers_below_the_text_are_furniture():
    own = "1、凡本网注明云岭水务网的自采新闻,如需授权转载应注明来源。"
    after = f"声明:\n{own}\n2、部分内容转自其他媒体,转载目的在于传递信息,不代表本网观点。"
    assert {reason for _, reason in reasons(f"{PROSE}\n{MORE}\n{after}")[2:]} == {"copyright"}
