"""From the decoded source of a page to its cleaned text: every repair in its order, then the lines sorted out.

The order is decided by what destroys what: byte repair needs the bytes as they are, so it comes before anything that folds,
drops or converts characters; glosses go before conversion, since their brackets part words; lines are sorted last, on Simplified
text, so that one set of rules serves both scripts. The trail of steps leads from the raw text to the cleaned one and back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.model import Cleaned, Edit, RemovedLine, Step
from analysis.text import boilerplate, characters, glosses, html, mojibake, paragraphs, script, trail
from analysis.text.flattened import unfold
from analysis.text.lines import split

FLAG_HTML = "html"  # the page was saved with its tags
_SURROGATE = re.compile(r"[\ud800-\udfff]")


def clean(raw: str, furniture: frozenset[str] = frozenset()) -> Cleaned:
    """The report's paragraphs, the lines taken out with their reasons, and every repair that led there.

    `furniture` are lines that the site is known to repeat (`boilerplate.furniture`). Of a saved HTML page the visible text is
    cleaned, and the flag "html" is set: its first step then replaces the source by that text. The function never raises and
    never guesses: what cannot be repaired stays as it is, and `flags` names it.

    >>> cleaned = clean("北岸重工召开年度工作会议\\n来源:北岸日报\\n会议总结了全年工作,部署了下一阶段的三项重点任务。")
    >>> [passage.kind for passage in cleaned.passages], [(line.reason, line.text) for line in cleaned.removed]
    (['body'], [('title', '北岸重工召开年度工作会议'), ('meta', '来源:北岸日报')])
    """
    steps: list[Step] = []
    flags: list[str] = []
    page = html.read(raw) if html.is_html(raw) else None
    text = raw
    if page is not None:
        steps.append(Step("html", (Edit(0, len(raw), page.text),), repairs_damage=False))
        flags.append(FLAG_HTML)
        text = page.text
    text = _take([_without_surrogates(text)], text, steps)
    repaired = mojibake.repair(text)
    flags += repaired.flags
    text = _take(repaired.steps, text, steps)
    text = _take(characters.repair(text), text, steps)
    text = _take([glosses.repair(text)], text, steps)
    written, conversion = script.recognise(text)
    text = _take(conversion, text, steps)
    return _sorted_out(raw, text, tuple(steps), written, tuple(dict.fromkeys(flags)), furniture, page)


def _without_surrogates(text: str) -> Step:
    """Halves of characters go first: they are no bytes of any damage, and the dictionaries of later steps refuse them."""
    return Step("surrogates", tuple(Edit(found.start(), found.end(), "") for found in _SURROGATE.finditer(text)))


def _take(found: Iterable[Step], text: str, steps: list[Step]) -> str:
    """The text after the steps that change something; these join the trail."""
    for step in found:
        if step.edits:
            text = trail.apply(text, step)
            steps.append(step)
    return text


def _sorted_out(
    raw: str,
    text: str,
    steps: tuple[Step, ...],
    written: str,
    flags: tuple[str, ...],
    furniture: frozenset[str],
    page: html.Page | None,
) -> Cleaned:
    linked = page.linked if page is not None and page.text.count("\n") == text.count("\n") else frozenset()
    pieces = boilerplate.sort(unfold(split(text)), furniture, linked)
    removed = tuple(
        RemovedLine(
            piece.line.number, piece.reason, text[piece.line.start : piece.line.end], piece.line.start, piece.line.end
        )
        for piece in pieces
        if piece.reason is not None
    )
    body = paragraphs.passages(text, [piece.line for piece in pieces if piece.reason is None])
    return Cleaned(
        raw, text, steps, body, removed, written, damage_score(raw if page is None else page.text, steps), flags
    )


def damage_score(raw: str, steps: Iterable[Step]) -> float:
    """The share of the raw text's characters that repairs of damage had to touch; of a saved page, of its visible text.

    Change of script is no damage. An inserted character counts as one. The score speaks of the web page, not of its subject.
    """
    touched = sum(
        max(edit.end - edit.start, len(edit.replacement))
        for step in steps
        if step.repairs_damage
        for edit in step.edits
    )
    return min(1.0, touched / len(raw)) if raw else 0.0
