"""A corpus that cannot be opened: the page says in plain words what is wrong and what to do, and the frame stays."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from analysis import errors
from analysis.corpus import Corpus
from analysis.tables import SCHEMA_VERSION
from tests.app import visit

PLAIN = ("Traceback", "Error(", 'File "')


@pytest.fixture
def own_copy(corpus_with_text: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plain corpus directory to break."""
    place = tmp_path / "mine"
    shutil.copytree(corpus_with_text.folder, place)
    monkeypatch.setenv("CORPUS", str(place))
    return place


def says(app: object, lang: str, *parts: str) -> None:
    said = visit.everything_said(app)  # type: ignore[arg-type]
    assert not app.exception  # type: ignore[attr-defined]
    assert visit.words(lang, "notice.corpus_failed") in said
    assert not [one for one in PLAIN if one in said]
    for part in parts:
        assert part in said
    assert [one for one in app.sidebar.selectbox if one.key == "corpus"], "another corpus can still be chosen"  # type: ignore[attr-defined]


def newer(place: Path) -> None:
    manifest = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    (place / "manifest.json").write_text(
        json.dumps({**manifest, "schema_version": SCHEMA_VERSION + 1}), encoding="utf-8"
    )


def damage_table(place: Path) -> None:
    table = place / "terms.parquet"
    held = bytearray(table.read_bytes())
    held[len(held) // 2] ^= 0xFF
    table.write_bytes(bytes(held))


BREAKS = {
    "missing": shutil.rmtree,
    "newer": newer,
    "damaged": damage_table,
    "table gone": lambda place: (place / "themes.parquet").unlink(),
    "manifest is no JSON": lambda place: (place / "manifest.json").write_text("{", encoding="utf-8"),
    "manifest is empty": lambda place: (place / "manifest.json").write_text("{}", encoding="utf-8"),
    "empty folder": lambda place: [one.unlink() for one in place.iterdir()],
}


REASONS = {"missing": "CorpusMissing", "empty folder": "CorpusMissing", "newer": "CorpusTooNew"}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("how", BREAKS)
def test_broken_corpus_is_explained(how: str, lang: str, own_copy: Path):
    BREAKS[how](own_copy)
    app = visit.opened("timeline", {"lang": lang, "corpus": "mine"})
    says(app, lang, str(own_copy), visit.words(lang, f"error.{REASONS.get(how, 'CorpusDamaged')}"))


def kinds(of: type[errors.ReportAnalysisError] = errors.ReportAnalysisError) -> list[str]:
    """The names of every kind of failure."""
    return [name for kind in of.__subclasses__() for name in (kind.__name__, *kinds(kind))]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_failure_is_worded_in_both_languages(lang: str):
    assert {f"error.{name}" for name in kinds()} <= visit.catalogue(lang).keys()


def test_another_corpus_can_be_chosen_after_a_failure(own_copy: Path):
    newer(own_copy)
    app = visit.opened("timeline", {"lang": "en", "corpus": "mine"})
    shipped = visit.words("en", "corpus_name.demo")
    assert shipped in app.sidebar.selectbox(key="corpus").options
    app.sidebar.selectbox(key="corpus").set_value(shipped).run()
    visit.no_trouble(app)
    assert visit.address(app)["corpus"] == ("demo",)
