"""How well a code book fits a corpus: what it covers, which words and rules work, what overlaps, what it does not know.

Frames in, frames out: the stored `themes` and `passages` tables, and lists of the code book's words and rules (theme_id with
term or rule). Headings are left out throughout, because they are never coded. Zeros are explicit: a word or rule that never
fires is a row.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

_PASSAGE = ["report_id", "passage_number"]


def coverage(themes: pd.DataFrame, passages: pd.DataFrame, theme_ids: Collection[str]) -> pd.DataFrame:
    """Per theme the passages and reports that carry it, and where it leads; sorted by theme_id.

    Columns: theme_id, passage_count, passage_share (of all passages but headings), leading_count (passages where it ranks
    first), report_count. A passage has up to four themes, so the shares sum to more than one.
    """
    total = len(_codable(passages))
    counted = themes.groupby("theme_id").agg(
        passage_count=("passage_number", "size"),
        leading_count=("weight", lambda weights: int((weights == 1.0).sum())),
        report_count=("report_id", "nunique"),
    )
    made = counted.reindex(sorted(theme_ids), fill_value=0).rename_axis("theme_id").reset_index()
    made["passage_share"] = made["passage_count"] / total if total else float("nan")
    return made[["theme_id", "passage_count", "passage_share", "leading_count", "report_count"]]


def uncoded(themes: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The passages (rows of `passages`) without any theme, longest first: what the code book does not speak of."""
    coded = pd.MultiIndex.from_frame(themes[_PASSAGE])
    codable = _codable(passages)
    without = codable[~pd.MultiIndex.from_frame(codable[_PASSAGE]).isin(coded)]
    return without.sort_values(["char_count", *_PASSAGE], ascending=[False, True, True]).reset_index(drop=True)


def term_hits(themes: pd.DataFrame, indicators: pd.DataFrame) -> pd.DataFrame:
    """Per theme and word the coded passages and reports in which it was evidence; zeros for words that never were.

    Columns: theme_id, term, passage_count, report_count. Words that only rules use are listed too when they were matched.
    """
    matched = themes[[*_PASSAGE, "theme_id", "matched_terms"]].explode("matched_terms").dropna(subset=["matched_terms"])
    return _hits(matched.rename(columns={"matched_terms": "term"}), indicators, "term")


def rule_hits(hits: pd.DataFrame, rules: pd.DataFrame) -> pd.DataFrame:
    """Per theme and rule the passages and reports in which it was fulfilled; zeros for rules that never were.

    `hits` has report_id, passage_number, theme_id, rule: one row per fulfilled rule and passage (it needs the text, so a
    features-only corpus has none). Columns: theme_id, rule, passage_count, report_count.
    """
    return _hits(hits, rules, "rule")


def overlap(themes: pd.DataFrame) -> pd.DataFrame:
    """For each pair of themes the passages that carry both, most first.

    Columns: theme_a, theme_b, passage_count, share_of_a, share_of_b, jaccard (passages with both / with either). A high
    Jaccard says that two themes are hardly told apart here.
    """
    coded = themes[[*_PASSAGE, "theme_id"]].drop_duplicates()
    sizes = coded.groupby("theme_id").size()
    pairs = coded.merge(coded, on=_PASSAGE, suffixes=("_a", "_b"))
    pairs = pairs[pairs["theme_id_a"] < pairs["theme_id_b"]]
    made = pairs.groupby(["theme_id_a", "theme_id_b"]).size().rename("passage_count").reset_index()
    made = made.rename(columns={"theme_id_a": "theme_a", "theme_id_b": "theme_b"})
    of_a, of_b = (made[name].map(sizes).astype("float64") for name in ("theme_a", "theme_b"))
    made["share_of_a"] = made["passage_count"] / of_a
    made["share_of_b"] = made["passage_count"] / of_b
    made["jaccard"] = made["passage_count"] / (of_a + of_b - made["passage_count"])
    return made.sort_values(["passage_count", "theme_a", "theme_b"], ascending=[False, True, True]).reset_index(
        drop=True
    )


def unmatched_terms(
    themes: pd.DataFrame, passages: pd.DataFrame, known_terms: Collection[str], most: int = 50
) -> pd.DataFrame:
    """The content words of passages without a theme that the code book does not hold, by the passages that use them.

    Columns: term, passage_count (uncoded passages with the word), report_count, coded_passage_count (coded passages with it:
    a word that is common there as well is no candidate for a theme). Passages whose terms are not stored do not take part.
    """
    without = _exploded(uncoded(themes, passages))
    everywhere = _exploded(_codable(passages)).groupby("term").size()
    made = without.groupby("term").agg(passage_count=("passage_number", "size"), report_count=("report_id", "nunique"))
    made = made[~made.index.isin(list(known_terms))]
    made["coded_passage_count"] = everywhere.reindex(made.index, fill_value=0) - made["passage_count"]
    ranked = made.reset_index().sort_values(["passage_count", "term"], ascending=[False, True])
    return ranked.head(most).reset_index(drop=True)


def _codable(passages: pd.DataFrame) -> pd.DataFrame:
    return passages[passages["kind"] != "heading"]


def _exploded(passages: pd.DataFrame) -> pd.DataFrame:
    exploded = passages[[*_PASSAGE, "terms"]].explode("terms").dropna(subset=["terms"])
    return exploded.rename(columns={"terms": "term"})


def _hits(found: pd.DataFrame, listed: pd.DataFrame, column: str) -> pd.DataFrame:
    keys = ["theme_id", column]
    counted = (
        found.drop_duplicates([*_PASSAGE, *keys])
        .groupby(keys)
        .agg(passage_count=("passage_number", "size"), report_count=("report_id", "nunique"))
    )
    zeros = listed[keys].drop_duplicates()
    made = zeros.merge(counted.reset_index(), on=keys, how="outer")
    made[["passage_count", "report_count"]] = made[["passage_count", "report_count"]].fillna(0).astype("int64")
    ordered = made.sort_values(["theme_id", "passage_count", column], ascending=[True, False, True])
    return ordered.reset_index(drop=True)
