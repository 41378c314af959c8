"""What is printed can be read: ink on its ground (WCAG 2.2, reckoned here anew), sizes, ticks that are whole."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go
import pytest
from PIL import ImageColor

from analysis.charts import bars, cloud, figures, keyness, organizations, themes, timeline, wording
from analysis.charts.matrix import Cell, Colour, matrix
from analysis.corpus import Corpus
from analysis.vocabularies import ORIENTATIONS
from tests.analysis.charts.reading import heat, inked, layers
from tests.analysis.charts.test_charts import NAMES, WORDS, drawn, keyness_rows, shared_rows, years
from tests.analysis.charts.test_misread import likeness, points, quantities, shares

LEAST = 4.5  # WCAG 2.2, 1.4.3
LEAST_OF_MARKS = 3.0  # 1.4.11
GROUNDS = {False: "#FFFFFF", True: "#171614"}  # Streamlit's pages, as they are painted
BOTH = pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])


def light_of(colour: tuple[float, ...]) -> float:
    parts = [one / 255 for one in colour]
    straight = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return sum(weight * one for weight, one in zip((0.2126, 0.7152, 0.0722), straight, strict=True))


def ratio(one: tuple[float, ...] | str, other: tuple[float, ...] | str) -> float:
    both = [light_of(ImageColor.getrgb(each) if isinstance(each, str) else each) for each in (one, other)]
    return (max(both) + 0.05) / (min(both) + 0.05)


def colour_at(cells: go.Heatmap, value: float) -> tuple[float, ...]:
    """The colour that Plotly gives a value of this heatmap."""
    share = min(max((value - cells.zmin) / (cells.zmax - cells.zmin), 0), 1)
    stops = [(at, ImageColor.getrgb(colour)) for at, colour in cells.colorscale]
    if cells.reversescale:
        stops = [(1 - at, colour) for at, colour in reversed(stops)]
    for (start, low), (end, high) in pairwise(stops):
        if share <= end:
            part = (share - start) / (end - start)
            return tuple(a + (b - a) * part for a, b in zip(low, high, strict=True))
    raise AssertionError(share)


def least_contrast(figure: go.Figure, dark: bool) -> float:
    """Of all numbers of a matrix, on the colours of their cells; 21 where there is none."""
    cells, found = heat(figure), [21.0]
    for values, line in zip(cells.z, inked(figure), strict=True):
        for value, (text, ink) in zip(values, line, strict=True):
            ground = GROUNDS[dark] if value is None or value != value else colour_at(cells, value)
            found += [ratio(ink, ground)] if text else []
    return min(found)


@BOTH
@pytest.mark.parametrize("colour", [Colour("c"), Colour("c", 3.0, True), Colour("c", near=True), Colour("c", None)])
def test_every_number_can_be_read_on_every_colour_of_a_scale(colour: Colour, dark: bool):
    values = [at / 100 for at in range(-300 if colour.two_sided else 0, 301 if colour.two_sided else 101)]
    cells = [Cell(at, "y", value, "88", "", []) for at, value in enumerate(values)]
    cells += [Cell("none", "y", None, "–", "", []), Cell("nan", "y", float("nan"), "–", "", [])]
    figure = matrix({cell.x: "" for cell in cells}, {"y": "y"}, cells, colour, dark)
    assert all(text for line in inked(figure) for text, _ in line)
    assert least_contrast(figure, dark) >= LEAST


@BOTH
@pytest.mark.parametrize("name", NAMES)
def test_numbers_and_ticks_of_every_chart_can_be_read(name: str, dark: bool, corpus_with_text: Corpus):
    figure = drawn(corpus_with_text, name, dark)[1]
    if any(isinstance(one, go.Heatmap) for one in figure.data):
        assert least_contrast(figure, dark) >= LEAST
        assert ratio(heat(figure).colorbar.tickfont.color, GROUNDS[dark]) >= LEAST
        assert ratio(heat(figure).colorbar.title.font.color, GROUNDS[dark]) >= LEAST
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        assert ratio(axis.tickfont.color, GROUNDS[dark]) >= LEAST
        assert ratio(axis.title.font.color, GROUNDS[dark]) >= LEAST
    for bar in (one for one in figure.data if isinstance(one, go.Bar) and one.text is not None):
        assert ratio(bar.insidetextfont.color, bar.marker.color) >= LEAST


@BOTH
def test_shared_sentences_can_be_read(dark: bool):
    rows = shared_rows(*(("甲", f"乙{at}", at, at / 20) for at in range(20)))
    words = {"shared_sentences": "n", "formula_text_share": "share"}
    assert least_contrast(wording.shared_wording_chart(rows, words, dark), dark) >= LEAST


@BOTH
def test_marks_stand_out_from_the_ground(dark: bool):
    spans = pd.DataFrame({"organization": ["甲"], "start_year": [2000], "end_year": [2010], "mention_count": [1]})
    trend = timeline.trend_chart(years(("甲", 2020, 1, 2)).assign(trend_share=0.5), WORDS, dark)
    found = [timeline.spans_chart(spans, WORDS, dark).data[0].line.color, trend.data[1].marker.color,
             figures.figures_chart(quantities(1.0), "x", WORDS, dark).data[0].marker.color]  # fmt: skip
    assert min(ratio(colour, GROUNDS[dark]) for colour in found) >= LEAST_OF_MARKS + dark


def test_numbers_of_many_columns_are_as_large_in_both_inks():
    """Plotly sizes a layer by its longest text and by how far two neighbours in its list are apart."""
    cells = [Cell(x, y, float(x == y), "100" if x == y == 7 else "5", "", []) for x in range(20) for y in range(20)]
    names = {at: str(at) for at in range(20)}
    both = layers(matrix(names, names, cells, Colour("c"), False))
    for layer in both:
        told = [(x, y, text) for y, line in enumerate(layer.text) for x, text in enumerate(line) if text]
        apart = [(abs(x - u), abs(y - v)) for (x, y, _), (u, v, _) in pairwise(told)]
        assert max(len(text) for _, _, text in told) == 3
        assert (min(x for x, _ in apart if x), min(y for _, y in apart if y)) == (1, 1)
        assert (layer.opacity, layer.hoverinfo, layer.showscale) == (0, "skip", False)


def test_shares_in_cells_have_no_sign_and_halves_are_rounded_up():
    rows = shares("甲", "乙", residual=1.0).assign(report_share=[0.125, 0.625, 0.575, 1.0])
    figure = themes.theme_matrix(rows, "report_share", WORDS)
    assert [text for line in inked(figure) for text, _ in line] == ["13", "58", "63", "100"]


def orientation(share: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"organization": ["甲"], "orientation": ["past"], "mention_share": [share], "mention_count": [4]}
    )


def test_axes_of_shares_name_both_ends_and_have_room_for_the_last():
    a = shares("甲", "乙", residual=1.0).assign(report_share_low=0.1, report_share_high=1.0)
    rows = orientation(1.0).assign(orientation=ORIENTATIONS[0])
    for figure in (themes.theme_dumbbell(a, "甲", "乙", "x"), timeline.orientation_chart(rows, WORDS, ORIENTATIONS)):
        assert list(figure.layout.xaxis.tickvals) == [0, 0.25, 0.5, 0.75, 1]
        assert figure.layout.margin.r >= 20, "half of 100 % in twelve pixels"
    low, high = themes.theme_dumbbell(a, "甲", "乙", "x").layout.xaxis.range
    assert (high - 1) / (high - low) * 200 > 11 / 2, "half a dot in a plot of 200 pixels"
    assert low == pytest.approx(1 - high)


def test_the_map_has_one_scale_and_faded_points_are_seen():
    crowd = points(("甲", 0, 0, 0.9), ("乙", 2, 1, 0.1))
    figure = organizations.map_chart(crowd, {"organization": "o"}, ("1", "2"))
    assert (figure.layout.yaxis.scaleanchor, figure.layout.yaxis.scaleratio) == ("x", None)
    assert {one.constrain for one in (figure.layout.xaxis, figure.layout.yaxis)} == {"domain"}
    assert list(figure.data[0].marker.opacity) == [0.9, 0.5]


def test_a_trend_says_what_its_share_is_of():
    rows = pd.concat([years((name, 2020, 1, 2)) for name in "甲乙丙"]).assign(trend_share=0.5)
    figure = timeline.trend_chart(rows, WORDS | {"share": "share of the organization's reports"})
    told = [axis.title.text for axis in figure.select_yaxes()]
    assert told == [None, "share of the organization's<br>reports", None]


@pytest.mark.parametrize(("count", "size"), [(4, 10), (9, 9), (10, 9)])
def test_years_do_not_touch_on_a_telephone(count: int, size: int):
    figure = timeline.reported_years_chart(years(*(("甲", 2000 + at, 1, 4) for at in range(count))), WORDS)
    assert figure.layout.xaxis.tickfont.size == size
    cell = 220 / count  # pixels beside the names of organizations, measured
    assert cell - 4 * 0.56 * size > 1, "a digit is .56 of its font's size wide"


def test_the_bar_of_distances_has_the_numerals_of_the_cells():
    bar = heat(organizations.similarity_chart(likeness(0.84, 0.9954), WORDS)).colorbar
    assert (list(bar.tickvals), list(bar.ticktext)) == ([0.85, 0.9, 0.95, 1.0], [".85", ".90", ".95", "1"])


def test_numbers_of_a_bar_chart_have_one_form():
    def told(*values: float) -> list[str]:
        rows = pd.DataFrame({"term": [str(at) for at in range(len(values))], "value": values})
        return list(bars.bar_chart(rows, "term", "value", "x").data[0].text)

    assert told(11, 10.86, 5) == ["11.00", "10.86", "5.00"]
    assert told(1100, 5) == ["1,100", "5"]


def signed(figure: go.Figure, dark: bool) -> bool:
    axis = figure.layout.xaxis
    return bool(axis.zeroline) and ratio(axis.zerolinecolor, GROUNDS[dark]) >= LEAST


@BOTH
def test_signed_bars_grow_from_a_line(dark: bool):
    rows = pd.DataFrame({"theme": ["甲", "乙"], "slope": [1.0, 2.0], "low": [0.5, -1.0], "high": [3.0, 3.0]})
    assert signed(bars.bar_chart(rows, "theme", "slope", "x", dark, bounds=("low", "high")), dark)
    assert signed(bars.bar_chart(rows.assign(slope=-1.0), "theme", "slope", "x", dark), dark)
    assert not bars.bar_chart(rows, "theme", "slope", "x", dark).layout.xaxis.zeroline
    assert signed(keyness.keyness_chart(keyness_rows((2, 1, 3)), "A", "B", "x", dark), dark)
    assert signed(themes.profile_chart(shares("甲", residual=1.0), WORDS, dark), dark)


def test_an_empty_colour_scale_has_limits():
    figure = timeline.published_chart(
        pd.DataFrame({"published_year": [2020], "reported_year": [2020], "mention_count": [0], "report_count": [0]}),
        WORDS,
    )
    assert (heat(figure).zmin, heat(figure).zmax) == (0, 1)


def test_the_smallest_word_of_a_cloud_can_be_read_on_a_telephone():
    words = cloud.placed_words({f"词语{at}": 2000 // at for at in range(1, 81)})
    assert len(words) > 30
    assert min(one.size for one in words) * 340 / cloud.WIDTH >= 9, "a cloud is 340 pixels wide there"
