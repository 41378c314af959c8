"""Files of a view: each says where it comes from, a page gives the command line's bytes, nothing in them comes alive."""

from __future__ import annotations

import csv
import io
import json
import random
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlencode
from xml.etree import ElementTree

import pandas as pd
import pyarrow.parquet as pq
import pytest
import yaml
from streamlit.delta_generator import DeltaGenerator

from analysis import export, tables, views
from analysis.__main__ import main
from analysis.build import Settings, build
from analysis.corpus import Corpus, open_corpus
from analysis.export import formats
from analysis.scope import Scope
from tests.analysis.test_export import ALIVE, read_csv
from tests.app import visit

CELLS = 10_000
PIECES = (*ALIVE, "1", "cmd|' /C calc'!A1", "党建", '"', ",", "\n", ";", " ", "HYPERLINK(1)", "'")
WEIGHTED = Scope(count_mode="weighted")


def generated_texts(number: int) -> list[str]:
    """Texts that begin, often, as a spreadsheet's formula does."""
    chosen = random.Random(11)
    return ["".join(chosen.choices(PIECES, k=chosen.randint(1, 5))) for _ in range(number)]


def sheets(data: bytes) -> dict[str, str]:
    """The XML of each sheet and of the shared strings of a workbook."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode() for name in book.namelist() if name.startswith("xl/")}


def readme_of(data: bytes) -> list[list[str]]:
    """The lines of the README sheet."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    parts = sheets(data)
    strings = [
        "".join(t.text or "" for t in one.iter(f"{{{space['m']}}}t"))
        for one in ElementTree.fromstring(parts["xl/sharedStrings.xml"]).findall("m:si", space)
    ]
    rows = ElementTree.fromstring(parts["xl/worksheets/sheet2.xml"]).findall(".//m:row", space)
    return [[strings[int(cell.findtext("m:v", "0", space))] for cell in row] for row in rows]


def said_in(data: bytes) -> dict[str, str]:
    """First and second column of the README sheet."""
    return {row[0]: row[1] for row in readme_of(data) if row}


def of_terms(corpus: Corpus, kind: str, scope: Scope = WEIGHTED) -> bytes:
    return export.of_view(corpus, "terms", "terms", scope, {"exclude": ("党建", "=1+1")}, kind)


@pytest.mark.parametrize("kind", export.MIME_TYPES)
def test_equal_views_give_equal_bytes(corpus_with_text: Corpus, kind: str):
    assert of_terms(corpus_with_text, kind) == of_terms(open_corpus(visit.home_of(corpus_with_text)), kind)


def test_workbook_explains_itself_on_a_second_sheet(corpus_with_text: Corpus):
    said = said_in(of_terms(corpus_with_text, "xlsx"))
    counts = corpus_with_text.counts(Scope())
    assert said["指纹 fingerprint"] == corpus_with_text.fingerprint
    assert parse_qs(said["地址 address"].partition("?")[2]) == {
        "corpus": ["corpus"],
        "count_mode": ["weighted"],
        "exclude": ["党建", "=1+1"],
    }
    assert [said[f"n: {name}"] for name in ("报告 reports", "词 tokens")] == [
        str(counts["reports"]),
        str(counts["tokens"]),
    ]
    first = views.make(views.view("terms", "terms"), corpus_with_text, WEIGHTED, {}).iloc[0]
    denominator = float(first["term_count"]) / first["per_10k_terms"] * 10_000
    assert said["n: 频次的分母（词） tokens that rates are of"] == f"{denominator:.0f}" < str(counts["tokens"])
    notices = [row[1] for row in readme_of(of_terms(corpus_with_text, "xlsx")) if row[:1] == ["注意 notice"]]
    assert [notice for notice in notices if "Fictional corpus" in notice]
    assert corpus_with_text.fingerprint in said["引用 citation"]
    for name in views.view("terms", "terms").table.columns:
        assert said[name] == tables.SHOWN["terms", "terms"].column(name).zh


