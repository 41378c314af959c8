"""What a user adds to what the rules know: a code book of themes and a dictionary of terms, checked before anything is written.

Both are copied for the time of the build, so that every process reads the same words even when a file is edited meanwhile.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from analysis.facts.themes import codebook
from analysis.words import segment

BOOK_FILE = "codebook.yaml"  # the user's code book inside the published corpus


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Where a worker finds the user's code book and the dictionary; None: ours."""

    own_book: Path | None = None
    extend: bool = False
    dictionary: Path | None = None

    @property
    def book(self) -> codebook.CodeBook:
        """The code book to use."""
        return _book(self.own_book, self.extend)


@cache
def _book(own: Path | None, extend: bool) -> codebook.CodeBook:
    return codebook.load(own, extend)


@contextmanager
def prepared(own_book: Path | None, extend: bool, own_dictionary: Path | None) -> Iterator[Knowledge]:
    """The user's knowledge, checked and held until the build has ended.

    The dictionary's terms are added to ours, because a user adds the names of a few units and projects and would lose the
    genre's terms otherwise; a term that stands in both has the user's frequency and tag.

    Raises:
        LexiconError: for the first line of either file that is wrong, with the file and the line.
    """
    codebook.load(own_book, extend)
    own_terms = segment.read_user_dictionary(own_dictionary) if own_dictionary else ()
    with TemporaryDirectory(prefix="report-build-") as place:
        book = dictionary = None
        if own_book:
            book = Path(place, BOOK_FILE)
            book.write_bytes(own_book.read_bytes())
        if own_dictionary:
            merged = {
                entry.term: entry for entry in (*segment.read_user_dictionary(segment.USER_DICTIONARY), *own_terms)
            }
            lines = [f"{one.term} {one.frequency} {one.part_of_speech}\n" for one in merged.values()]
            dictionary = Path(place, segment.PUBLISHED_DICTIONARY)
            dictionary.write_text("".join(lines), encoding="utf-8")
        yield Knowledge(book, extend, dictionary)


def recorded(held: Knowledge) -> dict[str, Any]:
    """The manifest's account of it: version and fingerprint of the code book, fingerprint of the dictionary that was used."""
    book = held.book
    own = {"file": BOOK_FILE, "extends": held.extend} if held.own_book else {"file": None, "extends": False}
    return {
        "codebook": {"version": book.version, "fingerprint": book.fingerprint, **own},
        "user_dictionary": hashlib.sha256(held.dictionary.read_bytes()).hexdigest() if held.dictionary else None,
    }


def files(held: Knowledge) -> Mapping[str, bytes]:
    """What is published beside the tables, so that the corpus can explain its themes and cut its texts as before for ever."""
    kept = {BOOK_FILE: held.own_book, segment.PUBLISHED_DICTIONARY: held.dictionary}
    return {name: place.read_bytes() for name, place in kept.items() if place}
