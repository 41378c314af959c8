"""The stretches of a report, its title and passages, with the organizations that each names.

Two passes: what the text itself teaches in the first (a short form in brackets, a bare name before its committee or before the
colon of the title) is found everywhere in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import starmap

from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry
from analysis.facts.organizations.taught import taught

TAUGHT = 40  # short forms that one text may teach; more are no report, and each costs time
DEFINES = "称"  # stands in every definition: texts without it need not be asked
_DEFINITION = re.compile(
    r"[（(](?:以下|下文|下|以下统|下称)?(?:简称|称)?(?:为)?[：:]?[“\"「『‘]([^”\"」』’“)）（(《》]{2,14})[”\"」』’]"
)
_DEFINITION_BARE = re.compile(r"[（(](?:以下|下文)?简称(?:为)?[：:]?([^”\"」』’“\"「『‘)）（(，,。《》]{2,14})[)）]")
_BEGINS = re.compile(
    r"(?:\A|[，,。.；;：:！!？?、\s])(?:[0-9]{4}年(?:[0-9]{1,2}月)?(?:以来)?[，,]?|今年以来[，,]?|近年来[，,]?)?\Z"
)
JOINING = frozenset(("与", "和", "同", "联合", "携手", "会同"))
SUPERIOR_KINDS = frozenset(("known", "company"))
AFTER_NO_SUBJECT = frozenset('的、》”"』」)）')


@dataclass(slots=True)
class Stretch:
    """One passage, or the title (number -1), with the organizations named in it."""

    number: int
    text: str
    mentions: Sequence[Mention]


def stretches(title: str | None, bodies: Iterable[tuple[int, str]], registry: Registry) -> tuple[Stretch, ...]:
    """The title and the passages, scanned; short forms and brands that the text itself teaches are found as well."""
    texts = [(-1, title)] if title else []
    scanned = [(number, text, scan(text, registry).mentions) for number, text in [*texts, *bodies] if text]
    names = taught(title, scanned, registry)
    names.update(alias for _, text, _ in scanned if DEFINES in text for alias, _ in definitions(text, ()))
    names = {name for name in names if registry.find(name) is None}
    if not names:
        return tuple(starmap(Stretch, scanned))
    words = sorted(names, key=lambda word: (-len(word), word))[:TAUGHT]
    pattern = re.compile("|".join(re.escape(word) for word in words))
    return tuple(Stretch(number, text, _with_taught(text, found, pattern)) for number, text, found in scanned)


def _with_taught(text: str, found: Sequence[Mention], pattern: re.Pattern[str]) -> Sequence[Mention]:
    """The names with those that the text teaches; one that begins with a superior takes its place: 甲集团|乙煤电."""
    taken = sorted(found, key=lambda mention: (mention.start, mention.end))
    extra, replaced, position = [], set(), 0
    for hit in pattern.finditer(text):
        start, end = hit.span()
        while position < len(taken) and taken[position].end <= start:
            position += 1
        first = taken[position] if position < len(taken) and taken[position].start < end else None
        above = taken[position - 1] if position and taken[position - 1].end == start else None
        if first is None and above is not None and above.kind in SUPERIOR_KINDS and not above.body:
            extra.append(replace(_taught(text, above.start, end), inner=(start,)))
            replaced.add(above.start)
        elif first is None:
            extra.append(_taught(text, start, end))
        elif first.start == start and first.end < end and all(m.start >= end for m in taken[position + 1 :][:1]):
            extra.append(replace(_taught(text, start, end), inner=(first.end,)))
            replaced.add(start)
    if not extra:
        return found
    kept = [mention for mention in found if mention.start not in replaced]
    return tuple(sorted((*kept, *extra), key=lambda mention: mention.start))


def _taught(text: str, start: int, end: int) -> Mention:
    subject = bool(_BEGINS.search(text, max(0, start - 16), start)) and text[end : end + 1] not in AFTER_NO_SUBJECT
    return Mention(text[start:end], start, end, "brand", None, True, False, subject=subject)


def definitions(text: str, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Short forms that the text gives, with the full name before the parenthesis ("" when no name ends there)."""
    if DEFINES not in text:
        return []
    ends = {mention.end + len(mention.body): mention.name for mention in mentions} | {
        mention.end: mention.name for mention in mentions
    }
    hits = [*_DEFINITION.finditer(text), *_DEFINITION_BARE.finditer(text)]
    return [(hit[1], ends.get(hit.start(), "")) for hit in hits if DEFINES in hit[0]]


def joined_names(stretch: Stretch) -> set[str]:
    """The names behind a joining word, 甲支部与乙支部（以下简称…）联合举办: a short form makes no more of a partner."""
    return {mention.name for mention in stretch.mentions if mention.before in JOINING}
