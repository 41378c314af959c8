"""Multi-word terms that the dictionary splits: candidates a reader may adopt into the user dictionary."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

import pandas as pd

MIN_COUNT = 5  # below this neither PMI nor the entropy of neighbours can be told from chance
MIN_PMI = 3.0  # bits: together eight times as often as apart would explain
MIN_BRANCH_ENTROPY = 1.0  # bits: at least as varied as two neighbours of equal weight, on the poorer side
MAX_TOKENS = 4
EDGE = ""  # the border of a passage, which is a neighbour too


def multiword_candidates(
    token_lists: Iterable[Sequence[str]],
    *,
    max_tokens: int = MAX_TOKENS,
    min_count: int = MIN_COUNT,
    min_pmi: float = MIN_PMI,
    min_branch_entropy: float = MIN_BRANCH_ENTROPY,
    stop_parts: Collection[str] = (),
) -> pd.DataFrame:
    """One row per sequence of 2 to 4 tokens that behaves like one word, most frequent first.

    Columns: candidate, parts, candidate_count, pmi (bits), left_entropy, right_entropy (bits). A candidate holds together
    (pmi of its weakest split is high) and is free outside (its neighbours vary on both sides: branch entropy). pmi is
    log2(p(whole) / (p(left) p(right))) for the split that gives the least. Passage borders count as different neighbours each
    time, since text begins and ends anywhere. Sequences that begin or end with one of `stop_parts` (function words, measure
    words: 名党员, 党委把) are not proposed, nor those that hold a number.

    Candidates are proposals: PMI favours rare sequences, and slogans behave like words too.

    Source: Church & Hanks 1990, Computational Linguistics 16(1), 22-29 (PMI); Jin & Tanaka-Ishii 2006, COLING/ACL posters,
    428-435 (branching entropy for Chinese).
    """
    lists = [tuple(tokens) for tokens in token_lists]
    counts: Counter[tuple[str, ...]] = Counter()
    for size in range(1, max_tokens + 1):
        counts.update(tokens[at : at + size] for tokens in lists for at in range(len(tokens) - size + 1))
    tokens_in_all = sum(map(len, lists))
    stops = set(stop_parts)
    cohesive = {
        parts: pmi
        for parts, together in counts.items()
        if len(parts) > 1
        and together >= min_count
        and not {parts[0], parts[-1]} & stops
        and not any(part[0].isdigit() for part in parts)
        and (pmi := weakest_pmi(parts, counts, tokens_in_all)) >= min_pmi
    }
    rows = [
        ("".join(parts), list(parts), counts[parts], cohesive[parts], left, right)
        for parts, (left, right) in _branch_entropies(lists, cohesive, max_tokens).items()
        if min(left, right) >= min_branch_entropy
    ]
    names = ["candidate", "parts", "candidate_count", "pmi", "left_entropy", "right_entropy"]
    table = pd.DataFrame(rows, columns=names)
    return table.sort_values(["candidate_count", "candidate"], ascending=[False, True], ignore_index=True)


def weakest_pmi(parts: tuple[str, ...], counts: Counter[tuple[str, ...]], tokens_in_all: int) -> float:
    """The least pointwise mutual information (bits) over all ways of cutting the sequence in two."""
    whole = counts[parts] / tokens_in_all
    return min(
        math.log2(whole / (counts[parts[:cut]] / tokens_in_all) / (counts[parts[cut:]] / tokens_in_all))
        for cut in range(1, len(parts))
    )


def entropy(neighbours: Counter[str]) -> float:
    """The entropy (bits) of a word's neighbours; each passage border is a neighbour of its own.

    >>> entropy(Counter({"供水": 2, "节水": 2}))
    1.0
    """
    total = sum(neighbours.values())
    borders = neighbours.get(EDGE, 0)
    counted = [n for name, n in neighbours.items() if name != EDGE] + [1] * borders
    return abs(-sum(n / total * math.log2(n / total) for n in counted))


def _branch_entropies(
    lists: list[tuple[str, ...]], wanted: dict[tuple[str, ...], float], max_tokens: int
) -> dict[tuple[str, ...], tuple[float, float]]:
    left: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    right: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for tokens in lists:
        for size in range(2, max_tokens + 1):
            for at in range(len(tokens) - size + 1):
                parts = tokens[at : at + size]
                if parts in wanted:
                    left[parts][tokens[at - 1] if at else EDGE] += 1
                    right[parts][tokens[at + size] if at + size < len(tokens) else EDGE] += 1
    return {parts: (entropy(left[parts]), entropy(right[parts])) for parts in wanted}
