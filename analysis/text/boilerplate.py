"""Sort the lines of a page: which are the report's body, which are furniture, and why.

The body reaches from the first paragraph (or the heading above it) to the last one. Above and below it unknown short lines are
judged by their company: a line over the title is navigation, a line under "相关新闻" is a related link; but an unknown line that
no furniture precedes stays in the body. Nothing between two paragraphs is taken out unless it is furniture beyond doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.text import closings, fields, headline, statements, titles
from analysis.text import furniture as rules
from analysis.text.furniture import Verdict
from analysis.text.heads import sort_head
from analysis.text.lines import Line, compact, is_call, is_prose, is_salutation, prose_length
from analysis.text.repeated import furniture as furniture
from analysis.text.tails import sort_tail

MAX_AFTER_END = {"related": 0.6, "copyright": 0.35, "editor": 0.35, "footer": 0.35, "share": 0.35}
"""An article ends at a line such as 上一篇 when at most this share of the page's prose comes after it; related links are often
followed by the first sentences of other articles, the other lines by statements only."""


MIN_COMMENTS = 6
"""So many buttons of readers' comments say that what follows the article's end is theirs, however long."""
_COMMENT_BUTTONS, MAX_BUTTONS = ("回复", "举报", "踩", "赞", "收藏", "对话"), 30
COPIED, MIN_COPIED = 3, 30
"""The first so many paragraphs of so many characters, printed again one after the other, begin a copy of the whole text."""
MIN_SIGNED = 2
"""So many paragraphs that name their writers make a digest."""
MIN_REPEATED = 10
"""A title of so many characters, alone on a line of the text, is no heading of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line or a part of one; `reason` is None for body text and one of vocabularies.REMOVAL_REASONS otherwise."""

    line: Line
    reason: str | None
    rule: str = ""


def sort(
    lines: Sequence[Line], furniture: frozenset[str] = frozenset(), linked: frozenset[int] = frozenset()
) -> tuple[Piece, ...]:
    """Every line of the page with the reason why it is no body text, or None for the body.

    `furniture` are the compact lines that the site repeats, `linked` the numbers of lines that are mostly links (saved HTML).
    A byline in brackets at the end of the last paragraph becomes a piece of its own.
    """
    first, last, verdicts = _body_span(lines, furniture, linked)
    over = {index: verdicts[index] for index in range(first) if index in verdicts}
    verdicts |= sort_head(lines[:first], over, lines[first : last + 1])
    verdicts |= _middle(lines, first, last) | _title_again(lines, first, last, verdicts)
    verdicts |= sort_tail(lines, last, verdicts)
    pieces = [
        Piece(line, verdict.reason, verdict.rule) if (verdict := verdicts.get(index)) else Piece(line, None)
        for index, line in enumerate(lines)
    ]
    return _without_closing_byline(pieces)


def _judge(line: Line, zone: str, furniture: frozenset[str], linked: frozenset[int]) -> Verdict | None:
    verdict = rules.judge(line.folded, zone)
    if verdict is None and compact(line.folded) in furniture:
        return Verdict("repeated", "site furniture")
    if verdict is None and line.number in linked:
        return Verdict("navigation" if zone == "head" else "related", "link")
    return verdict


def _body_span(
    lines: Sequence[Line], furniture: frozenset[str], linked: frozenset[int]
) -> tuple[int, int, dict[int, Verdict]]:
    """The positions of the first and the last paragraph, and the furniture outside of them."""
    verdicts: dict[int, Verdict] = {}
    first, headline_end = 0, headline.place(lines, linked)
    while first < len(lines):
        verdict = _judge(lines[first], "head", furniture, linked)
        if first and fields.carried(lines[first - 1].folded, lines[first].folded):
            verdict = Verdict("meta", "value of the label above")
        if verdict and not _is_agenda(lines, first) and not is_call(lines[first].folded):
            verdicts[first] = verdict
        elif _begins_text(lines, first):
            if first >= headline_end:
                break
            verdicts[first] = Verdict("navigation", "over the headline")
        first += 1
    if first == len(lines):
        return _without_prose(lines, verdicts, furniture, linked)
    last = _end_of_article(lines, first)
    for index in range(len(lines) - 1, first, -1):
        verdict = _judge(lines[index], "tail", furniture, linked)
        if verdict is None and statements.is_statement(lines[index].folded):
            verdict = Verdict("copyright", "statement")
        if verdict:
            verdicts[index] = verdict
        elif index <= last and is_prose(lines[index].folded):
            return first, index, verdicts
    return first, first, verdicts


def _begins_text(lines: Sequence[Line], index: int) -> bool:
    folded = lines[index].folded
    if is_salutation(folded):
        return is_call(folded) or not _is_over_fields(lines, index)  # 云岭水务集团: may be the first line of a title
    return is_prose(folded) and not _is_exclaimed_title(lines, index)


def _is_agenda(lines: Sequence[Line], index: int) -> bool:
    """Whether 时间 is that of an event, since 地点 stands on the line below: a notice, not the page's date."""
    below = lines[index + 1].folded if index + 1 < len(lines) else ""
    return lines[index].folded.startswith(("时间", "日期")) and re.match(r".{0,4}地点", below) is not None


