"""Where does each number come from, and what must not be concluded from it?"""

import json
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis import tables as declared
from analysis import views
from pages.parts import menu, scope
from pages.parts.language import current, label, say
from pages.parts.measures import MEASURES

REFERENCES = Path(__file__).resolve().parents[1] / "parts" / "references.bib"
VERSIONS = ("schema_version", "tool", "settings", "libraries", "lexicons")

here = scope.frame()
st.title(say("methods.title"))
st.markdown(say("methods.question"))
st.header(say("methods.limits"), anchor=False)
st.markdown(say("methods.limits_text"))

st.header(say("methods.measures"), anchor=False)
st.markdown(say("methods.measures_text"))
for measure in MEASURES:
    with st.expander(say(f"measure.{measure.name}")):
        st.markdown(say(f"caution.{measure.name}"))
        st.code(measure.formula, language=None, wrap_lines=True)
        st.text(say("methods.unit", unit=measure.unit))
        if measure.source:
            st.text(say("methods.source", source=measure.source))
        with st.container(horizontal=True):
            for page in measure.pages:
                st.page_link(menu.script_of(page), label=say(f"{page}.title"), query_params=here.query)
        st.markdown(say("methods.reference"))
        st.text(measure.reference)

st.header(say("methods.features_only"), anchor=False)
st.markdown(say("methods.features_only_text"))
missing = [view for view in views.VIEWS.values() if view.needs_text]
st.markdown("\n".join(f"- {view.table.zh if current() == 'zh' else view.table.en}" for view in missing))

st.header(say("methods.columns"), anchor=False)
rows = [
    {
        "page": say(f"{page}.title"),
        "table": table.zh if current() == "zh" else table.en,
        "column": name,
        "label": label(name),
        "unit": table.column(name).unit,
        "meaning": table.column(name).meaning,
    }
    for (page, _), table in declared.SHOWN.items()
    for name in table.columns
]
st.dataframe(
    pd.DataFrame(rows), hide_index=True, column_config={name: say(f"methods.column_{name}") for name in rows[0]}
)

st.header(say("methods.cite"), anchor=False)
st.markdown(say("methods.cite_text"))
st.download_button(
    "BibTeX", REFERENCES.read_bytes(), file_name="references.bib", mime="application/x-bibtex", on_click="ignore"
)
with st.expander(say("methods.show_references")):
    st.code(REFERENCES.read_text(encoding="utf-8"), language=None, wrap_lines=True)

st.header(say("methods.corpus"), anchor=False)
st.text(f"{here.name} · {here.corpus.fingerprint}")
with st.expander(say("methods.versions")):
    held = {name: here.corpus.manifest[name] for name in VERSIONS}
    st.code(json.dumps(held, ensure_ascii=False, indent=1), language="json", wrap_lines=True)
