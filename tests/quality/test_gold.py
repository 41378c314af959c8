"""The annotated reports: measured quality with floors that never fall by themselves.

Two exams, both marked by the scorer of the annotated five (../shared/gold), where that folder is present: the five real reports,
whose text is other people's and stays outside of this repository, and our own fictional ones, whose truth lies beside them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.build import Settings, build
from tests.fictional_corpus import RAW, ROOT

SHARED = ROOT.parent / "shared"
SCORER = SHARED / "gold" / "score_corpus.py"
pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(
        not SCORER.exists(), reason="../shared/gold is not here: the annotated reports are not part of this repository"
    ),
]

# measure -> the least that it may be. Five reports are a regression suite, no evidence of how well new ones are read.
FLOORS_FIVE = {
    "body characters": 0.998,
    "body exact (hash)": 1.0,
    "tricky spans right": 1.0,
    "script accuracy": 1.0,
    "metadata: ALL": 1.0,
    "years: found": 0.96,
    "years: strict value": 0.94,
    "years: role accuracy": 0.93,
    "reporting years": 1.0,
    "figures: value+unit": 0.94,
    "organization: strict": 1.0,
    "organization level accuracy": 1.0,
    "organization: parent (any level of the chain)": 0.75,
    "honours": 0.85,
    "organizations": 0.75,
    "themes: main set": 0.90,
    "themes: dominant 3 (ties accepted)": 0.85,
}
FLOORS_FICTIONAL = {
    "body characters": 0.998,
    "script accuracy": 1.0,
    "metadata: ALL": 0.98,
    "years: found": 0.97,
    "years: strict value": 0.96,
    "years: role accuracy": 0.95,
    "reporting years": 0.97,
    "figures: value+unit": 0.97,
    "organization: strict": 0.85,
    "organization level accuracy": 0.90,
    "honours": 0.80,
    "themes: main set": 0.84,
}
NEVER = ("boilerplate lines leaked", "pinyin glosses left", "figures: trap hits", "years: trap hits")


def scored(raw: Path, out: Path, *gold: str) -> dict[str, float]:
    """The scorer's figures for a corpus built with text from that folder."""
    build(raw, out, Settings())
    ran = subprocess.run(
        [sys.executable, str(SCORER), str(out), *gold, "--json"], capture_output=True, text=True, check=True
    )
    figures: dict[str, float] = json.loads(ran.stdout)
    return figures


@pytest.fixture(scope="module")
def five(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    return scored(SHARED / "seeds", tmp_path_factory.mktemp("five") / "corpus")


@pytest.fixture(scope="module")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    place = tmp_path_factory.mktemp("fictional")
    subprocess.run(
        [sys.executable, "-m", "tests.fictional.make", "--gold", str(place / "gold.json")], check=True, cwd=ROOT
    )
    return scored(RAW, place / "corpus", str(place / "gold.json"))


@pytest.mark.parametrize(("measure", "floor"), FLOORS_FIVE.items())
def test_the_five_reports(five: dict[str, float], measure: str, floor: float):
    assert five[measure] >= floor


@pytest.mark.parametrize(("measure", "floor"), FLOORS_FICTIONAL.items())
def test_the_fictional_reports(fictional: dict[str, float], measure: str, floor: float):
    assert fictional[measure] >= floor


@pytest.mark.parametrize("measure", NEVER)
def test_what_must_never_happen(five: dict[str, float], fictional: dict[str, float], measure: str):
    assert (five[measure], fictional[measure]) == (0, 0)


def test_no_damage_is_left_in_the_five(five: dict[str, float]):
    assert five['"?" damage left'] == 0


def test_no_text_of_other_people_is_in_the_repository():
    ran = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "no_seed_text.py"), str(SHARED)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
