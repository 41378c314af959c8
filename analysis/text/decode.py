"""A file's bytes as text, with how sure we are of it. What cannot be read is refused; nothing is guessed silently.

Strict UTF-8 comes first: bytes of another encoding that happen to be valid UTF-8 do not occur at this length. A byte-order
mark decides next. Everything else is a contest: each encoding of Chinese pages reads the bytes strictly, and the one whose
text consists of frequent Han and signs wins. What a page declares (`<meta charset=…>`) is only ever a tie-breaker, because
declarations lie.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from analysis.errors import UndecodableFile
from analysis.model import Decoded

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
"""In this order: the UTF-32 mark begins with the UTF-16 one."""

CONTENDERS = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")

MAGIC = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a zip archive or an Office document"), (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"Rar!", "a rar archive"), (b"SQLite format 3", "a database"), (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"), (b"MZ\x90\x00", "a program"), (b"{\\rtf", "an RTF document"),
)  # fmt: skip
"""How files that are no text begin, and what to call them in a message."""

SURE_SHARE = 0.60
"""Share of frequent Han among a decoding's characters beyond ASCII that report prose always reaches (it has 75 to 90 %)."""
SURE_LEAD = 0.20
"""How far ahead of the second decoding the winner must be to count as certain."""
READABLE_SHARE = 0.25
"""Below this the best decoding is no Chinese text at all."""
BROKEN_SHARE = 0.02
"""UTF-8 with at most this share of invalid bytes is UTF-8 with flaws (a cut page, a stray byte), not another encoding."""
SAMPLE = 65_536
"""Characters of a decoding that are judged."""
CONTROL_SHARE = 0.02
"""More control bytes than this are no text."""

_CHARSET = re.compile(rb"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_-]{2,20})")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1b")
_LEXICON = Path(__file__).resolve().parents[2] / "data" / "lexicons" / "text" / "frequent_han.txt"
_SIGNS = "，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』—…·％～　"


@dataclass(frozen=True, slots=True)
class _Contender:
    encoding: str
    text: str
    share: float
    broken: int = 0


def decode(data: bytes) -> Decoded:
    """The text of a file's bytes, its encoding, and whether that is certain; byte-order marks are taken off.

    The text never holds a lone surrogate. `certain` is False when the encoding is the better of close candidates, when
    bytes had to be replaced by U+FFFD, or when there is too little Chinese to tell; `notes` then says so in plain words.

    Raises:
        UndecodableFile: empty, binary, or in no encoding of Chinese text; the message says which.

    >>> decode("云岭水务集团召开年度工作会议。".encode("gb18030")).encoding
    'gb18030'
    """
    if not data.strip(b" \t\r\n\x00"):
        raise UndecodableFile("the file is empty", next_step="Nothing to do unless it should hold a report.")
    for magic, name in MAGIC:
        if data.startswith(magic):
            raise UndecodableFile(f"the file is {name}, not text", next_step="Save it as plain text or HTML.")
    return _by_mark(data) or _by_utf8(data) or _by_contest(data)


def declared(data: bytes) -> str | None:
    """The encoding that the page itself declares in its first 4,096 bytes, as Python calls it; None when there is none.

    >>> declared(b'<meta charset="gb2312">')
    'gb2312'
    """
    match = _CHARSET.search(data[:4096])
    try:
        return codecs.lookup(match[1].decode("ascii")).name if match else None
    except LookupError:
        return None


def _by_mark(data: bytes) -> Decoded | None:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _as(data, encoding)
    return None


def _as(data: bytes, encoding: str) -> Decoded:
    """The bytes in an encoding that is known; what does not fit it is replaced and counted."""
    text = data.decode(encoding, "replace").removeprefix("\ufeff")
    broken = text.count("\ufffd")
    if not text.strip():
        raise UndecodableFile("the file is empty", next_step="Nothing to do unless it should hold a report.")
    notes = (f"{broken} places could not be read as {encoding} and were replaced by U+FFFD",) if broken else ()
    return Decoded(text, encoding, certain=not broken, notes=notes)


def _by_utf8(data: bytes) -> Decoded | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _looks_wide(data):
        return None
    _refuse_binary(data)
    return Decoded(text, "ascii" if text.isascii() else "utf-8")


def _looks_wide(data: bytes) -> bool:
    """Whether NULs stand where UTF-16 and UTF-32 put them: behind or before every ASCII character."""
    return data.count(0) > CONTROL_SHARE * len(data) and len(data) % 2 == 0


def _refuse_binary(data: bytes) -> None:
    sample = data[:SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > CONTROL_SHARE * len(sample):
        raise UndecodableFile("the file is binary, not text", next_step="Save it as plain text or HTML.")


def _by_contest(data: bytes) -> Decoded:
    contenders = [read for encoding in CONTENDERS if (read := _strictly(data, encoding))]
    contenders += [read for encoding in ("utf-8", "gb18030", "big5hkscs") if (read := _leniently(data, encoding))]
    ranked = sorted(contenders, key=lambda read: (-round(read.share, 2), read.broken, read.encoding != declared(data)))
    if not ranked or ranked[0].share < READABLE_SHARE:
        _refuse_binary(data)
        raise UndecodableFile(
            "the bytes are in no encoding of Chinese text that we know", next_step="Save the file as UTF-8."
        )
    best, *others = ranked
    return Decoded(best.text, best.encoding, not (notes := tuple(_doubts(best, others))), notes)


def _doubts(best: _Contender, others: list[_Contender]) -> list[str]:
    doubts: list[str] = []
    if best.broken:
        doubts.append(f"{best.broken} places could not be read as {best.encoding} and were replaced by U+FFFD")
    if best.share < SURE_SHARE:
        doubts.append(f"only {best.share:.0%} of the characters read as {best.encoding} are frequent Chinese ones")
    rival = next((other for other in others if other.text[:SAMPLE] != best.text[:SAMPLE] and not other.broken), None)
    if rival and best.share - rival.share < SURE_LEAD:
        doubts.append(f"{rival.encoding} is possible, too")
    return doubts


def _strictly(data: bytes, encoding: str) -> _Contender | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return _Contender(encoding, text, frequent_share(text))


def _leniently(data: bytes, encoding: str) -> _Contender | None:
    text = data.decode(encoding, "replace")
    broken = text.count("\ufffd")
    if not 0 < broken <= BROKEN_SHARE * len(data):
        return None
    return _Contender(encoding, text, frequent_share(text), broken)


def frequent_share(text: str) -> float:
    """Share of frequent Han and Chinese signs among the characters beyond ASCII: near 0.8 for prose, near 0.1 for noise.

    Controls count as noise, so that UTF-16 read the wrong way round cannot win by its ASCII.
    """
    sample = text[:SAMPLE]
    judged = [character for character in sample if character > "\x7f" or character < "\t"]
    if not judged:
        return 0.0
    frequent = _frequent()
    return sum(1 for character in judged if character in frequent) / len(judged)


@cache
def _frequent() -> frozenset[str]:
    lines = _LEXICON.read_text(encoding="utf-8").splitlines()
    return frozenset("".join(line for line in lines if not line.startswith("#")) + _SIGNS)
