"""A figure draws the rows it is given: every row once, labels letter by letter, marks that can be selected, both themes."""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import views
from analysis.charts import bars, figures, keyness, organizations, style, themes, timeline, wording
from analysis.corpus import Corpus
from analysis.scope import Scope
from analysis.vocabularies import COMPARATORS, ORIENTATIONS
from tests.analysis.charts.reading import heat, numbers

HOSTILE = "<b>甲</b> & ![x](http://e.example)"
WORDS: dict[str, str] = {
    name: name
    for name in (
        "share", "report_count", "mention_count", "mention_share", "reported_year", "published_year", "undated",
        "standardised_residual", "report_share", "text_share", "year_share", "jensen_shannon", "cosine", "distance", "none",
        *ORIENTATIONS, *COMPARATORS,
    )
} | {"powers": "4 万 8 亿"}  # fmt: skip


def table(corpus: Corpus, page: str, name: str) -> pd.DataFrame:
    of = views.view(page, name)
    return views.make(of, corpus, Scope(), {})


def drawn(corpus: Corpus, name: str, dark: bool) -> tuple[pd.DataFrame, go.Figure]:
    """The rows that a chart is given and the chart."""
    if name == "reported_years":
        rows = views.axis_rows(table(corpus, "timeline", name), 2024)
        return rows, timeline.reported_years_chart(rows, WORDS, dark)
    if name == "orientation":
        rows = table(corpus, "timeline", name)
        return rows, timeline.orientation_chart(rows, WORDS, ORIENTATIONS, dark)
    if name == "published_by_reported":
        rows = views.axis_rows(table(corpus, "timeline", name))
        return rows, timeline.published_chart(rows, WORDS, dark)
    if name == "trends":
        rows = views.trend_rows(table(corpus, "timeline", "reported_years"), table(corpus, "timeline", "trends"))
        return rows, timeline.trend_chart(rows, WORDS, dark)
    if name == "terms":
        rows = table(corpus, "terms", "terms").head(30)
        return rows, bars.bar_chart(rows, "term", "per_10k_terms", "x", dark, bounds=("per_10k_low", "per_10k_high"))
    if name == "keyness":
        rows = views.leading_terms(table(corpus, "organizations", "keyness"), 12)
        return rows, keyness.keyness_chart(rows, "A", "B", "x", dark)
    if name == "similarity":
        rows = table(corpus, "organizations", "similarity")
        return rows, organizations.similarity_chart(rows, WORDS, dark)
    if name == "map":
        rows = views.map_points(table(corpus, "organizations", "correspondence"))
        rows = rows.assign(label=rows["point"])
        return rows, organizations.map_chart(rows, {"organization": "o", "theme": "t"}, ("1", "2"), dark)
    if name in ("report_share", "text_share"):
        rows = views.with_residuals(table(corpus, "themes", "theme_shares"), table(corpus, "themes", "residuals"))
        return rows, themes.theme_matrix(rows, name, WORDS, dark)
    if name == "profile":
        residuals = table(corpus, "themes", "residuals")
        rows = views.profile(residuals, residuals["organization"].iloc[0])
        return rows, themes.profile_chart(rows, WORDS, dark)
    if name == "changes":
        rows = views.change_rows(table(corpus, "themes", "changes"), 2024)
        return rows, themes.changes_chart(rows, WORDS, dark)
    rows = table(corpus, "figures", "figures")
    rows = rows[rows["base_unit"] == "米"]
    return rows, figures.figures_chart(rows, "x", WORDS, dark)


NAMES = ("reported_years", "orientation", "published_by_reported", "trends", "terms", "keyness", "similarity", "map",
         "report_share", "text_share", "profile", "changes", "figures")  # fmt: skip


def marks(figure: go.Figure) -> list[list]:
    """The customdata of every mark that can be selected."""
    return [list(data) for trace in figure.data if trace.customdata is not None for data in trace.customdata]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_row_is_one_mark_that_can_be_selected(name: str, dark: bool, corpus_with_text: Corpus):
    rows, figure = drawn(corpus_with_text, name, dark)
    assert len(rows)
    assert len(marks(figure)) == len(rows)
    assert figure.to_json()


