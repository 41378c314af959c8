"""What the pages say around their tables: sentences about these very rows, and the parts that are no view of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import escape

import pandas as pd

from analysis import views
from analysis.compare import overview
from analysis.report import wording
from analysis.report.drawings.drawing import FEWEST, named_themes
from analysis.report.look import Look

Told = Callable[[Look, pd.DataFrame], Iterator[str]]


def of_table(page: str, table: str, rows: pd.DataFrame, look: Look) -> list[str]:
    """The sentences above that table: what it is where its name does not say it, and what its rows leave open."""
    name = f"remark.{page}.{table}"
    known = [look.say(name)] if name in wording.catalogue(look.lang) else []
    told = _TOLD.get((page, table))
    return known + (list(told(look, rows)) if told else [])


def of_page(page: str, look: Look) -> str:
    """What else stands on that page, as HTML: on the overview how clean the texts are."""
    reports = look.corpus.reports(look.scope)
    if page != "overview" or reports.empty:
        return ""
    return f"<h3>{escape(look.say('overview.cleanliness'))}</h3>{_clean(look)}"


def _clean(look: Look) -> str:
    files = look.corpus.build_log()["status"].value_counts().sort_index()
    shares = ("median", "most")
    found = views.cleaning_facts(look.corpus, look.scope)
    said = {name: f"{value:.2%}" if name in shares else f"{value:,}" for name, value in found.items()}
    met = " · ".join(f"{look.word('status', str(status))} {number}" for status, number in files.items())
    return _paragraph(look.say("overview.cleaned", **said)) + _paragraph(look.say("overview.files", files=met))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _unresolved(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    if unresolved := int(rows["start_year"].isna().sum()):
        yield look.say("timeline.unresolved", unresolved=unresolved)


def _no_trend(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    if not rows["trend_reason"].eq("").any():
        yield look.say("timeline.no_trend")


def _no_theme_trend(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    if not rows["trend_reason"].eq("").any():
        reasons = dict.fromkeys(look.word("trend_reason", one) for one in rows["trend_reason"])
        yield look.say("themes.no_trend", reason=" · ".join(reasons))


def _nothing_shared(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    if not rows["shared_sentences"].any():
        yield look.say("organizations.nothing_shared", others=look.keys("organizations", "formula_shares")["others"][0])


def _no_copies(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    if rows.empty:
        yield look.say("organizations.no_copies")


def _differences(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    able = overview.comparable(look.rows("themes", "theme_shares"))
    if able < 2:
        yield look.say("overview.too_few", fewest=overview.FEWEST)
        return
    for row in named_themes(look, rows).to_dict("records"):
        yield look.say(
            "overview.difference",
            **{str(name): f"{value:g}" if isinstance(value, float) else value for name, value in row.items()},
        )
    said = "overview.differences_how" if len(rows) else "overview.no_difference"
    yield look.say(said, organizations=able, fewest=overview.FEWEST)


def _without(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    yield look.say("overview.without", **views.unknown_facts(look.corpus.reports(look.scope)))


def _denominator(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    yield look.say("terms.denominator", tokens=f"{views.denominator(look.corpus, look.scope)[1]:,.0f}")
    if not rows["per_10k_low"].notna().any():
        yield look.say("terms.no_interval", fewest=FEWEST)


def _few_reports(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    if 0 < rows["report_id"].nunique() < FEWEST:
        yield look.say("figures.few", reports=rows["report_id"].nunique())


_TOLD: Mapping[tuple[str, str], Told] = {
    ("overview", "largest_differences"): _differences,
    ("overview", "coverage"): _without,
    ("timeline", "mentions"): _unresolved,
    ("timeline", "trends"): _no_trend,
    ("themes", "theme_trends"): _no_theme_trend,
    ("organizations", "formula_shares"): _nothing_shared,
    ("organizations", "copy_groups"): _no_copies,
    ("terms", "terms"): _denominator,
    ("figures", "figures"): _few_reports,
}
