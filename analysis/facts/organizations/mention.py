"""One place where a text names an organization."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)  # not frozen: that takes five times as long to make, and a report holds many
class Mention:
    """One place where an organization is named; `name` is text[start:end], `body` the Party body or union that follows it.

    `subject` says that it opens its clause, `official` that a post follows, so that a person acts and not the organization.
    """

    name: str
    start: int
    end: int
    kind: str
    level: str | None
    proper: bool
    known: bool
    body: str = ""
    subject: bool = False
    demonstrative: bool = False
    bare: bool = False
    before: str = ""
    after: str = ""
    inner: tuple[int, ...] = ()
    official: bool = False

    @property
    def prefixes(self) -> tuple[str, ...]:
        """The superiors that stand at the beginning of the name itself (甲集团|乙厂), nearest level first."""
        if not self.inner:
            return ()
        return tuple(self.name[: end - self.start] for end in reversed(self.inner))
