"""The lexicons behind year expressions: facts that anyone can look up, checked against rules they must obey."""

from __future__ import annotations

import itertools

import pytest

from analysis.errors import LexiconError
from analysis.facts.years import periods


def test_national_plans_follow_each_other():
    plans = sorted(periods.plan_by_ordinal().items())
    assert [ordinal for ordinal, _ in plans] == list(range(1, 16))
    for (_, (_, last)), (ordinal, (first, end)) in itertools.pairwise(plans):
        assert end - first == 4
        assert first == (1966 if ordinal == 3 else last + 1)  # 1963 to 1965 were years of adjustment


def test_congresses_of_the_party_are_five_years_apart_since_1977():
    held = periods.congresses()
    assert [held["party", term, None] for term in range(11, 21)] == list(range(1977, 2023, 5))


@pytest.mark.parametrize("body", ["plenum", "discipline", "npc", "cppcc"])
def test_sessions_of_a_term_are_in_order(body):
    rows = sorted((term, session, year) for (name, term, session), year in periods.congresses().items() if name == body)
    assert [year for _, _, year in rows] == sorted(year for _, _, year in rows)


def test_first_plenum_is_held_in_the_year_of_its_congress():
    held = periods.congresses()
    assert all(held["plenum", term, 1] == held["party", term, None] for term in range(7, 21))


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("建党", 1921),
        ("新中国成立", 1949),
        ("改革开放", 1978),
        ("抗战胜利", 1945),
        ("香港回归", 1997),
        ("共青团成立", 1922),
    ],
)
def test_founding_year(name, year):
    assert periods.founding_years()[name] == year


def test_reigns_do_not_overlap():
    reigns = [(e.first_year, e.last_year) for e in periods.eras("reign").values()]
    dynasty = sorted({(first, last) for first, last in reigns})
    assert all(last is not None and last < following for (_, last), (following, _) in itertools.pairwise(dynasty))


def test_every_row_names_its_source():
    for file_name in ("plan_periods.tsv", "congresses.tsv", "founding_years.tsv", "eras.tsv", "festivals.tsv"):
        assert all(row["source"] for row in periods._rows(file_name)), file_name


def test_a_row_with_a_missing_column_is_named(tmp_path, monkeypatch):
    (tmp_path / "bad.tsv").write_text("# heading\na\tb\tsource\n1\t2\n", encoding="utf-8")
    monkeypatch.setattr(periods, "PERIODS", tmp_path)
    with pytest.raises(LexiconError, match=r"bad.tsv, line 3"):
        list(periods._rows("bad.tsv"))
