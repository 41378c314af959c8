"""Charts of comparison: words of two organizations, likeness of all, themes."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import views
from analysis.charts import bars, keyness, organizations, style, themes
from analysis.compare.organizations import REST
from analysis.report.drawings.drawing import FEWEST, Drawing, named_themes
from analysis.report.drawings.told import last_complete
from analysis.report.drawings.worded import svg_of
from analysis.report.look import Look

TOP, CLOUD = 12, 60  # bars on each side, words in each cloud; as on the pages
SLOPE = ("slope_low", "slope_high")
_MEANT = 0.3  # squared cosine below which a point of the map says little


def keyness_of_two(look: Look) -> Iterator[Drawing]:
    """The leading words of both sides, and what so many reports can show at best."""
    rows = look.rows("organizations", "keyness")
    if rows.empty:
        return
    a, b = sides(look)
    drawn = keyness.keyness_chart(views.leading_terms(rows, TOP), f"A {a}", f"B {b}", look.words["log_ratio"])
    said = (look.say("organizations.keyness.reading"), *_reach(look, rows))
    yield Drawing("organizations.keyness", drawn, note=f"A {a} · B {b}", said=said)
    leading, shared = views.frequent_on_each_side(rows, CLOUD)
    for side, name, colour in (("a", f"A {a}", style.A_COLOUR), ("b", f"B {b}", style.B_COLOUR)):
        counts = dict(zip(leading[side]["term"], leading[side][f"{side}_count"], strict=True))
        colours = {term: style.SHARED_COLOUR if term in shared else colour for term in counts}
        alt = look.say("organizations.clouds.alt")
        yield Drawing("organizations.clouds", svg=svg_of(counts, f"{alt}: {name}", colours), note=name)


def _reach(look: Look, rows: pd.DataFrame) -> Iterator[str]:
    """What the rates are of, the smallest p and q that can be reached, and what follows from them; as on the page."""
    keys = look.keys("organizations", "keyness")
    best = views.reachable(look.corpus, look.scope, keys, rows)
    a_tokens, b_tokens = views.side_tokens(look.corpus, look.scope, keys)
    start = "organizations.keyness"
    yield look.say(f"{start}.denominators", a_tokens=f"{a_tokens:,.0f}", b_tokens=f"{b_tokens:,.0f}")
    if not best.tested_terms:
        yield look.say(f"{start}.none_tested", needed=FEWEST)
        return
    yield look.say(
        f"{start}.reachable",
        a_reports=best.a_units,
        b_reports=best.b_units,
        p=f"{best.smallest_p:.3g}",
        tested=f"{best.tested_terms:,}",
        alone=f"{best.smallest_q_alone:.3g}",
    )
    if best.smallest_p >= 0.05:
        yield look.say(f"{start}.cannot")
    elif min(best.a_units, best.b_units) < FEWEST:
        yield look.say(f"{start}.no_interval", fewest=FEWEST)


def sides(look: Look) -> tuple[str, str]:
    """What the two sides of the comparison are called."""
    keys = look.keys("organizations", "keyness")
    reports = views.reports_of(look.corpus, look.scope, keys)
    a = keys["a"][0] if keys["a"] else str(reports["organization_label"].min())
    return a, look.words["rest"] if keys["b"][0] == REST else keys["b"][0]


def similarity(look: Look) -> Iterator[Drawing]:
    """The ordered matrix of likeness."""
    rows = look.rows("organizations", "similarity")
    if len(rows):
        yield Drawing("organizations.similarity", organizations.similarity_chart(rows, look.words))


def map_of_themes(look: Look) -> Iterator[Drawing]:
    """Organizations and themes on one plane."""
    rows = look.rows("organizations", "correspondence")
    shown = look.rows("organizations", "correspondence_dimensions")["explained_inertia"].head(2).tolist()
    if rows.empty or not shown:
        return
    named = {names["zh"]: names[look.lang] for names in look.corpus.manifest["themes"].values()}
    points = views.map_points(rows)
    points = points.assign(label=[named.get(one, one) for one in points["point"]])
    axes = [look.say("words.dimension", number=number, share=f"{share:.0%}") for number, share in enumerate(shown, 1)]
    names = {side: look.word("point_side", side) for side in ("organization", "theme")}
    drawn = organizations.map_chart(points, names, (axes[0], axes[1] if len(axes) > 1 else ""))
    key = organizations.map_key(points)
    said = [look.say("organizations.map.key", points=" · ".join(key))] if key else []
    said += [look.say("organizations.map.explained", share=f"{sum(shown):.0%}")]
    said += [look.say("organizations.map.one_dimension")] if len(shown) < 2 else []
    said += [look.say("organizations.map.reading")] if points["quality"].lt(_MEANT).any() else []
    yield Drawing("organizations.map", drawn, said=tuple(said))


def shares(look: Look) -> Iterator[Drawing]:
    """Organization x theme: share of reports, and share of text."""
    rows = look.rows("themes", "theme_shares")
    if rows.empty:
        return
    rows = named_themes(look, views.with_residuals(views.leading(rows), look.rows("themes", "residuals")))
    for name, share in (("themes.shares", "report_share"), ("themes.text", "text_share")):
        drawn = themes.theme_matrix(rows, share, look.words)
        alone = share == "report_share" == themes.coloured_by(rows, share)
        reading = "themes.shares.alone" if alone else f"{name}.reading"
        yield Drawing(name, drawn, said=(look.say(reading, fewest=FEWEST),))


def two(look: Look) -> Iterator[Drawing]:
    """Themes of A and B with their intervals, as in the table of their differences."""
    if look.rows("themes", "differences").empty:
        return
    rows, a, b = views.two_sides(look.rows("themes", "theme_shares"), look.keys("themes", "differences"))
    named = {REST: look.words["rest"]}
    own = named_themes(look, rows[rows["organization"].isin([a, b])]).replace({"organization": named})
    other = named.get(b, b)
    drawn = themes.theme_dumbbell(own, a, other, look.words["report_share"])
    yield Drawing("themes.two", drawn, note=f"{a} · {other}")


def profile(look: Look) -> Iterator[Drawing]:
    """One organization's themes against all others."""
    if look.rows("themes", "differences").empty:
        return
    _, a, _ = views.two_sides(look.rows("themes", "theme_shares"), look.keys("themes", "differences"))
    own = named_themes(look, views.profile(look.rows("themes", "residuals"), a))
    if own["standardised_residual"].notna().any():
        yield Drawing("themes.profile", themes.profile_chart(own, look.words), note=a)


def years(look: Look) -> Iterator[Drawing]:
    """Themes over reported years."""
    rows = look.rows("themes", "changes")
    if len(rows):
        known = named_themes(look, views.change_rows(rows, last_complete(look)))
        said = look.say("themes.years.reading", fewest=FEWEST)
        yield Drawing("themes.years", themes.changes_chart(known, look.words), said=(said,))


def trends(look: Look) -> Iterator[Drawing]:
    """Change per year of each theme that has enough years, what is told more and more first."""
    rows = look.rows("themes", "theme_trends")
    known = named_themes(look, rows[rows["trend_reason"] == ""]).sort_values("slope", ascending=False)
    if len(known):
        drawn = bars.bar_chart(known, "theme", "slope", look.label("slope"), bounds=SLOPE, unit=look.words["points"])
        yield Drawing("themes.trends", drawn)


def coverage(look: Look) -> Iterator[Drawing]:
    """Passages that the code book reaches."""
    rows = look.rows("themes", "codebook_coverage")
    if len(rows):
        drawn = bars.bar_chart(named_themes(look, rows), "theme", "passage_count", look.label("passage_count"))
        yield Drawing("themes.codebook", drawn, said=(look.say("themes.codebook.reading"),))
