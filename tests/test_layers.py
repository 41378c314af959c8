"""Who may import whom, read from the import statements themselves (DESIGN: the tree should read as a sentence)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CONTRACTS = {
    "analysis",
    "analysis.model",
    "analysis.errors",
    "analysis.tables",
    "analysis.columns",
    "analysis.vocabularies",
}
# layer -> the packages of our own that it may import, beside its own
ALLOWED = {
    "analysis/model.py": set(),
    "analysis/errors.py": set(),
    "analysis/vocabularies.py": set(),
    "analysis/columns.py": {"analysis", "analysis.vocabularies"},
    "analysis/tables.py": CONTRACTS,
    "analysis/scope.py": CONTRACTS,
    "analysis/scope_sql.py": CONTRACTS | {"analysis.scope"},
    "analysis/dictionary.py": CONTRACTS,
    "analysis/generation.py": CONTRACTS,
    "analysis/text": CONTRACTS,
    "analysis/words": CONTRACTS,
    "analysis/compare": CONTRACTS,
    "analysis/facts": CONTRACTS | {"analysis.text"},
    "analysis/corpus.py": CONTRACTS | {"analysis.scope", "analysis.scope_sql", "analysis.generation"},
    "analysis/build": CONTRACTS
    | {"analysis.text", "analysis.facts", "analysis.words", "analysis.compare", "analysis.generation"},
    "analysis/charts": CONTRACTS,
    "analysis/views": CONTRACTS
    | {
        "analysis.corpus",
        "analysis.scope",
        "analysis.words",
        "analysis.compare",
        "analysis.facts",
        "analysis.codebooks",
    },
    # a corpus's own code book lies beside its tables, so explaining its themes needs both
    "analysis/codebooks.py": CONTRACTS | {"analysis.corpus", "analysis.scope", "analysis.facts", "analysis.compare"},
    # a file of a view must be the same from a page and from the command line, so the view is asked for in one place
    "analysis/export": CONTRACTS | {"analysis.corpus", "analysis.scope", "analysis.views", "analysis.dictionary"},
}
# printing a selection needs every view, its charts and its files; it stands beside the pages, below nothing but the command line
ALLOWED["analysis/report"] = ALLOWED["analysis/export"] | {
    "analysis.export",
    "analysis.charts",
    "analysis.compare.organizations",
    "analysis.compare.overview",
}
PURE = ("analysis/text", "analysis/words", "analysis/compare", "analysis/facts")
MODULES = sorted((ROOT / "analysis").rglob("*.py"))


def imported(place: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(place.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{name.name}" for name in node.names)


def layer_of(place: Path) -> str | None:
    relative = place.relative_to(ROOT).as_posix()
    return next((layer for layer in ALLOWED if relative == layer or relative.startswith(f"{layer}/")), None)


@pytest.mark.parametrize("place", MODULES, ids=lambda place: place.relative_to(ROOT).as_posix())
def test_module_imports_only_what_its_layer_may(place: Path):
    layer = layer_of(place)
    if layer is None:
        return  # the package's own __init__ and the command line may import everything of analysis
    own = layer.removesuffix(".py").replace("/", ".")
    allowed = {*ALLOWED[layer], own}
    packages = tuple(f"{one}." for one in allowed if one != "analysis")
    ours = [name for name in imported(place) if name.startswith("analysis.")]
    wrong = [name for name in ours if name not in allowed and not name.startswith(packages)]
    assert not wrong, f"{layer} may not import {wrong}"


@pytest.mark.parametrize("place", MODULES, ids=lambda place: place.relative_to(ROOT).as_posix())
def test_analysis_never_imports_the_app(place: Path):
    assert not {name.split(".")[0] for name in imported(place)} & {"streamlit", "pages", "dashboard"}


@pytest.mark.parametrize("place", MODULES, ids=lambda place: place.relative_to(ROOT).as_posix())
def test_only_charts_know_plotly_and_wordcloud(place: Path):
    if place.parent.name != "charts":
        assert not {name.split(".")[0] for name in imported(place)} & {"plotly", "wordcloud"}


@pytest.mark.parametrize("layer", PURE)
def test_pure_layers_never_open_a_corpus(layer: str):
    for place in (ROOT / layer).rglob("*.py"):
        assert not {name.split(".")[0] for name in imported(place)} & {"duckdb"}, place


def test_page_scripts_lie_in_section_folders():
    assert [place.name for place in (ROOT / "pages").glob("*.py")] == ["__init__.py"]


@pytest.mark.parametrize("place", sorted((ROOT / "pages").glob("[!p]*/*.py")), ids=lambda place: place.name)
def test_a_page_is_short(place: Path):
    assert len(place.read_text(encoding="utf-8").splitlines()) <= 80


def test_no_file_is_longer_than_its_reader_bears():
    tracked = [*MODULES, *(ROOT / "pages").rglob("*.py"), ROOT / "dashboard.py"]
    lengths = {
        place.relative_to(ROOT).as_posix(): len(place.read_text(encoding="utf-8").splitlines()) for place in tracked
    }
    assert not {name: lines for name, lines in lengths.items() if lines > 250}
