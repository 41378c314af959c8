"""Why a Han numeral is no figure: articles, slogans, sessions, vague and broken numerals, spans that merely passed.

Han numerals are believed only with a classifier and a concrete referent, so they have to pass more rules than digits.
"""

from __future__ import annotations

import re

from analysis.facts.figures.context import word_before
from analysis.facts.figures.exclusions import programme_follows
from analysis.facts.figures.numerals import HAN_NUMERAL_CHARACTERS
from analysis.facts.figures.patterns import Quantity

# Units whose small Han counts are often structure rather than quantity (三个到位, 四项纪律).
_GENERIC = frozenset(["个", "项", "条", "种", "类", "次", "支", "本", "道", "套", "张", "面", "名", "家", "位", "人"])
SMALL_HAN = 10
LARGE_HAN = 10_000  # 四十万字: a large Han numeral counts what small ones only name (三字)
SMALLEST_HAN = 2  # the annotation guide: Han numerals count from two on; the measured 一 has its own rule
_VAGUE_BEFORE = re.compile(r"(?:(?<![人次总户件量份个])数|几|好|某|多|许|若干)$")
_VAGUE_LAST = frozenset("数几好某多许干")
_ANAPHORA_BEFORE = re.compile(r"(?:这|那|上述|以上|其他|其余|另外|任何|每|该|上|下|同|哪|首)$")
_ANAPHORA_LAST = frozenset("这那述上他余外何每该下同哪首")
RESULT_SPAN = re.compile(
    r"(?:缩短|提前|延长|节约|节省|减少|增加|徒刑|期限|寿命|工期|工龄|党龄|年限|历时|长达|超过|达到?|不少于|不低于|至少|不超过|处分期|剥夺政治权利)[了近约至为]{0,2}$"
)
_PEOPLE = (
    *("民工", "群众", "职工", "员工", "工人", "农民", "村民", "居民", "市民", "人民", "学生", "师生", "党员", "干部"),
    *("官兵", "军民", "观众", "游客", "旅客", "用户", "农户", "住户", "大军", "儿女"),
)
_HELD_BEFORE = re.compile(
    r"(?:举办|开办|开设|组织|开展|出版|编印|编发|刊发|推出|播出|培训|共|累计|达|办|出)[了过]?(?:各类)?$"
)
_RISEN_TO = re.compile("[升增降减高低少加短长大小宽窄延缩扩压滑涨跌]至$")
_ONE_BEFORE = re.compile(r"(?:近|超|缩短|提前|延长|节约|节省|减少|增加|增长|提高|扩大|翻)[了近约超]{0,2}$")


def vague(text: str, quantity: Quantity) -> bool:
    """数百, 几十, 多个: nobody knows how many."""
    last = text[quantity.start - 1 : quantity.start]
    return last in _VAGUE_LAST and _VAGUE_BEFORE.search(quantity.left(text, 2)) is not None


def anaphora(text: str, quantity: Quantity) -> bool:
    """这三个, 上述五项: taken up from before, not counted anew."""
    last = text[quantity.start - 1 : quantity.start]
    if last not in _ANAPHORA_LAST or quantity.numeral == "round":
        return False
    return _ANAPHORA_BEFORE.search(quantity.left(text, 3)) is not None


def not_for_han(text: str, quantity: Quantity) -> bool:
    """No classifier that takes Han numerals, or less than two; 三万 counts people without one (三万民工)."""
    if quantity.known is None:
        if quantity.inside and quantity.power in ("万", "亿"):
            return False  # 两千余万: an amount whose unit goes without saying
        round_number = quantity.numeral == "han" and text[quantity.end - 1 : quantity.end] in ("万", "亿")
        return not (round_number and text.startswith(_PEOPLE, quantity.end))
    if quantity.numeral in ("one", "round"):
        return False
    counted = quantity.known.dimension == "count" and quantity.value >= LARGE_HAN
    return (quantity.known.digits_only and not counted) or quantity.value < SMALLEST_HAN


def slogan(text: str, quantity: Quantity) -> bool:
    """三个到位, 两个重要的方面: the structure of a programme."""
    small = quantity.value <= SMALL_HAN and not quantity.inside
    return small and quantity.unit in _GENERIC and programme_follows(text, quantity.end)


def span_in_han(text: str, quantity: Quantity) -> bool:
    """三年, 两个月: the length of something that went on; only a span that is itself the result counts (缩短三个月)."""
    timed = quantity.known is not None and quantity.known.dimension == "time"
    return timed and not RESULT_SPAN.search(quantity.left(text)) and quantity.numeral != "one"


def session(text: str, quantity: Quantity) -> bool:
    """八届三次会议, 筹委会十次全会: which session it was, not how many."""
    if "届" in quantity.left(text, 8) and text.startswith("会议", quantity.end):
        return True
    return text[quantity.start - 1 : quantity.start] in ("届", "大") or text.startswith(
        ("全会", "全体会议"), quantity.end
    )


def phase(text: str, quantity: Quantity) -> bool:
    """二期 is the second phase of a project, unless a verb before it counts: 举办三期, 累计十二期."""
    return _HELD_BEFORE.search(quantity.left(text, 5)) is None and not text.startswith("下来", quantity.end)


def pair_of_persons(text: str, quantity: Quantity) -> bool:
    """两人 takes up two persons named before (我们两人, 两人表示); it counts nobody new."""
    return text[quantity.start : quantity.end] == "两人"


def lone_one(text: str, quantity: Quantity) -> bool:
    """一 counts only as a measured span or multiple that something changed by (缩短近一周)."""
    if quantity.numeral != "one":
        return False
    dimension = quantity.known.dimension if quantity.known else ""
    return dimension not in ("time", "ratio", "share", "doubling") or not _ONE_BEFORE.search(quantity.left(text, 4))


def bare_round(text: str, quantity: Quantity) -> bool:
    """百名, 千家 without 近, 超, 余 are rhetoric (百名书记讲党课) or part of a name."""
    return quantity.numeral == "round" and not (quantity.inside or word_before(text, quantity.start)[0])


def truncated(text: str, quantity: Quantity) -> bool:
    """A Han numeral that goes on to the left (…几十, 第十, 百分之, 周一至五) is not the whole number; 提升至八成 is."""
    last = quantity.left(text, 1)
    if last == "至":
        return _RISEN_TO.search(quantity.left(text, 3)) is None
    return last in (*HAN_NUMERAL_CHARACTERS, *"点之星周初正老·")
