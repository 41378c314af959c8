"""The page context: places are read some to a page, and a new question begins with the first of them."""

from __future__ import annotations

import math

from analysis.corpus import Corpus
from pages.words.reading import PER_PAGE
from tests.app import visit

WORD = "安全"


def said(app, first: int, last: int, rows: int) -> bool:
    line = visit.words("en", "context.sheet", first=first, last=last, rows=f"{rows:,}")
    return line in [one.value for one in app.markdown]


def test_places_are_read_some_to_a_page(text_corpus: Corpus):
    app = visit.opened("context", {"lang": "en", "q": WORD})
    rows = len(visit.wanted_table(app, text_corpus, "context", "concordance"))
    assert rows > PER_PAGE
    assert said(app, 1, PER_PAGE, rows)
    (sheets,) = app.get("pagination")
    last = math.ceil(rows / PER_PAGE)
    sheets.set_value(last).run()
    visit.no_trouble(app)
    assert said(app, (last - 1) * PER_PAGE + 1, rows, rows)


def test_a_new_question_begins_with_its_first_place(text_corpus: Corpus):
    app = visit.opened("context", {"lang": "en", "q": WORD})
    app.get("pagination")[0].set_value(2).run()
    app.selectbox(key="context.sort").set_value("left").run()
    visit.no_trouble(app)
    rows = len(visit.wanted_table(app, text_corpus, "context", "concordance"))
    assert said(app, 1, PER_PAGE, rows)


def test_few_places_need_no_pages(text_corpus: Corpus):
    app = visit.opened("context", {"lang": "en", "q": "贯彻中央八项规定精神"})
    visit.no_trouble(app)
    assert not app.get("pagination")
    assert visit.words("en", "context.reading") in [one.value for one in app.header]
