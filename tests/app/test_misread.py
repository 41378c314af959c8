"""The words around charts that a newcomer misread once: each sentence stands where it is true and nowhere else."""

from __future__ import annotations

import json

import pytest

from analysis import views
from analysis.charts.organizations import map_key
from analysis.corpus import Corpus
from analysis.scope import Scope
from pages.parts import choices, menu, tour
from tests.app import visit


def markdown(app) -> list[str]:
    return [one.value for one in app.markdown]


def titles(app) -> list[str]:
    """The titles of the colour bars and axes of the charts on the page."""
    drawn = [json.loads(one.proto.spec) for one in app.get("plotly_chart")]
    bars = [trace["colorbar"]["title"]["text"] for one in drawn for trace in one["data"] if "colorbar" in trace]
    return [*bars, *(one["layout"].get("xaxis", {}).get("title", {}).get("text", "") for one in drawn)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_diagonal_is_explained_only_where_reports_tell_of_the_year_they_appear_in(lang: str, text_corpus: Corpus):
    told = visit.words(lang, "timeline.diagonal")
    assert told in markdown(visit.opened_at("timeline", "published", {"lang": lang}))
    of, roles = views.view("timeline", "published_by_reported"), {"role": ("activity",)}
    late = next(
        one
        for one in text_corpus.choices().organizations
        if not views.tells_own_year(views.make(of, text_corpus, Scope(organization=(one,)), roles))
    )
    app = visit.opened_at("timeline", "published", {"lang": lang, "organization": late})
    visit.no_trouble(app)
    assert told not in markdown(app)


@pytest.mark.parametrize("tab", ["years", "published"])
def test_what_a_click_does_stands_above_the_chart(tab: str, text_corpus: Corpus):
    app = visit.opened_at("timeline", tab, {"lang": "zh"})
    kinds = [(one.type, getattr(one, "value", "")) for one in app.main]
    hint = kinds.index(("markdown", visit.words("zh", "timeline.pick")))
    assert hint < next(at for at, (kind, _) in enumerate(kinds) if kind == "plotly_chart")


def test_one_organization_is_told_why_it_has_no_residual(text_corpus: Corpus):
    organization = text_corpus.reports(Scope())["organization_label"].value_counts().index[0]
    alone, all_of_them = (
        visit.opened("themes", {"lang": "zh", **query}) for query in ({"organization": organization}, {})
    )
    why = visit.words("zh", "themes.reading_alone", fewest=5)
    assert why in markdown(alone)
    assert visit.words("zh", "themes.report_share") in titles(alone)
    assert why not in markdown(all_of_them)
    assert visit.words("zh", "themes.standardised_residual") in titles(all_of_them)


def test_number_and_colour_of_a_pair_are_named_alike(text_corpus: Corpus):
    app = visit.opened_at("organizations", "similarity", {"lang": "en"})
    assert visit.words("en", "organizations.distance") in titles(app)


def test_the_numbers_on_the_map_are_explained_below_it(text_corpus: Corpus):
    app = visit.opened_at("organizations", "map", {"lang": "zh"})
    points = views.map_points(visit.wanted_table(app, text_corpus, "organizations", "correspondence"))
    key = map_key(points.assign(label=points["point"]))
    assert (" · ".join(key) in [one.value for one in app.text]) == bool(key)
    assert (visit.words("zh", "organizations.map_key") in markdown(app)) == bool(key)


@pytest.mark.parametrize(("lang", "unit"), [("zh", "个百分点"), ("en", "percentage points")])
def test_trends_are_in_percentage_points_in_chart_and_table(lang: str, unit: str, text_corpus: Corpus):
    app = visit.opened_at("themes", "years", {"lang": lang})
    table = next(one for one in app.dataframe if one.key == "themes.theme_trends")
    columns = json.loads(table.proto.columns)
    assert {unit.removeprefix("个") in columns[name]["label"] for name in ("slope", "slope_low", "slope_high")} == {
        True
    }
    drawn = [json.loads(one.proto.spec) for one in app.get("plotly_chart")][1]
    assert unit in drawn["data"][0]["hovertext"][0]
    assert unit.removeprefix("个") in drawn["layout"]["xaxis"]["title"]["text"]
    assert "%" not in drawn["layout"]["xaxis"]["tickformat"]


def test_years_of_single_reports_have_no_trend_and_the_page_says_why(text_corpus: Corpus):
    most = text_corpus.reports(Scope())["organization_label"].value_counts().index[0]
    app = visit.opened_at("themes", "years", {"lang": "zh", "organization": most})
    rows = visit.shown_table(app, "themes", "theme_trends")
    assert set(visit.wanted_table(app, text_corpus, "themes", "theme_trends")["trend_reason"]) == {"too_few_reports"}
    assert rows["slope"].isna().all()
    why = visit.words("zh", "themes.no_trend", reason=visit.words("zh", "trend_reason.too_few_reports"))
    assert why in [one.value for one in app.info]


def test_the_longer_bar_is_the_more_even_word(text_corpus: Corpus):
    app = visit.opened_at("terms", "common", {"lang": "zh"})
    assert visit.words("zh", "terms.evenness") in titles(app)


@pytest.mark.parametrize(("lang", "sign"), [("zh", "万"), ("en", "k")])
def test_the_axis_of_a_unit_has_the_numerals_of_the_language(lang: str, sign: str, text_corpus: Corpus):
    app = visit.opened("figures", {"lang": lang, "unit": "元"})
    ticks = json.loads(app.get("plotly_chart")[0].proto.spec)["layout"]["xaxis"]["ticktext"]
    assert [tick for tick in ticks if tick.endswith(sign)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_questions_of_the_tour_are_text_and_the_links_name_their_page(lang: str, text_corpus: Corpus):
    app = visit.opened("overview", {"lang": lang})
    for stop in tour.STOPS:
        assert visit.words(lang, f"tour.{stop}") in markdown(app)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", menu.TABS)
def test_the_names_of_the_tabs_fit_a_telephone(page: str, lang: str):
    """Sixteen pixels lie between two tabs; what is wider is cut, and an arrow hides the rest."""
    widths = [choices._width(visit.words(lang, f"{page}.tab_{tab}")) for tab in menu.TABS[page]]
    assert sum(widths) + 16 * (len(widths) - 1) <= choices._TELEPHONE


@pytest.mark.parametrize(("lang", "kind"), [("en", "selectbox"), ("zh", "segmented_control")])
def test_choices_that_a_telephone_would_cut_are_a_list(lang: str, kind: str, text_corpus: Corpus):
    app = visit.opened("context", {"lang": lang, "q": "安全", "sort": "left"})
    assert next(one for one in app.get(kind) if one.key == "context.sort").value == "left"
    assert visit.address(app)["sort"] == ("left",)
