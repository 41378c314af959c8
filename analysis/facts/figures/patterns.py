"""From a numeral in the text to a printed quantity: numeral, power of ten, approximation, unit, in their printed order.

`printed_quantities` finds the numerals (fast, one regex) and reads on to the right of each; quantities.py believes or drops
what it finds. A numeral without a unit is a quantity only when the words around it leave no other reading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from analysis.facts.figures import numerals
from analysis.facts.figures.unit_phrase import GOES_ON, header_unit, unit_phrase_at
from analysis.facts.figures.units import Unit, multiplier_at, multipliers, unit_at

_HAN = numerals.HAN_NUMERAL_CHARACTERS
_DIGITS = re.compile(numerals.DIGITS)

# A lone 一 is an article (一项, 一名) and is not even looked at, but for a measured span (缩短近一周) or a multiple (增长一倍).
# The year of a date (2024年) counts nothing either, and most numerals of a report are one: it is passed over whole. Most others
# are plain digits. What may make them a part of something longer (1,234, 1/3, ４５) is left to the whole pattern, which reads
# these as the same number.
_PLAIN = r"[0-9]{0,19}(?:\.[0-9]{1,8})?(?![0-9０-９.．·,，/／ \u00a0\u2009\u202f])"
_FIRST = re.compile(
    rf"[0-9０-９{_HAN}](?:(?:(?<=1)[0-9]|(?<=2)[01])[0-9]{{2}}年|(?<=[0-9])(?P<plain>{_PLAIN})"
    r"|(?<!一)|(?=[十百千万亿零〇点])|(?<=[近超短前长约省少加高大翻了]一))"
)
_NUMERAL = re.compile(
    rf"(?P<share>(?P<of>[百千万])分之(?P<part>[{_HAN}点]{{1,9}}|[0-9０-９]{{1,3}}(?:[.．][0-9０-９]{{1,4}})?))"
    rf"|(?P<fraction>(?P<lower>[二三四五六七八九十])分之(?P<upper>[一二两三四五六七八九]))"
    r"|(?P<slashed>(?<![0-9０-９A-Za-z./])(?P<over>[1-9１-９])[/／](?P<under>[2-9２-９]|10)(?=[的以强左，。,;；、]|$))"
    rf"|(?P<digits>{numerals.DIGITS})"
    rf"|(?P<han>[{_HAN}]{{1,9}}点[一二三四五六七八九零〇]{{1,4}}(?=[万亿元吨米个倍亩])|(?!一(?![十百千万亿零〇]))[{_HAN}]{{1,16}})"
    r"|(?P<one>(?<=[近超短前长约省少加高大翻了])一(?=[周天年倍番个小成]))"
)

# 3-5万吨, 30至40人, 5%—8%: the connectors of a range.
_RANGE = re.compile(r"[ ]?(?:-{1,2}|[—–－−~～]{1,2}|至|到)[ ]?")
_MINUS = re.compile(r"(?<=[为至到达长率是约在:：(（、，,。])[-−](?=[0-9０-９])|零下(?=[0-9０-９])")
_SIGNS = frozenset("-−下")  # with what a minus or 零下 ends
_SPACE = " \u00a0\u2009\u3000"
_BEFORE_UNIT = frozenset(_SPACE + "余多来十百千万亿")  # with what a power of ten or an approximation can begin
HAN = frozenset(["han", "one", "round"])  # the kinds of numeral that are printed in Han characters
FIRST_YEAR, LAST_YEAR = 1000, 2200  # four digits before 年 in this range are a date
# What follows a number without a unit of which nothing is counted (7月, 8点): no range and no unit in brackets can follow or
# precede such a number, and `filters` would drop it.
NOTHING_COUNTED = frozenset("级岁年月日时号点分秒期届度卡里尺寸角家倍维字而且一二三四五六七八九几")


@dataclass(slots=True)
class Quantity:
    """A printed quantity; `inside` is the approximation word between numeral and unit, `known` its line in the lexicon.

    Not frozen, since one is made for every numeral and a frozen one takes five times as long to make; nothing changes it.
    """

    start: int
    end: int
    value: float
    unit: str
    numeral: str
    inside: str = ""
    power: str = ""
    known: Unit | None = None
    high: float | None = None

    def left(self, text: str, length: int = 8) -> str:
        """The characters before it."""
        return text[max(0, self.start - length) : self.start]

    @property
    def han(self) -> bool:
        """Whether the numeral is printed in Han characters."""
        return self.numeral in HAN


def printed_quantities(text: str) -> list[Quantity]:
    """Every printed quantity of the text, from left to right; one that begins inside the one before it is left out.

    A search for one character class and a match where it hits is three times as fast as a search for the whole pattern.
    """
    found: list[Quantity] = []
    at = done = 0
    while first := _FIRST.search(text, at):
        start, at = first.span()
        if first.lastgroup is not None:
            quantity = _plain_at(text, start, at) if start >= done else None
        elif at - start > 1:
            continue
        else:
            match = _NUMERAL.match(text, start)
            if match is None:
                continue
            at = match.end()
            quantity = _quantity_at(text, match) if start >= done else None
        if quantity is None or quantity.start < done:
            continue
        if quantity.unit or quantity.power:
            done = quantity.end
        found.append(quantity)
    return found


def _plain_at(text: str, start: int, end: int) -> Quantity | None:
    """The quantity of plain digits; the usual one, with a unit right behind them and nothing more, is read at once."""
    following = text[end : end + 1]
    if following not in _BEFORE_UNIT:
        unit = unit_at(text, end)
        if unit is None:
            if following in NOTHING_COUNTED:
                return None
        elif text[start - 1 : start] not in _SIGNS:
            after = end + len(unit.printed)
            behind = text[after : after + 1]
            if behind not in GOES_ON:
                if behind == "级":
                    return None  # 千亿元级, 百万吨级: the size class of a thing
                return Quantity(start, after, float(text[start:end]), unit.reported_as, "digits", "", "", unit)
    return _with_unit(text, start, end, float(text[start:end]), "digits")


def _quantity_at(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity whose numeral is `match`; None when the numeral is vague or nothing is counted."""
    kind = match.lastgroup  # the alternative that matched, since it closes last
    if kind == "share":
        return _share(match)
    if kind == "fraction":
        upper, lower = numerals.han_value(match["upper"]), numerals.han_value(match["lower"])
        return Quantity(*match.span(), upper / lower, "", "fraction") if upper and lower and upper < lower else None
    if kind == "slashed":
        part = int(match["over"]) / int(match["under"])
        return Quantity(*match.span(), part, "", "fraction") if part < 1 else None
    value, numeral = _number(match)
    return None if value is None else _with_unit(text, match.start(), match.end(), value, numeral)


