"""What role a year plays: activity of the reporting organization, background, or plan; by stated rules.

The rules, in this order (the first that applies decides):
1. the pattern's own role (plans, congresses, anniversaries and campaign names are background, 明年 is a plan);
2. a span that reaches beyond the time of writing is a plan; so is a stretch of the year that has not begun yet (下半年 in
   May), a year beside words that announce (将建成, 力争, 到2025年), and a year of a section about what comes next;
3. a year used as the base of a comparison (较上年, 比2018年增长) is background;
4. what leaders and central bodies did, and the years in the names of laws and guidelines, are background;
5. a year before the reported period, or one in which the unit came to be, is background (history), except the year in which
   an honour was received, if that is not too long ago;
6. everything else is activity.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analysis.facts.years.fragments import Pattern
from analysis.facts.years.periods import role_cues
from analysis.facts.years.reading import YEAR_END_REPORT_MONTHS, Reading, Span

REPORTED_PERIOD = 3  # the year reported on and the two before it: honours and projects are told over such a period
HONOUR_PERIOD = 10  # honours of the last ten years are told as the organization's own; older ones are its history
PLANNING_MONTHS = 4  # so late in the year conferences still set the tasks of the year that has begun
CUE_REACH = 30  # characters around an expression in which a cue of the same sentence counts
NEAR = 14  # for words that belong to the year itself: 成立于, 总书记
_SENTENCE_EDGE = re.compile(r"[。!?;\n]")
_CLAUSE_EDGE = re.compile(r"[。!?;,\n]")
_NAMED_KINDS = ("explicit", "bare", "fiscal", "range", "festival")
_OF_THE_REPORT = ("writing", "topic", "month", "calendar")


@dataclass(slots=True)
class Use:
    """A resolved expression where it stands.

    `before` and `after` are the folded text around it, up to the next expression. `announces`: the section's heading
    says that it is about what comes next (下一步工作打算). `first_month`: when the stretch of the year begins or is due.
    """

    pattern: Pattern
    span: Span
    before: str
    after: str
    reading: Reading
    announces: bool = False
    first_month: int | None = None


def role_of(use: Use) -> str:
    """The role of a year expression by rules 2 to 6; rule 1, the role of its pattern, needs no words around it."""
    before, after = _same_sentence_before(use.before), _same_sentence_after(use.after)
    if (_ahead(use, after) and use.pattern.kind != "since") or _announced(use, before, after):
        return "plan"
    if _compared(use, before, after) or _doctrine(before, after) or _history(use, before, after):
        return "background"
    return "activity"


def announced_beside(before: str, after: str) -> bool:
    """Whether the words around a year announce something: 到 2030 年, 力争, 将建成 …"""
    before, after = _same_sentence_before(before), _same_sentence_after(after)
    until = _cue("until_a_year").search(before) is not None and _cue("completed").search(after) is None
    return until or _cue("future_lead_ins").search(before) is not None or _announces(after)


def without_lead_in(text: str) -> str:
    """The text without the words at its end that announce the year after it."""
    return _cue("future_lead_ins").sub("", text)


def historical_beside(before: str, after: str) -> bool:
    """Whether the words around a year tell how the unit came to be: 始建于, 成立于, 建厂 …"""
    return _cue("history_words").search(_clause_before(before)[-NEAR:] + " " + _clause_after(after)[:NEAR]) is not None


def founding_beside(before: str, after: str) -> bool:
    """Whether a unit came to be in that year (成立于2012年, 2012年成立): of an undated report it says nothing."""
    led_in = _cue("founding_before").search(_clause_before(before)) is not None
    return led_in or _cue("founding_after").match(_clause_after(after) + ",") is not None


def doctrine_beside(before: str, after: str) -> bool:
    """Whether leaders or central bodies act in that year, or the year stands in the name of a law or guideline."""
    return _doctrine(_same_sentence_before(before), _same_sentence_after(after))


def forecast_beside(after: str) -> bool:
    """Whether the words after a year forecast the results of that year (预计2021年净利润…): the report is about it."""
    return _cue("forecast_of_results").match(after) is not None


def this_year_beside(before: str, after: str) -> bool:
    """Whether the sentence also says 今年 or 明年, which is then another year than the one named."""
    cue = _cue("this_year")
    return bool(cue.search(_same_sentence_before(before)) or cue.search(_same_sentence_after(after)))


def is_base(folded: str, start: int, end: int) -> bool:
    """Whether the year at start..end is only what another one is compared with (比2021年, 按1980年不变价格)."""
    if _cue("comparisons_before").search(folded[max(0, start - 4) : start]) is not None:
        return True
    return _cue("comparisons_after").match(folded[end : end + NEAR]) is not None


def _ahead(use: Use, after: str) -> bool:
    """Later than the writing; in early spring also the year that has just begun, unless something has come about in it."""
    published, topic_year, end_year = use.reading.anchors.published, use.reading.anchors.topic_year, use.span.end_year
    if end_year is None or topic_year is None:
        return False
    if use.pattern.resolver == "decade":  # 九十年代 in 1998 has begun, whenever it ends
        return use.span.start_year is not None and use.span.start_year > topic_year
    if published is None:
        return end_year > topic_year
    if end_year > published.year:
        return True
    if end_year == published.year and use.first_month is not None and use.first_month > published.month:
        return True
    just_begun = (
        published.month <= YEAR_END_REPORT_MONTHS and topic_year < end_year and use.pattern.kind in _NAMED_KINDS
    )
    return just_begun and _cue("completed").search(after) is None


def _announced(use: Use, before: str, after: str) -> bool:
    now = use.reading.anchors.topic_year
    if use.span.end_year is not None and now is not None and use.span.end_year < now:
        return False
    if _planned(use, before, after):
        return True
    if use.announces and use.pattern.resolver in _OF_THE_REPORT and use.pattern.offset == 0:
        return True
    led_in = use.pattern.resolver != "topic" or use.pattern.rule == "year_edge"
    return (led_in and _cue("future_lead_ins").search(before) is not None) or _announces(after)


def _planned(use: Use, before: str, after: str) -> bool:
    """部署2018年目标任务 in the first months of that year tells what lies ahead; later in the year it is the work in hand."""
    published = use.reading.anchors.published
    if published is None or published.month > PLANNING_MONTHS or use.pattern.kind not in _NAMED_KINDS:
        return False
    if use.span.start_year != published.year or use.span.end_year != published.year:
        return False
    if _cue("work_ahead").match(after) is None or _cue("work_done").search(after[:NEAR]) is not None:
        return False
    return not _clause_before(before).endswith(("完成", "落实", "实现"))


def _announces(after: str) -> bool:
    return _cue("future_verbs").search(after[:CUE_REACH]) is not None


def _compared(use: Use, before: str, after: str) -> bool:
    now = use.reading.anchors.topic_year
    if use.span.end_year is None or (now is not None and use.span.end_year > now):
        return False
    if _cue("comparisons_before").search(before[-4:]) is not None:
        return True
    if before.endswith(("由", "从")) and _cue("rise_from").match(after) is not None:
        return True
    same_year = now is not None and use.span.end_year == now
    return not same_year and _cue("comparisons_after").match(after) is not None


def _doctrine(before: str, after: str) -> bool:
    near = _clause_before(before)[-NEAR:] + " " + _clause_after(after)[:6]
    if _cue("doctrine_words").search(near):
        return True
    inside_title = before.rfind("《") > before.rfind("》") or before.endswith(("(", "（"))
    return inside_title and _cue("document_words").search(before[-CUE_REACH:] + after[:CUE_REACH]) is not None


def _history(use: Use, before: str, after: str) -> bool:
    reading, span = use.reading, use.span
    now = reading.topic_year if reading.topic_anchor == "heading" else reading.anchors.topic_year
    if span.start_year is None or span.end_year is None or now is None:
        return False
    first_reported = now - REPORTED_PERIOD + 1
    if now - HONOUR_PERIOD < span.end_year < first_reported and _honoured(use, after):
        return False
    if span.end_year < first_reported or (span.end_year >= now and span.start_year < first_reported - REPORTED_PERIOD):
        return True
    return span.end_year < now - 1 and historical_beside(before, after)


def _honoured(use: Use, after: str) -> bool:
    """An honour is told with the year in which it was got; first honours and 自X年以来 tell its history."""
    if use.pattern.kind == "since" or _cue("first_time").search(after[:NEAR]) is not None:
        return False
    return _cue("honour_words").search(after[:NEAR]) is not None


@cache
def _cue(group: str) -> re.Pattern[str]:
    words = role_cues()[group]
    return re.compile(words if isinstance(words, str) else "|".join(words))


def _same_sentence_before(text: str) -> str:
    return _SENTENCE_EDGE.split(text[-CUE_REACH:])[-1]


def _same_sentence_after(text: str) -> str:
    return _SENTENCE_EDGE.split(text[:CUE_REACH], maxsplit=1)[0]


def _clause_before(text: str) -> str:
    return _CLAUSE_EDGE.split(text)[-1]


def _clause_after(text: str) -> str:
    return _CLAUSE_EDGE.split(text, maxsplit=1)[0]
