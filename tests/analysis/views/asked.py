"""A view asked under a scope, and the stored rows with the weights of their reports: what every number is counted from again.

Weights as documented: mode `all` counts every report once, `cluster` only the first of each group of copies, `weighted` each of
k copies in scope as 1/k. Tables that do not tell organizations apart take one of each group for `weighted`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import pytest

from analysis import views
from analysis.corpus import Corpus
from analysis.scope import Scope

WORD = "安全"
NOBODY = "未注明"  # the label of reports that name no organization, which are not one organization more
A, B = "云岭水务集团有限公司", "星桥轨道交通运营有限公司"


@dataclass(frozen=True)
class Asked:
    """A corpus under one scope: its views, and its stored rows with the weight of their reports."""

    corpus: Corpus
    scope: Scope

    def table(self, page: str, table: str, **keys: str | tuple[str, ...]) -> pd.DataFrame:
        """The view, asked with these keys as a URL would have them."""
        of = views.view(page, table)
        query = {name: (value,) if isinstance(value, str) else value for name, value in keys.items()}
        return views.make(of, self.corpus, self.scope, views.strict_keys(of, query, self.corpus))

    @cached_property
    def weight(self) -> dict[str, float]:
        """What each report in scope counts for, from the definition."""
        cluster = dict(self.corpus.reports(self.scope)[["report_id", "duplicate_cluster"]].itertuples(index=False))
        copies = Counter(cluster.values())
        if self.scope.count_mode == "weighted":
            return {report: 1 / copies[own] for report, own in cluster.items()}
        assert self.scope.count_mode == "all" or set(copies.values()) <= {1}, "cluster keeps one of each group"
        return dict.fromkeys(cluster, 1.0)

    @property
    def of_each_one(self) -> Asked:
        """The same for tables without organizations, where copies that share one count are one copy."""
        mode = "cluster" if self.scope.count_mode == "weighted" else self.scope.count_mode
        return Asked(self.corpus, Scope(organization=self.scope.organization, count_mode=mode))

    @cached_property
    def owner(self) -> dict[str, str]:
        """The organization of each report."""
        return dict(self.corpus.reports(self.scope)[["report_id", "organization_label"]].itertuples(index=False))

    def stored(self, table: str) -> list[dict]:
        """The stored rows of the reports in scope."""
        return self.corpus.rows(table, self.scope).to_dict("records")

    def weighed(self, reports: Iterable[str]) -> float:
        """The weights of these mentions' reports added up, one for each time a report is named."""
        return sum(self.weight[report] for report in reports)


def as_dict(table: pd.DataFrame, keys: list[str], value: str) -> dict:
    """The table's column by its key columns; a key that stands twice fails."""
    names = [tuple(None if pd.isna(one) else one for one in row) for row in table[keys].itertuples(index=False)]
    assert len(set(names)) == len(names), f"{keys} do not name a row"
    return dict(zip(names, table[value], strict=True))


def same(found: Mapping, wanted: Mapping) -> None:
    """Equal sums under equal keys; a key with the sum zero may be absent from what was counted by hand."""
    assert set(wanted) <= set(found)
    assert {key: float(value) for key, value in found.items()} == pytest.approx(
        {key: wanted.get(key, 0.0) for key in found}
    )
