"""Keyword in context: what is found, in which order, and that no query can hang the page."""

import json
import time
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError, TextNotStored, UnknownChoice
from analysis.tables import SHOWN
from analysis.words.context import concordance
from analysis.words.patterns import PIECE, compile_query, pieces

CASES = json.loads((Path(__file__).parents[2] / "cases" / "regular_expressions.json").read_text("utf-8"))
REPORTS = pd.DataFrame(
    {
        "report_id": ["r1", "r2"],
        "report_label": ["云岭水务年报", "北岸重工简报"],
        "organization_label": ["云岭水务集团", "北岸重工"],
    }
)
PASSAGES = pd.DataFrame(
    [
        ("r1", 0, "云岭水务集团推进供水改造。供水管网更新三十公里；水质稳定！"),
        ("r1", 1, "保障居民供水。"),
        ("r2", 0, "北岸重工自建供水站，供水能力提升。"),
        ("elsewhere", 0, "供水"),
    ],
    columns=["report_id", "passage_number", "text"],
)


def found(query: str, **options: object) -> list[tuple[str, str, str]]:
    made = concordance(PASSAGES, REPORTS, query, **options)
    return list(made[["left", "match", "right"]].itertuples(index=False, name=None))


def test_columns_are_the_contract() -> None:
    assert tuple(concordance(PASSAGES, REPORTS, "供水").columns) == SHOWN["context", "concordance"].columns


def test_every_occurrence_in_scope_is_one_row() -> None:
    made = concordance(PASSAGES, REPORTS, "供水")
    assert made["organization"].value_counts().to_dict() == {"云岭水务集团": 3, "北岸重工": 2}


def test_window_is_in_characters() -> None:
    assert found("供水", window=2)[0] == ("推进", "供水", "改造")


def test_a_window_cuts_no_number() -> None:
    """8年 at the edge of a window would be read as a number that no report states."""
    passages = pd.DataFrame([("r1", 0, "自2018年起供水1,250.5吨")], columns=["report_id", "passage_number", "text"])
    made = concordance(passages, REPORTS, "供水", window=3)
    assert made[["left", "right"]].to_numpy().tolist() == [["2018年起"[-6:], "1,250.5"]]


def test_a_page_of_digits_widens_no_window_without_end() -> None:
    passages = pd.DataFrame(
        [("r1", 0, "1" * 500 + "供水" + "2" * 500)], columns=["report_id", "passage_number", "text"]
    )
    row = concordance(passages, REPORTS, "供水", window=3).iloc[0]
    assert max(len(row["left"]), len(row["right"])) <= 23


def test_sentence_as_window() -> None:
    assert found("管网", unit="sentence") == [("供水", "管网", "更新三十公里；")]


def test_plain_query_is_verbatim() -> None:
    assert found("供.") == []


def test_regular_expression_stays_within_a_sentence() -> None:
    assert [match for _, match, _ in found("改造.{0,4}管网", regex=True)] == []
    assert [match for _, match, _ in found("供水.{0,4}更新", regex=True)] == ["供水管网更新"]


def test_ends_of_a_pattern_are_ends_of_a_sentence() -> None:
    assert [match for _, match, _ in found("^供水..", regex=True)] == ["供水管网"]


def test_sorted_by_the_words_to_the_left_read_backwards() -> None:
    lefts = [left[::-1] for left, _, _ in found("供水", sort="left")]
    assert lefts == sorted(lefts)


def test_sorted_by_the_words_to_the_right() -> None:
    rights = [right for _, _, right in found("供水", sort="right")]
    assert rights == sorted(rights)


def test_offset_leads_back_to_the_passage() -> None:
    made = concordance(PASSAGES, REPORTS, "供水.", regex=True).iloc[1]
    assert PASSAGES.loc[0, "text"][made["start"] :].startswith(made["match"])


def test_no_match_is_an_empty_table() -> None:
    assert concordance(PASSAGES, REPORTS, "没有这个词").empty


def test_features_only_says_that_text_is_not_stored() -> None:
    with pytest.raises(TextNotStored, match="not stored"):
        concordance(PASSAGES.assign(text=None), REPORTS, "供水")


@pytest.mark.parametrize("options", [{"unit": "words"}, {"sort": "random"}])
def test_unknown_choice_lists_the_known(options: dict[str, str]) -> None:
    with pytest.raises(UnknownChoice, match="Choose one of"):
        concordance(PASSAGES, REPORTS, "供水", **options)


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_shape_of_a_query_decides_whether_it_runs(case: dict[str, str]) -> None:
    if case["wanted"] == "refused":
        with pytest.raises(InputError):
            compile_query(case["input"], regex=True)
    else:
        assert compile_query(case["input"], regex=True).pattern == case["input"]


def test_a_query_longer_than_a_line_is_refused() -> None:
    with pytest.raises(InputError, match="201 characters"):
        compile_query("水" * 201, regex=False)


@pytest.mark.timed
@pytest.mark.parametrize("query", [case["input"] for case in CASES if case["wanted"] == "runs"])
@pytest.mark.parametrize("sign", ["水", "供", "一", "a"])
def test_no_accepted_query_is_slow_on_adversarial_text(query: str, sign: str) -> None:
    passages = pd.DataFrame({"report_id": ["r1"], "passage_number": [0], "text": ["供水改造" * 90 + sign * 4000]})
    began = time.process_time()
    concordance(passages, REPORTS, query, regex=True)
    assert time.process_time() - began < 5


def test_a_query_that_takes_too_long_says_so() -> None:
    with pytest.raises(InputError, match="took too long"):
        concordance(PASSAGES, REPORTS, "供.*水", regex=True, seconds=-1)


def test_too_many_matches_say_so() -> None:
    passages = pd.DataFrame({"report_id": ["r1"], "passage_number": [0], "text": ["水" * 60_000]})
    with pytest.raises(InputError, match="more than 50,000 times"):
        concordance(passages, REPORTS, "水")


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="水供。！；\n”a ", max_size=1500))
def test_pieces_are_short_and_lose_nothing(text: str) -> None:
    parts = list(pieces(text))
    assert all(len(piece) <= PIECE for _, piece in parts)
    assert "".join(piece for _, piece in parts) == text
    assert all(text[at : at + len(piece)] == piece for at, piece in parts)
