"""The command line. Exit status 0 only when the thing asked for was done."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl

from analysis import codebooks, describe, export, report, views
from analysis.build import Settings, build
from analysis.corpus import open_corpus
from analysis.errors import InputError, ReportAnalysisError, UnknownChoice
from analysis.facts.themes import codebook
from analysis.report.wording import LANGUAGES
from analysis.scope import FRAME_KEYS, SCOPE_KEYS, parse_strict

OK, FAILED, USAGE, STOPPED = 0, 1, 2, 130
_BLINK = 0.1  # seconds
_NAMES_PRINTED = 20  # a folder of five thousand reports has five hundred; nobody reads a line of them


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit status."""
    asked = _parser().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except ReportAnalysisError as error:
        print(f"error: {error}", file=sys.stderr)
        return USAGE if isinstance(error, UnknownChoice) else FAILED
    except BrokenPipeError:  # the reader of a pipe had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        print("\nstopped; what was published before is unchanged", file=sys.stderr)
        return STOPPED


def _build(asked: argparse.Namespace) -> int:
    if asked.extend_codebook and not asked.codebook:
        raise UnknownChoice("--extend-codebook extends ours by another one", "--codebook", "Name its file too.")
    settings = Settings(
        asked.features_only,
        asked.persons,
        asked.fictional,
        asked.segmenter,
        asked.overrides,
        max(1, asked.workers),
        asked.codebook,
        asked.extend_codebook,
        asked.user_dictionary,
    )
    made = build(asked.raw, asked.out, settings, *([_progress()] if sys.stderr.isatty() else []))
    print(
        f"published {made.generation} at {asked.out}: {made.report_count} reports of {made.organization_count} organizations"
    )
    print("files: " + ", ".join(f"{number} {status}" for status, number in sorted(made.statuses.items())))
    if made.reasons:
        print("reasons: " + ", ".join(f"{number} {reason}" for reason, number in sorted(made.reasons.items())))
    if made.deaths:
        print(
            f"note: {made.deaths} worker processes died; their files were read again, one by one. If memory ran out,"
            " use fewer workers: --workers 1",
            file=sys.stderr,
        )
    if made.unknown_organizations:
        print("not in the registry: " + _first_names(made.unknown_organizations))
    return OK


def _first_names(reports: Mapping[str, int]) -> str:
    """The names with the most reports, and where the others stand."""
    told = ", ".join(f"{name} ({number})" for name, number in list(reports.items())[:_NAMES_PRINTED])
    more = len(reports) - _NAMES_PRINTED
    return told + (f" and {more} more: column organization_as_printed of the table reports" if more > 0 else "")


def _check(asked: argparse.Namespace) -> int:
    corpus = open_corpus(asked.corpus)
    problems = describe.problems(corpus)
    for problem in problems:
        print(f"problem: {problem}", file=sys.stderr)
    if not problems:
        print(
            f"sound: generation {corpus.fingerprint}, {corpus.manifest['counts']['reports']} reports, every file as published"
        )
    return FAILED if problems else OK


def _describe(asked: argparse.Namespace) -> int:
    card = describe.card(open_corpus(asked.corpus))
    if asked.json:
        print(json.dumps(card, ensure_ascii=False, indent=1))
    else:
        print(describe.as_markdown(card).rstrip("\n") if asked.markdown else describe.as_text(card))
    return OK


def _export(asked: argparse.Namespace) -> int:
    corpus, wanted = open_corpus(asked.corpus), views.view(asked.page, asked.table)
    query = _query(asked.scope)
    known = {*SCOPE_KEYS, *FRAME_KEYS, *(key.name for key in wanted.keys)}
    for key in [key for key in query if key not in known]:
        print(f"note: {key} is not used by {asked.page} {asked.table}", file=sys.stderr)
    scope = parse_strict(query, corpus.choices(query.get("term", ())))
    keys = views.strict_keys(wanted, query, corpus)
    _write(asked.out, export.of_view(corpus, asked.page, asked.table, scope, keys, asked.format))
    return OK


def _query(text: str) -> dict[str, list[str]]:
    """What stands after the ? of an address; a whole address, as it is copied from a browser, is taken too."""
    query: dict[str, list[str]] = {}
    copied = text.startswith(("http://", "https://", "/"))
    for key, value in parse_qsl(text.partition("?")[2] if copied else text, keep_blank_values=True):
        query.setdefault(key, []).append(value)
    return query


def _write(place: Path | None, data: bytes) -> None:
    if place is None:
        sys.stdout.buffer.write(data)
        return
    try:
        place.write_bytes(data)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", str(place), "Choose another place.") from error


def _report(asked: argparse.Namespace) -> int:
    corpus, query = open_corpus(asked.corpus), _query(asked.scope)
    known = {*SCOPE_KEYS, *FRAME_KEYS, *(key.name for of in views.VIEWS.values() for key in of.keys)}
    for key in [key for key in query if key not in known]:
        print(f"note: {key} is not used by any page", file=sys.stderr)
    scope = parse_strict(query, corpus.choices(query.get("term", ())))
    for of in views.VIEWS.values():
        views.strict_keys(of, query, corpus)
    data = report.html(corpus, scope, query, asked.lang)
    _write(asked.out, data)
    print(f"written {asked.out}: {len(data) / 1e6:.1f} MB")
    return OK


