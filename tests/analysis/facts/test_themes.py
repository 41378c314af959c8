"""Themes: the right ones on our own paragraphs, none on negatives, and properties that hold for any text."""

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.facts import themes
from analysis.facts.themes import codebook
from analysis.facts.themes.matcher import matcher
from analysis.model import Passage

EVERY = json.loads((Path(__file__).parents[2] / "cases" / "themes.json").read_text("utf-8"))
CASES = [case for case in EVERY if "known_failure" not in case]
KNOWN_FAILURES = [case for case in EVERY if "known_failure" in case]
# Two careful annotators agree at .955 on main themes; our own paragraphs are plainer than real ones, so less would be a fault.
LEAST_F1 = 0.95
LEAST_LEADING = 0.92
# The fictional reports are feature journalism, labelled before the code book was measured on them. All of them have by now
# served to widen its vocabulary (main .90, dominant .74; the last third gave main .83 before it was read), so they show
# that nothing is lost, not how the code book does on unread text. The floors lie just below what all of them together give.
FICTIONAL = Path(__file__).parents[2] / "fictional" / "truth.json"
LEAST_FICTIONAL_MAIN = 0.88
LEAST_FICTIONAL_DOMINANT = 0.72
BOOK = codebook.load()


def coded(text, kind="body", book=BOOK):
    return themes.code([Passage(0, kind, text, 0, len(text))], book)


def ids(text):
    return [theme.theme_id for theme in coded(text)]


@pytest.mark.parametrize("case", CASES, ids=[case["label"] for case in CASES])
def test_the_themes_of_a_paragraph(case):
    found = set(ids(case["input"]))
    assert set(case["wanted"]) <= found, "a theme is missing"
    assert found <= {*case["wanted"], *case["optional"]}, "a theme too many"


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=[case["label"] for case in KNOWN_FAILURES])
@pytest.mark.xfail(strict=True, reason="what a code book of words cannot see")
def test_a_paragraph_that_words_do_not_give_away(case):
    found = set(ids(case["input"]))
    assert set(case["wanted"]) <= found <= {*case["wanted"], *case["optional"]}


def test_themes_over_all_cases_reach_the_floor():
    found = missed = false = 0
    for case in CASES:
        got, wanted = set(ids(case["input"])), set(case["wanted"])
        found += len(got & wanted)
        missed += len(wanted - got)
        false += len(got - wanted - set(case["optional"]))
    assert 2 * found / (2 * found + missed + false) >= LEAST_F1


def test_the_leading_theme_over_all_cases_reaches_the_floor():
    led = [case for case in CASES if case["wanted"]]
    right = sum(ids(case["input"])[:1] == case["wanted"][:1] for case in led)
    assert right / len(led) >= LEAST_LEADING


@pytest.fixture(scope="module")
def fictional():
    """(themes found best first, what the report's author wrote down) for every fictional report."""
    reports = json.loads(FICTIONAL.read_text("utf-8"))["reports"]
    pairs = []
    for report in (each for each in reports if not each["duplicate_of"]):
        lengths = {paragraph["passage_number"]: len(paragraph["text"]) for paragraph in report["paragraphs"]}
        passages = [Passage(each["passage_number"], each["kind"], each["text"], 0, 0) for each in report["paragraphs"]]
        sums = Counter()
        for theme in themes.code(passages, BOOK):
            sums[theme.theme_id] += theme.weight * lengths[theme.passage_number]
        pairs.append(([theme_id for theme_id, _ in sums.most_common()], report))
    return pairs


def test_main_themes_of_fictional_reports_reach_the_floor(fictional):
    found = missed = false = 0
    for got, report in fictional:
        main = {theme["id"] for theme in report["themes"] if theme["level"] == "main"}
        minor = {theme["id"] for theme in report["themes"]} - main
        found += len(main & set(got))
        missed += len(main - set(got))
        false += len(set(got) - main - minor)
    assert 2 * found / (2 * found + missed + false) >= LEAST_FICTIONAL_MAIN


def test_dominant_themes_of_fictional_reports_reach_the_floor(fictional):
    found = missed = false = 0
    for got, report in fictional:
        core, also = set(report["dominant_core"]), set(report["dominant_also"])
        found += len(core & set(got[:3]))
        missed += len(core - set(got[:3]))
        false += len(set(got[:3]) - core - also)
    assert 2 * found / (2 * found + missed + false) >= LEAST_FICTIONAL_DOMINANT


def test_the_cases_cover_every_theme():
    assert {theme for case in CASES for theme in case["wanted"]} == {theme.theme_id for theme in BOOK.themes}


def test_headings_supply_no_themes():
    assert coded("开展隐患排查，筑牢安全防线", kind="heading") == ()


