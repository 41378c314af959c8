"""Which years the reports of an organization speak of, how often, and from where in time they look at them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.sentences import sentence_around
from analysis.errors import UnknownChoice
from analysis.tables import SHOWN
from analysis.vocabularies import YEAR_ROLES

LONGEST_COUNTED_SPAN = 5  # years; a longer span (十四五 is five, 改革开放以来 is not) counts at its end year only
ORIENTATIONS = ("look_back", "last_year", "this_year", "ahead", "undated")


def reported_years(
    reports: pd.DataFrame,
    year_mentions: pd.DataFrame,
    role: str | None = "activity",
    *,
    weights: pd.Series | None = None,
) -> pd.DataFrame:
    """One row per organization and reported year: mentions, reports that mention it, reports about it, share of reports.

    A mention counts once in each year of a span of up to five years; a longer span counts at its end year. Years without a
    mention between an organization's first and last are rows of zeros, so that a gap is seen as one. `role` is activity
    (the organization did, got or held it), background, plan, or None for all. `share` is report_count /
    organization_reports; with few reports it jumps in large steps, so read it beside the counts.

    Raises:
        UnknownChoice: there is no such role.
    """
    cells = counted_cells(reports, year_mentions, role)
    owners = _organizations(reports)
    weight = _weights(reports, weights)
    if cells.empty:
        return _typed_cells(
            pd.DataFrame(columns=list(SHOWN["timeline", "reported_years"].columns)), whole=weights is None
        )
    keys = ["organization", "reported_year"]
    cells["weight"] = cells["report_id"].map(weight)
    mentioned = cells.groupby(keys)["weight"].sum().rename("mention_count")
    reporting = cells.drop_duplicates([*keys, "report_id"]).groupby(keys)["weight"].sum().rename("report_count")
    table = pd.concat([mentioned, reporting], axis=1).reindex(_without_gaps(cells), fill_value=0)
    table["covering_reports"] = _covering(reports, weight).reindex(table.index, fill_value=0)
    table = table.reset_index()
    table["organization_reports"] = table["organization"].map(weight.groupby(owners).sum())
    table["share"] = table["report_count"] / table["organization_reports"]
    return _typed_cells(table, whole=weights is None)


def mentions(
    reports: pd.DataFrame,
    year_mentions: pd.DataFrame,
    passages: pd.DataFrame | None = None,
    *,
    role: str | None = "activity",
) -> pd.DataFrame:
    """One row per year expression in scope, with its report, organization and, where text is stored, its sentence.

    `counted_years` lists the years in which the row counts: all years of a span of up to five, the end year of a longer one,
    none when it cannot be resolved. So mention_count of a cell is the number of rows of that organization whose counted_years
    hold the year; `cell_mentions` gives these rows.
    """
    rows = _in_scope(reports, year_mentions, role)
    first, last = counted_span(rows)
    rows["counted_years"] = [
        [] if np.isnan(a) else list(range(int(a), int(b) + 1)) for a, b in zip(first, last, strict=True)
    ]
    rows["report_label"] = rows["report_id"].map(reports.set_index("report_id")["report_label"])
    rows = rows.astype({"start_year": "Int16", "end_year": "Int16"})
    rows = with_sentences(rows, passages, reports.set_index("report_id")["title"])
    columns = list(dict.fromkeys([*SHOWN["timeline", "mentions"].columns, "counted_years"]))
    order = ["report_id", "passage_number", "start", "end", "rule"]
    return rows.sort_values(order, kind="stable", ignore_index=True)[columns]


def cell_mentions(shown: pd.DataFrame, organization: str, reported_year: int) -> pd.DataFrame:
    """The rows of `mentions` behind one cell of `reported_years`; their number is its mention_count."""
    held = np.array([reported_year in years for years in shown["counted_years"]], dtype=bool)
    rows: pd.DataFrame = shown.loc[held & (shown["organization"] == organization).to_numpy(dtype=bool)]
    return rows


def with_sentences(rows: pd.DataFrame, passages: pd.DataFrame | None, titles: pd.Series | None = None) -> pd.DataFrame:
    """The rows (report_id, passage_number, start, end) with the sentence each one stands in; null where no text is stored.

    Passage -1 is the title, whose text comes from `titles` (index report_id).
    """
    texts: dict[tuple[str, int], str | None] = {}
    if passages is not None:
        keys = zip(passages["report_id"], passages["passage_number"], strict=True)
        texts = dict(zip(keys, passages["text"], strict=True))
    if titles is not None:
        texts |= {(str(report_id), -1): title for report_id, title in titles.items()}
    found: list[str | None] = []
    spans = rows[["report_id", "passage_number", "start", "end"]].itertuples(index=False, name=None)
    for report_id, number, start, end in spans:
        text = texts.get((report_id, number))
        stored = isinstance(text, str) and pd.notna(start)
        found.append(sentence_around(str(text), int(start), int(end)) if stored else None)
    return rows.assign(sentence=pd.Series(found, index=rows.index, dtype="object"))


def orientation(
    reports: pd.DataFrame,
    year_mentions: pd.DataFrame,
    role: str | None = None,
    *,
    relative_to: str = "published",
    weights: pd.Series | None = None,
) -> pd.DataFrame:
    """One row per organization and direction of view: mentions of earlier years, last year, this year, years ahead.

    `relative_to` is published (the publication year) or reference (the reference year). Reports without that year are in the row
    "undated", never guessed. `share` is of all the organization's counted mentions. Plans and background are
    included unless a role is given, because a report looks ahead mostly by plans.
    """
    cells = counted_cells(reports, year_mentions, role)
    base = base_year(reports, relative_to)
    distance = cells["reported_year"].to_numpy(dtype=float) - cells["report_id"].map(base).to_numpy(dtype=float)
    cases = [distance < -1, distance == -1, distance == 0, distance > 0]
    cells["orientation"] = np.select(cases, list(ORIENTATIONS[:4]), default=ORIENTATIONS[4])
    cells["weight"] = cells["report_id"].map(_weights(reports, weights)).astype("float64")
    counted = cells.groupby(["organization", "orientation"])["weight"].sum()
    full = pd.MultiIndex.from_product([sorted(cells["organization"].unique()), ORIENTATIONS], names=counted.index.names)
    table = counted.reindex(full, fill_value=0).rename("mention_count").reset_index()
    table["share"] = table["mention_count"] / table.groupby("organization")["mention_count"].transform("sum")
    return table if weights is not None else table.astype({"mention_count": "int64"})


def published_by_reported(
    reports: pd.DataFrame,
    year_mentions: pd.DataFrame,
    role: str | None = "activity",
    *,
    weights: pd.Series | None = None,
) -> pd.DataFrame:
    """One row per publication year and reported year: mentions and reports; undated reports have a null published_year.

    The diagonal is reports that speak of the year they appear in; what lies above it is announced, below it remembered.
    """
    cells = counted_cells(reports, year_mentions, role)
    cells["published_year"] = cells["report_id"].map(base_year(reports, "published")).astype("Int16")
    cells["weight"] = cells["report_id"].map(_weights(reports, weights)).astype("float64")
    keys = ["published_year", "reported_year"]
    mentioned = cells.groupby(keys, dropna=False)["weight"].sum().rename("mention_count")
    reporting = cells.drop_duplicates([*keys, "report_id"]).groupby(keys, dropna=False)["weight"].sum()
    table = pd.concat([mentioned, reporting.rename("report_count")], axis=1).reset_index()
    if weights is None:
        table = table.astype({"mention_count": "int64", "report_count": "int64"})
    table["published_year"] = table["published_year"].astype("Int16")
    return table.sort_values(["published_year", "reported_year"], ignore_index=True)


def counted_cells(reports: pd.DataFrame, year_mentions: pd.DataFrame, role: str | None) -> pd.DataFrame:
    """One row per mention and year in which it counts: report_id, organization, reported_year."""
    rows = _in_scope(reports, year_mentions, role)
    first, last = counted_span(rows)
    known = ~np.isnan(first)
    lengths = (last[known] - first[known] + 1).astype(np.intp)
    kept: pd.DataFrame = rows.loc[known, ["report_id", "organization"]]
    repeated = kept.take(np.repeat(np.arange(len(kept)), lengths)).reset_index(drop=True)
    within = np.arange(lengths.sum()) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    repeated["reported_year"] = (np.repeat(first[known], lengths) + within).astype(np.int16)
    return repeated


def counted_span(rows: pd.DataFrame) -> tuple[Any, Any]:
    """First and last year in which each mention counts (floats; NaN when the expression is unresolved)."""
    start, end = (rows[name].to_numpy(dtype=float, na_value=np.nan) for name in ("start_year", "end_year"))
    unknown = np.isnan(start) | np.isnan(end) | (start > end)
    first = np.where(end - start + 1 > LONGEST_COUNTED_SPAN, end, start)
    return np.where(unknown, np.nan, first), np.where(unknown, np.nan, end)


def base_year(reports: pd.DataFrame, relative_to: str) -> pd.Series:
    """The year of each report (index report_id) that others are seen from: its publication or its reference year."""
    named = reports.set_index("report_id")
    if relative_to == "reference":
        return named["reference_year"].astype("float64")
    if relative_to != "published":
        raise UnknownChoice("years are relative to", relative_to, "Choose published or reference.")
    return pd.to_datetime(named["published_date"]).dt.year.astype("float64")


def _in_scope(reports: pd.DataFrame, year_mentions: pd.DataFrame, role: str | None) -> pd.DataFrame:
    if role is not None and role not in YEAR_ROLES:
        raise UnknownChoice("role of a year", str(role), f"Choose one of {', '.join(YEAR_ROLES)}.")
    wanted = year_mentions["report_id"].isin(reports["report_id"])
    rows = year_mentions[wanted if role is None else wanted & (year_mentions["role"] == role)].reset_index(drop=True)
    rows["organization"] = rows["report_id"].map(_organizations(reports)).astype("object")
    return rows


def _organizations(reports: pd.DataFrame) -> pd.Series:
    return reports.set_index("report_id")["organization_label"]


def _weights(reports: pd.DataFrame, weights: pd.Series | None) -> pd.Series:
    ids = pd.Index(reports["report_id"])
    return pd.Series(1.0, index=ids) if weights is None else weights.reindex(ids).astype("float64")


def _without_gaps(cells: pd.DataFrame) -> pd.MultiIndex:
    span = cells.groupby("organization")["reported_year"].agg(["min", "max"])
    pairs = [(name, y) for name, low, high in span.itertuples() for y in range(int(low), int(high) + 1)]
    return pd.MultiIndex.from_tuples(pairs, names=["organization", "reported_year"])


def _covering(reports: pd.DataFrame, weight: pd.Series) -> pd.Series:
    about = reports[["report_id", "organization_label", "reporting_years"]].explode("reporting_years")
    about = about.dropna(subset="reporting_years").drop_duplicates()
    keys = [about["organization_label"], about["reporting_years"].astype("int64")]
    return about["report_id"].map(weight).groupby(keys).sum()


def _typed_cells(table: pd.DataFrame, *, whole: bool) -> pd.DataFrame:
    counts = ["mention_count", "report_count", "covering_reports", "organization_reports"]
    kinds: dict[str, str] = dict.fromkeys(counts, "int64" if whole else "float64")
    return table[list(SHOWN["timeline", "reported_years"].columns)].astype(
        kinds | {"reported_year": "int16", "share": "float64"}
    )
