"""What a passage says of each theme: the evidence of words and rules, counted clause by clause.

The text is cut at the marks that end clauses and sentences. Each clause's characters go to the themes that its words
name; a clause without any goes with its sentence, half as surely. One pass over the matches, linear in the text's length.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import itemgetter

from analysis.facts.themes.matcher import STRONG, CompiledRule, Matcher

# A word among three or more listed ones, or in a clause that only says what something is for, is a passing word.
PASSING = 0.4
LISTED = 2
# Items of a mere list are words; longer ones are statements of their own that happen to be divided by 、.
LONGEST_ITEM = 10
# A sentence without any word of the code book goes on with what the one before it spoke of, half as surely.
CARRIED_ON = 0.5
# Real sentences of the genre run to some 300 characters; what goes on longer is a table or list and ends at the next comma.
LONGEST_SENTENCE = 500

# A match as the automaton gives it: pattern number, start, end.
_Hit = tuple[int, int, int]


# A stretch of text up to a comma or full stop in which words were found: its length, these matches, and the bits of all that.
_Clause = tuple[int, list[_Hit], int]
# The length of such a stretch and the evidence in it by theme.
_Share = tuple[int, dict[int, float]]


class Tally:
    """What a passage says of each theme so far; lists and patterns go by the theme's place in the code book."""

    __slots__ = ("declared", "extent", "patterns", "previous", "rules", "seen", "stated", "strength")

    def __init__(self, themes: int) -> None:
        self.extent = [0.0] * themes
        self.strength = [0.0] * themes
        self.patterns: defaultdict[int, list[int]] = defaultdict(list)
        self.rules: list[CompiledRule] = []
        self.stated: set[int] = set()
        self.declared: set[int] = set()
        self.seen: set[int] = set()
        self.previous: dict[int, float] = {}


def tallies(texts: Sequence[str], compiled: Matcher) -> list[Tally]:
    """What each text says of each theme of the compiled code book; all are matched before the first is counted (for speed)."""
    matched = [compiled.automaton.find_matches_as_indexes(text) for text in texts]
    return [_tally(text, hits, compiled) for text, hits in zip(texts, matched, strict=True)]


def _tally(text: str, matched: Sequence[_Hit], compiled: Matcher) -> Tally:
    found = Tally(len(compiled.theme_ids))
    bits, first_evidence = compiled.bits, compiled.first_evidence
    first_mark, first_stop = compiled.first_mark, compiled.first_stop
    clauses: list[_Clause] = []
    hits: list[_Hit] = []
    began = opened = mask = said = silent = 0
    for hit in matched:
        pattern = hit[0]
        if pattern < first_mark:
            said |= bits[pattern]
            if pattern >= first_evidence:
                hits.append(hit)
            continue
        if hits:
            clauses.append((hit[2] - began, hits, said))
            hits = []
        else:
            silent += hit[2] - began
        began, mask, said = hit[2], mask | said, 0
        if pattern >= first_stop or began - opened > LONGEST_SENTENCE:
            if clauses:
                _sentence(text, clauses, silent, mask, compiled, found)
                clauses = []
            else:
                _carry_on(silent, found)
            opened = began
            mask = silent = 0
    if hits:
        clauses.append((len(text) - began, hits, said))
    else:
        silent += len(text) - began
    if clauses:
        _sentence(text, clauses, silent, mask | said, compiled, found)
    else:  # no word and so no rule either: cues alone fill none of its word sets
        _carry_on(silent, found)
    return found


def _sentence(text: str, clauses: Sequence[_Clause], silent: int, mask: int, compiled: Matcher, found: Tally) -> None:
    done = mask & compiled.done != 0
    shares = [(length, _words(text, hits, said, done, compiled, found)) for length, hits, said in clauses]
    keys, lacking = mask & compiled.keys, ~mask
    while keys:
        key = keys & -keys
        keys ^= key
        rule = compiled.rules[key]
        if not rule.required & lacking and not rule.forbidden & mask:
            _add_rule(text, rule, clauses, shares, compiled, found)
    _distribute(shares, silent, found)


