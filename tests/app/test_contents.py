"""What single pages promise: the overview's sentences and links, the opened report, the measures on the methods page."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis import describe
from analysis.compare.cleaning_audit import waterfall
from analysis.compare.overview import largest_differences
from analysis.corpus import Corpus
from analysis.describe import as_markdown
from analysis.scope import COUNT_MODES, Scope
from pages.parts import menu, tour
from tests.app import visit


def plain(values: object) -> list[float]:
    """The numbers of a drawn trace, which Plotly writes as a list or as packed bytes."""
    if isinstance(values, dict):
        return list(np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"]).tolist())
    return list(values)  # type: ignore[call-overload]


def test_overview_names_the_largest_differences_with_n(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "zh"})
    shares = visit.wanted_table(app, text_corpus, "themes", "theme_shares")
    wanted = [visit.words("zh", "overview.difference", **row) for row in largest_differences(shares).to_dict("records")]
    assert wanted, "the fictional corpus holds differences"
    assert set(wanted) <= {one.value for one in app.text}


def test_overview_draws_length_where_every_organization_has_one_report(text_corpus: Corpus):
    """Bars of one report each would all be alike."""
    shares = visit.opened("overview", {"lang": "en"})
    counted = visit.wanted_table(shares, text_corpus, "overview", "organizations")
    single = counted.loc[counted["report_count"] == 1, "organization"].tolist()
    app = visit.opened("overview", {"lang": "en", "organization": single})
    own = visit.wanted_table(app, text_corpus, "overview", "organizations")
    drawn = json.loads(app.get("plotly_chart")[0].proto.spec)["data"][0]
    assert plain(drawn["x"]) == own["token_count"].tolist()


def test_a_chart_is_saved_as_the_reader_chose(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en"})
    saved = json.loads(app.get("plotly_chart")[0].proto.config)["toImageButtonOptions"]
    assert (saved["format"], saved["filename"]) == ("svg", "corpus_overview_chart")
    app.sidebar.segmented_control(key="figure_format").set_value("png").run()
    visit.no_trouble(app)
    assert json.loads(app.get("plotly_chart")[0].proto.config)["toImageButtonOptions"]["format"] == "png"


def test_every_digit_of_a_stated_quantity_is_shown(text_corpus: Corpus):
    """4 significant digits would print 51842800 as 51840000, and Streamlit's own plain format 51842799.99999999."""
    app = visit.opened("figures", {"lang": "en"})
    shown = {one.key: json.loads(one.proto.columns) for one in app.dataframe}
    columns = {**shown["figures.figures"], **shown["figures.units"]}
    stated = ("value", "base_value", "value_low", "value_median", "value_high")
    assert {name: columns[name]["type_config"]["format"] for name in stated} == dict.fromkeys(stated, "%.15g")


@pytest.mark.parametrize("mode", COUNT_MODES)
def test_terms_print_the_denominator_that_the_rates_have(mode: str, text_corpus: Corpus):
    app = visit.opened("terms", {"lang": "en", "count_mode": mode})
    first = visit.wanted_table(app, text_corpus, "terms", "terms").iloc[0]
    tokens = float(first["term_count"]) / first["per_10k_terms"] * 10_000
    assert visit.words("en", "terms.denominator", tokens=f"{tokens:,.0f}") in [one.value for one in app.markdown]
    said = [one.value for one in app.markdown if "Copies share one count" in one.value]
    assert [f"{tokens:,.0f} tokens" in one for one in said] == ([True] if mode == "weighted" else [])


