"""The lines below the last paragraph: who signed the text, and the furniture that follows it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.text import bylines, persons
from analysis.text.furniture import Verdict
from analysis.text.lines import Line, ends_sentence, han, is_numbered

MAX_STRAY = 12
"""A line of so few characters, with furniture right below it, is furniture of the tail itself (the head of a list of links)."""
MAX_COUNTER = 7
MIN_LISTED = 3
"""So many names alone on neighbouring lines are a list of persons and sign nothing."""
_CLOSE = re.compile("关闭|打印|返回(?:首页|列表|顶部|上[一级页]|栏目)")
"""Buttons that stand below the whole text."""
MIN_LINKS, MIN_HAN = 3, 4
"""So many lines of so many Han at least are links to other sites."""
MANY_LINKS, MAX_LINK = 5, 24
_ENDS = ("。", "!", "?", "”", ")", "》")
_ANNOUNCES = re.compile("如下|名单|名录|下列|以下|依次|分别")
"""A paragraph with such words has a list below it."""
_SMALL = ("byline", "meta", "table", "markup", "share", "counter")
"""Furniture that may stand between the text's own last lines; anything else shows that the text has ended."""


def sort_tail(lines: Sequence[Line], last: int, verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """The lines below the body; unknown ones follow the furniture above them, or stay when there is none above."""
    sorted_out = _links(lines, last, verdicts)
    company: Verdict | None = None
    for index in range(last + 1 + len(sorted_out), len(lines)):
        verdict = verdicts.get(index) or bylines.judge_tail(lines, index) or _below_date(lines, index, sorted_out)
        if verdict is not None and verdict.reason == "byline" and _in_list(lines, index, last, sorted_out):
            verdict = None
        if (
            verdict is None
            and company is None
            and _is_stray(lines[index].folded)
            and index + 1 in verdicts
            and verdicts[index + 1].reason not in _SMALL
            and (index == last + 1 or index - 1 in sorted_out)
        ):
            verdict = Verdict("related", "over furniture")
        is_late = verdict is not None and (verdict.rule == "date line" or verdict.reason == "byline")
        if company is not None and (verdict is None or (is_late and company.reason != "share")):
            verdict = Verdict(
                "footer" if company.reason in ("footer", "copyright", "contact") else "related",
                "below " + company.reason,
            )
        if verdict:
            sorted_out[index] = verdict
            is_attachment = lines[index].folded.startswith(("附件", "附:"))  # its list may belong to the text
            closes = verdict.reason == "share" and _CLOSE.search(lines[index].folded) is not None
            if verdict.ends or closes or (verdict.reason not in _SMALL and not is_attachment):
                company = verdict
    return sorted_out


def _links(lines: Sequence[Line], last: int, verdicts: Mapping[int, Verdict]) -> dict[int, Verdict]:
    """Names of other sites between a finished text and the page's foot: three short lines or more, and no list of the text's."""
    run: list[int] = []
    for index in range(last + 1, len(lines)):
        if index in verdicts:
            break
        run.append(index)
    foot = verdicts.get(run[-1] + 1) if run else None
    if foot is None or foot.reason not in ("copyright", "footer") or len(run) < MIN_LINKS:
        return {}
    fits = lines[last].folded.endswith(_ENDS) and _ANNOUNCES.search(lines[last].folded) is None
    fits = fits and not any(_ANNOUNCES.search(lines[index].folded) for index in run)
    fits = fits and all(_is_link(lines[index].folded, len(run)) for index in run)
    fits = fits and not any(bylines.judge_tail(lines, index) for index in run)
    return {index: Verdict("footer", "links over the foot") for index in run} if fits else {}


def _is_link(folded: str, neighbours: int) -> bool:
    """Whether a line may name another site or page: a short one, among many also a longer one or a headline."""
    is_named = neighbours >= MANY_LINKS and len(folded) <= MAX_LINK and not is_numbered(folded)
    return han(folded) >= MIN_HAN and (
        _is_stray(folded) or (is_named and not ends_sentence(folded) and re.search(r"[,、:;]", folded) is None)
    )


def _in_list(lines: Sequence[Line], index: int, last: int, sorted_out: Mapping[int, Verdict]) -> bool:
    """Whether a bare name below the text is an entry of a list: its neighbours are alone too, or the text's own lines."""
    if persons.is_unit(lines[index].folded):
        above = range(max(last + 1, index - MIN_LISTED + 1), index)
        return len(above) == MIN_LISTED - 1 and all(
            _is_link(lines[place].folded, MANY_LINKS) and place not in sorted_out for place in above
        )
    if not persons.is_name(lines[index].folded):
        return False
    run = [place for place in range(last + 1, len(lines)) if persons.is_name(lines[place].folded)]
    beside = sum(abs(place - index) <= 2 for place in run)
    return beside >= MIN_LISTED or (index > last + 1 and index - 1 not in sorted_out)


def _below_date(lines: Sequence[Line], index: int, sorted_out: Mapping[int, Verdict]) -> Verdict | None:
    """A bare number right below a line of fields is the counter whose label was a picture or a script."""
    above = sorted_out.get(index - 1)
    is_number = lines[index].folded.isdecimal() and len(lines[index].folded) <= MAX_COUNTER
    return Verdict("counter", "below the date") if is_number and above and above.reason == "meta" else None


def _is_stray(folded: str) -> bool:
    return (
        len(folded) <= MAX_STRAY
        and not is_numbered(folded)
        and not ends_sentence(folded)
        and not any(sign in folded for sign in ",、:0123456789")
    )
