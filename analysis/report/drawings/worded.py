"""Charts of words, and clouds as SVG."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape

from analysis import views
from analysis.charts import bars, cloud, style
from analysis.report.drawings.drawing import Drawing
from analysis.report.look import Look

TOP, TOP_NEAR, CLOUD = 30, 20, 80  # as on the pages
INTERVAL = ("per_10k_low", "per_10k_high")


def terms(look: Look) -> Iterator[Drawing]:
    """The most frequent words: cloud and rates."""
    rows = look.rows("terms", "terms")
    if len(rows):
        counts = dict(zip(rows["term"].head(CLOUD), rows["term_count"].head(CLOUD), strict=True))
        yield Drawing("terms.cloud", svg=svg_of(counts, look.say("terms.cloud.alt")))
        title = look.words["per_10k_terms"]
        yield Drawing("terms.rates", bars.bar_chart(rows.head(TOP), "term", "per_10k_terms", title, bounds=INTERVAL))


def common(look: Look) -> Iterator[Drawing]:
    """The words that nearly all organizations use, the most even ones first."""
    rows = look.rows("terms", "common_vocabulary")
    if rows["dp_norm"].notna().any():
        drawn = bars.bar_chart(views.with_evenness(rows.head(TOP)), "term", "evenness", look.words["evenness"])
        yield Drawing("terms.common", drawn, said=(look.say("terms.common.reading"),))


def matches(look: Look) -> Iterator[Drawing]:
    """Where the word that was asked for stands: matches by organization."""
    if look.keys("context", "concordance")["q"][0]:
        rows = look.rows("context", "concordance")
        if len(rows):
            counts = rows.groupby("organization", as_index=False).size().sort_values("size", ascending=False)
            drawn = bars.bar_chart(counts, "organization", "size", look.words["match_count"])
            yield Drawing("context.matches", drawn)


def collocates(look: Look) -> Iterator[Drawing]:
    """The words near the word that was asked for."""
    if look.keys("context", "collocates")["q"][0]:
        rows = look.rows("context", "collocates")
        if len(rows):
            drawn = bars.bar_chart(rows.head(TOP_NEAR), "term", "log_dice", look.label("log_dice"))
            yield Drawing("context.collocates", drawn)


def svg_of(counts: Mapping[str, int], alt: str, colours: Mapping[str, str] | None = None) -> str:
    """A cloud as SVG; each word keeps the width that it was laid out with, whatever font the reader has."""
    words = cloud.placed_words(counts, CLOUD)
    drawn = "".join(
        f'<text x="{one.x}" y="{one.y}" font-size="{one.size}" textLength="{one.width}" lengthAdjust="spacingAndGlyphs"'
        f' fill="{(colours or {}).get(one.term, style.A_COLOUR)}">'
        f"{escape(one.term)}<title>{escape(one.term)} · {style.number(one.term_count)}</title></text>"
        for one in words
    )
    return f'<svg viewBox="0 0 {cloud.WIDTH} {cloud.HEIGHT}" role="img" aria-label="{escape(alt)}">{drawn}</svg>'
