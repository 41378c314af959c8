"""Where a word stands in the texts as the segmentation cuts it: the places that its count is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.errors import InputError

MOST_CUT = (
    50_000  # passages with the word's characters; beyond that cutting them again takes longer than a reader waits
)


def word_places(passages: pd.DataFrame, term: str, cut: Callable[[str], Sequence[str]]) -> pd.DataFrame:
    """One row per token of the word: report_id, passage_number, start, end; their number is the word's count.

    `cut` gives the words of a text in order, as they stand in it. A concordance finds the characters wherever they are, so it has
    more places for a word that is also part of longer ones (安全 in 安全生产).

    Raises:
        InputError: the characters stand in more than 50,000 passages.

    >>> texts = pd.DataFrame({"report_id": ["r1"], "passage_number": [0], "text": ["安全生产，安全。"]})
    >>> word_places(texts, "安全", lambda text: ["安全生产", "安全"]).values.tolist()
    [['r1', 0, 5, 7]]
    """
    held = passages[passages["text"].str.contains(term, regex=False)]
    if len(held) > MOST_CUT:
        raise InputError(f"the word stands in more than {MOST_CUT:,} passages", term, "Narrow the selection.")
    rows: list[tuple[str, int, int, int]] = []
    for report_id, number, text in zip(held["report_id"], held["passage_number"], held["text"], strict=True):
        end = 0
        for word in cut(text):
            start = text.index(word, end)
            end = start + len(word)
            if word == term:
                rows.append((report_id, number, start, end))
    return pd.DataFrame(rows, columns=["report_id", "passage_number", "start", "end"])
