"""What a newcomer misread once: numbers that were struck through, colours that ran the other way, points without a name."""

from __future__ import annotations

import math
import re

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis import views
from analysis.charts import bars, figures, names, organizations, style, themes, ticks, timeline
from analysis.charts.matrix import Cell, Colour, matrix
from tests.analysis.charts.reading import heat, numbers
from tests.analysis.charts.test_charts import WORDS, years


def framed(figure: go.Figure) -> set[tuple[float, float]]:
    """The middles of the cells with a frame."""
    lines = next(one for one in figure.data if isinstance(one, go.Scatter) and one.mode == "lines")
    corners = [(x, y) for x, y in zip(lines.x, lines.y, strict=True) if x is not None]
    return {
        (sum(x for x, _ in four[:2]) / 2, sum(y for _, y in four[1:3]) / 2)
        for four in (corners[at : at + 5] for at in range(0, len(corners), 5))
    }


def published(*cells: tuple[float, int, int]) -> pd.DataFrame:
    made = pd.DataFrame(cells, columns=["published_year", "reported_year", "mention_count"])
    return made.assign(published_year=made["published_year"].astype("Int64"), report_count=1)


def test_no_line_runs_through_the_numbers_of_the_diagonal_which_are_framed():
    rows = published((2020, 2020, 20), (2021, 2020, 3), (2021, 2021, 8), (math.nan, 2021, 2))
    figure = timeline.published_chart(rows, WORDS)
    assert framed(figure) == {(0, 0), (1, 1)}
    assert not [one for one in figure.data if isinstance(one, go.Scatter) and one.mode == "lines" and one.line.dash]


def test_the_diagonal_is_told_only_where_there_is_one():
    assert views.tells_own_year(published((2020, 2020, 1), (2021, 2020, 1)))
    assert not views.tells_own_year(published((2021, 2020, 1), (math.nan, 2021, 1)))


def likeness(*distances: float) -> pd.DataFrame:
    """How far 甲 is from each of some others; what these are to each other is left out."""
    others = [f"乙{at}" for at in range(len(distances))]
    rows = [("甲", name, one, 0.5, 0, 1) for name, one in zip(others, distances, strict=True)]
    rows = [("甲", "甲", 0.0, 1.0, 0, 0), *rows, *((name, name, 0.0, 1.0, 1, 1) for name in others)]
    columns = ["organization", "other_organization", "jensen_shannon", "cosine", "place", "other_place"]
    return pd.DataFrame(rows, columns=columns)


def test_number_and_colour_of_a_pair_are_the_same_distance_and_the_bar_says_so():
    drawn = organizations.similarity_chart(likeness(0.4, 0.874), WORDS)
    figure = heat(drawn)
    assert list(figure.z[0])[1:] == [0.4, 0.874]
    assert numbers(drawn)[0][1:] == [".40", ".87"]
    assert figure.colorbar.title.text == WORDS["distance"]
    assert (figure.zmin, figure.zmax, figure.reversescale) == (0.4, 1.0, True)


def test_a_distance_below_one_is_not_printed_as_one_nor_one_above_zero_as_zero():
    drawn = organizations.similarity_chart(likeness(0.9954, 0.99999, 0.003, 0.0, 1.0), WORDS)
    assert numbers(drawn)[0][1:] == [
        *(f'<span style="font-size:8px">{one}</span>' for one in ("&gt;.99", "&gt;.99", "&lt;.01")),
        "0",
        "1",
    ]
    told = next(one.hovertext for one in drawn.data if one.hovertext is not None)
    assert "&gt;.999" in told[2]


def shares(*organizations: str, residual: float) -> pd.DataFrame:
    rows = [(name, theme, theme, share) for name in organizations for theme, share in (("T1", 0.25), ("T2", 1.0))]
    made = pd.DataFrame(rows, columns=["organization", "theme_id", "theme", "report_share"])
    return made.assign(text_share=0.5, report_count=2, organization_reports=8, standardised_residual=residual)


def test_one_organization_alone_is_coloured_by_its_shares():
    figure = themes.theme_matrix(shares("甲", residual=math.nan), "report_share", WORDS)
    assert [list(line) for line in heat(figure).z] == [[0.25], [1.0]]
    assert heat(figure).colorbar.title.text == WORDS["report_share"]
    assert themes.coloured_by(shares("甲", residual=math.nan), "report_share") == "report_share"


