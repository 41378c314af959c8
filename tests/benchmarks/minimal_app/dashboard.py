"""What the app's speed is compared with: a Streamlit app of two pages with one Plotly chart each, and nothing else."""

import streamlit as st

st.navigation(
    [st.Page("pages/first.py", title="First", default=True), st.Page("pages/second.py", title="Second")]
).run()
