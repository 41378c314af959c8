"""Which lines above the text can be its title, before it is asked which of them is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analysis.text import fields, signatures
from analysis.text.furniture import Verdict
from analysis.text.lines import Line
from analysis.text.title_forms import is_motto, is_title_like


def possible(head: Sequence[Line], verdicts: Mapping[int, Verdict]) -> list[int]:
    """Positions of the lines that are no furniture and have the form of a title, or of one that the next line goes on with."""
    fit = [
        index
        for index, line in enumerate(head)
        if index not in verdicts
        and (is_title_like(line.folded) or _is_begun(head[index : index + 2]))
        and not signatures.names_writers(line.folded)
    ]
    return [index for index in fit if not is_motto(head[index].folded)] or fit


def _is_begun(lines: Sequence[Line]) -> bool:
    """Whether the first of two lines stops at a comma or colon and the second has the form of a title."""
    if len(lines) < 2 or lines[0].folded[-1] not in ",:" or not is_title_like(lines[1].folded):
        return False
    return is_title_like(lines[0].folded[:-1]) and not fields.read(lines[0].folded) and not fields.read(lines[1].folded)


def below_path(candidates: Sequence[int], metas: Sequence[int], verdicts: Mapping[int, Verdict]) -> list[int]:
    """The candidates below the path to the page, when one stands there right away: what is above it is the site's head."""
    path = max((index for index, verdict in verdicts.items() if verdict.reason == "breadcrumb"), default=-1)
    until = next((meta for meta in metas if meta > path), None)
    below = [index for index in candidates if index > path]
    return below if below and (until is None or below[0] < until) else list(candidates)
