"""Every measure takes frames exactly as a corpus stores them and gives tables that fit what pages declare."""

import datetime

import pandas as pd
import pyarrow as pa
import pytest

from analysis.compare import organizations, themes, timeline
from analysis.tables import SHOWN, STORED, frame
from analysis.words import context, frequency, keyness

ORGANIZATIONS = ("云岭水务集团", "北岸重工")
TEXTS = ("云岭水务集团2023年推进供水改造。", "北岸重工2022年至2023年扩建厂房。")


def stored(name: str) -> pd.DataFrame:
    """Twelve reports of two organizations; the last has no date, no year, no title."""
    rows: dict[str, list[dict[str, object]]] = {
        "reports": [
            {
                "report_id": f"r{at:02d}",
                "report_label": f"报告{at}",
                "title": "2023年工作" if at < 11 else None,
                "organization_label": ORGANIZATIONS[at % 2],
                "published_date": datetime.date(2024, 1, 1 + at) if at < 11 else None,
                "reference_year": 2023 if at < 11 else None,
                "reporting_years": [2023] if at < 11 else None,
                "char_count": 20,
                "token_count": 8 + at,
                "damage_score": 0.0,
                "duplicate_cluster": f"r{at:02d}",
            }
            for at in range(12)
        ],
        "passages": [
            {
                "report_id": f"r{at:02d}", "passage_number": 0, "kind": "body", "text": TEXTS[at % 2],
                "char_count": 20, "terms": ["供水"],
            }
            for at in range(12)
        ],
        "year_mentions": [
            {
                "report_id": f"r{at:02d}", "passage_number": 0, "start": 4, "end": 9, "surface": "2023年", "kind": "explicit",
                "start_year": 2022 + (at % 2 == 0) if at < 11 else None, "end_year": 2023 if at < 11 else None,
                "role": "activity", "rule": "explicit", "anchor": None, "confidence": "high",
            }
            for at in range(12)
        ],
        "themes": [
            {"report_id": f"r{at:02d}", "passage_number": 0, "theme_id": "T02", "weight": 1.0, "matched_terms": ["供水"]}
            for at in range(0, 12, 3)
        ],
        "terms": [
            {"report_id": f"r{at:02d}", "term": term, "part_of_speech": "n", "term_count": 1 + at % 3, "term_layer": "content"}
            for at in range(12)
            for term in ("供水", "厂房")
        ],
    }  # fmt: skip
    return frame(STORED[name], rows[name])


def tokens(reports: pd.DataFrame) -> pd.Series:
    return reports.set_index("report_id")["token_count"]


def made(page: str, table: str) -> pd.DataFrame:
    reports, passages = stored("reports"), stored("passages")
    if (page, table) == ("timeline", "reported_years"):
        return timeline.reported_years(reports, stored("year_mentions"))
    if (page, table) == ("timeline", "mentions"):
        return timeline.mentions(reports, stored("year_mentions"), passages)
    if (page, table) == ("terms", "terms"):
        return frequency.term_frequencies(stored("terms"), tokens(reports))
    if (page, table) == ("organizations", "keyness"):
        a, b = organizations.two_groups(reports)
        return keyness.keyness(stored("terms"), stored("terms"), tokens(a), tokens(b))
    if (page, table) == ("themes", "theme_shares"):
        return themes.theme_shares(reports, passages, stored("themes"), {"T01": "学习", "T02": "供水"})
    if (page, table) == ("context", "concordance"):
        return context.concordance(passages, reports, "2023年")
    return organizations.organization_overview(reports)


@pytest.mark.parametrize(
    ("page", "table", "rows"),
    [
        ("timeline", "reported_years", 3),
        ("timeline", "mentions", 12),
        ("terms", "terms", 2),
        ("organizations", "keyness", 2),
        ("themes", "theme_shares", 4),
        ("context", "concordance", 12),
        ("overview", "organizations", 2),
    ],
)
def test_the_table_has_the_declared_columns_types_and_rows(page: str, table: str, rows: int) -> None:
    shown = made(page, table)
    declared = SHOWN[page, table]
    fitted = pa.Table.from_pandas(
        shown[list(declared.columns)], schema=declared.schema, preserve_index=False, safe=True
    )
    assert fitted.num_rows == len(shown) == rows


@pytest.mark.parametrize("measure", [timeline.orientation, timeline.published_by_reported])
def test_measures_without_a_declared_table_run_on_stored_frames(measure) -> None:
    assert not measure(stored("reports"), stored("year_mentions")).empty
