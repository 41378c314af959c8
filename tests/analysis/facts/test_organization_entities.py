"""One organization is listed under one name, with the part that any of its printed forms tells."""

import json
from pathlib import Path

import pytest

from analysis.facts.entities import entities
from analysis.facts.organizations import registry, reporting_unit
from analysis.model import Metadata, Passage

KNOWN = registry.load()
OWN = "青松矿业集团党委召开会议。今年以来，青松矿业集团完成技改12项。下一步，青松矿业集团将深化改革。"


def listed(*texts):
    passages = [Passage(number, "body", text, 0, len(text)) for number, text in enumerate((OWN, *texts))]
    found = entities(passages, Metadata(), reporting_unit(None, passages, Metadata(), KNOWN))
    return {entity.name: entity.role for entity in found if entity.kind == "organization"}


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        ("集团与北岸重工股份有限公司座谈。", "北岸重工介绍了经验。", {"北岸重工股份有限公司": "partner"}),
        ("参观沙河制药有限责任公司（以下简称“沙药”）。", "沙药介绍了经验。", {"沙河制药有限责任公司": "named"}),
        ("来到临川市城关小学。", "向城关小学捐赠图书。", {"临川市城关小学": "beneficiary"}),
        ("来到沙河制药集团。", "沙河制药集团有限公司介绍了经验。", {"沙河制药集团有限公司": "named"}),
    ],
    ids=["one registry entry", "a defined short form", "the end of one longer name", "a legal name"],
)
def test_further_forms_are_the_same_organization(first, second, wanted):
    assert listed(first, second) == wanted


def test_a_short_form_of_two_longer_names_stays_its_own():
    assert set(listed("来到临川市城关小学和青河县城关小学。", "向城关小学捐赠图书。")) >= {
        "临川市城关小学",
        "青河县城关小学",
    }


def test_two_organizations_of_one_kind_stay_two():
    assert set(listed("来到临川市总工会。", "来到青河县总工会。")) == {"临川市总工会", "青河县总工会"}


NAMED = json.loads((Path(__file__).parents[2] / "cases" / "named_organizations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", NAMED, ids=lambda case: case["label"])
def test_the_organizations_named_are(case):
    assert set(listed(case["input"])) == set(case["wanted"])


def test_a_title_with_other_quotation_marks_is_listed_once():
    texts = ["三车间获评全国“青年文明号”。", "车间珍惜“全国青年文明号”荣誉称号。"]
    passages = [Passage(number, "body", text, 0, len(text)) for number, text in enumerate(texts)]
    found = entities(passages, Metadata(), reporting_unit(None, passages, Metadata(), KNOWN))
    assert [entity.name for entity in found if entity.kind == "honour"] == ["全国“青年文明号”"]


def test_a_numbered_title_is_no_slogan():
    passages = [Passage(0, "body", "李明荣获中州“十大工匠标兵”称号。", 0, 18)]
    found = entities(passages, Metadata(), reporting_unit(None, passages, Metadata(), KNOWN))
    assert [entity.kind for entity in found] == ["honour"]


def test_the_unit_without_its_first_word_and_its_legal_form_is_the_unit():
    texts = [
        "今年以来，中州北岸铝业有限公司党委抓实党建。中州北岸铝业有限公司完成技改8项。",
        "北岸铝业与沙河制药厂座谈。",
    ]
    passages = [Passage(number, "body", text, 0, len(text)) for number, text in enumerate(texts)]
    found = entities(passages, Metadata(), reporting_unit(None, passages, Metadata(), KNOWN))
    assert {entity.name for entity in found if entity.kind == "organization"} == {"沙河制药厂"}
