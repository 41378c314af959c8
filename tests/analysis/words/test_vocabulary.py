"""The vocabulary that organizations share."""

import pandas as pd
import pytest

from analysis.words.vocabulary import common_vocabulary

TOKENS = pd.Series({"a1": 100, "a2": 100, "b1": 200, "c1": 100})
OWNERS = pd.Series({"a1": "云岭水务集团", "a2": "云岭水务集团", "b1": "北岸重工", "c1": "青松矿业"})
TERMS = pd.DataFrame(
    {
        "report_id": ["a1", "a2", "b1", "c1", "a1", "b1", "c1", "a1", "a2", "b1"],
        "term": ["责任"] * 4 + ["落实"] * 3 + ["供水"] * 3,
        "term_count": [1, 1, 2, 1, 6, 1, 1, 5, 5, 1],
    }
)


def test_terms_of_nearly_all_organizations_most_even_first() -> None:
    made = common_vocabulary(TERMS, TOKENS, OWNERS)
    assert made["term"].tolist() == ["责任", "落实"]
    assert made["dp_norm"].tolist()[0] == pytest.approx(0, abs=1e-12)


def test_two_reports_of_one_organization_are_one_user() -> None:
    made = common_vocabulary(TERMS, TOKENS, OWNERS, min_organization_share=0.5).set_index("term")
    assert made["organization_count"].to_dict() == {"责任": 3, "落实": 3, "供水": 2}
    assert made.loc["供水", "organization_share"] == pytest.approx(2 / 3)


def test_reports_that_name_nobody_are_no_user() -> None:
    made = common_vocabulary(TERMS, TOKENS, OWNERS.replace("青松矿业", "未注明")).set_index("term")
    assert made["organization_count"].to_dict() == {"责任": 2, "落实": 2, "供水": 2}
    assert (made["organization_share"] == 1).all()
