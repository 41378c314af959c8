"""Charts of wording that several organizations print."""

from __future__ import annotations

from collections.abc import Iterator

from analysis import views
from analysis.charts import bars, wording
from analysis.report.drawings.drawing import FEWEST, Drawing
from analysis.report.look import Look

BOUNDS = ("formula_text_share_low", "formula_text_share_high")


def formula_shares(look: Look) -> Iterator[Drawing]:
    """How much of each organization's wording others print as well."""
    rows = look.rows("organizations", "formula_shares")
    if rows["shared_sentences"].any():
        axis = look.label("formula_text_share")
        drawn = bars.bar_chart(rows.head(views.MOST_DRAWN), "organization", "formula_text_share", axis,
                               hover="shared_sentences", bounds=BOUNDS, share=True,
                               hover_title=look.label("shared_sentences"))  # fmt: skip
        yield Drawing(
            "organizations.formulas", drawn, said=(look.say("organizations.formulas.reading", fewest=FEWEST),)
        )


def shared_wording(look: Look) -> Iterator[Drawing]:
    """Who has sentences in common with whom, among the organizations that lead the table."""
    rows = look.rows("organizations", "shared_wording")
    leading = list(dict.fromkeys(rows["organization"]))[: views.MOST_DRAWN]
    own = rows[rows["organization"].isin(leading) & rows["other_organization"].isin(leading)]
    if len(own):
        named = {name: look.label(name) for name in ("shared_sentences", "formula_text_share")}
        yield Drawing("organizations.shared", wording.shared_wording_chart(own, named))
