"""Which browser the tests drive: an installed one, else one that this module installs. `python -m tests.browser.chrome`.

Order: $CHROME, Chrome / Chromium / Edge on the machine, Playwright's own build. When there is none, Playwright's is downloaded
into its cache; where that cannot be downloaded and we are root on Debian or Ubuntu, the distribution's package (with a Chinese
font, without which pages would be full of boxes). Only when neither can be had does it fail, saying how to go on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# The shell without windows first: a page costs a third of the processor time that it costs with them.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run")
DEBIAN_PACKAGES = (
    "chromium-headless-shell",
    "chromium",
)  # the first that can be had; older ones have no shell of its own
DEBIAN_FONT = "fonts-noto-cjk"


def find() -> str | None:
    """The browser's path, or None."""
    named = os.environ.get("CHROME")
    found = [named, *(shutil.which(name) for name in NAMES), *PLACES, _of_playwright()]
    return next((place for place in found if place and Path(place).exists()), None)


def ensure() -> str:
    """The browser's path, installed if need be; SystemExit with what to do when none can be had."""
    place = find()
    if place is None:
        print("No Chrome, Chromium or Edge was found; installing one for the browser tests.", flush=True)
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        place = find()
    if place is None and _may_use_apt():
        print("Playwright's build cannot be downloaded here; installing the distribution's package.", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], check=False, env=environment)
        for package in DEBIAN_PACKAGES:
            subprocess.run(["apt-get", "install", "-y", "-q", package, DEBIAN_FONT], check=False, env=environment)
            place = find()
            if place is not None:
                break
    if place is None:
        sys.exit(
            "The browser tests need Chrome, Chromium or Edge, and none could be installed. "
            "Install one, or name it: CHROME=/path make test"
        )
    return place


def _of_playwright() -> str | None:
    try:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except Exception:  # Playwright itself says nothing useful when its driver is missing; the search goes on
        return None


def _may_use_apt() -> bool:
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    print(f"browser: {ensure()}")
