"""Rows are put away in batches, which changes no byte of what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.build import Settings, assemble, build
from analysis.corpus import open_corpus
from analysis.scope import Scope
from tests.fictional_corpus import RAW

FEW = RAW / "linchuan-news"


@pytest.mark.parametrize("features_only", [False, True])
def test_the_size_of_batches_changes_no_byte(tmp_path: Path, features_only: bool, monkeypatch: pytest.MonkeyPatch):
    for size in (1, 3, 1000):
        monkeypatch.setattr(assemble, "BATCH", size)
        build(FEW, tmp_path / str(size), Settings(features_only=features_only))
    assert len({open_corpus(tmp_path / str(size)).fingerprint for size in (1, 3, 1000)}) == 1


def test_every_term_knows_the_organization_of_its_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(assemble, "BATCH", 2)
    build(FEW, tmp_path / "c", Settings())
    corpus = open_corpus(tmp_path / "c")
    wanted = corpus.reports(Scope()).set_index("report_id")["organization_label"]
    terms = corpus.rows("terms", Scope())
    assert terms["organization_label"].tolist() == wanted.loc[terms["report_id"]].tolist()


@pytest.mark.parametrize("text", ["", " \n\t　", "党 建　10\n项", "ａ b"])
def test_visible_length_counts_what_is_not_white_space(text: str):
    assert assemble.visible_length(text) == sum(not character.isspace() for character in text)


def test_a_saved_page_is_no_warning_and_who_is_named_by_nobody_is_no_organization(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    sentence = (
        "全年完成管网改造二十公里，组织安全检查十二次，处理群众来信六十三件，各项任务按期完成，职工群众反映良好。"
    )
    (raw / "page.html").write_text(f"<html><body><p>云岭水务集团2023年{sentence}</p></body></html>", encoding="utf-8")
    (raw / "nobody.txt").write_text(f"2023年工作总结\n{sentence * 2}\n", encoding="utf-8")
    made = build(raw, tmp_path / "out", Settings())
    assert dict(made.statuses) == {"read": 2}
    assert (made.report_count, made.organization_count) == (2, 1)
