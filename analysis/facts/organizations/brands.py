"""Names without a head, of words that are in no list: 北岸财险, 澜湾港航. They are told by opening clauses and coming again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.names import Reading, scan
from analysis.facts.organizations.registry import Registry

PROPER = 2  # characters of no list with which a brand begins: 沙河|股份
SHORTEST, LONGEST = 4, 8  # characters; three are a person's name or a word
OF_GROUP = (2, 4)  # characters of a brand behind its group: 东航
NOT_BRAND = frozenset("第各全本该")
ACTS = 2  # clauses that it opens
COMES = 3  # places where it stands, when it opens one clause only
FEWEST = min(ACTS, COMES)  # places where any of them stands, since each clause that it opens is one
INTRODUCING = 6  # texts in which a report names its unit: the title and the first passages
MAY_BEGIN = lex.IS_OPENING | lex.WITHIN  # listed words that a clause may begin with that begins with a brand
STOPS = lex.ENDS | lex.CLOSES
_BEGINS_AT = itemgetter(1)


def repeated(title: str, texts: Sequence[str], registry: Registry) -> set[str]:
    """The brands that open several clauses, or one and stand elsewhere as well."""
    opening: dict[str, int] = {}
    for text in texts[:INTRODUCING]:
        for name in clause_openings(text, registry):
            opening[name] = opening.get(name, 0) + 1
    if not opening:
        return set()
    whole = "\n".join(texts)
    again = [(name, acts, comes) for name, acts in opening.items() if (comes := whole.count(name)) >= FEWEST]
    people, trades = lex.words("people.txt"), lex.words("trades.txt")
    return {
        name
        for name, acts, comes in again
        if (acts >= ACTS or comes >= (ACTS if name.endswith(trades) else COMES))
        and (comes > COMES or name in title or _holds_a_listed_word(name, registry))
        and not name.endswith(people)
    }


def _holds_a_listed_word(name: str, registry: Registry) -> bool:
    """True for a place or a branch of trade in it: 云阳石化 as 云阳, 澜湾水务 as 水务."""
    known = lex.lexicon(registry)
    return any(known.flags[number] & (lex.IS_PLACE | lex.IS_GENERIC) for number, _, _ in known.hits(name))


def of_groups(texts: Iterable[str], registry: Registry) -> set[str]:
    """A known group with a word of no list behind it, where both come again: 长风能源|东航, which acts as 长风能源东航党委…"""
    found = [name for text in texts for name in _of_groups(scan(text, registry))]
    return {name for name in found if found.count(name) >= ACTS} if len(found) >= ACTS else set()


def _of_groups(reading: Reading) -> Iterator[str]:
    hits, flags, text = reading.hits, reading.lexicon.flags, reading.text
    for mention in reading.mentions:
        if mention.kind == "known":
            following = bisect_left(hits, mention.end, key=_BEGINS_AT)
            if following < len(hits) and flags[hits[following][0]] & lex.ENDS:
                words = text[mention.end : hits[following][1]]
                brand = OF_GROUP[0] <= len(words) <= OF_GROUP[1] and words[0] not in NOT_BRAND
                if brand and all("一" <= sign <= "鿿" for sign in words):
                    yield text[mention.start : hits[following][1]]


def clause_openings(text: str, registry: Registry) -> Iterator[str]:
    """The words of no list between the beginning of a clause, with its time words, and the first boundary behind it."""
    reading = scan(text, registry)
    hits, flags = reading.hits, reading.lexicon.flags
    first_word = reading.lexicon.first_word
    clauses = [
        position
        for position, hit in enumerate(hits[:-1], 1)
        if hit[0] < first_word and (hits[position][1] - hit[2] >= SHORTEST or flags[hits[position][0]] & MAY_BEGIN)
    ]  # the others end before they hold a brand
    for position in (0, *clauses):
        begin = hits[position - 1][2] if position else 0
        while position < len(hits):
            number, start, end = hits[position]
            of = flags[number]
            if of & STOPS:
                if not (of & lex.IS_OPENING and start == begin):
                    if of & lex.FOLLOWS and SHORTEST <= start - begin <= LONGEST:
                        words = text[begin:start]
                        if all("一" <= sign <= "鿿" for sign in words):
                            yield words
                    break
                begin = end
            elif of & lex.IS_GENERIC and start - begin < PROPER:
                break
            position += 1