def _codebook_lint(asked: argparse.Namespace) -> int:
    found = codebook.lint(asked.file)
    for problem in found:
        print(f"{problem.file}, line {problem.line}: {problem.message}")
    if not found:
        book = codebook.load(asked.file)
        print(f"sound: version {book.version}, {len(book.themes)} themes, fingerprint {book.fingerprint}")
    return FAILED if found else OK


def _codebook_report(asked: argparse.Namespace) -> int:
    corpus = open_corpus(asked.corpus)
    as_json = asked.json and json.dumps(codebooks.as_records(corpus), ensure_ascii=False, indent=1)
    print(as_json or codebooks.as_text(corpus))
    return OK


def _progress() -> Callable[[str, int, int], None]:
    """A line on the terminal, written anew at most ten times a second."""
    last = 0.0

    def shown(step: str, done: int, whole: int) -> None:
        nonlocal last
        if done == whole or time.monotonic() - last > _BLINK:
            last = time.monotonic()
            print(f"\r{step}: {done} of {whole} files", end="\n" if done == whole else "", file=sys.stderr, flush=True)

    return shown


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis", description="Chinese organizational reports: from a folder to tables."
    )
    commands = parser.add_subparsers(required=True, metavar="build | check | describe | export | report | codebook")
    _build_options(commands.add_parser("build", help="make a corpus of a folder of reports"))
    for name, run, help_text in (
        ("check", _check, "integrity and schema"),
        ("describe", _describe, "what is in it and how clean: the corpus card"),
    ):
        made = commands.add_parser(name, help=help_text)
        made.add_argument("corpus", type=Path, metavar="OUT")
        made.set_defaults(run=run)
    form = made.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="for machines")
    form.add_argument("--markdown", action="store_true", help="to publish with a paper")
    made = commands.add_parser("export", help="a table of a page, the same bytes as its download")
    made.add_argument("corpus", type=Path, metavar="CORPUS")
    made.add_argument("page", metavar="PAGE")
    made.add_argument("table", metavar="TABLE")
    _scope_option(made)
    made.add_argument("--format", choices=tuple(export.MIME_TYPES), default="csv")
    made.add_argument("--out", type=Path, metavar="FILE", help="standard output without it")
    made.set_defaults(run=_export)
    made = commands.add_parser("report", help="all charts and tables of a selection as one HTML file (about 5 MB)")
    made.add_argument("corpus", type=Path, metavar="CORPUS")
    _scope_option(made)
    made.add_argument("--lang", choices=LANGUAGES, default="zh")
    made.add_argument("--out", type=Path, metavar="FILE.html", required=True)
    made.set_defaults(run=_report)
    books = commands.add_parser("codebook", help="check a code book, or how well one fits a corpus")
    book = books.add_subparsers(required=True, metavar="lint | report")
    made = book.add_parser("lint", help="everything that is wrong with a code book, by line")
    made.add_argument("file", type=Path, metavar="FILE")
    made.set_defaults(run=_codebook_lint)
    made = book.add_parser("report", help="coverage, hits, overlap and unknown words of a corpus's code book")
    made.add_argument("corpus", type=Path, metavar="CORPUS")
    made.add_argument("--json", action="store_true", help="for machines, all rows")
    made.set_defaults(run=_codebook_report)
    return parser


def _scope_option(made: argparse.ArgumentParser) -> None:
    explained = (
        "what stands after the ? of an address, for example 'organization=甲&reported_from=2020'; or the address"
    )
    made.add_argument("--scope", default="", help=explained)


def _build_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("raw", type=Path, metavar="RAW", help="folder of reports, searched with its subfolders")
    made.add_argument(
        "out", type=Path, metavar="OUT", help="corpus to publish at; an earlier one is replaced at the end"
    )
    made.add_argument("--features-only", action="store_true", help="store counts and findings, no text")
    made.add_argument("--persons", action="store_true", help="keep names of persons in a features-only corpus")
    made.add_argument("--fictional", action="store_true", help="the texts are invented; every page will say so")
    corrections = "corrections: report_id or source_path, column, value, note"
    made.add_argument("--overrides", type=Path, metavar="FILE.csv", help=corrections)
    made.add_argument("--codebook", type=Path, metavar="FILE.yaml", help="themes by this code book instead of ours")
    made.add_argument("--extend-codebook", action="store_true", help="... added to ours")
    terms = "terms added to our dictionary: term, frequency, tag on a line"
    made.add_argument("--user-dictionary", type=Path, metavar="FILE.txt", help=terms)
    made.add_argument("--segmenter", choices=("rjieba", "jieba"), default="rjieba")
    processes = "processes; the result is the same"
    made.add_argument("--workers", type=int, default=min(4, os.cpu_count() or 1), help=processes)
    made.set_defaults(run=_build)


if __name__ == "__main__":
    sys.exit(main())
