"""The table of patterns built from lexicons: plans, congresses, anniversaries, eras and campaign years."""

# ruff: noqa: E501 - one pattern a line: a table, not prose
from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.facts.years.fragments import COUNT, HAN_NUMERAL, NOT_AFTER_NUMERAL, ORDINAL, Pattern
from analysis.facts.years.periods import eras, founding_years, plan_periods, role_cues


def _any(names: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(names), key=lambda name: (-len(name), name))) + ")"


_PLANS = [name for series, name in plan_periods() if series == "plan"]
_STRONG_PLAN, _WEAK_PLAN = _any(n for n in _PLANS if len(n) > 2), _any(n for n in _PLANS if len(n) == 2)
_LAW_PLAN = _any(name for series, name in plan_periods() if series == "law")
# What may follow a plan's name and narrows it to an edge; the closing quote may stand in between.
_PLAN_EDGE = r'(?P<edge>"?(?:规划|计划|期间|时期)?的?(?:首年|第一年|最后一年|[前头后][一两二三四1-4]年|以来|[初末]期?)(?![级步端])|(?:期间|时期)?)'
_ORDINAL_EDGE = (
    r"(?P<edge>(?:期间|时期)?的(?:首年|第一年|最后一年|[前头后][一两二三四1-4]年)|以来|[初末]期?(?![级步端]))?"
)
_PARTY = "(?:(?<=党的)|(?<=中共)|(?<=中国共产党)|(?<=我国共产党)|(?<=^共产党))"  # 苏联共产党第二十次代表大会 is another party's
_OTHER_BODIES = "省市县区州会团女联协厂司的"
_BRIDGE = rf"[^,。;!?\n0-9{HAN_NUMERAL}]{{0,4}}"
_NOT_A_SET = r"(?![类项个产业工程行体板任举集领攻战措关问重主典成品新系科])"
# Words that show that 十九大 without 党的 is the congress and not nineteen large things.
_CONGRESS_CONTEXT = r'(?=精神|报告|以来|召开|胜利|会议|[前后]|[、,。;和"”]|提出|部署|代表|党章|[开闭]幕|$)'
_FOUNDED = _any(founding_years())
_LONG_FOUNDED = [
    name for name in founding_years() if re.search("建党|建国|新中国|共和国|改革开放|建军|建团|中国共产党成立", name)
]
_ALONE = [name for name, era in eras("period").items() if era.standalone]
_AFTER_YEARS = (
    r"(?=初心|历程|征程|奋斗|发展(?!规划|战略|目标|计划|纲要)|风雨|峥嵘|沧桑|辉煌|芳华|巨变|变迁|历史(?!数据|新[高低]|最|平均|同期)|传承|光辉|砥砺|坚守|春华|岁月|风华|薪火|奋进|耕耘|跨越|积淀|"
    r"创业(?!板)|党史|伟业|荣光|基业|沉淀|探索|拼搏|厂史|企业史|守护|深耕|华章|回眸|厂庆|庆典|里(?!程)|间(?!隔))"
)
_HUNDRED_BEFORE = (
    r"(?<=" + "|".join(["献礼", "喜迎", "庆祝", "恰是", "走过", "跨越", "铭记", "回望", "致敬", "奋斗", "风雨"]) + r")"
)
_HUNDRED_AFTER = (
    r"(?=华诞|征程|奋斗|峥嵘|辉煌|风华|伟业|历程|荣光|芳华|初心|风雨|沧桑|庆典|历史|征途|梦想|光辉|礼赞|恰)"
)

