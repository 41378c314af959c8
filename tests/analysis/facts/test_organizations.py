"""The reporting unit on fictional reports of many kinds, the labels of a corpus, and the tree above them."""

import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts import organizations
from analysis.facts.organizations import registry
from analysis.model import Evidenced, Metadata, Passage, ReportingUnit

CASES = json.loads((Path(__file__).parents[2] / "cases" / "organizations.json").read_text(encoding="utf-8"))
KNOWN = registry.load()


def unit_of(texts, title=None, site=None, source=None):
    passages = [Passage(number, "body", text, 0, len(text)) for number, text in enumerate(texts)]
    metadata = Metadata(
        site=Evidenced(site, "site", site) if site else None,
        source=Evidenced(source, "source", source) if source else None,
    )
    return organizations.reporting_unit(title, passages, metadata, KNOWN)


def marked(case):
    """A case; a known failure is expected to fail, so that the day it works we are told."""
    reason = case.get("known_failure")
    return pytest.param(case, id=case["label"], marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_the_reporting_unit_is(case):
    found = unit_of(case["passages"], case["title"], case.get("site"), case.get("source"))
    wanted = dict(case["wanted"])
    held = wanted.pop("aliases_hold", [])
    chain = wanted.pop("chain", None)
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert set(held) <= set(found.aliases)
    assert chain is None or list(found.parent_chain) == chain


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_aliases_never_hold_the_parent(case):
    found = unit_of(case["passages"], case["title"], case.get("site"), case.get("source"))
    assert not set(found.aliases) & set(found.parent_chain)


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case["wanted"]["as_printed"] and not case.get("known_failure")],
    ids=lambda case: case["label"],
)
def test_a_unit_carries_its_evidence(case):
    found = unit_of(case["passages"], case["title"], case.get("site"), case.get("source"))
    assert found.rule
    assert found.evidence


PIECES = st.sampled_from(
    [
        "云岭水务",
        "集团",
        "有限公司",
        "（以下简称“",
        "”）",
        "党委",
        "该厂",
        "我局",
        "、",
        "，",
        "。",
        "2024年",
        "与",
        "荣获",
        "项目部",
        "党支部",
        "市水利局",
        "的",
        "(",
        ")",
        "厂",
        "第二",
        "中铝集团",
        "公司",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=14).map("".join), max_size=4))
def test_any_text_gives_a_unit_whose_name_is_printed(texts):
    found = unit_of(texts)
    assert found == unit_of(texts)
    if found.as_printed is not None:
        assert any(found.as_printed in text for text in texts)
    assert all(any(parent in text for text in texts) for parent in found.parent_chain)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=30))
def test_arbitrary_characters_never_raise(text, title):
    unit_of([text], title)


def test_labels_of_known_units_are_their_registry_names():
    units = {
        "a": ReportingUnit("x-yunling", "云岭水务集团有限公司", "云岭水务"),
        "b": ReportingUnit("x-yunling", "云岭水务集团有限公司", "云岭水务集团"),
    }
    assert set(organizations.labels(units, {}).values()) == {("x-yunling", "云岭水务集团有限公司")}


def test_a_report_without_a_unit_is_unnamed():
    assert organizations.labels({"a": ReportingUnit()}, {"a": "某网"})["a"] == ("unnamed", "未注明")


def test_a_common_noun_merges_only_with_the_same_parent_and_site():
    plant = ReportingUnit(
        as_printed="冶炼厂", parent="青松矿业集团", parent_chain=("青松矿业集团",), rule="common_noun:taken_up"
    )
    other = ReportingUnit(
        as_printed="冶炼厂", parent="长风能源集团", parent_chain=("长风能源集团",), rule="common_noun:taken_up"
    )
    found = organizations.labels(
        {"a": plant, "b": plant, "c": plant, "d": other}, {"a": "甲网", "b": "甲网", "c": "乙网", "d": "甲网"}
    )
    assert found["a"] == found["b"]
    assert len({found["a"], found["c"], found["d"]}) == 3


