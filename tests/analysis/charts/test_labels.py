"""Labels of a map: none covers another, whatever the points are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.charts.labels import PLOT_WIDTH, _boxes, _meet, _pixels, placed

POINT = st.tuples(
    st.floats(-2, 2),
    st.floats(-2, 2),
    st.sampled_from(["", "甲", "云岭水务", "北岸重工<br>有限公司", "Water &amp; air"]),
)


@given(st.lists(POINT, max_size=25))
def test_no_label_covers_another_or_leaves_the_plot(points: list[tuple[float, float, str]]):
    xs, ys, texts = [[point[part] for point in points] for part in range(3)]
    sides = placed(xs, ys, texts)
    boxes = [_boxes(x, y, text)[side] for x, y, text, side in zip(*_pixels(xs, ys), texts, sides, strict=True) if side]
    assert not [1 for place, one in enumerate(boxes) for other in boxes[:place] if _meet(one, other)]
    assert all(box[0] >= 0 and box[2] <= PLOT_WIDTH for box in boxes)


def test_far_points_are_all_labelled():
    assert placed([0, 1, 2], [0, 1, 2], ["甲", "乙", "丙"]) == ["top center"] * 3


def test_the_first_of_two_at_one_place_keeps_its_label():
    many = placed([0.5] * 6 + [0, 1], [0.5] * 6 + [0, 1], ["甲乙丙丁"] * 6 + ["", ""])
    assert many[0] == "top center"
    assert many[5] is None


def test_html_signs_count_as_one_letter():
    assert _boxes(0, 0, "a&amp;b")["middle right"][2] == _boxes(0, 0, "a+b")["middle right"][2]
