"""Reads a code book's YAML node by node, so that everything wrong with it can be named with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

CUES = ("action", "result", "purpose")
NAMES = ("theme_id", "zh", "en", "definition_zh", "definition_en")
WORD_LISTS = ("strong", "weak", "exclusions")
THEME_KEYS = (*NAMES, *WORD_LISTS, "rules", "statement")
RULE_KEYS = ("rule", "and", "or", "not", "near", "within", "evidence", "states")
BOOK_KEYS = ("version", "cues", "groups", "themes")
# A single character stands in too many words (安 in 安排) to be evidence for anything.
SHORTEST_INDICATOR = 2
# Sentences of the genre have some 60 characters; a wider window says the same as `within: sentence`.
WIDEST_NEAR = 200
STRONGEST_RULE = 5


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a code book, and where."""

    file: str
    line: int
    message: str


@dataclass(slots=True)
class RuleRead:
    """A rule as it stands in the file, its groups filled in."""

    name: str
    all_of: tuple[tuple[str, ...], ...] = ()
    none_of: tuple[tuple[str, ...], ...] = ()
    near: int | None = None
    evidence: float = 2
    states: bool = False


@dataclass(slots=True)
class ThemeRead:
    """A theme as it stands in the file."""

    texts: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)
    rules: list[RuleRead] = field(default_factory=list)
    statement: bool = False


@dataclass(slots=True)
class Read:
    """What a file holds, and what is wrong with it."""

    file: str
    version: str = ""
    cues: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    themes: list[ThemeRead] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def blame(self, node: yaml.Node | None, message: str) -> None:
        """Note a problem at the node's line."""
        self.problems.append(Problem(self.file, node.start_mark.line + 1 if node is not None else 1, message))


def read(path: Path) -> Read:
    """The content of a code book file with all its problems, in the order of the lines."""
    content = Read(path.name)
    try:
        root = yaml.compose(path.read_bytes().decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except OSError:
        content.blame(None, "the file cannot be read")
    except UnicodeDecodeError:
        content.blame(None, "the file is not UTF-8")
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        line = mark.line + 1 if mark is not None else 1
        content.problems.append(
            Problem(path.name, line, f"this is no YAML: {getattr(problem, 'problem', None) or problem}")
        )
    else:
        _read_book(content, root)
    content.problems.sort(key=lambda problem: problem.line)
    return content


def _read_book(content: Read, root: yaml.Node | None) -> None:
    parts = _mapping(content, root, "the code book", BOOK_KEYS)
    if "version" in parts:
        content.version = _text(content, parts["version"], "version")
    else:
        content.blame(root, "version is missing")
    for key, target in (("cues", content.cues), ("groups", content.groups)):
        for name, node in _mapping(content, parts.get(key), key, CUES if key == "cues" else None).items():
            target[name] = _words(content, node, f"{key} {name}", 1)
    if not (nodes := _sequence(content, parts.get("themes"), "themes")):
        content.blame(parts.get("themes", root), "themes are missing")
    seen: set[str] = set()
    for node in nodes:
        content.themes.append(theme := _theme(content, node))
        theme_id = theme.texts.get("theme_id", "")
        if theme_id in seen:
            content.blame(node, f"theme {theme_id} stands there twice")
        seen.add(theme_id)


def _theme(content: Read, node: yaml.Node) -> ThemeRead:
    parts = _mapping(content, node, "a theme", THEME_KEYS)
    theme = ThemeRead()
    for name in NAMES:
        if name in parts:
            theme.texts[name] = _text(content, parts[name], name)
        else:
            content.blame(node, f"{name} is missing")
    if "theme_id" in parts and not re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,15}", theme.texts["theme_id"]):
        content.blame(parts["theme_id"], "theme_id must be a letter and up to 15 letters, digits, - or _")
    where: dict[str, str] = {}
    for name in WORD_LISTS:
        for word, word_node in _word_nodes(content, parts.get(name), name, SHORTEST_INDICATOR):
            if word in where:
                content.blame(word_node, f"{word} stands in {where[word]} and in {name}")
            where[word] = name
            theme.words[name] = (*theme.words.get(name, ()), word)
    theme.statement = _flag(content, parts.get("statement"), "statement")
    rule_nodes = _sequence(content, parts.get("rules"), "rules")
    theme.rules = [_rule(content, rule) for rule in rule_nodes]
    for number, rule in enumerate(theme.rules):
        if rule.name in {earlier.name for earlier in theme.rules[:number]}:
            content.blame(rule_nodes[number], f"rule {rule.name} stands there twice")
    if not theme.words.get("strong") and not theme.words.get("weak") and not theme.rules:
        content.blame(node, "the theme has neither words nor rules")
    return theme


