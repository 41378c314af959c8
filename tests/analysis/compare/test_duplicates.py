"""Copies and near copies: planted ones are found, neighbours in kind are not, and counting follows."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare.duplicates import canonical, duplicate_clusters, near_duplicate_pairs, report_weights
from analysis.errors import TextNotStored, UnknownChoice

WORDS = "云岭水务集团推进管网改造提升供水保障能力落实安全生产责任服务居民改善水质检测巡查调度培训节约成本创新技术"


def prose(seed: int, length: int = 600) -> str:
    return "".join(np.random.default_rng(seed).choice(list(WORDS), length))


def jaccard(first: str, second: str) -> float:
    a, b = ({text[at : at + 5] for at in range(len(text) - 4)} for text in (first, second))
    return len(a & b) / len(a | b)


def clusters(**texts: str) -> dict[str, str]:
    return duplicate_clusters(pd.Series(texts)).to_dict()


def test_copies_that_differ_in_white_space_and_width_are_one_text() -> None:
    assert clusters(r1="2023年　供水", r2="２０２３年供水 ", r3="2024年供水") == {"r1": "r1", "r2": "r1", "r3": "r3"}


def test_a_repost_with_another_ending_is_a_near_copy() -> None:
    text = prose(1)
    assert clusters(r1=text, r2=text + "（来源：云岭水务）", r3=prose(2)) == {"r1": "r1", "r2": "r1", "r3": "r3"}


@pytest.mark.parametrize(("changed", "same"), [(40, True), (90, False)])
def test_the_border_is_at_four_fifths_of_the_five_grams(changed: int, same: bool) -> None:
    text = prose(3)
    other = prose(4, changed) + text[changed:]
    assert (jaccard(text, other) >= 0.8) is same
    assert (clusters(r1=text, r2=other)["r2"] == "r1") is same


def test_every_planted_pair_just_above_the_border_is_found() -> None:
    texts = {}
    for at in range(60):
        text = prose(100 + at)
        texts[f"r{at:02d}"] = text
        texts[f"s{at:02d}"] = prose(500 + at, 55) + text[55:]
    found = duplicate_clusters(pd.Series(texts))
    near = [at for at in range(60) if jaccard(texts[f"r{at:02d}"], texts[f"s{at:02d}"]) >= 0.8]
    assert len(near) > 50
    assert all(found[f"s{at:02d}"] == f"r{at:02d}" for at in near)
    assert found.nunique() == 120 - len(near)


def test_similarity_is_the_exact_jaccard() -> None:
    text = prose(5)
    other = prose(6, 20) + text[20:]
    made = near_duplicate_pairs(pd.Series({"r1": text, "r2": other}))
    assert made["similarity"].tolist() == pytest.approx([jaccard(text, other)], abs=1e-12)


def test_chains_are_one_cluster_named_after_the_first() -> None:
    text = prose(7)
    chain = {f"r{at}": prose(8, 35 * at) + text[35 * at :] for at in range(4)}
    assert set(clusters(**chain).values()) == {"r0"}


def test_texts_without_content_are_not_copies_of_each_other() -> None:
    assert clusters(r1="", r2=" ", r3="水") == {"r1": "r1", "r2": "r2", "r3": "r3"}


def test_features_only_says_that_text_is_not_stored() -> None:
    with pytest.raises(TextNotStored):
        duplicate_clusters(pd.Series({"r1": None}))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["水厂投产", "水厂 投产", "管网改造", "", "水质检测报告"]), max_size=8))
def test_clusters_are_idempotent_and_named_by_a_member(texts: list[str]) -> None:
    made = duplicate_clusters(pd.Series(texts, index=[f"r{at}" for at in range(len(texts))], dtype="object"))
    assert all(made[name] == name for name in made)
    wanted = {}
    for at, text in enumerate(texts):
        wanted.setdefault(canonical(text) or at, f"r{at}")
    assert made.tolist() == [wanted[canonical(text) or at] for at, text in enumerate(texts)]


REPORTS = pd.DataFrame({"report_id": ["r3", "r1", "r2", "r4"], "duplicate_cluster": ["r1", "r1", "r2", None]})


@pytest.mark.parametrize(
    ("mode", "wanted"),
    [("all", [1.0, 1.0, 1.0, 1.0]), ("cluster", [1.0, 1.0, 0.0, 1.0]), ("weighted", [0.5, 1.0, 0.5, 1.0])],
)
def test_weights_of_the_counting_modes(mode: str, wanted: list[float]) -> None:
    made = report_weights(REPORTS, mode)
    assert made.index.tolist() == ["r1", "r2", "r3", "r4"]
    assert made.tolist() == wanted


@pytest.mark.parametrize("mode", ["cluster", "weighted"])
def test_a_text_has_one_vote_however_often_it_was_copied(mode: str) -> None:
    assert report_weights(REPORTS, mode).sum() == 3


def test_an_unknown_mode_lists_the_known() -> None:
    with pytest.raises(UnknownChoice, match="all, cluster, weighted"):
        report_weights(REPORTS, "some")
