"""The whole file, top to bottom. It loads nothing, runs only its two own scripts, and holds no clock: same view, same bytes."""

from __future__ import annotations

import importlib.metadata
import importlib.resources
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

from analysis import export, views
from analysis.corpus import Corpus
from analysis.errors import ReportAnalysisError, UnknownChoice
from analysis.export import citation, provenance
from analysis.report import drawings, markup, remarks, wording
from analysis.report.drawings import Drawing
from analysis.report.drawings.drawing import named_themes
from analysis.report.look import Look
from analysis.scope import Scope, what_undated_lack
from analysis.tables import Table

PAGES = ("overview", "documents", "timeline", "terms", "context", "organizations", "themes", "figures")
_FOLDER = Path(__file__).parent


def html(corpus: Corpus, scope: Scope, query: Mapping[str, Sequence[str]], lang: str) -> bytes:
    """The report of that selection; `query` holds the pages' own keys (role, a, b, q …), as an address has them.

    Raises:
        UnknownChoice: there is no such language.
    """
    if lang not in wording.LANGUAGES:
        raise UnknownChoice("there is no such language", lang, f"There are: {', '.join(wording.LANGUAGES)}.")
    look = Look(corpus, scope.selection, query, lang)
    figures: list[Drawing] = []
    sections = "".join(_section(page, look, figures) for page in PAGES)
    held = "".join(_data(number, drawing) for number, drawing in enumerate(figures))
    body = _head(look) + sections + _methods(look) + _cite(look) + held
    scripts = "".join(f"<script>{script}</script>" for script in (_plotly(), _ours("report.js")))
    name = f"{look.say('report.title')} · {provenance.name_of(corpus)}"
    meta = (
        '<meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="referrer" content="no-referrer">'
    )
    whole = (
        f'<!doctype html>\n<html lang="{look.say("report.language")}"><head>{meta}<title>{escape(name)}</title>'
        f"<style>{_ours('report.css')}</style></head><body>{body}{scripts}</body></html>\n"
    )
    return whole.encode()


def file_name(corpus: Corpus, scope: Scope, lang: str) -> str:
    """The file's name: corpus, selection, language and fingerprint."""
    name = provenance.name_of(corpus)
    return export.file_name(name, "report", lang, scope.selection.to_query(), corpus.fingerprint, "html")


def _head(look: Look) -> str:
    of = export.identify(look.corpus, "overview", "organizations", look.scope, {})
    counts = {name: f"{number:,}" for name, number in of.counts}
    n = look.say("notice.n", **counts).replace("**", "")
    if look.corpus.counts(look.scope)["unnamed"]:
        n += " " + look.say("notice.unnamed", **counts)
    if look.corpus.counts(look.scope)["undated_left_out"]:
        n += " " + look.say(f"notice.undated_{what_undated_lack(look.scope)}", **counts)
    if look.scope.count_mode == "weighted":
        texts, tokens = views.denominator(look.corpus, look.scope)
        n += " " + look.say("notice.weighted", texts=f"{texts:,.0f}", tokens=f"{tokens:,.0f}")
    notices = "".join(f'<p class="notice">{escape(notice)}</p>' for notice in of.notices)
    facts = [
        row for row in provenance.facts(of, 0) if not row[0].startswith(("表", "每行", "行数", "命令", "注意", "地址"))
    ]
    links = "".join(f'<li><a href="#{page}">{escape(look.say(f"{page}.title"))}</a></li>' for page in PAGES)
    size = f"{len(_plotly()) / 1e6:.1f}"
    offline = look.say("report.offline", version=_plotly_version(), megabytes=size)
    return (
        f"<header><h1>{escape(look.say('report.title'))}</h1>{notices}<p>{escape(n)}</p></header>"
        f"<noscript><p>{escape(look.say('report.scripts'))}</p></noscript>"
        f'<nav aria-label="{escape(look.say("report.contents"))}"><ul>{links}'
        f'<li><a href="#methods">{escape(look.say("report.methods"))}</a></li>'
        f'<li><a href="#citation">{escape(look.say("report.citation"))}</a></li></ul></nav>'
        f"<h2>{escape(look.say('report.about'))}</h2>{markup.pairs(facts)}<p>{escape(offline)}</p><main>"
    )


def _section(page: str, look: Look, figures: list[Drawing]) -> str:
    """A page: its question, its charts, its tables. `figures` collects what the script draws."""
    parts = [f'<section id="{page}"><h2>{escape(look.say(f"{page}.title"))}</h2>']
    parts.append(f"<p>{escape(look.say(f'{page}.question'))}</p>")
    for drawing in drawings.of_page(page, look):
        parts.append(_figure(drawing, look, figures))
    parts.append(remarks.of_page(page, look))
    parts += [_rows(page, of.table, look) for of in views.VIEWS.values() if of.page == page]
    return "".join(parts) + "</section>"


