"""The scope: what the reader selected, in the sidebar and in the URL, kept from page to page.

The URL is read when a visit begins or when it was changed from outside, and written at the end of every run. Streamlit can bind
widgets to the URL by itself, but then the *label* stands there (another one in each language), one wrong value drops all of its
key, and yes is `true`; the contract is ids, the naming of what was ignored, and 1 or 0 (docs/design.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from analysis import views
from analysis.corpus import Corpus
from analysis.scope import FRAME_KEYS, SCOPE_KEYS, Scope, parse
from pages.parts import cached, language, menu, selectors

_STREAMLITS_OWN = ("embed", "embed_options")
Query = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the reader stands: corpus, scope, page and what of the URL had to be ignored."""

    name: str
    corpus: Corpus
    scope: Scope
    page: str
    ignored: tuple[str, ...] = ()

    @property
    def query(self) -> list[tuple[str, str]]:
        """The URL of this view without the page's own keys."""
        return [("corpus", self.name), ("lang", language.current()), *self.scope.to_query()]


def frame() -> Frame:
    """Where the reader stands in this run."""
    made: Frame = st.session_state["frame"]
    return made


def adopt_url() -> None:
    """Take over what the URL asks for when the visit begins or the address was changed from outside (Back, a link)."""
    state = st.session_state
    asked = _address()
    if "written" in state and (not asked or asked == state["written"]):
        return
    for name in [name for name in state if isinstance(name, str) and "." in name]:
        del state[name]  # widgets of pages: they are made anew from the URL
    state["asked"], state["page_queries"] = asked, {}
    lang = asked.get("lang", ("",))[0]
    state["lang"] = lang if lang in language.LANGUAGES else state.get("lang", language.from_browser())
    named = asked.get("corpus", ("",))[0]
    state["corpus"] = named if named in cached.places() else next(iter(cached.places()), "")


def sidebar(page: str) -> None:
    """Corpus and scope in the sidebar; afterwards `frame()` says where the reader stands."""
    state = st.session_state
    before: Frame | None = state.pop("frame", None)  # a corpus that cannot be opened leaves no frame behind
    name = selectors.corpus(list(cached.places()))
    corpus = cached.corpus(name)
    asked: Query | None = state.pop("asked", None)
    if asked is None and before is not None and before.name != name:
        asked = _as_query(before.scope)  # another corpus was chosen: what it knows of the selection stays
    if asked is not None:
        _adopt(asked, page, name, corpus)
    scope = selectors.draw(corpus, cached.choices(name), cached.units_below(name))
    ignored, when = state["ignored"]
    state["frame"] = Frame(name, corpus, scope, page, ignored if when == scope else ())


def _adopt(asked: Query, page: str, name: str, corpus: Corpus) -> None:
    """Set the widgets to what was asked for, and keep what of it no one understands."""
    scope, ignored = parse(asked, cached.choices(name, asked.get("term", ())))
    st.session_state["page_queries"][page] = {
        key: values for key, values in asked.items() if key == menu.TAB or key not in (*SCOPE_KEYS, *FRAME_KEYS)
    }
    selectors.put(scope)
    st.session_state["ignored"] = (*ignored, *_unknown(asked, page, name)), scope


def point_at(report: str | None, passage: int | None = None) -> None:
    """Open a report (and a passage of it) without changing what is selected."""
    st.session_state["report"], st.session_state["passage"] = report, passage
    st.session_state["frame"] = replace(frame(), scope=replace(frame().scope, report=report, passage=passage))


def page_keys(table: str) -> dict[str, tuple[str, ...]]:
    """The page's own keys (role, genre_words …) as the URL or the reader's last visit has them."""
    here = frame()
    remembered = st.session_state["page_queries"].setdefault(here.page, {})
    return views.page_keys(views.view(here.page, table), remembered, here.corpus)[0]


def remember(key: str, values: tuple[str, ...]) -> None:
    """Keep a page's own key for the URL and for the next visit of the page."""
    st.session_state["page_queries"].setdefault(frame().page, {})[key] = values


def open_tab() -> str:
    """The tab that the URL or the reader's last visit has open; else the page's first."""
    here = frame()
    names = menu.TABS[here.page]
    asked = st.session_state["page_queries"].get(here.page, {}).get(menu.TAB, ())
    return next((name for name in asked if name in names), names[0])


def write_url() -> None:
    """Put the view into the address, so that it can be copied; defaults are left out, corpus and language always stand there."""
    here: Frame | None = st.session_state.get("frame")
    held = _address()
    if here is None:  # the corpus could not be opened: the address stays, and what it asks for waits for another corpus
        st.session_state["written"] = held
        st.session_state["asked"] = {key: values for key, values in held.items() if key != "corpus"}
        return
    made: Query = {}
    for key, value in here.query + page_pairs(here.page):
        made[key] = (*made.get(key, ()), value)
    if held != made:
        st.query_params.from_dict({key: list(values) for key, values in made.items()})
    st.session_state["written"] = made


def _address() -> Query:
    return {key: tuple(st.query_params.get_all(key)) for key in st.query_params if key not in _STREAMLITS_OWN}


def page_pairs(page: str) -> list[tuple[str, str]]:
    """The page's own keys that differ from their defaults, and the tab that is open."""
    remembered: Mapping[str, tuple[str, ...]] = st.session_state["page_queries"].get(page, {})
    keys = {key.name: key for view in views.VIEWS.values() if view.page == page for key in view.keys}
    known = views.known_keys(page, remembered, frame().corpus)
    pairs = [(name, value) for name, values in known.items() if values != keys[name].default for value in values]
    tabs = menu.TABS.get(page, ())
    return pairs + [(menu.TAB, value) for value in remembered.get(menu.TAB, ()) if value in tabs[1:]]


def _as_query(scope: Scope) -> Query:
    made: Query = {}
    for key, value in scope.to_query():
        made[key] = (*made.get(key, ()), value)
    return made


def _unknown(asked: Query, page: str, corpus_name: str) -> tuple[str, ...]:
    """Parts of the URL that no one understands: unknown keys, corpora, languages, values of the page's own keys."""
    known = {
        *SCOPE_KEYS,
        *FRAME_KEYS,
        *(key.name for view in views.VIEWS.values() if view.page == page for key in view.keys),
    }
    unknown = [f"{key}={value}" for key, values in asked.items() if key not in known for value in values]
    unknown += [f"corpus={value}" for value in asked.get("corpus", ()) if value != corpus_name]
    unknown += [f"lang={value}" for value in asked.get("lang", ()) if value not in language.LANGUAGES]
    unknown += [f"{menu.TAB}={value}" for value in asked.get(menu.TAB, ()) if value not in menu.TABS.get(page, ())]
    if asked.get("a") and asked["a"] == asked.get("b"):  # nobody is compared with itself
        unknown += [f"b={value}" for value in asked["b"]]
    return (*unknown, *views.ignored_keys(page, asked, cached.corpus(corpus_name)))
