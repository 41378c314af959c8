"""What a reader does: follow the menu, go back, switch the language, use the keyboard, look on a telephone."""

from __future__ import annotations

import pytest

from analysis.corpus import Corpus
from tests.app.visit import PAGES, words
from tests.browser.conftest import NARROW, NewVisitor
from tests.browser.served import Server
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser
MENU = '[data-testid="stSidebarNav"] a'


@pytest.fixture
def organization(corpus_with_text: Corpus) -> str:
    return corpus_with_text.choices().organizations[0]


def click_menu(visitor: Visitor, lang: str, page: str) -> None:
    visitor.page.locator(MENU, has_text=words(lang, f"{page}.title")).first.click()
    visitor.wait_for_page(page, words(lang, f"{page}.title"))


def test_menu_keeps_the_selection_on_every_page(visitor: Visitor, organization: str):
    asked = {"lang": "en", "organization": organization, "reported_from": "2020"}
    visitor.go("overview", asked)
    for page in (*PAGES[1:], "overview"):
        click_menu(visitor, "en", page)
        assert visitor.page.title().startswith(words("en", f"{page}.title")), "the window has another title"
        assert {key: visitor.query[key] for key in asked} == {key: [value] for key, value in asked.items()}, page


def test_links_inside_the_page_keep_the_selection(visitor: Visitor, organization: str):
    visitor.go("overview", {"lang": "en", "organization": organization})
    visitor.page.get_by_test_id("stSidebar").get_by_role("link", name=words("en", "frame.methods")).click()
    visitor.wait_for_page("methods", words("en", "methods.title"))
    assert visitor.query["organization"] == [organization]


def test_selecting_in_the_sidebar_writes_the_address_and_reload_restores_it(visitor: Visitor, organization: str):
    visitor.go("documents", {"lang": "en"})
    box = visitor.page.locator(".st-key-organization input")
    box.click()
    visitor.page.get_by_role("option", name=organization).click()
    visitor.wait_for_query("organization", organization)
    seen = visitor.page.get_by_test_id("stMain").inner_text()
    visitor.page.reload()
    visitor.settle()
    assert visitor.query["organization"] == [organization]
    assert visitor.page.get_by_test_id("stMain").inner_text() == seen


def test_back_returns_to_the_selection_before(visitor: Visitor, organization: str):
    visitor.go("documents", {"corpus": "corpus", "lang": "en"})
    visitor.page.locator(".st-key-organization input").click()
    visitor.page.get_by_role("option", name=organization).click()
    visitor.wait_for_query("organization", organization)
    visitor.page.go_back(wait_until="commit")
    visitor.wait_for_query("organization")
    visitor.page.locator(".st-key-organization", has_text=organization).wait_for(state="detached")


def test_back_returns_to_the_page_before(visitor: Visitor):
    visitor.go("overview", {"corpus": "corpus", "lang": "en"})
    click_menu(visitor, "en", "timeline")
    visitor.page.go_back(wait_until="commit")
    visitor.wait_for_page("overview", words("en", "overview.title"))
    assert visitor.title == words("en", "overview.title")


def test_back_walks_through_pages_one_at_a_time_and_forward_again(visitor: Visitor, organization: str):
    visitor.go("overview", {"corpus": "corpus", "lang": "en", "organization": organization})
    for page in ("timeline", "terms"):
        click_menu(visitor, "en", page)
    for step, page in (
        (visitor.page.go_back, "timeline"),
        (visitor.page.go_back, "overview"),
        (visitor.page.go_forward, "timeline"),
    ):
        step(wait_until="commit")
        visitor.wait_for_page(page, words("en", f"{page}.title"))
        assert visitor.query["organization"] == [organization]


def test_language_switch_changes_every_word_and_the_address(visitor: Visitor):
    visitor.go("timeline", {"lang": "zh"})
    assert visitor.title == words("zh", "timeline.title")
    visitor.page.get_by_role("radio", name="English").or_(
        visitor.page.get_by_role("button", name="English")
    ).first.click()
    visitor.wait_for_page("timeline", words("en", "timeline.title"))
    assert visitor.query["lang"] == ["en"]
    assert words("en", "frame.footer") in visitor.text
    assert words("zh", "frame.footer") not in visitor.text


@pytest.mark.parametrize(("locale", "lang"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-GB", "en"), ("fr-FR", "en")])
def test_first_language_is_the_browsers(locale: str, lang: str, server: Server, new_visitor: NewVisitor):
    visitor = new_visitor(server.url, locale=locale).go("methods")
    assert visitor.title == words(lang, "methods.title")
    assert visitor.query["lang"] == [lang]


def test_keyboard_alone_selects_an_organization_and_opens_a_page(visitor: Visitor):
    visitor.go("overview", {"lang": "en"})
    press, focused = visitor.page.keyboard.press, "document.activeElement"
    for _ in range(60):
        press("Tab")
        if visitor.page.evaluate(f"!!{focused}.closest('.st-key-organization') && {focused}.tagName === 'INPUT'"):
            break
    else:
        pytest.fail("the organization box cannot be reached with Tab")
    press("ArrowDown")
    press("Enter")
    visitor.page.wait_for_function("new URLSearchParams(location.search).has('organization')")
    visitor.settle()
    chosen = visitor.query["organization"]
    visitor.page.locator(MENU, has_text=words("en", "terms.title")).first.focus()
    press("Enter")
    visitor.wait_for_page("terms", words("en", "terms.title"))
    assert visitor.query["organization"] == chosen
    assert visitor.title == words("en", "terms.title")


@pytest.mark.parametrize("page", PAGES)
def test_nothing_is_wider_than_a_telephone(page: str, server: Server, new_visitor: NewVisitor):
    visitor = new_visitor(server.url, size=NARROW).go(page, {"lang": "zh"})
    wide = visitor.page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')]
          .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
          .filter(one => !one.closest('[data-testid="stDataFrame"], [role="tablist"], .modebar-container'))  // they scroll
          .map(one => one.tagName + '.' + (one.className.baseVal ?? one.className)).slice(0, 5)"""
    )
    assert visitor.title == words("zh", f"{page}.title")
    assert wide == []
    assert visitor.errors == []
