"""Which themes do the organizations' reports tell of?"""

import streamlit as st

from analysis import views
from analysis.charts.themes import coloured_by, theme_matrix
from pages.compare import codebook, sides, told, two, years
from pages.parts import cached, choices, figure, notices, scope, tables, tabs
from pages.parts.language import say

MEASURES = ("report_share", "text_share")

here = scope.frame()
st.title(say("themes.title"))
st.markdown(say("themes.question"))
counts = notices.n_line()
if not counts["reports"]:
    notices.nothing_left()
    st.stop()
keys = scope.page_keys("differences")
tree, compares = ("roll_up", keys["roll_up"]), scope.open_tab() in ("matrix", "two")
if compares:  # the other parts look at all reports together
    rolled = choices.switch("roll_up", keys["roll_up"], say("frame.roll_up"), say("frame.roll_up_help"))
    tree = ("roll_up", (str(int(rolled)),))
rows = cached.table(here.name, "themes", "theme_shares", here.scope, (tree,))
residuals = cached.table(here.name, "themes", "residuals", here.scope, (tree,))
passages = cached.table(here.name, "themes", "passages", here.scope, (tree,))
fewest = int(rows["organization_reports"].min())
if compares and fewest < notices.FEWEST_REPORTS:
    notices.too_few(fewest)
words = {name: say(f"themes.{name}") for name in (*MEASURES, "standardised_residual", "report_count", "year_share")}


def matrix() -> None:
    """All organizations by all themes, with the evidence and tables."""
    measure = st.segmented_control(
        say("themes.measure"),
        MEASURES,
        default="text_share" if rows["organization_reports"].max() <= 1 else "report_share",
        required=True,
        format_func={one: say(f"themes.{one}") for one in MEASURES}.__getitem__,
        key="themes.measure",
    )
    named = tables.theme_names(views.with_residuals(figure.leading(rows), residuals))
    drawn = theme_matrix(named, str(measure), words, figure.dark())
    picked = figure.show(drawn, "themes.chart", "themes.how", say("themes.chart_alt"), hint="themes.pick")
    alone = measure == "report_share" == coloured_by(named, str(measure))
    st.markdown(say(f"themes.reading_{'alone' if alone else measure}", fewest=notices.FEWEST_REPORTS))
    if picked:
        told.show(passages, str(picked[0]), str(picked[1]), "matrix")
    tables.show("themes", "theme_shares", rows)
    tables.show("themes", "residuals", residuals)
    st.header(say("themes.passages"), anchor=False)
    tables.show("themes", "passages", passages, headed=False)


tabs.show(
    {
        "matrix": matrix,
        "two": lambda: two.show(sides.present(tree), keys, rows, residuals, passages, words),
        "years": lambda: years.show(passages, words),
        "codebook": codebook.show,
    }
)
