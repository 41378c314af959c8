"""The tables of the page organizations about wording that is used again: sentences that others print too, and whole copies."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.compare import copies, formulas
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import clusters_of, reports_of, weights_of

_QUESTION = "Finding shared sentences"
# The last one, by fingerprint, scope and level, under which it never changes: three tables of a page are made of its sentences.
_kept: dict[tuple[object, ...], pd.DataFrame] = {}


def _sentences(corpus: Corpus, scope: Scope, keys: k.Keys) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The sentences of the reports in scope, and the reports.

    Raises:
        TextNotStored: the corpus holds features only.
    """
    corpus.require_text(_QUESTION)
    reports = reports_of(corpus, scope, keys)
    key = (corpus.fingerprint, scope.selection, keys.get("roll_up"))
    made = _kept.get(key)
    if made is None:
        made = formulas.sentence_table(corpus.rows("passages", scope), reports)
        _kept.clear()
        _kept[key] = made
    return made, reports


def _others(keys: k.Keys) -> int:
    return int(keys["others"][0])


def _formula_shares(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    table, reports = _sentences(corpus, scope, keys)
    return formulas.formula_shares(
        table, reports, others=_others(keys), clusters=clusters_of(reports), weights=weights_of(scope, reports)
    )


def _sentence_reuse(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    table, reports = _sentences(corpus, scope, keys)
    return formulas.sentence_reuse(table, others=_others(keys), weights=weights_of(scope, reports))


def _shared_wording(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    table, reports = _sentences(corpus, scope, keys)
    return formulas.shared_between(table, weights=weights_of(scope, reports))


def _copied_reports(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    return copies.copied_reports(reports_of(corpus, _all_copies(scope), keys))


def _copy_groups(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    return copies.copy_groups(reports_of(corpus, _all_copies(scope), keys))


def _all_copies(scope: Scope) -> Scope:
    """What is counted here are the copies themselves, so they are all kept, however other tables count them."""
    return replace(scope, count_mode="all")


def sentence_places(corpus: Corpus, scope: Scope, sentence: str) -> pd.DataFrame:
    """Every place in scope where that sentence stands: report_id, passage_number, start, end."""
    return formulas.sentence_places(_sentences(corpus, scope, {})[0], sentence)


VIEWS = (
    k.view_of("organizations", "formula_shares", _formula_shares, k.IN_OTHERS, k.ROLL_UP, needs_text=True),
    k.view_of("organizations", "sentence_reuse", _sentence_reuse, k.IN_OTHERS, k.ROLL_UP, needs_text=True),
    k.view_of("organizations", "shared_wording", _shared_wording, k.ROLL_UP, needs_text=True),
    k.view_of("organizations", "copied_reports", _copied_reports, k.ROLL_UP),
    k.view_of("organizations", "copy_groups", _copy_groups, k.ROLL_UP),
)
