"""How do two organizations differ in their words?"""

import streamlit as st

from analysis import views
from pages.compare import likeness, sides, wording, words_of_two
from pages.parts import cached, choices, notices, scope, tables, tabs
from pages.parts.language import say

here = scope.frame()
st.title(say("organizations.title"))
st.markdown(say("organizations.question"))
notices.n_line()
keys = scope.page_keys("keyness")
tree, open_tab = ("roll_up", keys["roll_up"]), scope.open_tab()
if open_tab != "tree":  # which shows every level in any case
    rolled = choices.switch("roll_up", keys["roll_up"], say("frame.roll_up"), say("frame.roll_up_help"))
    tree = ("roll_up", (str(int(rolled)),))
present = sides.present(tree)
if len(present) < 2:
    sides.alone(present)
    st.stop()
a, b, rank = keys["a"][0] if keys["a"] else present[0], keys["b"][0], keys["rank"][0]
if open_tab == "keyness":  # the other parts compare all organizations
    a, b = sides.choose(present, keys)
left, right = st.columns(2) if open_tab == "keyness" else (st.container(), st.container())
if open_tab == "keyness":
    with left:
        rank = choices.one_of_many(
            "rank", views.RANKS, keys["rank"], lambda one: say(f"rank.{one}"), say("organizations.rank")
        )
words = ("genre_words", keys["genre_words"])
if open_tab in ("keyness", "similarity"):  # the others compare themes, sentences and levels
    with right:
        genre = choices.switch("genre_words", keys["genre_words"], say("terms.genre_words"), say("terms.genre_help"))
    words = ("genre_words", (str(int(genre)),))
asked = (("a", (a,)), ("b", (b,)), words, ("rank", (rank,)), tree)


def keyness() -> None:
    """The words that set the two sides apart."""
    rows = sides.counted(lambda: cached.table(here.name, "organizations", "keyness", here.scope, asked))
    if rows is not None:
        words_of_two.show(rows, a, sides.worded(b), dict(asked))


def levels() -> None:
    """Who belongs to whom, with the reports of each level."""
    st.markdown(say("organizations.tree_text"))
    tables.show("organizations", "tree", cached.table(here.name, "organizations", "tree", here.scope))


tabs.show(
    {
        "keyness": keyness,
        "similarity": lambda: sides.counted(lambda: likeness.matrix(words, tree)),
        "map": lambda: sides.counted(lambda: likeness.map_of_themes(tree)),
        "wording": lambda: wording.show(tree),
        "tree": levels,
    }
)
