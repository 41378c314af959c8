"""The organizations in scope, and who is compared with whom."""

from __future__ import annotations

import pandas as pd

from analysis.errors import EmptyGroup, UnknownChoice
from analysis.tables import SHOWN
from analysis.vocabularies import UNNAMED_LABEL

REST = "rest"


def organization_overview(reports: pd.DataFrame, *, weights: pd.Series | None = None) -> pd.DataFrame:
    """One row per organization, most reports first: level, reports, characters, tokens, mean damage of its web pages.

    The level is null when no report tells it, when they disagree, and for reports that name no organization. The order is by
    number of reports and says nothing else.
    `weights` (index report_id) makes copies share one vote: the sums are then sums of weights.
    """
    weight = 1 if weights is None else reports["report_id"].map(weights)
    counted = {"report_count": weight, "char_count": reports["char_count"] * weight}
    counted |= {"token_count": reports["token_count"] * weight, "damage": reports["damage_score"] * weight}
    grouped = reports.assign(**counted).groupby("organization_label")
    level = grouped["organization_level"].first()
    agreed = (grouped["organization_level"].nunique() == 1) & (level.index != UNNAMED_LABEL)
    table = pd.DataFrame(
        {
            "organization_level": level.where(agreed),
            "report_count": grouped["report_count"].sum(),
            "char_count": grouped["char_count"].sum(),
            "token_count": grouped["token_count"].sum(),
            "damage_score": grouped["damage"].sum() / grouped["report_count"].sum(),
        }
    )
    table = table.rename_axis("organization").reset_index()[list(SHOWN["overview", "organizations"].columns)]
    return table.sort_values(["report_count", "organization"], ascending=[False, True], ignore_index=True)


def two_groups(reports: pd.DataFrame, a: str | None = None, b: str = REST) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The reports of A and those of B; `a` defaults to the first organization by name, `b` = rest is all the others.

    Raises:
        UnknownChoice: an organization without a report in scope; the message lists some that have one.
        EmptyGroup: the rest is empty, or A and B are the same; the message says which.
    """
    known = sorted(reports["organization_label"].unique())
    if not known:
        raise EmptyGroup("groups A and B hold no report", next_step="Widen the selection.")
    first = known[0] if a is None else a
    for side, name in (("A", first), ("B", b)):
        if name not in known and not (side == "B" and name == REST):
            raise UnknownChoice(f"group {side}: no report in scope", name, f"Choose one of {', '.join(known[:20])}.")
    if first == b:
        raise EmptyGroup("group B holds no report that is not in A", first, "Choose two different organizations.")
    in_a = reports["organization_label"] == first
    in_b = ~in_a if b == REST else reports["organization_label"] == b
    if not in_b.any():
        raise EmptyGroup("group B (the rest) holds no report", first, "Widen the selection.")
    return reports[in_a], reports[in_b]
