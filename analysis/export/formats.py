"""A table as bytes: CSV, XLSX, Parquet or JSON, the same rows in each, safe to open in a spreadsheet.

Text cells and headers that a spreadsheet would run as a formula get a leading apostrophe in CSV and XLSX; numbers are no text and
stay numbers; Parquet and JSON stay verbatim. The bytes depend on the table and nothing else: no clock, no machine.
"""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from analysis.errors import UnknownChoice
from analysis.tables import Table

_FORMULA_START = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_LIST_SEPARATOR = "; "
_CELL_MOST = 32_767  # characters that Excel holds in a cell
SHEET_MOST_ROWS = 1_048_575  # rows that an Excel sheet holds below its heading
_README_WIDTH = 28  # characters: the headings in two languages can be read without widening the column
_NO_CLOCK = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_NAME_MOST = 80  # characters of the scope in a file name; file systems end at 255 bytes


def neutral(value: object) -> object:
    """The value as a spreadsheet may hold it: text that it would run gets a leading apostrophe, all else stays.

    >>> neutral("=1+1"), neutral(-3), neutral("党建+")
    ("'=1+1", -3, '党建+')
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA_START) else value


def to_csv(table: pd.DataFrame) -> bytes:
    """CSV in UTF-8 with the mark that Excel needs."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(neutral(str(name)) for name in table.columns)
    for row in _flat(table).itertuples(index=False, name=None):
        writer.writerow("" if value is None else neutral(value) for value in row)
    return held.getvalue().encode("utf-8-sig")


def to_xlsx(table: pd.DataFrame, readme: Sequence[Sequence[str]] = ()) -> bytes:
    """An Excel workbook without live formulas or links: a sheet `data` and, when there are lines for it, a sheet `README`.

    Longer texts are cut at Excel's limit and say so by …; rows beyond the end of a sheet are left out.
    """
    import xlsxwriter  # pages offer the format long before anyone asks for it

    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(held, options) as book:
        book.set_properties({"created": _NO_CLOCK})
        flat = _flat(table.head(SHEET_MOST_ROWS))
        data = book.add_worksheet("data")
        _write_rows(data, [list(flat.columns), *flat.itertuples(index=False, name=None)])
        data.freeze_panes(1, 0)
        if readme:
            explained = book.add_worksheet("README")
            _write_rows(explained, readme)
            explained.set_column(0, 1, _README_WIDTH)
    return held.getvalue()


def to_parquet(table: pd.DataFrame, declared: Table | None = None, metadata: Mapping[str, str] | None = None) -> bytes:
    """Parquet with page checksums; text stays verbatim.

    Columns get their `declared` types, so that an empty table has the types of a full one; a count that is a sum of shared
    votes is no whole number and stays a fraction.
    """
    held = io.BytesIO()
    made = pa.Table.from_pandas(table, preserve_index=False)
    if declared is not None:
        made = pa.table({name: _typed(made[name], declared, name) for name in made.column_names})
    made = made.replace_schema_metadata(dict(sorted((metadata or {}).items())) or None)
    pq.write_table(made, held, compression="zstd", write_page_checksum=True)
    return held.getvalue()


def _typed(values: Any, declared: Table, name: str) -> Any:
    if name not in declared.columns:
        return values
    try:
        return values.cast(declared.schema.field(name).type)
    except pa.ArrowInvalid:
        return values


def to_json(table: pd.DataFrame) -> bytes:
    """A JSON list of records; text stays verbatim, unknown is null."""
    records = [{name: _plain(value) for name, value in row.items()} for row in table.to_dict("records")]
    return (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode()


FORMATS: Mapping[str, tuple[Callable[[pd.DataFrame], bytes], str]] = {
    "csv": (to_csv, "text/csv"),
    "xlsx": (to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": (to_parquet, "application/vnd.apache.parquet"),
    "json": (to_json, "application/json"),
}


def to_bytes(table: pd.DataFrame, kind: str) -> bytes:
    """The table in that format.

    Raises:
        UnknownChoice: there is no such format.
    """
    if kind not in FORMATS:
        raise UnknownChoice("there is no such format", kind, f"There are: {', '.join(FORMATS)}.")
    return FORMATS[kind][0](table)


def file_name(
    corpus_name: str, page: str, table: str, query: Sequence[tuple[str, str]], fingerprint: str, kind: str
) -> str:
    """A download's name: corpus, page, table, scope and fingerprint, so that a file on a disk still says what it is."""
    scope = "_".join(f"{key}-{value}" for key, value in query) or "all"
    safe = re.sub(r"[^\w\-]", "-", scope)[:_NAME_MOST]
    return f"{corpus_name}_{page}_{table}_{safe}_{fingerprint[:8]}.{kind}"


def _flat(table: pd.DataFrame) -> pd.DataFrame:
    """Every cell a number, a text, a date or None: lists are joined, missing values are None."""
    return pd.DataFrame(
        {name: pd.Series([_cell(value) for value in table[name]], dtype=object) for name in table.columns}
    )


def _cell(value: object) -> object:
    value = _plain(value)
    return _LIST_SEPARATOR.join(str(one) for one in value) if isinstance(value, list) else value


def _plain(value: Any) -> Any:
    """A numpy or pandas value as plain Python; every kind of missing value as None."""
    if isinstance(value, str):
        return value
    if isinstance(value, np.ndarray):
        return [_plain(one) for one in value.tolist()]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if value is None or pd.isna(value):
        return None
    if isinstance(value, date):
        return value.isoformat()[:10]
    number = value.item() if hasattr(value, "item") else value
    return (
        str(number) if isinstance(number, float) and math.isinf(number) else number
    )  # JSON and Excel have no infinity


def _write_rows(sheet: Any, rows: Iterable[Sequence[object]]) -> None:
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            _write_cell(sheet, number, column, value)


def _write_cell(sheet: Any, number: int, column: int, value: object) -> None:
    if value is None:
        return
    if isinstance(value, str):
        text = str(neutral(value))
        sheet.write_string(number, column, text if len(text) <= _CELL_MOST else text[: _CELL_MOST - 1] + "…")
    elif isinstance(value, bool):
        sheet.write_boolean(number, column, value)
    else:
        sheet.write_number(number, column, value)
