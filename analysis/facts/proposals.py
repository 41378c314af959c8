"""What a page's lines propose as metadata: every candidate with its rule, the words it rests on, and its rank.

Nothing is believed here; that is for analysis/facts/metadata.py. A rank says which rule is to be heard first (1 first).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from analysis.facts import dates
from analysis.model import RemovedLine
from analysis.text import bylines, credits, fields, persons, titles
from analysis.text.lines import fold

SHARED_TITLE = "label og:title"
"""The title for sharing often has the name of the site behind it."""
_PAIRS = ("()", "（）", "[]", "【】", "“”", "《》")
_ROLE_BEFORE = re.compile(
    r"^(?:本[报刊网台]|特约|实习|全媒体|融媒体|[\u4e00-\u9fff]{2,6}[网报社台刊])?(?:首席|专栏)?"
    r"(?:记者|通讯员|评论员|撰稿人|作者)[ :：/]{1,3}(?=[\u4e00-\u9fff])"
)
"""文/本刊记者 张三: the office before the name is no part of it."""
_ROLE_AFTER = re.compile(
    r"(?<=[\u4e00-\u9fff])(?: {1,2}(?:摄影报道|图文报道|报道|文/图|文图|图文|供稿|整理|摄)| {1,2}[!-~]{1,20})$"
)
"""What else stands on the author's line: that the person took the pictures too, letters of a damaged link."""
_STAFF_NUMBER = re.compile(r"(?<=[\u4e00-\u9fff])[ _(]{0,2}[A-Z]{1,6}\d{2,6}\)?$")
"""The number that news houses print behind the names of their staff: 张三_NB123."""
_OFFICE_OR_UNIT = re.compile(
    r"(?:(?:本报|本网)?(?:记者|通讯员))?(?P<who>[\u4e00-\u9fff][\u4e00-\u9fff 、,]{1,30}?)(?: ?\([^()]{2,24}\))?"
)
_NAMED_AFTER = re.compile(r"《[^《》]{2,16}》[\u4e00-\u9fff]{1,6}$")
MIN_ALONE = 6
"""A title of more characters may have the page's fields behind it."""
MAX_GAP = 2
"""A blank line may stand between a label and its value."""
_CRUMB = re.compile(
    r" {0,4}(?:>{1,3}|»|›|≫|→|-{1,2}>|::| - | / | ?\| ?|/|\\) {0,4}|(?<=[\u4e00-\u9fff])(?:- |[.·])(?=[ \u4e00-\u9fff])"
)
_CRUMB_LEAD = re.compile(r"^.{0,14}?(?:位置|当前(?:栏目|频道|页面)|正在浏览|现在位于|当前位于)(?:是|为|在)?[:> ]{0,4}")
_NAME = r"[\u4e00-\u9fff()]{4,30}"
_AFTER = r"(?: |,|$|版权|所有|All|\d|地址|未经|电话|[|])"
_GREETING = r"欢迎您?(?:访问|光临|来到|进入|登录|登陆|浏览|使用) ?"
_RIGHTS = r"(?:版权所有|Copyright|©|版权归)[:;@©(cC)\s\d\-.,]{0,24}(?:All Rights? Reserved\.? ?)?"
_SITE_RULES = (
    ("welcome", re.compile(rf"{_GREETING}(.{{2,30}}?)(?:官方网站|门户网站|官网|网站)?(?:[!,。]|$)")),
    ("statement", re.compile(r"(?:登录|登陆|^)([\u4e00-\u9fff]{2,16}网)(?:声明| ?:|$)")),
    ("statement", re.compile(r"与([\u4e00-\u9fff]{2,16}网)(?=[ (]|联系)")),
    ("copyright", re.compile(rf"{_RIGHTS}({_NAME}?){_AFTER}")),
    ("copyright", re.compile(rf"(?:^|[ |])({_NAME}) ?(?:©|版权所有)")),
    ("masthead", re.compile(r"^([\u4e00-\u9fff]{3,16}) [|·]? ?(?:网站)?首页(?: |$|[|·])")),
)  # fmt: skip
"""How pages name the site they belong to; the first rule is heard first."""
_DAY_AND_TIME = re.compile(rf"\d{{1,2}}[-月]\d{{1,2}}日? {{1,4}}{fields.TIME}")
_HEADING_MARK, _BLANKS = re.compile(r"^#{1,6} "), re.compile(r"\s{2,}")
_BRACKETED_DATE = re.compile(rf"[(（\[【] {{0,2}}{fields.DATE} {{0,2}}[)）\]】]$")
_GLUED_DATE = re.compile(r"(?<=[^\d\s-]) ?20\d{2}-\d{2}-\d{2}$")
"""What of the page's own marks and dates may hang on a title."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a rule proposes, the words it rests on, and its rank among the candidates of its field (1 first)."""

    value: str
    rule: str
    evidence: str
    rank: int


