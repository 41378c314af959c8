"""The tables of the pages terms and context."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd

from analysis import tables
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import (
    clusters_of,
    layers_of,
    one_of_each,
    segmenter_of,
    token_lists,
    tokens_of,
    weights_of,
    word_layer,
)
from analysis.words import candidates, collocation, context, frequency, places, vocabulary

LEADING = 200  # terms whose rate gets an interval: what a reader can look at
# Beyond so many reports a draw costs seconds and the interval is narrower than the drawing's line.
MOST_RESAMPLED = 2_000
SHORTEST_TERM = 2
# A user-dictionary entry must win over its parts; so many occurrences do in the default dictionary, whatever the corpus' size.
DICTIONARY_FREQUENCY = 200


def _terms(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    shortest = 1 if keys["layer"] else SHORTEST_TERM  # most function words are single characters
    counted = corpus.terms(scope, layers_of(keys), keys["part_of_speech"], shortest)
    return frequency.term_frequencies(
        counted,
        tokens_of(reports),
        exclude=keys["exclude"],
        weights=weights_of(scope, reports),
        clusters=clusters_of(reports),
        intervals=_leading if len(reports) <= MOST_RESAMPLED else False,
    )


def _leading(table: pd.DataFrame) -> list[str]:
    """The terms that the reader sees first: as they are counted here, without those that are excluded."""
    return table.sort_values(["term_count", "term"], ascending=[False, True])["term"].head(LEADING).tolist()


def term_places(corpus: Corpus, scope: Scope, term: str) -> pd.DataFrame:
    """The places in scope that the term's count is made of: report_id, passage_number, start, end.

    Raises:
        TextNotStored: the corpus holds features only.
    """
    corpus.require_text("Showing the places of a word")
    cut = segmenter_of(corpus)
    return places.word_places(
        corpus.rows("passages", scope), term, lambda text: [token.term for token in cut.tokens(text)]
    )


def _common_vocabulary(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    owners = reports.set_index("report_id")["organization_label"]
    counted = corpus.terms(scope, ("content", "genre"))
    return vocabulary.common_vocabulary(
        counted, tokens_of(reports), owners, exclude=keys["exclude"], weights=weights_of(scope, reports)
    )


def with_evenness(rows: pd.DataFrame) -> pd.DataFrame:
    """The common vocabulary with evenness, 1 - DPnorm: 1 is spread evenly over the reports, so that a longer bar is more even."""
    return rows.assign(evenness=1 - rows["dp_norm"])


def _candidates(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    corpus.require_text("Finding multi-word terms")
    lists = token_lists(corpus, one_of_each(scope))
    made = candidates.multiword_candidates(lists, min_count=int(keys["candidate_count"][0]))
    whole = [all(word_layer(part) in ("content", "genre") for part in parts) for parts in made["parts"]]
    made = made[np.array(whole, dtype=bool)].reset_index(drop=True)
    lines = [dictionary_line(candidate) for candidate in made["candidate"]]
    return with_adopted(made.assign(dictionary_line=pd.Series(lines, index=made.index, dtype="str")), keys["adopt"])


def dictionary_line(term: str) -> str:
    """The line that makes the term one word in a user dictionary.

    >>> dictionary_line("隐患排查治理")
    '隐患排查治理 200 n'
    """
    return f"{term} {DICTIONARY_FREQUENCY} n"


def with_adopted(rows: pd.DataFrame, adopted: Collection[str]) -> pd.DataFrame:
    """The candidates, each with whether the reader adopted it."""
    return rows.assign(adopted=rows["candidate"].isin(list(adopted)).astype(bool))


def _concordance(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    corpus.require_text("A concordance")
    return context.concordance(
        corpus.rows("passages", scope),
        corpus.reports(scope),
        keys["q"][0],
        int(keys["window"][0]),
        regex=keys["regex"] == ("1",),
        unit=keys["context_unit"][0],
        sort=keys["sort"][0],
    )


def _collocates(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    corpus.require_text("Finding collocates")
    if keys["q"] == ("",):
        return tables.frame(tables.SHOWN["context", "collocates"], [])  # nothing was asked for yet
    made = collocation.collocates(
        token_lists(corpus, one_of_each(scope)),
        keys["q"][0],
        span=int(keys["span"][0]),
        min_together=int(keys["min_count"][0]),
    )
    shown = {*layers_of({"genre_words": ("1",)}), *keys["layer"]}
    # hidden words still stand in the windows and counts; .loc, because an empty list in [] would select columns
    kept = made.loc[[word_layer(term) in shown for term in made["term"]]]
    if keys["min_log_dice"] != (k.ANY,):
        kept = kept[kept["log_dice"] >= float(keys["min_log_dice"][0])]
    return kept.rename(columns={"expected": "expected_count", "g2": "collocation_g2"})


VIEWS = (
    k.view_of("terms", "terms", _terms, k.GENRE_WORDS, k.PART_OF_SPEECH, k.EXCLUDE, k.LAYER),
    k.view_of("terms", "common_vocabulary", _common_vocabulary, k.EXCLUDE),
    k.view_of("terms", "candidates", _candidates, k.CANDIDATE_COUNT, k.ADOPT, needs_text=True),
    k.view_of(
        "context", "concordance", _concordance, k.QUERY, k.WINDOW, k.REGEX, k.CONTEXT_UNIT, k.SORT, needs_text=True
    ),
    k.view_of(
        "context", "collocates", _collocates, k.QUERY, k.SPAN, k.MIN_COUNT, k.MIN_LOG_DICE, k.LAYER, needs_text=True
    ),
)
