"""The fictional corpus is what its makers say: made from the sources, and true of itself."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from analysis.vocabularies import REMOVAL_REASONS, SCRIPTS, YEAR_KINDS, YEAR_ROLES
from tests.fictional import damage, make, truth

HERE = Path(__file__).resolve().parent
FILES, TRUTHS = make.build()
REPORTS = pytest.mark.parametrize("report", TRUTHS, ids=[item["file"] for item in TRUTHS])
NUMERAL = re.compile(r"\d+(?:[.,]\d+)*")
CLASSIFIERS = "个名项次场件份人篇台套座支队户家条处批期组班岗栋辆吨里米年载岁天周月时度倍成元万亿册门堂块" + (
    "面幅间列所艘对位类种步届级"
)
HAN_NUMERAL = re.compile(
    "(?<![第每逐])(?:[二两三四五六七八九]|[一二三四五六七八九]?[十百千][一二三四五六七八九十百千]*)余?多?"
    f"[{CLASSIFIERS}]"
)
READING = re.compile(r"\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]{1,7}\)")
TAG = re.compile(r"<[^<>]{1,200}>")
YEAR_WORD = re.compile("年|载|世纪")
KINDS = frozenset(YEAR_KINDS)
UNRESOLVED_KINDS = ("vague", "relative", "since", "duration", "anniversary", "festival")


def canon(text: str) -> str:
    return "".join(
        c for c in unicodedata.normalize("NFKC", text) if not c.isspace() and c not in "\u200b\u200c\u200d\ufeff\u00ad"
    )


def spans(report: dict, *keys: str) -> list[tuple[int, int]]:
    """Where the marked items and the listed traps stand in the body."""
    found = [
        (item["start"], item["start"] + len(item["surface"]))
        for key in keys
        for item in report[key]
        if item["start"] is not None
    ]
    for trap in report["year_traps"] + report["figure_traps"]:
        found += [(match.start(), match.end()) for match in re.finditer(re.escape(trap), report["body_text"])]
    return found


def unmarked(pattern: re.Pattern[str], report: dict, *keys: str) -> list[str]:
    """The matches that no item and no trap covers, with their surroundings."""
    text, covered = report["body_text"], spans(report, *keys)
    return [
        text[max(match.start() - 8, 0) : match.end() + 8]
        for match in pattern.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in covered)
    ]


def test_committed_pages_are_what_the_sources_make() -> None:
    committed = {
        str(path.relative_to(HERE / "raw")): path.read_bytes() for path in (HERE / "raw").rglob("*") if path.is_file()
    }
    assert committed == FILES


def test_committed_truth_is_what_the_sources_make() -> None:
    assert (HERE / "truth.json").read_text(encoding="utf-8") == make.as_json(TRUTHS)


def test_committed_table_of_reports_is_what_the_sources_make() -> None:
    assert (HERE / "reports.md").read_text(encoding="utf-8") == make.as_table(TRUTHS)


def test_file_names_are_unique_without_their_folder() -> None:
    names = [Path(item["file"]).name for item in TRUTHS]
    assert sorted(set(names)) == sorted(names)


@REPORTS
def test_every_marked_span_stands_in_the_text(report: dict) -> None:
    for item in (item for key in ("years", "figures", "honours") for item in report[key] if item["start"] is not None):
        assert report["body_text"][item["start"] :].startswith(item["surface"]), item
        passage = report["paragraphs"][item["passage_number"]]["text"]
        assert passage[item["start_in_passage"] :].startswith(item["surface"]), item


@REPORTS
def test_every_year_is_possible_and_of_a_known_kind(report: dict) -> None:
    for item in report["years"]:
        assert item["kind"] in KINDS, item
        assert item["role"] in YEAR_ROLES, item
        if item["start_year"] is None:
            assert item["end_year"] is None, item
            assert item["kind"] in UNRESOLVED_KINDS, item
        else:
            assert 1900 <= item["start_year"] <= item["end_year"] <= 2050, item
        digits = re.match(r"(?:19|20)\d\d(?=年)", item["surface"])
        if digits and item["kind"] in ("explicit", "festival"):
            assert item["start_year"] == int(digits[0]), item


@REPORTS
def test_plans_lie_ahead_and_activities_do_not(report: dict) -> None:
    written = int(report["metadata"]["date"]["value"][:4]) if report["metadata"]["date"] else report["reference_year"]
    for item in report["years"]:
        if item["end_year"] is None or written is None:
            continue
        if item["role"] == "plan":
            assert item["end_year"] >= written - (1 if report["reference_year"] != written else 0), item
        elif item["role"] == "activity":
            assert item["end_year"] <= written, item


@REPORTS
def test_every_year_word_is_marked_or_a_trap(report: dict) -> None:
    assert unmarked(YEAR_WORD, report, "years", "figures", "honours") == []


@REPORTS
def test_every_numeral_is_marked_or_a_trap(report: dict) -> None:
    assert unmarked(NUMERAL, report, "years", "figures", "honours") == []


@REPORTS
def test_every_counted_han_numeral_is_marked_or_a_trap(report: dict) -> None:
    assert unmarked(HAN_NUMERAL, report, "years", "figures", "honours") == []


@REPORTS
def test_themes_have_paragraphs_to_rest_on(report: dict) -> None:
    coded = {theme for paragraph in report["paragraphs"] for theme in paragraph["themes"]}
    assert coded == {theme["id"] for theme in report["themes"] if theme["level"] == "main"}
    assert all(re.fullmatch(r"T(0[1-9]|1[0-6])", theme) for theme in coded)


@REPORTS
def test_lengths_are_those_of_real_reports(report: dict) -> None:
    assert 350 <= len(canon(report["body_text"])) <= 1300


@REPORTS
def test_furniture_is_not_in_the_body(report: dict) -> None:
    body = canon(report["body_text"])
    assert [
        line["clean"]
        for line in report["boilerplate"]
        if len(canon(line["clean"])) > 1 and canon(line["clean"]) in body
    ] == []


@REPORTS
def test_metadata_is_printed_on_the_page(report: dict) -> None:
    page = canon("\n".join(line["clean"] for line in report["boilerplate"]))
    for key in ("title", "source", "author", "editor", "category", "site"):
        value = report["metadata"][key]
        assert value is None or canon(value["value"]) in page, key


@REPORTS
def test_undamaged_text_comes_back_from_its_script(report: dict) -> None:
    """What the converter cannot undo is no damage of ours; the sources avoid such words."""
    assert damage.simplified(damage.traditional(report["body_text"])) == report["body_text"]


def digits(text: str) -> Counter[int]:
    """How often each digit stands in the text (damage may make signs like ⒘, which are no digits)."""
    return Counter(unicodedata.decimal(c) for c in text if c.isdecimal())


def read_back(report: dict) -> str:
    """The page with tags, readings and script undone, but not the damage to its bytes."""
    text = FILES[report["file"]].decode(report["encoding"])
    if report["file"].endswith(".html"):
        text = html.unescape(TAG.sub("", text))
    plain = unicodedata.normalize("NFKC", "".join(c for c in text if c not in "\u200b\ufeff"))
    return READING.sub("", plain)


@REPORTS
def test_every_passage_is_on_the_page(report: dict) -> None:
    """Passages whose bytes were hit are the exam itself; all others must come back."""
    page = canon(damage.simplified(read_back(report)))
    hit = [span["clean"] for span in report["tricky"] if span["kind"] in ("gbk_shift", "gloss_fragment")]
    for passage in report["paragraphs"]:
        if not any(span in passage["text"] for span in hit):
            assert canon(passage["text"]) in page


@REPORTS
def test_damage_eats_no_digit(report: dict) -> None:
    """A digit that no byte is left of could not be found by anybody; the truth would be unfair."""
    if report["file"].endswith(".html"):
        return  # its markup has digits of its own, and no byte damage
    clean = "".join(line["clean"] for line in report["boilerplate"]) + report["body_text"]
    assert digits(FILES[report["file"]].decode(report["encoding"])) == digits(clean)


@REPORTS
def test_script_is_what_the_page_is_written_in(report: dict) -> None:
    """Share of Han characters that only Traditional text has: none, a fifth and more, or between (GUIDE of the gold, 1)."""
    han = [c for c in read_back(report) if "\u4e00" <= c <= "\u9fff"]
    share = sum(damage.simplified(c) != c for c in han) / len(han)
    assert report["script"] == ("hant" if share >= 0.2 else "hans" if share < 0.01 else "mixed")


@REPORTS
def test_vocabularies_are_the_products(report: dict) -> None:
    assert report["script"] in SCRIPTS
    assert {line["kind"] for line in report["boilerplate"]} <= set(REMOVAL_REASONS)


def test_years_of_every_kind_and_role_are_there() -> None:
    years = [year for report in TRUTHS for year in report["years"]]
    assert {year["kind"] for year in years} == KINDS
    assert {year["role"] for year in years if year["core"]} == set(YEAR_ROLES)


def test_the_corpus_is_worth_exploring() -> None:
    own = [report for report in TRUTHS if not report["duplicate_of"]]
    named = [report["organization"]["key"] for report in own if not report["organization"]["generic"]]
    assert len(own) >= 36
    assert sum(named.count(key) >= 6 for key in set(named)) >= 5
    assert {year for report in own for year in report["reporting_years"]} == set(range(2018, 2026))
    assert len(TRUTHS) - len(own) == 3


def test_the_scorers_form_holds_every_report() -> None:
    docs = truth.gold_form(TRUTHS)["docs"]
    assert len(docs) == len(TRUTHS)
    assert {year["role"] for doc in docs.values() for year in doc["years"]} <= {"activity", "background"}
    json.dumps(docs)
