"""The stretches of a report, its title and passages, with the organizations that each names.

Two passes: what the text itself teaches in the first (a short form in brackets, a bare name before its committee or before the
colon of the title) is found everywhere in the second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.judging import TERRITORIES
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry

TAUGHT = 40  # short forms that one text may teach; more are no report, and each costs time
_DEFINITION = re.compile(
    r"[（(](?:以下|下文|下|以下统|下称)?(?:简称|称)?(?:为)?[：:]?[“\"「『‘]([^”\"」』’“)）（(《》]{2,14})[”\"」』’]"
)
_DEFINITION_BARE = re.compile(r"[（(](?:以下|下文)?简称(?:为)?[：:]?([^”\"」』’“\"「『‘)）（(，,。《》]{2,14})[)）]")
_OFFICE = re.compile(r"([一-鿿]{2,3})[省市县区旗州]([一-鿿]{2})(?:局|分局|公司)")
_BEGINS = re.compile(
    r"(?:\A|[，,。.；;：:！!？?、\s])(?:[0-9]{4}年(?:[0-9]{1,2}月)?(?:以来)?[，,]?|今年以来[，,]?|近年来[，,]?)?\Z"
)
_COLON = re.compile(r"([一-鿿]{3,8})[：:]")
_HOLDING = re.compile(
    r"(?:\A|日(?:上午|下午|晚)?[，,]|近日[，,]|日前[，,])([一-鿿]{3,8}?)(?:[(（][^()（）]{2,16}[)）])?"
    r"(?:党委|党组)?(?:组织)?(?:召开|举行|举办|开展|发布|荣获|获评|喜获|获得|入选|签署|启动|完成|与|和|凭借|成功)"
)
UNITS_OF_ONE = "所院厂局"
SHORTEST_INSTITUTE = 3  # characters of 水文所
OPENING = 160  # characters in which a report introduces its unit
AFTER_NO_SUBJECT = frozenset('的、》”"』」)）')


@dataclass(frozen=True, slots=True)
class Stretch:
    """One passage, or the title (number -1), with the organizations named in it."""

    number: int
    text: str
    mentions: Sequence[Mention]


def stretches(title: str | None, bodies: Iterable[tuple[int, str]], registry: Registry) -> tuple[Stretch, ...]:
    """The title and the passages, scanned; short forms and brands that the text itself teaches are found as well."""
    texts = [(-1, title)] if title else []
    scanned = [(number, text, scan(text, registry).mentions) for number, text in [*texts, *bodies] if text]
    taught = {alias for _, text, _ in scanned for alias, _ in definitions(text, ())}
    taught |= _coined_in(title, scanned) | _before_colon(title, registry) | _holding(scanned, registry)
    taught |= {m.name for _, _, found in scanned for m in found if m.kind == "brand" and len(m.name) > 2}
    taught |= _institutes(scanned)
    taught = {word for word in taught if registry.find(word) is None}
    if not taught:
        return tuple(Stretch(*line) for line in scanned)
    words = sorted(taught, key=lambda word: (-len(word), word))[:TAUGHT]
    pattern = re.compile("|".join(re.escape(word) for word in words))
    return tuple(Stretch(number, text, _with_taught(text, found, pattern)) for number, text, found in scanned)


def _before_colon(title: str | None, registry: Registry) -> set[str]:
    """The bare name that stands before the colon of a title, as in 澜湾港航：以党建促保供; two places are a dateline."""
    hit = _COLON.match(title or "")
    if hit is None or hit[1][-1] in TERRITORIES:
        return set()
    known = lex.lexicon(registry)
    places = sum(end - start for number, start, end in known.hits(hit[1]) if known.kinds[number] == lex.PLACE)
    return {hit[1]} if places < len(hit[1]) else set()


def _coined_in(title: str | None, scanned: Sequence[tuple[int, str, Sequence[Mention]]]) -> set[str]:
    """The short form of an office or company of a place that opens the title: 中州电力 for 中州省电力公司."""
    if not title:
        return set()
    alike = {m.name for _, _, mentions in scanned[1:] for m in mentions if m.name[:2] == title[:2]}
    offices = [hit for name in alike if (hit := _OFFICE.fullmatch(name)) is not None]
    return {hit[1] + hit[2] for hit in offices if title.startswith(hit[1] + hit[2])}


def _institutes(scanned: Sequence[tuple[int, str, Sequence[Mention]]]) -> set[str]:
    """The short name of an institute that stands before its branch: 水文所 of 水文所党总支; 所 alone is no head (所有, 所属)."""
    branches = (
        m.name.removesuffix("党总支").removesuffix("党支部")
        for _, _, found in scanned
        for m in found
        if m.kind == "party"
    )
    return {name for name in branches if name.endswith("所") and len(name) >= SHORTEST_INSTITUTE}


def _holding(scanned: Sequence[tuple[int, str, Sequence[Mention]]], registry: Registry) -> set[str]:
    """A name without a head that opens the title or the first passage and holds a meeting, where the text names it again."""
    found: set[str] = set()
    for number, text, mentions in scanned[:2]:
        hit = _HOLDING.search(text, 0, OPENING)
        if hit is not None and not any(m.start < hit.end() and m.end > hit.start(1) for m in mentions):
            again = sum(other.count(hit[1]) for _, other, _ in scanned) > 1
            found |= (
                {hit[1]} if again and number <= scanned[0][0] + 1 and not _is_running_text(hit[1], registry) else set()
            )
    return found


def _is_running_text(words: str, registry: Registry) -> bool:
    """True where the words hold a boundary, 全市, 我国, or begin like a person's name of three characters."""
    known = lex.lexicon(registry)
    kinds = [known.kinds[number] for number, _, _ in known.hits(words)]
    person = len(words) == 3 and words[0] in lex.words("surnames.txt") and words[-1] not in UNITS_OF_ONE
    return person or not lex.ENDS_NAME.isdisjoint(kinds)


def _with_taught(text: str, found: Sequence[Mention], pattern: re.Pattern[str]) -> Sequence[Mention]:
    taken = sorted((mention.start, mention.end) for mention in found)
    extra, position = [], 0
    for hit in pattern.finditer(text):
        while position < len(taken) and taken[position][1] <= hit.start():
            position += 1
        if position == len(taken) or taken[position][0] >= hit.end():
            extra.append(_taught(text, hit.start(), hit.end()))
    return tuple(sorted((*found, *extra), key=lambda mention: mention.start)) if extra else found


def _taught(text: str, start: int, end: int) -> Mention:
    subject = bool(_BEGINS.search(text, max(0, start - 16), start)) and text[end : end + 1] not in AFTER_NO_SUBJECT
    return Mention(text[start:end], start, end, "brand", None, True, False, subject=subject)


def definitions(text: str, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Short forms that the text gives, with the full name before the parenthesis ("" when no name ends there)."""
    if "称" not in text:
        return []
    ends = {mention.end + len(mention.body): mention.name for mention in mentions} | {
        mention.end: mention.name for mention in mentions
    }
    hits = [*_DEFINITION.finditer(text), *_DEFINITION_BARE.finditer(text)]
    return [(hit[1], ends.get(hit.start(), "")) for hit in hits if "称" in hit[0]]