def test_captions_are_coded():
    assert [theme.theme_id for theme in coded("图为技术人员开展隐患排查。", kind="caption")] == ["T05"]


def test_an_award_comes_last_when_three_other_themes_are_coded():
    text = (
        "公司开展隐患排查四十次，消除隐患二百项。工会举办职工运动会，慰问困难职工三十户。"
        "技术中心获授权专利九项，完成工艺优化五项。公司被评为全市先进单位。"
    )
    found = ids(text)
    assert set(found[:3]) == {"T05", "T11", "T06"}
    assert found[3] == "T13"


def test_a_rule_needs_a_word_of_its_own_for_every_set(tmp_path):
    path = tmp_path / "book.yaml"
    path.write_text(
        """version: "1"
themes:
  - {theme_id: X1, zh: 甲, en: A, definition_zh: 甲, definition_en: A,
     rules: [{rule: pair, and: [[人才培养], [培养, 人才培养]], near: 4}]}
""",
        "utf-8",
    )
    book = codebook.load(path)
    assert coded("开展人才培养。", book=book) == ()
    assert [theme.theme_id for theme in coded("开展人才培养和培养。", book=book)] == ["X1"]


@pytest.mark.parametrize(
    ("rule", "text", "hit"),
    [
        ("{rule: r, and: [[泵站], [检修]], near: 3}", "开展泵站设备检修。", True),
        ("{rule: r, and: [[泵站], [检修]], near: 1}", "开展泵站设备检修。", False),
        ("{rule: r, and: [[泵站], [检修]], near: 3}", "开展检修全部泵站。", True),
        ("{rule: r, and: [[泵站], [检修]], within: sentence}", "开展泵站巡视，随后安排了全面的停机检修。", True),
        ("{rule: r, and: [[泵站], [检修]], within: sentence}", "开展泵站巡视。随后检修。", False),
        ("{rule: r, or: [泵站, 闸门]}", "开展闸门巡视。", True),
        ("{rule: r, or: [泵站, 闸门]}", "开展堤防巡视。", False),
        ("{rule: r, and: [[泵站], [检修]], not: [[模拟]], near: 9}", "开展泵站检修。", True),
        ("{rule: r, and: [[泵站], [检修]], not: [[模拟]], near: 9}", "开展泵站模拟检修。", False),
    ],
)
def test_and_or_not_near_and_same_sentence(tmp_path, rule, text, hit):
    path = tmp_path / "book.yaml"
    path.write_text(
        'version: "1"\nthemes:\n'
        f"  - {{theme_id: X1, zh: 甲, en: A, definition_zh: 甲, definition_en: A, rules: [{rule}]}}\n",
        "utf-8",
    )
    book = codebook.load(path)
    assert bool(coded(text, book=book)) is hit
    assert [found.rule for found in themes.rule_hits([Passage(0, "body", text, 0, 0)], book)] == (["r"] if hit else [])


def test_full_width_and_ascii_punctuation_give_the_same_themes():
    for case in CASES:
        folded = case["input"].translate(str.maketrans("，：；！？", ",:;!?"))
        assert ids(folded) == ids(case["input"]), case["label"]


PIECES = sorted({word for theme in BOOK.themes for word in theme.indicators + theme.exclusions})
TEXT = st.lists(
    st.sampled_from(PIECES)
    | st.sampled_from([*"，。、；：！\n“”", "开展了", "完成", "为了", "12项"])
    | st.text(max_size=4),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_never_more_than_four_weights_follow_rank_and_terms_occur(text):
    found = coded(text)
    assert [theme.weight for theme in found] == [1.0, 0.5, 0.25, 0.25][: len(found)]
    assert len({theme.theme_id for theme in found}) == len(found)
    for theme in found:
        assert theme.matched_terms
        assert list(theme.matched_terms) == sorted(set(theme.matched_terms))
        assert all(term in text for term in theme.matched_terms)


@settings(max_examples=50, deadline=None)
@given(st.lists(TEXT, max_size=5).flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts))))))
def test_passages_do_not_depend_on_their_order(drawn):
    texts, order = drawn
    passages = [Passage(number, "body", text, 0, len(text)) for number, text in enumerate(texts)]
    shuffled = [passages[number] for number in order]
    assert set(themes.code(passages, BOOK)) == set(themes.code(shuffled, BOOK))


def test_a_sentence_of_cues_alone_says_nothing_of_a_theme():
    """Nothing but its length is looked at: cues alone are no evidence and fill no word set of a rule."""
    compiled = matcher(BOOK)
    assert not any(compiled.evidence[: compiled.first_word])
    assert not any(bits & compiled.keys for bits in compiled.bits[: compiled.first_word])
