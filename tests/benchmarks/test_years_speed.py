"""Reading years against segmenting the same text in the same run: a ratio, so that it holds on any machine."""

from __future__ import annotations

import json
import logging
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from analysis.facts.years import year_mentions
from analysis.facts.years.anchors import anchors
from analysis.model import Passage

CASES = Path(__file__).resolve().parents[1] / "cases"
FILLER = (
    "云岭水务集团党委坚持把党的建设融入供水保障全过程，推动责任区、示范岗与检修任务同部署、同考核，职工的精气神明显提升。",
    "各支部围绕安全生产、降本增效和优质服务开展立项攻关，形成了一批看得见、摸得着的成果，得到用户和上级单位的肯定。",
    "北岸重工把教育培训、技能比武和师带徒结合起来，让骨干在急难险重任务中亮身份、作表率，队伍凝聚力进一步增强。",
)
RATIO = 4.0


def report() -> tuple[Passage, ...]:
    """A report in the proportions of real ones: about one year expression in two hundred characters."""
    years = [row["input"]["text"] for row in json.loads((CASES / "years_kinds.json").read_text(encoding="utf-8"))]
    texts = [FILLER[n % 3] + FILLER[(n + 1) % 3] + FILLER[(n + 2) % 3] + text for n, text in enumerate(years)]
    return tuple(Passage(number, "body", text, 0, len(text)) for number, text in enumerate(texts))


def best(run: Callable[[], object], repeats: int = 5) -> float:
    times = []
    for _ in range(repeats):
        started = time.process_time()
        run()
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.benchmark
@pytest.mark.filterwarnings("ignore")  # jieba's own deprecations are not ours to fix
def test_years_are_read_four_times_as_fast_as_text_is_segmented():
    import jieba

    jieba.setLogLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as private:  # never the shared cache, which another user may have planted
        jieba.dt.tmp_dir = private
        jieba.initialize()
    passages = report()
    found = anchors(None, date(2022, 6, 1), passages)
    year_mentions(None, passages, found)
    ours = best(lambda: year_mentions(None, passages, found))
    theirs = best(lambda: [jieba.lcut(passage.text) for passage in passages])
    assert theirs / ours >= RATIO, f"{theirs / ours:.1f}"


@pytest.mark.benchmark
def test_time_grows_with_length():
    passages = report()
    found = anchors(None, date(2022, 6, 1), passages)
    one = Passage(0, "body", "".join(p.text for p in passages), 0, 0)
    two = Passage(0, "body", one.text * 2, 0, 0)
    year_mentions(None, (one,), found)
    ratio = best(lambda: year_mentions(None, (two,), found)) / best(lambda: year_mentions(None, (one,), found))
    assert ratio <= 2.5, f"{ratio:.2f}"
