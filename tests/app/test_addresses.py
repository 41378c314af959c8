"""What stands in an address and does not exist is named to the reader, and everything else of it is honoured."""

from __future__ import annotations

import pytest

from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.app import visit

WRONG = [
    ("overview", "organization", "不存在的组织"),
    ("timeline", "reported_from", "二〇二〇"),
    ("timeline", "reported_to", "99999"),
    ("timeline", "published_from", "-5"),
    ("timeline", "role", "winner"),
    ("overview", "undated", "maybe"),
    ("themes", "theme", "T99"),
    ("terms", "term", "从来没有的词"),
    ("terms", "part_of_speech", "zz"),
    ("terms", "mentioned_year", "1066"),
    ("organizations", "a", "不存在的组织"),
    ("organizations", "genre_words", "2"),
    ("figures", "count_mode", "twice"),
    ("figures", "unit", "龙"),
    ("documents", "report", "ffffffffffff"),
    ("documents", "passage", "first"),
    ("context", "window", "7"),
    ("methods", "corpus", "elsewhere"),
    ("methods", "lang", "fr"),
    ("methods", "unknown_key", "1"),
    ("timeline", "tab", "codebook"),
    ("overview", "tab", "years"),
]


@pytest.mark.parametrize(("page", "key", "value"), WRONG)
def test_unknown_value_is_named(page: str, key: str, value: str, text_corpus: Corpus):
    app = visit.opened(page, {"lang": "en", key: value})
    visit.no_trouble(app)
    assert visit.words("en" if key != "lang" else "zh", "notice.ignored") in visit.everything_said(app)
    assert f"{key}={value}" in "\n".join(one.value for one in app.text).split("\n")
    assert visit.address(app).get(key) != (value,), "what was ignored must not stay in the address"


def test_good_values_beside_a_wrong_one_are_kept(text_corpus: Corpus):
    good = text_corpus.choices().organizations[0]
    app = visit.opened("overview", {"lang": "en", "organization": [good, "不存在的组织"], "reported_from": "2019"})
    assert visit.scope_of(app, text_corpus) == Scope(organization=(good,), reported_from=2019)


def test_notice_goes_when_the_reader_selects(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en", "organization": "不存在的组织"})
    app.sidebar.multiselect(key="organization").set_value([text_corpus.choices().organizations[0]]).run()
    assert visit.words("en", "notice.ignored") not in visit.everything_said(app)


def test_a_sound_address_has_no_notice(text_corpus: Corpus):
    app = visit.opened("overview", {"lang": "en", "organization": text_corpus.choices().organizations[0]})
    assert visit.words("en", "notice.ignored") not in visit.everything_said(app)


def test_an_organization_beside_itself_is_named(text_corpus: Corpus):
    one = text_corpus.choices().organizations[0]
    app = visit.opened("organizations", {"lang": "en", "a": one, "b": one})
    visit.no_trouble(app)
    assert f"b={one}" in "\n".join(each.value for each in app.text).split("\n")
    assert visit.address(app)["a"] == (one,)
    assert "b" not in visit.address(app)
