"""The one-file report holds every chart and table of the pages: what is missing is found in the sources themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from analysis import views
from analysis.report import document, drawings, wording
from analysis.scope import Scope

NOTHING = Scope(reported_from=2900)
ASKED = {"q": ("安全",)}  # without a word the page context has nothing to draw
ROOT = Path(__file__).resolve().parents[2]
# What stands on a page and not in the report, and why.
NOT_OF_A_SELECTION = {("bar_chart", "step", "chars_left"): "the cleaning of one opened report, not of a selection"}
TABLES_WITHOUT_A_VIEW = {
    "pages/compare/told.py": "evidence of a clicked mark; the report has all of themes passages",
    "pages/corpus/methods.py": "the definitions of the columns, in the report's methods",
    "pages/parts/audit.py": "the cleaning of one opened report",
    "pages/parts/document.py": "what one opened report holds",
    "pages/parts/evidence.py": "evidence of a clicked mark or a chosen word",
    "pages/parts/tables.py": "this shows the views",
    "pages/time/mentions.py": "evidence of a clicked mark; the report has all of timeline mentions",
}


def sources(folder: str) -> dict[str, ast.Module]:
    """The modules below that folder of the project, parsed, by their path in it."""
    found = sorted((ROOT / folder).rglob("*.py"))
    return {one.relative_to(ROOT).as_posix(): ast.parse(one.read_text(encoding="utf-8")) for one in found}


def functions_that_give(folder: str, kind: str) -> set[str]:
    """The public functions below that folder whose declared answer is of that kind."""
    nodes = (node for module in sources(folder).values() for node in module.body)
    made = {
        one.name
        for one in nodes
        if isinstance(one, ast.FunctionDef) and one.returns and ast.unparse(one.returns) == kind
    }
    return {name for name in made if not name.startswith("_")}


def calls(module: ast.Module) -> Iterator[tuple[str, str, list[str]]]:
    """Every call of the module: the name that it begins with, the function's own, and the literal words among its arguments."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            words = [one.value for one in node.args if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            dotted = ast.unparse(node.func).split(".")
            yield dotted[0], dotted[-1], words


def charts_of(folder: str) -> set[tuple[str, ...]]:
    """What is drawn there: function of analysis/charts, and category and value where it is told them by name."""
    made = set()
    for module in sources(folder).values():
        nodes = [one for one in ast.walk(module) if isinstance(one, ast.ImportFrom)]
        known = {name.name for one in nodes if str(one.module).startswith("analysis.charts") for name in one.names}
        made |= {(function, *words[:2]) for start, function, words in calls(module) if start in known}
    return made


def test_every_chart_that_a_page_draws_the_report_draws_from_the_same_columns():
    on_pages, in_report = charts_of("pages"), charts_of("analysis/report")
    assert {("bar_chart", "term", "per_10k_terms"), ("keyness_chart",), ("placed_words",)} <= on_pages
    missing = on_pages - in_report - NOT_OF_A_SELECTION.keys()
    assert missing == set()
    assert NOT_OF_A_SELECTION.keys() <= on_pages, "an exception that no page needs any more"


def test_every_drawing_has_its_texts_and_its_place_on_a_page():
    named = {
        words[0]
        for module in sources("analysis/report").values()
        for _, name, words in calls(module)
        if name == "Drawing" and words
    }
    told = {name for name in wording.catalogue("en") if name.count(".") == 2}
    titled = {name.removesuffix(".title") for name in told if name.endswith(".title")}
    assert titled - named == {"themes.shares", "themes.text"}, "these two are named in a loop"
    assert {f"{one}.{part}" for one in named for part in ("title", "alt", "how")} <= told
    placed = {draw.__name__ for of_page in drawings._PAGES.values() for draw in of_page}
    assert placed == functions_that_give("analysis/report/drawings", "Iterator[Drawing]")


def test_every_table_that_a_page_shows_is_one_of_the_report():
    shown = {
        tuple(words[:2])
        for module in sources("pages").values()
        for _, name, words in calls(module)
        if name == "show" and tuple(words[:2]) in views.VIEWS
    }
    assert {("organizations", "copy_groups"), ("themes", "theme_trends"), ("timeline", "mentions")} <= shown
    assert {page for page, _ in views.VIEWS} == set(document.PAGES), "the report has every view of these pages"
    without = {path for path, module in sources("pages").items() for _, name, _ in calls(module) if name == "dataframe"}
    assert without == TABLES_WITHOUT_A_VIEW.keys()
