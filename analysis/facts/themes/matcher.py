"""A code book compiled for speed: one automaton over all its words, and for each word what its match means.

Every word of every theme, rule and cue is one pattern; a match is looked up, never searched again. A longer word hides the
shorter ones in it as evidence (that is what exclusions are for), but a rule still sees them: 联合开展 is also 联合.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from analysis.facts.themes.codebook import CodeBook, Rule, Theme

STRONG, WEAK = 2.0, 1.0
# Full-width and ASCII: many pages have folded their punctuation. The ASCII full stop also stands in numbers.
CLAUSE_MARKS = ("，", ",", "：", ":")
SENTENCE_MARKS = ("。", "！", "？", "!", "?", "；", ";", "\n")


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule with the bits that its word sets have in a sentence's mask."""

    theme: int
    name: str
    slots: tuple[int, ...]
    required: int
    forbidden: int
    near: int | None
    evidence: float
    states: bool


@dataclass(frozen=True, slots=True)
class Matcher:
    """What the automaton's pattern numbers mean: evidence (theme, weight), and the bits of rule sets and cues.

    Patterns below `first_stop` end a clause, below `first_cue` a sentence (being the most frequent they have the small numbers);
    those below `first_word` are cues alone, from `first_speaking` on evidence by themselves.
    `rules` are found by the bit of their rarest word set (`keys` holds all of these bits), so that most are never looked at.
    """

    automaton: ahocorasick_rs.AhoCorasick
    words: tuple[str, ...]
    first_stop: int
    first_cue: int
    first_word: int
    first_speaking: int
    theme_ids: tuple[str, ...]
    statement: tuple[bool, ...]
    evidence: tuple[tuple[tuple[int, float], ...], ...]
    bits: tuple[int, ...]
    rules: dict[int, CompiledRule]
    keys: int
    done: int
    purpose: int


class _Bits:
    """Hands out one bit for each word set and remembers which words set it."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.used = 0

    def take(self, words: Sequence[str]) -> int:
        bit = 1 << self.used
        self.used += 1
        for word in words:
            self.words[word] = self.words.get(word, 0) | bit
        return bit


@lru_cache(maxsize=4)
def matcher(codebook: CodeBook) -> Matcher:
    """The compiled form of a code book; the same object for the same book."""
    bits = _Bits()
    cues = {name: bits.take(words) for name, words in codebook.cues}
    rules: dict[int, CompiledRule] = {}
    own_bits: list[int] = []
    for number, theme in enumerate(codebook.themes):
        before = bits.used
        rules.update(_compiled(number, rule, bits) for rule in theme.rules)
        own_bits.append((1 << bits.used) - (1 << before))
    meaning = _meaning(codebook.themes, bits.words, own_bits)
    speaking = [word for word, (evidence, _) in meaning.items() if evidence]
    silent = [word for word, (evidence, _) in meaning.items() if not evidence]
    cues_alone = [word for word in silent if not meaning[word][1] & sum(own_bits)]
    clause_marks = [mark for mark in CLAUSE_MARKS if mark not in meaning]
    marks = clause_marks + [mark for mark in SENTENCE_MARKS if mark not in meaning]
    meaning |= dict.fromkeys(marks, ({}, 0))
    patterns = [*marks, *cues_alone, *(word for word in silent if meaning[word][1] & sum(own_bits)), *speaking]
    return Matcher(
        automaton=ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest),
        words=tuple(patterns),
        first_stop=len(clause_marks),
        first_cue=len(marks),
        first_word=len(marks) + len(cues_alone),
        first_speaking=len(marks) + len(silent),
        theme_ids=tuple(theme.theme_id for theme in codebook.themes),
        statement=tuple(theme.statement for theme in codebook.themes),
        evidence=tuple(tuple(sorted(meaning[word][0].items())) for word in patterns),
        bits=tuple(meaning[word][1] for word in patterns),
        rules=rules,
        keys=sum(rules),
        done=cues.get("action", 0) | cues.get("result", 0),
        purpose=cues.get("purpose", 0),
    )


def _meaning(
    themes: Sequence[Theme], words: dict[str, int], own_bits: Sequence[int]
) -> dict[str, tuple[dict[int, float], int]]:
    """For every word that is looked for: its evidence by theme, and its bits."""
    evidence = _evidence(themes)
    patterns = sorted({*evidence, *words, *(word for theme in themes for word in theme.exclusions)})
    inner = _inner_words(patterns)
    weighed = _with_inner_evidence(patterns, inner, evidence, themes)
    masks = _with_inner_bits(patterns, inner, words, themes, own_bits)
    return {word: (named, mask) for word, named, mask in zip(patterns, weighed, masks, strict=True)}


def _compiled(theme: int, rule: Rule, bits: _Bits) -> tuple[int, CompiledRule]:
    """The rule by the bit of its smallest word set."""
    slots = tuple(bits.take(words) for words in rule.all_of)
    forbidden = sum(bits.take(words) for words in rule.none_of)
    key = min(zip(slots, rule.all_of, strict=True), key=lambda slot: (len(slot[1]), slot[0]))[0]
    return key, CompiledRule(theme, rule.name, slots, sum(slots), forbidden, rule.near, rule.evidence, rule.states)


def _evidence(themes: Sequence[Theme]) -> dict[str, dict[int, float]]:
    evidence: dict[str, dict[int, float]] = {}
    for number, theme in enumerate(themes):
        for words, weight in ((theme.weak, WEAK), (theme.strong, STRONG)):
            for word in words:
                evidence.setdefault(word, {})[number] = weight
    return evidence


def _inner_words(patterns: Sequence[str]) -> list[list[str]]:
    """For each pattern, the patterns that stand in it, itself included."""
    every = ahocorasick_rs.AhoCorasick(patterns, matchkind=ahocorasick_rs.MatchKind.Standard)
    return [
        [patterns[found] for found, _, _ in every.find_matches_as_indexes(pattern, overlapping=True)]
        for pattern in patterns
    ]


def _with_inner_evidence(
    patterns: Sequence[str], inner: Sequence[list[str]], evidence: dict[str, dict[int, float]], themes: Sequence[Theme]
) -> list[dict[int, float]]:
    """The evidence of each pattern; one without any of its own (a cue, an exclusion) must not swallow that of the words in it."""
    excluding: dict[str, set[int]] = {}
    for number, theme in enumerate(themes):
        for word in theme.exclusions:
            excluding.setdefault(word, set()).add(number)
    collected = []
    for pattern, words in zip(patterns, inner, strict=True):
        found = dict(evidence.get(pattern, {}))
        if not found:
            for word in words:
                for number, weight in evidence.get(word, {}).items():
                    if number not in excluding.get(pattern, ()):
                        found[number] = max(weight, found.get(number, 0.0))
        collected.append(found)
    return collected


def _with_inner_bits(
    patterns: Sequence[str],
    inner: Sequence[list[str]],
    words: dict[str, int],
    themes: Sequence[Theme],
    own_bits: Sequence[int],
) -> tuple[int, ...]:
    """The bits of each pattern and of the words in it; an exclusion does not feed the rules of its own theme."""
    excluded = dict.fromkeys(patterns, 0)
    for theme, bits in zip(themes, own_bits, strict=True):
        for word in theme.exclusions:
            excluded[word] |= bits
    masks = []
    for pattern, within in zip(patterns, inner, strict=True):
        mask = 0
        for word in within:
            mask |= words.get(word, 0)
        masks.append(mask & ~excluded[pattern])
    return tuple(masks)
