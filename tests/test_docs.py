"""What the documents say is there: commands, options, targets, pages, files."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from analysis import dictionary
from pages.parts.menu import SECTIONS
from tests.fictional_corpus import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):[^#\n]*## ", MAKEFILE, flags=re.MULTILINE)


def helped(*command: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "analysis", *command, "--help"], capture_output=True, text=True, check=True
    ).stdout


def test_the_data_dictionary_is_current():
    assert dictionary.PLACE.read_text(encoding="utf-8") == dictionary.as_markdown(), "run `make docs`"


@pytest.mark.parametrize("option", sorted(set(re.findall(r"--[a-z-]+", helped("build"))) - {"--help"}))
def test_every_option_of_build_is_in_the_readme(option: str):
    assert option in README


@pytest.mark.parametrize("command", re.findall(r"^    ([a-z]+) ", helped(), flags=re.MULTILINE))
def test_every_command_is_in_the_readme(command: str):
    assert f"analysis {command} " in README or f"`{command} " in README or f"`{command}`" in README


@pytest.mark.parametrize("target", sorted(set(TARGETS) - {"help"}))
def test_every_make_target_is_told(target: str):
    assert f"make {target}" in CONTRIBUTING + README


def test_make_alone_prints_the_targets():
    printed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert all(f"make {target}" in printed for target in TARGETS)


@pytest.mark.parametrize(
    "link", sorted({one for text in (README, CONTRIBUTING) for one in re.findall(r"\]\(([^)#:]+)\)", text)})
)
def test_every_link_leads_to_a_file(link: str):
    assert (ROOT / link).exists()


def test_every_page_has_its_script():
    assert all((ROOT / script).is_file() for entries in SECTIONS.values() for script, _ in entries)
