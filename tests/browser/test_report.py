"""The one-file report in a browser: it draws everything offline, complains about nothing, and runs nothing of a corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from analysis import report
from analysis.build import Settings, build
from analysis.corpus import Corpus, open_corpus
from analysis.scope import Scope

pytestmark = pytest.mark.browser
PAYLOADS = json.loads((Path(__file__).parent / "payloads.json").read_text(encoding="utf-8"))["payloads"]
BODY = (
    "2023年，{unit}开展安全生产专项检查12次，组织集中学习20次，覆盖党员35人，{payload}带领职工抢抓工期，完成产值{number}万元。\n"
    "{unit}成立党员突击队，{payload}提前完成主体结构施工，获得业主书面表扬。\n"
)


class Opened:
    """A file opened in a window of its own, with what it asked for and complained about."""

    def __init__(self, page: Page, place: Path) -> None:
        self.page, self.requests, self.complaints = page, [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda said: self.complaints.append(f"{said.type}: {said.text}"))
        page.goto(place.as_uri())
        page.wait_for_selector("body[data-drawn=yes]", timeout=60_000)


@pytest.fixture
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A window without any network."""
    context = browser.new_context(viewport={"width": getattr(request, "param", 1400), "height": 900}, offline=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page", [1400, 390], indirect=True)
def test_report_draws_every_chart_offline_without_a_complaint(
    corpus_with_text: Corpus, page: Page, tmp_path: Path, lang: str
):
    place = tmp_path / "report.html"
    place.write_bytes(report.html(corpus_with_text, Scope(), {"q": ("安全",)}, lang))
    opened = Opened(page, place)
    assert opened.complaints == []
    assert opened.requests == [place.as_uri()]
    wanted = page.locator("[data-figure]").count()
    assert page.locator("[data-figure] .main-svg").count() >= wanted >= 10
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (
        "the file must not scroll sideways"
    )
    for number in range(wanted):  # a figure that is clipped by a style of ours is no figure
        drawn, place_of = (
            page.locator(selector).nth(number).bounding_box()
            for selector in ("[data-figure] .svg-container > .main-svg:first-child", "[data-figure]")
        )
        assert drawn
        assert place_of
        assert abs(drawn["height"] - place_of["height"]) < 2
        assert abs(drawn["width"] - place_of["width"]) < 2


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A corpus in whose titles, organizations, sentences and file names hostile markup is planted."""
    place = tmp_path_factory.mktemp("hostile_report")
    raw = place / "raw"
    raw.mkdir()
    for number, payload in enumerate(PAYLOADS):
        unit = f"青松矿业{number}号选矿厂"
        body = BODY.format(unit=unit, payload=payload, number=number + 3)
        (raw / f"r{number}.txt").write_text(f"{payload}{unit}2023年工作纪实\n{body * 2}", encoding="utf-8")
    rows = [
        f'r{number}.txt,organization,"{payload.replace(chr(34), chr(34) * 2)}",'
        for number, payload in enumerate(PAYLOADS)
    ]
    (place / "fix.csv").write_text("source_path,column,value,note\n" + "\n".join(rows) + "\n", encoding="utf-8")
    build(raw, place / "<script>window.ran=1<", Settings(fictional=True, overrides=place / "fix.csv"))
    return open_corpus(place / "<script>window.ran=1<")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_nothing_of_a_corpus_runs_or_loads(hostile: Corpus, page: Page, tmp_path: Path, lang: str):
    place = tmp_path / "report.html"
    place.write_bytes(report.html(hostile, Scope(), {"q": ("<script>window.ran=1</script>",)}, lang))
    opened = Opened(page, place)
    assert opened.complaints == []
    assert opened.requests == [place.as_uri()]
    assert page.evaluate("window.ran") is None
    shown = page.evaluate("document.body.innerText")
    held = [payload for payload in PAYLOADS if payload in shown]
    assert len(held) >= len(PAYLOADS) - 2, [payload for payload in PAYLOADS if payload not in held]
