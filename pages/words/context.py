"""How is a word used in the reports?"""

import streamlit as st

from analysis import views
from analysis.errors import InputError
from pages.parts import choices, notices, scope, tabs
from pages.parts.language import say
from pages.words import collocates, concordance

here = scope.frame()
st.title(say("context.title"))
st.markdown(say("context.question"))
counts = notices.n_line()
if here.corpus.features_only:
    notices.no_text()
else:
    keys = scope.page_keys("concordance")
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        asked = choices.text("q", keys["q"], say("context.q"), say("context.q_hint"))
    with right:
        regex = choices.switch("regex", keys["regex"], say("context.regex"), say("context.regex_help"))
    if not counts["reports"]:
        notices.nothing_left()
    elif not asked:
        st.info(say("context.enter"))
        st.page_link("pages/words/terms.py", label=say("context.to_terms"), query_params=here.query)
    else:
        spans = tuple(str(one) for one in views.SPANS)
        try:
            tabs.show(
                {
                    "places": lambda: concordance.show(asked, regex),
                    "collocates": lambda: collocates.show(asked, spans),
                }
            )
        except InputError as error:  # a pattern that is none, or one that matches too much
            st.info(say("context.refused"))
            notices.detail(error)