@dataclass(frozen=True, slots=True)
class PageLine:
    """A removed line with its folded form and its labelled fields."""

    line: RemovedLine
    folded: str
    fields: tuple[fields.Field, ...]


def read_all(lines: Sequence[RemovedLine]) -> list[PageLine]:
    """The lines with their fields; a label alone on its line takes the next line for its value, as in tables of fields."""
    read_lines = [read(line) for line in lines]
    for index, (label, value) in enumerate(pairwise(read_lines), start=1):
        if value.line.line_number <= label.line.line_number + MAX_GAP and (
            carried := fields.carried(label.folded, value.folded)
        ):
            read_lines[index] = PageLine(value.line, value.folded, (carried,))
    return read_lines


def read(line: RemovedLine) -> PageLine:
    """The line with its labelled fields."""
    folded = fold(line.text)
    return PageLine(line, folded, fields.read(folded))


def labelled(lines: Sequence[PageLine], name: str) -> Iterator[Candidate]:
    """The values that the page labels as this field, in lines that speak of the text (not in footers)."""
    for page_line in lines:
        if not page_line.fields:
            continue
        if page_line.line.reason in ("related", "copyright", "footer", "contact", "breadcrumb") and name != "site":
            continue
        for field in page_line.fields:
            if field.name == name:
                value = _printed(page_line.line.text[field.start : field.end])
                if name in ("author", "editor"):
                    value = _STAFF_NUMBER.sub("", value)
                if name == "author":
                    value = _named(_ROLE_AFTER.sub("", _ROLE_BEFORE.sub("", value)))
                    value = _all_signers(page_line, value)
                    value = credits.signers(fold(value)) or bylines.glued(fold(value)) or value
                if field.label == "article:author" and not persons.names(fold(value)):
                    continue  # a meta tag names the site's software or owner more often than the author
                yield Candidate(
                    value,
                    f"label {field.label}",
                    page_line.line.text[field.label_start : field.end],
                    fields.labels()[field.label.lower()].rank,
                )


def _all_signers(page_line: PageLine, author: str) -> str:
    """Everybody whom a byline with several roles names (北岸网记者 张三 通讯员 李四), of whom a label has only one."""
    if page_line.line.reason != "byline" or " " not in page_line.folded.strip():
        return author
    everybody = bylines.signed(page_line.folded)
    return everybody if fold(author) in everybody.split() and len(everybody.split()) > 1 else author


def _named(author: str) -> str:
    """The names of a value that glues an office in front of them or puts a unit in brackets behind them; else the value."""
    match = _OFFICE_OR_UNIT.fullmatch(fold(author))
    return author[match.start("who") : match.end("who")] if match and persons.names(match["who"]) else author


def _printed(text: str) -> str:
    """A value without the brackets and blanks around it."""
    text = " ".join(text.split())
    while len(text) > 1 and text[0] + text[-1] in _PAIRS:
        text = text[1:-1].strip()
    return text.strip(" :：|、,，;；。")


def joined(parts: Sequence[str]) -> str:
    """The lines of a title as one: a blank between them, or nothing where one goes on with the other."""
    title = parts[0].strip()
    for before, part in pairwise(parts):
        goes_on = titles.continues(fold(before).strip(), fold(part).strip())
        title += part.strip() if goes_on else " " + part.strip()
    title = _without_fields(_HEADING_MARK.sub("", title).strip(" |"))
    if title[-1:] in ")）]】":
        title = _BRACKETED_DATE.sub("", title).strip() or title
    title = _GLUED_DATE.sub("", title)
    return _BLANKS.sub(" ", title)


