"""axe-core's WCAG 2.2 A and AA rules on every page, light and dark: no violation that is ours to mend."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from analysis.corpus import Corpus
from analysis.scope import Scope
from tests.app.visit import PAGES
from tests.browser.conftest import NewVisitor
from tests.browser.served import Server

pytestmark = pytest.mark.browser
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Streamlit's own: rule -> (where it may stand, why we cannot mend it)
STREAMLITS_OWN: dict[str, tuple[str, str]] = {
    "list": ("stSidebarNavItems", "the menu's sections are div elements inside its ul"),
    "listitem": ('<li class="st-emotion-cache', "the menu's entries stand in those div elements"),
}


@pytest.fixture(scope="session")
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def ours(violations: list[dict[str, Any]]) -> list[str]:
    """One line for each element that breaks a rule and is not Streamlit's own."""
    found = []
    for violation in violations:
        own, _ = STREAMLITS_OWN.get(violation["id"], ("", ""))
        for node in violation["nodes"]:
            if not own or own not in node["html"] + " ".join(map(str, node["target"])):
                where, why = " ".join(map(str, node["target"])), node.get("failureSummary", "")
                found.append(f"{violation['id']}: {where} {node['html'][:160]} {why[:200]}")
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_page_is_accessible(
    page: str, scheme: str, server: Server, new_visitor: NewVisitor, axe: str, corpus_with_text: Corpus
):
    reports = corpus_with_text.reports(Scope())
    own = {"context": {"q": "安全"}, "documents": {"report": reports["report_id"].iloc[0]}}
    selected = {"organization": corpus_with_text.choices().organizations, "reported_from": "2018"}
    visitor = new_visitor(server.url, scheme=scheme).go(page, {"lang": "zh", **selected, **own.get(page, {})})
    visitor.page.evaluate(axe)
    made = visitor.page.evaluate("rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES)
    assert ours(made["violations"]) == []