def _rule(content: Read, node: yaml.Node) -> RuleRead:
    parts = _mapping(content, node, "a rule", RULE_KEYS)
    rule = RuleRead(_text(content, parts["rule"], "rule") if "rule" in parts else "")
    if not rule.name:
        content.blame(node, "the rule has no name")
    if ("and" in parts) == ("or" in parts):
        content.blame(node, f"rule {rule.name} needs either and (a list of word sets) or or (one word set)")
    rule.all_of = tuple(_set(content, each) for each in _sequence(content, parts.get("and"), "and"))
    if "or" in parts:
        rule.all_of = (_set(content, parts["or"]),)
    rule.none_of = tuple(_set(content, each) for each in _sequence(content, parts.get("not"), "not"))
    if "and" in parts and len(rule.all_of) < 2:
        content.blame(parts["and"], f"rule {rule.name}: and needs two word sets or more; for one use or")
    if "near" in parts and "within" in parts:
        content.blame(parts["within"], f"rule {rule.name}: near and within exclude each other")
    if "within" in parts and _text(content, parts["within"], "within") != "sentence":
        content.blame(parts["within"], "within knows only sentence")
    if "near" in parts:
        rule.near = int(_number(content, parts["near"], "near", WIDEST_NEAR))
    if "evidence" in parts:
        rule.evidence = _number(content, parts["evidence"], "evidence", STRONGEST_RULE)
    rule.states = _flag(content, parts.get("states"), "states")
    return rule


def _set(content: Read, node: yaml.Node) -> tuple[str, ...]:
    """The words of a set; `@name` is replaced by the words of that group."""
    words: list[str] = []
    for word, word_node in _word_nodes(content, node, "a word set", 1):
        if not word.startswith("@"):
            words.append(word)
        elif word[1:] in content.groups:
            words.extend(content.groups[word[1:]])
        else:
            content.blame(word_node, f"there is no group {word[1:]}")
    if not words and isinstance(node, yaml.SequenceNode):
        content.blame(node, "the word set is empty")
    return tuple(dict.fromkeys(words))


def _words(content: Read, node: yaml.Node, what: str, shortest: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word, _ in _word_nodes(content, node, what, shortest)))


def _word_nodes(content: Read, node: yaml.Node | None, what: str, shortest: int) -> Iterator[tuple[str, yaml.Node]]:
    for each in _sequence(content, node, what):
        if not isinstance(each, yaml.ScalarNode) or each.tag != "tag:yaml.org,2002:str":
            content.blame(each, f"{what}: every word must be text; put it in quotation marks")
        elif len(each.value.strip()) < shortest:
            content.blame(each, f"{what}: {each.value!r} is too short to be evidence")
        elif re.search(r"\s|[，。；！？]", each.value):
            content.blame(
                each, f"{what}: {each.value!r} holds white space or the end of a clause and can never be found"
            )
        else:
            yield each.value, each


def _mapping(content: Read, node: yaml.Node | None, what: str, keys: tuple[str, ...] | None) -> dict[str, yaml.Node]:
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        content.blame(node, f"{what} must be a mapping of names to values")
        return {}
    found: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        if keys is not None and name not in keys:
            content.blame(key, f"{what} knows no {name}; known are {', '.join(keys)}")
        elif name in found:
            content.blame(key, f"{name} stands there twice")
        found[name] = value
    return found


def _sequence(content: Read, node: yaml.Node | None, what: str) -> list[yaml.Node]:
    if node is None:
        return []
    if not isinstance(node, yaml.SequenceNode):
        content.blame(node, f"{what} must be a list")
        return []
    return list(node.value)


def _text(content: Read, node: yaml.Node, what: str) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        content.blame(node, f"{what} must be a text")
        return ""
    return str(node.value).strip()


def _number(content: Read, node: yaml.Node, what: str, greatest: int) -> float:
    text = str(node.value)
    if not re.fullmatch(r"\d{1,3}(?:\.\d)?", text) or not 0 < float(text) <= greatest:
        content.blame(node, f"{what} must be a number above 0 and up to {greatest}")
        return 1
    return float(text)


def _flag(content: Read, node: yaml.Node | None, what: str) -> bool:
    if node is not None and node.value not in ("true", "false"):
        content.blame(node, f"{what} is true or false")
    return node is not None and node.value == "true"
