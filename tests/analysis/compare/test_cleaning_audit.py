from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare.cleaning_audit import changed_runs, passage_spans, waterfall
from analysis.corpus import Corpus
from analysis.errors import EmptyGroup
from analysis.model import Edit, Step
from analysis.scope import Scope
from analysis.text import trail

STEPS = pd.DataFrame(
    {
        "step_number": [1, 0],
        "step": ["t2s", "glosses"],
        "count": [9, 4],
        "chars_before": [976, 1000],
        "chars_after": [976, 976],
    }
)
LINES = pd.DataFrame({"reason": ["meta", "navigation", "meta"], "char_count": [10, 40, 6]})


def test_worked_example():
    made = waterfall(STEPS, LINES, kept_chars=900)
    assert made.fillna({"edits": -1}).to_numpy().tolist() == [
        ["in", "", -1, 1000, 1000],
        ["repaired", "glosses", 4, -24, 976],
        ["repaired", "t2s", 9, 0, 976],
        ["removed", "navigation", 1, -40, 936],
        ["removed", "meta", 2, -16, 920],
        ["white_space", "", -1, -20, 900],
        ["kept", "", -1, 0, 900],
    ]


def test_untouched_report_without_text_begins_with_what_is_visible():
    made = waterfall(STEPS.iloc[:0], LINES, kept_chars=900)
    assert made["stage"].tolist() == ["in", "removed", "removed", "kept"]
    assert made["chars_left"].iloc[0] == 956


def test_untouched_report_with_text_begins_with_the_page():
    assert waterfall(STEPS.iloc[:0], LINES, 900, raw_chars=970)["chars_left"].iloc[0] == 970


def test_tables_of_different_reports_are_an_error():
    with pytest.raises(EmptyGroup, match="more characters are kept"):
        waterfall(STEPS, LINES, kept_chars=2000)


def test_account_balances_for_every_report_of_a_corpus(corpus_with_text: Corpus):
    whole = Scope()
    reports = corpus_with_text.reports(whole).set_index("report_id")
    raw = corpus_with_text.rows("originals", whole).set_index("report_id")["raw_text"]
    cleaning, removed = corpus_with_text.rows("cleaning", whole), corpus_with_text.rows("removed_lines", whole)
    for report_id, report in reports.iterrows():
        own = (rows[rows["report_id"] == report_id] for rows in (cleaning, removed))
        made = waterfall(*own, int(report["char_count"]), len(raw[report_id]))
        assert made["chars_left"].iloc[0] == len(raw[report_id]), report_id
        assert made["char_change"].iloc[:-1].sum() == report["char_count"], report_id
        assert (made["chars_left"] >= 0).all(), report_id


def runs_of(raw: str, steps: list[Step]):
    clean = trail.replay(raw, steps)
    alignment = trail.align(steps)
    return clean, changed_runs(raw, clean, [alignment.to_raw(place) for place in range(len(clean))], len(raw))


@given(
    st.text("党建水质(abc) \n", min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 4), st.text("党水a", max_size=3)), max_size=5),
)
def test_runs_hold_the_whole_of_both_texts(raw: str, wished: list[tuple[int, int, str]]):
    edits, reached = [], 1  # the first character stays: a stretch is looked at from a character that is there
    for start, length, replacement in sorted(wished):
        if reached <= start and start + length <= len(raw):
            edits.append(Edit(start, start + length, replacement))
            reached = start + length
    clean, runs = runs_of(raw, [Step("any", tuple(edits))])
    assert "".join(run.clean for run in runs) == clean
    assert "".join(run.raw for run in runs) == raw
    assert all(run.raw == run.clean for run in runs if not run.changed)


def test_gloss_and_conversion_are_marked_where_they_are():
    _, runs = runs_of(
        "領(lǐng)導班子", [Step("glosses", (Edit(1, 7, ""),)), Step("t2s", (Edit(0, 1, "领"), Edit(1, 2, "导")), False)]
    )
    assert [(run.raw, run.clean) for run in runs if run.changed] == [("領(lǐng)導", "领导")]


def test_passages_are_found_in_order_and_a_strange_one_is_not_guessed():
    assert passage_spans("甲乙甲乙丙", ["甲乙", "甲乙", "丁", "丙"]) == ((0, 2), (2, 4), None, (4, 5))


def test_every_passage_of_a_corpus_is_found(corpus_with_text: Corpus):
    whole = Scope()
    passages = corpus_with_text.rows("passages", whole)
    for row in corpus_with_text.rows("originals", whole).itertuples():
        texts = passages.loc[passages["report_id"] == row.report_id, "text"].tolist()
        assert None not in passage_spans(trail.replay(row.raw_text, trail.from_json(row.edits)), texts), row.report_id
