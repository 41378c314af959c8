"""The tables of the page overview: who reports how much, about which years, and where the organizations differ most."""

from __future__ import annotations

import pandas as pd

from analysis.compare import organizations, overview
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import weights_of
from analysis.views.themes import theme_shares
from analysis.vocabularies import UNNAMED_ID

CONVERSIONS = ("traditional_to_simplified", "aspect_particle")  # steps that change the script and mend nothing
MANNERS = ("html", "line_ends", "odd_spaces", "trailing_blanks")  # steps that put right what every sound page has


def _organizations(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    return organizations.organization_overview(reports, weights=weights_of(scope, reports))


def _coverage(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports = corpus.reports(scope)
    return overview.coverage(reports, weights=weights_of(scope, reports))


def _largest_differences(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    return overview.largest_differences(theme_shares(corpus, scope, keys))


def unknown_facts(reports: pd.DataFrame) -> dict[str, int]:
    """In how many of these reports the title, the date, the organization or the years are not known."""
    unknown = {name: int(reports[name].isna().sum()) for name in ("title", "published_date")}
    unknown["organization"] = int((reports["organization_id"] == UNNAMED_ID).sum())  # 该中心 names nobody
    years = sum(one is None or not len(one) for one in reports["reporting_years"])
    return unknown | {"reporting_years": years}


def cleaning_facts(corpus: Corpus, scope: Scope) -> dict[str, int | float]:
    """What was done to the text of the reports in scope: repairs of damage, characters converted to Simplified, lines out.

    A script is no damage, so conversion is counted apart, and line ends and blanks are no repairs. The damage scores are of
    web pages, not of organizations.
    """
    reports, cleaning = corpus.reports(scope), corpus.rows("cleaning", scope)
    converted = cleaning["step"].isin(CONVERSIONS)
    damage = reports["damage_score"]
    return {
        "edits": int(cleaning.loc[~converted & ~cleaning["step"].isin(MANNERS), "count"].sum()),
        "converted": int(cleaning.loc[converted, "count"].sum()),
        "reports": int((damage > 0).sum()),
        "lines": len(corpus.rows("removed_lines", scope)),
        "median": float(damage.median()),
        "most": float(damage.max()),
        "duplicates": len(reports) - int(reports["duplicate_cluster"].nunique()),
    }


VIEWS = (
    k.view_of("overview", "organizations", _organizations),
    k.view_of("overview", "largest_differences", _largest_differences),
    k.view_of("overview", "coverage", _coverage),
)
