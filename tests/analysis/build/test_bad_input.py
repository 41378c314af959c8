"""Twenty kinds of bad input: the build finishes, every file is in build_log with its reason, nothing is dropped silently."""

# ruff: noqa: E501 (one kind of input a line: a table, not prose)
from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.build import Settings, build
from analysis.corpus import Corpus, open_corpus
from analysis.errors import CorpusBusy, InputError, NothingReadable
from analysis.scope import Scope

REPORT = (
    "海棠建设集团白鹭湖项目部党支部2023年工作纪实\n"
    "2023年，海棠建设集团白鹭湖项目部党支部开展安全生产专项检查12次，组织集中学习20次，覆盖党员35人。\n"
    "党支部成立党员突击队，带领职工抢抓工期，提前完成主体结构施工，获得业主书面表扬。\n"
)
TRADITIONAL = (
    "2023年，海棠建設集團白鷺湖項目部黨支部開展安全生產專項檢查，組織黨員學習，帶領職工搶抓工期，提前完成主體結構施工任務。"
    * 3
)

# name -> (what lies in the folder, the status that the log must show, the reason that it must give)
Make = Callable[[Path], object]
KINDS: dict[str, tuple[str, Make, str, str]] = {
    "empty file": ("empty.txt", lambda p: p.write_bytes(b""), "skipped", "empty_file"),
    "white space only": ("blank.txt", lambda p: p.write_bytes(b" \n\t\n"), "skipped", "empty_file"),
    "binary renamed": ("picture.txt", lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40), "skipped", "binary"),
    "zip renamed": ("archive.txt", lambda p: p.write_bytes(b"PK\x03\x04" + os.urandom(20_000)), "skipped", "binary"),
    "GB18030": ("gb.txt", lambda p: p.write_bytes(REPORT.encode("gb18030")), "read", ""),
    "Big5": ("big5.txt", lambda p: p.write_bytes(TRADITIONAL.encode("big5")), "read", ""),
    "UTF-16 with BOM": ("utf16.txt", lambda p: p.write_bytes(REPORT.encode("utf-16")), "read", ""),
    "UTF-8 with BOM": ("bom.txt", lambda p: p.write_bytes(REPORT.encode("utf-8-sig")), "read", ""),
    "other name": ("report.dat", lambda p: p.write_text(REPORT.replace("12次", "13次")), "read", ""),
    "NUL bytes": ("nul.txt", lambda p: p.write_bytes(REPORT.replace("，", "，\0").encode()), "read", ""),
    "lone surrogates": ("surrogate.txt", lambda p: p.write_bytes(REPORT.encode() + b"\xed\xa0\x80" + "结束。".encode()), "read_with_warnings", "replaced_characters"),
    "truncated UTF-8": ("cut.txt", lambda p: p.write_bytes(REPORT.encode()[:-2]), "read_with_warnings", "replaced_characters"),
    "English text": ("english.txt", lambda p: p.write_text("The board met in spring and approved the plan. " * 30), "skipped", "little_chinese"),
    "only boilerplate": ("menu.txt", lambda p: p.write_text("首页\n新闻中心\n联系我们\n版权所有 海棠建设集团\n京ICP备00000000号\n"), "skipped", "no_body"),
    "10 MB on one line": ("long.txt", lambda p: p.write_text(REPORT.replace("\n", "") * 31_000), "read", ""),
    "name with newline": ("new\nline.txt", lambda p: p.write_text(REPORT), "read", ""),
    "link to itself": ("loop", lambda p: p.symlink_to(p), "skipped", "link_loop"),
    "link to the folder": ("again", lambda p: p.symlink_to(p.parent, target_is_directory=True), "skipped", "link_loop"),
    "broken link": ("gone.txt", lambda p: p.symlink_to(p.parent / "nothing"), "skipped", "link_loop"),
    "unreadable": ("memory.txt", lambda p: p.symlink_to("/proc/self/mem"), "skipped", "unreadable"),
    "pipe": ("pipe.txt", lambda p: os.mkfifo(p), "skipped", "not_a_file"),
    "over the size limit": ("film.txt", lambda p: _sparse(p, 65 * 2**20), "skipped", "too_large"),
}  # fmt: skip


