"""Which reports are looked at: one object that is the sidebar, the URL, the cache key, the download name and the caption.

Keys are OR within one key and AND between keys, as readers of faceted catalogues expect: organization=甲&organization=乙
keeps reports of either; adding term=水质 keeps those of them that contain the term. `report` and `passage` point at a place
to open; they select nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from analysis.errors import UnknownChoice

COUNT_MODES = ("all", "cluster", "weighted")
_REPEATED = ("organization", "theme", "term", "mentioned_year")
_YEARS = ("reported_from", "reported_to", "published_from", "published_to")
YEAR_FLOOR, YEAR_CEILING = 1000, 2999  # four digits: what a reader can mean by a year
# Of the URL, but not of the selection: the same scope in two languages is one scope, whichever tab is open.
FRAME_KEYS = ("corpus", "lang", "tab")


@dataclass(frozen=True, slots=True)
class Scope:
    """The selection; an empty one keeps every report."""

    organization: tuple[str, ...] = ()
    reported_from: int | None = None
    reported_to: int | None = None
    published_from: int | None = None
    published_to: int | None = None
    undated: bool = False
    theme: tuple[str, ...] = ()
    term: tuple[str, ...] = ()
    mentioned_year: tuple[int, ...] = ()
    count_mode: str = "all"
    report: str | None = None
    passage: int | None = None

    @property
    def selection(self) -> Scope:
        """The same scope without the place it points at: what counts depend on."""
        return replace(self, report=None, passage=None)

    def to_query(self) -> list[tuple[str, str]]:
        """The URL's key-value pairs, defaults left out, in one fixed order.

        >>> Scope(organization=("甲",), reported_from=2020, undated=True).to_query()
        [('organization', '甲'), ('reported_from', '2020'), ('undated', '1')]
        """
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            values = value if isinstance(value, tuple) else (int(value) if isinstance(value, bool) else value,)
            pairs += [(field.name, str(one)) for one in values]
        return pairs


def has_ranges(scope: Scope) -> tuple[bool, bool]:
    """Whether the scope limits the reporting years, and whether it limits the publication years."""
    return (
        scope.reported_from is not None or scope.reported_to is not None,
        scope.published_from is not None or scope.published_to is not None,
    )


def what_undated_lack(scope: Scope) -> str:
    """What the reports lack that a range of years leaves out as undated: reported, published or both.

    >>> what_undated_lack(Scope(reported_from=2020))
    'reported'
    """
    by_reported, by_published = has_ranges(scope)
    return "both" if by_reported and by_published else "published" if by_published else "reported"


SCOPE_KEYS = tuple(field.name for field in fields(Scope))


@dataclass(frozen=True, slots=True)
class Choices:
    """What a corpus offers to choose from; a value outside of it is named to the reader, never swallowed.

    `terms` is None where every term is allowed (a corpus is asked only about those that occur in the query).
    """

    organizations: tuple[str, ...]
    themes: tuple[str, ...]
    reports: frozenset[str]
    mentioned_years: tuple[int, ...]
    reporting_years: tuple[int, ...]
    published_years: tuple[int, ...]
    terms: frozenset[str] | None = None


def parse(query: Mapping[str, Sequence[str]], choices: Choices) -> tuple[Scope, tuple[str, ...]]:
    """The scope that a URL asks for, and the parts of it that had to be ignored, as `key=value`.

    >>> parse({"organization": ["甲", "无"]}, Choices(("甲",), (), frozenset(), (), (), ()))
    (Scope(organization=('甲',), ...), ('organization=无',))
    """
    scope, ignored = Scope(), []
    for key in SCOPE_KEYS:
        good: list[str | int | bool] = []
        for text in query.get(key, ()):
            value = _value(key, text, choices)
            if value is None or (good and key not in _REPEATED):
                ignored.append(f"{key}={text}")
            elif value not in good:
                good.append(value)
        if good:
            scope = replace(scope, **{key: tuple(good) if key in _REPEATED else good[0]})  # type: ignore[arg-type]
    return scope, tuple(ignored)


def parse_strict(query: Mapping[str, Sequence[str]], choices: Choices) -> Scope:
    """The scope of a query in which every value exists.

    Raises:
        UnknownChoice: for the first value that does not; the message lists those that do.
    """
    scope, ignored = parse(query, choices)
    if ignored:
        key = ignored[0].split("=", 1)[0]
        raise UnknownChoice("this value does not exist here", ignored[0], f"Valid: {_shown(_valid(key, choices))}.")
    return scope


def describe(pairs: Iterable[tuple[str, str]]) -> str:
    """A scope as text for captions and file names: `organization=甲, reported_from=2020`, or `all`."""
    return ", ".join(f"{key}={value}" for key, value in pairs) or "all"


def _value(key: str, text: str, choices: Choices) -> str | int | bool | None:
    if key in _YEARS:
        return int(text) if text.isascii() and text.isdigit() and YEAR_FLOOR <= int(text) <= YEAR_CEILING else None
    if key == "undated":
        return {"1": True, "0": False}.get(text)
    if key == "passage":
        return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None
    if key == "mentioned_year":
        return int(text) if text in {str(one) for one in choices.mentioned_years} else None
    if key == "term":
        return text if text and (choices.terms is None or text in choices.terms) else None
    return text if text in _valid(key, choices) else None


def _valid(key: str, choices: Choices) -> Sequence[str]:
    valid: dict[str, Sequence[str]] = {
        "organization": choices.organizations,
        "theme": choices.themes,
        "report": sorted(choices.reports),
        "count_mode": COUNT_MODES,
        "undated": ("1", "0"),
        "mentioned_year": [str(one) for one in choices.mentioned_years],
        "term": ["any term that occurs in the corpus"],
        "passage": ["a passage number"],
    }
    return valid.get(key, [f"a year from {YEAR_FLOOR} to {YEAR_CEILING}"])


def _shown(values: Sequence[str], most: int = 40) -> str:
    return ", ".join(values[:most]) + (f" … ({len(values)} in all)" if len(values) > most else "")
