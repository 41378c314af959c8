"""Words: terms of the genre stay whole, made-up words do not survive, both engines agree, a bad dictionary line is named."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import LexiconError, UnknownChoice
from analysis.model import Token
from analysis.vocabularies import TERM_LAYERS
from analysis.words import segment

CASES = json.loads((Path(__file__).parents[2] / "cases" / "segment.json").read_text("utf-8"))
LONG_TEXT = (
    "云岭水务集团党委召开理论学习中心组学习会，研究部署安全生产与隐患排查治理工作。会议要求，各基层党组织要把党建引领贯穿"
    "供水保障全过程，组织党员突击队抢修管网36公里，漏损率由9.8%降至7.2%。北岸重工第二党支部联合青松矿业机电车间开展结对共建，"
    "围绕关键核心技术攻关成立创新工作室，获得实用新型专利4项，节约成本210万元。驻村工作队走访困难群众52户，"
    "发放慰问品价值3.6万元。纪委对12个问题线索开展谈话函询，下发整改清单，推动全面从严治党向基层延伸。"
    "市水务局全年完成固定资产投资18.4亿元，同比增长6.1%，新增就业岗位1300个，群众满意度达到98.5%。"
)


@pytest.mark.parametrize("engine", ["rjieba", "jieba"])
@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_genre_terms_are_cut_as_readers_cut_them(case, engine):
    found = {token.term for token in segment.segmenter(engine).tokens(case["input"])}
    assert set(case["wanted"]["has"]) <= found
    assert not set(case["wanted"]["lacks"]) & found


def test_every_term_of_the_user_dictionary_stays_whole_when_it_stands_alone():
    segmenter = segment.segmenter()
    torn = [
        entry.term
        for entry in segment.read_user_dictionary(segment.USER_DICTIONARY)
        if [token.term for token in segmenter.tokens(entry.term)] != [entry.term]
    ]
    assert torn == []


def test_the_two_engines_cut_alike():
    fast, reference = (
        Counter(token.term for token in segment.segmenter(engine).tokens(LONG_TEXT)) for engine in ("rjieba", "jieba")
    )
    shared = (fast & reference).total()
    assert 2 * shared / (fast.total() + reference.total()) >= 0.995


def test_the_segmenter_is_built_once():
    assert segment.segmenter() is segment.segmenter("rjieba", segment.USER_DICTIONARY)


def test_an_unknown_engine_lists_the_known_ones():
    with pytest.raises(UnknownChoice, match="rjieba, jieba"):
        segment.segmenter("pkuseg")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("三会一课 200 n\n安全生产 很多 n\n", "line 2"),
        ("三会一课\n", "Not an entry"),
        ("三会一课 200 n extra\n", "Not an entry"),
        ("# 注释\n\n三会一课 0 n\n", "line 3"),
        ("课 200 n\n", "no term"),
        ("三会，一课 200 n\n", "no term"),
        ("三会一课 200 名词\n", "no part of speech"),
        ("三会一课 200 n\n三会一课 300 n\n", "twice"),
    ],
)
def test_a_bad_line_of_a_user_dictionary_is_named(tmp_path, content, reason):
    path = tmp_path / "own_terms.txt"
    path.write_text(content, "utf-8")
    with pytest.raises(LexiconError, match=reason) as problem:
        segment.segmenter("rjieba", path)
    assert "own_terms.txt" in str(problem.value)


def test_a_user_dictionary_that_is_not_utf8_is_refused_with_its_line(tmp_path):
    path = tmp_path / "gbk.txt"
    path.write_bytes(b"abc 3 n\n" + "三会一课 200 n\n".encode("gb18030"))
    with pytest.raises(LexiconError, match=r"gbk\.txt, line 2"):
        segment.segmenter("rjieba", path)


def test_a_user_dictionary_that_is_missing_is_named(tmp_path):
    with pytest.raises(LexiconError, match=r"absent\.txt"):
        segment.segmenter("rjieba", tmp_path / "absent.txt")


def test_an_own_user_dictionary_replaces_ours(tmp_path):
    path = tmp_path / "own.txt"
    path.write_text("泵站里程碑 500 n  # 自有术语\n", "utf-8")
    assert Token("泵站里程碑", "n") in segment.segmenter("rjieba", path).tokens("建成泵站里程碑")


@pytest.mark.parametrize(
    ("term", "part_of_speech", "layer"),
    [
        ("的", "uj", "function"),
        ("我们", "r", "function"),
        ("责任编辑", "n", "function"),
        ("HTTP", "eng", "function"),
        ("2021-09-27", "m", "number"),
        ("12.5%", "m", "number"),
        ("三百二十", "m", "number"),
        ("第三", "m", "number"),
        ("两年", "m", "number"),
        ("党员", "n", "genre"),
        ("推动", "v", "genre"),
        ("坚持", "v", "genre"),
        ("尾矿库", "n", "content"),
        ("十四五", "m", "content"),
        ("三会一课", "n", "content"),
        ("C919", "eng", "content"),
        ("5G", "eng", "content"),
    ],
)
def test_term_layer(term, part_of_speech, layer):
    assert segment.term_layer(term, part_of_speech) == layer


def test_terms_sum_over_the_report_and_keep_parts_of_speech_apart():
    passages = [[Token("领导", "n"), Token("的", "uj")], [Token("领导", "v"), Token("领导", "n")], []]
    assert [(row["term"], row["part_of_speech"], row["term_count"]) for row in segment.terms(passages)] == [
        ("的", "uj", 1),
        ("领导", "n", 2),
        ("领导", "v", 1),
    ]
    assert segment.token_count(passages) == 4


def test_content_terms_leave_out_grammar_numbers_and_single_characters():
    tokens = [
        Token("泵站", "n"),
        Token("泵站", "n"),
        Token("党员", "n"),
        Token("的", "uj"),
        Token("36", "m"),
        Token("厂", "n"),
    ]
    assert segment.content_terms(tokens) == ["党员", "泵站"]


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("党为厂做的，。 12ab三年"), max_size=80))
def test_tokens_are_pieces_of_the_text_in_order_and_never_punctuation(text):
    tokens = segment.segmenter().tokens(text)
    position = 0
    for token in tokens:
        position = text.index(token.term, position) + len(token.term)
        assert any(map(str.isalnum, token.term))
        assert segment.term_layer(token.term, token.part_of_speech) in TERM_LAYERS
    assert segment.token_count([tokens]) == sum(row["term_count"] for row in segment.terms([tokens]))
