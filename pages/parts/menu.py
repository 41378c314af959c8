"""The list of pages: one question each, in the order in which a reader asks them."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.parts.language import say

# section -> (script, url_path); the url is the same in both languages and is contract
SECTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "corpus": (("pages/corpus/overview.py", "overview"), ("pages/corpus/documents.py", "documents")),
    "time": (("pages/time/timeline.py", "timeline"),),
    "words": (("pages/words/terms.py", "terms"), ("pages/words/context.py", "context")),
    "compare": (("pages/compare/organizations.py", "organizations"), ("pages/compare/themes.py", "themes")),
    "facts": (("pages/facts/figures.py", "figures"),),
    "about": (("pages/corpus/methods.py", "methods"),),
}
TAB = "tab"  # the URL's key for the open one
TABS: dict[str, tuple[str, ...]] = {  # page -> its tabs; the first is open unless the URL says otherwise
    "timeline": ("years", "mentions", "direction", "published", "trends"),
    "terms": ("frequent", "common", "candidates"),
    "context": ("places", "collocates"),
    "organizations": ("keyness", "similarity", "map", "wording", "tree"),
    "themes": ("matrix", "two", "years", "codebook"),
}
WAY_ON = ":material/arrow_forward:"  # before the text of a link, which Streamlit sets like any other text
NAMES = frozenset(("home", *(name for entries in SECTIONS.values() for _, name in entries)))  # every page's url_path
HOME = "pages/corpus/overview.py"
ICON = str(Path(__file__).parent / "icon.svg")  # a drawing: an emoji is an empty box where no emoji font is installed


def pages() -> dict[str, list[StreamlitPage]]:
    """The pages for st.navigation. `/` is a hidden default page that shows the overview, which has a page of its own too."""
    made: dict[str, list[StreamlitPage]] = {
        say(f"section.{section}"): [
            st.Page(script, url_path=name, title=say(f"{name}.title")) for script, name in entries
        ]
        for section, entries in SECTIONS.items()
    }
    first = next(iter(made))
    made[first].insert(
        0, st.Page(HOME, url_path="home", title=say("overview.title"), default=True, visibility="hidden")
    )
    return made


def script_of(name: str) -> str:
    """The script of the page with that url."""
    return next(script for entries in SECTIONS.values() for script, url_path in entries if url_path == name)


def name_of(page: StreamlitPage) -> str:
    """The page's url; the hidden default page is the overview."""
    return page.url_path if page.url_path in NAMES - {"home"} else "overview"


def footer() -> None:
    """What every page says at the end of the sidebar."""
    st.sidebar.markdown(say("frame.footer"))
    st.sidebar.page_link(script_of("methods"), label=say("frame.methods"), icon=WAY_ON)
