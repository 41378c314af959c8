"""Screenshots of every page and tab, made from the demonstration corpus to be looked at: `python -m tests.browser.screenshots`.

All of them go to docs/screenshots/all (not committed); the two that the README shows are also written to docs/screenshots, in
colours few enough for a small file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from analysis.corpus import open_corpus
from analysis.scope import Scope
from pages.parts import menu
from tests.app.visit import PAGES, tabs_of
from tests.browser import chrome
from tests.browser.served import ROOT, Server
from tests.browser.visitor import Visitor

OUT = ROOT / "docs" / "screenshots"
DEMO = ROOT / "data" / "corpora" / "demo"
SIZES = {"wide": (1400, 2400), "narrow": (390, 3600)}  # high enough to see what lies below the first screen
IN_README = (1400, 1000)
SHOWN_IN_README = {"overview": "en", "timeline": "en"}
MOST_BYTES = 300_000
_COLOURS = 128
_SETTLED = 700  # milliseconds for charts to finish drawing


def queries() -> dict[str, dict[str, str]]:
    """What each page is asked, so that every one has something to show."""
    report = open_corpus(DEMO).reports(Scope())["report_id"].iloc[0]
    asked: dict[str, dict[str, str]] = {page: {"corpus": "demo"} for page in PAGES}
    asked["context"]["q"] = "安全"
    asked["documents"]["report"] = str(report)
    return asked


def shoot(
    browser: Browser, home: str, page: str, query: dict[str, str], size: tuple[int, int], scheme: str = "light"
) -> bytes:
    """One page in one size and colour scheme, as PNG."""
    width, height = size
    context = browser.new_context(
        locale="zh-CN",
        viewport={"width": width, "height": height},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    with closing(context):
        visitor = Visitor(context.new_page(), home).go(page, query)
        visitor.page.wait_for_timeout(_SETTLED)
        return visitor.page.screenshot()


def all_of_them() -> Iterator[Path]:
    """Make every screenshot; gives the places as they are written."""
    (OUT / "all").mkdir(parents=True, exist_ok=True)
    asked = queries()
    with Server() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome.ensure(), args=list(chrome.FLAGS))
        with closing(browser):
            for page, tab in ((one, tab) for one in PAGES for tab in tabs_of(one)):
                query = asked[page] | {"lang": "zh"} | ({menu.TAB: tab} if tab else {})
                for name, size in SIZES.items():
                    for scheme in ("light", "dark"):
                        place = OUT / "all" / f"{'-'.join(filter(None, (page, tab, name, scheme)))}.png"
                        place.write_bytes(shoot(browser, server.url, page, query, size, scheme))
                        yield place
            for page, lang in SHOWN_IN_README.items():
                place = OUT / f"{page}.png"
                place.write_bytes(shoot(browser, server.url, page, asked[page] | {"lang": lang}, IN_README))
                _make_small(place)
                yield place


def _make_small(place: Path) -> None:
    with Image.open(place) as picture:
        picture.convert("RGB").quantize(_COLOURS).save(place, optimize=True)
    if place.stat().st_size > MOST_BYTES:
        sys.exit(f"{place} is larger than {MOST_BYTES} bytes")


if __name__ == "__main__":
    for written in all_of_them():
        print(written.relative_to(ROOT))
