"""One file becomes one report, or a line that says why not. Runs in a worker process; knows nothing of other files."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from analysis.build.intake import FileBytes, MetFile, read_bytes
from analysis.build.knowledge import Knowledge
from analysis.errors import UndecodableFile
from analysis.facts import read as facts_read
from analysis.model import Cleaned, Decoded, Report
from analysis.text import clean, decode
from analysis.words import segment

_HAN = re.compile("[一-鿿]")
FEWEST_HAN = 40  # a body with fewer Chinese characters is no report: a caption, a menu, an English page


@dataclass(frozen=True, slots=True)
class Job:
    """What a worker needs to know about one file."""

    met: MetFile
    segmenter: str
    furniture: frozenset[str]
    overrides: Mapping[str, str]
    knowledge: Knowledge


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What became of a file: the row of build_log."""

    source_path: str
    sha256: str | None
    byte_count: int | None
    encoding: str | None
    status: str
    reason: str
    message: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The log line of a file, and its report when it is one."""

    log: LogEntry
    report: Report | None = None


def read_report(job: Job) -> Outcome:
    """The report in that file with everything found in it, or the reason why it is none. Never raises for a bad file."""
    held = read_bytes(job.met)
    if held.data is None:
        return _skipped(held, held.reason, held.message)
    try:
        decoded = decode.decode(held.data)
    except UndecodableFile as error:
        return _skipped(held, "empty_file" if not held.data.strip() else "binary", str(error))
    try:
        return _analysed(job, held, decoded)
    except Exception as error:  # one bad file must not stop a build of thousands; it is listed with its error
        return _skipped(held, "failed", f"analysis failed: {type(error).__name__}: {error}", decoded.encoding)


def _analysed(job: Job, held: FileBytes, decoded: Decoded) -> Outcome:
    cleaned = clean.clean(decoded.text, job.furniture)
    body_han = sum(_han_count(passage.text) for passage in cleaned.passages)
    if body_han < FEWEST_HAN:
        return _skipped(held, *_too_little(decoded.text, body_han), decoded.encoding)
    found = facts_read.read(cleaned, job.overrides, job.knowledge.book)
    words = segment.segmenter(job.segmenter, job.knowledge.dictionary)
    tokens = tuple(tuple(words.tokens(passage.text)) for passage in cleaned.passages)
    report = Report(held.sha256 or "", job.met.source_path, held.sha256 or "", cleaned, found, tokens)
    return Outcome(_read_entry(job.met, held, decoded, cleaned), report)


def _too_little(text: str, body_han: int) -> tuple[str, str]:
    """Why so little is left: the page is Chinese and had no article, or it is in another language."""
    letters = sum(character.isalpha() for character in text)
    if _han_count(text) * 2 > letters:
        return (
            "no_body",
            f"no body text: {body_han} Chinese characters are left without navigation, headers and footers",
        )
    return "little_chinese", f"only {body_han} Chinese characters of body text; {FEWEST_HAN} are needed"


def _han_count(text: str) -> int:
    return len(_HAN.findall(text))


def _read_entry(met: MetFile, held: FileBytes, decoded: Decoded, cleaned: Cleaned) -> LogEntry:
    warned = not decoded.certain
    replaced = "�" in decoded.text
    reason = "replaced_characters" if replaced else "uncertain_encoding" if warned else ""
    left_alone = [flag for flag in cleaned.flags if flag != clean.FLAG_HTML]  # a page with tags is no damaged page
    message = "; ".join((*decoded.notes, *(f"seen and left alone: {flag}" for flag in left_alone)))
    status = "read_with_warnings" if reason or left_alone else "read"
    return LogEntry(met.source_path, held.sha256, held.byte_count, decoded.encoding, status, reason, message)


def _skipped(held: FileBytes, reason: str, message: str, encoding: str | None = None) -> Outcome:
    return Outcome(LogEntry(held.met.source_path, held.sha256, held.byte_count, encoding, "skipped", reason, message))


def died(job: Job) -> Outcome:
    """The log line of a file that kills the process that reads it, on its own too."""
    message = "the process that read this file died, alone as well: it crashed, or the machine has too little memory for the file"
    return _skipped(read_bytes(job.met), "failed", message)


def lines_of(met: MetFile) -> tuple[str, ...]:
    """The decoded lines of a file, for finding lines that repeat over a site; none when it is no text."""
    held = read_bytes(met)
    try:
        return tuple(decode.decode(held.data).text.splitlines()) if held.data else ()
    except UndecodableFile:
        return ()