@pytest.mark.parametrize("name", NAMES)
def test_names_of_a_corpus_are_drawn_letter_by_letter(name: str, corpus_with_text: Corpus):
    rows, _ = drawn(corpus_with_text, name, False)
    renamed = dict.fromkeys(rows.iloc[:1].get("organization", []), HOSTILE)
    hostile = rows.assign(
        **{column: rows[column].replace(renamed) for column in ("organization", "other_organization") if column in rows}
    )
    hostile = hostile.assign(**{column: HOSTILE for column in ("term", "theme", "label", "surface") if column in rows})
    figure = redrawn(name, hostile)
    kept = figure.to_plotly_json()
    for trace in kept["data"]:
        trace.pop("customdata", None)  # what selecting gives back is the name itself
    assert "<b>" not in str(kept)
    assert "&lt;b&gt;" in str(kept) or name in ("published_by_reported",)


def redrawn(name: str, rows: pd.DataFrame) -> go.Figure:
    charts = {
        "reported_years": lambda: timeline.reported_years_chart(rows, WORDS),
        "orientation": lambda: timeline.orientation_chart(rows, WORDS, ORIENTATIONS),
        "published_by_reported": lambda: timeline.published_chart(rows, WORDS),
        "trends": lambda: timeline.trend_chart(rows, WORDS),
        "terms": lambda: bars.bar_chart(rows, "term", "per_10k_terms", "x"),
        "keyness": lambda: keyness.keyness_chart(rows, HOSTILE, "B", "x"),
        "similarity": lambda: organizations.similarity_chart(rows, WORDS),
        "map": lambda: organizations.map_chart(rows, {"organization": "o", "theme": "t"}, ("1", "2")),
        "report_share": lambda: themes.theme_matrix(rows, "report_share", WORDS),
        "text_share": lambda: themes.theme_matrix(rows, "text_share", WORDS),
        "profile": lambda: themes.profile_chart(rows, WORDS),
        "changes": lambda: themes.changes_chart(rows, WORDS),
        "figures": lambda: figures.figures_chart(rows, "x", WORDS),
    }
    return charts[name]()


def years(*cells: tuple[str, int, int, int], thin: bool = False, incomplete: int = 2999) -> pd.DataFrame:
    """Rows of reported_years as views.axis_rows gives them: organization, year, reports that mention it, reports."""
    return pd.DataFrame(
        [
            {
                "organization": name, "reported_year": year, "mention_count": n, "report_count": n, "covering_reports": n,
                "organization_reports": of, "share": n / of, "year_reports": n, "thin": thin, "incomplete": year > incomplete,
            }
            for name, year, n, of in cells
        ]
    )  # fmt: skip


def test_colour_is_the_share_and_text_the_reports():
    figure = timeline.reported_years_chart(years(("甲", 2020, 3, 4), ("甲", 2021, 0, 4), ("乙", 2021, 5, 5)), WORDS)
    assert [list(line) for line in heat(figure).z] == [[0.75, 0.0], [None, 1.0]]
    assert numbers(figure) == [["3", "0"], ["", "5"]]


def test_two_organizations_whose_names_are_shortened_alike_stay_two_lines():
    long = "某省某市某区某镇{}农业技术推广服务中心第三分中心"
    figure = timeline.reported_years_chart(
        years((long.format("甲"), 2020, 1, 1), (long.format("乙"), 2020, 0, 1)), WORDS
    )
    assert numbers(figure) == [["1"], ["0"]]


def test_a_gap_on_the_axis_and_an_incomplete_year_are_marked():
    rows = years(("甲", 1921, 1, 9), ("甲", 2024, 1, 9), ("甲", 2025, 1, 9), incomplete=2024)
    assert list(timeline.year_labels(rows).values()) == ["1921<br>n=1", "…2024<br>n=1", "2025*<br>n=1"]


@pytest.mark.parametrize("thin", [True, False])
def test_cells_of_organizations_with_few_reports_are_framed(thin: bool):
    figure = timeline.reported_years_chart(years(("甲", 2020, 1, 2), thin=thin), WORDS)
    framed = next(trace for trace in figure.data if isinstance(trace, go.Scatter) and trace.mode == "lines")
    assert bool(framed.x) == thin


