"""Charts of reported years."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import views
from analysis.charts import timeline
from analysis.report.drawings.drawing import FEWEST, MOST_BARS, Drawing
from analysis.report.look import Look
from analysis.vocabularies import ORIENTATIONS

MOST_PANELS = 6  # organizations in one chart of lines


def last_complete(look: Look) -> int | None:
    """The last year whose publications the selection can hold completely."""
    last = views.last_complete_year(look.corpus, look.scope)
    return None if last is None or pd.isna(last) else int(last)


def years(look: Look) -> Iterator[Drawing]:
    """Organization x reported year."""
    rows = look.rows("timeline", "reported_years")
    if len(rows):
        drawn = timeline.reported_years_chart(views.leading(views.axis_rows(rows, last_complete(look))), look.words)
        yield Drawing("timeline.years", drawn, said=(look.say("timeline.years.reading", fewest=FEWEST),))


def direction(look: Look) -> Iterator[Drawing]:
    """Looking back, at the own year, ahead."""
    rows = look.rows("timeline", "orientation")
    if len(rows):
        named = look.words | {one: look.word("orientation", one) for one in ORIENTATIONS}
        yield Drawing(
            "timeline.direction", timeline.orientation_chart(views.leading(rows, "mention_count"), named, ORIENTATIONS)
        )


def published(look: Look) -> Iterator[Drawing]:
    """Published year x reported year."""
    rows = look.rows("timeline", "published_by_reported")
    if len(rows):
        shown = views.axis_rows(rows)
        said = (look.say("timeline.published.reading"),) if views.tells_own_year(shown) else ()
        yield Drawing("timeline.published", timeline.published_chart(shown, look.words), said=said)


def trend(look: Look) -> Iterator[Drawing]:
    """Share of reports by year, where there are enough years for a trend."""
    rows, trends = look.rows("timeline", "reported_years"), look.rows("timeline", "trends")
    allowed = trends.loc[trends["trend_reason"] == "", "organization"].head(MOST_PANELS)
    if len(allowed):
        shown = views.trend_rows(rows[rows["organization"].isin(allowed)], trends)
        yield Drawing("timeline.trend", timeline.trend_chart(shown, look.words))


def spans(look: Look) -> Iterator[Drawing]:
    """Spans of more than five years."""
    rows = look.rows("timeline", "long_spans")
    if len(rows):
        drawn = timeline.spans_chart(rows.head(MOST_BARS), look.words)
        yield Drawing("timeline.spans", drawn, said=(look.say("timeline.spans.reading"),))
