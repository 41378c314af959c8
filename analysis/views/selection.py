"""What every view does with a scope before it asks its question: reports, their weights, their organizations, their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256

import pandas as pd

from analysis.compare import duplicates
from analysis.corpus import Corpus
from analysis.errors import LexiconError
from analysis.facts.organizations import below, registry, roll_up
from analysis.scope import Scope
from analysis.words.segment import PUBLISHED_DICTIONARY, Segmenter, segmenter, term_layer

_CONTENT = ("content",)
_WITH_GENRE = ("content", "genre")
_MOST_KEPT = 32
_known: dict[str, tuple[str, ...]] = {}  # by the corpus' fingerprint, under which nothing ever changes


def reports_of(corpus: Corpus, scope: Scope, keys: Mapping[str, tuple[str, ...]]) -> pd.DataFrame:
    """The reports in scope; with the key roll_up = 1 each counts for the topmost organization above its own."""
    reports = corpus.reports(scope)
    if keys.get("roll_up") != ("1",) or reports.empty:
        return reports
    tree = roll_up(corpus.reports(Scope()), registry.load())
    top = tree.sort_values("depth").groupby("label")["ancestor_label"].last()
    return reports.assign(organization_label=reports["organization_label"].map(top))


def weights_of(scope: Scope, reports: pd.DataFrame) -> pd.Series | None:
    """How much each report counts: None when every report in scope counts once."""
    return duplicates.report_weights(reports, "weighted") if scope.count_mode == "weighted" else None


def one_of_each(scope: Scope) -> Scope:
    """The scope for tables that do not tell organizations apart: there copies that share one vote are one copy."""
    return replace(scope, count_mode="cluster") if scope.count_mode == "weighted" else scope


def clusters_of(reports: pd.DataFrame) -> pd.Series:
    """The duplicate cluster by report: the unit of every test and interval."""
    return reports.set_index("report_id")["duplicate_cluster"]


def tokens_of(reports: pd.DataFrame) -> pd.Series:
    """Tokens by report: the denominator of every rate."""
    return reports.set_index("report_id")["token_count"]


def denominator(corpus: Corpus, scope: Scope) -> tuple[float, float]:
    """What shares and rates are of: reports and tokens in scope, copies that share one count as one.

    Without shared counts these are the reports and tokens that the n line prints.
    """
    reports = corpus.reports(scope)
    weight = duplicates.report_weights(reports, scope.count_mode if scope.count_mode == "weighted" else "all")
    return float(weight.sum()), float((tokens_of(reports) * weight).sum())


def layers_of(keys: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The layers of words that the keys genre_words and layer let in."""
    return (*(_WITH_GENRE if keys["genre_words"] == ("1",) else _CONTENT), *keys.get("layer", ()))


def known_organizations(corpus: Corpus) -> tuple[str, ...]:
    """Every organization that a side can be: those that report, and those above them (chosen with roll_up = 1)."""

    def found() -> Iterable[str]:
        tree = roll_up(corpus.reports(Scope()), registry.load())
        return {*tree["label"], *tree["ancestor_label"]}

    return _kept_once(corpus.fingerprint, found)


def _kept_once(name: str, found: Callable[[], Iterable[str]]) -> tuple[str, ...]:
    """The values of a corpus, sorted, worked out once."""
    known = _known.get(name)  # others may clear it meanwhile
    if known is None:
        known = tuple(sorted(set(found())))
        if len(_known) >= _MOST_KEPT:
            _known.clear()
        _known[name] = known
    return known


def in_base_units(rows: pd.DataFrame) -> pd.DataFrame:
    """Stored figures with base_value and base_unit: their values in the base unit of their dimension."""
    from analysis.facts.figures.units import (
        in_base_unit,
    )  # with it come the rules of reading, which other pages do not need

    pairs = [in_base_unit(value, unit) for value, unit in zip(rows["value"], rows["unit"], strict=True)]
    return rows.assign(
        base_value=pd.Series([value for value, _ in pairs], index=rows.index, dtype="float64"),
        base_unit=pd.Series([unit for _, unit in pairs], index=rows.index, dtype="str"),
    )


def known_units(corpus: Corpus) -> tuple[str, ...]:
    """Every base unit in which the corpus states something: what the figures can be limited to."""
    return _kept_once(
        f"units {corpus.fingerprint}", lambda: in_base_units(corpus.rows("figures", Scope()))["base_unit"]
    )


def units_below(corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Each organization that stands above others, with all that report at or below it: what choosing a group selects."""
    tree = roll_up(corpus.reports(Scope()), registry.load())
    found = {name: below((name,), tree) for name in sorted(set(tree["ancestor_label"]))}
    return {name: units for name, units in found.items() if units != (name,)}


def token_lists(corpus: Corpus, scope: Scope) -> list[list[str]]:
    """The words of each passage in the order of the text, cut as the corpus was: counted, they are its stored terms."""
    cut = segmenter_of(corpus)
    return [[token.term for token in cut.tokens(text)] for text in corpus.rows("passages", scope)["text"]]


def segmenter_of(corpus: Corpus) -> Segmenter:
    """The segmenter that the corpus was built with, its user's words included.

    Raises:
        LexiconError: it does not carry the dictionary that it was cut with, as corpora of earlier builds.
    """
    settings = corpus.manifest["settings"]
    fingerprint, own = settings.get("user_dictionary"), corpus.folder / PUBLISHED_DICTIONARY
    if fingerprint is None:
        return segmenter(str(settings["segmenter"]))
    if not own.exists() or sha256(own.read_bytes()).hexdigest() != fingerprint:
        raise LexiconError(
            "the user dictionary that this corpus was cut with does not lie beside it",
            own.name,
            "Build the corpus again.",
        )
    return segmenter(str(settings["segmenter"]), own)


@cache
def word_layer(term: str) -> str:
    """The layer of a word whose part of speech is not at hand; a single character is grammar here.

    >>> [word_layer(term) for term in ("供水", "把", "2024")]
    ['content', 'function', 'number']
    """
    layer = term_layer(term, "n")
    return "function" if len(term) < 2 and layer != "number" else layer


def theme_names(corpus: Corpus) -> dict[str, str]:
    """Chinese names of the themes by id, in the order of the code book."""
    return {theme_id: names["zh"] for theme_id, names in corpus.manifest["themes"].items()}


def one(keys: Mapping[str, tuple[str, ...]], name: str) -> str | None:
    """The only value of a key, None when it is not set."""
    values: Sequence[str] = keys.get(name, ())
    return values[0] if values else None
