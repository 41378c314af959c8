"""Which words keep company with a word: more often near it than their own frequency explains."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from analysis.errors import EmptyGroup
from analysis.words.loglikelihood import signed_g2

SPAN = 5  # tokens on each side
MIN_TOGETHER = 3  # fewer co-occurrences are anecdotes; shown on the page, and changeable there
_LOG_DICE_TOP = 14.0


def collocates(
    token_lists: Iterable[Sequence[str]], node: str, *, span: int = SPAN, min_together: int = MIN_TOGETHER
) -> pd.DataFrame:
    """One row per word near `node`, strongest first: together_count, expected, term_count, node_count, log_dice, g2.

    `token_lists` holds the tokens of each passage in order; windows of `span` tokens on each side do not cross passages.
    together_count is the number of the word's tokens that lie in at least one window around the node (each once), and
    expected what it would be if the windows were like the rest. log_dice = 14 + log2(2 pairs / (node_count + term_count)), at
    most 14 and comparable between corpora of different size; pairs are together_count, or the nodes that have the word near
    when these are fewer, so that no token is paired twice. g2 is signed (positive: more often than expected) over the table
    in a window / elsewhere x this word / others, without the node's own tokens. Neither tests anything: windows of one
    report are not independent.

    Raises:
        EmptyGroup: the node does not occur.

    Source: Rychly 2008, A lexicographer-friendly association score, RASLAN 2008, 6-9; Evert 2008, Corpora and collocations,
    in Luedeling & Kyto (eds), Corpus Linguistics, ch. 58 (surface co-occurrence); Dunning 1993.
    """
    near: Counter[str] = Counter()
    nodes_with: Counter[str] = Counter()
    everywhere: Counter[str] = Counter()
    for tokens in token_lists:
        everywhere.update(tokens)
        near.update(_tokens_in_windows(tokens, node, span))
        for at in _places(tokens, node):
            nodes_with.update(set(tokens[max(0, at - span) : at + span + 1]))
    node_count = everywhere.pop(node, 0)
    if not node_count:
        raise EmptyGroup(
            "it does not occur as a word of the segmentation",
            node,
            "Choose another word or selection.",
        )
    terms = sorted(term for term, together in near.items() if together >= min_together)
    together = np.array([near[term] for term in terms], dtype=np.float64)
    pairs = np.array([min(near[term], nodes_with[term]) for term in terms], dtype=np.float64)
    total = np.array([everywhere[term] for term in terms], dtype=np.float64)
    inside, tokens_in_all = float(sum(near.values())), float(sum(everywhere.values()))
    table = pd.DataFrame(
        {
            "term": terms,
            "together_count": together.astype(np.int64),
            "expected": total * inside / tokens_in_all if terms else together,
            "term_count": total.astype(np.int64),
            "node_count": node_count,
            "log_dice": log_dice(pairs, np.full(len(terms), float(node_count)), total),
            "g2": signed_g2(together, total - together, inside, tokens_in_all - inside),
        }
    )
    return table.sort_values(["log_dice", "term"], ascending=[False, True], ignore_index=True)


def log_dice(together: np.ndarray, first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """14 + log2 of the Dice coefficient: 14 when the words never occur apart, one less for each halving.

    >>> log_dice(np.array([10.0]), np.array([10.0]), np.array([10.0])).tolist()
    [14.0]
    """
    return np.asarray(_LOG_DICE_TOP + np.log2(2.0 * together / (first + second)), dtype=np.float64)


def _places(tokens: Sequence[str], node: str) -> list[int]:
    return [at for at, token in enumerate(tokens) if token == node]


def _tokens_in_windows(tokens: Sequence[str], node: str, span: int) -> list[str]:
    covered = sorted(
        {
            at
            for place in _places(tokens, node)
            for at in range(max(0, place - span), min(len(tokens), place + span + 1))
        }
    )
    return [tokens[at] for at in covered if tokens[at] != node]
