"""Every expression of a report that denotes a year or a span of years, resolved, with its role and its evidence.

Reads top to bottom: fold the text, take the candidates (year_candidates), resolve each against what is known at its place
(year_resolvers), and tell its role (year_roles). The tables of patterns and data/lexicons/periods hold the knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.facts.years.candidates import PATTERNS, Candidate, candidates
from analysis.facts.years.name_resolvers import NAMED
from analysis.facts.years.numerals import fold, fold_each
from analysis.facts.years.periods import role_cues
from analysis.facts.years.reading import Reading, Span
from analysis.facts.years.reporting import reporting_years
from analysis.facts.years.republic import OF_TODAY, ON_THE_MAINLAND, YEAR_ZERO, last_counted
from analysis.facts.years.resolvers import CALENDAR, due_month
from analysis.facts.years.roles import CUE_REACH, Use, is_base, role_of, without_lead_in
from analysis.model import Anchors, Passage, YearMention

__all__ = ["PATTERNS", "reporting_years", "year_mentions"]

TITLE = -1
RESOLVERS = {**CALENDAR, **NAMED}
_SENTENCE_END = re.compile(r"[。!?;\n]")
_CALENDAR_KINDS = ("explicit", "bare", "fiscal", "festival")
_HEADING_LEVELS = (
    re.compile(r"^第[一二三四五六七八九十]{1,3}[章编部篇]|^[一二三四五六七八九十]{1,3}、"),
    re.compile(r"^\(?[一二三四五六七八九十]{1,3}\)"),
    re.compile(r"^\d{1,2}[.、]|^\(\d{1,2}\)"),
)
_NAMING = ("writing", "past")
_LOOKING_BACK = ("recent_years", "years_until_now")  # 过去五年的回顾: a section about the years up to the last one
_TELLING = ("this_year", "last_year", "year_before_last")
_COMPARING = ("比", "较", "与", "同", "和", "于", "过", "由", "从")
_RANK = {"low": 0, "medium": 1, "high": 2}


@dataclass(frozen=True, slots=True)
class Section:
    """What the headings above a passage say: the year that the section is about, and whether it is about what comes next."""

    topic_year: int | None = None
    announces: bool = False
    level: int = 0


@dataclass(slots=True)
class _Found:
    candidate: Candidate
    span: Span
    reading: Reading


def year_mentions(title: str | None, passages: Sequence[Passage], anchors: Anchors) -> tuple[YearMention, ...]:
    """The year expressions of the title (passage number -1) and of every passage, in order, none overlapping.

    `start` and `end` are offsets in the passage's text and `surface` is what stands there; unresolvable expressions are kept
    with null years. Explicit years are only a third of what reports write, so everything else is read against `anchors`,
    a section heading that names a year, or a year earlier in the same sentence. Never raises; depends on nothing but its
    arguments. Misleads where a narrative of past years says 全年 without naming the year in the sentence.

    >>> text = "今年以来，云岭水务连续两年获评先进，“十四五”末漏损率将降至百分之八。"
    >>> for m in year_mentions(None, (Passage(0, "body", text, 0, len(text)),), Anchors(None, 2022, 2022, "title", "high")):
    ...     print(m.surface, m.start_year, m.end_year, m.role, m.anchor)
    今年以来 2022 2022 activity topic
    连续两年 2021 2022 activity reference
    十四五”末 2025 2025 background lexicon
    """
    mentions: list[YearMention] = []
    head, texts = fold(title or ""), fold_each([passage.text for passage in passages])
    in_head, proposed = candidates(head), [candidates(folded) for folded in texts]
    until = _republic_until([in_head, *proposed])
    if title:
        mentions += _read(TITLE, title, head, in_head, _reading(anchors, Section(), until), Section())[0]
    section, antecedent_year, before = Section(), None, in_head
    for passage, folded, candidate in zip(passages, texts, proposed, strict=True):
        if passage.kind == "heading":
            trimmed = folded.strip()
            own = candidate if trimmed == folded else candidates(trimmed)
            section = _section(section, trimmed, own, _reading(anchors, Section(), until))
        if not candidate:  # as in most passages: nothing to resolve, and 同年 reaches no further
            antecedent_year = None
            continue
        short_until = max(until, _carried(antecedent_year, before))
        reading, before = _reading(anchors, section, short_until, antecedent_year), candidate
        found, antecedent_year = _read(passage.passage_number, passage.text, folded, candidate, reading, section)
        mentions += found
    return tuple(mentions)


def _republic_until(proposed: Sequence[Sequence[Candidate]]) -> int:
    """Up to which number short years are counted by the Republic in the whole text: it is, where one is of today."""
    told = (last_counted(c.pattern.rule, c.match) for candidates_of_one in proposed for c in candidates_of_one)
    return OF_TODAY if OF_TODAY in told else 0


def _carried(antecedent_year: int | None, before: Sequence[Candidate]) -> int:
    """Up to which number short years are counted by the Republic because the paragraph before ended with such a year."""
    if antecedent_year is None:
        return 0
    counted = [until for c in before if (until := last_counted(c.pattern.rule, c.match))]
    return counted[-1] if counted and antecedent_year <= YEAR_ZERO + ON_THE_MAINLAND else 0


def _reading(anchors: Anchors, section: Section, until: int, antecedent_year: int | None = None) -> Reading:
    if section.topic_year is not None:
        return Reading(anchors, section.topic_year, "heading", "high", None, antecedent_year, until)
    return Reading(anchors, anchors.topic_year, anchors.basis, anchors.confidence, None, antecedent_year, until)


def _read(
    number: int, text: str, folded: str, proposed: Sequence[Candidate], reading: Reading, section: Section
) -> tuple[list[YearMention], int | None]:
    found = list(_resolved(folded, proposed, reading))
    if not found:
        return [], None
    mentions = [_mention(number, text, folded, found, place, section) for place in range(len(found))]
    named = [item.span.end_year for item in found if _is_named(item, folded)]
    return mentions, named[-1] if named else None


def _is_named(found: _Found, folded: str) -> bool:
    """Whether the text goes on from that year: one that is only compared with is no antecedent of 这一年."""
    candidate = found.candidate
    return candidate.pattern.kind in _CALENDAR_KINDS and not is_base(folded, candidate.start, candidate.end)


def _resolved(folded: str, proposed: Sequence[Candidate], reading: Reading) -> Iterator[_Found]:
    """Each candidate with its span; a year that was named serves the rest of its sentence, and 同年 until the next passage."""
    sentence_year, antecedent_year, last_end = None, reading.antecedent_year, 0
    named, retold = reading, _of_the_year_before(reading)
    if retold is not None and antecedent_year == retold.topic_year:
        reading = retold
    for candidate in proposed:
        if sentence_year is not None and _SENTENCE_END.search(folded, last_end, candidate.start):
            sentence_year = None
        if reading.sentence_year != sentence_year or reading.antecedent_year != antecedent_year:
            reading = reading._replace(sentence_year=sentence_year, antecedent_year=antecedent_year)
        span = RESOLVERS[candidate.pattern.resolver](candidate.match, candidate.pattern, reading)
        if span is None:
            continue
        yield _Found(candidate, span, reading)
        last_end = candidate.end
        told = span.end_year if candidate.pattern.resolver == "past" else None
        if candidate.pattern.rule in _TELLING and not folded.endswith(_COMPARING, 0, candidate.start):
            # 去年…，全年…: the rest of the sentence is about that year.
            sentence_year = None if span.end_year == reading.topic_year else span.end_year
            told = span.end_year
        if candidate.pattern.kind in _CALENDAR_KINDS and span.end_year is not None:
            if is_base(folded, candidate.start, candidate.end):
                continue  # 2022年比2021年增长…，全年…: what is compared with takes nothing over
            sentence_year = antecedent_year = told = span.end_year
            reading = _counting(reading, candidate, span.end_year)
            if candidate.start == 0 and reading.topic_anchor != "heading":
                reading = reading._replace(topic_year=span.end_year, topic_anchor="entry", topic_confidence="medium")
                named, retold = reading, None
        if retold is not None and told is not None:
            reading = retold if told == retold.topic_year else named


def _counting(reading: Reading, candidate: Candidate, year: int) -> Reading:
    """The reading behind a named year: after 民国23年, 25年 is of the Republic until a year that it did not count is named."""
    if reading.republic_until == OF_TODAY:
        return reading
    until = last_counted(candidate.pattern.rule, candidate.match)
    if until == 0 and year <= YEAR_ZERO + ON_THE_MAINLAND:
        return reading
    return reading if until == reading.republic_until else reading._replace(republic_until=until)


def _of_the_year_before(reading: Reading) -> Reading | None:
    """The reading for what a report of spring retells of the year before: after 去年 or 过去一年, 全年 is that year's."""
    if reading.topic_anchor == "heading":
        return None
    past_year = reading.past.end_year
    if past_year is None or past_year == reading.anchors.topic_year:
        return None
    return reading._replace(topic_year=past_year, topic_anchor="passage", topic_confidence="medium")


