"""The charts of each page, drawn from the page's tables; clouds are SVG, all others are Plotly figures."""

from __future__ import annotations

from contextlib import suppress

from analysis.errors import ReportAnalysisError
from analysis.report.drawings import compared, counted, reused, told, worded
from analysis.report.drawings.drawing import Draw, Drawing
from analysis.report.look import Look

# Each chart is a function of its own: one that cannot be drawn (an empty side, no text) takes no other with it.
_PAGES: dict[str, tuple[Draw, ...]] = {
    "overview": (counted.overview,),
    "documents": (counted.documents,),
    "timeline": (told.years, told.direction, told.published, told.trend, told.spans),
    "terms": (worded.terms, worded.common),
    "context": (worded.matches, worded.collocates),
    "organizations": (
        compared.keyness_of_two,
        compared.similarity,
        compared.map_of_themes,
        reused.formula_shares,
        reused.shared_wording,
    ),
    "themes": (compared.shares, compared.two, compared.profile, compared.years, compared.trends, compared.coverage),
    "figures": (counted.units,),
}


def of_page(page: str, look: Look) -> list[Drawing]:
    """The charts of that page; none where its tables are empty or cannot be made (the tables' own place says why)."""
    made: list[Drawing] = []
    for draw in _PAGES[page]:
        with suppress(ReportAnalysisError):
            made.extend(draw(look))
    return made


__all__ = ["Drawing", "of_page"]
