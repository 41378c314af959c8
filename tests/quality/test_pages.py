"""Cleaning and metadata on annotated fictional pages: a number with a floor for each, and no invented date.

The pages lie beside this file in the layouts of government, association, discipline-inspection, enterprise and press pages and
of saved HTML, Simplified and Traditional, with and without date, title, source and author; the truth of each lies beside it.
A floor is raised by hand when the score has risen, and never falls by itself. The fingerprint keeps the exam from being changed
unnoticed: whoever changes a page states the new fingerprint in the same commit.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest

from analysis.facts.metadata import metadata
from analysis.model import Cleaned, Metadata
from analysis.text.clean import clean
from analysis.text.script import to_simplified

PAGES = Path(__file__).parent / "pages"
FINGERPRINT = "5197ec578b9eea51"
FLOORS = {"title": 0.92, "date": 0.97, "source": 0.92, "author": 0.85, "editor": 0.90, "category": 0.85, "site": 0.80}
BODY_RECALL, BODY_PRECISION, REMOVED = 0.995, 0.985, 0.97
MIN_PAGES = 24


@dataclass(frozen=True)
class Page:
    name: str
    truth: dict
    cleaned: Cleaned
    found: Metadata

    def value(self, field: str) -> str | None:
        if field == "date":
            return self.found.published_date.isoformat() if self.found.published_date else None
        evidenced = getattr(self.found, field)
        return evidenced.value if evidenced else None

    @property
    def body(self) -> str:
        return canon("".join(passage.text for passage in self.cleaned.passages))


def canon(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@cache
def pages() -> tuple[Page, ...]:
    read = []
    for truth in sorted(PAGES.glob("*.json")):
        source = next(path for path in sorted(PAGES.glob(f"{truth.stem}.*")) if path.suffix != ".json")
        cleaned = clean(source.read_text(encoding="utf-8"))
        read.append(Page(truth.stem, json.loads(truth.read_text(encoding="utf-8")), cleaned, metadata(cleaned)))
    return tuple(read)


def fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(PAGES.iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:16]


def f1(field: str) -> tuple[float, list[str]]:
    right = wrong = missed = 0
    remarks = []
    for page in pages():
        truth, value = page.truth[field], page.value(field)
        hit = truth is not None and value is not None and canon(value) == canon(truth)
        right += hit
        wrong += value is not None and not hit
        missed += truth is not None and not hit
        if not hit and (truth or value):
            remarks.append(f"{page.name}: {value!r} instead of {truth!r}")
    return 2 * right / max(1, 2 * right + wrong + missed), remarks


@cache
def _body_counts() -> tuple[int, int, int, tuple[str, ...]]:
    same = found = wanted = 0
    remarks = []
    for page in pages():
        truth = canon("".join(page.truth["body"]))
        matched = sum(
            block.size for block in SequenceMatcher(None, page.body, truth, autojunk=False).get_matching_blocks()
        )
        same, found, wanted = same + matched, found + len(page.body), wanted + len(truth)
        if not len(truth) == len(page.body) == matched:
            remarks.append(f"{page.name}: {matched} of {len(truth)}, {len(page.body)} found")
    return same, found, wanted, tuple(remarks)


def leaks() -> tuple[float, list[str]]:
    lines = [(page, canon(to_simplified(line))) for page in pages() for line in page.truth["boilerplate"]]
    left = [(page.name, line) for page, line in lines if len(line) > 1 and line in page.body]
    return 1 - len(left) / len(lines), [f"{name}: {line}" for name, line in left]


def test_the_exam_is_the_one_that_was_set():
    assert fingerprint() == FINGERPRINT
    assert len(pages()) >= MIN_PAGES


@pytest.mark.parametrize("field", FLOORS)
def test_metadata_field_reaches_its_floor(field):
    score, remarks = f1(field)
    assert score >= FLOORS[field], remarks


def test_no_date_is_invented():
    assert [page.name for page in pages() if page.truth["date"] is None and page.found.published_date] == []


def test_body_is_kept():
    same, _, wanted, remarks = _body_counts()
    assert same / wanted >= BODY_RECALL, remarks


def test_body_is_clean():
    same, found, _, remarks = _body_counts()
    assert same / found >= BODY_PRECISION, remarks


def test_furniture_is_removed():
    share, left = leaks()
    assert share >= REMOVED, left


def test_script_is_recognised():
    assert [page.name for page in pages() if page.cleaned.script != page.truth["script"]] == []


def test_every_value_has_a_rule_and_its_printed_words():
    for page in pages():
        for field in ("title", "source", "author", "editor", "category", "site"):
            evidenced = getattr(page.found, field)
            if evidenced:
                assert evidenced.rule, page.name
                assert evidenced.evidence, page.name
                assert evidenced.value == to_simplified(evidenced.value), page.name
