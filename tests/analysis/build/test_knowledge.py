"""A user's code book and dictionary: checked first, used by every process, recorded and published with the corpus."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from analysis import codebooks
from analysis.__main__ import main
from analysis.build import Settings, build
from analysis.corpus import Corpus, open_corpus
from analysis.errors import LexiconError
from analysis.facts.themes import codebook
from analysis.scope import Scope
from analysis.views.selection import token_lists
from tests.analysis.views.asked import Asked

REPORT = (
    "青松矿业有限公司2023年工作纪实\n"
    "2023年，青松矿业有限公司修建雪豹观测站12座，雪豹观测站的值守人员完成巡护20次，带领职工抢抓工期。\n"
    "公司组织安全生产检查，排查整改隐患35处，职工参加安全培训，提前完成主体结构施工，获得业主书面表扬。\n"
)
OWN_BOOK = """
version: "7.1"
themes:
  - theme_id: WILD
    zh: 野生动物观测
    en: Wildlife observation
    definition_zh: 观测野生动物
    definition_en: Observing wild animals
    strong: [雪豹观测站, 巡护]
    rules:
      - rule: station-built
        and: [[修建], [观测站]]
        within: sentence
        states: true
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two reports, a code book and a dictionary."""
    place = tmp_path_factory.mktemp("knowledge")
    (place / "raw").mkdir()
    for name in ("one.txt", "two.txt"):
        (place / "raw" / name).write_text(REPORT.replace("12座", f"{len(name) + ord(name[0])}座"), encoding="utf-8")
    (place / "book.yaml").write_text(OWN_BOOK, encoding="utf-8")
    (place / "words.txt").write_text("雪豹观测站 500 n\n值守人员 300 n\n", encoding="utf-8")
    return place


def made(place: Path, name: str, **settings: object) -> Corpus:
    build(place / "raw", place / name, Settings(**settings))  # type: ignore[arg-type]
    return open_corpus(place / name)


def themes_of(corpus: Corpus) -> set[str]:
    return set(corpus.rows("themes", Scope())["theme_id"])


@pytest.fixture(scope="module")
def plain(place: Path) -> Corpus:
    """Built with what we bring along."""
    return made(place, "plain")


@pytest.fixture(scope="module", params=[1, 2], ids=["one process", "two processes"])
def own(place: Path, request: pytest.FixtureRequest) -> Corpus:
    """Built with the user's code book in place of ours, and the user's words beside ours."""
    knowledge = {"codebook": place / "book.yaml", "user_dictionary": place / "words.txt"}
    return made(place, f"own{request.param}", workers=request.param, **knowledge)


def test_own_code_book_replaces_ours_in_every_process(own: Corpus):
    corpus = own
    assert themes_of(corpus) == {"WILD"}
    assert corpus.manifest["themes"] == {"WILD": {"zh": "野生动物观测", "en": "Wildlife observation"}}


def test_own_code_book_extends_ours_when_asked(place: Path):
    corpus = made(place, "extended", codebook=place / "book.yaml", extend_codebook=True)
    assert {"WILD", "T05"} <= themes_of(corpus)
    assert corpus.manifest["codebook"]["version"] == f"{codebook.load().version}+7.1"


def test_version_and_fingerprint_are_recorded(place: Path, plain: Corpus):
    ours, theirs = plain, made(place, "theirs", codebook=place / "book.yaml")
    assert ours.manifest["codebook"] == {
        "version": codebook.load().version,
        "fingerprint": codebook.load().fingerprint,
        "file": None,
        "extends": False,
    }
    own = codebook.load(place / "book.yaml")
    assert theirs.manifest["codebook"]["fingerprint"] == theirs.manifest["settings"]["codebook"] == own.fingerprint
    assert ours.manifest["settings"]["codebook"] is None


@pytest.mark.parametrize("extend", [False, True])
def test_published_corpus_carries_its_code_book_along(place: Path, extend: bool):
    corpus = made(place, f"carried{extend}", codebook=place / "book.yaml", extend_codebook=extend)
    assert codebooks.of_corpus(corpus).fingerprint == corpus.manifest["codebook"]["fingerprint"]


def test_own_terms_are_added_to_ours_in_every_process(plain: Corpus, own: Corpus):
    before, after = (set(one.rows("terms", Scope())["term"]) for one in (plain, own))
    assert {"雪豹观测站", "值守人员"} <= after - before
    assert "安全生产" in before & after
    assert plain.manifest["settings"]["user_dictionary"] is None
    assert len(own.manifest["settings"]["user_dictionary"]) == 64


@pytest.mark.parametrize(
    ("option", "text", "line"),
    [
        ("--codebook", OWN_BOOK.replace("rule: station-built", "rule: station-built\n        colour: red"), "line 12"),
        ("--codebook", "version: 1\n  themes: [", "line 2"),
        ("--user-dictionary", "雪豹观测站 500 n\n值守人员 often n\n", "line 2"),
    ],
    ids=["unknown word in a rule", "no YAML", "no frequency"],
)
def test_a_bad_line_is_named_before_anything_is_written(
    place: Path, option: str, text: str, line: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    (tmp_path / "bad.txt").write_text(text, encoding="utf-8")
    assert main(["build", str(place / "raw"), str(tmp_path / "out"), option, str(tmp_path / "bad.txt")]) == 1
    assert f"bad.txt, {line}" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("option", ["--codebook", "--user-dictionary"])
def test_a_file_that_is_not_there_is_named(
    place: Path, option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["build", str(place / "raw"), str(tmp_path / "out"), option, str(tmp_path / "none.txt")]) == 1
    assert "none.txt" in capsys.readouterr().err


def test_extending_by_nothing_is_a_wrong_use(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["build", str(place / "raw"), str(tmp_path / "out"), "--extend-codebook"]) == 2
    assert "--codebook" in capsys.readouterr().err


def test_lint_names_every_bad_line(place: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["codebook", "lint", str(place / "book.yaml")]) == 0
    assert "version 7.1, 1 themes" in capsys.readouterr().out
    bad = OWN_BOOK.replace("theme_id: WILD", "theme_id: 1").replace("within: sentence", "within: page")
    (tmp_path / "bad.yaml").write_text(bad, encoding="utf-8")
    assert main(["codebook", "lint", str(tmp_path / "bad.yaml")]) == 1
    said = capsys.readouterr().out.splitlines()
    assert [one.split(": ")[0] for one in said] == ["bad.yaml, line 4", "bad.yaml, line 13"]


def test_report_counts_what_was_planted(place: Path, capsys: pytest.CaptureFixture[str]):
    made(place, "reported", codebook=place / "book.yaml")
    assert main(["codebook", "report", str(place / "reported"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["codebook"]["version"] == "7.1"
    assert [(row["theme_id"], row["report_count"]) for row in told["coverage"]] == [
        ("WILD", 1)
    ]  # near copies count once
    assert {(row["rule"], row["passage_count"]) for row in told["rules"]} == {("station-built", 1)}
    assert "雪豹观测站" not in {row["term"] for row in told["unmatched"]}
    assert main(["codebook", "report", str(place / "reported")]) == 0
    assert "WILD 野生动物观测: 1 (" in capsys.readouterr().out


def test_report_without_text_leaves_the_rules_out_and_says_so(
    corpus_features_only: Corpus, capsys: pytest.CaptureFixture[str]
):
    assert main(["codebook", "report", str(corpus_features_only.folder)]) == 0
    assert "rules: need the text" in capsys.readouterr().out


def test_report_refuses_a_code_book_that_is_not_the_one_that_coded(plain: Corpus):
    corpus = plain
    changed = {**corpus.manifest, "codebook": {**corpus.manifest["codebook"], "fingerprint": "0" * 16}}
    with pytest.raises(LexiconError, match="Build the corpus again"):
        codebooks.of_corpus(Corpus(corpus.folder, changed, corpus.connection))


def counted(corpus: Corpus) -> dict[str, int]:
    return dict(Counter(term for tokens in token_lists(corpus, Scope()) for term in tokens))


@pytest.mark.parametrize("own", [{}, {"user_dictionary": "words.txt"}], ids=["ours", "own"])
def test_words_of_a_text_cut_again_are_the_stored_terms(place: Path, own: dict[str, str], request):
    settings = {name: place / file for name, file in own.items()}
    corpus = made(place, f"cut-{request.node.callspec.id}", **settings)
    stored = corpus.rows("terms", Scope()).groupby("term")["term_count"].sum()
    assert counted(corpus) == stored.to_dict()
    assert ("雪豹观测站" in stored) is bool(own)


def test_a_users_words_have_collocates_after_a_build_with_them(place: Path):
    corpus = made(place, "collocates", user_dictionary=place / "words.txt")
    table = Asked(corpus, Scope()).table("context", "collocates", q="雪豹观测站", min_count="1")
    assert table["node_count"].tolist() == [4] * len(table) != []


def test_a_corpus_that_lost_its_dictionary_says_so(place: Path):
    corpus = made(place, "lost", user_dictionary=place / "words.txt")
    (corpus.folder / "user_dictionary.txt").unlink()
    with pytest.raises(LexiconError, match="Build the corpus again"):
        token_lists(corpus, Scope())