def _figure(drawing: Drawing, look: Look, figures: list[Drawing]) -> str:
    title = look.say(f"{drawing.name}.title") + (f" · {drawing.note}" if drawing.note else "")
    alt, place = look.say(f"{drawing.name}.alt"), drawing.svg
    if drawing.figure is not None:
        drawing.figure.update_layout(template="plotly_white")
        height = int(drawing.figure.layout.height or 400)
        number = len(figures)
        place = (
            f'<div data-figure="figure-{number}" style="height:{height}px" role="img" aria-label="{escape(alt)}"></div>'
        )
        figures.append(drawing)
    how = f"<summary>{escape(look.say('report.how'))}</summary><p>{escape(look.say(f'{drawing.name}.how'))}</p>"
    said = "".join(f"<p>{escape(one.replace('**', ''))}</p>" for one in drawing.said)
    return f"<figure><figcaption>{escape(title)}</figcaption>{place}{said}<details>{how}</details></figure>"


def _rows(page: str, table: Table, look: Look) -> str:
    """A table of the page with its number of rows and the command that gives all of it, or why there is none."""
    title = table.zh if look.lang == "zh" else table.en
    start = f"<h3>{escape(title)}</h3>"
    if look.keys(page, table.name).get("q") == ("",) and not look.corpus.features_only:
        return f"{start}<p>{escape(look.say('report.no_word'))}</p>"
    try:
        rows = look.rows(page, table.name)
    except ReportAnalysisError as error:
        said = (
            look.say("report.no_text")
            if views.view(page, table.name).needs_text and look.corpus.features_only
            else error
        )
        return f"{start}<p>{escape(str(said))}</p>"
    start += "".join(f"<p>{escape(one)}</p>" for one in remarks.of_table(page, table.name, rows, look))
    if rows.empty:
        return f"{start}<p>{escape(look.say('report.empty'))}</p>"
    rows = named_themes(look, rows) if {"theme", "theme_id"} <= set(rows) else rows
    whole, most = len(rows), markup.MOST_ROWS
    cut = look.say("report.cut", shown=most, rows=f"{whole:,}") if whole > most else ""
    command = export.identify(look.corpus, page, table.name, look.scope, look.query).command
    return (
        f"{start}{markup.table(rows, look, look.say('report.table', rows=f'{whole:,}'))}"
        f"{f'<p>{escape(cut)}</p>' if cut else ''}<p>{escape(look.say('report.whole'))}: <code>{escape(command)}</code></p>"
    )


def _methods(look: Look) -> str:
    """Limits, and what every column of every table means."""
    limits = escape(look.say("notice.limits").replace("**", ""))
    parts = [f'<section id="methods"><h2>{escape(look.say("report.methods"))}</h2><p>{limits}</p>']
    parts.append(f"<h3>{escape(look.say('report.definitions'))}</h3>")
    names = dict.fromkeys(name for of in views.VIEWS.values() for name in of.table.columns)
    declared = {name: of.table.column(name) for of in views.VIEWS.values() for name in of.table.columns}
    lines = [(f"{look.label(name)} ({name})", _meaning(declared[name].unit, declared[name].meaning)) for name in names]
    return "".join(parts) + markup.pairs(lines) + "</section>"


def _meaning(unit: str, meaning: str) -> str:
    return f"{meaning} [{unit}]" if unit else meaning


def _cite(look: Look) -> str:
    name, fingerprint = provenance.name_of(look.corpus), look.corpus.fingerprint
    return (
        f'<section id="citation"><h2>{escape(look.say("report.citation"))}</h2>'
        f"<p>{escape(citation.sentence(name, fingerprint))}</p><pre>{escape(citation.bibtex(name, fingerprint))}</pre>"
        "</section></main>"
    )


def _data(number: int, drawing: Drawing) -> str:
    """The figure as data that no browser runs; < cannot end the element because it is written as an escape of JSON."""
    held = str(drawing.figure.to_json(engine="json")).replace("<", "\\u003c").replace("&", "\\u0026")
    return f'<script type="application/json" id="figure-{number}">{held}</script>'


@cache
def _plotly() -> str:
    """plotly.js as the plotly package ships it."""
    place = importlib.resources.files("plotly") / "package_data" / "plotly.min.js"
    text = place.read_text(encoding="utf-8")
    assert not re.search(r"</script|<!--", text, re.IGNORECASE), "this plotly.js cannot stand inside a page"
    return text


@cache
def _ours(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _plotly_version() -> str:
    found = re.search(r"plotly\.js v(\d{1,3}\.\d{1,3}\.\d{1,3})", _plotly()[:400])
    return found.group(1) if found else importlib.metadata.version("plotly")


@cache
def _policy() -> str:
    """Nothing is loaded, and only our two scripts run; Plotly sets styles, and its pictures are data of the page."""
    digests = " ".join(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" for script in (_plotly(), _ours("report.js"))
    )
    return (
        f"default-src 'none'; script-src {digests}; style-src 'unsafe-inline'; img-src data: blob:; font-src data:;"
        " base-uri 'none'; form-action 'none'"
    )
