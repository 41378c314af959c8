"""Pages put together from parts: what is body, title, date and source is known, whatever stands around it."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import NamedTuple

import opencc
import pytest

from analysis.facts.metadata import metadata
from analysis.text.clean import clean
from analysis.text.lines import compact, fold

PARTS = json.loads((Path(__file__).parents[2] / "cases" / "page_parts.json").read_text(encoding="utf-8"))
PAGES = 20
DATE = "2023-05-06"
TRADITIONAL = opencc.OpenCC("s2t")


class Page(NamedTuple):
    """A page's text with the truth about it."""

    text: str
    title: str
    source: str | None
    author: str | None
    body: tuple[str, ...]
    furniture: tuple[str, ...]


def page(seed: int) -> Page:
    pick = random.Random(seed)
    title, source, author = (pick.choice(PARTS[part]) for part in ("titles", "sources", "authors"))
    first, *others = PARTS["paragraphs"]
    body = (first, *pick.sample(others[:2] + others[4:], pick.randint(2, 5)), others[1])
    body = tuple(dict.fromkeys(body))
    fields, named = pick.choice(PARTS["fields"])
    byline, signed = pick.choice(PARTS["bylines"]) if pick.random() < 0.4 and "author" not in named else ("", None)
    top = [*pick.sample(PARTS["tops"], 2), pick.choice(PARTS["paths"])]
    foot = [byline, pick.choice(PARTS["editors"]), *pick.sample(PARTS["feet"], 3)]
    printed = fields.format(source=source, author=author)
    lines = [*top, title, printed, *("　　" + paragraph for paragraph in body), *foot]
    return Page(
        pick.choice(["\n", "\n\n"]).join(line for line in lines if line),
        title,
        source if "source" in named else ("云岭日报" if "来源:云岭日报" in byline else None),
        author if "author" in named else signed,
        body,
        tuple(line for part in (*top, printed, *foot) for line in part.split("\n") if len(line) > 1),
    )


def saved(made: Page) -> str:
    """The page as a saved one, whose lines are blocks and whose head states the title with the site's name."""
    blocks = "".join(f"<div>\n  {line}\n</div>" for line in made.text.split("\n") if line)
    return f"<!DOCTYPE html><html><head><title>{made.title}_云岭在线</title></head><body>{blocks}</body></html>"


FORMS = {
    "text": lambda made: made.text,
    "traditional": lambda made: TRADITIONAL.convert(made.text),
    "saved": saved,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(PAGES))
def test_every_paragraph_is_kept_and_nothing_else(seed, form):
    made = page(seed)
    text = compact(fold("".join(passage.text for passage in clean(FORMS[form](made)).passages)))
    body = compact(fold("".join(made.body)))
    assert text == body


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(PAGES))
def test_what_the_page_says_of_itself_is_read(seed, form):
    made = page(seed)
    found = metadata(clean(FORMS[form](made)))
    values = [compact(fold(found.title.value)) if found.title else None]
    values += [field.value if field else None for field in (found.source, found.author)]
    assert [*values, found.published_date and found.published_date.isoformat()] == [
        compact(fold(made.title)),
        made.source,
        made.author,
        DATE,
    ]
