"""The whole of analysis/text against jieba.lcut on the same text in the same run; only ratios are kept."""

import random
import time

import jieba
import pytest

from analysis.text import mojibake, script
from analysis.text.clean import clean
from tests.analysis.text import damage
from tests.analysis.text.sentences import HANT_PARAGRAPHS, negatives

SIMPLIFIED_FLOOR, GLOSSED_FLOOR = 8, 4
MEGABYTE = 1_000_000
QUESTIONS = 12
"""Times the cost of segmentation that a page may cost whose every sentence could be damaged and is not."""


def throughput(work, text):
    """Characters a second, best of five."""
    work(text)
    taken = []
    for _ in range(5):
        began = time.process_time()
        work(text)
        taken.append(time.process_time() - began)
    return len(text) / max(min(taken), 1e-9)


def page(text):
    """A page of many paragraphs, none of them like another, so that no line is known from before."""
    paragraphs = text.split("\n")
    return "\n".join(f"第{number}項,{paragraphs[number % len(paragraphs)]}" for number in range(400))


@pytest.mark.benchmark
def test_cleaning_of_undamaged_simplified_text():
    text = script.to_simplified(page("\n".join(HANT_PARAGRAPHS)))
    assert throughput(clean, text) >= SIMPLIFIED_FLOOR * throughput(jieba.lcut, text)


@pytest.mark.benchmark
def test_cleaning_of_glossed_traditional_text():
    text = damage.gloss(page("\n".join(HANT_PARAGRAPHS)), probability=0.1, seed=1)
    assert throughput(clean, text) >= GLOSSED_FLOOR * throughput(jieba.lcut, text)


@pytest.mark.benchmark
@pytest.mark.parametrize("unit", ["好?A", "標?！八麄儾璨", "好?(海)", "?！"])
def test_a_page_made_of_candidates_is_bounded(unit):
    """Runs and patience bound the search: a megabyte of nothing but candidates costs less than to segment one of prose."""
    prose = "".join(HANT_PARAGRAPHS * 10)
    segmented = _seconds(jieba.lcut, prose) * MEGABYTE / len(prose.encode())
    assert _seconds(mojibake.repair, unit * (MEGABYTE // len(unit.encode()))) <= segmented


@pytest.mark.benchmark
def test_sound_questions_cost_no_more_than_segmentation():
    """Every sentence is a candidate, none is damaged: what the check of 100,000 sound sentences does all day."""
    rng = random.Random(0)
    pages = ["".join(negatives(rng, 20)) for _ in range(10)]
    mojibake.repair(damage.shift(HANT_PARAGRAPHS[0], 24).damaged)  # the dictionary of the model is read once
    assert sum(_seconds(mojibake.repair, page) for page in pages) <= QUESTIONS * sum(
        _seconds(jieba.lcut, page) for page in pages
    )


def _seconds(work, text):
    began = time.process_time()
    work(text)
    return time.process_time() - began
