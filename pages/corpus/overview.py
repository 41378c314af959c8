"""What is in this corpus, how clean is it, which years and organizations does it cover?"""

import streamlit as st

from analysis import describe
from analysis.charts.bars import bar_chart
from analysis.compare.overview import telling_size
from pages.parts import cached, card, downloads, figure, findings, notices, scope, tables, tour
from pages.parts.language import current, label, say

here = scope.frame()
st.title(say("overview.title"))
st.markdown(say("overview.question"))
counts = notices.n_line()
rows = cached.table(here.name, "overview", "organizations", here.scope)
if rows.empty:
    notices.nothing_left()
    st.stop()

reports = here.corpus.reports(here.scope.selection)
told = sorted({int(one) for years in reports["reporting_years"] if years is not None for one in years})
shown = {
    "reports": f"{counts['reports']:,}",
    "organizations": f"{counts['organizations']:,}",
    "years": f"{told[0]}–{told[-1]}" if told else "–",
    "characters": f"{int(reports['char_count'].sum()):,}",
    "tokens": f"{counts['tokens']:,}",
}
tiles = st.container(horizontal=True)
for name, value in shown.items():
    tiles.metric(say(f"overview.{name}"), value, border=True)

if (rows["report_count"] == 1).all() and not here.corpus.fictional:
    st.info(say("overview.single"))
    if "demo" in cached.places():
        st.page_link(
            "pages/corpus/overview.py",
            label=say("overview.open_demo"),
            query_params={"corpus": "demo", "lang": current()},
        )

st.header(say("overview.differences"), anchor=False)
findings.differences()
tour.show()
st.header(say("overview.chart"), anchor=False)
counted = telling_size(rows)
drawn = bar_chart(figure.leading(rows, "report_count"), "organization", counted, label(counted), dark=figure.dark())
figure.show(drawn, "overview.chart", "overview.how", say("overview.chart_alt"))
tables.show("overview", "organizations", rows)
st.header(say("overview.coverage"), anchor=False)
findings.coverage(reports)
st.header(say("overview.cleanliness"), anchor=False)
findings.cleanliness()
card.show(describe.card(here.corpus))
downloads.report_button()
