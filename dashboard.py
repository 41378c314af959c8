"""The frame around every page: language, corpus and scope in the sidebar; the list of pages; runs the one asked for."""

import os

import streamlit as st

from analysis.errors import ReportAnalysisError
from pages.parts import appearance, browser_history, chips, figure, language, menu, notices, scope

scope.adopt_url()
language.selector()
page = st.navigation(menu.pages())
st.set_page_config(page_title=f"{page.title} · {language.say('frame.name')}", page_icon=menu.ICON, layout="wide")
appearance.mend()
try:
    scope.sidebar(menu.name_of(page))
    figure.format_switch()
    menu.footer()
    browser_history.join_steps()
    notices.frame_notices()
    chips.show()
    scope.write_url()  # a page that stops early (nothing in scope) leaves a true address all the same
    if "DASHBOARD_STARTING" not in os.environ:  # the start needs the frame only (pages/parts/serve.py)
        page.run()
except ReportAnalysisError as error:
    notices.failure(error)
finally:
    scope.write_url()
