"""Multi-word candidates: what the reader adopts stands in the address, in the table and in the dictionary that is downloaded."""

from __future__ import annotations

from analysis.corpus import Corpus
from tests.app import visit


def test_adopted_candidates_are_kept_and_counted(text_corpus: Corpus):
    app = visit.opened_at("terms", "candidates", {"lang": "en", "candidate_count": "4"})
    visit.no_trouble(app)
    rows = visit.shown_table(app, "terms", "candidates")
    assert rows is not None
    every, chosen = len(rows), rows["candidate"].iloc[0]
    label = visit.words("en", "terms.dictionary_of_all", terms=every)
    assert label in [one.label for one in app.get("download_button")]
    app.multiselect(key="terms.adopt").set_value([chosen]).run()
    visit.no_trouble(app)
    assert visit.address(app)["adopt"] == (chosen,)
    assert visit.words("en", "terms.dictionary", terms=1) in [one.label for one in app.get("download_button")]
    shown = visit.shown_table(app, "terms", "candidates")
    assert shown is not None
    assert shown.loc[shown["adopted"], "candidate"].tolist() == [chosen]


def test_a_copied_address_adopts_the_same(text_corpus: Corpus):
    query = {"lang": "en", "candidate_count": "4", "adopt": ["泵站里程碑", "隐患清单"]}
    app = visit.opened_at("terms", "candidates", query)
    visit.no_trouble(app)
    assert app.multiselect(key="terms.adopt").value == ["泵站里程碑", "隐患清单"]
    assert visit.words("en", "terms.dictionary", terms=2) in [one.label for one in app.get("download_button")]
