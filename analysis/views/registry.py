"""Every view by page and table, and how a URL's keys become a view's keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis import tables
from analysis.corpus import Corpus
from analysis.errors import UnknownChoice
from analysis.scope import Scope
from analysis.views import facts, organizations, overview, themes, timeline, wording, words
from analysis.views.keys import Key, Keys, View

VIEWS: dict[tuple[str, str], View] = {
    (view.page, view.table.name): view
    for part in (overview, facts, timeline, words, organizations, wording, themes)
    for view in part.VIEWS
}


def make(of: View, corpus: Corpus, scope: Scope, keys: Keys) -> pd.DataFrame:
    """The view's table; an empty one, with its columns, when the scope holds no report."""
    if not corpus.counts(scope)["reports"]:
        return tables.frame(of.table, [])
    return tables.conformed(of.table, of.make(corpus, scope, {key.name: key.default for key in of.keys} | dict(keys)))


def view(page: str, table: str) -> View:
    """The view of that name.

    Raises:
        UnknownChoice: there is none; the message lists those that are.
    """
    try:
        return VIEWS[page, table]
    except KeyError:
        known = ", ".join(" ".join(key) for key in VIEWS)
        raise UnknownChoice("there is no such table", f"{page} {table}", f"There are: {known}.") from None


def page_keys(
    of: View, query: Mapping[str, Sequence[str]], corpus: Corpus
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The view's own keys as the query has them, defaults filled in, and the `key=value` parts that had to be ignored."""
    made: dict[str, tuple[str, ...]] = {}
    ignored: list[str] = []
    for key in of.keys:
        asked = tuple(dict.fromkeys(query.get(key.name, ())))
        known = [one for one in asked if _understood(key, one, corpus)]
        taken = known if key.repeated else known[:1]
        ignored += [f"{key.name}={one}" for one in asked if one not in taken]
        made[key.name] = tuple(taken) or key.default
    return made, tuple(ignored)


def _understood(key: Key, value: str, corpus: Corpus) -> bool:
    valid = key.valid(corpus)
    return key.accepts(value) if valid is None else value in valid


def strict_keys(of: View, query: Mapping[str, Sequence[str]], corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """The view's own keys, when every value asked for exists.

    Raises:
        UnknownChoice: for the first value that does not; the message lists those that do.
    """
    made, ignored = page_keys(of, query, corpus)
    if ignored:
        key = next(key for key in of.keys if key.name == ignored[0].split("=", 1)[0])
        raise UnknownChoice(
            "this value does not exist here", ignored[0], f"Valid: {', '.join(key.valid(corpus) or ['one value'])}."
        )
    return made


def known_keys(page: str, query: Mapping[str, Sequence[str]], corpus: Corpus) -> dict[str, tuple[str, ...]]:
    """Every key of the page's tables with its value; a table's keys are shared with the page's other tables."""
    made: dict[str, tuple[str, ...]] = {}
    for of in VIEWS.values():
        if of.page == page:
            made |= page_keys(of, query, corpus)[0]
    return made


def ignored_keys(page: str, query: Mapping[str, Sequence[str]], corpus: Corpus) -> tuple[str, ...]:
    """The `key=value` parts of the page's own keys that do not exist here."""
    found = (part for of in VIEWS.values() if of.page == page for part in page_keys(of, query, corpus)[1])
    return tuple(dict.fromkeys(found))
