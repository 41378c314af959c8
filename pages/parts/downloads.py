"""Downloads of exactly the rows that are shown, built when they are asked for."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from analysis import export, report
from pages.parts import cached, scope
from pages.parts.language import current, word


def buttons(page: str, table: str, rows: pd.DataFrame) -> None:
    """One button a format; the bytes are those that `python -m analysis export` writes for the same URL."""
    here, keys = scope.frame(), scope.page_keys(table)
    of = export.identify(here.corpus, page, table, here.scope, keys)
    row = st.container(horizontal=True)
    for kind, mime in export.MIME_TYPES.items():
        row.download_button(
            word("download", kind),
            partial(_bytes, here, page, table, tuple(keys.items()), kind, rows),
            mime=mime,
            on_click="ignore",
            file_name=export.file_name(of.corpus_name, page, table, of.pairs, of.fingerprint, kind),
            key=f"{page}.{table}.download.{kind}",
        )


def report_button() -> None:
    """One file with every chart and table of the selection, in the reader's language; it is made when it is asked for."""
    here = scope.frame()
    chosen: dict[str, scope.Query] = st.session_state["page_queries"]
    query = {key: values for own in (*chosen.values(), chosen.get(here.page, {})) for key, values in own.items()}
    st.download_button(
        word("download", "report"),
        partial(report.html, here.corpus, here.scope, query, current()),
        mime="text/html",
        on_click="ignore",
        file_name=report.file_name(here.corpus, here.scope, current()),
        key="report.download",
    )


def _bytes(here: scope.Frame, page: str, table: str, keys: cached.KeyValues, kind: str, rows: pd.DataFrame) -> bytes:
    """The file; its README says so when the reader had selected a part of the rows."""
    whole = cached.table(here.name, page, table, here.scope, keys)
    part = len(rows) != len(whole)
    return export.of_view(here.corpus, page, table, here.scope, dict(keys), kind, rows if part else whole, part)
