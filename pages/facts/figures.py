"""Which quantities do the reports state?"""

import streamlit as st

from analysis.charts.bars import bar_chart
from analysis.charts.figures import figures_chart
from analysis.views import NO_COMPARATOR
from analysis.vocabularies import COMPARATORS
from pages.facts import filters
from pages.parts import cached, figure, notices, scope, tables
from pages.parts.language import say

MOST_UNITS = 20  # bars of the first chart; the table has every unit

here = scope.frame()
st.title(say("figures.title"))
st.markdown(say("figures.question"))
counts = notices.n_line()
if not counts["reports"]:
    notices.nothing_left()
    st.stop()
asked = filters.show()
rows = cached.table(here.name, "figures", "figures", here.scope, asked)
units = cached.table(here.name, "figures", "units", here.scope, asked)
unit = dict(asked)["unit"]
st.markdown(say("figures.n", figures=f"{len(rows):,}", reports=rows["report_id"].nunique()))
if rows.empty:
    st.info(say("figures.none"))
elif rows["report_id"].nunique() < notices.FEWEST_REPORTS:
    st.warning(say("figures.few", reports=rows["report_id"].nunique()))

chosen = None
if len(rows) and unit:
    st.header(say("figures.chart"), anchor=False)
    st.text(unit[0])
    worded = {one: say(f"comparator.{one}") for one in (*COMPARATORS, NO_COMPARATOR)} | {
        "powers": say("figures.powers")
    }
    drawn = figures_chart(rows, say("figures.value"), worded, figure.dark())
    picked = figure.show(drawn, "figures.chart", "figures.how", say("figures.chart_alt"))
    if len(picked) == 3:
        same = rows[["report_id", "passage_number", "surface"]].astype("object").eq(picked).all(axis="columns")
        chosen = rows[same].iloc[0] if same.any() else None
elif len(rows):
    st.header(say("figures.units_chart"), anchor=False)
    drawn = bar_chart(units.head(MOST_UNITS), "base_unit", "figure_count", say("figures.statements"), figure.dark())
    if len(units) > MOST_UNITS:
        st.markdown(say("figures.most_units", drawn=MOST_UNITS, all=f"{len(units):,}"))
    picked = figure.show(drawn, "figures.by_unit", "figures.how", say("figures.units_alt"))
    if picked:
        st.button(say("figures.choose_unit"), on_click=filters.choose_unit, args=(str(picked[0]),))
        st.text(str(picked[0]))
selected = tables.show("figures", "figures", rows)
filters.told(rows.iloc[selected] if selected is not None else chosen)
st.header(say("figures.units"), anchor=False)
st.markdown(say("figures.never_added"))
tables.show("figures", "units", units, headed=False)
