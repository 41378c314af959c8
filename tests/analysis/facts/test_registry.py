"""The registry of organizations: what is found, what never is, and which lines are refused."""

import pytest

from analysis.errors import LexiconError
from analysis.facts.organizations import registry
from analysis.vocabularies import LEVELS

KNOWN = registry.load()
LINE = "a\t甲集团有限公司\t甲集团\t\tgroup\tfictional\n"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("云岭水务集团有限公司", "x-yunling"), ("云岭水务", "x-yunling"), ("中国石油", "cnpc"), ("中铁四局", "crec-4"),
        ("中建三局", "cscec-3"), ("华润（集团）有限公司", "crc"), ("华润(集团)有限公司", "crc"),
    ],
)  # fmt: skip
def test_names_and_short_forms_are_found(name, found):
    assert KNOWN.find(name).organization_id == found


@pytest.mark.parametrize("name", ["冶炼厂", "该公司", "党委", "公司", "集团", "", None, "云岭", "不存在集团"])
def test_common_nouns_and_unknown_names_are_not(name):
    assert KNOWN.find(name) is None


def test_every_entry_has_source_level_and_a_name_of_its_own():
    entries = KNOWN.entries.values()
    assert all(entry.source and entry.level in LEVELS for entry in entries)
    assert len({entry.name for entry in entries}) == len(KNOWN.entries)


def test_fictional_organizations_say_so():
    assert {entry.source for entry in KNOWN.entries.values() if entry.organization_id.startswith("x-")} == {"fictional"}


def test_ancestors_rise_to_the_group():
    plant = KNOWN.find("西南铝")
    assert [entry.organization_id for entry in KNOWN.ancestors(plant)] == ["chinalco-advanced", "chinalco"]


def test_a_registry_is_read_once():
    assert registry.load() is KNOWN


def test_a_file_of_ones_own(tmp_path):
    (tmp_path / "own.tsv").write_text("# mine\n" + LINE, encoding="utf-8")
    assert registry.load(tmp_path / "own.tsv").find("甲集团").level == "group"


def test_a_short_form_of_two_organizations_belongs_to_neither(tmp_path):
    (tmp_path / "own.tsv").write_text(LINE + "b\t甲集团股份有限公司\t甲集团\t\tgroup\tfictional\n", encoding="utf-8")
    known = registry.load(tmp_path / "own.tsv")
    assert known.find("甲集团") is None
    assert known.find("甲集团股份有限公司").organization_id == "b"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\t甲\n", "line 1"),
        (LINE + LINE, "twice"),
        (LINE.replace("group", "big"), "unknown level big"),
        (LINE.replace("\t\tgroup", "\tz\tgroup"), "unknown parent z"),
        (LINE.replace("\t\tgroup", "\ta\tgroup"), "own ancestor"),
        (LINE.replace("fictional", ""), "source filled"),
    ],
)
def test_a_bad_line_is_named(tmp_path, text, said):
    (tmp_path / "bad.tsv").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=said):
        registry.load(tmp_path / "bad.tsv")


def test_a_folder_without_a_registry_is_named(tmp_path):
    with pytest.raises(LexiconError, match="no organization registry"):
        registry.load(tmp_path)