def _is_exclaimed_title(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that ends in ! or ? is the title all the same: the line with date and source follows it."""
    folded = lines[index].folded
    if "。" in folded or len(folded) > titles.MAX_TITLE:
        return False
    return _is_over_fields(lines, index)


def _is_over_fields(lines: Sequence[Line], index: int) -> bool:
    """Whether the line with date and source stands within two lines below."""
    below = (rules.judge(line.folded, "head") for line in lines[index + 1 : index + 3])
    return any(verdict is not None and verdict.reason == "meta" for verdict in below)


def _end_of_article(lines: Sequence[Line], first: int) -> int:
    """The position before the first line at which articles end, when little prose comes after it; else the last line."""
    copy = _second_copy(lines, first)
    total, before = prose_length(lines[first:copy]), 0
    commented = sum(_is_comment(line.folded) for line in lines[first:]) >= MIN_COMMENTS
    for index in range(first, copy):
        line = lines[index]
        if is_prose(line.folded) and "声明" not in line.folded[:8]:
            before += len(line.folded)
        elif (
            rules.may_end(line.folded)
            and (verdict := rules.judge(line.folded, "tail"))
            and verdict.ends
            and total - before
            <= (1 if commented and before and verdict.reason == "editor" else MAX_AFTER_END[verdict.reason]) * total
        ):
            return index
    return copy - 1


def _second_copy(lines: Sequence[Line], first: int) -> int:
    """The position at which the whole text begins again, as on pages that hold a view for telephones too; else their end."""
    prose = [
        (index, compact(lines[index].folded))
        for index in range(first, len(lines))
        if len(lines[index].folded) >= MIN_COPIED and is_prose(lines[index].folded)
    ]
    texts = [text for _, text in prose]
    start = texts[:COPIED]
    if len(set(start)) < COPIED:
        return len(lines)
    again = (place for place in range(COPIED, len(texts)) if texts[place : place + COPIED] == start)
    return next((prose[place][0] for place in again), len(lines))


def _is_comment(folded: str) -> bool:
    """Whether a short line holds two of the buttons that stand under each reader's comment."""
    return len(folded) <= MAX_BUTTONS and sum(word in folded for word in _COMMENT_BUTTONS) >= 2


def _without_prose(
    lines: Sequence[Line], verdicts: dict[int, Verdict], furniture: frozenset[str], linked: frozenset[int]
) -> tuple[int, int, dict[int, Verdict]]:
    """A page without a paragraph (a list, a table): the body lies between the first and last line that is no furniture."""
    meta = [index for index, verdict in verdicts.items() if verdict.reason == "meta"]
    start = max(meta, default=-1) + 1
    body = [index for index in range(start, len(lines)) if index not in verdicts]
    if not body:
        body = [index for index in range(len(lines)) if index not in verdicts]
        if not meta or not body:
            return 0, len(lines) - 1, {}
    first = body[0] if meta else min(body[0] + 1, body[-1])
    for index in range(first, len(lines)):
        verdict = _judge(lines[index], "tail", furniture, linked)
        if verdict:
            verdicts[index] = verdict
    return first, max(body[-1], first), verdicts


def _middle(lines: Sequence[Line], first: int, last: int) -> dict[int, Verdict]:
    judged = ((index, rules.judge(lines[index].folded, "middle")) for index in range(first, last + 1))
    return {index: verdict for index, verdict in judged if verdict}


def _title_again(lines: Sequence[Line], first: int, last: int, verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Lines between paragraphs that are the title once more: the names of pictures, printed where these stood."""
    title = [index for index, verdict in sorted(verdicts.items()) if index < first and verdict.reason == "title"]
    printed = compact("".join(lines[index].folded for index in title))
    if len(printed) < MIN_REPEATED:
        return {}
    return {
        index: Verdict("repeated", "title again")
        for index in range(first, last + 1)
        if compact(lines[index].folded) == printed
    }


def _is_digest(pieces: Sequence[Piece]) -> bool:
    """Whether paragraphs before the last are signed as well: short news of several writers, none of whom wrote the page."""
    signed = (
        closings.closing(piece.line.folded) for piece in pieces if piece.reason is None and "(" in piece.line.folded
    )
    return sum(cut is not None for cut in signed) >= MIN_SIGNED


def _without_closing_byline(pieces: list[Piece]) -> tuple[Piece, ...]:
    """The pieces, with a byline at the end of the last paragraph cut off it; captions and links may follow that one."""
    own = [index for index, piece in enumerate(pieces) if piece.reason is None]
    prose = [index for index in own if is_prose(pieces[index].line.folded)]
    ends = dict.fromkeys([*own[-1:], *prose[-1:]])
    last = next((index for index in ends if closings.closing(pieces[index].line.folded)), None)
    if last is None or _is_digest(pieces[:last]):
        return tuple(pieces)
    line = pieces[last].line
    place, reason = closings.closing(line.folded) or (0, "byline")
    if place == 0:
        return (*pieces[:last], Piece(line, reason, "closing byline"), *pieces[last + 1 :])
    body = line.folded[:place].rstrip()
    text = replace(line, end=line.start + len(body), folded=body)
    byline = replace(line, start=line.start + place, folded=line.folded[place:])
    return (*pieces[:last], Piece(text, None), Piece(byline, reason, "closing byline"), *pieces[last + 1 :])
