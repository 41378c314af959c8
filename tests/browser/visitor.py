"""A reader with a browser: goes to addresses, waits until the page stands still, and notes what it asked the network for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Download, Page

# True when the script has run, a heading or a notice stands there, and address and text have not moved for some looks.
STILL = """() => {
  const app = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  const begun = app && app.querySelector('[data-testid="stMain"] h1, [data-testid="stAlert"]');
  const waiting = app && app.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"]');
  const seen = begun && !waiting ? location.href + app.innerText : null;
  window.looks = seen !== null && window.seen === seen ? (window.looks || 0) + 1 : 0;
  window.seen = seen;
  return window.looks >= 3;
}"""
LOOK_EVERY = 60  # milliseconds
# Streamlit's page asks where its server lives, first below the page's own path; that 404 is its way to find out.
_PROBES = ("/_stcore/health", "/_stcore/host-config")
PATIENCE = 40_000  # milliseconds; a page needs a fraction of a second on an idle machine
_LOCAL = ("127.0.0.1", "localhost", "")
Query = Mapping[str, str | Sequence[str]]


@dataclass
class Visitor:
    """One tab. `foreign` holds every request that left the machine, `errors` what the console complained of."""

    page: Page
    home: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Listen from the first request on."""
        self.page.set_default_timeout(PATIENCE)
        self.page.on("request", lambda one: self._asked(one.url))
        self.page.on("websocket", lambda one: self._asked(one.url))
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda one: self.errors.append(str(one)))
        self.page.on("dialog", self._dialog)

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("data", "blob") and parts.hostname not in _LOCAL:
            self.foreign.append(url)

    def _console(self, message: ConsoleMessage) -> None:
        place = message.location.get("url", "")
        if message.type == "error" and not ("404" in message.text and place.endswith(_PROBES)):
            self.errors.append(f"{message.text} {place}")

    def _dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def go(self, page: str, query: Query | None = None) -> Visitor:
        """Type the address of a page."""
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        self.page.goto(f"{self.home}/{page}{asked}", wait_until="commit")
        return self.settle()

    def settle(self) -> Visitor:
        """Wait until the page stands still."""
        self.page.evaluate("window.looks = 0")
        self.page.wait_for_function(STILL, polling=LOOK_EVERY)
        return self

    def wait_for_query(self, key: str, *values: str) -> Visitor:
        """Wait until the address holds these values of the key, whatever a click set in motion."""
        self.page.wait_for_function(
            "([key, wanted]) => JSON.stringify(new URLSearchParams(location.search).getAll(key)) === JSON.stringify(wanted)",
            arg=[key, list(values)],
        )
        return self.settle()

    def wait_for_page(self, name: str, title: str) -> Visitor:
        """Wait until the address and the heading are that page's: the address changes first, the old page still stands there."""
        self.page.wait_for_function(
            """([name, title]) => location.pathname.endsWith('/' + name)
              && document.querySelector('[data-testid="stMain"] h1')?.innerText === title""",
            arg=[name, title],
        )
        return self.settle()

    @property
    def title(self) -> str:
        """The page's heading."""
        return self.page.locator('[data-testid="stMain"] h1').first.inner_text()

    @property
    def query(self) -> dict[str, list[str]]:
        """The query of the address."""
        return parse_qs(urlsplit(self.page.url).query, keep_blank_values=True)

    @property
    def text(self) -> str:
        """Everything on the page, sidebar included, as a reader sees it."""
        return self.page.locator('[data-testid="stApp"]').inner_text()

    def download(self, key: str) -> Download:
        """Click the download button of that key."""
        with self.page.expect_download() as made:
            button = self.page.locator(f".st-key-{key.replace('.', '-')} button")
            button.evaluate("button => button.click()")  # it may stand in a tab that is not open
        return made.value

    def shoot(self, place: Path) -> None:
        """A picture of the whole window."""
        self.page.screenshot(path=place)
