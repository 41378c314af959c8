"""A page as a visitor gets it, without a browser: opened through dashboard.py, so that the frame is always around it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from analysis import views
from analysis.corpus import Corpus
from analysis.scope import Scope, parse
from pages.parts import menu
from pages.parts.language import catalogue, filled

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard.py"
PAGES = tuple(name for entries in menu.SECTIONS.values() for _, name in entries)
FRAME_WIDGETS = (
    "corpus",
    "organization",
    "reported_from",
    "reported_to",
    "theme",
    "term",
    "mentioned_year",
    "count_mode",
)
Query = Mapping[str, str | Sequence[str]]


def home_of(corpus: Corpus) -> Path:
    """The directory that was built: what the environment variable CORPUS names."""
    return corpus.folder.parents[1]


def opened(page: str, query: Query) -> AppTest:
    """The page after the address with that query was typed."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    app.switch_page(menu.script_of(page))
    for key, value in query.items():
        app.query_params[key] = list(value) if isinstance(value, list | tuple) else value
    return app.run()


def tabs_of(page: str) -> tuple[str, ...]:
    """The page's tabs, of which only the open one is computed; one without a name where it has none."""
    return menu.TABS.get(page, ("",))


def opened_at(page: str, tab: str, query: Query) -> AppTest:
    """The page with that tab open."""
    return opened(page, {**query, menu.TAB: tab} if tab else query)


def address(app: AppTest) -> dict[str, tuple[str, ...]]:
    """The query that stands in the address now."""
    return {key: (held,) if isinstance(held, str) else tuple(held) for key, held in app.query_params.items()}


def scope_of(app: AppTest, corpus: Corpus) -> Scope:
    """The scope that the address says; the test fails when a part of it would be ignored."""
    asked = address(app)
    scope, ignored = parse(asked, corpus.choices(asked.get("term", ())))
    assert not ignored, f"the app wrote an address that it would not take back: {ignored}"
    return scope


def wanted_table(app: AppTest, corpus: Corpus, page: str, table: str) -> pd.DataFrame:
    """What analysis.views gives for the address: the numbers that the page must show."""
    view = views.view(page, table)
    keys, ignored = views.page_keys(view, address(app), corpus)
    assert not ignored, f"the app wrote an address that it would not take back: {ignored}"
    return views.make(view, corpus, scope_of(app, corpus), keys)


def shown_table(app: AppTest, page: str, table: str) -> pd.DataFrame | None:
    """The table as the page prints it, or None when it stands nowhere."""
    found = [one.value for one in app.dataframe if one.key == f"{page}.{table}"]
    assert len(found) < 2, f"{page} prints its table {table} twice"
    return found[0] if found else None


def words(lang: str, key: str, **values: object) -> str:
    """A text of the catalogue, filled in."""
    return filled(catalogue(lang)[key], values)


def everything_said(app: AppTest) -> str:
    """Every text on the page, one after the other."""
    kinds = (
        app.title,
        app.header,
        app.subheader,
        app.markdown,
        app.text,
        app.info,
        app.warning,
        app.error,
        app.caption,
    )
    return "\n".join(str(one.value) for kind in kinds for one in kind)


def no_trouble(app: AppTest) -> None:
    """Neither an exception nor a failure notice."""
    assert not app.exception, [one.message for one in app.exception]
    assert not app.error, [one.value for one in app.error]
