"""The methods page explains every measure, names its sources, and whatever is cited can be cited from the file."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re

import pytest

from analysis import compare, words
from analysis.corpus import Corpus
from pages.parts.language import catalogue
from pages.parts.measures import MEASURES
from tests.app import visit

REFERENCES = (visit.DASHBOARD.parent / "pages" / "parts" / "references.bib").read_text(encoding="utf-8")


def test_every_measure_is_explained_on_the_methods_page(corpus: Corpus):
    for lang in ("zh", "en"):
        app = visit.opened("methods", {"lang": lang})
        said = visit.everything_said(app)
        shown = [one.value for one in app.code]
        for measure in MEASURES:
            assert measure.formula in shown
            assert visit.words(lang, f"caution.{measure.name}") in said
            assert measure.reference in said


def test_every_published_method_of_words_and_comparison_is_explained():
    explained = {measure.function for measure in MEASURES}
    modules = [
        importlib.import_module(f"{package.__name__}.{found.name}")
        for package in (words, compare)
        for found in pkgutil.iter_modules(package.__path__)
    ]
    functions = [one for held in modules for _, one in inspect.getmembers(held, inspect.isfunction)]
    published = {one for one in functions if "Source:" in (one.__doc__ or "") and not one.__name__.startswith("_")}
    ours = {one for one in published if one.__module__.startswith(("analysis.words", "analysis.compare"))}
    assert len(ours) > 15
    assert not ours - explained


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.name)
def test_sources_are_in_the_references(measure):
    cited = re.match(r"([A-Z][\w'ý]+).*?(\d{4})", measure.source)
    if cited:
        author, year = cited[1].lower().replace("ý", "y"), cited[2]
        assert f"{{{author}{year}," in REFERENCES
    assert measure.pages
    assert all(page in visit.PAGES for page in measure.pages)


CONFERENCES = {"humanities2022", "raslan2008"}  # a year that belongs to a conference, not to an author


def cited(text: str) -> set[str]:
    """The keys of the publications that a text names: first author and year."""
    found = re.findall(
        r"([A-Z][\w'ý-]+)(?:(?:, [A-Z][\w-]+)* (?:&|and) [A-Z][\w-]+| et al\.)? (1[89]\d\d|20[0-2]\d)\b", text
    )
    return {f"{author.replace('ý', 'y').replace('-', '').lower()}{year}" for author, year in found} - CONFERENCES


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_whatever_is_cited_on_a_page_can_be_cited_from_the_file(lang: str):
    said = {key for text in catalogue(lang).values() for key in cited(text)}
    told = {key for measure in MEASURES for key in cited(measure.reference)}
    assert len(said) > 10
    missing = {key for key in said | told if f"{{{key}," not in REFERENCES}
    assert not missing


def test_references_are_one_entry_a_line():
    assert all(re.fullmatch(r"@\w+\{\w+\d{4}, author = .*\}", line) for line in REFERENCES.splitlines())
