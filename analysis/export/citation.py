"""How to cite: the software as CITATION.cff has it, the corpus by its fingerprint. One source, so that no place can differ."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

PLACE = Path(__file__).resolve().parents[2] / "CITATION.cff"


@cache
def software_text() -> str:
    """CITATION.cff as it stands."""
    return PLACE.read_text(encoding="utf-8")


@cache
def _software() -> dict[str, Any]:
    return dict(yaml.safe_load(software_text()))


def sentence(corpus_name: str, fingerprint: str) -> str:
    """The citation as one line of text."""
    held = _software()
    return (
        f"{_authors(held)} ({held['date-released'].year}). {held['title']} (version {held['version']}) [software]. "
        f"Corpus {corpus_name}, fingerprint {fingerprint}."
    )


def bibtex(corpus_name: str, fingerprint: str) -> str:
    """BibTeX entries of the software and of the corpus."""
    held, year = _software(), _software()["date-released"].year
    return (
        f"@software{{report_corpus_dashboard,\n  author = {{{{{_plain(_authors(held))}}}}},\n"
        f"  title = {{{_plain(held['title'])}}},\n  version = {{{_plain(held['version'])}}},\n  year = {{{year}}},\n}}\n\n"
        f"@misc{{corpus_{fingerprint[:8]},\n  title = {{Report corpus {_plain(corpus_name)}}},\n"
        f"  note = {{Fingerprint {_plain(fingerprint)}; built with report_corpus_dashboard {_plain(held['version'])}}},\n}}\n"
    )


def _authors(held: dict[str, Any]) -> str:
    return ", ".join(str(author.get("name") or author.get("family-names")) for author in held["authors"])


def _plain(text: object) -> str:
    """The text without what TeX would obey; a name of a directory is not ours."""
    return re.sub(r"[{}\\$#%&~^_]", "-", str(text))
