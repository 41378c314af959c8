"""Exports: every format holds the same rows, nothing in a spreadsheet comes alive, equal tables give equal bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import export
from analysis.errors import UnknownChoice

ALIVE = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
TABLE = pd.DataFrame(
    {
        "term": ["党建", "=1+1", None],
        "term_count": pd.array([3, -2, None], dtype="Int64"),
        "share": [0.25, np.nan, 1.0],
        "reporting_years": [[2020, 2021], [], None],
        "published_date": [date(2021, 9, 27), None, None],
    }
)
cells = st.text(
    alphabet=st.one_of(
        st.sampled_from("=+-@＝＋－＠\t\r\n'\",;|0 1"), st.characters(codec="utf-8", exclude_characters="\0")
    ),
    max_size=12,
)


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_csv_opens_in_excel_and_keeps_numbers_as_numbers():
    data = export.to_csv(TABLE)
    assert data.startswith(b"\xef\xbb\xbf")
    assert read_csv(data) == [
        ["term", "term_count", "share", "reporting_years", "published_date"],
        ["党建", "3", "0.25", "2020; 2021", "2021-09-27"],
        ["'=1+1", "-2", "", "", ""],
        ["", "", "1.0", "", ""],
    ]


def test_json_is_verbatim_with_null_for_unknown():
    assert json.loads(export.to_json(TABLE)) == [
        {
            "term": "党建",
            "term_count": 3,
            "share": 0.25,
            "reporting_years": [2020, 2021],
            "published_date": "2021-09-27",
        },
        {"term": "=1+1", "term_count": -2, "share": None, "reporting_years": [], "published_date": None},
        {"term": None, "term_count": None, "share": 1.0, "reporting_years": None, "published_date": None},
    ]


def test_parquet_is_verbatim_and_typed():
    read = pq.read_table(io.BytesIO(export.to_parquet(TABLE)), page_checksum_verification=True)
    assert read["term"].to_pylist() == ["党建", "=1+1", None]
    assert read["term_count"].to_pylist() == [3, -2, None]


@given(st.lists(cells, min_size=1, max_size=40), st.text(alphabet="=+-@＝＋ａ", max_size=4))
@settings(max_examples=250, deadline=None)  # 250 tables of up to 40 cells: 10,000 cells at most
def test_no_cell_and_no_header_of_a_csv_begins_as_a_formula(texts: list[str], header: str):
    rows = read_csv(export.to_csv(pd.DataFrame({header: texts})))
    assert not [cell for row in rows for cell in row if cell.startswith(ALIVE)]
    assert [
        row[0].removeprefix("'") if text.startswith(ALIVE) else row[0]
        for row, text in zip(rows[1:], texts, strict=False)
        if row
    ] == [text for text, row in zip(texts, rows[1:], strict=False) if row]


@given(st.lists(cells, min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_workbook_holds_a_formula_or_a_link(texts: list[str]):
    with zipfile.ZipFile(io.BytesIO(export.to_xlsx(pd.DataFrame({"text": texts, "http://x": texts})))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        strings = book.read("xl/sharedStrings.xml").decode() if "xl/sharedStrings.xml" in book.namelist() else ""
        assert not any(
            f"<t>{start}" in strings or f'<t xml:space="preserve">{start}' in strings
            for start in ALIVE
            if start not in "\t\r"
        )


@pytest.mark.parametrize("kind", export.FORMATS)
def test_equal_tables_give_equal_bytes(kind: str):
    assert export.to_bytes(TABLE, kind) == export.to_bytes(TABLE.copy(), kind)


@pytest.mark.parametrize("kind", export.FORMATS)
def test_an_empty_table_still_says_its_columns(kind: str):
    data = export.to_bytes(TABLE.iloc[:0], kind)
    assert b"term_count" in data or kind in ("xlsx", "json")


def test_a_long_text_is_cut_where_excel_would_drop_it():
    with zipfile.ZipFile(io.BytesIO(export.to_xlsx(pd.DataFrame({"text": ["长" * 40_000]})))) as book:
        assert "长" * 100 + "…" in book.read("xl/sharedStrings.xml").decode()


def test_an_unknown_format_lists_the_known_ones():
    with pytest.raises(UnknownChoice, match="csv, xlsx, parquet, json"):
        export.to_bytes(TABLE, "pdf")


def test_a_file_name_says_what_it_holds_and_no_path():
    name = export.file_name(
        "demo", "terms", "terms", [("organization", "../甲/乙"), ("term", "a b")], "0123456789abcdef", "csv"
    )
    assert name == "demo_terms_terms_organization----甲-乙_term-a-b_01234567.csv"
