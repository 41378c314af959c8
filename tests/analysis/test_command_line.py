"""The four commands as a user types them: what they print, what they write, how they end."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analysis import describe, export, views
from analysis.__main__ import main
from analysis.corpus import Corpus, open_corpus
from analysis.scope import Scope
from tests.fictional_corpus import RAW

TABLES = [key for key in views.VIEWS if key != ("context", "concordance")]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("cli") / "corpus"
    assert main(["build", str(RAW), str(out), "--fictional", "--workers", "1"]) == 0
    return out


def test_build_says_what_it_did(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["build", str(RAW), str(tmp_path / "c"), "--workers", "1"]) == 0
    said = capsys.readouterr().out
    assert f"{open_corpus(tmp_path / 'c').manifest['counts']['reports']} reports" in said
    assert "not in the registry" in said


def test_build_names_the_unknown_organizations_with_the_most_reports_and_counts_the_others(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    raw = tmp_path / "raw"
    raw.mkdir()
    told = ["甲"] * 2 + [chr(0x4E5D + place) for place in range(25)]
    for number, sign in enumerate(told):
        name = f"{sign}石岭水务有限公司"
        words = f"{name}全年抢修管道{number + 3}处。{name}组织党员在第{number + 1}号泵站值守，保障供水。" * (
            number % 3 + 2
        )
        (raw / f"{number}.txt").write_text(f"{name}报道\n\n{words}\n", encoding="utf-8")
    main(["build", str(raw), str(tmp_path / "c"), "--workers", "1"])
    said = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("not in the registry"))
    assert said.startswith("not in the registry: 甲石岭水务有限公司 (2), ")
    assert said.count("(1)") == 19
    assert said.endswith(" and 6 more: column organization_as_printed of the table reports")


def test_build_of_nothing_fails_with_a_reason_and_publishes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "raw").mkdir()
    assert main(["build", str(tmp_path / "raw"), str(tmp_path / "c")]) == 1
    assert "the folder is empty" in capsys.readouterr().err
    assert not (tmp_path / "c" / "CURRENT").exists()


def test_check_of_a_sound_corpus_and_of_a_damaged_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    main(["build", str(RAW), str(tmp_path / "c"), "--workers", "1"])
    assert main(["check", str(tmp_path / "c")]) == 0
    table = next((tmp_path / "c" / "generations").rglob("terms.parquet"))
    table.write_bytes(table.read_bytes()[:-1])
    assert main(["check", str(tmp_path / "c")]) == 1
    assert "the table terms is not what was published" in capsys.readouterr().err


def test_describe_for_readers_and_for_machines(place: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["describe", str(place)]) == 0
    assert "fictional: True" in capsys.readouterr().out
    assert main(["describe", str(place), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["reports"] == open_corpus(place).manifest["counts"]["reports"]


def test_card_is_the_same_in_every_form_and_no_name_in_it_is_markup(place: Path, capsys: pytest.CaptureFixture[str]):
    corpus = open_corpus(place)
    card = describe.card(corpus)
    rows = {line.split(" | ")[0].strip("| "): line.split(" | ")[1].strip(" |") for line in _table(capsys, place)}
    assert rows["reports"] == str(card["reports"])
    assert rows["without: title"] == str(card["without"]["title"])
    assert rows["fingerprint"] == corpus.fingerprint
    steps = corpus.rows("cleaning", Scope()).groupby("step")["count"].sum()
    assert card["repairs"] == steps[["byte_shift", "glosses", "zero_width"]].sum(), "a repair is what mends damage"
    assert card["converted_characters"] == steps[["traditional_to_simplified", "aspect_particle"]].sum()
    assert card["removed_lines"] == len(corpus.rows("removed_lines", Scope()))
    assert not set(card["missing_years"]) & set(card["reporting_years"])
    hostile = describe.as_markdown({"corpus": "a|b", "x": "<b>![](http://e.example)</b>", "tool": {"n": "*_|_*"}})
    assert re.findall(r"(?<!\\)[<>*_\[\]!]", hostile) == []
    assert "# a\\|b" in hostile


def _table(capsys: pytest.CaptureFixture[str], place: Path) -> list[str]:
    """The lines of the Markdown card's table."""
    capsys.readouterr()
    assert main(["describe", str(place), "--markdown"]) == 0
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ") and "---" not in line]


@pytest.mark.parametrize(("page", "table"), TABLES, ids=[" ".join(key) for key in TABLES])
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_export_writes_the_rows_of_the_view(place: Path, tmp_path: Path, page: str, table: str, kind: str):
    assert main(["export", str(place), page, table, "--format", kind, "--out", str(tmp_path / "file")]) == 0
    corpus, of = open_corpus(place), views.view(page, table)
    wanted = views.make(of, corpus, Scope(), views.strict_keys(of, {}, corpus))
    assert (tmp_path / "file").read_bytes() == export.to_bytes(wanted, kind)


