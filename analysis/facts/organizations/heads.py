"""What the heads of a name say of it: its kind, the branch that speaks for it, the superiors that it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations.lexicon import Lexicon, Mark

SUPERIOR_KINDS = (
    "company",
    "plant",
    "government",
    "bank",
    "school",
    "hospital",
    "center",
    "institute",
    "office",
    "court",
)
OWN_BRANCH = ("项目部", "项目", "经理部", "指挥部", "车间", "队", "事业部", "制造部", "生产部", "党总支", "总承包部")
TERRITORY_BODIES = ("党委", "党工委", "纪委", "监委", "监察委", "工会", "团委")
BRANCHES = ("党支部", "党总支", "支部", "团支部")


def is_numbered(head: Mark) -> bool:
    """True for 一所党支部: its number is its name."""
    return head.kind == lex.BRANCH and head.word in lex.numbered_branches()


def branch(heads: list[Mark]) -> str:
    """甲厂党支部 speaks for 甲厂; a project's branch is a unit of its own and keeps its name."""
    unit, branch = heads[-2:]
    speaks = branch.word in BRANCHES and unit.end == branch.start and not unit.word.endswith(OWN_BRANCH)
    return branch.word if speaks else ""


def kind(head: Mark | None, what: lex.Head | None, known: Lexicon, name: str) -> str:
    """The kind of organization: by its head, for a name without one by the committee that ends it."""
    if head is None:  # a territory's committee or a brand
        return "government" if name.endswith(TERRITORY_BODIES) else "brand"
    if head.kind == lex.BRANCH:
        return "party"
    if head.kind == lex.KNOWN and head.word in known.media:
        return "media"
    return what.kind if what else "known"


def may_be_superior(mark: Mark, head: Mark, known: Lexicon) -> bool:
    """True for a unit in front of another; the 综采队 in 综采队党支部 is the branch's own unit."""
    if head.kind == lex.BRANCH and mark.end == head.start:
        return False
    return mark.kind == lex.KNOWN or (mark.kind == lex.HEAD and known.heads[mark.word].kind in SUPERIOR_KINDS)


def superiors(heads: Sequence[Mark], known: Lexicon) -> tuple[int, ...]:
    """Where the names of the superiors end that stand at the beginning of the name."""
    return tuple(mark.end for mark in heads[:-1] if may_be_superior(mark, heads[-1], known))
