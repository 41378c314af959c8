"""What the organizations in scope have in common: the words that nearly all of them use, and use evenly."""

from __future__ import annotations

import math
from collections.abc import Collection

import pandas as pd

from analysis.vocabularies import UNNAMED_LABEL
from analysis.words.frequency import term_frequencies

MIN_ORGANIZATION_SHARE = 0.8  # of the organizations in scope; "common" leaves room for a few very short reports


def common_vocabulary(
    terms: pd.DataFrame,
    token_count_by_report: pd.Series,
    organization_by_report: pd.Series,
    *,
    exclude: Collection[str] = (),
    min_organization_share: float = MIN_ORGANIZATION_SHARE,
    weights: pd.Series | None = None,
) -> pd.DataFrame:
    """One row per term that at least four fifths of the organizations use, the most evenly spread first.

    The columns of `term_frequencies`, then organization_count and organization_share. These are the words of the genre: a
    keyness list shows what differs, this one what does not. Organizations with little text use few words, so a scope with
    many short reports has a small common vocabulary.

    Raises:
        EmptyGroup: there is no report, or not one token, in scope.
    """
    table = term_frequencies(terms, token_count_by_report, exclude=exclude, weights=weights)
    owners = organization_by_report.reindex(token_count_by_report.index)
    owners = owners.mask(owners == UNNAMED_LABEL)  # reports that name nobody are no organization
    used_by = terms[["report_id", "term"]].assign(organization=terms["report_id"].map(owners)).dropna()
    table["organization_count"] = table["term"].map(used_by.groupby("term")["organization"].nunique())
    table["organization_share"] = table["organization_count"] / owners.nunique()
    needed = math.ceil(min_organization_share * owners.nunique() - 1e-9)
    common = table[table["organization_count"] >= needed]
    return common.sort_values(["dp_norm", "term"], ignore_index=True)