def _with_unit(text: str, start: int, end: int, value: float, numeral: str) -> Quantity | None:
    low = _read(text, start, end, value, numeral)
    if low is None:
        return None
    return _signed(text, low if low.unit or low.power else _range(text, low) or low)


def _signed(text: str, quantity: Quantity) -> Quantity:
    """A printed minus or 零下 belongs to the value; a dash after a word or a number does not."""
    if quantity.high is not None or text[quantity.start - 1 : quantity.start] not in _SIGNS:
        return quantity
    for back in (1, 2):
        if (
            quantity.start >= back
            and (sign := _MINUS.match(text, quantity.start - back))
            and sign.end() == quantity.start
        ):
            return replace(quantity, start=sign.start(), value=-quantity.value)
    return quantity


def _number(match: re.Match[str]) -> tuple[float | None, str]:
    if match.lastgroup == "digits":
        return numerals.digits_value(match[0]), "digits"
    if match.lastgroup == "one":
        return 1.0, "one"
    value = numerals.han_value(match[0])
    return (value, "han") if value is not None else (numerals.round_value(match[0]), "round")


def _share(match: re.Match[str]) -> Quantity | None:
    part = match["part"]
    value = numerals.digits_value(part) if part[0].isdigit() and part[0] not in _HAN else numerals.han_value(part)
    value = 100.0 if part == "百" else value
    unit = {"百": "%", "千": "‰", "万": "‱"}[match["of"]]
    return None if value is None else Quantity(*match.span(), value, unit, "share")


def _range(text: str, low: Quantity) -> Quantity | None:
    """3-5万吨, 二至三倍: the lower end takes power and unit of the upper one; None when no numeral with a unit follows."""
    connector = _RANGE.match(text, low.end)
    second = _NUMERAL.match(text, connector.end()) if connector else None
    if second is None or second.lastgroup not in ("digits", "han"):
        return None
    value, numeral = _number(second)
    high = None if value is None else _read(text, second.start(), second.end(), value, numeral)
    if high is None or not (high.unit or high.power) or (high.unit == "年" and high.value >= FIRST_YEAR):
        return None
    lower = numerals.multiplied(low.value, multipliers().get(high.power, 1.0))
    return (
        None
        if lower >= high.value
        else replace(high, start=low.start, value=lower, numeral=low.numeral, high=high.value)
    )


def _read(text: str, start: int, end: int, value: float, numeral: str) -> Quantity | None:
    """Numeral, 余, 万, 余, unit; then what the unit carries: (件), /年, 半."""
    after = at = end
    inside = power = ""
    if text[end : end + 1] in _BEFORE_UNIT:
        at, inside = _approximation(text, _skip(text, end))
        power = multiplier_at(text, at) if numeral != "round" else ""
        after = at + len(power)
        if power:
            value = numerals.multiplied(value, multipliers()[power])
            after, value = _second_part(text, after, value, power)
        at, later = _approximation(text, after)
        inside = inside or later
        at = _skip(text, at)
    phrase = unit_phrase_at(text, at)
    if phrase is None:
        end = _bare_end(text, end, after, inside, power)
        alone = numeral == "digits" and not text[end : end + 1].isalnum()
        header = header_unit(text, start) if alone else None
        if header is None:
            return Quantity(start, end, value, "", numeral, inside, power)
        value = numerals.multiplied(value, header.factor)
        return Quantity(header.start, end, value, header.reported_as, numeral, inside, power, header.unit)
    if text.startswith("级", phrase.end):
        return None  # 千亿元级, 百万吨级: the size class of a thing
    value += phrase.added
    return Quantity(start, phrase.end, value, phrase.reported_as, numeral, inside or phrase.more, power, phrase.unit)


def _bare_end(text: str, end: int, after: int, inside: str, power: str) -> int:
    """Where a quantity without a unit ends: 300余 and 5万余 keep their 余, spaces before nothing are left out."""
    at = after if power else end
    return at + 1 if inside and text[at : at + 1] == inside else at


def _skip(text: str, at: int) -> int:
    end = min(at + 2, len(text))
    while at < end and text[at] in _SPACE:
        at += 1
    return at


def _approximation(text: str, at: int) -> tuple[int, str]:
    return (at + 1, text[at]) if at < len(text) and text[at] in "余多来" else (at, "")


def _second_part(text: str, at: int, value: float, power: str) -> tuple[int, float]:
    """1亿3000万, 3万5千: a second, smaller numeral belongs to the first."""
    second = _DIGITS.match(text, at)
    smaller = multiplier_at(text, second.end()) if second else ""
    if second is None or not smaller or multipliers()[smaller] >= multipliers()[power]:
        return at, value
    return second.end() + len(smaller), value + numerals.multiplied(
        numerals.digits_value(second[0]), multipliers()[smaller]
    )
