"""Characters without text: each rule by its cases, and what must hold for any text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import characters, trail
from tests.analysis.text.cases import cases

ANY_TEXT = st.text(st.characters(), max_size=60) | st.text("云 \t\r\n\x00\u200b\ue000\u00a0\ud800　", max_size=40)


def repaired(text):
    return trail.replay(text, characters.repair(text))


@pytest.mark.parametrize("case", cases("characters"))
def test_case(case):
    assert repaired(case["input"]) == case["wanted"]


@given(ANY_TEXT)
def test_a_repaired_text_needs_no_repair(text):
    assert characters.repair(repaired(text)) == ()


@given(ANY_TEXT)
def test_no_control_and_no_surrogate_is_left(text):
    assert [one for one in repaired(text) if unicodedata.category(one) in ("Cc", "Cs") and one not in "\n\t"] == []


@given(st.text("云岭水务，。“”（）１Ａa1 \n　", max_size=40).filter(lambda text: repaired(text) == text))
def test_plain_text_has_no_steps(text):
    assert characters.repair(text) == ()


def test_steps_come_in_the_order_of_the_rules():
    order = [rule.name for rule in characters.RULES]
    assert [step.rule for step in characters.repair("\u00a0甲\ue001\u200b\x00\ud800\r\n")] == [
        order[i] for i in (0, 1, 2, 3, 4, 5)
    ]