def test_a_comparison_says_who_was_compared_although_nothing_was_chosen(corpus_with_text: Corpus):
    """The address of a default view names nobody; a file must."""
    said = said_in(export.of_view(corpus_with_text, "organizations", "keyness", Scope(), {}, "xlsx"))
    reports = corpus_with_text.reports(Scope())["organization_label"]
    first = min(reports)
    assert said["设定 setting: a"] == first
    assert said["设定 setting: a_reports"] == str((reports == first).sum())
    assert said["设定 setting: b_reports"] == str((reports != first).sum())
    assert (said["设定 setting: b"], said["设定 setting: genre_words"]) == ("rest", "0")


def test_a_timeline_says_which_role_it_counts(corpus_with_text: Corpus):
    said = said_in(export.of_view(corpus_with_text, "timeline", "reported_years", Scope(), {}, "xlsx"))
    assert said["设定 setting: role"] == "activity"


def test_readme_says_when_there_is_no_text(corpus_features_only: Corpus):
    notices = [row[1] for row in readme_of(of_terms(corpus_features_only, "xlsx")) if row[:1] == ["注意 notice"]]
    assert [notice for notice in notices if "Features only" in notice]


def test_parquet_says_where_it_comes_from_and_has_its_declared_types(corpus_with_text: Corpus):
    data = export.of_view(corpus_with_text, "documents", "reports", Scope(), {}, "parquet")
    schema = pq.read_schema(io.BytesIO(data))
    assert schema.metadata[b"fingerprint"].decode() == corpus_with_text.fingerprint
    assert schema.metadata[b"address"] == b"/documents?corpus=corpus"
    declared = tables.SHOWN["documents", "reports"].schema
    assert {name: schema.field(name).type for name in schema.names} == {
        name: declared.field(name).type for name in schema.names
    }


def test_empty_parquet_has_the_types_of_a_full_one(corpus_with_text: Corpus):
    nothing, everything = (
        pq.read_schema(io.BytesIO(export.of_view(corpus_with_text, "documents", "reports", scope, {}, "parquet")))
        for scope in (Scope(reported_from=2900), Scope())
    )
    assert nothing.types == everything.types


