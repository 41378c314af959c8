"""What is in a corpus and how clean it is (the corpus card), and what is wrong with it (the check)."""

from __future__ import annotations

import json
from typing import Any

from analysis import tables, views
from analysis.columns import CATALOGUE
from analysis.corpus import Corpus
from analysis.export import citation, provenance
from analysis.scope import Scope

EVERYTHING = Scope()
_MARKDOWN_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>()#+-.!|~$"})


def card(corpus: Corpus) -> dict[str, Any]:
    """The corpus in numbers: reports, organizations, years, gaps, cleanliness, settings, fingerprint and how to cite it.

    Every number is one that the overview page shows for the whole corpus; nothing in it depends on a clock or a machine.
    """
    reports, log = corpus.reports(EVERYTHING), corpus.build_log()
    counts, damage = corpus.counts(EVERYTHING), reports["damage_score"]
    cleaned = views.cleaning_facts(corpus, EVERYTHING)
    reported = sorted({int(one) for years in reports["reporting_years"] if years is not None for one in years})
    return {
        "corpus": provenance.name_of(corpus),
        "fingerprint": corpus.fingerprint,
        "features_only": corpus.features_only,
        "fictional": corpus.fictional,
        "reports": counts["reports"],
        "organizations": counts["organizations"],
        "passages": counts["passages"],
        "tokens": counts["tokens"],
        "characters": int(reports["char_count"].sum()),
        "duplicate_reports": int(len(reports) - reports["duplicate_cluster"].nunique()),
        "reporting_years": reported,
        "missing_years": sorted(set(range(reported[0], reported[-1])) - set(reported)) if reported else [],
        "published_years": list(corpus.choices().published_years),
        "without": {
            "title": int(reports["title"].isna().sum()),
            "published_date": int(reports["published_date"].isna().sum()),
            "reporting_years": int(sum(years is None or len(years) == 0 for years in reports["reporting_years"])),
            "named_organization": counts["unnamed"],
        },
        "scripts": {script: int(number) for script, number in reports["script"].value_counts().sort_index().items()},
        "damage_score_median": round(float(damage.median()), 4),
        "damage_score_most": round(float(damage.max()), 4),
        "damaged_reports": cleaned["reports"],
        "repairs": cleaned["edits"],
        "converted_characters": cleaned["converted"],
        "removed_lines": int(corpus.manifest["counts"]["removed_lines"]),
        "files": {status: int(number) for status, number in log["status"].value_counts().sort_index().items()},
        "settings": dict(corpus.manifest["settings"]),
        "codebook": dict(corpus.manifest.get("codebook", {})),
        "tool": dict(corpus.manifest["tool"]),
        "citation": citation.sentence(provenance.name_of(corpus), corpus.fingerprint),
    }


def as_text(made: dict[str, Any]) -> str:
    """The card for a reader: one line a fact."""
    lines = []
    for name, value in made.items():
        shown = ", ".join(f"{key} {one}" for key, one in value.items()) if isinstance(value, dict) else value
        shown = ", ".join(map(str, value)) if isinstance(value, list) else shown
        lines.append(f"{name.replace('_', ' ')}: {shown}")
    return "\n".join(lines)


def as_markdown(made: dict[str, Any]) -> str:
    """The card as a Markdown table to be published with a paper; whatever stands in it is text and no markup.

    >>> print(as_markdown({"corpus": "demo", "reports": 3, "without": {"title": 1}}))
    # demo
    <BLANKLINE>
    | fact | value |
    | --- | --- |
    | reports | 3 |
    | without: title | 1 |
    <BLANKLINE>
    """
    facts = [
        (f"{key}: {inner}" if inner else key, one)
        for key, value in made.items()
        if key != "corpus"
        for inner, one in (value.items() if isinstance(value, dict) and value else [("", value)])
    ]
    lines = [f"| {_plain(key.replace('_', ' '))} | {_plain(_said(value))} |" for key, value in facts]
    return "\n".join([f"# {_plain(made['corpus'])}", "", "| fact | value |", "| --- | --- |", *lines, ""])


def _said(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | bool) or value is None else str(value)


def _plain(text: str) -> str:
    return text.replace("\n", " ").translate(_MARKDOWN_SIGNS)


def problems(corpus: Corpus) -> list[str]:
    """What is wrong inside the tables, one sentence each; empty when they are sound. Opening has checked the files already."""
    found = []
    ids = set(corpus.reports(EVERYTHING)["report_id"])
    for name, table in tables.STORED.items():
        rows = corpus.build_log() if name == "build_log" else corpus.rows(name, EVERYTHING)
        if len(rows) != corpus.manifest["counts"][name]:
            found.append(f"{name} has {corpus.manifest['counts'][name]} rows, of which {len(rows)} belong to a report")
        for column in table.columns:
            allowed = table.column(column).vocabulary
            strange = set(rows[column].dropna()) - set(allowed) if allowed else set()
            if strange:
                found.append(f"{name}.{column} holds {sorted(strange)[:3]}, which are not in its vocabulary")
        if "report_id" in table.columns and not set(rows["report_id"]) <= ids:
            found.append(f"{name} speaks of reports that are not there")
    return found + _impossible(corpus)


def _impossible(corpus: Corpus) -> list[str]:
    found = []
    mentions = corpus.rows("year_mentions", EVERYTHING)
    if bool((mentions["start_year"] > mentions["end_year"]).any()):
        found.append("year_mentions: a span ends before it begins")
    terms = corpus.rows("terms", EVERYTHING)
    tokens = terms.groupby("report_id")["term_count"].sum()
    reports = corpus.reports(EVERYTHING).set_index("report_id")["token_count"]
    if not tokens.reindex(reports.index, fill_value=0).eq(reports).all():
        found.append(f"{CATALOGUE['token_count'].name}: the terms of a report do not sum to its tokens")
    layers = terms["term_layer"].unique().tolist()
    if int(corpus.term_totals(False, layers, 1).sum()) != int(terms["term_count"].sum()):
        found.append("term_totals: the sums are not those of the terms")
    return found
