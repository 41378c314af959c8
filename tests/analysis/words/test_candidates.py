"""Multi-word candidates: planted terms are proposed, loose neighbours are not."""

import math
from collections import Counter

import numpy as np
import pytest
from scipy import stats

from analysis.words.candidates import entropy, multiword_candidates, weakest_pmi


def planted() -> list[list[str]]:
    """200 passages of filler; 智慧 水务 平台 stands in 60 of them, in varied company."""
    rng = np.random.default_rng(3)
    filler = [f"词{at}" for at in range(120)]
    passages = []
    for at in range(200):
        tokens = list(rng.choice(filler, 20))
        if at < 60:
            place = int(rng.integers(1, 19))
            tokens[place:place] = ["智慧", "水务", "平台"]
        passages.append(tokens)
    return passages


def test_the_planted_term_leads() -> None:
    made = multiword_candidates(planted())
    assert made.loc[0, ["candidate", "parts", "candidate_count"]].tolist() == [
        "智慧水务平台",
        ["智慧", "水务", "平台"],
        60,
    ]


def test_its_halves_are_no_candidates_because_their_neighbour_never_varies() -> None:
    assert not {"智慧水务", "水务平台"} & set(multiword_candidates(planted())["candidate"])


def test_chance_neighbours_are_no_candidates() -> None:
    assert len(multiword_candidates(planted())) == 1


def test_a_function_word_is_no_end_of_a_term() -> None:
    passages = [[f"词{at}", "名", "党员", f"句{at}", *"甲乙丙丁戊己庚辛"[at % 8 :]] for at in range(40)]
    assert "名党员" in set(multiword_candidates(passages)["candidate"])
    assert "名党员" not in set(multiword_candidates(passages, stop_parts=["名"])["candidate"])


def test_numbers_are_no_part_of_a_term() -> None:
    passages = [[f"词{at}", "2025", "年", f"句{at}", *"甲乙丙丁戊己庚辛"[at % 8 :]] for at in range(40)]
    assert not any("2025" in candidate for candidate in multiword_candidates(passages)["candidate"])
    worded = [["去" if token == "2025" else token for token in tokens] for tokens in passages]
    assert "去年" in set(multiword_candidates(worded)["candidate"])


def test_rare_sequences_are_no_candidates() -> None:
    assert multiword_candidates([["甲", "乙"]] * 4).empty


def test_pmi_equals_the_definition() -> None:
    counts = Counter({("甲",): 20, ("乙",): 10, ("甲", "乙"): 8})
    assert weakest_pmi(("甲", "乙"), counts, 1000) == pytest.approx(
        math.log2((8 / 1000) / ((20 / 1000) * (10 / 1000))), abs=1e-12
    )


def test_pmi_of_three_is_that_of_the_weakest_cut() -> None:
    counts = Counter({("甲",): 20, ("乙",): 10, ("丙",): 500, ("甲", "乙"): 8, ("乙", "丙"): 9, ("甲", "乙", "丙"): 8})
    cuts = [(8 / 1000) / (20 / 1000 * 9 / 1000), (8 / 1000) / (8 / 1000 * 500 / 1000)]
    assert weakest_pmi(("甲", "乙", "丙"), counts, 1000) == pytest.approx(math.log2(min(cuts)), abs=1e-12)


def test_entropy_equals_scipy() -> None:
    assert entropy(Counter({"甲": 5, "乙": 3, "丙": 1})) == pytest.approx(stats.entropy([5, 3, 1], base=2), abs=1e-12)


def test_each_border_is_a_neighbour_of_its_own() -> None:
    assert entropy(Counter({"": 4})) == pytest.approx(2, abs=1e-12)
