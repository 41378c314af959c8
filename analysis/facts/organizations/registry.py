"""What is known about organizations before any text is read: names, aliases, parents, levels, each with its source.

The registry is reviewed data (data/lexicons/organizations/*.tsv). A name that it does not hold is unknown, never guessed:
the build lists such names, and the analyst adds a line.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from analysis.errors import LexiconError
from analysis.vocabularies import LEVELS

FOLDER = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "organizations"
FILES = ("central_enterprises.tsv", "subsidiaries.tsv", "fictional.tsv")
FIELDS = ("id", "name", "aliases", "parent", "level", "source")
_WIDE = str.maketrans("（）", "()")


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One known organization; `parent` is the id of the next level up, None at the top."""

    organization_id: str
    name: str
    aliases: tuple[str, ...]
    parent: str | None
    level: str | None
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All known organizations; equal only to itself, so that it can key a cache."""

    entries: Mapping[str, RegistryEntry]
    names: Mapping[str, str]

    def find(self, name: str | None) -> RegistryEntry | None:
        """The organization with this full name or unambiguous alias; None for an unknown or a generic name.

        >>> load().find("中铝集团").name
        '中国铝业集团有限公司'
        >>> load().find("该公司") is None
        True
        """
        if not name:
            return None
        known = self.names.get(name.translate(_WIDE) if "（" in name else name)
        return None if known is None else self.entries[known]

    def ancestors(self, entry: RegistryEntry | None) -> tuple[RegistryEntry, ...]:
        """The levels above, nearest first."""
        above: list[RegistryEntry] = []
        while entry is not None and entry.parent is not None:
            entry = self.entries[entry.parent]
            above.append(entry)
        return tuple(above)


def load(path: Path | None = None) -> Registry:
    """The reviewed registry, or the one in another folder (or single file) of the same form.

    Raises:
        LexiconError: a line has another form, an unknown level, an unknown parent or an id that stands twice.
    """
    return _load(FOLDER if path is None else Path(path))


@functools.cache
def _load(path: Path) -> Registry:
    files = [path] if path.is_file() else [path / name for name in FILES if (path / name).is_file()]
    if not files:
        raise LexiconError("there is no organization registry", str(path), f"It takes one of {', '.join(FILES)}.")
    entries: dict[str, RegistryEntry] = {}
    for file in files:
        for where, entry in _entries(file):
            if entry.organization_id in entries:
                raise LexiconError(f"the id {entry.organization_id} stands twice", where)
            entries[entry.organization_id] = entry
    _check_parents(entries, str(path))
    return Registry(MappingProxyType(entries), MappingProxyType(_names(entries)))


def _entries(file: Path) -> Iterator[tuple[str, RegistryEntry]]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where, cells = f"{file.name}, line {number}", [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(FIELDS) or not all((cells[0], cells[1], cells[5])):
            raise LexiconError("a line needs " + ", ".join(FIELDS) + " (id, name and source filled)", where)
        if cells[4] and cells[4] not in LEVELS:
            raise LexiconError(f"unknown level {cells[4]}", where, f"Levels are {', '.join(LEVELS)}.")
        aliases = tuple(alias for alias in cells[2].translate(_WIDE).split("|") if alias)
        yield (
            where,
            RegistryEntry(cells[0], cells[1].translate(_WIDE), aliases, cells[3] or None, cells[4] or None, cells[5]),
        )


def _check_parents(entries: Mapping[str, RegistryEntry], where: str) -> None:
    for entry in entries.values():
        seen, above = {entry.organization_id}, entry.parent
        while above is not None:
            if above not in entries:
                raise LexiconError(f"{entry.name} names the unknown parent {above}", where)
            if above in seen:
                raise LexiconError(f"{entry.name} is its own ancestor", where)
            seen.add(above)
            above = entries[above].parent


def _names(entries: Mapping[str, RegistryEntry]) -> dict[str, str]:
    """Name or alias to id; an alias that two organizations use belongs to neither, a full name always to its owner."""
    owners: dict[str, set[str]] = {}
    for entry in entries.values():
        for alias in entry.aliases:
            owners.setdefault(alias, set()).add(entry.organization_id)
    known = {alias: next(iter(ids)) for alias, ids in owners.items() if len(ids) == 1}
    return known | {entry.name: entry.organization_id for entry in entries.values()}
