"""A download holds, byte for byte, what `python -m analysis export` writes for the same address."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from analysis import views
from analysis.__main__ import main
from analysis.corpus import Corpus
from analysis.export import MIME_TYPES
from pages.parts import menu
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
OWN = {
    "timeline": {"role": "background"},
    "terms": {"genre_words": "1", "part_of_speech": ["n", "v"]},
    "context": {"q": "安全", "window": "10"},
    "organizations": {"genre_words": "1"},
}
CONTRACT = {
    "overview": {"organizations"},
    "documents": {"reports"},
    "timeline": {"reported_years", "mentions"},
    "terms": {"terms"},
    "context": {"concordance"},
    "organizations": {"keyness"},
    "themes": {"theme_shares"},
    "figures": {"figures"},
}


@pytest.fixture
def place(corpus_with_text: Corpus) -> Path:
    return corpus_with_text.folder.parents[1]


@pytest.mark.parametrize("page", dict.fromkeys(page for page, _ in views.VIEWS))
def test_downloads_equal_the_export(page: str, visitor: Visitor, place: Path, tmp_path: Path):
    asked = {"lang": "en", "reported_from": "2020", "undated": "1", **OWN.get(page, {})}
    left = {table for of, table in views.VIEWS if of == page}
    for tab in menu.TABS.get(page, ("",)):
        visitor.go(page, {**asked, menu.TAB: tab} if tab else asked)
        query, out = urlsplit(visitor.page.url).query, tmp_path / "out.csv"
        for table in sorted(left):
            if visitor.page.locator(f".st-key-{page}-{table}-download-csv").count():
                assert main(["export", str(place), page, table, "--scope", query, "--out", str(out)]) == 0
                got = Path(visitor.download(f"{page}.{table}.download.csv").path()).read_bytes()
                assert got == out.read_bytes(), table
                left.discard(table)
    assert not left & CONTRACT[page], "a table that no tab offers proves nothing"
    for table in left:  # pages print no empty tables
        assert main(["export", str(place), page, table, "--scope", query, "--out", str(out)]) == 0
        assert out.read_bytes().count(b"\n") <= 1, f"{page} offers no download of {table}"


@pytest.mark.parametrize("kind", MIME_TYPES)
def test_every_format_equals_the_command(kind: str, visitor: Visitor, place: Path, tmp_path: Path):
    visitor.go("terms", {"lang": "zh", "reported_to": "2022"})
    download = visitor.download(f"terms.terms.download.{kind}")
    asked = ["export", str(place), "terms", "terms", "--scope", urlsplit(visitor.page.url).query, "--format", kind]
    assert main([*asked, "--out", str(tmp_path / "out")]) == 0
    assert Path(download.path()).read_bytes() == (tmp_path / "out").read_bytes()
    assert download.suggested_filename.startswith("corpus_terms_terms_reported_to-2022")
    assert download.suggested_filename.endswith(f".{kind}")