NAMES = (
    Pattern("law_plan", "plan_period", "law_plan", "1", "普法|法治宣传|法制宣传", rf'{NOT_AFTER_NUMERAL}(?P<plan>{_LAW_PLAN})(?="?(?:普法|法治宣传|法制宣传))', role="background", then='"普法'),
    Pattern("plan_period", "plan_period", "plan", "1", "五", rf"(?<![{HAN_NUMERAL}])(?P<plan>{_STRONG_PLAN})(?![{HAN_NUMERAL}个名位项天人件条岁年点]|时(?!期)){_PLAN_EDGE}", role="background"),
    Pattern("plan_period_quoted", "plan_period", "plan", "1", "五", rf'(?<=")(?P<plan>{_WEAK_PLAN})(?="(?!购物|赋能|折|行动|学习|党日|工程|工作法|机制|模式|品牌|活动|主题)){_PLAN_EDGE}', role="background", then='"'),
    Pattern("plan_period_named", "plan_period", "plan", "1", "五", rf"{NOT_AFTER_NUMERAL}(?<![第\d])(?P<plan>{_WEAK_PLAN})(?=期间|时期|计划|规划|[初末][,。、期])" + _PLAN_EDGE, role="background", confidence="medium", then="期时计规初末"),
    Pattern("plan_ordinal", "plan_period", "plan_ordinal", "第", "五年", rf"第(?P<n>{ORDINAL}|\d{{1,2}})个?五年(?:发展)?(?:规划|计划){_ORDINAL_EDGE}", role="background"),
    Pattern("since_congress", "since", "since_congress", "1", "大以来", rf"(?:{_PARTY}|(?<![{HAN_NUMERAL}{_OTHER_BODIES}]))(?P<term>{ORDINAL})大以来", role="background", then="大"),
    Pattern("party_congress", "congress", "party", "1", "大", rf"{_PARTY}(?P<term>{ORDINAL})大{_NOT_A_SET}", role="background", then="大"),
    Pattern("party_congress_full", "congress", "party", "第", "代表大会", rf"{_PARTY}第(?P<term>{ORDINAL})次(?:全国)?代表大会", role="background"),
    Pattern("party_congress_short", "congress", "party", "1", "大", rf"(?<![{HAN_NUMERAL}{_OTHER_BODIES}共])(?P<term>十[五六七八九]|二十)大{_CONGRESS_CONTEXT}", role="background", confidence="medium", then="大"),
    Pattern("plenum", "congress", "plenum", "1", "届", rf"(?P<term>{ORDINAL})届(?:中央委员会)?(?:(?P<session>{ORDINAL})中(?:全会)?|第(?P<session2>{ORDINAL})次全体会议)", role="background", then="届"),
    Pattern("since_plenum", "since", "since_plenum", "1", "中全会以来", rf"(?P<term>{ORDINAL})届(?P<session>{ORDINAL})中全会以来", role="background", then="届"),
    Pattern("plenum_elided", "congress", "plenum_elided", "1", "中", r'(?<=[、,和及与至到"])(?P<session>[一二三四五六七八九])中(?:全会|(?="?[、,和及与]"?[一二三四五六七八九]中))', role="background", then="中"),
    Pattern("discipline_plenum", "congress", "discipline", "1", "届中", rf"(?P<term>{ORDINAL})届中央?纪(?:律检查)?委(?:员会)?第?(?P<session>{ORDINAL})次全(?:体会议|会)", role="background", then="届"),
    Pattern("discipline_plenum_after", "congress", "discipline", "1", "纪委", rf"(?:(?<=中纪委)|(?<=中央纪委))(?P<term>{ORDINAL})届第?(?P<session>{ORDINAL})次全(?:体会议|会)", role="background", then="届"),
    Pattern("npc_session", "congress", "npc", "1", "届全国", rf"(?P<term>{ORDINAL})届全国(?:人大|人民代表大会)第?(?P<session>{ORDINAL})次会议", role="background", then="届"),
    Pattern("cppcc_session", "congress", "cppcc", "1", "全国政协", rf"(?:(?P<term>{ORDINAL})届全国政协|(?<=全国政协)(?P<term2>{ORDINAL})届)第?(?P<session>{ORDINAL})次会议", role="background", then="届"),
    Pattern("league_congress", "congress", "league", "1", "团", rf"(?:(?<=共青团)|(?<=[^集社乐]团)|(?<=团的))(?P<term>{ORDINAL})大{_CONGRESS_CONTEXT}", role="background", then="大"),
    Pattern("unions_congress", "congress", "unions", "1", "工会", rf"(?<=中国工会)(?P<term>{ORDINAL})大{_CONGRESS_CONTEXT}", role="background", then="大"),
    Pattern("women_congress", "congress", "women", "1", "妇女", rf"(?<=妇女)(?P<term>{ORDINAL})大{_CONGRESS_CONTEXT}", role="background", then="大"),
    Pattern("public_anniversary", "anniversary", "founded", "", "周年|周岁|华诞|载", rf"(?P<event>{_FOUNDED}){_BRIDGE} ?(?P<n>{COUNT}) ?(?P<more>多|余)?(?:周年|周岁|华诞|载)", role="background"),
    Pattern("anniversary_of_public", "anniversary", "founded", "1", "周年", rf"{NOT_AFTER_NUMERAL}(?P<n>{COUNT}) ?(?P<more>多|余)?周年(?P<event>国庆|建党|建军)", role="background", then="多余周"),
    Pattern("public_years", "anniversary", "founded_long", "|".join(_LONG_FOUNDED), "年", rf"(?P<event>{_any(_LONG_FOUNDED)})(?:成立)?(?:以来)?(?:的|这|近)? ?(?P<n>{COUNT}) ?(?P<more>多|余)?年(?![代底初末级度])", role="background"),
    Pattern("since_event", "since", "since_era", "|".join(eras("open")), "以来|至今", rf"{_any(eras('open'))}(?:以来|至今)", role="background"),
    Pattern("anniversary", "anniversary", "anniversary", "1", "周年|华诞", rf"{NOT_AFTER_NUMERAL}(?P<n>{COUNT}) ?(?P<more>多|余)?个?(?:周年|华诞)", role="background", then="多余个周华"),
    Pattern("tens_of_years", "anniversary", "anniversary", "1", "载", rf"{NOT_AFTER_NUMERAL}(?P<n>\d{{2,3}}|[二三四五六七八九]?十[一二三四五六七八九]?|一?百) ?(?P<more>多|余)?载", role="background", then="多余载"),
    Pattern("hundred_years", "anniversary", "hundred", "1", "百年", rf"(?:(?<=建党)百年|{_HUNDRED_BEFORE}百年|(?<=忆)百年|(?<![几近数一])百年(?:(?=(?P<party>党史|大党|建党|党建))|{_HUNDRED_AFTER}))", role="background", confidence="medium", then="年"),
    Pattern("years_of", "anniversary", "long_anniversary", "1", "年", rf"(?<!年的){NOT_AFTER_NUMERAL}(?!(?<=[的后位]){COUNT} ?[多余]?年间)(?P<n>{COUNT}) ?(?P<more>多|余)?年的?{_AFTER_YEARS}", role="background", confidence="medium", then="多余年"),
    Pattern("years_since_founding", "anniversary", "long_anniversary", "1", "年", rf"(?<=建成|建厂|建矿|建局|建司|建企|建站|建校|建院|建行|建港|建市|建县|建台|建馆|建社|建队|建所|建场|建段|建园|建交|复校|成立|投产|走过|创立|创建|创办|组建|诞生|通车|开业)(?P<n>{COUNT}) ?(?P<more>多|余)?年(?![代前后底初末级度来])", role="background", confidence="medium", then="多余年"),
    Pattern("years_as_headline", "anniversary", "long_anniversary", "1", "年", r"(?<=[\":。!?])(?P<n>[3-9]0|[三四五六七八九]十)(?P<more>多|余)?年(?=,)", role="background", confidence="low", then="多余年"),
    Pattern("reign_year", "explicit", "reign", "|".join(eras("reign")), "年", rf"(?P<era>{_any(eras('reign'))}) ?(?:(?P<first>元)|(?P<n>\d{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}})) ?年(?![间代])", role="background"),
    Pattern("reign", "range", "era", "|".join(eras("reign")), "年间", rf"(?P<era>{_any(eras('reign'))})年间", role="background", confidence="medium"),
    Pattern("historical_period", "range", "period", "|".join(eras("period")), "时期|期间|年代|岁月", rf"(?P<era>{_any(eras('period'))})(?:时期|期间|年代|岁月)", role="background", confidence="medium"),
    Pattern("historical_period_alone", "range", "period", "|".join(_ALONE), "|".join(_ALONE), rf"(?P<era>{_any(_ALONE)})", role="background", confidence="medium"),
    Pattern("vague_era", "vague", "unresolved", "新中国成立|建国|解放|改革开放", "前|后|初", r"(?:新中国成立|建国|解放|改革开放)(?:[前后](?!勤|方|续)|初期?(?!级))", role="background"),
    Pattern("plan_label", "label", "plan_label", "开局|起步|收官|关键|决胜", "之年", r"(?:开局|起步|收官|关键|决胜)之年", role="background", confidence="medium"),
    Pattern("campaign_year", "label", "topic", "", "年\"", rf'{_any(role_cues()["label_words"])}年(?=")', role="background", confidence="low"),
)  # fmt: skip
