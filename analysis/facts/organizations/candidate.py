"""One unit that a report may tell of: its printed forms and what speaks for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from analysis.facts.organizations.judging import TERRITORIES
from analysis.facts.organizations.lexicon import begins_with_place, common_nouns
from analysis.facts.organizations.mention import Mention

INNER_BRANCH = 0.4  # 第二党支部 belongs to the unit and tells of it
OWN_INNER_BRANCH = 0.75  # 甲集团第二党支部, with its unit in front, is told of more often
HOST = 0.5  # is gone to before it acts: 参观甲公司
PLACELESS = 0.7  # 市国资委 without its city is more often the superior
COMMON_NOUN = 0.6  # a name beats a common noun on like evidence
EQUAL_PARTS = 0.5  # of several units below another the second tells at least half as much as the first
LONGEST_VERB = 2  # characters before the head of what may be no name: 做好|公司, 关键|协会
WORKS = ("项目", "工程")
BARE_BRANCHES = frozenset(("支部", "党支部", "党总支"))
GENERAL_BRANCH = ("党总支", "党总支党支部")
_ORDERED = re.compile(r"第[一二三四五六七八九十0-9]{1,3}(?:党支部|党总支|支部)?\Z")


@dataclass(slots=True)
class Candidate:
    """A unit under its printed forms, with what speaks for it."""

    forms: dict[str, list[Mention]] = field(default_factory=dict)
    called: dict[str, int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    score: float = 0.0
    evidence: str = ""
    proper: bool = False  # False when every form is a common noun
    partner: bool = False  # True for a unit that the writer joins with
    within: bool = False  # True for a section's branch in a report that begins with the section's company

    def credit(self, rule: str, weight: float, evidence: str) -> None:
        """Count one piece of evidence; the first sentence in which the unit acts is kept."""
        self.rules[rule] = self.rules.get(rule, 0) + 1
        self.score += weight
        if not self.evidence or (rule == "subject" and self.rules[rule] == 1):
            self.evidence = evidence

    def credit_through(self, below: Sequence[Candidate]) -> None:
        """Count what units below do in equal parts: a report that tells of one plant after another is their company's."""
        first, second = sorted((unit.score for unit in below), reverse=True)[:2] if len(below) > 1 else (0.0, 0.0)
        if second > first * EQUAL_PARTS:
            self.credit("its_units", first, "")

    def called_by(self, mention: Mention) -> Candidate:
        """This unit, after counting the common noun by which it is taken up."""
        self.called[mention.name] = self.called.get(mention.name, 0) + 1
        return self

    @property
    def acts(self) -> bool:
        """True when more than being named speaks for it."""
        return not self.rules.keys().isdisjoint(("subject", "title", "defined"))

    def is_doubtful(self, noun: Candidate | None) -> bool:
        """True for 做好|公司 and 开好|学校, which stand once: they did nothing, or only after the noun alone had acted."""
        form, found = next(iter(self.forms.items()))
        if len(self.forms) > 1 or len(found) > 1:
            return False
        nouns = common_nouns()
        short = any(form[-length:] in nouns for length in range(max(1, len(form) - LONGEST_VERB), len(form) + 1))
        if not short or found[0].known or begins_with_place(form):
            return False
        acted = noun is not None and "subject" in noun.rules and "title" not in self.rules
        return acted or (form[1:] in common_nouns() and not self.rules.keys() - {"named"})

    @property
    def has_own_document(self) -> bool:
        """True where a document begins with its name, 《中共甲医院委员会…方案》: what the writer reads out is mostly its own."""
        return any(mention.before == "《" for found in self.forms.values() for mention in found)

    @property
    def is_works(self) -> bool:
        """True for a project that is named and does nothing: the works, where the text says who builds them."""
        return "subject" not in self.rules and all(form.endswith(WORKS) for form in self.forms)

    @property
    def why(self) -> str:
        """The rules that spoke for the unit, the most frequent first."""
        return "+".join(sorted(self.rules, key=lambda rule: (-self.rules[rule], rule)))

    @property
    def strength(self) -> float:
        """The score, less for common nouns, for a unit's inner branches and for hosts; never more than the score."""
        if not self.score:
            return 0.0
        inner = self.within or all(
            form in BARE_BRANCHES
            or ("第" in form and _ORDERED.search(form))
            or (form.endswith(GENERAL_BRANCH) and not begins_with_place(form))
            for form in self.forms
        )
        placeless = all(form[0] in TERRITORIES for form in self.forms)
        named = (PLACELESS if placeless else 1.0) if self.proper else COMMON_NOUN
        host = HOST if "destination" in self.rules and "title" not in self.rules else 1.0
        owned = (
            inner
            and not self.within
            and "subject" in self.rules
            and any(found[0].inner for found in self.forms.values())
        )
        return self.score * named * ((OWN_INNER_BRANCH if owned else INNER_BRANCH) if inner else 1.0) * host
