"""Every page, on a corpus with text and one without, in three selections and two languages: what it says and what it counts."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from pandas.api.types import is_numeric_dtype
from streamlit.testing.v1 import AppTest

from analysis import views
from analysis.corpus import Corpus
from analysis.errors import EmptyGroup, TextNotStored
from analysis.scope import Scope
from pages.parts import menu
from tests.app import visit

NEEDS_TWO = ("organizations",)  # of one organization there is nothing to compare: the page says so
NOTHING = {"reported_from": "2900"}  # no report tells of it


def asked_for(selection: str, corpus: Corpus) -> dict[str, str]:
    if selection == "nothing":
        return NOTHING
    if selection == "all":
        return {}
    most = corpus.reports(Scope())["organization_label"].value_counts()
    return {"organization": most.index[0]}


def common_word(corpus: Corpus, selection: str) -> str:
    """A word that the reports of the selection use, to look for."""
    organization = asked_for(selection, corpus).get("organization")
    counted = corpus.terms(Scope(organization=(organization,) if organization else ()), ("content",))
    return str(counted.groupby("term")["term_count"].sum().idxmax())


def same_numbers(shown: pd.DataFrame, wanted: pd.DataFrame) -> None:
    assert list(shown.columns) == list(wanted.columns)
    assert len(shown) == len(wanted)
    for name in wanted.columns:
        if is_numeric_dtype(wanted[name]):
            pd.testing.assert_series_equal(
                shown[name].astype("Float64"), wanted[name].astype("Float64"), check_index=False, check_names=False
            )


def has_rows(page: str, table: str, selection: str, app: AppTest, corpus: Corpus) -> bool:
    """Whether analysis.views makes rows of that table for this view, so that the page must print it."""
    if selection == "one" and page in NEEDS_TWO:
        return False
    with suppress(TextNotStored, EmptyGroup):
        return len(visit.wanted_table(app, corpus, page, table)) > 0
    return False


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("selection", ["all", "one", "nothing"])
@pytest.mark.parametrize("page", visit.PAGES)
def test_page(page: str, selection: str, lang: str, corpus: Corpus):
    query = {"lang": lang, **asked_for(selection, corpus)} | (
        {"q": common_word(corpus, selection)} if page == "context" else {}
    )
    printed: set[str] = set()
    for tab in visit.tabs_of(page):
        printed |= page_with_tab(page, tab, selection, query, corpus)
    app = visit.opened(page, query)
    for table in {table for of, table in views.VIEWS if of == page} - printed:
        assert not has_rows(page, table, selection, app, corpus), f"{page} prints its table {table} in no tab"


def page_with_tab(page: str, tab: str, selection: str, query: dict[str, str], corpus: Corpus) -> set[str]:
    """Everything that page must say and count with that tab open; the tables that it prints."""
    lang = query["lang"]
    app = visit.opened_at(page, tab, query)
    visit.no_trouble(app)
    assert [one.value for one in app.title] == [visit.words(lang, f"{page}.title")]
    held = {widget.key for kind in (app.sidebar.selectbox, app.sidebar.multiselect) for widget in kind}
    assert set(visit.FRAME_WIDGETS) <= held
    scope = visit.scope_of(app, corpus)
    if page != "methods":
        counts = {name: f"{number:,}" for name, number in corpus.counts(scope).items()}
        n = visit.words(lang, "notice.n", **counts)
        assert [one.value for one in app.markdown if one.value.startswith(n)], f"the page does not print {n}"
    printed = set()
    for table in (table for of, table in views.VIEWS if of == page):
        shown = visit.shown_table(app, page, table)
        if shown is None:  # it stands in another tab
            continue
        printed.add(table)
        same_numbers(shown, visit.wanted_table(app, corpus, page, table))
        rows = visit.words(lang, "table.rows", rows=f"{len(shown):,}")
        assert rows in [one.value for one in app.markdown]
    if selection == "nothing" and page != "methods":
        assert app.info, "an empty page must say what to change"
        assert not app.dataframe
    return printed


@pytest.mark.parametrize(("page", "tab"), [(page, tab) for page, tabs in menu.TABS.items() for tab in tabs[1:]])
def test_the_open_tab_stands_in_the_address_and_only_it_is_computed(page: str, tab: str, text_corpus: Corpus):
    query = {"lang": "en", **({"q": "安全"} if page == "context" else {})}
    first, app = visit.opened(page, query), visit.opened_at(page, tab, query)
    assert visit.address(app)[menu.TAB] == (tab,)
    assert menu.TAB not in visit.address(first)
    printed = {one.key for one in app.dataframe}
    assert printed - {one.key for one in first.dataframe}, "the tab has no table of its own"


@pytest.mark.parametrize("page", visit.PAGES)
def test_address_says_what_is_shown(page: str, text_corpus: Corpus):
    query = {"corpus": "corpus", "lang": "en", **asked_for("one", text_corpus), "reported_from": "2019", "undated": "1"}
    app = visit.opened(page, query)
    held = visit.address(app)
    assert {key: held[key] for key in query} == {key: (value,) for key, value in query.items()}


def test_selection_follows_from_page_to_page(text_corpus: Corpus):
    query = {"lang": "en", **asked_for("one", text_corpus), "reported_from": "2020"}
    app = visit.opened("overview", query)
    for page in visit.PAGES[1:]:
        app.switch_page(menu.script_of(page)).run()
        assert visit.scope_of(app, text_corpus) == Scope(organization=(query["organization"],), reported_from=2020), (
            page
        )


def test_undated_reports_that_are_left_out_are_counted(text_corpus: Corpus):
    left_out = text_corpus.counts(Scope(published_from=2000))["undated_left_out"]
    assert left_out, "the fictional corpus holds undated reports"
    app = visit.opened("overview", {"lang": "en", "published_from": "2000"})
    assert visit.words("en", "notice.undated_published", undated_left_out=left_out) in visit.everything_said(app)


def test_fictional_corpus_is_labelled_on_every_page(text_corpus: Corpus):
    for page in visit.PAGES:
        assert visit.words("en", "notice.fictional") in [
            one.value for one in visit.opened(page, {"lang": "en"}).info
        ], page


def test_features_only_context_leads_to_the_demonstration(
    corpus_features_only: Corpus, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CORPUS", str(visit.home_of(corpus_features_only)))
    app = visit.opened("context", {"lang": "en"})
    assert visit.words("en", "notice.no_text") in [one.value for one in app.info]


def test_a_corpus_of_ones_own_does_not_hide_behind_a_shipped_one_of_its_name(
    corpus_with_text: Corpus, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    shutil.copytree(visit.home_of(corpus_with_text), tmp_path / "reports", symlinks=True)
    monkeypatch.setenv("CORPUS", str(tmp_path / "reports"))
    app = visit.opened("overview", {"lang": "en"})
    assert visit.address(app)["corpus"] == ("own-reports",)
    assert f"{corpus_with_text.counts(Scope())['tokens']:,}" in visit.everything_said(app)
