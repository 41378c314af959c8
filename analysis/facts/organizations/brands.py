"""Names without a head, of words that are in no list: 北岸财险, 澜湾港航. They are told by opening clauses and coming again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.names import scan
from analysis.facts.organizations.registry import Registry

PROPER = 2  # characters of no list with which a brand begins: 沙河|股份
SHORTEST, LONGEST = 4, 8  # characters; three are a person's name or a word
ACTS = 2  # clauses that it opens
COMES = 3  # places where it stands, when it opens one clause only


def repeated(texts: Iterable[str], registry: Registry) -> set[str]:
    """The brands that open several clauses, or one and stand elsewhere as well."""
    whole = "\n".join(texts)
    opening = Counter(name for text in whole.split("\n") for name in clause_openings(text, registry))
    people = lex.words("people.txt")
    return {
        name
        for name, count in opening.items()
        if (count >= ACTS or whole.count(name) >= COMES) and not name.endswith(people)
    }


def clause_openings(text: str, registry: Registry) -> Iterator[str]:
    """The words of no list between the beginning of a clause, with its time words, and the first boundary behind it."""
    reading = scan(text, registry)
    kinds = reading.lexicon.kinds
    opens, begin = True, 0
    for number, start, end in reading.hits:
        kind = kinds[number]
        if kind == lex.GENERIC and start - begin < PROPER:
            opens = False
        if kind == lex.STOP and opens and SHORTEST <= start - begin <= LONGEST:
            words = text[begin:start]
            if all("一" <= sign <= "鿿" for sign in words):
                yield words
        if kind == lex.PUNCTUATED or (opens and kind == lex.OPENING and start == begin):
            opens, begin = True, end
        elif kind in lex.ENDS_NAME or kind in lex.CLOSES_NAME:
            opens = False
