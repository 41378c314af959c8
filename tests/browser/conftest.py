"""One browser per process, one server per process, one fresh profile per visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, sync_playwright

from analysis.corpus import Corpus
from tests.browser import chrome
from tests.browser.served import Server
from tests.browser.visitor import Visitor

WIDE, NARROW = (1400, 1500), (390, 844)
NewVisitor = Callable[..., Visitor]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that tests.browser.chrome finds or installs."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chrome.ensure(), args=list(chrome.FLAGS))
        with closing(launched):
            yield launched


@pytest.fixture(scope="session")
def server(corpus_with_text: Corpus) -> Iterator[Server]:
    """The fictional corpus with text, served."""
    with Server(corpus_with_text.folder.parents[1]) as running:
        yield running


@pytest.fixture
def new_visitor(browser: Browser) -> Iterator[NewVisitor]:
    """Makes visitors with a profile of their own: language of the browser, size of the window, light or dark."""
    contexts = []

    def visit(home: str, locale: str = "zh-CN", size: tuple[int, int] = WIDE, scheme: str = "light") -> Visitor:
        context = browser.new_context(
            locale=locale, viewport={"width": size[0], "height": size[1]}, color_scheme=scheme, accept_downloads=True
        )
        contexts.append(context)
        return Visitor(context.new_page(), home)

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def visitor(new_visitor: NewVisitor, server: Server) -> Visitor:
    """A visitor of the module's server."""
    return new_visitor(server.url)
