"""The tables of the page themes: shares and what to make of them, change over years, and how well the code book fits."""

from __future__ import annotations

import pandas as pd

from analysis import codebooks, model, tables
from analysis.compare import codebook_report, organizations, theme_years, trend
from analysis.compare import themes as measures
from analysis.compare.differences import theme_differences, with_rest
from analysis.corpus import Corpus
from analysis.facts.themes import codebook, rule_hits
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import clusters_of, one, one_of_each, reports_of, theme_names, weights_of
from analysis.views.trends import trend_table


def theme_shares(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    """Each organization's share of each theme, of its reports and of its text."""
    reports = reports_of(corpus, scope, keys)
    return measures.theme_shares(
        reports,
        corpus.rows("passages", scope),
        corpus.rows("themes", scope),
        theme_names(corpus),
        clusters=clusters_of(reports),
        weights=weights_of(scope, reports),
    )


def _residuals(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    return measures.standardised_residuals(theme_shares(corpus, scope, keys))


def _passages(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = reports_of(corpus, scope, keys).rename(columns={"organization_label": "printed_by"})
    rows = corpus.rows("themes", scope).merge(
        reports[["report_id", "report_label", "printed_by"]], on="report_id", validate="many_to_one"
    )
    rows = rows.merge(corpus.rows("passages", scope), on=["report_id", "passage_number"], validate="many_to_one")
    return rows.assign(organization=rows["printed_by"], theme=rows["theme_id"].map(theme_names(corpus)))


def _differences(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    shares, a, b = two_sides(theme_shares(corpus, scope, keys), keys)
    if shares["organization"].nunique() < 2:  # no pair, no row; the page says why
        return tables.frame(tables.SHOWN["themes", "differences"], [])
    return theme_differences(shares, a, b)


def two_sides(shares: pd.DataFrame, keys: k.Keys) -> tuple[pd.DataFrame, str, str]:
    """The shares with A and B among them, and their names: A is the first organization, B all others together by default."""
    a, b = one(keys, "a") or str(shares["organization"].min()), keys["b"][0]
    alone = shares["organization"].nunique() < 2
    return (with_rest(shares, a) if b == organizations.REST and not alone else shares), a, b


def _changes(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    return theme_years.theme_changes(
        reports, corpus.rows("themes", scope), theme_names(corpus), weights=weights_of(scope, reports)
    )


def _theme_trends(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    changes, last = _changes(corpus, scope, keys), trend.last_complete_year(corpus.reports(scope))
    made = trend.trends(changes, last, value="year_share", by="theme_id", reports="covering_reports")
    return trend_table(made, last).assign(theme=made["theme_id"].map(theme_names(corpus)))


def _coverage(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    each, names = one_of_each(scope), theme_names(corpus)
    made = codebook_report.coverage(corpus.rows("themes", each), corpus.rows("passages", each), names)
    return made.assign(theme=made["theme_id"].map(names))


def _term_hits(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    words = pd.DataFrame(codebook.indicator_rows(codebooks.of_corpus(corpus)))
    made = codebook_report.term_hits(corpus.rows("themes", one_of_each(scope)), words)
    return made.assign(theme=made["theme_id"].map(theme_names(corpus)))


def _rule_hits(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    corpus.require_text("Counting the code book's rules")
    book, rows = codebooks.of_corpus(corpus), []
    for report_id, own in corpus.rows("passages", one_of_each(scope)).groupby("report_id"):
        texts = zip(own["passage_number"], own["kind"], own["text"], strict=True)
        passages = [model.Passage(int(number), kind, text, 0, len(text)) for number, kind, text in texts]
        rows += [(report_id, *hit) for hit in rule_hits(passages, book)]
    hits = pd.DataFrame(rows, columns=["report_id", "passage_number", "theme_id", "rule"])
    made = codebook_report.rule_hits(hits, pd.DataFrame(codebook.rule_rows(book)))
    return made.assign(theme=made["theme_id"].map(theme_names(corpus)))


def _overlap(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    return codebook_report.overlap(corpus.rows("themes", one_of_each(scope)))


def _unmatched(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    each, book = one_of_each(scope), codebooks.of_corpus(corpus)
    known = {word for theme in book.themes for word in theme.indicators}
    return codebook_report.unmatched_terms(corpus.rows("themes", each), corpus.rows("passages", each), known)


def with_residuals(shares: pd.DataFrame, residuals: pd.DataFrame) -> pd.DataFrame:
    """theme_shares with the standardised residual of each cell, as the matrix draws them."""
    own = residuals[["organization", "theme_id", "standardised_residual"]]
    return shares.merge(own, on=["organization", "theme_id"], validate="one_to_one")


def profile(residuals: pd.DataFrame, organization: str) -> pd.DataFrame:
    """One organization's rows of the residuals, what it tells of more than others first."""
    own = residuals[residuals["organization"] == organization]
    return own.sort_values(["standardised_residual", "theme_id"], ascending=[False, True], ignore_index=True)


def change_rows(changes: pd.DataFrame, last_complete: int | None) -> pd.DataFrame:
    """The changes with what a year axis needs: year_reports, and whether the year is incomplete."""
    late = changes["reported_year"] > last_complete if last_complete is not None else False
    return changes.assign(year_reports=changes["covering_reports"], incomplete=late)


VIEWS = (
    k.view_of("themes", "theme_shares", theme_shares, k.ROLL_UP),
    k.view_of("themes", "residuals", _residuals, k.ROLL_UP),
    k.view_of("themes", "passages", _passages, k.ROLL_UP),
    k.view_of("themes", "differences", _differences, k.SIDE_A, k.SIDE_B, k.ROLL_UP),
    k.view_of("themes", "changes", _changes),
    k.view_of("themes", "theme_trends", _theme_trends),
    k.view_of("themes", "codebook_coverage", _coverage),
    k.view_of("themes", "codebook_terms", _term_hits),
    k.view_of("themes", "codebook_rules", _rule_hits, needs_text=True),
    k.view_of("themes", "codebook_overlap", _overlap),
    k.view_of("themes", "codebook_unmatched", _unmatched),
)
