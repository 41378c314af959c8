"""Which reports are there, what does each say, and how was its text repaired?"""

import streamlit as st

from analysis.charts.bars import bar_chart
from analysis.scope import Scope
from pages.parts import cached, document, figure, notices, scope, tables
from pages.parts.language import label, say

MOST_DRAWN = 20  # bars; the table above has every report

here = scope.frame()
st.title(say("documents.title"))
st.markdown(say("documents.question"))
notices.n_line()
rows = cached.table(here.name, "documents", "reports", here.scope)
if rows.empty:
    notices.nothing_left()
    st.stop()
labels = dict(zip(rows["report_id"], rows["report_label"], strict=True))
pointed = here.scope.report
if pointed and pointed not in labels:  # the address points at a report outside of what is selected: open it, and say so
    st.info(say("documents.outside"))
    everything = here.corpus.reports(Scope()).set_index("report_id")
    labels[pointed] = everything.loc[pointed, "report_label"]
options = [None, *labels]
if pointed:
    st.session_state["documents.report"] = pointed
chosen = st.selectbox(
    say("documents.pick"),
    options,
    key="documents.report",
    format_func={None: say("documents.none"), **{one: f"{labels[one]} · {one}" for one in labels}}.__getitem__,
    on_change=lambda: scope.point_at(st.session_state["documents.report"]),
)
if chosen:
    scope.point_at(chosen, here.scope.passage if chosen == here.scope.report else None)
    document.show(chosen, here.scope.passage)
tables.show("documents", "reports", rows)
st.header(say("documents.chart"), anchor=False)
longest = rows.nlargest(MOST_DRAWN, "char_count")
if len(longest) < len(rows):
    st.markdown(say("documents.longest", drawn=len(longest), all=f"{len(rows):,}"))
drawn = bar_chart(longest, "report_label", "char_count", label("char_count"), figure.dark(), hover="organization")
figure.show(drawn, "documents.chart", "documents.how", say("documents.chart_alt"))