def _sparse(place: Path, size: int) -> None:
    with place.open("wb") as handle:
        handle.truncate(size)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """One build over a folder that holds every kind, beside one sound report."""
    raw = tmp_path_factory.mktemp("raw")
    (raw / "sound.txt").write_text(REPORT + "党支部全年收集建议18条，已办结16条。\n", encoding="utf-8")
    for name, make, _, _ in KINDS.values():
        make(raw / name)
    out = tmp_path_factory.mktemp("out") / "corpus"
    build(raw, out, Settings())
    return open_corpus(out)


@pytest.mark.parametrize("kind", KINDS)
def test_the_log_says_what_became_of_the_file(corpus: Corpus, kind: str):
    name, _, status, reason = KINDS[kind]
    log = corpus.build_log().set_index("source_path")
    row = log.loc[name.replace("\n", "\\n")]
    shown = "" if pd.isna(row["reason"]) else row["reason"]
    assert (row["status"], shown if shown != "duplicate" else "") == (status, reason), row["message"]


def test_every_file_met_is_listed_once(corpus: Corpus):
    assert sorted(corpus.build_log()["source_path"]) == sorted(
        [name.replace("\n", "\\n") for name, *_ in KINDS.values()] + ["sound.txt"]
    )


def test_every_file_read_is_a_report(corpus: Corpus):
    log = corpus.build_log()
    assert set(log[log["status"] != "skipped"]["source_path"]) == set(corpus.reports(Scope())["source_path"])


def test_the_same_text_in_other_encodings_is_the_same_body(corpus: Corpus):
    reports = corpus.reports(Scope()).set_index("source_path")["duplicate_cluster"]
    assert reports["gb.txt"] == reports["utf16.txt"] == reports["bom.txt"]


def test_an_exact_copy_gets_an_id_of_its_own_and_is_marked(tmp_path: Path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    build(tmp_path, tmp_path.parent / f"{tmp_path.name}-out", Settings())
    corpus = open_corpus(tmp_path.parent / f"{tmp_path.name}-out")
    first, second = corpus.reports(Scope())["report_id"]
    assert second == f"{first}-2"
    assert corpus.build_log()["reason"].tolist() == ["", "duplicate"]


@pytest.mark.parametrize(
    "content",
    [{}, {"menu.txt": "首页\n联系我们\n"}, {"empty.txt": ""}],
    ids=["empty folder", "only a menu", "only an empty file"],
)
def test_nothing_readable_leaves_the_previous_corpus(tmp_path: Path, content: dict[str, str]):
    good, bad, out = tmp_path / "good", tmp_path / "bad", tmp_path / "out"
    good.mkdir()
    bad.mkdir()
    (good / "report.txt").write_text(REPORT, encoding="utf-8")
    build(good, out, Settings())
    before = (open_corpus(out).fingerprint, sorted(p.name for p in (out / "generations").iterdir()))
    for name, text in content.items():
        (bad / name).write_text(text, encoding="utf-8")
    with pytest.raises(NothingReadable, match="Name a folder with Chinese reports"):
        build(bad, out, Settings())
    assert (open_corpus(out).fingerprint, sorted(p.name for p in (out / "generations").iterdir())) == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(InputError, match="nowhere"):
        build(tmp_path / "nowhere", tmp_path / "out", Settings())


def test_a_place_that_holds_something_else_is_not_touched(tmp_path: Path):
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "one.jpg").write_bytes(b"x")
    with pytest.raises(InputError, match=r"one\.jpg"):
        build(tmp_path / "raw", tmp_path / "photos", Settings())
    assert [p.name for p in (tmp_path / "photos").iterdir()] == ["one.jpg"]


def test_a_second_build_at_the_same_place_is_refused(tmp_path: Path):
    from analysis.build.publish import locked

    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "report.txt").write_text(REPORT, encoding="utf-8")
    with locked(tmp_path / "out"), pytest.raises(CorpusBusy):
        build(tmp_path / "raw", tmp_path / "out", Settings())
