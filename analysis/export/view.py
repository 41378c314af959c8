"""A view of a corpus as a file, the same from a page and from the command line."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis import dictionary, views
from analysis.corpus import Corpus
from analysis.errors import UnknownChoice
from analysis.export import citation, formats, provenance
from analysis.export.provenance import Provenance
from analysis.scope import Scope

_ZIP_DATE = (2000, 1, 1, 0, 0, 0)  # no clock: equal content is equal bytes
_ZIP_MODE = 0o644 << 16
MIME_TYPES: Mapping[str, str] = {
    **{kind: mime for kind, (_, mime) in formats.FORMATS.items()},
    "zip": "application/zip",
}
Keys = Mapping[str, Sequence[str]]


def of_view(
    corpus: Corpus,
    page: str,
    table: str,
    scope: Scope,
    keys: Keys,
    kind: str,
    rows: pd.DataFrame | None = None,
    part: bool = False,
) -> bytes:
    """The file of that view: csv, xlsx (with a sheet README), parquet, json, or zip (all that one needs to use and cite it).

    CSV and JSON are the table and nothing else; Parquet says in its schema's metadata where it comes from. `keys` are the
    page's own ones as the address has them. `rows` are the view's rows when the caller has counted them already; with `part`
    they are a part of them that was selected on the page, and the README says so.

    Raises:
        UnknownChoice: there is no such page, table or format.
    """
    if kind not in MIME_TYPES:
        raise UnknownChoice("there is no such format", kind, f"There are: {', '.join(MIME_TYPES)}.")
    of = views.view(page, table)
    made = views.make(of, corpus, scope.selection, views.page_keys(of, keys, corpus)[0]) if rows is None else rows
    identity = identify(corpus, page, table, scope, keys)
    shown = "页面上选取的部分 a part that was selected on the page" if part else ""
    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: formats.to_csv(made),
        "json": lambda: formats.to_json(made),
        "parquet": lambda: _parquet(made, identity),
        "xlsx": lambda: formats.to_xlsx(made, _sheet(identity, made, shown)),
        "zip": lambda: _everything(corpus, made, identity, shown),
    }
    return writers[kind]()


def identify(corpus: Corpus, page: str, table: str, scope: Scope, keys: Keys) -> Provenance:
    """What the view's files say of themselves."""
    of = views.view(page, table)
    known = views.page_keys(of, keys, corpus)[0]
    own = [(key.name, value) for key in of.keys if known[key.name] != key.default for value in known[key.name]]
    return Provenance(
        corpus_name=provenance.name_of(corpus),
        fingerprint=corpus.fingerprint,
        page=page,
        table=of.table,
        pairs=(*scope.selection.to_query(), *own),
        settings=_settings(corpus, scope.selection, of, known),
        counts=tuple((corpus.counts(scope.selection) | _shared(corpus, scope.selection)).items()),
        fictional=corpus.fictional,
        features_only=corpus.features_only,
    )


def _settings(corpus: Corpus, scope: Scope, of: views.View, known: views.Keys) -> tuple[tuple[str, str], ...]:
    """The page's keys as they were in force, and for a comparison its two sides with their numbers of reports."""
    told = [(key.name, value) for key in of.keys for value in known[key.name] if value and key.name not in ("a", "b")]
    names = {key.name for key in of.keys}
    sides = views.compared(corpus, scope, known) if {"a", "b"} <= names else {}
    return (*sides.items(), *told)


def _shared(corpus: Corpus, scope: Scope) -> dict[str, int]:
    """What shares and rates are of where copies share one count; else it is what is in scope, and needs no line."""
    if scope.count_mode != "weighted":
        return {}
    texts, tokens = views.denominator(corpus, scope)
    return {"texts": round(texts), "denominator": round(tokens)}


def _sheet(identity: Provenance, made: pd.DataFrame, shown: str) -> list[Sequence[str]]:
    """The lines of the README sheet."""
    whole = len(made)
    if whole > formats.SHEET_MOST_ROWS:
        shown = f"此文件只有前 {formats.SHEET_MOST_ROWS} 行 only the first of them fit into a sheet; CSV has all"
    facts = provenance.facts(identity, whole, shown)
    return [*facts, (), provenance.DEFINITION_HEADINGS, *provenance.definitions(identity.table)]


def _parquet(made: pd.DataFrame, identity: Provenance) -> bytes:
    held = {
        "address": identity.address,
        "citation": citation.sentence(identity.corpus_name, identity.fingerprint),
        "fingerprint": identity.fingerprint,
        "notice": " ".join(identity.notices),
    }
    return formats.to_parquet(made, identity.table, held)


def _everything(corpus: Corpus, made: pd.DataFrame, identity: Provenance, shown: str) -> bytes:
    """A zip of the table, what its columns mean, what the corpus was made of and how to cite it."""
    name, fingerprint = identity.table.name, identity.fingerprint
    files = {
        f"{name}.csv": formats.to_csv(made),
        f"{name}.parquet": _parquet(made, identity),
        "README.txt": provenance.as_text(identity, len(made), shown).encode(),
        "data_dictionary.md": dictionary.as_markdown().encode(),
        "manifest.json": (json.dumps(corpus.manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(),
        "CITATION.cff": citation.software_text().encode(),
        "citation.bib": citation.bibtex(identity.corpus_name, fingerprint).encode(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(files):
            entry = zipfile.ZipInfo(path, _ZIP_DATE)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _ZIP_MODE, 3
            archive.writestr(entry, files[path])
    return held.getvalue()
