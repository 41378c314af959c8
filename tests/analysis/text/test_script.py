"""Script by the guide's rule; conversion equal to the package; the 著 rule."""

import opencc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import script, trail
from tests.analysis.text.cases import cases

PACKAGE = opencc.OpenCC("t2s")
PHRASES = sorted(script._dictionary("TSPhrases.txt"))
CHARACTERS = sorted(script._dictionary("TSCharacters.txt"))


@pytest.mark.parametrize("case", cases("script"))
def test_script_case(case):
    assert script.script(case["input"]) == case["wanted"]


@given(st.lists(st.sampled_from(PHRASES) | st.sampled_from(PHRASES).map(lambda phrase: phrase[1:]) | st.sampled_from(CHARACTERS)
                | st.sampled_from(list("，。 \n—著后里発a1😀")), max_size=30).map("".join))  # fmt: skip
def test_conversion_is_the_packages_overlapping_phrases_included(text):
    assert script.to_simplified(text) == PACKAGE.convert(text)


@given(st.text(max_size=60))
def test_any_text_keeps_its_length(text):
    assert len(script.to_simplified(text)) == len(text)


@pytest.mark.parametrize(
    ("traditional", "wanted"),
    [
        ("職工跟著黨員上", "职工跟着党员上"),
        ("著力推動發展,著眼長遠", "着力推动发展,着眼长远"),
        ("著名勞動模範,成效顯著", "著名劳动模范,成效显著"),
        ("編著論著,執著堅守", "编著论著,执著坚守"),
        ("《發展之路》 著", "《发展之路》 著"),
    ],
)
def test_zhu_and_zhe(traditional, wanted):
    assert trail.replay(traditional, script.simplify(traditional)) == wanted


def test_a_simplified_text_keeps_its_zhu():
    assert script.simplify("王某著,成效显著") == ()


def test_conversion_is_no_damage():
    assert [step.repairs_damage for step in script.simplify("職工跟著黨員上")] == [False, False]


@given(st.lists(st.sampled_from(CHARACTERS + list("云岭，a\n著名力")), max_size=40).map("".join))
def test_simplifying_twice_changes_nothing_more(text):
    once = trail.replay(text, script.simplify(text))
    assert trail.replay(once, script.simplify(once)) in (once, PACKAGE.convert(once))


def test_edits_are_only_the_changed_runs():
    assert [(edit.start, edit.end) for edit in script.simplify("雲嶺水務在")[0].edits] == [(0, 2), (3, 4)]
