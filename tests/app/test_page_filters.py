"""The pages' own switches: what the reader sets stands in the address, and what the address says is set."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.app import visit


def shown(app, page: str, table: str) -> pd.DataFrame:
    made = visit.shown_table(app, page, table)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("page", "table", "query"),
    [
        ("timeline", "reported_years", {"role": "all", "roll_up": "1"}),
        ("timeline", "orientation", {"viewed_role": "plan", "relative_to": "reference", "tab": "direction"}),
        ("terms", "terms", {"exclude": ["安全", "检修"], "layer": ["function", "number"], "part_of_speech": ["n"]}),
        ("terms", "candidates", {"candidate_count": "7", "tab": "candidates"}),
        ("organizations", "keyness", {"rank": "log_odds_z", "roll_up": "1"}),
        ("organizations", "similarity", {"mix": "themes", "tab": "similarity"}),
        ("figures", "figures", {"unit": "米", "value_from": "100", "value_to": "20000"}),
        ("figures", "units", {"comparator": ["yoy", "target"], "measure": "率"}),
    ],
)
def test_an_address_is_followed_and_kept(page: str, table: str, query: dict, text_corpus: Corpus):
    app = visit.opened(page, {"lang": "en", **query})
    visit.no_trouble(app)
    held = visit.address(app)
    assert {key: held[key] for key in query} == {
        key: (value,) if isinstance(value, str) else tuple(value) for key, value in query.items()
    }
    wanted = visit.wanted_table(app, text_corpus, page, table)
    assert len(shown(app, page, table)) == len(wanted)


def test_a_value_that_is_no_number_is_said_and_not_kept(text_corpus: Corpus):
    app = visit.opened("figures", {"lang": "en"})
    app.text_input(key="figures.value_from").input("viel").run()
    assert visit.words("en", "figures.no_number") in [one.value for one in app.warning]
    assert "value_from" not in visit.address(app)
    app.text_input(key="figures.value_from").input("1000").run()
    assert visit.address(app)["value_from"] == ("1000",)
    assert shown(app, "figures", "figures")["base_value"].min() >= 1000


def test_a_chosen_unit_shows_its_statements_only(text_corpus: Corpus):
    app = visit.opened("figures", {"lang": "en"})
    every = len(shown(app, "figures", "figures"))
    app.selectbox(key="figures.unit").select("米").run()
    visit.no_trouble(app)
    rows = shown(app, "figures", "figures")
    assert set(rows["base_unit"]) == {"米"}
    assert len(rows) < every
    app.selectbox(key="figures.unit").select("").run()
    assert "unit" not in visit.address(app)


def test_another_ranking_keeps_the_terms_and_changes_their_order(text_corpus: Corpus):
    app = visit.opened("organizations", {"lang": "en", "a": "云岭水务集团有限公司"})
    first = shown(app, "organizations", "keyness")["term"].tolist()
    app.selectbox(key="organizations.rank").select("log_ratio").run()
    visit.no_trouble(app)
    second = shown(app, "organizations", "keyness")["term"].tolist()
    assert first != second
    assert sorted(first) == sorted(second)


def test_few_reports_are_said_before_any_difference(text_corpus: Corpus):
    app = visit.opened("organizations", {"lang": "en", "a": "云岭水务集团城南制水厂"})
    assert visit.words("en", "organizations.no_interval", fewest=5) in [one.value for one in app.warning]


def test_a_role_without_a_year_says_so(text_corpus: Corpus):
    told = text_corpus.rows("year_mentions", Scope()).query("role == 'background' and start_year.notna()")["report_id"]
    reports = text_corpus.reports(Scope())
    silent = set(reports["organization_label"]) - set(
        reports.loc[reports["report_id"].isin(told), "organization_label"]
    )
    assert silent, "the fictional corpus has an organization that tells no background"
    app = visit.opened("timeline", {"lang": "en", "organization": min(silent), "role": "background"})
    visit.no_trouble(app)
    assert visit.shown_table(app, "timeline", "reported_years") is None
    assert visit.words("en", "table.empty") in [one.value for one in app.markdown]
    assert visit.words("en", "timeline.none_in_role") in [one.value for one in app.info]


def test_a_pair_of_the_matrix_is_compared_at_one_click(text_corpus: Corpus):
    app = visit.opened_at("organizations", "similarity", {"lang": "en"})
    first, second = sorted(text_corpus.choices().organizations)[2:4]
    app.session_state["organizations.alike"] = {
        "selection": {"points": [{"customdata": [first, second]}], "point_indices": [0], "box": [], "lasso": []}
    }
    app.run()
    clicked = [one for one in app.button if one.label == visit.words("en", "organizations.compare_these")]
    clicked[0].click().run()
    visit.no_trouble(app)
    held = visit.address(app)
    assert (held.get("a"), held.get("b"), held.get("tab")) == ((first,), (second,), None)
    assert len(shown(app, "organizations", "keyness"))
