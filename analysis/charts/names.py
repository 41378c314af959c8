"""Names of organizations as axis labels: short, and still told apart from each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from analysis.charts import style

# What the name of every company must hold (Company Law of the PRC, 2023, article 7): it tells no company from another, so it is
# the first to go where room is short. 集团 stays: a group is not the company that it grew from. Longest first.
LEGAL_FORMS = ("有限责任公司", "股份有限公司", "有限公司", "股份公司")
_COLUMN, _START = 8, 3  # letters of a column's label, and those before the … of one that is told apart in its middle
_OWNER, _UNIT = "集团", 6  # what stands behind it is the unit's own name, of which so many letters are shown
Shorten = Callable[[str, int | None], str]


def without_legal_form(name: str) -> str:
    """The name without the words that say only what kind of company it is.

    >>> without_legal_form("北岸重工股份有限公司"), without_legal_form("中国二冶集团有限公司火烧云项目部")
    ('北岸重工', '中国二冶集团火烧云项目部')
    >>> without_legal_form("有限公司")
    '有限公司'
    """
    bare = name
    for form in LEGAL_FORMS:
        bare = bare.replace(form, "")
    return bare or name


def lines(names: Iterable[str]) -> dict[str, str]:
    """Name -> label of a line, of at most two lines of text.

    >>> lines(["云岭水务集团有限公司"])
    {'云岭水务集团有限公司': '云岭水务集团'}
    """
    return _apart(list(dict.fromkeys(names)), _line)


def columns(names: Iterable[str]) -> dict[str, str]:
    """Name -> label of a column, one short line; of a unit of a group its own name stays.

    >>> list(columns(["青松矿业集团东沟选矿厂", "青松矿业集团选矿厂", "星桥轨道交通运营有限公司"]).values())
    ['青松…东沟选矿厂', '青松…选矿厂', '星桥轨道交通运营']
    """
    return _apart(list(dict.fromkeys(names)), _column)


def _apart(names: Sequence[str], shorten: Shorten) -> dict[str, str]:
    """Labels without legal forms; where two would be the same, with what tells the names apart, and else the whole name."""
    bare = {name: without_legal_form(name) for name in names}
    told = {name: name if own in shared(bare.values()) else own for name, own in bare.items()}
    labels = {name: shorten(own, None) for name, own in told.items()}
    for label in shared(labels.values()):
        same = [name for name in names if labels[name] == label]
        at = _parting([told[name] for name in same])
        labels |= {name: shorten(told[name], at) for name in same}
    twice = shared(labels.values())
    return {name: style.plain(name) if label in twice else label for name, label in labels.items()}


def _parting(names: Sequence[str]) -> int:
    """The first letter at which not all of them agree; the first digit of a number, so that 2023 is not cut to 3."""
    at = next(at for at in range(len(names[0]) + 1) if len({name[at : at + 1] for name in names}) > 1)
    while at and names[0][at - 1].isdigit():
        at -= 1
    return at


def shared(labels: Iterable[str]) -> set[str]:
    """Those that stand there more than once."""
    held = list(labels)
    return {label for label in held if held.count(label) > 1}


def _line(name: str, at: int | None) -> str:
    if at is None or len(name) <= 2 * style.LINE_LABEL:
        return style.short(name)
    start = min(max(at, style.LINE_LABEL), len(name) - style.LINE_LABEL + 1)
    rest = name[start : start + style.LINE_LABEL - 1]
    gap = "…" if start > style.LINE_LABEL else ""
    return f"{style.plain(name[: style.LINE_LABEL])}<br>{gap}{style.plain(rest)}"


def _column(name: str, at: int | None) -> str:
    owner, group, unit = name.partition(_OWNER)
    if len(name) > _COLUMN and at is None and group and len(unit) > 1:
        told = unit if len(unit) <= _UNIT else f"{unit[:3]}…{unit[-3:]}"
        return style.plain(f"{owner[:2]}…{told}")
    if at is None or len(name) <= _COLUMN:
        return style.brief(name)
    rest = name[at : at + _COLUMN - _START - 1]
    end = "…" if at + len(rest) < len(name) else ""
    return f"{style.plain(name[:_START])}{'…' if at > _START else ''}{style.plain(rest)}{end}"
