"""The code book of a corpus, and how well it fits it: coverage, hits, overlap and what it does not know.

A corpus that was built with a user's code book carries it along; one that was built with ours is explained by ours, as long as
that is still the one it was coded with.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare import codebook_report
from analysis.corpus import Corpus
from analysis.errors import LexiconError
from analysis.facts import themes
from analysis.facts.themes import codebook
from analysis.model import Passage
from analysis.scope import Scope

_ONE_OF_EACH = Scope(count_mode="cluster")  # a copy says nothing new about a code book
_MOST = 20  # rows of each part of the text; --json has all


def of_corpus(corpus: Corpus) -> codebook.CodeBook:
    """The code book that coded the themes of this corpus.

    Raises:
        LexiconError: ours has changed since, so that hits could not be explained.
    """
    recorded = corpus.manifest.get("codebook", {"file": None, "extends": False})
    own = corpus.folder / str(recorded["file"]) if recorded["file"] else None
    book = codebook.load(own, bool(recorded["extends"]))
    if recorded.get("fingerprint", book.fingerprint) != book.fingerprint:
        raise LexiconError(
            "the code book has changed since this corpus was coded with it",
            f"version {recorded['version']}, now {book.version}",
            "Build the corpus again.",
        )
    return book


def report(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """The tables of the code-book report by name; rules need the text and are left out without it."""
    book = of_corpus(corpus)
    coded, passages = corpus.rows("themes", _ONE_OF_EACH), corpus.rows("passages", _ONE_OF_EACH)
    ids = [theme.theme_id for theme in book.themes]
    known = {word for theme in book.themes for word in theme.indicators}
    made = {
        "coverage": codebook_report.coverage(coded, passages, ids),
        "terms": codebook_report.term_hits(coded, pd.DataFrame(codebook.indicator_rows(book))),
        "overlap": codebook_report.overlap(coded),
        "unmatched": codebook_report.unmatched_terms(coded, passages, known),
    }
    if not corpus.features_only:
        made["rules"] = codebook_report.rule_hits(_hits(passages, book), pd.DataFrame(codebook.rule_rows(book)))
    return made


def _hits(passages: pd.DataFrame, book: codebook.CodeBook) -> pd.DataFrame:
    rows = []
    for row in passages.to_dict("records"):
        passage = Passage(int(row["passage_number"]), row["kind"], row["text"], 0, len(row["text"]))
        rows += [(row["report_id"], *hit) for hit in themes.rule_hits([passage], book)]
    return pd.DataFrame(rows, columns=["report_id", "passage_number", "theme_id", "rule"])


def as_records(corpus: Corpus) -> dict[str, Any]:
    """The report for machines: the code book's version and fingerprint, and every table as records."""
    book = of_corpus(corpus)
    return {
        "codebook": {"version": book.version, "fingerprint": book.fingerprint},
        "corpus": corpus.fingerprint,
        **{name: table.to_dict("records") for name, table in report(corpus).items()},
    }


def as_text(corpus: Corpus) -> str:
    """The report for a reader: what is covered, which words and rules never fire, what overlaps, what is not known."""
    book, made = of_corpus(corpus), report(corpus)
    names = {theme.theme_id: f"{theme.theme_id} {theme.zh}" for theme in book.themes}
    first = {name: table.head(_MOST).to_dict("records") for name, table in made.items()}
    lines = [f"code book {book.version} ({book.fingerprint}), corpus {corpus.fingerprint}"]
    lines += ["", "themes: passages (share), leading, reports"]
    for row in made["coverage"].to_dict("records"):
        passages = f"{row['passage_count']} ({row['passage_share']:.1%})"
        lines.append(f"  {names[row['theme_id']]}: {passages}, {row['leading_count']}, {row['report_count']}")
    for kind, column in (("terms", "term"), ("rules", "rule")):
        lines += _hit_lines(made.get(kind), kind, column)
    lines += ["", f"overlap (Jaccard), the first {_MOST}:"]
    for row in first["overlap"]:
        pair = f"{names[row['theme_a']]} + {names[row['theme_b']]}"
        lines.append(f"  {pair}: {row['passage_count']} passages, {row['jaccard']:.2f}")
    lines += ["", f"words of passages without a theme, the first {_MOST}: passages (coded passages)"]
    lines += [f"  {row['term']}: {row['passage_count']} ({row['coded_passage_count']})" for row in first["unmatched"]]
    return "\n".join(lines)


def _hit_lines(hits: pd.DataFrame | None, kind: str, column: str) -> list[str]:
    if hits is None:
        return ["", f"{kind}: need the text, which this corpus does not hold"]
    silent = hits[hits["passage_count"] == 0]
    lines = ["", f"{kind}: {len(hits)}, of which {len(silent)} never occur; passages of the most frequent"]
    most = hits.sort_values(["passage_count", "theme_id", column], ascending=[False, True, True]).head(_MOST)
    lines += [f"  {row['theme_id']} {row[column]}: {row['passage_count']}" for row in most.to_dict("records")]
    if len(silent):
        shown = ", ".join(f"{row['theme_id']} {row[column]}" for row in silent.head(_MOST).to_dict("records"))
        lines.append(f"  never: {shown}{' …' if len(silent) > _MOST else ''}")
    return lines