def test_zip_holds_everything_that_belongs_to_the_view(corpus_with_text: Corpus):
    with zipfile.ZipFile(io.BytesIO(of_terms(corpus_with_text, "zip"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
        assert {entry.date_time for entry in archive.infolist()} == {(2000, 1, 1, 0, 0, 0)}
    assert list(files) == sorted(files)
    assert files["terms.csv"] == of_terms(corpus_with_text, "csv")
    assert files["terms.parquet"] == of_terms(corpus_with_text, "parquet")
    assert json.loads(files["manifest.json"])["generation"] == corpus_with_text.fingerprint
    assert yaml.safe_load(files["CITATION.cff"])["version"] in files["citation.bib"].decode()
    assert corpus_with_text.fingerprint in files["citation.bib"].decode()
    assert "/terms?corpus=corpus&count_mode=weighted" in files["README.txt"].decode()
    assert "dp_norm" in files["README.txt"].decode()
    assert "| dp_norm |" in files["data_dictionary.md"].decode()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """A corpus in a folder whose name, and whose titles, a spreadsheet would run."""
    place = tmp_path_factory.mktemp("hostile")
    raw = place / "raw"
    raw.mkdir()
    for number, text in enumerate(generated_texts(12)):
        body = (
            f"2023年，青松矿业有限公司开展安全生产专项检查{number + 2}次，组织集中学习20次，覆盖党员35人，带领职工抢抓工期。\n"
            * 3
        )
        (raw / f"={number}.txt").write_text(f"{text}工作纪实\n{body}", encoding="utf-8")
    build(raw, place / "=1+1", Settings(fictional=True))
    return open_corpus(place / "=1+1")


def test_ten_thousand_cells_hold_no_live_formula(corpus_with_text: Corpus):
    texts = generated_texts(CELLS)
    rows = pd.DataFrame({f"{texts[number]}{number}": texts[number::100] for number in range(100)})
    for row in read_csv(export.to_csv(rows)):
        assert not [cell for cell in row if cell.startswith(ALIVE)]
    parts = sheets(export.to_xlsx(rows, [texts[:100], texts[100:200]]))
    assert not [name for name, xml in parts.items() if "<f>" in xml or "<f " in xml or "<hyperlink" in xml]
    shared = parts["xl/sharedStrings.xml"]
    starts = [one for one in ALIVE if one not in "\t\r"]
    assert not [one for one in starts if f"<t>{one}" in shared or f'<t xml:space="preserve">{one}' in shared]


@pytest.mark.parametrize(("page", "table"), [("documents", "reports"), ("timeline", "mentions")])
def test_no_file_of_a_hostile_corpus_comes_alive(hostile: Corpus, page: str, table: str):
    of_view = {
        kind: export.of_view(hostile, page, table, Scope(), {"role": ("activity",)}, kind) for kind in ("zip", "xlsx")
    }
    with zipfile.ZipFile(io.BytesIO(of_view["zip"])) as archive:
        held = archive.read(f"{table}.csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(held, newline="")))
    assert len(rows) > 1
    assert not [cell for row in rows for cell in row if cell.startswith(ALIVE)]
    parts = sheets(of_view["xlsx"])
    assert not [name for name, xml in parts.items() if "<f>" in xml or "<f " in xml]
    assert said_in(of_view["xlsx"])["语料库 corpus"] == "'=1+1"


def test_more_rows_than_a_sheet_holds_are_left_out_and_the_readme_says_so(
    corpus_with_text: Corpus, monkeypatch: pytest.MonkeyPatch
):
    assert formats.SHEET_MOST_ROWS + 1 == 2**20  # a sheet's rows, of which the first is the heading
    monkeypatch.setattr(formats, "SHEET_MOST_ROWS", 3)
    data = of_terms(corpus_with_text, "xlsx")
    assert sheets(data)["xl/worksheets/sheet1.xml"].count("<row ") == 4
    assert "only the first of them" in said_in(data)["行数 rows"]


def test_infinity_is_a_word_where_numbers_cannot_say_it():
    rows = pd.DataFrame({"log_ratio": [float("inf"), float("-inf")]})
    assert json.loads(export.to_json(rows)) == [{"log_ratio": "inf"}, {"log_ratio": "-inf"}]
    assert read_csv(export.to_csv(rows))[1:] == [["inf"], ["'-inf"]]
    assert "'-inf" in sheets(export.to_xlsx(rows))["xl/sharedStrings.xml"]


@pytest.mark.parametrize("kind", export.MIME_TYPES)
def test_a_page_gives_the_bytes_of_the_command_line(
    corpus_with_text: Corpus, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    place = visit.home_of(corpus_with_text)
    monkeypatch.setenv("CORPUS", str(place))
    offered: dict[str, dict[str, object]] = {}
    drawn = DeltaGenerator.download_button

    def noted(self: DeltaGenerator, label: str, data: object, **rest: object) -> bool:
        offered[str(rest["key"])] = {"data": data, **rest}
        return drawn(self, label, data, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(DeltaGenerator, "download_button", noted)
    organization = corpus_with_text.choices().organizations[0]
    query = {"organization": organization, "role": "background", "lang": "en"}
    app = visit.opened("timeline", query)
    visit.no_trouble(app)
    button = offered[f"timeline.reported_years.download.{kind}"]
    file = tmp_path / "file"
    address = urlencode([(key, one) for key, values in visit.address(app).items() for one in values])
    arguments = ["export", str(place), "timeline", "reported_years", "--scope", address, "--format", kind]
    assert main([*arguments, "--out", str(file)]) == 0
    assert button["data"]() == file.read_bytes()  # type: ignore[operator]
    assert str(button["file_name"]).endswith(f"_{corpus_with_text.fingerprint[:8]}.{kind}")