def test_two_organizations_are_coloured_by_their_residuals():
    figure = themes.theme_matrix(shares("甲", "乙", residual=1.5), "report_share", WORDS)
    assert [list(line) for line in heat(figure).z] == [[1.5, 1.5], [1.5, 1.5]]
    assert heat(figure).colorbar.title.text == WORDS["standardised_residual"]


def test_the_text_of_a_cell_without_a_colour_is_printed_all_the_same():
    cells = [Cell("x", "y", None, "100%", "", []), Cell("z", "y", 1.0, "3%", "", [])]
    figure = matrix({"x": "x", "z": "z"}, {"y": "y"}, cells, Colour("c"), False)
    assert numbers(figure) == [["100%", "3%"]]
    assert heat(figure).showscale
    empty = matrix({"x": "x"}, {"y": "y"}, cells[:1], Colour("c"), False)
    assert not heat(empty).showscale, "a colour bar of nothing"


def test_a_year_that_no_report_is_about_has_no_number():
    rows = pd.DataFrame({"theme_id": "T1", "theme": "甲", "reported_year": [2020, 2021], "report_count": [0, 0]})
    rows = rows.assign(covering_reports=[0, 6], year_share=[math.nan, 0.0])
    figure = themes.changes_chart(rows, WORDS)
    assert numbers(figure)[0] == ["–", "0"]


def points(*places: tuple[str, float, float, float]) -> pd.DataFrame:
    made = [("organization", name, name, x, y, 0.1, quality) for name, x, y, quality in places]
    return pd.DataFrame(made, columns=["point_side", "point", "label", "x", "y", "mass", "quality"])


def test_every_well_shown_point_of_the_map_has_a_name_or_a_number_that_the_key_explains():
    crowd = points(*((f"组织第{at}号某某分公司", 0.5 + at / 10_000, 0.5, 0.9) for at in range(12)), ("远处", 5, 5, 0.1))
    figure = organizations.map_chart(crowd, {"organization": "o"}, ("1", "2"))
    texts = dict(zip([one[1] for one in figure.data[0].customdata], figure.data[0].text, strict=True))
    assert texts.pop("远处") == "", "it is badly shown"
    assert all(texts.values())
    numbered = {text: name for name, text in texts.items() if text.isdigit()}
    assert len(numbered) > 3
    assert organizations.map_key(crowd) == [f"{number} {name}" for number, name in numbered.items()]
    assert organizations.map_key(points(("甲", 0, 0, 0.9), ("乙", 1, 1, 0.9))) == []


def test_organizations_choose_their_places_on_the_map_before_themes():
    both = points(("甲", 0, 0, 0.9), ("乙", 1, 1, 0.9))
    heavy = both.assign(mass=[0.1, 0.9], point_side=["organization", "theme"])
    assert [one.name for one in organizations.map_chart(heavy, {"organization": "o", "theme": "t"}, ("", "")).data] == [
        "o",
        "t",
    ]


def test_a_change_of_a_share_is_not_printed_as_a_percentage():
    rows = pd.DataFrame({"theme": ["甲"], "slope": [16.33], "slope_low": [1.0], "slope_high": [20.0]})
    bar = bars.bar_chart(rows, "theme", "slope", "x", bounds=("slope_low", "slope_high"), unit=" 个百分点/年")
    assert bar.data[0].hovertext[0] == "甲 · 16.33 个百分点/年"
    assert "%" not in str(bar.to_plotly_json()["data"][0]["text"]) + str(bar.layout.xaxis.tickformat)


def quantities(*values: float) -> pd.DataFrame:
    return pd.DataFrame({"base_value": values}).assign(
        organization="甲",
        comparator=None,
        report_id="r",
        passage_number=0,
        surface="x",
        measure=None,
        report_label="报",
    )


@pytest.mark.parametrize(
    ("powers", "wanted"),
    [("4 万 8 亿", ["1", "100", "1万", "100万", "1亿"]), ("3 k 6 M 9 bn", ["1", "100", "10k", "1M", "100M"])],
)
def test_the_axis_of_quantities_has_the_numerals_of_the_language(powers: str, wanted: list[str]):
    axis = figures.figures_chart(quantities(3, 5e7), "x", WORDS | {"powers": powers}).layout.xaxis
    assert (axis.type, list(axis.ticktext)) == ("log", wanted)
    assert list(axis.tickvals) == [1, 100, 1e4, 1e6, 1e8]


