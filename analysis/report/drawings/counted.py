"""Charts of reports and of reported quantities."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import views
from analysis.charts import bars, figures
from analysis.compare.overview import telling_size
from analysis.report.drawings.drawing import MOST_BARS, Drawing
from analysis.report.look import Look
from analysis.vocabularies import COMPARATORS

MOST_UNITS = 3  # units whose statements are drawn one by one


def overview(look: Look) -> Iterator[Drawing]:
    """Reports by organization."""
    rows = look.rows("overview", "organizations")
    if len(rows):
        counted = telling_size(rows)
        drawn = bars.bar_chart(views.leading(rows, "report_count"), "organization", counted, look.label(counted))
        yield Drawing("overview.organizations", drawn)


def documents(look: Look) -> Iterator[Drawing]:
    """Length of each report."""
    rows = look.rows("documents", "reports")
    if len(rows):
        longest = rows.nlargest(MOST_BARS, "char_count")
        drawn = bars.bar_chart(longest, "report_label", "char_count", look.label("char_count"))
        yield Drawing("documents.lengths", drawn)


def units(look: Look) -> Iterator[Drawing]:
    """Statements by unit, and the statements of the most frequent units one by one."""
    counts = look.rows("figures", "units")
    if counts.empty:
        return
    drawn = bars.bar_chart(counts.head(MOST_BARS), "base_unit", "figure_count", look.words["statements"])
    yield Drawing("figures.units", drawn)
    rows = look.rows("figures", "figures")
    named = {one: look.word("comparator", one) for one in (*COMPARATORS, views.NO_COMPARATOR)}
    named["powers"] = look.words["powers"]
    for unit in counts["base_unit"].head(MOST_UNITS):
        own = rows[rows["base_unit"] == unit]
        yield Drawing("figures.values", figures.figures_chart(own, look.words["value"], named), note=str(unit))
