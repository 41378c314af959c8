"""What only the whole corpus can say of a report: its id among copies, its organization's label, its duplicates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.compare import duplicates
from analysis.facts import organizations
from analysis.model import Report, ReportingUnit

ID_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Sketch:
    """What must be known of every report until all are read."""

    report_id: str
    unit: ReportingUnit
    site: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What only the whole corpus can say of a report."""

    report_id: str
    organization_id: str
    organization_label: str
    duplicate_cluster: str


def sketch(report: Report, seen: Counter[str]) -> Sketch:
    """The report's sketch; `seen` counts the ids given so far, so that exact copies get -2, -3 in path order."""
    short = report.sha256[:ID_DIGITS]
    seen[short] += 1
    site = report.facts.metadata.site
    return Sketch(
        report_id=short if seen[short] == 1 else f"{short}-{seen[short]}",
        unit=report.facts.unit,
        site=site.value if site else None,
        body="".join(passage.text for passage in report.cleaned.passages),
    )


def identify(sketches: Sequence[Sketch]) -> list[Identity]:
    """Ids, labels and duplicate clusters, in the order of the sketches."""
    ids = [one.report_id for one in sketches]
    labels = organizations.labels(
        {one.report_id: one.unit for one in sketches}, {one.report_id: one.site for one in sketches}
    )
    clusters = duplicates.duplicate_clusters(pd.Series([one.body for one in sketches], index=ids, dtype="object"))
    return [Identity(name, *labels[name], str(clusters[name])) for name in ids]
