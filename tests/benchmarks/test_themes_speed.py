"""What coding themes costs, as a ratio to cutting the same text into words with jieba in the same run."""

import json
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.facts import themes
from analysis.facts.themes import codebook
from analysis.model import Passage

TRUTH = Path(__file__).parents[1] / "fictional" / "truth.json"
LEAST_RATIO = 6.0
# Eight times the text may cost a little more than eight times the time: memory grows, caches do not.
MOST_GROWTH = 1.6
ROUNDS = 7


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def fictional_passages() -> list[Passage]:
    reports = json.loads(TRUTH.read_text("utf-8"))["reports"]
    return [
        Passage(paragraph["passage_number"], paragraph["kind"], paragraph["text"], 0, len(paragraph["text"]))
        for report in reports
        for paragraph in report["paragraphs"]
        if paragraph["kind"] != "heading"
    ]


def jieba_lcut() -> Callable[[str], list[str]]:
    """jieba.lcut with its dictionary loaded, from a private folder."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory() as private:
        tokenizer.tmp_dir = private
        tokenizer.initialize()
    return tokenizer.lcut


@pytest.mark.benchmark
def test_themes_are_coded_six_times_as_fast_as_jieba_cuts() -> None:
    report, book, cut = fictional_passages(), codebook.load(), jieba_lcut()
    themes.code(report[:1], book)
    rounds = [
        (seconds(lambda: [cut(passage.text) for passage in report]), seconds(lambda: themes.code(report, book)))
        for _ in range(ROUNDS)
    ]
    jieba_seconds, theme_seconds = (min(column) for column in zip(*rounds, strict=True))
    assert jieba_seconds / theme_seconds >= LEAST_RATIO


@pytest.mark.benchmark
@pytest.mark.parametrize(
    "sentence",
    ["公司开展隐患排查四十次，消除隐患二百项。", "、".join(["安全生产", "技术攻关"] * 30), "党员，" * 60, "，" * 120],
)
def test_coding_is_linear_in_the_length_of_a_passage(sentence: str) -> None:
    book = codebook.load()
    short, long = ([Passage(0, "body", sentence * copies, 0, 0)] for copies in (200, 1600))
    best_short, best_long = (
        min(seconds(lambda t=text: themes.code(t, book)) for _ in range(5)) for text in (short, long)
    )
    assert best_long <= 8 * best_short * MOST_GROWTH
