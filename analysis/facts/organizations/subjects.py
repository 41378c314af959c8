"""Does a named organization act in its sentence? Told from what stands before and behind the name, without a parser."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.lexicon import Hit, Lexicon

_DIGITS = re.compile(r"[0-9]{1,4}\Z")
_NOT_SUBJECT = frozenset('的、》”"』」)）。；;！!？?')
LONGEST_BRACKET = 40  # characters of (记者 张三 通讯员 李四)
OPENING_MARKS = 6  # time words and connectives before a subject: 2025年5月10日上午
_NO_PREDICATE = (
    "所属",
    "下属",
    "旗下",
    "等",
    "网站",
    "门户网站",
    "官网",
    "官方网站",
    "网讯",
    "微信公众号",
    "公众号",
    "微博",
    "居民",
    "村民",
    "群众",
    "业主",
    "患者",
    "家属",
    "商户",
)
_JOINTLY = re.compile(r"、[^，,。；;：:！!？?]{2,60}(?:联合|共同|携手|开展了?|举办了?|举行了?|主办|签订|签署)")
"""甲党支部、乙党支部开展…: the first of several that act together; those of a list before 参加, 出席 do not."""
_MAY_BAR = _NOT_SUBJECT | {"、"} | {words[0] for words in _NO_PREDICATE}  # what a predicate cannot begin with
_SHORT_FORM = re.compile(r"[（(](?:以下|下文)?简?称[^（()）]{2,16}[)）]")
_CLAUSE = re.compile(r"[^，,。；;：:！!？?]{0,24}")
_COMES_INTO_BEING = (
    "建成", "落成", "启用", "揭牌", "投用", "竣工", "开园", "开馆", "建成投产", "投入使用", "投入运行", "建成使用", "建成开放",
)  # fmt: skip
"""…文体中心建成: what is built does not act; whoever built it does."""
_DESCRIBED = re.compile(
    r"(?:\A|[，,。；;：:！!？?\s])(?:位于|地处|坐落(?!着|了)|座落(?!着|了)|始建于|成立于|创建于|组建于|诞生于|作为|拥有|有着|素有|享有)[^，,。；;：:！!？?]{2,44}的\Z"
)
"""位于山北的甲厂: words that describe a unit and open the sentence with it."""


def acts(text: str, hits: Sequence[Hit], known: Lexicon, position: int, start: int, end: int) -> bool:
    """True when the name opens its clause (a time expression may come first) and a predicate may follow."""
    number, _, stop = hits[position - 1] if position else (0, 0, -1)
    of = known.flags[number] if stop == start else 0  # most names stand behind a word that says all by itself
    if of & lex.BARS or not (of & lex.BEGINS or _opens(text, hits, known, position, start)):
        return False
    if text[end : end + 1] in "（(" and (short := _SHORT_FORM.match(text, end)) is not None:
        end = short.end()  # 甲公司（以下简称“甲”）旗下乙公司…
    return end == len(text) or text[end] not in _MAY_BAR or not _cannot_act(text, end)


def comes_into_being(text: str, end: int) -> bool:
    """True where the unit whose name ends here is built, opened or unveiled: it is what others did."""
    clause = _CLAUSE.match(text, end)
    return clause is not None and clause[0].endswith(_COMES_INTO_BEING)


def _opens(text: str, hits: Sequence[Hit], known: Lexicon, position: int, start: int) -> bool:
    left, kinds = start, known.kinds
    for before in range(position - 1, max(-1, position - 1 - OPENING_MARKS), -1):
        number, begin, stop = hits[before]
        if stop > left:
            continue
        if stop < left and not _DIGITS.fullmatch(text, stop, left):
            return False
        kind = kinds[number]
        if kind == lex.PUNCTUATED and text[begin] in lex.WITHIN_NUMBERS:
            return False
        if kind == lex.PUNCTUATED and text[begin] not in lex.OPENERS:
            return text[begin] not in lex.CLOSING_BRACKETS or _is_dateline(text, begin)
        if kind != lex.OPENING and kind != lex.DEMONSTRATIVE:  # 我院|门诊支部组织…
            return text[begin] == "的" and stop == left and _DESCRIBED.search(text, max(0, stop - 64), stop) is not None
        left = begin
    return not left or bool(_DIGITS.fullmatch(text, 0, left))


def _is_dateline(text: str, closing: int) -> bool:
    """True where the bracket that closes here names reporters, 本报讯（记者…）甲局召开; elsewhere the clause began before it."""
    opening = max(
        text.rfind("(", max(0, closing - LONGEST_BRACKET), closing),
        text.rfind("（", max(0, closing - LONGEST_BRACKET), closing),
    )
    return opening <= 0 or not "一" <= text[opening - 1] <= "鿿" or text[opening - 1] in "讯电报道"


def _cannot_act(text: str, end: int) -> bool:
    """True where no predicate can follow the name: 的, a closing sign, 所属 …; of a list that acts jointly the first one can."""
    if text[end] == "、":
        return _JOINTLY.match(text, end) is None
    return text[end] in _NOT_SUBJECT or text.startswith(_NO_PREDICATE, end)