def _without_fields(title: str) -> str:
    """A title without the labelled fields that are printed behind it on its own line."""
    found = next(iter(fields.read(fold(title))), None)
    behind = (
        found is not None and found.name in ("date", "source", "author", "counter") and found.label_start > MIN_ALONE
    )
    return title[: found.label_start].strip() if found and behind and title[found.label_start - 1].isspace() else title


def page_titles(lines: Sequence[PageLine]) -> Iterator[Candidate]:
    """The titles that saved HTML gives itself, without the name of the site behind a dash, bar or underscore."""
    of_sharing = (found for found in labelled(lines, "title") if found.rule == SHARED_TITLE)
    for candidate in (*of_sharing, *labelled(lines, "page_title")):
        value = re.split(r" {0,2}(?:_|\||--| - |-(?=[\u4e00-\u9fff]{2,20}$))", candidate.value)[0].strip()
        yield Candidate(value, candidate.rule, candidate.evidence, candidate.rank)


def _is_dated(folded: str) -> bool:
    """Whether the line prints a day, with or without its year (03-08 16:49)."""
    return bool(dates.candidates(folded)) or _DAY_AND_TIME.match(folded) is not None


def beside_the_date(lines: Sequence[PageLine]) -> Iterator[Candidate]:
    """A paper, station or site printed without a label beside the date."""
    for page_line in lines:
        if (
            page_line.line.reason == "meta"
            and _is_dated(page_line.folded)
            and not any(field.name == "source" for field in page_line.fields)
        ):
            rest = fields.left_over(page_line.folded, page_line.fields)
            whole = [word for word in rest.split(" ") if _NAMED_AFTER.match(word)]  # 《北岸英才》月刊网
            for part in whole or re.split("[ 《》]", rest):
                if persons.is_media(part):
                    yield Candidate(part, "beside the date", page_line.line.text, 3)
        elif page_line.line.reason == "meta" and not page_line.fields and persons.is_media(page_line.folded):
            yield Candidate(page_line.folded, "over the date", page_line.line.text, 4)


def crumbs(lines: Sequence[PageLine]) -> Iterator[Candidate]:
    """The last names of the breadcrumb, from the leaf upwards."""
    for page_line, path in _paths(lines):
        parts = [part.strip(" []()") for part in _CRUMB.split(path)]
        if len(parts) == 1:
            parts = path.split()  # the signs between the names were pictures
        for rank, part in enumerate(reversed(parts[1:]), start=10):
            yield Candidate(re.sub(r" ?PDF版?$", "", part), "breadcrumb", page_line.line.text, rank)


def _paths(lines: Sequence[PageLine]) -> Iterator[tuple[PageLine, str]]:
    """Each breadcrumb without the words before it; one that is printed on several lines as one, under its last line."""
    path = ""
    for page_line, below in zip_longest(lines, lines[1:]):
        if page_line.line.reason != "breadcrumb":
            path = ""
            continue
        path += _CRUMB_LEAD.sub("", page_line.folded)
        if below is None or below.line.reason != "breadcrumb" or below.folded[0] not in ">»›":
            yield page_line, path
            path = ""


def sites(lines: Sequence[PageLine]) -> Iterator[Candidate]:
    """Names of the hosting site: in its welcome, its statements, its copyright line, its masthead, as the page's owner."""
    for page_line in lines:
        if page_line.line.reason in ("navigation", "copyright", "footer", "repeated"):
            for rank, (rule, pattern) in enumerate(_SITE_RULES, start=2):
                match = pattern.search(page_line.folded)
                if match:
                    yield Candidate(match.group(1).strip(), rule, page_line.line.text, rank)
        for field in page_line.fields:
            if field.name == "owner" and page_line.line.reason in ("footer", "copyright"):
                yield Candidate(_printed(field.value), f"label {field.label}", page_line.line.text, 8)
