"""What a reader of a figure sees: the coloured cells, their numbers and the ink of each."""

from __future__ import annotations

import plotly.graph_objects as go


def heat(figure: go.Figure) -> go.Heatmap:
    """The coloured cells."""
    return next(trace for trace in figure.data if isinstance(trace, go.Heatmap))


def layers(figure: go.Figure) -> list[go.Heatmap]:
    """The unseen heatmaps whose labels are the numbers, one for each ink."""
    return [one for one in figure.data if isinstance(one, go.Heatmap) and one.text is not None]


def inked(figure: go.Figure) -> list[list[tuple[str, str]]]:
    """The text of each cell as it is read (letters without width left out) and its ink."""
    made = [[("", "") for _ in line] for line in layers(figure)[0].text]
    for layer in layers(figure):
        for down, line in enumerate(layer.text):
            for across, text in enumerate(line):
                if read := text.replace("\u200b", ""):
                    assert made[down][across] == ("", ""), "two numbers in one cell"
                    made[down][across] = (read, layer.textfont.color)
    return made


def numbers(figure: go.Figure) -> list[list[str]]:
    """The text of each cell."""
    return [[text for text, _ in line] for line in inked(figure)]
