"""Names of organizations in a text: what is named, by which word it ends, and what part it plays in its sentence.

A name runs from the last boundary (punctuation, verb, preposition …) to its head (公司, 厂, 局, 协会 …); a known short name needs
no head. One pass over the lexicon's marks, so time is linear. It misleads where a boundary word is missing from the lists (the
name is then too long) or stands inside a name (then too short); both are cured in the lists.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from analysis.facts.organizations import extension, judging, subjects
from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.lexicon import Hit, Lexicon, Mark
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.registry import Registry

LONGEST_RUN = 60  # characters of a run whose reading is kept for the next time it occurs
_BRACKETS = frozenset("(（")  # behind them a name may go on


class Reading(NamedTuple):
    """A text, its hits by the lexicon, the organizations it names, and which hits are offices, slogans, verbs, quotations."""

    text: str
    hits: list[Hit]
    mentions: list[Mention]
    lexicon: Lexicon
    offices: list[int]
    slogans: list[int]
    received: list[int]
    quotes: list[int]

    def mark(self, position: int) -> Mark:
        """What the hit at this position means; an end mark beyond the last one."""
        if 0 <= position < len(self.hits):
            return self.lexicon.mark(self.hits[position])
        return Mark(lex.PUNCTUATED, len(self.text), len(self.text), "")


_new_reading = functools.partial(
    tuple.__new__, Reading
)  # of a tuple: without the detour by a call with eight arguments


@functools.lru_cache(maxsize=512)
def scan(text: str, registry: Registry) -> Reading:
    """The text read once for all that names somebody: organizations in order, offices, boundaries."""
    known = lex.lexicon(registry)
    hits = known.hits(text)
    kinds, flags, first_telling = known.kinds, known.flags, known.first_telling
    names: list[int] = []
    mentions: list[Mention] = []
    offices, slogans, received, quotes = [], [], [], []  # type: list[int], list[int], list[int], list[int]
    reading = _new_reading((text, hits, mentions, known, offices, slogans, received, quotes))
    telling = [position for position, hit in enumerate(hits) if hit[0] >= first_telling]
    if not telling:
        return reading
    at = {lex.TITLE: offices, lex.SLOGAN: slogans, lex.RECEIVING: received, lex.QUOTE: quotes}.get
    for position in telling:
        at(kinds[hits[position][0]], names).append(position)
    done = 0
    for position in names:
        if position < done:
            continue
        number, start, _ = hits[position]
        if kinds[number] == lex.DEMONSTRATIVE:
            mentions.append(_demonstrative(reading, position))
            continue
        first, done = _run(text, hits, known, position, done)
        if done - first <= 1 and first and flags[number] & lex.PASSES:
            before, _, end = hits[first - 1]
            if end == start and kinds[before] == lex.STOP:
                continue  # a bare 党支部 or 党委 right behind a verb or preposition names nobody and acts nowhere
        found = _mention(reading, first, done)
        if found is not None:
            while mentions and mentions[-1].start >= found.start:
                mentions.pop()  # its superior, which ended before a joining word: 甲研究所|陶瓷与材料中心
            mentions.append(found)
    return reading


def _run(text: str, hits: Sequence[Hit], known: Lexicon, position: int, done: int) -> tuple[int, int]:
    """The run without a boundary around a head; a committee ends the run in front of it, a branch its own, 联合 a partner's."""
    flags, first, stop = known.flags, position, position
    while first > done:
        number, start, _ = hits[first - 1]
        of = flags[number]
        if not (of & lex.WITHIN or (of & lex.COUNTS and extension.is_no_count(text, start))):
            break
        first -= 1
    while stop < len(hits):
        number, start, end = hits[stop]
        of = flags[number]
        if of & lex.ENDS and not (of & lex.COUNTS and extension.is_no_count(text, start)):
            break
        stop += 1
        if of & lex.CLOSES and (
            known.kinds[number] == lex.BRANCH or (text.startswith(lex.UNION, end) and extension.is_union(text, end))
        ):
            break
    return first, stop


def _demonstrative(reading: Reading, position: int) -> Mention:
    mark, following = reading.mark(position), reading.mark(position + 1)
    body = following.word if following.kind in lex.BODIES and following.start == mark.end else ""
    subject = subjects.acts(reading.text, reading.hits, reading.lexicon, position, mark.start, mark.end + len(body))
    return Mention(mark.word, mark.start, mark.end, "", None, False, False, body, subject, demonstrative=True)


def _mention(reading: Reading, first: int, stop: int) -> Mention | None:
    """The name among hits[first:stop], a run that no boundary interrupts."""
    text, hits, _, known, *_ = reading
    before = hits[first - 1] if first else None
    ender = hits[stop] if stop < len(hits) else (-1, len(text), len(text))
    start, glued, shift = before[2] if before else 0, "", 0
    asks = (start and text[start - 1] in extension.GOING_ON) or text[start] in extension.GLUED
    if asks or ender[1] - start > LONGEST_RUN or text[ender[1] : ender[2]] in _BRACKETS:
        run = hits[first:stop]
        begin = extension.begin(text, hits, known, first, stop)
        heads = extension.heads_between(known, hits, first, begin)
        glued = extension.glued(text, begin, run, known, before) if text[begin] in extension.GLUED else ""
        found = judging.judged(text, run, begin + len(glued), reading.mark(stop), known, heads)
    else:
        found, shift = judging.remembered.judged(text, hits[first:stop], start, ender, known)
    if found is None:
        return None
    begin, end, kind, level, proper, is_known, body, bare, inner, second = found
    if shift:
        begin, end, inner = begin + shift, end + shift, tuple(place + shift for place in inner)
    if before and known.kinds[before[0]] == lex.TITLE and _is_person(reading, first, begin):
        return None
    after = end + len(body)
    following = extension.hit_at(hits, stop, end) if second else stop
    if body and following < len(hits) and hits[following][1] == end:
        following += 1
    while first and hits[first - 1][1] >= begin:
        first -= 1  # the words of a name that goes on behind a bracket are none before it
        before = hits[first - 1] if first else None
    lead = 0
    if text.endswith(judging.PARTY, 0, begin):
        lead = next(len(word) for word in judging.PARTY if text.endswith(word, 0, begin))
    return Mention(
        text[begin:end], begin, end, kind, level, proper, is_known, body,
        not glued
        and subjects.acts(text, hits, known, first, begin - lead, after)
        and not extension.goes_on(text, after)
        and (hits[stop - 1][1] < end or not _is_place(hits[first:stop], known, end)),
        False,  # a demonstrative
        bare,
        glued or (known.words[before[0]] if before else ""),
        text[after : after + 1],
        inner,
        following < len(hits) and hits[following][1] == after and known.kinds[hits[following][0]] == lex.TITLE,
    )  # fmt: skip


def _is_person(reading: Reading, first: int, start: int) -> bool:
    """True where a surname begins the run behind a post: 书记|张三为医院职工讲课 names no hospital."""
    text, hits = reading.text, reading.hits
    return text[start] in lex.surnames() and not (first < len(hits) and hits[first][1] == start)


def _is_place(run: Sequence[Hit], known: Lexicon, end: int) -> bool:
    """True where a name goes on behind its end with a place: 国家电网|黑龙江…"""
    return any(begin == end and known.kinds[number] == lex.PLACE for number, begin, _ in run)