def test_a_chosen_term_has_as_many_places_as_it_is_counted(text_corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pages.parts.cloud.show", lambda *parts: "安全")
    app = visit.opened("terms", {"lang": "en"})
    visit.no_trouble(app)
    table = visit.wanted_table(app, text_corpus, "terms", "terms").set_index("term")
    said = visit.words("en", "evidence.shown", first=1, last=20, rows=f"{table.loc['安全', 'term_count']:,}")
    assert said in [one.value for one in app.markdown]
    assert visit.words("en", "evidence.as_counted") in [one.value for one in app.markdown]


def test_the_reader_turns_to_every_place_of_a_term(text_corpus: Corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("pages.parts.cloud.show", lambda *parts: "安全")
    drawn: list[int] = []
    monkeypatch.setattr("pages.parts.passages.show", lambda headings, rows, *rest: drawn.append(len(rows)))
    app = visit.opened("terms", {"lang": "en"})
    (turned,) = app.get("pagination")
    for number in range(2, turned.num_pages + 1):
        app.get("pagination")[0].set_value(number).run()
    counted = int(visit.wanted_table(app, text_corpus, "terms", "terms").set_index("term").loc["安全", "term_count"])
    assert sum(drawn) == counted
    first = (turned.num_pages - 1) * 20 + 1
    said = visit.words("en", "evidence.shown", first=first, last=counted, rows=f"{counted:,}")
    assert said in [one.value for one in app.markdown]


def test_years_set_the_wrong_way_round_are_named_where_nothing_is_left(text_corpus: Corpus):
    app = visit.opened("terms", {"lang": "en", "reported_from": "2024", "reported_to": "2020"})
    said = [one.value for one in app.markdown]
    assert visit.words("en", "notice.reversed", first=2024, last=2020) in said


def test_a_corpus_without_text_says_on_how_many_passages_unknown_words_rest(bare_corpus: Corpus):
    app = visit.opened_at("themes", "codebook", {"lang": "en"})
    body = bare_corpus.rows("passages", Scope()).query("kind != 'heading'")["terms"]
    said = visit.words("en", "themes.codebook_unmatched_fewer", stored=int(body.notna().sum()), passages=len(body))
    assert 0 < body.notna().sum() < len(body)
    assert said in [one.value for one in app.markdown]


@pytest.mark.parametrize("mode", COUNT_MODES)
def test_a_comparison_prints_the_denominators_of_both_sides(mode: str, text_corpus: Corpus):
    app = visit.opened("organizations", {"lang": "en", "count_mode": mode, "a": "云岭水务集团有限公司"})
    table = visit.wanted_table(app, text_corpus, "organizations", "keyness")
    tokens = {
        f"{side}_tokens": f"{(table[f'{side}_count'].astype(float) / table[f'{side}_per_10k']).max() * 10_000:,.0f}"
        for side in ("a", "b")
    }
    assert visit.words("en", "organizations.denominators", **tokens) in [one.value for one in app.markdown]


def test_a_comparison_without_a_tested_term_says_so_and_promises_no_q(text_corpus: Corpus):
    few = {"a": "云岭水务集团城南制水厂", "b": "未注明"}
    app = visit.opened("organizations", {"lang": "en", **few})
    assert visit.wanted_table(app, text_corpus, "organizations", "keyness")["p_value"].isna().all()
    assert visit.words("en", "organizations.none_tested", needed=5) in [one.value for one in app.warning]
    assert "its q could be no smaller" not in visit.everything_said(app)


@pytest.mark.parametrize(("page", "tab"), [("organizations", ""), ("themes", "two")])
def test_one_organization_alone_has_a_way_on(page: str, tab: str, text_corpus: Corpus):
    organization = text_corpus.choices().organizations[1]
    app = visit.opened_at(page, tab, {"lang": "en", "organization": organization})
    visit.no_trouble(app)
    links = {one.proto.label: one.proto.query_string for one in app.get("page_link")}
    asked = parse_qs(links[visit.words("en", "organizations.with_all")])
    assert asked["a"] == [organization]
    assert "organization" not in asked


def test_overview_says_why_it_names_no_difference(text_corpus: Corpus):
    organization = text_corpus.choices().organizations[0]
    app = visit.opened("overview", {"lang": "en", "organization": organization})
    assert visit.words("en", "overview.too_few", fewest=5) in [one.value for one in app.markdown]


def test_corpus_card_is_offered_as_json_and_markdown(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en"})
    kinds = {one.key: one for one in app.get("download_button")}
    assert {"overview.card.json", "overview.card.md"} <= set(kinds)
    card = describe.card(text_corpus)
    assert json.loads(app.code[0].value) == json.loads(json.dumps(card))


def test_markdown_card_shows_hostile_names_as_text():
    made = as_markdown({"corpus": "a*b", "settings": {"<b>x</b>|[a](http://evil.example)": "`code`\n# h"}})
    assert r"\<b\>x\</b\>\|\[a\]\(http://evil\.example\)" in made
    assert r"| \`code\` \# h |" in made
    assert made.startswith("# a\\*b\n")


@pytest.mark.parametrize("stop", tour.STOPS)
def test_each_question_of_the_tour_opens_a_view_that_answers_it(stop: str, text_corpus: Corpus):
    page, query = tour.STOPS[stop]
    app = visit.opened(page, {"lang": "zh", **query})
    visit.no_trouble(app)
    assert visit.words("zh", "notice.ignored") not in visit.everything_said(app)
    assert text_corpus.counts(visit.scope_of(app, text_corpus))["reports"] > 1
    assert app.dataframe, "the view is empty"


def opened_report(corpus: Corpus, lang: str = "en") -> tuple[AppTest, str]:
    """The report whose text was repaired in most places, opened."""
    report_id = str(corpus.rows("cleaning", Scope()).groupby("report_id")["count"].sum().idxmax())
    return visit.opened("documents", {"lang": lang, "report": report_id}), report_id


def test_opened_report_accounts_for_its_cleaning(corpus: Corpus):
    app, report_id = opened_report(corpus)
    visit.no_trouble(app)
    whole = Scope()
    cleaning, removed = (
        rows[rows["report_id"] == report_id]
        for rows in (corpus.rows("cleaning", whole), corpus.rows("removed_lines", whole))
    )
    kept = corpus.reports(whole).set_index("report_id").loc[report_id, "char_count"]
    wanted = waterfall(cleaning, removed, int(kept))
    shown = next(one.value for one in app.dataframe if "chars_left" in one.value.columns)
    pd.testing.assert_series_equal(shown["chars_left"].astype("int64"), wanted["chars_left"], check_index=False)
    assert shown["chars_left"].iloc[-1] == kept


def test_report_and_passage_of_the_address_stay_in_it(text_corpus: Corpus):
    report_id = str(text_corpus.reports(Scope())["report_id"].iloc[0])
    app = visit.opened("documents", {"lang": "en", "report": report_id, "passage": "2"})
    assert {key: visit.address(app)[key] for key in ("report", "passage")} == {
        "report": (report_id,),
        "passage": ("2",),
    }


def test_menu_scripts_exist():
    assert all((Path(visit.DASHBOARD).parent / menu.script_of(page)).is_file() for page in visit.PAGES)


def test_a_phrase_has_places_even_where_it_has_no_collocates(text_corpus: Corpus):
    visit.no_trouble(visit.opened("context", {"lang": "en", "q": "，"}))
    app = visit.opened_at("context", "collocates", {"lang": "en", "q": "，"})
    visit.no_trouble(app)
    assert visit.words("en", "context.no_collocates") in [one.value for one in app.info]
