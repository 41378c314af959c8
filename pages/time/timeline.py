"""Who reports about which years?"""

import pandas as pd
import streamlit as st

from analysis import views
from analysis.charts.timeline import reported_years_chart
from analysis.compare.timeline import cell_mentions
from pages.parts import cached, choices, figure, notices, scope, tables, tabs
from pages.parts.language import say
from pages.time import direction, mentions, publication, trends

here = scope.frame()
st.title(say("timeline.title"))
st.markdown(say("timeline.question"))
counts = notices.n_line()
keys = scope.page_keys("reported_years")
role, asks_role = keys["role"][0], scope.open_tab() != "direction"  # that part has a role of its own
left, right = st.columns([3, 2], vertical_alignment="bottom") if asks_role else (st.container(), st.container())
rolled = keys["roll_up"] == ("1",)
if asks_role:
    with left:
        role = choices.one("role", mentions.ROLES, keys["role"], mentions.role, say("timeline.role"))
if scope.open_tab() != "published":  # that part is of all organizations together
    with right:
        rolled = choices.switch("roll_up", keys["roll_up"], say("frame.roll_up"), say("frame.roll_up_help"))
asked = (("role", (role,)), ("roll_up", (str(int(rolled)),)))
if not counts["reports"]:
    notices.nothing_left()
    st.stop()


def rows_of(table: str) -> pd.DataFrame:
    """One of the page's tables, as the switches above have it."""
    return cached.table(here.name, "timeline", table, here.scope, asked)


def reported_years() -> None:
    """The matrix of organizations by reported years, its evidence and table."""
    rows = rows_of("reported_years")
    if rows.empty:
        st.info(say("timeline.none_in_role"))
    last = views.last_complete_year(here.corpus, here.scope)
    drawn = reported_years_chart(figure.leading(views.axis_rows(rows, last)), mentions.words(), figure.dark())
    picked = figure.show(drawn, "timeline.chart", "timeline.how", say("timeline.chart_alt"), hint="timeline.pick")
    st.markdown(say("timeline.reading", fewest=notices.FEWEST_REPORTS))
    if picked:
        organization, reported_year = str(picked[0]), int(picked[1])
        mentions.show(
            cell_mentions(rows_of("mentions"), organization, reported_year),
            f"{organization} · {reported_year}",
            "years",
        )
    chosen = tables.show("timeline", "reported_years", rows)
    if chosen is not None:
        row = rows.iloc[chosen]
        organization, reported_year = str(row["organization"]), int(row["reported_year"])
        told = cell_mentions(rows_of("mentions"), organization, reported_year)
        mentions.show(told, f"{organization} · {reported_year}", "row")


def every_mention() -> None:
    """Every expression that names a year, with how it was read; those that stay open are counted."""
    told = rows_of("mentions")
    unresolved = int(told["start_year"].isna().sum())
    if unresolved:
        st.markdown(say("timeline.unresolved", unresolved=unresolved))
    tables.show("timeline", "mentions", told)


tabs.show(
    {
        "years": reported_years,
        "direction": lambda: direction.show(rolled),
        "published": lambda: publication.show(asked[:1], rows_of("mentions")),
        "mentions": every_mention,
        "trends": lambda: trends.show(asked, rows_of("reported_years"), rows_of("trends"), rows_of("mentions")),
    }
)