def test_a_trend_is_not_drawn_through_an_incomplete_year():
    rows = years(*(("甲", year, 1, 4) for year in range(2019, 2026)), incomplete=2024)
    figure = timeline.trend_chart(rows.assign(trend_share=[0.2] * 6 + [math.nan]), WORDS)
    line, points = figure.data
    assert math.isnan(line.y[-1])
    assert list(points.marker.symbol) == ["circle"] * 6 + ["circle-open"]


def keyness_rows(*bounds: tuple[float, float, float]) -> pd.DataFrame:
    numbers = (
        dict.fromkeys(("a_count", "b_count"), 3)
        | dict.fromkeys(("a_per_10k", "b_per_10k", "g2"), 1.0)
        | {"q_value": math.nan}
    )
    return pd.DataFrame(
        [
            {"term": f"词{n}", "log_ratio": ratio, "log_ratio_low": low, "log_ratio_high": high} | numbers
            for n, (ratio, low, high) in enumerate(bounds)
        ]
    )


def test_bars_whose_interval_holds_zero_or_is_unknown_are_faded():
    rows = keyness_rows((2, 1, 3), (1, -0.5, 2), (1, math.nan, math.nan), (-2, -3, -1), (-1, -2, 0.5))
    a, b = keyness.keyness_chart(rows, "A", "B", "x").data
    assert [opacity == 1 for opacity in a.marker.opacity] == [True, False, False]
    assert [opacity == 1 for opacity in b.marker.opacity] == [True, False]


def test_every_value_of_an_organization_has_its_dot_and_no_sum():
    rows = pd.DataFrame(
        {
            "organization": ["甲", "甲"], "base_value": [2.0, 3.0], "comparator": [None, "target"], "report_id": ["r", "r"],
            "passage_number": [0, 1], "surface": ["2米", "3米"], "measure": [None, "长"], "report_label": ["报", "报"],
        }
    )  # fmt: skip
    figure = figures.figures_chart(rows, "x", WORDS)
    assert sorted(x for trace in figure.data for x in trace.x) == [2.0, 3.0]


def test_scales_do_not_glare_in_the_dark():
    light, dark = (style.scale(dark)[0][1] for dark in (False, True))
    assert brightness(light) > 0.85
    assert brightness(dark) < 0.25
    assert brightness(style.diverging(True)[2][1]) < 0.25


def brightness(colour: str) -> float:
    return sum(int(colour[at : at + 2], 16) for at in (1, 3, 5)) / (3 * 255)


@pytest.mark.parametrize("draw", [timeline.reported_years_chart, timeline.published_chart, timeline.trend_chart])
def test_nothing_to_draw_is_an_empty_figure(draw):
    columns = [*years(("甲", 2020, 1, 1)).columns, "published_year", "trend_share"]
    assert marks(draw(pd.DataFrame(columns=columns), WORDS)) == []


def shared_rows(*pairs: tuple[str, str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["organization", "other_organization", "shared_sentences", "formula_text_share"])


def test_sentences_in_common_are_numbers_and_their_share_the_colour():
    rows = shared_rows(("甲", "乙", 3, 0.5), ("乙", "甲", 3, 0.1), (HOSTILE, "甲", 1, 0.2))
    words = {"shared_sentences": "n", "formula_text_share": "share"}
    for dark in (False, True):
        figure = wording.shared_wording_chart(rows, words, dark)
        assert numbers(figure) == [["", "3", ""], ["3", "", ""], ["1", "", ""]]
        assert [list(line) for line in heat(figure).z] == [[None, 0.5, None], [0.1, None, None], [0.2, None, None]]
        assert marks(figure) == [["甲", "乙"], ["乙", "甲"], [HOSTILE, "甲"]]
        assert "<b>" not in str([trace.hovertext for trace in figure.data if trace.hovertext is not None])


def test_theme_names_fit_on_two_lines_in_both_languages(corpus_with_text: Corpus):
    names = [name for both in corpus_with_text.manifest["themes"].values() for name in both.values()]
    assert [name for name in names if "…" in style.short(name)] == []
