"""The code book: ours is clean and complete, a bad one is named by line, one's own replaces or extends ours."""

import re

import pytest

from analysis.errors import LexiconError
from analysis.facts import themes
from analysis.facts.themes import codebook
from analysis.model import Passage

THEME_IDS = [f"T{number:02}" for number in range(1, 17)]
GOOD = """version: "0.1"
groups:
  water: [泵站, 水厂]
themes:
  - theme_id: W1
    zh: 供水保障
    en: Water supply
    definition_zh: 供水设施的运行与抢修。
    definition_en: Running and repairing water works.
    strong: [管网抢修]
    weak: [供水, 水压]
    exclusions: [供水合同]
    rules:
      - rule: works-repaired
        and: [["@water"], [检修, 抢修]]
        near: 10
        evidence: 3
"""


@pytest.fixture
def write(tmp_path):
    def writer(content):
        path = tmp_path / "own.yaml"
        path.write_text(content, "utf-8")
        return path

    return writer


def test_ours_has_no_problem():
    assert codebook.lint(codebook.DEFAULT) == []


def test_ours_has_the_sixteen_themes_in_both_languages():
    book = codebook.load()
    assert [theme.theme_id for theme in book.themes] == THEME_IDS
    for theme in book.themes:
        assert re.search("[一-龥]", theme.zh), theme.theme_id
        assert re.search("[一-龥]", theme.definition_zh), theme.theme_id
        assert theme.en.isascii() or "–" in theme.en, theme.theme_id
        assert not re.search("[一-龥]", theme.definition_en), theme.theme_id
        assert theme.strong, theme.theme_id
        assert theme.weak, theme.theme_id


def test_ours_is_loaded_once():
    assert codebook.load() is codebook.load()


def test_the_fingerprint_is_of_what_the_book_says(write):
    first = codebook.load(write(GOOD)).fingerprint
    assert codebook.load(write("# a comment\n" + GOOD)).fingerprint == first
    assert codebook.load(write(GOOD.replace("near: 10", "near: 11"))).fingerprint != first


def test_an_own_book_replaces_ours(write):
    book = codebook.load(write(GOOD))
    assert [theme.theme_id for theme in book.themes] == ["W1"]
    found = themes.code([Passage(3, "body", "公司抢修泵站两座，完成隐患排查。", 0, 0)], book)
    assert [(theme.passage_number, theme.theme_id) for theme in found] == [(3, "W1")]


def test_an_own_book_extends_ours(write):
    book = codebook.load(write(GOOD), extend=True)
    assert [theme.theme_id for theme in book.themes] == [*THEME_IDS, "W1"]
    assert book.version.endswith("+0.1")


def test_extending_a_theme_adds_to_it_and_moves_words(write):
    own = GOOD.replace("W1", "T05").replace("weak: [供水, 水压]", "weak: [隐患排查, 水压]")
    theme = codebook.load(write(own), extend=True).theme("T05")
    assert theme.zh == "供水保障"
    assert "管网抢修" in theme.strong
    assert "隐患排查" in theme.weak
    assert "隐患排查" not in theme.strong
    assert "works-repaired" in [rule.name for rule in theme.rules]
    assert len(theme.rules) > 1


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('version: "0.1"', "groups2: {}", 1, "version is missing"),
        ("theme_id: W1", 'theme_id: "1 W"', 5, "theme_id must be"),
        ("    en: Water supply\n", "", 5, "en is missing"),
        ("weak: [供水, 水压]", "weak: [供水, 水]", 11, "too short"),
        ("weak: [供水, 水压]", "weak: [供水, 管网抢修]", 11, "stands in strong and in weak"),
        ("weak: [供水, 水压]", "weak: [供水, 2024]", 11, "must be text"),
        ("weak: [供水, 水压]", "weak: 供水", 11, "must be a list"),
        ("weak: [供水, 水压]", "weak: [供水，水压]", 11, "can never be found"),
        ("weak:", "week:", 11, "knows no week"),
        ("rule: works-repaired", "role: works-repaired", 14, "the rule has no name"),
        ('and: [["@water"], [检修, 抢修]]', 'and: [["@wather"], [检修, 抢修]]', 15, "no group wather"),
        ('and: [["@water"], [检修, 抢修]]', "and: [[检修, 抢修]]", 15, "two word sets"),
        ('and: [["@water"], [检修, 抢修]]', "and: [[泵站], []]", 15, "empty"),
        ('        and: [["@water"], [检修, 抢修]]\n', "", 14, "either and"),
        ("near: 10", "near: 0", 16, "near must be"),
        ("near: 10", "near: 999", 16, "near must be"),
        ("near: 10", "within: passage", 16, "only sentence"),
        ("evidence: 3", "within: sentence", 17, "exclude each other"),
        ("evidence: 3", "evidence: 9", 17, "evidence must be"),
        ("evidence: 3", "states: perhaps", 17, "true or false"),
        ("weak: [供水, 水压]", "weak: [供水, 水压", 12, "no YAML"),
    ],
)
def test_a_bad_line_is_named(write, old, new, line, message):
    assert old in GOOD
    path = write(GOOD.replace(old, new, 1))
    found = [(problem.line, problem.message) for problem in codebook.lint(path)]
    assert any(at == line and message in said for at, said in found), found
    with pytest.raises(LexiconError, match=r"own\.yaml, line \d"):
        codebook.load(path)


def test_a_theme_that_stands_there_twice_is_named(write):
    path = write(GOOD + GOOD[GOOD.index("  - theme_id") :])
    assert [problem.message for problem in codebook.lint(path)] == ["theme W1 stands there twice"]


@pytest.mark.parametrize("content", ["", "just words", "- a\n- b\n", "themes: []\nversion: '1'\n"])
def test_a_file_that_is_no_code_book_is_refused(write, content):
    assert codebook.lint(write(content))


def test_a_file_that_is_missing_or_not_utf8_is_refused(tmp_path):
    path = tmp_path / "gbk.yaml"
    path.write_bytes("version: 第一版".encode("gb18030"))
    assert [problem.message for problem in codebook.lint(path)] == ["the file is not UTF-8"]
    with pytest.raises(LexiconError, match="cannot be read"):
        codebook.load(tmp_path / "absent.yaml")


def test_rows_list_every_word_and_rule():
    book = codebook.load()
    words, rules = codebook.indicator_rows(book), codebook.rule_rows(book)
    assert len(words) == sum(len(theme.indicators) for theme in book.themes)
    assert {"theme_id": "T08", "term": "结对共建", "strength": "strong"} in words
    assert {"theme_id": "T13", "rule": "award-received"} in rules
