"""The one-file report: everything of the pages is in it, nothing of a corpus is markup, the same view is the same bytes."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from analysis import report, views
from analysis.__main__ import main
from analysis.columns import CATALOGUE
from analysis.compare.formulas import MIN_CHARACTERS
from analysis.corpus import Corpus, open_corpus
from analysis.errors import UnknownChoice
from analysis.report import markup, remarks, wording
from analysis.report.look import Look
from analysis.scope import Scope

NOTHING = Scope(reported_from=2900)
ASKED = {"q": ("安全",)}  # without a word the page context has nothing to draw
ROOT = Path(__file__).resolve().parents[2]


# What stands on a page and not in the report, and why.
class Outline(HTMLParser):
    """The elements of a file with their attributes, and the text outside of scripts."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text, self._quiet = "", False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._quiet = tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._quiet = False

    def handle_data(self, data: str) -> None:
        self.text += "" if self._quiet else data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def written(corpus_with_text: Corpus) -> dict[str, bytes]:
    """The report of the fictional reports in both languages."""
    return {lang: report.html(corpus_with_text, Scope(), ASKED, lang) for lang in wording.LANGUAGES}


@pytest.fixture(scope="module")
def outlines(written: dict[str, bytes]) -> dict[str, Outline]:
    return {lang: Outline(made.decode()) for lang, made in written.items()}


@pytest.fixture(scope="module")
def one(corpus_with_text: Corpus) -> Scope:
    """One organization: what holds for a whole report holds for a small one, which costs less."""
    return Scope(organization=(corpus_with_text.choices().organizations[0],))


def test_both_languages_say_the_same_things():
    zh, en = (wording.catalogue(lang) for lang in ("zh", "en"))
    assert zh.keys() == en.keys()
    holes = {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in zh.items()}
    assert holes == {key: set(re.findall(r"\{(\w+)\}", text)) for key, text in en.items()}


@pytest.mark.parametrize(("lang", "code"), [("zh", "zh-CN"), ("en", "en")])
def test_report_has_a_language_and_says_n_fingerprint_and_citation(
    outlines: dict[str, Outline], corpus_with_text: Corpus, lang: str, code: str
):
    held = outlines[lang]
    assert held.named("html") == [{"lang": code}]
    counts = corpus_with_text.counts(Scope())
    assert wording.catalogue(lang)["notice.n"].format(**counts).replace("**", "")[:10] in held.text
    assert held.text.count(corpus_with_text.fingerprint) >= 3
    assert "@software{" in held.text


def test_every_table_of_every_page_is_there(outlines: dict[str, Outline]):
    for (page, _), of in views.VIEWS.items():
        assert of.table.en in outlines["en"].text, f"{page} {of.table.name} is missing"


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_codes_are_words_in_every_table(lang: str):
    columns = {name for of in views.VIEWS.values() for name in of.table.columns if CATALOGUE[name].vocabulary}
    assert columns <= set(markup.WORDED)
    wanted = {f"{name}.{code}" for name in columns for code in CATALOGUE[name].vocabulary if code}
    assert wanted <= wording.catalogue(lang).keys()


def test_the_overview_says_how_clean_the_texts_are(outlines: dict[str, Outline], corpus_with_text: Corpus):
    lines = len(corpus_with_text.rows("removed_lines", Scope()))
    assert f"{lines:,} lines of web furniture" in outlines["en"].text


def test_the_years_covered_are_a_view_and_so_in_the_report(outlines: dict[str, Outline], corpus_with_text: Corpus):
    assert ("overview", "coverage") in views.VIEWS
    undated = int(corpus_with_text.reports(Scope())["published_date"].isna().sum())
    assert f"{undated} without a publication date" in outlines["en"].text


def test_the_largest_differences_are_told_in_the_report_as_on_the_page(
    outlines: dict[str, Outline], corpus_with_text: Corpus, one: Scope
):
    rows = views.make(views.view("overview", "largest_differences"), corpus_with_text, Scope(), {})
    assert len(rows)
    for row in rows.itertuples():
        assert f"{row.report_count} of {row.organization_reports} reports of {row.organization}" in outlines["en"].text
        assert f"{row.other_report_count} of {row.other_organization_reports} reports" in outlines["en"].text
    alone = Look(corpus_with_text, one, {}, "en")
    nothing = alone.rows("overview", "largest_differences")
    told = remarks.of_table("overview", "largest_differences", nothing, alone)
    assert (len(nothing), told) == (0, [alone.say("overview.too_few", fewest=5)])


def test_the_denominator_is_that_of_the_rates_where_copies_share_one_count(corpus_with_text: Corpus):
    look = Look(corpus_with_text, Scope(count_mode="weighted"), {}, "en")
    rows = look.rows("terms", "terms")
    tokens = float(rows["term_count"].iloc[0]) / rows["per_10k_terms"].iloc[0] * 10_000
    assert f"{tokens:,.0f} tokens" in remarks.of_table("terms", "terms", rows, look)[-1]


def test_the_least_length_of_a_shared_sentence_is_the_one_that_is_used():
    for lang in wording.LANGUAGES:
        said = wording.catalogue(lang)["remark.organizations.formula_shares"]
        assert re.findall(r"\d+", said) == [str(MIN_CHARACTERS)]


