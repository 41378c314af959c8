"""The lines that a site repeats on its pages: what no rule knows and only the neighbours tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from analysis.text import bylines, titles
from analysis.text.furniture import judge
from analysis.text.lines import Line, compact, is_numbered, is_prose, split

MIN_DOCUMENTS = 3
"""A site needs so many documents before a repeated line says anything."""
MIN_SHARE = 0.5
"""A line is a site's furniture when it stands at the edge of at least this share of its documents."""


def furniture(documents: Iterable[tuple[str, Sequence[str]]]) -> dict[str, frozenset[str]]:
    """The lines that each site repeats at the edges of its pages, in compact form, by site; what `sort` takes as furniture.

    A line counts when it stands above the first or below the last paragraph (repeated statements aside) of at least three
    documents and of half of the site's. Numbered headings, the line right above a paragraph and the one right above the date
    line never count: reports of one office share their headings (一、整体情况) and sometimes their title. Nor does a byline,
    since one person writes for many pages.
    """
    counts: dict[str, Counter[str]] = {}
    sizes: Counter[str] = Counter()
    edges: list[tuple[str, list[Line]]] = []
    for site, printed in documents:
        sizes[site] += 1
        edges.append((site, list(split("\n".join(printed)))))
    repeated = _repeated(edges, sizes)
    for site, lines in edges:
        counts.setdefault(site, Counter()).update(_edge_lines(lines, repeated.get(site, frozenset())))
    return {
        site: frozenset(line for line, number in counts[site].items() if _is_often(number, sizes[site]))
        for site in sorted(counts)
    }


def _is_often(number: int, documents: int) -> bool:
    return number >= MIN_DOCUMENTS and number >= MIN_SHARE * documents


def _repeated(edges: Iterable[tuple[str, list[Line]]], sizes: Mapping[str, int]) -> dict[str, frozenset[str]]:
    anywhere: dict[str, Counter[str]] = {}
    for site, lines in edges:
        anywhere.setdefault(site, Counter()).update({compact(line.folded) for line in lines})
    return {
        site: frozenset(line for line, number in found.items() if _is_often(number, sizes[site]))
        for site, found in anywhere.items()
    }


def _edge_lines(lines: Sequence[Line], repeated: frozenset[str]) -> set[str]:
    """The repeated lines of a document that stand outside of its own paragraphs."""
    keys = [compact(line.folded) for line in lines]
    own = [index for index, line in enumerate(lines) if is_prose(line.folded) and keys[index] not in repeated]
    if not own:
        return set()
    edge = [*range(own[0]), *range(own[-1] + 1, len(lines))]
    if own[0] and not is_prose(lines[own[0] - 1].folded):
        edge.remove(own[0] - 1)
    edge = [index for index in edge if not (_is_over_date(lines, index) or bylines.names_somebody(lines[index].folded))]
    return {
        keys[index]
        for index in edge
        if keys[index] in repeated and not is_numbered(lines[index].folded) and re.search(r"\w", keys[index])
    }


def _is_over_date(lines: Sequence[Line], index: int) -> bool:
    verdict = judge(lines[index + 1].folded, "head") if index + 1 < len(lines) else None
    return verdict is not None and titles.is_meta(verdict) and judge(lines[index].folded, "head") is None
