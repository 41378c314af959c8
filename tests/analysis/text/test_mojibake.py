"""Byte shifts and wrong tables: cases, planted damage with known truth, and clean text that must not change."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text import mojibake, trail
from tests.analysis.text import damage
from tests.analysis.text.cases import cases
from tests.analysis.text.sentences import HANT_PARAGRAPHS, negatives

STOPS_FLOOR, WITHIN_FLOOR = 0.97, 0.80
ANYWHERE_FLOOR = 0.90
"""Behind 。 or not, with any sign of the full-width row found across two characters, digits and letters included."""
SILENT = 0.02
"""Share of runs that may be read wrongly without a flag: what makes two characters one can read as well as the truth."""


def repaired(text):
    return trail.replay(text, mojibake.repair(text).steps)


@pytest.mark.parametrize("case", cases("mojibake"))
def test_case(case):
    assert repaired(case["input"]) == case["wanted"]


def planted(stop):
    """Every run that the byte model can start in our paragraphs whose bytes are all still there, behind 。 or elsewhere."""
    shifted = (
        damage.shift(paragraph, place, folded, dropping)
        for paragraph in HANT_PARAGRAPHS
        for place in damage.shiftable(paragraph)
        for folded in (True, False)
        for dropping in (True, False)
        if (paragraph[place] == "。") == stop
    )
    return sorted({run for run in shifted if run.recoverable}, key=lambda run: run.damaged)


def planted_anywhere(dropping):
    """Runs at every place of our paragraphs, whatever full-width sign was found there; `dropping` takes empty pairs out."""
    return [
        damage.shift(paragraph, place, dropping=dropping)
        for paragraph in HANT_PARAGRAPHS
        for place in damage.shiftable(paragraph, damage.FULL_WIDTH)
    ]


@pytest.mark.parametrize(
    ("stop", "floor"), [(True, STOPS_FLOOR), (False, WITHIN_FLOOR)], ids=["after 。", "within a sentence"]
)
def test_planted_runs_are_restored_exactly(stop, floor):
    runs = planted(stop)
    wrong = [run for run in runs if repaired(run.damaged) != run.truth]
    assert len(runs) >= 20
    assert len(runs) - len(wrong) >= floor * len(runs), [
        (run.damaged[:60], repaired(run.damaged)[:60]) for run in wrong[:5]
    ]


def test_runs_at_any_full_width_sign_are_restored_exactly():
    runs = [run for run in planted_anywhere(dropping=False) if run.recoverable]
    wrong = [run for run in runs if repaired(run.damaged) != run.truth]
    assert len(runs) >= 20
    assert len(runs) - len(wrong) >= ANYWHERE_FLOOR * len(runs), [run.damaged[:60] for run in wrong[:5]]


def test_no_run_is_read_wrongly_in_silence():
    runs = planted_anywhere(dropping=True)
    silent = [
        run.damaged
        for run in runs
        if repaired(run.damaged) not in (run.truth, run.damaged) and not mojibake.repair(run.damaged).flags
    ]
    assert len(silent) <= SILENT * len(runs), silent


def test_a_long_simplified_run_that_lost_pairs_is_left_alone():
    """No ASCII byte ends it for a whole paragraph, and every seventh pair is gone: it reads well for long, and is not true."""
    text = (
        "集团公司积极开展安全生产大检查。各单位结合实际制定方案，突出重点环节，落实责任到人，确保全年目标任务圆满完成。"
    )
    run = damage.shift(text, text.index("。"), folded=False)
    found = mojibake.repair(run.damaged)
    assert (found.steps, found.flags) == ((), ("lost_character",))


def test_every_planted_gloss_at_an_odd_byte_whose_bytes_remain_is_restored():
    runs = [
        damage.odd_gloss(paragraph, place, needle)
        for paragraph in HANT_PARAGRAPHS
        for place, needle in damage.glossable(paragraph, "聯導業務產經設學質優勢關標準規劃現際創舉領術進階級線")
    ]
    kept = [run for run in runs if run.recoverable]
    assert sum(repaired(run.damaged) == run.truth for run in kept) >= 0.8 * len(kept)


@pytest.mark.parametrize("seed", range(3))
def test_clean_sentences_with_question_marks_and_brackets_do_not_change(seed):
    changed = [(text, repaired(text)) for text in negatives(random.Random(seed)) if mojibake.repair(text).steps]
    assert changed == []


@settings(deadline=None)
@given(st.text("?!;:,(）（海。“黨八麄儾粌H鶎狱hlián)dāng\n\ufffdAÿäº‘", max_size=50))
def test_any_text_is_survived_and_the_trail_replays(text):
    steps = mojibake.repair(text).steps
    assert trail.from_json(trail.to_json(steps)) == steps


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(HANT_PARAGRAPHS), st.integers(0, 10_000))
def test_a_repaired_page_needs_no_repair(paragraph, seed):
    places = damage.shiftable(paragraph)
    once = repaired(damage.shift(paragraph, places[seed % len(places)]).damaged) if places else paragraph
    assert repaired(once) == once


def test_a_run_that_nobody_can_read_is_left_alone_and_flagged():
    text = "座談交流?；鶎狱璧飱缠乂猴袰夨璜,繼續學習"
    found = mojibake.repair(text)
    assert (found.steps, "lost_character" in found.flags) == ((), True)


def test_addresses_on_a_page_do_not_exhaust_the_search():
    links = "http://example.org/list?id=12&type=a\n" * 60
    assert repaired(f"{links}完成任務目標?！八麄儾粌H點子多") == f"{links}完成任務目標。“他們不僅點子多"


def test_text_that_was_replaced_before_it_was_saved_is_named():
    assert "lost_text" in mojibake.repair("锟斤拷锟斤拷").flags
