"""The tables of the page timeline."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from analysis.compare import spans, timeline, trend
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.views import keys as k
from analysis.views.selection import reports_of, weights_of
from analysis.views.trends import POINTS, trend_table

FEWEST_REPORTS = 5  # of an organization; below it a share jumps in steps of a quarter and more
LONGEST_GAP = 4  # years without mentions that an axis shows as empty columns before it is cut


def _role(keys: k.Keys, name: str = "role") -> str | None:
    return None if keys[name] == (k.ALL_ROLES,) else keys[name][0]


def _asked(corpus: Corpus, scope: Scope, keys: k.Keys) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series | None]:
    reports = reports_of(corpus, scope, keys)
    return reports, corpus.rows("year_mentions", scope), weights_of(scope, reports)


def _reported_years(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports, mentions, weights = _asked(corpus, scope, keys)
    return timeline.reported_years(reports, mentions, _role(keys), weights=weights)


def _mentions(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports, mentions, _ = _asked(corpus, scope, keys)
    return timeline.mentions(reports, mentions, corpus.rows("passages", scope), role=_role(keys))


def _orientation(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports, mentions, weights = _asked(corpus, scope, keys)
    made = timeline.orientation(
        reports, mentions, _role(keys, "viewed_role"), relative_to=keys["relative_to"][0], weights=weights
    )
    return made.rename(columns={"share": "mention_share"})


def _published_by_reported(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports, mentions, weights = _asked(corpus, scope, keys)
    return timeline.published_by_reported(reports, mentions, _role(keys), weights=weights)


def _long_spans(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    reports, mentions, weights = _asked(corpus, scope, keys)
    return spans.long_spans(reports, mentions, _role(keys), weights=weights)


def _trends(corpus: Corpus, scope: Scope, keys: k.Keys) -> pd.DataFrame:
    last = trend.last_complete_year(corpus.reports(scope))
    return trend_table(trend.trends(_reported_years(corpus, scope, keys), last, reports="organization_reports"), last)


def last_complete_year(corpus: Corpus, scope: Scope) -> int | None:
    """The last year whose publications the scope can hold completely; None when nothing is dated."""
    return trend.last_complete_year(corpus.reports(scope))


def orientation_mentions(
    mentions: pd.DataFrame, reports: pd.DataFrame, organization: str, orientation: str, relative_to: str
) -> pd.DataFrame:
    """The rows of `timeline mentions` behind one bar; counted_years holds only the years that count in it.

    Their number of counted years, each times the report's weight, is the bar's mention_count.
    """
    base = mentions["report_id"].map(timeline.base_year(reports, relative_to))
    kept = [
        [year for year in years if direction(year, own) == orientation]
        for years, own in zip(mentions["counted_years"], base, strict=True)
    ]
    told = pd.Series([len(years) > 0 for years in kept], index=mentions.index, dtype=bool)
    made = mentions.assign(counted_years=pd.Series(kept, index=mentions.index, dtype="object"))
    return made[told & mentions["organization"].eq(organization)].reset_index(drop=True)


def direction(reported_year: int, own_year: float) -> str:
    """Where a year lies seen from the report's own year.

    >>> direction(2019, 2020.0), direction(2020, float("nan"))
    ('last_year', 'undated')
    """
    if own_year != own_year:
        return "undated"
    distance = reported_year - own_year
    return "look_back" if distance < -1 else "last_year" if distance == -1 else "ahead" if distance > 0 else "this_year"


def published_mentions(
    mentions: pd.DataFrame, reports: pd.DataFrame, published_year: int | None, reported_year: int
) -> pd.DataFrame:
    """The rows of `timeline mentions` behind one cell of published x reported; None: reports without a date."""
    own = mentions["report_id"].map(timeline.base_year(reports, "published"))
    same = own.isna() if published_year is None else own.eq(published_year)
    held = pd.Series([reported_year in years for years in mentions["counted_years"]], index=mentions.index, dtype=bool)
    return mentions[held & same].reset_index(drop=True)


def tells_own_year(rows: pd.DataFrame) -> bool:
    """Whether a cell of published x reported years is told in the year that it tells of: whether there is a diagonal."""
    return bool(rows["published_year"].eq(rows["reported_year"]).fillna(False).any())


def axis_rows(rows: pd.DataFrame, last_complete: int | None = None) -> pd.DataFrame:
    """The rows that a chart with a year axis shows: years with a mention, and the zeros of short gaps between them.

    A far outlier (1921, 2035) must not stretch the axis; the table below the chart has every row. `incomplete` marks years
    after the last completely covered one, `year_reports` the reports about the year, `thin` organizations with few reports.
    """
    told = rows.groupby("reported_year")["mention_count"].sum()
    present = [int(year) for year in told[told > 0].index] or [int(year) for year in told.index]
    filled = [range(a, b) if b - a <= LONGEST_GAP else [a] for a, b in pairwise(present)]
    years = [year for part in filled for year in part] + present[-1:]
    kept = rows[rows["reported_year"].isin(years)].reset_index(drop=True)
    kept = kept.assign(incomplete=kept["reported_year"] > last_complete if last_complete is not None else False)
    if "covering_reports" in kept:
        about = kept.groupby("reported_year")["covering_reports"].transform("sum")
        kept = kept.assign(year_reports=about, thin=kept["organization_reports"] < FEWEST_REPORTS)
    return kept


def trend_rows(rows: pd.DataFrame, trends: pd.DataFrame) -> pd.DataFrame:
    """The reported_years rows of organizations that have a trend, with the trend's value in each complete year.

    The Theil-Sen line goes through the medians of the years and of the shares that it rests on.
    """
    named = trends[trends["trend_reason"] == ""].set_index("organization")
    own = rows[rows["organization"].isin(named.index)].reset_index(drop=True)
    last = own["organization"].map(named["last_complete_year"]).astype("float64")
    late = own["reported_year"].astype("float64") > last
    used = own[~late].groupby("organization")[["reported_year", "share"]].median()
    distance = own["reported_year"].astype("float64") - own["organization"].map(used["reported_year"]).astype("float64")
    line = own["organization"].map(used["share"]) + distance * own["organization"].map(named["slope"]) / POINTS
    return own.assign(incomplete=late, trend_share=line.where(~late))


VIEWS = (
    k.view_of("timeline", "reported_years", _reported_years, k.ROLE, k.ROLL_UP),
    k.view_of("timeline", "mentions", _mentions, k.ROLE, k.ROLL_UP),
    k.view_of("timeline", "orientation", _orientation, k.VIEWED_ROLE, k.RELATIVE, k.ROLL_UP),
    k.view_of("timeline", "published_by_reported", _published_by_reported, k.ROLE),
    k.view_of("timeline", "long_spans", _long_spans, k.ROLE, k.ROLL_UP),
    k.view_of("timeline", "trends", _trends, k.ROLE, k.ROLL_UP),
)
