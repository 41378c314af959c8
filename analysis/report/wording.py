"""What the report says in Chinese and in English; apart from the app's catalogue, since a file cannot say "click here"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ("zh", "en")
_FOLDER = Path(__file__).parent / "catalogue"


@cache
def catalogue(lang: str) -> Mapping[str, str]:
    """Every text of that language: `section.name` -> text."""
    with (_FOLDER / f"{lang}.toml").open("rb") as handle:
        return dict(_flat(tomllib.load(handle)))


def group(lang: str, section: str) -> dict[str, str]:
    """The texts of one section by their names."""
    start = f"{section}."
    return {key.removeprefix(start): text for key, text in catalogue(lang).items() if key.startswith(start)}


def _flat(part: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, held in part.items():
        if isinstance(held, str):
            yield f"{before}{name}", held
        else:
            yield from _flat(held, f"{before}{name}.")
