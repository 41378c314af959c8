"""Five whole journeys, as a new user would make them, in both languages: from the address bar to what one came for."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.app.visit import words
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def download_rows(visitor: Visitor, key: str) -> list[dict[str, str]]:
    """The rows of an opened CSV download."""
    text = Path(visitor.download(key).path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def says_rows(visitor: Visitor, lang: str, rows: int) -> bool:
    """Whether the page prints that a table has so many rows."""
    return words(lang, "table.rows", rows=f"{rows:,}") in visitor.text


def add_to_selection(visitor: Visitor, lang: str, key: str) -> None:
    visitor.page.get_by_role("button", name=words(lang, f"chips.add_{key}")).first.click()


@LANGUAGES
def test_from_a_cell_of_the_timeline_to_its_sentences_and_a_download(
    lang: str, visitor: Visitor, corpus_with_text: Corpus
):
    visitor.go("timeline", {"lang": lang})
    visitor.page.locator(".st-key-timeline-chart .scatterlayer .point").first.wait_for(state="attached")
    box = visitor.page.locator(".st-key-timeline-chart .scatterlayer .point").first.bounding_box()
    assert box is not None
    visitor.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    visitor.page.get_by_role("button", name=words(lang, "chips.add_organization")).first.wait_for()
    add_to_selection(visitor, lang, "organization")
    visitor.page.wait_for_function("new URLSearchParams(location.search).has('organization')")
    visitor.settle()
    organization = visitor.query["organization"][0]
    rows = download_rows(visitor, "timeline.reported_years.download.csv")
    assert {row["organization"] for row in rows} == {organization}
    assert says_rows(visitor, lang, len(rows))


@LANGUAGES
def test_from_a_word_of_the_cloud_to_its_place_in_the_document(lang: str, visitor: Visitor):
    visitor.go("terms", {"lang": lang})
    word = visitor.page.locator(".st-key-terms-cloud svg text").first
    term = word.get_attribute("data-term") or ""
    word.focus()
    visitor.page.keyboard.press("Enter")
    sentence = visitor.page.locator(".st-key-evidence-term td mark").first
    sentence.wait_for()
    assert sentence.text_content() == term
    visitor.page.locator(".st-key-evidence-term td a").first.click()
    visitor.wait_for_page("documents", words(lang, "documents.title"))
    pointed = visitor.page.locator(".st-key-documents-body tr.pointed")
    pointed.wait_for()
    assert term in pointed.inner_text()
    assert visitor.query["passage"]


@LANGUAGES
def test_from_two_organizations_to_a_table_one_can_take_away(lang: str, visitor: Visitor, corpus_with_text: Corpus):
    labels = corpus_with_text.reports(Scope())["organization_label"].value_counts().index
    visitor.go("organizations", {"lang": lang, "a": labels[0], "b": labels[1]})
    assert visitor.query["a"] == [labels[0]]
    assert visitor.query["b"] == [labels[1]]
    rows = download_rows(visitor, "organizations.keyness.download.csv")
    assert says_rows(visitor, lang, len(rows))
    counts = corpus_with_text.terms(Scope(organization=(labels[0],)), ("content",)).groupby("term")["term_count"].sum()
    assert {row["term"]: int(row["a_count"]) for row in rows if int(row["a_count"])} == counts.to_dict()


@LANGUAGES
def test_from_a_typed_word_to_every_place_it_stands_in(lang: str, visitor: Visitor, corpus_with_text: Corpus):
    visitor.go("context", {"lang": lang})
    visitor.page.locator(".st-key-context-q input").fill("安全")
    visitor.page.keyboard.press("Enter")
    visitor.wait_for_query("q", "安全")
    rows = download_rows(visitor, "context.concordance.download.csv")
    assert len(rows) == sum(text.count("安全") for text in corpus_with_text.rows("passages", Scope())["text"])
    assert {row["match"] for row in rows} == {"安全"}
    assert says_rows(visitor, lang, len(rows))


@LANGUAGES
def test_from_the_overview_by_the_tour_to_the_demonstration_and_back(lang: str, visitor: Visitor):
    visitor.go("overview", {"lang": lang})
    visitor.page.get_by_role("link", name=words(lang, "tour.open", page=words(lang, "context.title"))).click()
    visitor.wait_for_page("context", words(lang, "context.title"))
    assert visitor.query["corpus"] == ["demo"]
    assert visitor.query["q"] == ["数字化"]
    assert words(lang, "notice.fictional").replace("*", "") in visitor.text
    visitor.page.go_back(wait_until="commit")
    visitor.wait_for_page("overview", words(lang, "overview.title"))
    assert visitor.title == words(lang, "overview.title")
    assert visitor.query["corpus"] == ["corpus"]


def test_a_cloud_can_be_taken_away_as_a_picture(visitor: Visitor):
    visitor.go("terms", {"lang": "en"})
    cloud = visitor.page.locator(".st-key-terms-cloud")
    terms = cloud.locator("svg text").evaluate_all("words => words.map(word => word.dataset.term)")
    with visitor.page.expect_download() as made:
        cloud.get_by_role("button", name="SVG").click()
    drawn = Path(made.value.path()).read_text(encoding="utf-8")
    assert made.value.suggested_filename == "terms_cloud.svg"
    assert not [term for term in terms if f">{term}<" not in drawn]
    with visitor.page.expect_download() as made:
        cloud.get_by_role("button", name="PNG").click()
    assert Path(made.value.path()).read_bytes().startswith(b"\x89PNG")
    assert visitor.errors == []