def test_a_linear_axis_of_quantities_begins_at_zero_and_ends_at_the_largest():
    axis = figures.figures_chart(quantities(12_000, 43_000), "x", WORDS).layout.xaxis
    assert (axis.type, list(axis.ticktext)) == ("linear", ["0", "1万", "2万", "3万", "4万"])
    assert ticks.linear(777_600, 777_600) == [777_600]


def test_counts_have_no_letters_of_si():
    rows = pd.DataFrame({"organization": ["甲"], "token_count": [13_549]})
    assert bars.bar_chart(rows, "organization", "token_count", "x").layout.xaxis.tickformat == ",~f"


def test_the_longer_bar_is_the_more_even_word():
    rows = views.with_evenness(pd.DataFrame({"term": ["甲", "乙"], "dp_norm": [0.1, 0.4]}))
    assert rows["evenness"].tolist() == pytest.approx([0.9, 0.6])


COMPANIES = ["云岭水务集团有限公司", "云岭水务有限公司", "云岭水务股份有限公司", "北岸重工股份有限公司", "青松矿业集团东沟选矿厂",
             "青松矿业集团选矿厂", "海棠建设集团白鹭湖项目部党支部", "某省某市某区某镇甲农业技术推广服务中心第三分中心",
             "某省某市某区某镇乙农业技术推广服务中心第三分中心"]  # fmt: skip


@pytest.mark.parametrize("made", [names.lines(COMPANIES), names.columns(COMPANIES)], ids=["lines", "columns"])
def test_labels_tell_organizations_apart(made: dict[str, str]):
    assert list(made) == COMPANIES
    assert len(set(made.values())) == len(COMPANIES)
    assert made["北岸重工股份有限公司"] == "北岸重工"
    assert made["云岭水务集团有限公司"] == "云岭水务集团"
    assert "有限" in made["云岭水务有限公司"], "without its form it would be the other one"


def test_labels_of_lines_have_two_lines_and_leave_no_letter_alone():
    wanted = {"党建与生产经营融合": "党建与<br>生产经营融合", "青松矿业集团选矿厂": "青松矿业集团<br>选矿厂",
              "检修中心（临川能源新闻）": "检修中心<br>（临川能源新闻）"}  # fmt: skip
    assert {name: style.short(name) for name in wanted} == wanted
    for length in range(9, 17):
        assert min(len(part) for part in style.short("组" * length).split("<br>")) == length // 2
    assert max(len(part) for label in names.columns(COMPANIES[3:8]).values() for part in label.split("<br>")) <= 10


def test_columns_of_themes_are_named_without_the_legal_form():
    figure = themes.theme_matrix(shares(*COMPANIES[:1], "北岸重工股份有限公司", residual=1.0), "report_share", WORDS)
    assert list(figure.layout.xaxis.ticktext) == ["云岭水务集团 n=8", "北岸重工 n=8"]


def test_a_clicked_cell_is_framed_and_no_other():
    figure = timeline.reported_years_chart(years(("甲", 2020, 3, 4)), WORDS)
    squares = next(one for one in figure.data if one.customdata is not None)
    assert (squares.marker.opacity, squares.unselected.marker.opacity, squares.selected.marker.opacity) == (0, 0, 1)
    assert squares.marker.symbol == "square-open"


def test_years_stand_upright_where_a_telephone_has_room():
    def angle(count: int) -> float | None:
        rows = years(*(("甲", 2000 + at, 1, 4) for at in range(count)))
        return timeline.reported_years_chart(rows, WORDS).layout.xaxis.tickangle

    assert angle(9) == 0
    assert angle(20) is None


def test_a_trend_over_many_years_names_only_some_of_them():
    def step(count: int) -> float | None:
        rows = years(*(("甲", 2000 + at, 1, 4) for at in range(count))).assign(trend_share=0.1)
        return timeline.trend_chart(rows, WORDS).layout.xaxis.dtick

    assert step(8) == 1
    assert step(20) is None


def test_no_label_of_a_catalogue_names_a_numeral_that_is_none():
    told = [re.sub(r"[\d.]", "", ticks.worded(1.5 * 10**at, "4 万 8 亿")) for at in (0, 4, 8, 12)]
    assert told == ["", "万", "亿", "亿"]


def test_what_a_tooltip_adds_says_what_it_is():
    rows = pd.DataFrame({"organization": ["甲"], "share": [0.25], "sentences": [7]})
    bar = bars.bar_chart(rows, "organization", "share", "x", hover="sentences", share=True, hover_title="共有句子")
    assert bar.data[0].hovertext[0] == "甲 · 25.0%<br>共有句子 7"
