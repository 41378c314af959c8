"""One selection everywhere: chips above the page, the sidebar and the address are the same thing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.app import visit


def chips(app: AppTest) -> list[str]:
    """The chips above the page, as key=value."""
    found = [one for one in app.main.multiselect if one.key == "chips"]
    return list(found[0].value) if found else []


def full_scope(corpus: Corpus) -> dict[str, list[str]]:
    choices = corpus.choices()
    return {
        "organization": list(choices.organizations[:2]),
        "reported_from": ["2018"],
        "published_to": ["2026"],
        "undated": ["1"],
        "theme": ["T01"],
        "mentioned_year": ["2021"],
        "count_mode": ["cluster"],
    }


def test_every_part_of_the_selection_has_a_chip_on_every_page(text_corpus: Corpus):
    asked = full_scope(text_corpus)
    wanted = {f"{key}={value}" for key, values in asked.items() for value in values}
    for page in visit.PAGES:
        assert set(chips(visit.opened(page, {"lang": "en", **asked}))) == wanted, page


@pytest.mark.parametrize("key", ["organization", "reported_from", "undated", "theme", "mentioned_year", "count_mode"])
def test_taking_a_chip_away_widens_the_selection_and_changes_the_address(key: str, text_corpus: Corpus):
    asked = full_scope(text_corpus)
    app = visit.opened("documents", {"lang": "en", **asked})
    gone = f"{key}={asked[key][0]}"
    app.main.multiselect(key="chips").set_value([one for one in chips(app) if one != gone]).run()
    left = {one: values for one, values in asked.items() if one != key} | (
        {key: asked[key][1:]} if asked[key][1:] else {}
    )
    held = {one: list(values) for one, values in visit.address(app).items() if one not in ("corpus", "lang")}
    assert held == left
    assert gone not in chips(app)


def test_clearing_the_chips_shows_the_whole_corpus(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en", **full_scope(text_corpus)})
    app.main.multiselect(key="chips").set_value([]).run()
    assert visit.scope_of(app, text_corpus) == Scope()
    assert chips(app) == []


def test_what_is_clicked_can_be_added(text_corpus: Corpus):
    """A selected row offers its organization; AppTest cannot click a row, so the selection is put where the click puts it."""
    app = visit.opened("overview", {"lang": "en"})
    rows = visit.wanted_table(app, text_corpus, "overview", "organizations")
    app.session_state["overview.organizations"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    app.button(key="overview.organizations.add.organization").click().run()
    assert visit.scope_of(app, text_corpus) == Scope(organization=(rows["organization"].iloc[0],))
    assert chips(app) == [f"organization={rows['organization'].iloc[0]}"]


def test_wrong_places_are_no_selection(text_corpus: Corpus):
    app = visit.opened("documents", {"lang": "en", "report": text_corpus.reports(Scope())["report_id"].iloc[0]})
    assert chips(app) == [], "the report that is open is a place to look at and selects nothing"


def test_an_empty_selection_has_a_way_out(text_corpus: Corpus):
    for page in ("overview", "documents", "context"):
        app = visit.opened(
            page,
            {"lang": "en", "reported_from": "2900", "q": "安全"}
            if page == "context"
            else {"lang": "en", "reported_from": "2900"},
        )
        app.button(key="clear_selection").click().run()
        assert visit.scope_of(app, text_corpus) == Scope(), page


def test_a_report_outside_of_the_selection_is_opened_and_named(text_corpus: Corpus):
    reports = text_corpus.reports(Scope())
    report = reports.iloc[0]
    other = reports.loc[reports["organization_label"] != report["organization_label"], "organization_label"].iloc[0]
    app = visit.opened("documents", {"lang": "en", "organization": other, "report": report["report_id"]})
    visit.no_trouble(app)
    assert visit.words("en", "documents.outside") in [one.value for one in app.info]
    assert app.selectbox(key="documents.report").value == report["report_id"]
    assert visit.scope_of(app, text_corpus).organization == (other,)


def test_only_what_reports_can_be_selected_by_is_offered(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en"})
    app.session_state["overview.chart"] = {
        "selection": {"points": [{"customdata": ["不存在的集团"]}], "point_indices": [0], "box": [], "lasso": []}
    }
    app.run()
    visit.no_trouble(app)
    assert not [one.key for one in app.button if one.key and ".add." in one.key]


def test_a_group_adds_all_that_report_below_it(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en", "organization": "北岸重工股份有限公司"})
    app.sidebar.selectbox(key="group").select("青松矿业集团有限公司").run()
    visit.no_trouble(app)
    added = ("青松矿业集团东沟选矿厂", "青松矿业集团选矿厂")
    assert visit.scope_of(app, text_corpus).organization == ("北岸重工股份有限公司", *added)
    assert app.sidebar.selectbox(key="group").value is None, "the box is ready for another group"


def test_a_group_that_reports_itself_is_part_of_what_it_adds(text_corpus: Corpus):
    app = visit.opened("documents", {"lang": "zh"})
    app.sidebar.selectbox(key="group").select("云岭水务集团有限公司").run()
    assert visit.scope_of(app, text_corpus).organization == ("云岭水务集团城南制水厂", "云岭水务集团有限公司")