def _words(text: str, hits: Sequence[_Hit], said: int, done: bool, compiled: Matcher, found: Tally) -> dict[int, float]:
    """The evidence of a clause's words by theme; words that are new to the passage make a theme stronger."""
    evidence, seen = compiled.evidence, found.seen
    shares: dict[int, float] = {}
    new: list[int] = []
    for pattern, _, _ in hits:
        speaks = evidence[pattern]
        if not speaks:
            continue
        if pattern not in seen and pattern not in new:
            new.append(pattern)
        if shares:
            for theme, weight in speaks.items():
                shares[theme] = shares.get(theme, 0.0) + weight
        else:
            shares = speaks.copy()
    if not shares:
        return shares
    passing = said & compiled.purpose or (len(shares) > LISTED and _is_passing(text, hits, said, len(shares), compiled))
    factor = PASSING if passing else 1.0
    for pattern in new:
        for theme, weight in evidence[pattern].items():
            found.strength[theme] += weight * factor
            found.patterns[theme].append(pattern)
    if passing:
        return {theme: weight * factor for theme, weight in shares.items()}
    seen.update(new)
    found.stated.update(shares if done else [theme for theme, weight in shares.items() if weight >= STRONG])
    return shares


def _is_passing(text: str, hits: Sequence[_Hit], said: int, themes: int, compiled: Matcher) -> bool:
    """Whether the clause lists many things or only says what something is for."""
    if themes > LISTED:
        first, last = hits[0][1], hits[-1][2]
        commas = text.count("、", first, last)
        if commas >= LISTED and last - first <= LONGEST_ITEM * (commas + 1):
            return True
    return said & compiled.purpose != 0


def _add_rule(
    text: str,
    rule: CompiledRule,
    clauses: Sequence[_Clause],
    shares: Sequence[_Share],
    compiled: Matcher,
    found: Tally,
) -> None:
    matched = near_hits(rule, chain.from_iterable([hits for _, hits, _ in clauses]), compiled)
    if not matched:
        return
    found.rules.append(rule)
    first = matched[0][1]
    place = next(number for number, (_, hits, _) in enumerate(clauses) if first <= hits[-1][1])
    _, hits, said = clauses[place]
    named = shares[place][1]
    passing = _is_passing(text, hits, said, len(named), compiled)
    evidence = rule.evidence * (PASSING if passing else 1.0)
    named[rule.theme] = named.get(rule.theme, 0.0) + evidence
    found.strength[rule.theme] += evidence
    found.patterns[rule.theme].extend(pattern for pattern, _, _ in matched)
    if not passing:
        found.stated.add(rule.theme)
    if rule.states:
        found.declared.add(rule.theme)


def near_hits(rule: CompiledRule, hits: Iterable[_Hit], compiled: Matcher) -> list[_Hit]:
    """The first matches that fill every word set of the rule within its distance, in text order; empty when none do.

    Each word set needs a match of its own: 人才培养 alone is not 人才 near 培养.
    """
    bits, required, slots = compiled.bits, rule.required, rule.slots
    latest: dict[int, _Hit] = {}
    for hit in hits:
        filled = bits[hit[0]] & required
        if not filled:
            continue
        latest[filled if filled in slots else _longest_waiting(slots, filled, latest)] = hit
        if len(latest) == len(slots):
            chosen = sorted(latest.values(), key=itemgetter(1))
            if rule.near is None or _within(chosen, rule.near):
                return chosen
    return []


def _within(chosen: Sequence[_Hit], near: int) -> bool:
    """Whether neighbouring matches are at most so many characters apart."""
    end = chosen[0][2]
    for _, start, following in chosen:
        if start - end > near:
            return False
        end = following
    return True


def _longest_waiting(slots: Sequence[int], filled: int, latest: Mapping[int, _Hit]) -> int:
    """The word set that a match of several sets goes to: the one whose own match is missing or farthest back."""
    waiting, since = 0, -1
    for slot in slots:
        if filled & slot:
            if slot not in latest:
                return slot
            if not waiting or latest[slot][1] < since:
                waiting, since = slot, latest[slot][1]
    return waiting


def _distribute(shares: Sequence[_Share], silent: int, found: Tally) -> None:
    """Give each clause's characters to the themes it speaks of; a silent clause goes with its sentence, half as surely."""
    extent = found.extent
    together: dict[int, float] = {}
    for length, named in shares:
        if not named:
            silent += length
            continue
        # Less than one strong word in a clause does not fill the clause.
        total = sum(named.values())
        each = length / (total if total > STRONG else STRONG)
        for theme, weight in named.items():
            extent[theme] += each * weight
            together[theme] = together.get(theme, 0.0) + weight
    found.previous = together or found.previous
    _carry_on(silent, found)


def _carry_on(silent: int, found: Tally) -> None:
    """Give characters of which no word speaks to the themes of their sentence, or of the one before it."""
    if silent and found.previous:
        each = CARRIED_ON * silent / max(sum(found.previous.values()), STRONG)
        for theme, weight in found.previous.items():
            found.extent[theme] += each * weight