def test_labels_are_unique():
    units = {
        "a": ReportingUnit(None, None, "城南水厂", "甲公司"),
        "b": ReportingUnit(None, "甲公司城南水厂", "甲公司城南水厂"),
    }
    found = organizations.labels(units, {})
    assert len({label for _, label in found.values()}) == len({identity for identity, _ in found.values()})


def test_unknown_names_are_listed_for_review():
    units = {
        "a": ReportingUnit("x-yunling", "云岭水务集团有限公司", "云岭水务"),
        "b": ReportingUnit(None, None, "澜湾港航"),
        "c": ReportingUnit(),
    }
    assert organizations.unknown_names(units) == ("澜湾港航",)


def test_the_tree_rises_from_branch_to_group():
    reports = pd.DataFrame(
        {
            "organization_label": ["海棠建设集团白鹭湖项目部党支部", "星桥轨道交通运营有限公司", "澜湾港航", None],
            "organization_parent": ["海棠建设集团", None, None, None],
        }
    )
    tree = organizations.roll_up(reports, KNOWN)
    rows = {(row.label, row.ancestor_label, row.depth) for row in tree.itertuples()}
    assert rows == {
        ("海棠建设集团白鹭湖项目部党支部", "海棠建设集团白鹭湖项目部党支部", 0),
        ("海棠建设集团白鹭湖项目部党支部", "海棠建设集团有限公司", 1),
        ("星桥轨道交通运营有限公司", "星桥轨道交通运营有限公司", 0),
        ("星桥轨道交通运营有限公司", "星桥交通集团有限公司", 1),
        ("澜湾港航", "澜湾港航", 0),
    }


def test_the_tree_of_no_reports_is_empty_with_its_columns():
    tree = organizations.roll_up(pd.DataFrame({"organization_label": [], "organization_parent": []}), KNOWN)
    assert list(tree.columns) == ["label", "ancestor_label", "depth"]
    assert tree.empty


THREE_LEVELS = pd.DataFrame(
    {
        "organization_label": [
            "赤水建设集团有限公司",
            "赤水建设集团第三分公司",
            "赤水建设集团沙湾项目部",
            "北岸药业",
        ],
        "organization_parent": [None, "赤水建设集团", "赤水建设集团第三分公司", None],
    }
)


@pytest.mark.parametrize(
    ("chosen", "wanted"),
    [
        (
            "赤水建设集团有限公司",
            {"赤水建设集团有限公司", "赤水建设集团第三分公司", "赤水建设集团沙湾项目部"},
        ),
        ("赤水建设集团第三分公司", {"赤水建设集团第三分公司", "赤水建设集团沙湾项目部"}),
        ("赤水建设集团沙湾项目部", {"赤水建设集团沙湾项目部"}),
        ("北岸药业", {"北岸药业"}),
        ("云岭水务集团", set()),
    ],
)
def test_choosing_a_level_includes_all_that_stands_below_it(chosen, wanted):
    assert set(organizations.below([chosen], organizations.roll_up(THREE_LEVELS, KNOWN))) == wanted


def test_a_group_that_does_not_report_itself_can_be_chosen():
    tree = organizations.roll_up(THREE_LEVELS.iloc[1:3], KNOWN)
    assert len(organizations.below(["赤水建设集团"], tree)) == 2


def test_a_printed_parent_is_not_guessed_between_two_legal_names():
    reports = pd.DataFrame(
        {
            "organization_label": ["赤水建设集团有限公司", "赤水建设集团股份有限公司", "赤水建设集团三公司"],
            "organization_parent": [None, None, "赤水建设集团"],
        }
    )
    tree = organizations.roll_up(reports, KNOWN)
    assert set(tree.loc[tree["label"] == "赤水建设集团三公司", "ancestor_label"]) == {
        "赤水建设集团三公司",
        "赤水建设集团",
    }