def _mention(number: int, text: str, folded: str, found: Sequence[_Found], place: int, section: Section) -> YearMention:
    candidate, span = found[place].candidate, found[place].span
    pattern = candidate.pattern
    return YearMention(
        passage_number=number,
        start=candidate.start,
        end=candidate.end,
        surface=text[candidate.start : candidate.end],
        kind=pattern.kind,
        start_year=span.start_year,
        end_year=span.end_year,
        role=pattern.role or role_of(_use(folded, found, place, section)),
        rule=pattern.rule,
        anchor=span.anchor,
        confidence=pattern.confidence if _RANK[pattern.confidence] <= _RANK[span.confidence] else span.confidence,
    )


def _use(folded: str, found: Sequence[_Found], place: int, section: Section) -> Use:
    """The expression with the text around it, up to the next one; a lead-in of that one (力争明年) is no cue for this."""
    candidate, span, reading = found[place].candidate, found[place].span, found[place].reading
    left = found[place - 1].candidate.end if place else 0
    before = folded[max(left, candidate.start - CUE_REACH) : candidate.start]
    after = folded[candidate.end : candidate.end + CUE_REACH]
    if place + 1 < len(found) and found[place + 1].candidate.start < candidate.end + CUE_REACH:
        after = without_lead_in(folded[candidate.end : found[place + 1].candidate.start])
    month = due_month(candidate.match, before, after) if pattern_of_the_year(candidate) else None
    return Use(candidate.pattern, span, before, after, reading, section.announces, month)