@pytest.mark.parametrize("kind", export.MIME_TYPES)
def test_export_writes_the_file_that_a_page_gives_for_the_address(place: Path, tmp_path: Path, kind: str):
    corpus = open_corpus(place)
    organization = corpus.choices().organizations[0]
    query = f"organization={organization}&genre_words=1"
    for scope in (query, f"http://127.0.0.1:8501/terms?{query}&corpus=demo&lang=zh"):
        arguments = ["export", str(place), "terms", "terms", "--scope", scope, "--format", kind]
        assert main([*arguments, "--out", str(tmp_path / "file")]) == 0
        wanted = export.of_view(
            corpus, "terms", "terms", Scope(organization=(organization,)), {"genre_words": ("1",)}, kind
        )
        assert (tmp_path / "file").read_bytes() == wanted


def test_export_to_standard_output_and_a_note_for_a_key_that_is_not_used(
    place: Path, capfdbinary: pytest.CaptureFixture[bytes]
):
    assert main(["export", str(place), "documents", "reports", "--scope", "role=plan&reported_from=2022"]) == 0
    said = capfdbinary.readouterr()
    assert said.out.startswith(b"\xef\xbb\xbfreport_id,")
    assert b"role is not used by documents reports" in said.err


@pytest.mark.parametrize(
    ("arguments", "valid"),
    [
        (["terms", "nothing"], "terms terms"),
        (["terms", "terms", "--scope", "organization=无"], "北岸重工"),
        (["timeline", "mentions", "--scope", "role=hope"], "activity, background, plan"),
        (["themes", "theme_shares", "--scope", "theme=T99"], "T01, T02"),
    ],
)
def test_a_wrong_value_is_an_error_that_lists_the_valid_ones(
    place: Path, arguments: list[str], valid: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", str(place), *arguments]) == 2
    assert valid in capsys.readouterr().err


def test_a_scope_that_keeps_nothing_exports_the_heading_only(place: Path, tmp_path: Path):
    assert (
        main(
            [
                "export",
                str(place),
                "terms",
                "terms",
                "--scope",
                "reported_from=1900&reported_to=1901",
                "--out",
                str(tmp_path / "f.csv"),
            ]
        )
        == 0
    )
    assert (tmp_path / "f.csv").read_text(encoding="utf-8-sig").splitlines() == [
        ",".join(views.view("terms", "terms").table.columns)
    ]


def test_concordance_needs_text(corpus_features_only: Corpus, capsys: pytest.CaptureFixture[str]):
    assert main(["export", str(corpus_features_only.folder), "context", "concordance", "--scope", "q=安全"]) == 1
    assert "does not hold" in capsys.readouterr().err


def test_no_command_shows_a_traceback(tmp_path: Path):
    for arguments in (
        ["check", str(tmp_path / "none")],
        ["describe", str(tmp_path)],
        ["export", str(tmp_path), "terms", "terms"],
    ):
        ended = subprocess.run(
            [sys.executable, "-m", "analysis", *arguments], capture_output=True, text=True, check=False
        )
        assert ended.returncode == 1
        assert ended.stderr.startswith("error: there is no corpus")
        assert "Traceback" not in ended.stderr


def test_overrides_beat_the_rules_and_move_what_depends_on_them(tmp_path: Path):
    corpus = tmp_path / "plain"
    main(["build", str(RAW), str(corpus), "--workers", "1"])
    report = open_corpus(corpus).reports(Scope()).iloc[0]
    (tmp_path / "fix.csv").write_text(
        f"source_path,column,value,note\n{report['source_path']},published_date,2019-05-01,seen in print\n"
        f"{report['source_path']},organization,云岭水务集团有限公司,\n", encoding="utf-8"
    )  # fmt: skip
    assert (
        main(["build", str(RAW), str(tmp_path / "fixed"), "--workers", "1", "--overrides", str(tmp_path / "fix.csv")])
        == 0
    )
    fixed = open_corpus(tmp_path / "fixed").reports(Scope()).set_index("report_id").loc[report["report_id"]]
    assert pd.Timestamp(fixed["published_date"]) == pd.Timestamp("2019-05-01")
    assert fixed["organization"] == "云岭水务集团有限公司"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x.txt,published_date,May 2019,", "line 2"),
        ("x.txt,colour,red,", "cannot be corrected"),
        (",title,x,", "neither report_id nor source_path"),
    ],
)
def test_a_bad_override_names_its_line(tmp_path: Path, line: str, words: str, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "fix.csv").write_text(f"source_path,column,value,note\n{line}\n", encoding="utf-8")
    assert main(["build", str(RAW), str(tmp_path / "c"), "--overrides", str(tmp_path / "fix.csv")]) == 1
    assert words in capsys.readouterr().err
