"""A page's own switches (role, genre words, sides …): drawn from the registry's keys, kept in the URL."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from pages.parts import scope
from pages.parts.language import say

Wording = Callable[[str], str]
# Without this key, views take the first option as the page does; an address that says it all the same would put one step more
# between the reader and the page before.
_FIRST_BY_DEFAULT = ("a",)
_TELEPHONE = (
    350  # pixels between the margins of a telephone 390 wide: what does not fit is cut, and no style sheet can wrap it
)
_BUTTON, _HAN, _LATIN = 33, 14, 7  # pixels: a button's own margins, a Han and a Latin letter in it
_FIRST_HAN = 0x2E80


def one(
    key: str,
    options: Sequence[str],
    chosen: tuple[str, ...],
    wording: Wording,
    label: str,
    help_text: str | None = None,
) -> str:
    """One of few: a segmented control, or a select box where a telephone would cut the last of the buttons."""
    name = _prepare(key, chosen[0] if chosen else options[0])
    said = _said(options, wording)
    if sum(_BUTTON + _width(said(option)) for option in options) > _TELEPHONE:
        return _kept(key, str(st.selectbox(label, options, format_func=said, key=name, help=help_text)))
    return _kept(
        key, str(st.segmented_control(label, options, format_func=said, key=name, required=True, help=help_text))
    )


def one_of_many(key: str, options: Sequence[str], chosen: tuple[str, ...], wording: Wording, label: str) -> str:
    """One of many: a select box."""
    first = chosen[0] if chosen and chosen[0] in options else options[0]
    name = _prepare(key, first)
    if st.session_state[name] not in options:  # the scope was narrowed since
        st.session_state[name] = first
    value = str(st.selectbox(label, options, format_func=_said(options, wording), key=name))
    if key in _FIRST_BY_DEFAULT and not chosen and value == options[0]:
        scope.remember(key, ())
        return value
    return _kept(key, value)


def several(
    key: str,
    options: Sequence[str],
    chosen: tuple[str, ...],
    wording: Wording,
    label: str,
    *,
    new: bool = False,
    empty: str = "scope.any",
) -> tuple[str, ...]:
    """Any number of them; `new` lets the reader type others; `empty` names the text that says what none chosen means."""
    name = _prepare(key, list(chosen))
    options = [*options, *(one for one in st.session_state[name] if one not in options)]
    value = st.multiselect(
        label,
        options,
        format_func=_said(options, wording),
        key=name,
        accept_new_options=new,
        placeholder=say(empty),
    )
    scope.remember(key, tuple(value))
    return tuple(value)


def switch(key: str, chosen: tuple[str, ...], label: str, help_text: str | None = None) -> bool:
    """Yes or no: 1 or 0 in the URL."""
    value = st.toggle(label, key=_prepare(key, chosen == ("1",)), help=help_text)
    _kept(key, str(int(value)))
    return bool(value)


def text(key: str, chosen: tuple[str, ...], label: str, placeholder: str = "") -> str:
    """A line of text."""
    return _kept(
        key,
        st.text_input(label, key=_prepare(key, chosen[0] if chosen else ""), placeholder=placeholder, max_chars=100),
    )


def _width(text: str) -> int:
    """About how many pixels a button's text takes."""
    return sum(_HAN if ord(letter) > _FIRST_HAN else _LATIN for letter in text)


def _said(options: Sequence[str], wording: Wording) -> Wording:
    """The options' words in the language of this run; Streamlit may ask again when no run is under way."""
    words = {option: wording(option) for option in options}
    return lambda option: words.get(option, option)


def _prepare(key: str, value: object) -> str:
    name = f"{scope.frame().page}.{key}"
    st.session_state.setdefault(name, value)
    return name


def _kept(key: str, value: str) -> str:
    scope.remember(key, (value,))
    return value
