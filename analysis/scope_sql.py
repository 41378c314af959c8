"""A scope as SQL: which reports it selects. Only our own constants stand in the text; what a reader chose is bound."""

from __future__ import annotations

from typing import Any

from analysis.scope import Scope, has_ranges


def selected(scope: Scope) -> tuple[str, list[Any]]:
    """SQL that gives the report_ids in scope, and its bound values. Only our own constants stand in the text."""
    by_reported, by_published = has_ranges(scope)
    low, high = scope.reported_from or 0, scope.reported_to or 9999
    undated = int(scope.undated)
    clauses: list[tuple[bool, str, list[Any]]] = [
        (bool(scope.organization), "list_contains(?, organization_label)", [list(scope.organization)]),
        (
            by_reported,
            "(len(list_filter(reporting_years, lambda y: y BETWEEN ? AND ?)) > 0"
            " OR (? = 1 AND coalesce(len(reporting_years), 0) = 0))",
            [low, high, undated],
        ),
        (
            by_published,
            "(year(published_date) BETWEEN ? AND ? OR (? = 1 AND published_date IS NULL))",
            [scope.published_from or 0, scope.published_to or 9999, undated],
        ),
        (
            bool(scope.theme),
            "report_id IN (SELECT report_id FROM themes WHERE list_contains(?, theme_id))",
            [list(scope.theme)],
        ),
        (
            bool(scope.term),
            "report_id IN (SELECT report_id FROM terms WHERE list_contains(?, term))",
            [list(scope.term)],
        ),
        (
            bool(scope.mentioned_year),
            "report_id IN (SELECT report_id FROM year_mentions WHERE start_year IS NOT NULL AND"
            " len(list_filter(?, lambda y: y = end_year OR"
            " (end_year - start_year < 5 AND y BETWEEN start_year AND end_year))) > 0)",
            [list(scope.mentioned_year)],
        ),
    ]
    where = " AND ".join(sql for used, sql, _ in clauses if used) or "true"
    one_each = (
        "QUALIFY row_number() OVER (PARTITION BY coalesce(duplicate_cluster, report_id) ORDER BY report_id) = 1"
        if scope.count_mode == "cluster"
        else ""
    )
    return f"SELECT report_id FROM reports WHERE {where} {one_each}", [
        v for used, _, own in clauses if used for v in own
    ]
