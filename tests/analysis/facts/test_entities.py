"""Honours, persons and slogans by cases; organizations with their part in a fictional report; what holds for any text."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts.entities import ROLES, entities
from analysis.facts.entities import slogans as slogans_module
from analysis.facts.entities.honours import honours
from analysis.facts.entities.persons import persons
from analysis.facts.entities.slogans import slogans
from analysis.facts.organizations import registry, reporting_unit
from analysis.facts.organizations.names import scan
from analysis.model import Evidenced, Metadata, Passage, ReportingUnit
from analysis.vocabularies import ENTITY_KINDS

FOLDER = Path(__file__).parents[2] / "cases"
KNOWN = registry.load()


def cases(name):
    table = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case["input"], case["wanted"], id=case["label"]) for case in table]


@pytest.mark.parametrize(("text", "wanted"), cases("honours"))
def test_the_titles_received_are(text, wanted):
    assert honours(scan(text, KNOWN)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("persons"))
def test_the_persons_named_are(text, wanted):
    assert [list(found) for found in persons(scan(text, KNOWN))] == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("slogans"))
def test_the_slogans_named_are(text, wanted):
    assert slogans(scan(text, KNOWN)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("slogans"))
def test_a_text_that_is_not_searched_names_no_slogan(text, wanted, monkeypatch):
    monkeypatch.setattr(slogans_module, "_OPEN_SIGNS", [""])  # every text holds it
    plain = text.replace("“", "").replace("”", "")
    searched = slogans(scan(plain, KNOWN))
    monkeypatch.undo()
    assert slogans(scan(text, KNOWN)) == wanted
    assert slogans(scan(plain, KNOWN)) == searched


def passages_of(texts):
    return [Passage(number, "body", text, 0, len(text)) for number, text in enumerate(texts)]


NO_METADATA = Metadata()


def parts(texts, metadata=NO_METADATA, title=None):
    passages = passages_of(texts)
    found = entities(passages, metadata, reporting_unit(title, passages, metadata, KNOWN))
    return {entity.name: entity.role for entity in found if entity.kind == "organization"}


REPORT = [
    "2024年，云岭水务集团城南制水厂党委按照云岭水务集团党委要求抓实党建。",
    "该厂与北岸重工股份有限公司、中州理工大学开展联建共建，向临川市第一小学捐赠图书。",
    "7月，该厂获评中州供水协会“先进集体”。《临川日报》刊发报道，央视播出画面。",
]


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("云岭水务集团", "parent"), ("北岸重工股份有限公司", "partner"), ("临川市第一小学", "beneficiary"),
        ("中州供水协会", "awarding"), ("临川日报", "media"), ("央视", "media"),
    ],
)  # fmt: skip
def test_an_organization_has_its_part(name, role):
    assert parts(REPORT)[name] == role


def test_the_reporter_itself_is_not_listed():
    assert not {"云岭水务集团城南制水厂", "城南制水厂", "该厂"} & set(parts(REPORT))


def test_site_and_source_are_publishers():
    metadata = Metadata(site=Evidenced("临川市总工会", "site", ""), source=Evidenced("临川日报", "source", ""))
    found = parts(["云岭水务党委开展活动。"], metadata)
    assert (found["临川市总工会"], found["临川日报"]) == ("publisher", "publisher")


@pytest.mark.parametrize(
    "text",
    [
        "兄弟单位党员参加，周边村委支持。",
        "获得业主和各单位认可，深化企业改革布局。",
        "发挥党支部作用，服务中心工作，建设一流企业。",
    ],
)
def test_unnamed_sets_are_not_listed(text):
    assert not parts([text])


def test_persons_can_be_left_out():
    passages = passages_of(["党委书记王建平主持会议。"])
    unit = ReportingUnit()
    assert [e.name for e in entities(passages, Metadata(), unit) if e.kind == "person"] == ["王建平"]
    assert not [e for e in entities(passages, Metadata(), unit, with_persons=False) if e.kind == "person"]


PIECES = st.sampled_from(
    ["云岭水务集团", "有限公司", "党委书记", "王建平", "荣获", "“", "”", "全国文明单位", "、", "，", "。", "2024年", "与",
     "三会一课", "1+2+N", "党支部", "称号", "——", "《", "省级", "一等奖", "该厂", "党委"]
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.lists(PIECES, max_size=16).map("".join), st.text(max_size=60)), max_size=3)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_names_stand_in_their_passage_and_repeat_alike(texts):
    passages = passages_of(texts)
    unit = reporting_unit(None, passages, Metadata(), KNOWN)
    found = entities(passages, Metadata(), unit)
    assert found == entities(passages, Metadata(), unit)
    assert len(set(found)) == len(found)
    for entity in found:
        assert entity.kind in ENTITY_KINDS
        assert entity.name in texts[entity.passage_number]
        if entity.kind == "organization":
            assert entity.role in ROLES
        elif entity.role is not None:
            assert entity.role in texts[entity.passage_number]
