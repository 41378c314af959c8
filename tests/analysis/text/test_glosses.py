"""Pinyin glosses go, genuine brackets stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text import glosses, trail
from tests.analysis.text import damage
from tests.analysis.text.cases import cases

CLEAN = "云岭水务集团(以下简称“云岭水务”)完成120项(件)任务,(一)深化改革,推动高质量发展(2024年)。"
HANT = "雲嶺水務集團(集團)召開工作會議,落實各項任務,推動企業發展(一),旅遊女工戰略法律。"


def repaired(text):
    return trail.apply(text, glosses.repair(text))


@pytest.mark.parametrize("case", cases("glosses"))
def test_case(case):
    assert repaired(case["input"]) == case["wanted"]


@pytest.mark.parametrize("style", damage.GLOSS_STYLES)
@pytest.mark.parametrize("text", [CLEAN, HANT])
@given(seed=st.integers(0, 10_000), probability=st.floats(0, 1))
def test_planted_glosses_are_taken_out_and_nothing_else(text, style, seed, probability):
    assert repaired(damage.gloss(text, probability, seed, style)) == text


@given(st.text("領导()（）a1lǐngv üé (", max_size=60))
def test_it_never_fails_and_one_pass_is_enough_to_stay(text):
    once = repaired(text)
    assert len(once) <= len(text)


def test_a_mismatched_syllable_stays_while_the_page_is_not_shown_to_be_glossed():
    assert repaired("項目(he)、領(ling)導") == "項目(he)、領導"
