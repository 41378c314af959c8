"""Why a quantity-looking string is no figure: one small named rule per kind of trap, asked in order.

Digits are believed unless a rule speaks against them; Han numerals have to pass more rules (han_rules.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.facts.figures import han_rules as han
from analysis.facts.figures.han_rules import RESULT_SPAN
from analysis.facts.figures.patterns import FIRST_YEAR, HAN, LAST_YEAR, Quantity

HOURS_OF_A_DAY = 24
LOWEST_TRAIN_NUMBER = 100
MOST_TERRITORIES = 1000
OLDEST_SPAN = 80  # 98年 without more is 1998, not ninety-eight years
LONGEST_LATIN_NAME = 1  # one letter before digits is a model (C919, F35); two and more may be GDP5000亿元

_ORDINAL_BEFORE = re.compile(
    r"(?:第|之|(?<![目当日此之以先提年会生事])前|(?<![先随最此之以然今])后|(?<![牵带])头"
    r"|排名|位居|名列|位列|编号|No\.?|NO\.?|Top|TOP) ?$"
)
# With what the expression above can end: asked first, being cheap.
_ORDINAL_LAST = frozenset("第之前后头名居列位号opOP. ")
_JOINING = frozenset("+＋×✕")
_DURATION_BEFORE = re.compile(
    r"(?:近|过去|未来|连续|今后|前|后|这|最近|上|每|再过|当|往|同|头|历经|经过|为期|持续|时隔|开展|坚持)的? ?$"
)
_DURATION_AFTER = re.compile(
    r"(?:多|余)?(?:来|间|以来|行动|规划|计划|攻坚|任期|目标|工作要点|内|前|后|一|如一日|的?(?:光辉|辉煌|发展|历史|历程|奋斗|征程|初心|风雨|岁月|改革))"
)
_SPACED_DIGIT = re.compile(r"[0-9０-９] $")
_CIRCLE = re.compile(r"[\u4e00-\u9fff]{0,8}圈")
_COUNT_NOUN_CUE = re.compile(
    r"(?:数|量|指数|系数|得分|分值|率|比|值)(?:[(（][^()（）]{1,8}[)）])?(?:已|共|累计|分别)?"
    r"(?:达到?|为|是|超过?|突破|近|约|增至|升至|降至|提高到)[约近了]? ?$"
)
# A decimal fraction right behind such a noun is its value: 工伤事故率0.06, 利用系数1.8.
_DECIMAL_NOUN = re.compile(r"(?:率|系数|指数|强度|得分|PUE值?)(?:[(（][^()（）]{1,8}[)）])? ?$")
_NOT_COUNTED_AFTER = ":：∶/级岁年月日时号点分秒期届度卡里尺寸角家倍维字而而且一二三四五六七八九十百千万亿几多余"


def is_no_figure(text: str, quantity: Quantity, heading: bool) -> bool:
    """Whether any rule speaks against the quantity; in headings only digits with a unit are believed."""
    han_numeral = quantity.numeral in HAN
    if heading and (han_numeral or not quantity.unit):
        return True
    if han_numeral:
        for rule in _BY_HAN_NUMERAL[quantity.numeral]:
            if rule(text, quantity):
                return True
    elif _beside(text, quantity):
        return True
    of_the_unit = (_HAN_BY_UNIT if han_numeral else _DIGITS_BY_UNIT).get(quantity.unit)
    return of_the_unit is not None and any(rule(text, quantity) for rule in of_the_unit)


def _beside(text: str, quantity: Quantity) -> bool:
    """What stands right beside the digits: they are part of something longer, an ordinal, or at the head of the paragraph.

    None can be after an ordinary Han character or Chinese mark (no digit or Latin letter is among them), which is asked
    first.
    """
    before = text[quantity.start - 1 : quantity.start]
    ordinary = "、" <= before <= "鿿" and before not in _ORDINAL_LAST
    if ordinary and text[quantity.end : quantity.end + 1] not in _JOINING:
        return False
    return _joined(text, quantity) or _ordinal(text, quantity) or _list_marker(text, quantity)


def _ordinal(text: str, quantity: Quantity) -> bool:
    last = text[quantity.start - 1 : quantity.start]
    if last == "后" and text.startswith(("内", "以内", "之内"), quantity.end):
        return False  # 验收后30天内 is a time limit, 后30天 the later part
    return last in _ORDINAL_LAST and _ORDINAL_BEFORE.search(quantity.left(text, 5)) is not None


def _joined(text: str, quantity: Quantity) -> bool:
    """Part of something longer: C919, 1+2+N, 7×24小时, 3.5.1, 5个1, 08:30."""
    left, right = quantity.left(text, 2), text[quantity.end : quantity.end + 1]
    previous = left[-1:]
    if previous and (previous.isdigit() or previous in ".．+＋×*✕·•/\\#＃№&_=@"):
        return True
    if previous.isascii() and previous.isalpha() and not (left[:1].isascii() and left[:1].isalpha()):
        return True
    if previous in "-−－—–~～:：" and left[:1].isascii() and left[:1].isalnum():
        return True
    return right in _JOINING and quantity.unit not in ("%", "")


def _date(text: str, quantity: Quantity) -> bool:
    printed = text[quantity.start : quantity.end]
    plain = quantity.power == "" and quantity.inside == ""
    if plain and _SPACED_DIGIT.search(quantity.left(text, 2)):
        return True  # 2 0 2 1 年
    if plain and (printed.startswith(("0", "０")) or FIRST_YEAR <= quantity.value <= LAST_YEAR):
        return True
    if plain and quantity.value < 100 and text.startswith("同期", quantity.end):
        return True  # 21年同期 is the same time of 2021
    if plain and FIRST_YEAR > quantity.value >= 100 and _ancient(text, quantity):
        return True
    if RESULT_SPAN.search(quantity.left(text)):
        return False
    return (plain and OLDEST_SPAN <= quantity.value < 100) or _passing_span(text, quantity)


def _ancient(text: str, quantity: Quantity) -> bool:
    """甘露元年（265年）七月, 公元147年, 380年10月: a year before the tenth century, not a span."""
    left, right = quantity.left(text, 2), text[quantity.end : quantity.end + 1]
    bracketed = left[-1:] in ("(", "（") and right in (")", "）", "，", ",", "-", "—", "－", "至")
    return (
        bracketed
        or left.endswith("元")
        or re.match(r"(?:\d{1,2}|[正一二三四五六七八九十]{1,2})月(?!龄)", text[quantity.end : quantity.end + 4])
        is not None
    )


def _passing_span(text: str, quantity: Quantity) -> bool:
    return bool(_DURATION_BEFORE.search(quantity.left(text, 5)) or _DURATION_AFTER.match(text, quantity.end))


def _clock_or_angle(text: str, quantity: Quantity) -> bool:
    if quantity.unit == "分":
        left = quantity.left(text, 2)
        return left[-1:] in ("点", "时", ":", "：") or (left[-1:] == "度" and left[:1].isdigit())
    electric = quantity.power or "电" in text[max(0, quantity.start - 8) : quantity.start]
    return not electric


def _height_or_floor(text: str, quantity: Quantity) -> bool:
    """28层 is a number of storeys only after 高, 共, 地上 …; elsewhere it is the floor one goes to. 届 only when counted."""
    if quantity.unit == "层":
        built = quantity.left(text, 2).endswith(("高", "共", "地上", "地下", "总", "建", "达"))
        return not (built or text.startswith(("楼房", "大楼", "高楼", "建筑", "住宅", "摩天", "高"), quantity.end))
    return not quantity.left(text, 4).endswith(("连续", "举办", "举办了", "累计", "共"))


def _nothing_counted(text: str, quantity: Quantity) -> bool:
    """No unit: believed only as a share, or when a power of ten, 余 or a counting noun leaves no other reading."""
    if quantity.han or quantity.numeral in ("share", "fraction"):
        return False  # Han numerals were asked for their unit before
    left, right = quantity.left(text, 20), text[quantity.end : quantity.end + 1]
    if right and right in _NOT_COUNTED_AFTER:
        return True
    if quantity.power and quantity.power not in ("百", "千"):
        return (
            right.isalnum() and not "\u4e00" <= right <= "\u9fff"
        )  # 净流出5.85亿, 罚金45万: money goes without saying
    if quantity.inside:
        return not ("\u4e00" <= right <= "\u9fff") or right in "的了是在"
    if quantity.numeral != "digits" or FIRST_YEAR <= quantity.value <= LAST_YEAR:
        return True
    if quantity.value != int(quantity.value) and _DECIMAL_NOUN.search(left):
        return False
    return not _COUNT_NOUN_CUE.search(left)


def _doubling(text: str, quantity: Quantity) -> bool:
    return not quantity.left(text, 3).rstrip("了近约").endswith("翻")


def _one_per_unit(text: str, quantity: Quantity) -> bool:
    """5个一, 5个1: the name of a programme."""
    return text[quantity.end : quantity.end + 1] in ("一", "1")


def _named_circle(text: str, quantity: Quantity) -> bool:
    """15分钟便民生活圈, 1小时通勤圈: a planning concept, with or without quotation marks."""
    return _CIRCLE.match(text, quantity.end) is not None


def _list_marker(text: str, quantity: Quantity) -> bool:
    """1.3个 at the start of a paragraph is item 1 and three of something; nobody counts people in decimals."""
    if quantity.start or quantity.power or quantity.known is None:
        return False
    return quantity.known.dimension in ("count", "people") and quantity.value != int(quantity.value)


def _one_territory(text: str, quantity: Quantity) -> bool:
    """2021市教育局, 5县公安局: which one; 12省36市 counts them, and a list, a sign or 均 follows."""
    following = text[quantity.end : quantity.end + 1]
    return quantity.value >= MOST_TERRITORIES or (
        "\u4e00" <= following <= "\u9fff" and following not in "和与及的共均等"
    )


def _train(text: str, quantity: Quantity) -> bool:
    """1912次列车: which train or flight it was, not how many."""
    numbered = quantity.value >= LOWEST_TRAIN_NUMBER and not quantity.power
    return numbered and text.startswith(("列车", "航班", "特快", "快车", "动车"), quantity.end)


def _round_the_clock(text: str, quantity: Quantity) -> bool:
    """24小时值守 says always; 24小时内 is a time limit and counts."""
    return quantity.value == HOURS_OF_A_DAY and not text.startswith(
        ("内", "以内", "之内", "左右", "后", "以上"), quantity.end
    )


_Rule = Callable[[str, Quantity], bool]
_ANY_HAN: tuple[_Rule, ...] = (
    han.not_for_han,
    han.truncated,
    _ordinal,
    han.vague,
    han.anaphora,
    han.slogan,
    han.span_in_han,
)
_BY_HAN_NUMERAL: dict[str, tuple[_Rule, ...]] = {
    "han": _ANY_HAN,
    "one": (*_ANY_HAN, han.lone_one),
    "round": (*_ANY_HAN, han.bare_round),
}
# Rules that speak of one unit are asked for that unit only.
_BY_UNIT: dict[str, tuple[_Rule, ...]] = {
    "": (_nothing_counted,),
    "年": (_date,),
    "番": (_doubling,),
    "个": (_one_per_unit,),
    "项": (_one_per_unit,),
    "小时": (_round_the_clock,),
}
_DIGITS_BY_UNIT: dict[str, tuple[_Rule, ...]] = _BY_UNIT | {
    "小时": (_round_the_clock, _named_circle),
    "分钟": (_named_circle,),
    "公里": (_named_circle,),
    "分": (_clock_or_angle,),
    "度": (_clock_or_angle,),
    "层": (_height_or_floor,),
    "届": (_height_or_floor,),
    "次": (_train,),
    **dict.fromkeys(("省", "市", "县", "乡镇"), (_one_territory,)),
}
_HAN_BY_UNIT: dict[str, tuple[_Rule, ...]] = _BY_UNIT | {
    "次": (han.session,),
    "人": (han.pair_of_persons,),
    "期": (han.phase,),
}
