"""Whatever stands in a corpus, a file name or an address is shown letter by letter: nothing runs, nothing is fetched.

The browser is told to ignore the Content-Security-Policy, so that it is the pages that are tried and not the second wall.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from playwright.sync_api import Browser

from analysis import tables
from analysis.build import publish
from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.app.visit import PAGES
from tests.browser.served import Server
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
PAYLOADS: list[str] = json.loads(Path(__file__).with_name("payloads.json").read_text(encoding="utf-8"))["payloads"]
# Ids tie tables together, and steps are read as JSON; everything else that a page of the web can put into a corpus is planted.
KEPT = ("report_id", "duplicate_cluster", "theme_id", "part_of_speech", "edits", "sha256")


def planted(value: str) -> str:
    """The value with a payload that depends on it alone, so that equal names stay equal."""
    return f"{value} {PAYLOADS[sum(map(ord, value)) % len(PAYLOADS)]}"


def poisoned(name: str, made: pa.Table) -> pa.Table:
    columns = {}
    for column in made.column_names:
        values, declared = made[column].to_pylist(), tables.STORED[name].column(column)
        if declared.dtype == "string" and not declared.vocabulary and column not in KEPT:
            values = [value if value is None else planted(value) for value in values]
        if declared.dtype == "list[string]" and column not in KEPT:
            values = [value if value is None else [planted(one) for one in value] for value in values]
        columns[column] = values
    return pa.table(columns, schema=made.schema)


@pytest.fixture(scope="module")
def hostile(corpus_with_text: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional corpus with a payload in every field, published as a build publishes."""
    out = tmp_path_factory.mktemp("hostile") / "corpus"
    made = {}
    for name, table in tables.STORED.items():
        rows = corpus_with_text.build_log() if name == "build_log" else corpus_with_text.rows(name, Scope())
        made[name] = poisoned(name, pa.Table.from_pandas(rows, schema=table.schema, preserve_index=False))
    manifest = {key: value for key, value in corpus_with_text.manifest.items() if key not in ("generation", "files")}
    themes = {one: {lang: planted(name) for lang, name in names.items()} for one, names in manifest["themes"].items()}
    with publish.locked(out):
        publish.publish(out, made, {**manifest, "themes": themes})
    return out


@pytest.fixture(scope="module")
def hostile_server(hostile: Path) -> Iterator[Server]:
    with Server(hostile) as running:
        yield running


@pytest.fixture
def visitor(hostile_server: Server, browser: Browser) -> Iterator[Visitor]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1400, "height": 1500}, bypass_csp=True)
    yield Visitor(context.new_page(), hostile_server.url)
    context.close()


CELL_READS = "wanted => [...document.querySelectorAll('td')].some(one => one.textContent === wanted)"


def nothing_happened(visitor: Visitor) -> None:
    assert visitor.page.evaluate("window.ran") is None, "a script ran"
    assert visitor.foreign == []
    assert visitor.dialogs == []
    assert visitor.page.locator('[data-testid="stApp"] :is(iframe, object, embed, base)').count() == 0
    assert visitor.page.locator('a[href*="evil.example"], img[src*="evil.example"]').count() == 0


def test_every_payload_is_planted(hostile: Path):
    from analysis.corpus import open_corpus

    terms = set(open_corpus(hostile).rows("terms", Scope())["term"])
    assert not [one for one in PAYLOADS if not any(term.endswith(one) for term in terms)]


@pytest.mark.parametrize("page", PAGES)
def test_planted_corpus_does_nothing(page: str, visitor: Visitor, corpus_with_text: Corpus):
    visitor.go(page, {"lang": "zh", **({"q": "安全"} if page == "context" else {})})
    nothing_happened(visitor)
    if page in ("overview", "themes"):  # organizations stand in the table, whose cells a screen reader finds
        label = planted(corpus_with_text.choices().organizations[0])
        visitor.page.wait_for_function(CELL_READS, arg=label)  # the grid draws itself after the page stands still


def test_opened_report_is_shown_letter_by_letter(visitor: Visitor, corpus_with_text: Corpus):
    passages = corpus_with_text.rows("passages", Scope())
    report_id = passages["report_id"].iloc[0]
    visitor.go("documents", {"lang": "zh", "report": report_id})
    nothing_happened(visitor)
    shown = visitor.page.locator(".st-key-documents-body td").all_text_contents()
    assert shown == [planted(text) for text in passages.loc[passages["report_id"] == report_id, "text"]]


def test_selected_values_are_shown_letter_by_letter(visitor: Visitor, corpus_with_text: Corpus):
    organizations = [planted(one) for one in corpus_with_text.choices().organizations[:5]]
    visitor.go("terms", {"lang": "zh", "organization": organizations})
    nothing_happened(visitor)
    shown = visitor.page.evaluate("document.body.textContent")
    assert not [one for one in organizations if one not in shown]
    assert visitor.query["organization"] == organizations


@pytest.mark.parametrize("page", ["overview", "context"])
def test_payloads_in_the_address_are_named_letter_by_letter(page: str, visitor: Visitor):
    visitor.go(
        page,
        {
            "lang": "zh",
            "organization": PAYLOADS,
            "term": PAYLOADS,
            "window": PAYLOADS,
            "<b>key</b>": "1",
            "q": PAYLOADS[0],
        },
    )
    nothing_happened(visitor)
    shown = visitor.page.evaluate("document.querySelector('[data-testid=stMain]').textContent")
    assert not [one for one in PAYLOADS if f"organization={one}" not in shown]
    assert not [one for one in PAYLOADS if f"term={one}" not in shown]
    assert "<b>key</b>=1" in shown


def test_evidence_is_shown_letter_by_letter(visitor: Visitor):
    visitor.go("terms", {"lang": "zh"})
    visitor.page.locator(".st-key-terms-cloud svg text").first.focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.locator('[data-testid="stMain"] h2', has_text="出处").wait_for()
    visitor.settle()
    nothing_happened(visitor)
