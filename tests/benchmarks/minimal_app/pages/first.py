"""One chart of a small table, and a filter."""

import pandas as pd
import plotly.express as px
import streamlit as st

st.title("First")
rows = pd.DataFrame({"organization": ["A", "B", "C"] * 8, "reported_year": range(2000, 2024), "reports": range(24)})
chosen = st.sidebar.multiselect("Organization", ["A", "B", "C"])
shown = rows[rows["organization"].isin(chosen)] if chosen else rows
st.plotly_chart(px.bar(shown, x="reported_year", y="reports", color="organization"))
