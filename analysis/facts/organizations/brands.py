"""Names without a head, of words that are in no list: 北岸财险, 澜湾港航. They are told by opening clauses and coming again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry

PROPER = 2  # characters of no list with which a brand begins: 沙河|股份
SHORTEST, LONGEST = 4, 8  # characters; three are a person's name or a word
OF_GROUP = (2, 4)  # characters of a brand behind its group: 东航
FOLLOWING = frozenset((lex.STOP, lex.OPENING, lex.COMMITTEE, lex.RECEIVING))
NOT_BRAND = frozenset("第各全本该")
ACTS = 2  # clauses that it opens
COMES = 3  # places where it stands, when it opens one clause only


def repeated(title: str, texts: Iterable[str], registry: Registry) -> set[str]:
    """The brands that open several clauses, or one and stand elsewhere as well."""
    whole = "\n".join(texts)
    opening = Counter(name for text in whole.split("\n") for name in clause_openings(text, registry))
    people, trades = lex.words("people.txt"), lex.words("trades.txt")
    return {
        name
        for name, count in opening.items()
        if not name.endswith(people)
        and (count >= ACTS or whole.count(name) >= (ACTS if name.endswith(trades) else COMES))
        and (whole.count(name) > COMES or name in title or _holds_a_listed_word(name, registry))
    }


def _holds_a_listed_word(name: str, registry: Registry) -> bool:
    """True for a place or a branch of trade in it: 云阳石化 as 云阳, 澜湾水务 as 水务."""
    reading = scan(name, registry)
    return any(reading.lexicon.kinds[number] in (lex.PLACE, lex.GENERIC) for number, _, _ in reading.hits)


def of_groups(texts: Iterable[str], registry: Registry) -> set[str]:
    """A known group with a word of no list behind it, where both come again: 长风能源|东航, which acts as 长风能源东航党委…"""
    whole: Counter[str] = Counter()
    for text in texts:
        reading = scan(text, registry)
        kinds, media = reading.lexicon.kinds, reading.lexicon.media
        for (number, start, end), (following, begin, _) in zip(reading.hits, reading.hits[1:], strict=False):
            group = kinds[number] == lex.KNOWN and OF_GROUP[0] <= begin - end <= OF_GROUP[1]
            if group and kinds[following] in lex.ENDS_NAME and reading.lexicon.words[number] not in media:
                words = text[end:begin]
                whole[text[start:begin]] += all("一" <= sign <= "鿿" for sign in words) and words[0] not in NOT_BRAND
    return {name for name, count in whole.items() if count >= ACTS}


def clause_openings(text: str, registry: Registry) -> Iterator[str]:
    """The words of no list between the beginning of a clause, with its time words, and the first boundary behind it."""
    reading = scan(text, registry)
    kinds = reading.lexicon.kinds
    opens, begin = True, 0
    for number, start, end in reading.hits:
        kind = kinds[number]
        if kind == lex.GENERIC and start - begin < PROPER:
            opens = False
        if opens and kind in FOLLOWING and SHORTEST <= start - begin <= LONGEST:
            words = text[begin:start]
            if all("一" <= sign <= "鿿" for sign in words):
                yield words
        if kind == lex.PUNCTUATED or (opens and kind == lex.OPENING and start == begin):
            opens, begin = True, end
        elif kind in lex.ENDS_NAME or kind in lex.CLOSES_NAME:
            opens = False
