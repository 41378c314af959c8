"""Colours and layout that every figure shares: colour-blind safe, readable in light and dark, neutral (no good or bad)."""

from __future__ import annotations

import math
import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

# Okabe & Ito (2008), without yellow, which disappears on white.
PALETTE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#7F7F7F")
A_COLOUR, B_COLOUR, SHARED_COLOUR = "#1F77B4", "#D5660A", "#7A7A7A"
# One hue from the page's own ground to strong: low values must not glare in the dark.
LIGHT_SCALE = ((0.0, "#EEF3F8"), (0.5, "#7FB2D9"), (1.0, "#0B5394"))
DARK_SCALE = ((0.0, "#1B2733"), (0.5, "#2F6E9E"), (1.0, "#9CCBEE"))
# Two hues from the ground outwards: more and less than expected, neither of them good or bad.
LIGHT_DIVERGING = ((0.0, "#B35806"), (0.25, "#F1A340"), (0.5, "#F4F4F2"), (0.75, "#7FB2D9"), (1.0, "#0B5394"))
DARK_DIVERGING = ((0.0, "#F6B26B"), (0.25, "#8A5A22"), (0.5, "#20262C"), (0.75, "#2F6E9E"), (1.0, "#9CCBEE"))
ROW_HEIGHT = 36  # two lines of a label
LINE_LABEL = (
    8  # Han letters in a line of an axis label; a phone must keep room for the marks, hovering says the whole name
)
LATIN_LABEL = 20  # Latin letters in a line: the English theme names fit in two lines
TITLE = 28  # letters of an axis title in one line
FIRST_HAN = 0x2E80  # letters from here on are as wide as two Latin ones and may be broken anywhere
_JOINTS = ("集团", "与", "和", "、")  # after which a name may be broken
# On the right, half of "100%" and of the dot there: both stand on the edge of the plot.
_MARGIN = {"l": 8, "r": 24, "t": 40, "b": 8}
SHARES: dict[str, Any] = {"tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
"""The ticks of an axis of shares that always runs from 0 to 100 %."""


def scale(dark: bool) -> list[list[Any]]:
    """The sequential colour scale for that theme."""
    return [list(stop) for stop in (DARK_SCALE if dark else LIGHT_SCALE)]


def diverging(dark: bool) -> list[list[Any]]:
    """The two-sided colour scale for that theme; its middle is the page's own ground."""
    return [list(stop) for stop in (DARK_DIVERGING if dark else LIGHT_DIVERGING)]


def ink(dark: bool) -> str:
    """The colour of lines and outlines that must be seen on the page's ground."""
    return "#D5DAE0" if dark else "#3A3F45"


def quiet(dark: bool) -> str:
    """The colour of what is read around the marks: ticks and titles of axes. Streamlit's own has 3.7 : 1 on white."""
    return "#A8AFBA" if dark else "#5B6270"


def mark(dark: bool) -> str:
    """The colour of marks where there is only one kind; the blue of the light theme would sink into the dark one."""
    return PALETTE[4 if dark else 0]


def chosen(dark: bool) -> str:
    """The colour of the frame around what was clicked: it is no colour of any scale of counts."""
    return "#F6B26B" if dark else "#B35806"


def lines(rows: pd.DataFrame) -> list[Any]:
    """The rows one by one, with their columns as attributes."""
    return list(rows.itertuples(index=False))


def number(value: float) -> str:
    """A count as a reader reads it; shares of a vote keep two digits.

    >>> number(1300), number(1.5)
    ('1,300', '1.5')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:.2f}".rstrip("0")


def percent(share: float) -> str:
    """The share as a whole number of hundredths for a cell without room for its sign; halves are rounded up.

    >>> percent(0.625), percent(0.125), percent(0.575), percent(0.124), percent(1.0)
    ('63', '13', '58', '12', '100')
    """
    return f"{math.floor(round(share * 100, 9) + 0.5)}"  # 0.575 * 100 is 57.49999999999999


def plain(text: object) -> str:
    """The text as Plotly will print it letter by letter: it reads labels as a little HTML, and corpus text is not ours.

    >>> plain("<b>党建</b>")
    '&lt;b&gt;党建&lt;/b&gt;'
    """
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def short(name: object, after: str = "") -> str:
    """The name as an axis label of at most two lines, with `after` behind it; its end stays, where a unit's own name stands.

    >>> short("海棠建设集团白鹭湖项目部党支部", " (n=6)")
    '海棠建设集团白鹭<br>湖项目部党支部 (n=6)'
    >>> short("某省某市某区某镇农业技术推广服务中心第三分中心")
    '某省某市某区某镇<br>…中心第三分中心'
    >>> short("党建与生产经营融合")  # no letter is left alone on its line
    '党建与<br>生产经营融合'
    >>> short("Organisation life & branch building")
    'Organisation life &amp;<br>branch building'
    """
    text = str(name)
    if not any(ord(letter) > FIRST_HAN for letter in text):
        return (
            "<br>".join(
                plain(line)
                for line in textwrap.wrap(text, LATIN_LABEL, max_lines=2, placeholder="…", break_long_words=False)
            )
            + after
        )
    if len(text) <= LINE_LABEL:
        return plain(text) + after
    if len(text) > 2 * LINE_LABEL:
        return f"{plain(text[:LINE_LABEL])}<br>{plain('…' + text[1 - LINE_LABEL :])}{after}"
    half = _break(text)
    return f"{plain(text[:half])}<br>{plain(text[half:])}{after}"


def _break(text: str) -> int:
    """Where a label of two lines is parted: at a joint of the name, the one nearest its middle; else in the middle."""
    middle = (len(text) + 1) // 2
    possible = range(max(2, len(text) - LINE_LABEL), min(LINE_LABEL, len(text) - 2) + 1)
    joints = [at for at in possible if text[:at].endswith(_JOINTS) or text[at] in "（("]
    return min(joints, key=lambda at: abs(at - middle), default=middle)


def below_one(value: float, digits: int = 2) -> str:
    """A number between 0 and 1 without its zero, for a narrow cell; what is neither 0 nor 1 is not printed as either.

    >>> below_one(0.9954), below_one(0.9956), below_one(0.002), below_one(0.874), below_one(0.0), below_one(1.0)
    ('&gt;.99', '&gt;.99', '&lt;.01', '.87', '0', '1')
    """
    least, value = 10.0**-digits, round(value, 12)  # the cosine of a row with itself is .9999999999999998
    if 0 < value < least:
        return f"&lt;{least:.{digits}f}".replace("0.", ".")
    if 1 - least < value < 1:
        return f"&gt;{1 - least:.{digits}f}".replace("0.", ".")
    return f"{value:g}" if value in (0, 1) else f"{value:.{digits}f}".removeprefix("0")


def brief(name: object, after: str = "") -> str:
    """The name as the label of a column: one short line with `after` behind it.

    >>> brief("海棠建设集团白鹭湖项目部党支部", " n=6")
    '海棠建设…党支部 n=6'
    """
    text = str(name)
    return plain(text if len(text) <= LINE_LABEL else f"{text[:4]}…{text[-3:]}") + after


def layout(rows: int, least: int = 260) -> dict[str, Any]:
    """What every figure's layout begins with, as high as its rows need. Axes are given their settings beside it."""
    return {
        "height": max(least, 110 + rows * ROW_HEIGHT),
        "margin": _MARGIN,
        "dragmode": False,
        "hovermode": "closest",
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        "modebar": {"orientation": "h"},
    }


LINES_FONT = 11
"""Points of the labels at the lines of a chart."""


def axis(dark: bool, size: int | None = None) -> dict[str, Any]:
    """What every axis is given; `size` is that of its ticks."""
    font = {"color": quiet(dark)}
    ticks = font | ({"size": size} if size else {})
    return {"automargin": True, "fixedrange": True, "tickfont": ticks, "title": {"font": font}}


def zero_line(dark: bool) -> dict[str, Any]:
    """The line from which signed bars grow to both sides."""
    return {"zeroline": True, "zerolinewidth": 1.5, "zerolinecolor": ink(dark)}


def laid_out(figure: go.Figure, rows: int, x_title: str = "", least: int = 260, *, dark: bool = False) -> go.Figure:
    """The figure with the shared layout, as high as its rows need."""
    figure.update_layout(layout(rows, least))
    if len(x_title) > TITLE:
        x_title = x_title.replace(" (", "<br>(")  # a telephone would cut it
    figure.update_xaxes(axis(dark) | {"title_text": x_title})
    figure.update_yaxes(axis(dark, LINES_FONT))
    return figure
