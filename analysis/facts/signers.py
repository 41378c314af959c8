"""Who signs the page without a label: bylines, reporters in the lead, names beside the date; proposals as in proposals.py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.facts import dates
from analysis.facts.proposals import Candidate, PageLine
from analysis.model import Cleaned
from analysis.text import bylines, credits, fields, persons
from analysis.text.lines import fold

_ORIGINAL = re.compile(r"原创[: ]{1,3}(?P<who>[\u4e00-\u9fff]{2,4})(?: |$)")
"""Accounts of WeChat print the writer between this word and their own name."""
_BRACKET_FIRST = re.compile(r"\((?P<who>[\u4e00-\u9fff]{0,6}(?:记者|通讯员)[ :]?[^()]{2,30})\) ?(?=[\u4e00-\u9fff])")
"""Reporters in brackets before the first word of the text."""
_REPORTED = re.compile(
    r"(?:^| )\[(?P<who>[\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4}){0,3}) ?[/\\] ?[\u4e00-\u9fff]{2,6}(?:报导|报道)\]"
)
"""Papers of Taiwan may leave out the word for reporter: 【张三／台北报导】."""
PICTURES = 5
"""Who only took the pictures is believed to be the author when nobody else signs."""
_PICTURES = re.compile(r"^[(\[ ]{0,2}(?:摄影|图片|图)[:/|]|[ /](?:摄影?|图)[)\] ]{0,2}$")
LONGEST_LEAD = 200
"""What names a reporter at the start of a paragraph lies within so many characters, and a byline is shorter."""
LEAD_LENGTH = 60
"""The reporter stands among so many characters of a paragraph."""


def signatures(lines: Sequence[PageLine]) -> Iterator[Candidate]:
    """Names that sign the text: under the title, below the text, at the end of its last sentence."""
    for page_line in lines:
        if page_line.line.reason != "byline" or any(f.name == "author" and len(f.value) > 1 for f in page_line.fields):
            continue
        writer, _, _ = page_line.folded.strip("()[] ").partition("|")
        value = bylines.signed(writer if "|" in page_line.folded else page_line.folded)
        is_bare_unit = value == page_line.folded and persons.is_unit(value)  # it signs a letter and is no author
        if value and not is_bare_unit:
            rank = PICTURES if _PICTURES.search(page_line.folded) else 2
            yield Candidate(value, "byline", page_line.line.text, rank)


def reporters(cleaned: Cleaned) -> Iterator[Candidate]:
    """The reporters named in brackets at the start of a news item: 本报讯(记者 张三 通讯员 李四)."""
    for passage in cleaned.passages[:3]:
        folded = fold(passage.text[:LONGEST_LEAD])
        if match := bylines.LEAD.match(folded):
            value = bylines.signed(match["who"]) or bylines.reporters(match["who"])
        elif match := bylines.REPORTER.search(folded[:LEAD_LENGTH]):
            value = bylines.reporter(match.group())
        elif match := _BRACKET_FIRST.match(folded):
            value = bylines.signed(match["who"]) or bylines.reporters(match["who"])
        elif match := _REPORTED.search(folded[:LEAD_LENGTH]):
            value = " ".join(persons.names(match["who"]))
        elif len(passage.text) <= LONGEST_LEAD and (value := credits.signers(folded)):
            # a byline between the pictures over the text
            yield Candidate(value, "line of the text", passage.text, 5)
        if match and value:
            yield Candidate(value, "lead", match.group(), 4)


def beside_the_date_names(lines: Sequence[PageLine]) -> Iterator[Candidate]:
    """Names printed without a label beside the date, or glued to it."""
    for page_line in lines:
        if page_line.line.reason == "meta" and (own := _ORIGINAL.match(page_line.folded)) and persons.names(own["who"]):
            yield Candidate(own["who"], "original", page_line.line.text, 3)
        if page_line.line.reason == "meta" and page_line.fields and (label := page_line.fields[0].label_start):
            before = page_line.folded[:label].strip(" |")  # 张三 /文、摄 发布时间:…
            found = bylines.signed(before) if re.search("[/ ](?:文|图|摄)", before) else ""
            if found:
                yield Candidate(found, "before the fields", page_line.line.text, 3)
        if page_line.line.reason == "meta" and not page_line.fields and dates.candidates(page_line.folded):
            rest = fields.left_over(page_line.folded, ())
            house, _, behind = rest.partition(" ")  # 北岸日报 张三, 北岸快讯/张三
            is_house = persons.is_media(house) or persons.is_unit(house) or "/" in page_line.folded
            named = persons.names(rest) or (persons.names(behind) if is_house else ())
            found = " ".join(named) or bylines.reporter(rest)
            if found:
                yield Candidate(found, "beside the date", page_line.line.text, 3)
