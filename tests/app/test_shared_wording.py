"""The page organizations, tab shared wording: what it shows with text, without text, and where nothing is shared."""

from __future__ import annotations

import pytest

from analysis.corpus import Corpus
from tests.app import visit

TABLES = ("formula_shares", "sentence_reuse", "shared_wording", "copied_reports", "copy_groups")


@pytest.fixture
def planted(corpus_with_shared_wording: Corpus, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setenv("CORPUS", str(visit.home_of(corpus_with_shared_wording)))
    return corpus_with_shared_wording


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_table_stands_on_the_page_with_its_downloads(lang: str, planted: Corpus):
    app = visit.opened_at("organizations", "wording", {"lang": lang, "others": "3"})
    visit.no_trouble(app)
    for table in TABLES:
        shown, wanted = (
            visit.shown_table(app, "organizations", table),
            visit.wanted_table(app, planted, "organizations", table),
        )
        assert shown is not None
        assert len(shown) == len(wanted) > 0
        assert f"organizations.{table}.download.csv" in {one.key for one in app.get("download_button")}
    assert visit.words(lang, "wording.shares_how") in [one.value for one in app.markdown]
    assert visit.address(app)["others"] == ("3",)


def test_fewer_others_bring_more_sentences(planted: Corpus):
    app = visit.opened_at("organizations", "wording", {"lang": "en", "others": "3"})
    narrow = len(visit.shown_table(app, "organizations", "sentence_reuse"))
    app.segmented_control(key="organizations.others").set_value("1").run()
    visit.no_trouble(app)
    assert len(visit.shown_table(app, "organizations", "sentence_reuse")) > narrow


def test_nothing_shared_is_said(planted: Corpus):
    app = visit.opened_at("organizations", "wording", {"lang": "en", "others": "10"})
    assert visit.words("en", "wording.none", others=10) in [one.value for one in app.info]


def test_without_text_whole_copies_remain_and_what_is_missing_is_said(
    corpus_features_only: Corpus, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CORPUS", str(visit.home_of(corpus_features_only)))
    app = visit.opened_at("organizations", "wording", {"lang": "zh"})
    visit.no_trouble(app)
    assert visit.words("zh", "wording.features_only") in [one.value for one in app.markdown]
    assert visit.shown_table(app, "organizations", "sentence_reuse") is None
    for table in ("copied_reports", "copy_groups"):
        assert len(visit.shown_table(app, "organizations", table))


def test_a_part_with_nothing_to_compare_says_so_and_leaves_the_page_standing(planted: Corpus):
    app = visit.opened_at("organizations", "map", {"lang": "en"})
    visit.no_trouble(app)
    assert visit.words("en", "organizations.nothing_to_compare") in [one.value for one in app.info]
    assert app.toggle(key="organizations.roll_up"), "the switches above the tabs are gone"
