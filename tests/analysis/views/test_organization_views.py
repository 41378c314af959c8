"""Both sides of a comparison, the mixes and the levels are the sums of the stored rows."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd
import pytest

from analysis import views
from analysis.corpus import Corpus
from analysis.errors import UnknownChoice
from analysis.scope import Scope
from tests.analysis.views.asked import A, Asked, B, as_dict, same


@pytest.mark.parametrize("b", ["rest", B])
def test_both_sides_of_a_term_are_counted_in_the_stored_reports(whole: Asked, b: str):
    table = whole.table("organizations", "keyness", a=A, b=b)
    for side, held in (("a", lambda name: name == A), ("b", lambda name: name == b or (b == "rest" and name != A))):
        wanted, using = defaultdict(float), defaultdict(set)
        for row in whole.stored("terms"):
            if row["term_layer"] == "content" and len(row["term"]) > 1 and held(whole.owner[row["report_id"]]):
                wanted[row["term"],] += whole.weight[row["report_id"]] * row["term_count"]
                using[row["term"],].add(row["report_id"])
        same(as_dict(table, ["term"], f"{side}_count"), wanted)
        same(as_dict(table, ["term"], f"{side}_reports"), {term: whole.weighed(own) for term, own in using.items()})


@pytest.mark.parametrize("b", ["rest", B])
def test_the_rates_of_a_side_are_of_its_tokens(whole: Asked, b: str):
    table = whole.table("organizations", "keyness", a=A, b=b)
    found = views.side_tokens(whole.corpus, whole.scope, {"a": (A,), "b": (b,), "roll_up": ("0",)})
    for side, tokens in zip(("a", "b"), found, strict=True):
        assert (table[f"{side}_per_10k"] * tokens / 1e4).to_numpy() == pytest.approx(
            table[f"{side}_count"].to_numpy(dtype=float)
        )
    every = sum(whole.weight[report["report_id"]] * report["token_count"] for report in whole.stored("reports"))
    assert b != "rest" or sum(found) == pytest.approx(every)


@pytest.mark.parametrize("rank", views.RANKS)
def test_a_ranking_changes_the_order_and_nothing_else(rank: str, corpus_with_text: Corpus):
    asked = Asked(corpus_with_text, Scope())
    first = asked.table("organizations", "keyness", a=A)
    other = asked.table("organizations", "keyness", a=A, rank=rank)
    columns = [
        name for name in first.columns if not name.startswith("log_ratio_")
    ]  # intervals are for the leading terms
    pd.testing.assert_frame_equal(
        first[columns].sort_values("term", ignore_index=True), other[columns].sort_values("term", ignore_index=True)
    )
    if rank != "p_value":
        assert other[rank].is_monotonic_decreasing
    leading = other.head(20).dropna(subset=["log_ratio_low"])
    assert len(leading) == 20, "seven reports of A and more of the others allow intervals"


def test_a_word_that_one_side_never_uses_leads_on_the_other_only():
    table = pd.DataFrame({"term": ["甲", "乙", "丙"], "a_count": [3, 0, 2], "b_count": [0, 5, 1]})
    leading, shared = views.frequent_on_each_side(table, 60)
    assert {side: own["term"].tolist() for side, own in leading.items()} == {"a": ["甲", "丙"], "b": ["乙", "丙"]}
    assert shared == {"丙"}


def test_few_reports_have_no_interval(corpus_with_text: Corpus):
    table = Asked(corpus_with_text, Scope()).table("organizations", "keyness", a="云岭水务集团城南制水厂")
    assert table["log_ratio_low"].isna().all()


def test_the_prior_is_the_whole_corpus_whatever_is_selected(corpus_with_text: Corpus):
    wide = Asked(corpus_with_text, Scope()).table("organizations", "keyness", a=A, b=B)
    narrow = Asked(corpus_with_text, Scope(organization=(A, B))).table("organizations", "keyness", a=A, b=B)
    pd.testing.assert_frame_equal(wide, narrow)


def test_a_side_outside_of_the_selection_is_named(corpus_with_text: Corpus):
    selected = Scope(organization=(A, "青松矿业集团东沟选矿厂"))
    with pytest.raises(UnknownChoice, match=B):
        Asked(corpus_with_text, selected).table("organizations", "keyness", a=A, b=B)


def test_similarity_is_one_with_itself_and_the_same_both_ways(whole: Asked):
    for mix in views.MIXES:
        table = whole.table("organizations", "similarity", mix=mix)
        found = as_dict(table, ["organization", "other_organization"], "jensen_shannon")
        assert all(found[a, b] == pytest.approx(found[b, a]) for a, b in found)
        assert all(found[a, a] == 0 for a, _ in found)


def test_copies_that_share_one_count_weigh_as_much_as_one_copy_in_the_map(corpus_with_text: Corpus):
    shared, every = (Asked(corpus_with_text, Scope(count_mode=mode)) for mode in ("weighted", "all"))
    passages = {(row["report_id"], row["passage_number"]): row["char_count"] for row in every.stored("passages")}
    for asked in (shared, every):
        amount: dict = defaultdict(float)
        for row in asked.stored("themes"):
            length = passages[row["report_id"], row["passage_number"]]
            amount[asked.owner[row["report_id"]]] += asked.weight[row["report_id"]] * row["weight"] * length
        table = asked.table("organizations", "correspondence")
        own = table[(table["dimension"] == 1) & (table["point_side"] == "organization")]
        wanted = {name: value / sum(amount.values()) for name, value in amount.items()}
        assert dict(zip(own["point"], own["mass"], strict=True)) == pytest.approx(wanted)


def test_explained_inertia_adds_up(whole: Asked):
    table = whole.table("organizations", "correspondence_dimensions")
    assert table["explained_inertia"].sum() == pytest.approx(1)
    assert table["cumulative_inertia"].iloc[-1] == pytest.approx(1)


@pytest.mark.parametrize(
    ("page", "table", "value"),
    [("timeline", "orientation", "mention_count"), ("themes", "theme_shares", "report_count")],
)
def test_rolled_up_organizations_are_the_sums_of_those_below(page: str, table: str, value: str, whole: Asked):
    tree = whole.table("organizations", "tree")
    top = tree.sort_values("depth").groupby("organization")["ancestor"].last()
    key = "orientation" if page == "timeline" else "theme_id"
    single = whole.table(page, table)
    below = single.assign(organization=single["organization"].map(top)).groupby(["organization", key])[value].sum()
    rolled = as_dict(whole.table(page, table, roll_up="1"), ["organization", key], value)
    same(rolled, {name: float(number) for name, number in below.items()})
    assert len(set(top)) < len(top), "the fictional corpus has organizations below others"


def test_the_tree_of_a_selection_is_cut_out_of_the_whole_tree(corpus_with_text: Corpus):
    unit = "云岭水务集团城南制水厂"
    tree, alone = (
        Asked(corpus_with_text, scope).table("organizations", "tree")
        for scope in (Scope(), Scope(organization=(unit,)))
    )
    wanted = tree.loc[tree["organization"] == unit, ["ancestor", "depth"]]
    pd.testing.assert_frame_equal(alone[["ancestor", "depth"]], wanted.reset_index(drop=True))
    assert len(wanted) > 1, "the fictional corpus prints what stands above this unit"
