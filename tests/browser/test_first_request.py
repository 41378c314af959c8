"""Every page's address as the very first request to a fresh server: the frame around it, the right page, nothing from outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from analysis.corpus import Corpus
from tests.app.visit import PAGES, words
from tests.browser.conftest import NewVisitor
from tests.browser.served import Server

pytestmark = pytest.mark.browser
NOT_FOUND = "Page not found"


@pytest.fixture(scope="module")
def fresh_servers(corpus_with_text: Corpus) -> Iterator[Iterator[Server]]:
    """A server never visited before, one after the other; the next one gets ready while this one is looked at."""
    place = corpus_with_text.folder.parents[1]
    waiting = [Server(place).start()]

    def one_after_the_other() -> Iterator[Server]:
        while True:
            current = waiting.pop()
            waiting.append(Server(place).start())
            with current:
                yield current

    served = one_after_the_other()
    yield served
    served.close()
    for started in waiting:
        started.stop()


@pytest.mark.parametrize("page", ["", *PAGES])
def test_first_request(page: str, fresh_servers: Iterator[Server], new_visitor: NewVisitor):
    visitor = new_visitor(next(fresh_servers).url).go(page)
    assert NOT_FOUND not in visitor.text
    assert visitor.title == words("zh", f"{page or 'overview'}.title")
    assert words("zh", "scope.organization") in visitor.text, "the frame's sidebar is missing"
    assert words("zh", "frame.footer") in visitor.text
    assert visitor.query == {"corpus": ["corpus"], "lang": ["zh"]}
    assert visitor.foreign == []
    assert visitor.errors == []


def test_an_address_without_a_page_leads_to_the_overview_which_says_so(
    fresh_servers: Iterator[Server], new_visitor: NewVisitor
):
    visitor = new_visitor(next(fresh_servers).url).go("timelines", {"lang": "en", "reported_from": "2020"})
    assert NOT_FOUND not in visitor.text
    assert visitor.title == words("en", "overview.title")
    assert words("en", "notice.ignored") in visitor.text
    assert "page=timelines" in visitor.text
    assert visitor.query["reported_from"] == ["2020"]
    assert visitor.errors == []


def test_copied_address_restores_the_view_on_a_fresh_server(
    fresh_servers: Iterator[Server], new_visitor: NewVisitor, corpus_with_text: Corpus
):
    organization = corpus_with_text.choices().organizations[1]
    asked = {
        "corpus": "corpus",
        "lang": "en",
        "organization": organization,
        "reported_from": "2020",
        "reported_to": "2024",
    }
    server = next(fresh_servers)
    first = new_visitor(server.url).go("timeline", asked)
    copied, seen = first.page.url, first.page.locator('[data-testid="stMain"]').inner_text()
    other = next(fresh_servers)
    second = new_visitor(other.url)
    second.page.goto(copied.replace(server.url, other.url))
    second.settle()
    assert second.query == {key: [value] for key, value in asked.items()}
    assert second.page.locator('[data-testid="stMain"]').inner_text() == seen
