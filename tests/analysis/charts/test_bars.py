"""Ranked bars: whole counts, shares as percentages, intervals only where they are known."""

from __future__ import annotations

import math

import pandas as pd

from analysis.charts import bars


def test_an_interval_stands_around_its_bar_and_none_where_it_is_unknown():
    rows = pd.DataFrame({"term": ["甲", "乙"], "rate": [4.0, 2.0], "low": [3.0, math.nan], "high": [6.0, math.nan]})
    error = bars.bar_chart(rows, "term", "rate", "x", bounds=("low", "high")).data[0].error_x
    assert (list(error.array), list(error.arrayminus)) == ([2.0, "none"], [1.0, "none"])  # null would be a length of 0


def test_small_counts_have_no_steps_between_them():
    rows = pd.DataFrame({"organization": ["甲", "乙"], "report_count": [1, 2]})
    assert bars.bar_chart(rows, "organization", "report_count", "x").layout.xaxis.dtick == 1
    assert (
        bars.bar_chart(rows.assign(report_count=[1, 900]), "organization", "report_count", "x").layout.xaxis.dtick
        is None
    )


def test_shares_are_printed_as_percentages():
    rows = pd.DataFrame({"organization": ["甲"], "share": [0.125]})
    figure = bars.bar_chart(rows, "organization", "share", "x", share=True)
    assert (figure.data[0].text[0], figure.layout.xaxis.tickformat) == ("12.5%", ".2~%")


def test_long_latin_words_leave_room_for_the_bars_on_a_telephone():
    rows = pd.DataFrame(
        {
            "theme": ["Staff care, culture & mass organisations", "职工关爱与文化群团的一个很长的主题名称"],
            "slope": [5.0, 2.5],
        }
    )
    figure = bars.bar_chart(rows, "theme", "slope", "Change per year (percentage points)")
    assert list(figure.layout.yaxis.ticktext) == ["Staff care, culture<br>&amp; mass organisations", rows["theme"][1]]
    assert figure.layout.xaxis.title.text == "Change per year<br>(percentage points)"
    assert list(figure.data[0].text) == ["5.00", "2.50"]


def test_long_titles_leave_room_for_the_bars_on_a_telephone():
    titles = [f"把责任落到每一个岗位——云岭水务集团{year}年党的建设与改革发展纵览" for year in (2023, 2024)]
    rows = pd.DataFrame({"report_label": titles, "char_count": [800, 700]})
    labels = bars.bar_chart(rows, "report_label", "char_count", "字符").layout.yaxis.ticktext
    assert all(len(line) <= 9 for label in labels for line in label.split("<br>"))
    assert "2023" in labels[0]
    assert "2024" in labels[1]
