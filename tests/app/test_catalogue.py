"""The two languages say the same things, nothing that is said is missing, and nothing is kept that no one says."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis import tables as declared
from pages.parts import tables
from pages.parts.language import LANGUAGES, catalogue, filled

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "dashboard.py", *sorted((ROOT / "pages").rglob("*.py"))]
DECLARED = [*declared.STORED.values(), *declared.SHOWN.values()]
VOCABULARIES = {
    name: {value for table in DECLARED if name in table.columns for value in table.column(name).vocabulary if value}
    for name in tables.WORDED
}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_texts():
    assert set(catalogue("zh")) == set(catalogue("en"))


@pytest.mark.parametrize("key", sorted(catalogue("zh")))
def test_both_languages_fill_in_the_same_values(key: str):
    assert placeholders(catalogue("zh")[key]) == placeholders(catalogue("en")[key])


def test_a_noun_agrees_with_its_number():
    text = "{reports:report|reports} of {all}"
    assert [filled(text, {"reports": one, "all": 9}) for one in (1, "1", 0, "1,001")] == [
        "1 report of 9",
        "1 report of 9",
        "0 reports of 9",
        "1,001 reports of 9",
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty(lang: str):
    assert not [key for key, text in catalogue(lang).items() if not text.strip()]


def keys_named(place: Path) -> Iterator[str]:
    """Patterns of the catalogue keys that a source file names: constants as they stand, f-strings with any word in their gaps."""
    for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.fullmatch(r"[a-z_]+\.[a-z_0-9]+", node.value)
        ):
            yield re.escape(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(one.value) if isinstance(one, ast.Constant) else r"\w+" for one in node.values]
            pattern = "".join(parts)
            if re.fullmatch(r"(\\w\+|[a-z_]+)\\\.[a-z_0-9\\w+]+", pattern) and pattern not in (
                r"\w+\.\w+",
                r"\w+\.toml",
            ):
                yield pattern  # not: a name of a table, the file of a language


NAMED = {pattern for place in SOURCES for pattern in keys_named(place)}


def test_every_text_is_said_somewhere():
    worded = {f"{name}.{value}" for name, values in VOCABULARIES.items() for value in values}
    unsaid = [key for key in catalogue("zh") if key not in worded and not any(re.fullmatch(one, key) for one in NAMED)]
    assert not unsaid


def said(place: Path) -> Iterator[str]:
    """What stands as the first argument of say(…) as a constant."""
    for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            first = node.args[0]
            if isinstance(first, ast.Constant):
                yield str(first.value)


@pytest.mark.parametrize("place", SOURCES, ids=lambda place: place.relative_to(ROOT).as_posix())
def test_everything_said_is_in_the_catalogue(place: Path):
    assert not [key for key in said(place) if key not in catalogue("zh")]


@pytest.mark.parametrize("pattern", sorted(one for one in NAMED if r"\w+" in one))
def test_every_pattern_of_keys_has_texts(pattern: str):
    assert [key for key in catalogue("zh") if re.fullmatch(pattern, key)], f"no text is called {pattern}"


@pytest.mark.parametrize("name", VOCABULARIES)
def test_closed_vocabularies_have_words(name: str):
    assert not [value for value in VOCABULARIES[name] if f"{name}.{value}" not in catalogue("zh")]