def pattern_of_the_year(candidate: Candidate) -> bool:
    """Whether the expression is a stretch or an edge of the year, which may be yet to come."""
    return candidate.pattern.resolver == "month" or candidate.pattern.rule == "year_edge"


def _section(above: Section, heading: str, proposed: Sequence[Candidate], reading: Reading) -> Section:
    """The section that a heading opens. A deeper heading without a year of its own stays in the year above it."""
    level = next((n for n, sign in enumerate(_HEADING_LEVELS, 1) if sign.match(heading)), 1)
    announces = any(word in heading for word in role_cues()["future_headings"])
    anchors = reading.anchors
    own = [f.span.end_year for f in _resolved(heading, proposed, reading) if _names_a_year(f)] if proposed else []
    if not own and not announces and role_cues()["review_headings"] in heading:
        own = [reading.past.end_year]
    if own and own[0] is not None and anchors.writing_year is not None and own[0] > anchors.writing_year + 1:
        return Section(None, True, level)  # 二〇三五年远景目标: of nothing that has been done
    if own:  # 1998年工作回顾和1999年工作要求: the section opens with the first
        return Section(own[0], announces, level)
    if above.level and level > above.level:
        return Section(above.topic_year, above.announces or announces, above.level)
    return Section(None, announces, level)


def _names_a_year(found: _Found) -> bool:
    pattern = found.candidate.pattern
    return pattern.kind in _CALENDAR_KINDS or pattern.resolver in _NAMING or pattern.rule in _LOOKING_BACK
