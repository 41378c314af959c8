"""What a report is about: a corpus, a selection, the page keys, a language; and the tables, each counted once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from analysis import views
from analysis.columns import CATALOGUE
from analysis.corpus import Corpus
from analysis.report import wording
from analysis.scope import Scope


@dataclass(frozen=True)
class Look:
    """One look at a corpus, in one language."""

    corpus: Corpus
    scope: Scope
    query: Mapping[str, Sequence[str]]
    lang: str
    made: dict[tuple[str, str], pd.DataFrame] = field(default_factory=dict, repr=False)

    def rows(self, page: str, table: str) -> pd.DataFrame:
        """The rows of that view: those of the page and of the command line.

        Raises:
            ReportAnalysisError: the view cannot be answered here (no text, an empty side); the message says why.
        """
        if (page, table) not in self.made:
            of = views.view(page, table)
            self.made[page, table] = views.make(of, self.corpus, self.scope, self.keys(page, table))
        return self.made[page, table]

    def keys(self, page: str, table: str) -> dict[str, tuple[str, ...]]:
        """The view's own keys with their defaults."""
        return views.page_keys(views.view(page, table), self.query, self.corpus)[0]

    def say(self, key: str, **values: object) -> str:
        """The text of that name."""
        return wording.catalogue(self.lang)[key].format(**values)

    def word(self, vocabulary: str, value: str) -> str:
        """A closed-vocabulary value in the report's language; the value itself where there is no word for it."""
        return wording.catalogue(self.lang).get(f"{vocabulary}.{value}", value)

    def label(self, column: str) -> str:
        """A column's heading."""
        declared = CATALOGUE[column]
        return declared.zh if self.lang == "zh" else declared.en

    @property
    def words(self) -> dict[str, str]:
        """What charts say."""
        return wording.group(self.lang, "words")
