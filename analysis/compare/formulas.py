"""Sentences that several organizations share word for word: the formulas of the genre, and copying."""

from __future__ import annotations

import numpy as np
import pandas as pd
import scipy  # its parts are loaded when they are first used: a page that needs none opens sooner

from analysis.compare.duplicates import canonical
from analysis.compare.intervals import SEED, share_interval
from analysis.compare.sentences import sentence_spans
from analysis.errors import TextNotStored
from analysis.tables import SHOWN
from analysis.vocabularies import UNNAMED_LABEL

MIN_CHARACTERS = 10  # shorter sentences (会议强调) recur by chance and say nothing about copying
# Beyond so many organizations a sentence is a formula of the whole genre: its pairs would fill the table and set nobody apart.
MOST_PAIRED = 50


def sentence_table(
    passages: pd.DataFrame, reports: pd.DataFrame, *, min_characters: int = MIN_CHARACTERS, headings: bool = False
) -> pd.DataFrame:
    """One row per sentence of the reports: report_id, passage_number, start, end, sentence, key, char_count, organization.

    `key` is what equal sentences have in common: white space and the width of signs do not matter. Headings are left out, because
    the same heading (一、工作回顾) says nothing about the wording below it. Sentences of fewer characters are left out too.

    Raises:
        TextNotStored: the corpus holds features only.
    """
    inside = passages[passages["report_id"].isin(reports["report_id"])].sort_values(["report_id", "passage_number"])
    if "kind" in inside and not headings:
        inside = inside[inside["kind"] != "heading"]
    if inside["text"].isna().any():
        raise TextNotStored(
            "shared sentences need the text, and this corpus stores none", next_step="Build one with text."
        )
    rows = [
        (report_id, number, start, end, text[start:end], key, len(key))
        for report_id, number, text in zip(inside["report_id"], inside["passage_number"], inside["text"], strict=True)
        for start, end in sentence_spans(text)
        if end - start >= min_characters and len(key := canonical(text[start:end])) >= min_characters
    ]
    names = ["report_id", "passage_number", "start", "end", "sentence", "key", "char_count"]
    made = pd.DataFrame(rows, columns=names)
    return made.assign(organization=made["report_id"].map(reports.set_index("report_id")["organization_label"]))


def sentence_reuse(table: pd.DataFrame, *, others: int = 1, weights: pd.Series | None = None) -> pd.DataFrame:
    """One row per sentence that one organization prints and at least `others` others print as well, most widely shared first.

    `table` is what `sentence_table` gives. Columns: sentence (as first printed), char_count (white space not counted),
    organization_count, report_count, occurrence_count, organizations, and report_id and passage_number of the first place.
    `weights` (index report_id) makes copies of a report share one vote. Shared wording is no proof of copying: much of it is
    quoted from the same document of a superior body.
    """
    weight = 1 if weights is None else table["report_id"].map(weights)
    weighed = table.assign(weight=weight, printed_by=_printed_by(table))
    shared = weighed[weighed["printed_by"] > others]
    grouped = shared.groupby("key", sort=True)
    made = grouped.agg(
        sentence=("sentence", "first"),
        char_count=("char_count", "first"),
        organization_count=("printed_by", "first"),
        occurrence_count=("weight", "sum"),
        organizations=("organization", lambda names: sorted(set(names))),
        report_id=("report_id", "first"),
        passage_number=("passage_number", "first"),
    )
    made["report_count"] = shared.drop_duplicates(["key", "report_id"]).groupby("key")["weight"].sum()
    order = ["organization_count", "report_count", "char_count", "sentence"]
    made = made.sort_values(order, ascending=[False, False, False, True], ignore_index=True)
    return made[list(SHOWN["organizations", "sentence_reuse"].columns)]


