"""One browser per process, one server per process, one tab per visit.

Visits with the same language, window and colour scheme share a profile, so that Streamlit's scripts are read and compiled once;
what a visit stores there is gone before the next one begins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from analysis.corpus import Corpus
from tests.browser import chrome
from tests.browser.served import Server
from tests.browser.visitor import Visitor

WIDE, NARROW = (1400, 1500), (390, 844)
NewVisitor = Callable[..., Visitor]
# What a tab stores counts for that tab: sessionStorage ends with it, so it tells a visit's first page from its later ones.
FORGET = """if (location.protocol === 'http:' && window === top && !sessionStorage.getItem('begun')) {
  localStorage.clear();
  sessionStorage.setItem('begun', 'yes');
}"""


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


@pytest.fixture(scope="session")
def profiles(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """The profile for a language, a window and a colour scheme."""
    made: dict[tuple[object, ...], BrowserContext] = {}

    def profile(locale: str, size: tuple[int, int], scheme: str) -> BrowserContext:
        asked = (locale, size, scheme)
        if asked not in made:
            viewport = {"width": size[0], "height": size[1]}
            made[asked] = browser.new_context(
                locale=locale, viewport=viewport, color_scheme=scheme, accept_downloads=True
            )
            made[asked].add_init_script(FORGET)
        return made[asked]

    yield profile
    for context in made.values():
        context.close()


@pytest.fixture
def new_visitor(profiles: Callable[..., BrowserContext]) -> Iterator[NewVisitor]:
    """Makes visitors in a tab of their own: language of the browser, size of the window, light or dark."""
    tabs = []

    def visit(home: str, locale: str = "zh-CN", size: tuple[int, int] = WIDE, scheme: str = "light") -> Visitor:
        context = profiles(locale, size, scheme)
        context.clear_cookies()
        tabs.append(context.new_page())
        return Visitor(tabs[-1], home)

    yield visit
    for tab in tabs:
        tab.close()


@pytest.fixture
def visitor(new_visitor: NewVisitor, server: Server) -> Visitor:
    """A visitor of the module's server."""
    return new_visitor(server.url)