def test_mentions_that_cannot_be_resolved_are_counted(corpus_with_text: Corpus):
    look = Look(corpus_with_text, Scope(), {}, "en")
    rows = look.rows("timeline", "mentions")
    unresolved = int(rows["start_year"].isna().sum())
    assert unresolved
    assert remarks.of_table("timeline", "mentions", rows, look)[0].startswith(f"{unresolved} of these")
    resolved = rows[rows["start_year"].notna()]
    assert remarks.of_table("timeline", "mentions", resolved, look) == []


def test_themes_have_their_names_in_the_language_of_the_report(corpus_with_text: Corpus, outlines: dict[str, Outline]):
    names = corpus_with_text.manifest["themes"]
    cells = {lang: re.findall(r"\bT\d\d(\D+?)\d", held.text) for lang, held in outlines.items()}
    for lang in wording.LANGUAGES:
        assert set(cells[lang]) & {one[lang] for one in names.values()}
    assert not set(cells["en"]) & {one["zh"] for one in names.values()}


def is_chart(name: str) -> bool:
    return name.endswith(".title") and name.count(".") == 2


def test_every_chart_has_data_an_alternative_text_and_how_it_was_computed(outlines: dict[str, Outline]):
    held = outlines["en"]
    drawn = [one for one in held.named("div") if "data-figure" in one]
    data = {one["id"] for one in held.named("script") if one.get("type") == "application/json"}
    assert {one["data-figure"] for one in drawn} == data
    assert all(one["aria-label"] for one in [*drawn, *held.named("svg")])
    assert len(held.named("figure")) == len(held.named("details")) == len(drawn) + len(held.named("svg"))
    missing = [title for name, title in wording.catalogue("en").items() if is_chart(name) and title not in held.text]
    assert not missing


def test_long_tables_are_cut_and_say_so(outlines: dict[str, Outline], corpus_with_text: Corpus):
    of = views.view("terms", "terms")
    rows = views.make(of, corpus_with_text, Scope(), {})
    assert len(rows) > markup.MOST_ROWS
    assert f"Only the first {markup.MOST_ROWS} of {len(rows):,} rows stand here" in outlines["en"].text
    assert str(rows["term"].iloc[0]) in outlines["en"].text


def test_nothing_is_named_that_a_browser_would_load(outlines: dict[str, Outline]):
    for held in outlines.values():
        for _, attributes in held.elements:
            assert not attributes.keys() & {"src", "srcset", "action", "data"}
            assert not (attributes.get("href") or "#").replace("#", "", 1).startswith(("http", "/", "."))
        policy = next(one["content"] for one in held.named("meta") if "http-equiv" in one)
        assert str(policy).startswith("default-src 'none'; script-src 'sha256-")
        assert "unsafe-eval" not in str(policy)


def test_plotly_is_included_once(written: dict[str, bytes]):
    assert [made.count(b"plotly.js v") for made in written.values()] == [1, 1]


def test_the_same_view_gives_the_same_bytes(written: dict[str, bytes], corpus_with_text: Corpus):
    again = open_corpus(corpus_with_text.folder.parents[1])
    assert report.html(again, Scope(), ASKED, "zh") == written["zh"]


def test_page_keys_reach_their_tables(corpus_with_text: Corpus, one: Scope):
    held = Outline(report.html(corpus_with_text, one, {"q": ("安全",), "role": ("plan",)}, "en").decode())
    assert "&role=plan'" in held.text
    assert "&q=%E5%AE%89%E5%85%A8'" in held.text


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_an_empty_selection_and_a_corpus_without_text_say_what_is_missing(
    corpus_with_text: Corpus, corpus_features_only: Corpus, one: Scope, lang: str
):
    empty = Outline(report.html(corpus_with_text, NOTHING, {}, lang).decode())
    assert not [one for one in empty.named("div") if "data-figure" in one]
    assert wording.catalogue(lang)["report.empty"] in empty.text
    without = Outline(report.html(corpus_features_only, one, {}, lang).decode())
    assert wording.catalogue(lang)["report.no_text"] in without.text


def test_an_unknown_language_lists_the_known_ones(corpus_with_text: Corpus):
    with pytest.raises(UnknownChoice, match="zh, en"):
        report.html(corpus_with_text, Scope(), {}, "fr")


def test_command_writes_the_same_bytes_and_says_how_large_the_file_is(
    corpus_with_text: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    place, out = corpus_with_text.folder.parents[1], tmp_path / "report.html"
    organization = corpus_with_text.choices().organizations[0]
    asked = ["report", str(place), "--scope", f"organization={organization}", "--lang", "en", "--out", str(out)]
    assert main(asked) == 0
    wanted = report.html(corpus_with_text, Scope(organization=(organization,)), {}, "en")
    assert out.read_bytes() == wanted
    assert f"{len(wanted) / 1e6:.1f} MB" in capsys.readouterr().out
    assert report.file_name(corpus_with_text, Scope(), "en").endswith(f"_{corpus_with_text.fingerprint[:8]}.html")


@pytest.mark.parametrize("scope", ["role=hope", "organization=nobody"])
def test_a_wrong_value_is_an_error(corpus_with_text: Corpus, scope: str, tmp_path: Path):
    out = tmp_path / "report.html"
    assert main(["report", str(corpus_with_text.folder), "--scope", scope, "--out", str(out)]) == 2
    assert not out.exists()