def formula_shares(
    table: pd.DataFrame,
    reports: pd.DataFrame,
    *,
    others: int = 1,
    clusters: pd.Series | None = None,
    weights: pd.Series | None = None,
    seed: int = SEED,
) -> pd.DataFrame:
    """One row per organization: how much of its wording at least `others` other organizations print as well, most first.

    `table` is what `sentence_table` gives. formula_share is shared sentences / sentences, formula_text_share the same in
    characters, with bounds from drawing its reports again (duplicate clusters as units; null below five reports and where
    nothing is shared). Which sentences are shared is taken as it stands: the bounds say how much the share depends on single
    reports, not what more organizations would show. An organization without a sentence has null shares.

    The share grows with the number of other organizations in scope, so compare it within one scope only; and a short text has
    few chances to share. Being shared says nothing about who wrote it first.

    Source of the bounds: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13.
    """
    report_ids = pd.Index(reports["report_id"]).sort_values()
    own = report_ids.to_series()
    weight = pd.Series(1, index=report_ids) if weights is None else weights.reindex(report_ids)
    units = own if clusters is None else clusters.reindex(report_ids).fillna(own)
    weighed = table.assign(shared=_printed_by(table) > others)
    parts = {
        "sentence_count": weighed.groupby("report_id").size(),
        "shared_sentences": weighed.groupby("report_id")["shared"].sum(),
        "all_chars": weighed.groupby("report_id")["char_count"].sum(),
        "shared_chars": weighed[weighed["shared"]].groupby("report_id")["char_count"].sum(),
    }
    sums = pd.DataFrame({name: part.reindex(report_ids, fill_value=0) * weight for name, part in parts.items()})
    owner = reports.set_index("report_id")["organization_label"].reindex(report_ids)
    by_organization = sums.assign(report_count=weight).groupby(owner).sum()
    bounds = [_bounds(held, units.reindex(held.index), seed) for _, held in sums.groupby(owner)]
    by_organization[["formula_text_share_low", "formula_text_share_high"]] = np.array(bounds).reshape(-1, 2)
    by_organization["formula_share"] = _ratio(by_organization, "shared_sentences", "sentence_count")
    by_organization["formula_text_share"] = _ratio(by_organization, "shared_chars", "all_chars")
    made = by_organization.rename_axis("organization").reset_index()
    made = made.sort_values(["formula_text_share", "organization"], ascending=[False, True], ignore_index=True)
    return made[list(SHOWN["organizations", "formula_shares"].columns)]


def shared_between(table: pd.DataFrame, *, weights: pd.Series | None = None) -> pd.DataFrame:
    """One row per ordered pair of organizations that print a sentence in common, most in common first.

    Columns: organization, other_organization, shared_sentences (different ones that both print), formula_text_share (characters
    of the first organization's sentences that the other prints too / all of its characters). `weights` (index report_id) makes
    copies of a report share one vote of characters. Sentences of more than fifty organizations are left out: they set nobody
    apart.
    """
    weighed = (
        table if weights is None else table.assign(char_count=table["char_count"] * table["report_id"].map(weights))
    )
    printed = weighed.groupby(["key", "organization"], as_index=False)["char_count"].sum()
    many = printed.groupby("key")["organization"].transform("size")
    kept = printed[(many > 1) & (many <= MOST_PAIRED)]
    row, names = pd.factorize(kept["organization"], sort=True)
    column, keys = pd.factorize(kept["key"])
    shape = (len(names), len(keys))
    prints = scipy.sparse.coo_array((np.ones(len(kept)), (row, column)), shape=shape).tocsr()
    lengths = scipy.sparse.coo_array(
        (kept["char_count"].to_numpy(dtype=np.float64), (row, column)), shape=shape
    ).tocsr()
    together, chars = (prints @ prints.T).tocoo(), (lengths @ prints.T).tocsr()
    first, second = together.coords
    own = weighed.groupby("organization")["char_count"].sum().reindex(names).to_numpy(dtype=np.float64)
    every = pd.DataFrame(
        {
            "organization": names[first],
            "other_organization": names[second],
            "shared_sentences": together.data.astype(np.int64),
            "formula_text_share": np.asarray(chars[first, second]).ravel() / own[first],
        }
    )
    made: pd.DataFrame = every[every["organization"] != every["other_organization"]]
    order = ["shared_sentences", "organization", "other_organization"]
    return made.sort_values(order, ascending=[False, True, True], ignore_index=True)


def sentence_places(table: pd.DataFrame, sentence: str) -> pd.DataFrame:
    """Every place of the sentence: report_id, passage_number, start, end, in the order of the reports."""
    found = table[table["key"] == canonical(sentence)]
    return found[["report_id", "passage_number", "start", "end"]].reset_index(drop=True)


def _printed_by(table: pd.DataFrame) -> pd.Series:
    """By how many organizations each sentence is printed; a report that names nobody may be any of them."""
    named = table["organization"].mask(table["organization"] == UNNAMED_LABEL)
    return named.groupby(table["key"]).transform("nunique")


def _bounds(sums: pd.DataFrame, units: pd.Series, seed: int) -> tuple[float, float]:
    merged = sums[["shared_chars", "all_chars"]].groupby(units.to_numpy()).sum().to_numpy(dtype=np.float64)
    if not merged[:, 0].any():  # drawing nothing again gives nothing, which is no certainty
        return np.nan, np.nan
    low, high = share_interval(merged[:, :1], merged[:, 1], seed=seed)
    return float(low[0]), float(high[0])


def _ratio(sums: pd.DataFrame, part: str, whole: str) -> pd.Series:
    return (sums[part] / sums[whole]).where(sums[whole] > 0)
