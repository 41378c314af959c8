"""Code books: the themes that are looked for, as reviewed data with a version, and a reader that names the line of a bad rule.

A code book is YAML; its words, rules and definitions are what a scholar cites, changes and publishes, so nothing of it lives in
code. `data/lexicons/themes/codebook.yaml` explains the form in its first lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from analysis.errors import LexiconError
from analysis.facts.themes.lint import Problem, Read, read

DEFAULT = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "themes" / "codebook.yaml"


@dataclass(frozen=True, slots=True)
class Rule:
    """Evidence that needs more than one word: every set of `all_of` gives a word, no set of `none_of` does.

    `near` is the greatest number of characters between neighbouring words; None: anywhere in the same sentence. A rule that
    `states` something codes a theme marked `statement` however short the statement is.
    """

    name: str
    all_of: tuple[tuple[str, ...], ...]
    none_of: tuple[tuple[str, ...], ...]
    near: int | None
    evidence: float
    states: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme: what it means, the words that name it (strong) or speak of it (weak), what must not count, and its rules."""

    theme_id: str
    zh: str
    en: str
    definition_zh: str
    definition_en: str
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    exclusions: tuple[str, ...]
    rules: tuple[Rule, ...]
    statement: bool

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every word that counts for the theme by itself."""
        return self.strong + self.weak


@dataclass(frozen=True, eq=False)
class CodeBook:
    """A code book as it was read: `fingerprint` is of what it says, not of its comments or spacing."""

    version: str
    fingerprint: str
    themes: tuple[Theme, ...]
    cues: tuple[tuple[str, tuple[str, ...]], ...]

    def theme(self, theme_id: str) -> Theme:
        """The theme of that id."""
        return next(theme for theme in self.themes if theme.theme_id == theme_id)


def load(path: Path | None = None, extend: bool = False) -> CodeBook:
    """Our code book, or the one at `path`; with `extend`, ours with the themes, words and rules of that one added.

    A theme of the same id is extended (its own names and definitions win), a new id is a new theme. A code book without `cues`
    uses ours: they are grammar, not content.

    Raises:
        LexiconError: the first problem that `lint` finds, with its file and line.
    """
    if path is None:
        return _ours()
    own, ours = _read(path), _ours()
    cues = own.cues or dict(ours.cues)
    if not extend:
        return _book(own.version, _themes(own), cues)
    merged = {theme.theme_id: theme for theme in ours.themes}
    for theme in _themes(own):
        merged[theme.theme_id] = _extended(merged[theme.theme_id], theme) if theme.theme_id in merged else theme
    return _book(f"{ours.version}+{own.version}", merged.values(), cues)


def lint(path: Path) -> list[Problem]:
    """Everything that is wrong with a code book, in the order of its lines; an empty list when nothing is."""
    return list(read(path).problems)


def indicator_rows(codebook: CodeBook) -> list[dict[str, str]]:
    """Every word that is evidence by itself: theme_id, term, strength (strong or weak)."""
    return [
        {"theme_id": theme.theme_id, "term": word, "strength": strength}
        for theme in codebook.themes
        for strength, words in (("strong", theme.strong), ("weak", theme.weak))
        for word in words
    ]


def rule_rows(codebook: CodeBook) -> list[dict[str, str]]:
    """Every rule: theme_id, rule."""
    return [{"theme_id": theme.theme_id, "rule": rule.name} for theme in codebook.themes for rule in theme.rules]


@cache
def _ours() -> CodeBook:
    own = _read(DEFAULT)
    return _book(own.version, _themes(own), own.cues)


def _read(path: Path) -> Read:
    content = read(path)
    if content.problems:
        first = content.problems[0]
        rest = f" ({len(content.problems) - 1} more)" if len(content.problems) > 1 else ""
        raise LexiconError(f"{first.message}{rest}", f"{first.file}, line {first.line}", "Correct the code book.")
    return content


def _themes(content: Read) -> tuple[Theme, ...]:
    return tuple(
        Theme(
            theme_id=theme.texts["theme_id"],
            zh=theme.texts["zh"],
            en=theme.texts["en"],
            definition_zh=theme.texts["definition_zh"],
            definition_en=theme.texts["definition_en"],
            strong=theme.words.get("strong", ()),
            weak=theme.words.get("weak", ()),
            exclusions=theme.words.get("exclusions", ()),
            rules=tuple(
                Rule(rule.name, rule.all_of, rule.none_of, rule.near, rule.evidence, rule.states)
                for rule in theme.rules
            ),
            statement=theme.statement,
        )
        for theme in content.themes
    )


def _extended(ours: Theme, own: Theme) -> Theme:
    def joined(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(first + second))

    return replace(
        own,
        strong=joined(tuple(word for word in ours.strong if word not in own.weak + own.exclusions), own.strong),
        weak=joined(tuple(word for word in ours.weak if word not in own.strong + own.exclusions), own.weak),
        exclusions=joined(tuple(word for word in ours.exclusions if word not in own.indicators), own.exclusions),
        rules=tuple(rule for rule in ours.rules if rule.name not in {mine.name for mine in own.rules}) + own.rules,
        statement=ours.statement or own.statement,
    )


def _book(version: str, themes: Iterable[Theme], cues: dict[str, tuple[str, ...]]) -> CodeBook:
    ordered = tuple(themes)
    content = repr((version, ordered, sorted(cues.items())))
    return CodeBook(version, sha256(content.encode()).hexdigest()[:16], ordered, tuple(sorted(cues.items())))
