"""The registry that the dashboard and `python -m analysis export` share: page and table -> the function that makes it.

A view is a pure question: (corpus, scope, page keys) -> DataFrame with the columns declared in tables.SHOWN. Whoever shows,
draws, downloads or tests a number asks here, so they cannot disagree.
"""

from analysis.views.keys import (
    ALL_ROLES,
    ANY,
    MIXES,
    MORE_LAYERS,
    NO_COMPARATOR,
    OTHERS,
    PARTS_OF_SPEECH,
    RANKS,
    RELATIVE_TO,
    SPANS,
    STRENGTHS,
    WINDOWS,
    Key,
    Keys,
    View,
    is_number,
)
from analysis.views.leading import MOST_DRAWN, leading
from analysis.views.organizations import (
    compared,
    frequent_on_each_side,
    leading_terms,
    map_points,
    reachable,
    side_tokens,
    sides,
)
from analysis.views.overview import cleaning_facts, unknown_facts
from analysis.views.registry import VIEWS, ignored_keys, known_keys, make, page_keys, strict_keys, view
from analysis.views.selection import denominator, reports_of, theme_names, units_below
from analysis.views.themes import change_rows, profile, two_sides, with_residuals
from analysis.views.timeline import (
    axis_rows,
    last_complete_year,
    orientation_mentions,
    published_mentions,
    tells_own_year,
    trend_rows,
)
from analysis.views.wording import sentence_places
from analysis.views.words import dictionary_line, term_places, with_adopted, with_evenness

__all__ = [
    "ALL_ROLES",
    "ANY",
    "MIXES",
    "MORE_LAYERS",
    "MOST_DRAWN",
    "NO_COMPARATOR",
    "OTHERS",
    "PARTS_OF_SPEECH",
    "RANKS",
    "RELATIVE_TO",
    "SPANS",
    "STRENGTHS",
    "VIEWS",
    "WINDOWS",
    "Key",
    "Keys",
    "View",
    "axis_rows",
    "change_rows",
    "cleaning_facts",
    "compared",
    "denominator",
    "dictionary_line",
    "frequent_on_each_side",
    "ignored_keys",
    "is_number",
    "known_keys",
    "last_complete_year",
    "leading",
    "leading_terms",
    "make",
    "map_points",
    "orientation_mentions",
    "page_keys",
    "profile",
    "published_mentions",
    "reachable",
    "reports_of",
    "sentence_places",
    "side_tokens",
    "sides",
    "strict_keys",
    "tells_own_year",
    "term_places",
    "theme_names",
    "trend_rows",
    "two_sides",
    "units_below",
    "unknown_facts",
    "view",
    "with_adopted",
    "with_evenness",
    "with_residuals",
]
