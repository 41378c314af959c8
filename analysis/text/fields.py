"""The labelled fields of a page's lines (来源：… 发布时间：… 作者：…) and what of such a line is left over.

A line that is nothing but fields, dates, counters and separators is no body text, whatever its fields say; which of the values
are believed is a later question (analysis/facts/metadata.py). Labels are data: data/lexicons/boilerplate/labels.csv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from analysis.text import persons
from analysis.text.labels import bare_pattern, in_row
from analysis.text.labels import labels as labels

MAX_LINE = 400
"""Longer lines are running text; a table of document data printed in one line stays below."""
MAX_VALUE = {
    "date": 40,
    "source": 40,
    "author": 50,
    "editor": 40,
    "staff": 40,
    "title": 120,
    "page_title": 200,
    "category": 40,
    "counter": 16,
    "size": 24,
}
"""Longest believable value of a field, in characters; what is longer is running text after a word that looks like a label."""
OTHER_VALUE = 100
MAX_WORD_BESIDE = 8
"""An unknown word beside the labelled day of publication and another field is at most so long: a department, a label."""
_PUBLISHED = ("发布", "发表", "更新", "上传", "录入")
MAX_LONE_LABEL = 8
"""A label without a colon that stands alone on its line is at most so long."""
MAX_LABEL = 26
"""Characters of a label with the blanks that pages set between its Han (作    者)."""

DATE = (
    r"(?:(?:19|20)\d{2} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2} ?日?|(?:19|20)\d{6}(?!\d)"
    r"|\d{1,2}月\d{1,2}日 ?, ?(?:19|20)\d{2}年|(?<!\d)(?:1[3-9]|2\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d{2}(?!\d)"
    r"|[一二][九〇○零0][0-9〇○零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
"""The shape of a printed date; whether it is one is judged elsewhere."""
TIME = (
    r"(?:(?:北京时间|香港时间|格林尼治标准时间|上午|下午)? ?"
    r"\d{1,2} ?[:时] ?\d{1,2}(?: ?[:分] ?\d{1,2})? ?秒?分?(?:\.\d{1,3})?(?:Z|[+-]\d{2}:?\d{2})?)"
)

_THIS = re.compile(r"(?:此|本|该)(?:稿|文|条信息|信息|新闻|页|页面|文章)$")
"""What may stand before a label without changing it: 此稿发表时间."""
_COUNT = re.compile(
    r"\d{1,9} ?(?:次|人次|人)?(?:浏览|阅读|点击|访问|查看|评论|围观)"
    r"|(?:浏览|阅读|点击|访问|查看)(?:次数|量|数)?:? ?\d{1,9} ?(?:次|人次)?|第 ?\d{1,3} ?版"
)
_DATES = re.compile(DATE + r"(?:[T ,]{0,4}" + TIME + r")?|(?:星期|周)[一二三四五六日天](?![\u4e00-\u9fff])|" + TIME)
_SEPARATORS = re.compile(r"[\s|/\[\]()·,;:*•\-—_.>]{1,200}")
_VALUE_ENDS = re.compile(r" ?\||\] ?| {3,}| [A-Z][a-z]{2,12} ?:")
_SHORT = frozenset(("source", "author", "editor", "staff", "share", "size", "counter", "category", "publisher"))
_RUNNING = re.compile(r"^(?:\d{1,2}月)?\d{1,2}日|^[近昨今]日|^日前|,[^ ,]{7}")
"""How the first sentence of the text shows that it is no value of the empty label before it."""
_NEXT_LABEL = re.compile(r" {0,6}[\u4e00-\u9fff]{2,6} ?: {0,6}")
"""What stands behind an empty field is the next label, also one that no list knows (作者: 作者科室:)."""
_UNKNOWN_LABEL = re.compile(r"(?<=[\u4e00-\u9fff]) {1,4}(?:[\u4e00-\u9fff]{2,4} ?:|[\u4e00-\u9fff]{2,3}$)")
"""A word behind the value that a colon or the next label follows: it is a label that no list knows, or belongs to one."""
_OF_ARTICLES = ("date", "source", "author", "editor", "counter")
_UNKNOWN_FIELD = re.compile(
    r"(?:^| )(?!地点|会议|主[题讲持]|参[加会]|出席|记录|对象|活动|议题)[\u4e00-\u9fff]{2,4} ?: ?[^ :。,]{0,20}(?= |$)"
)
"""A field that no list knows, among two kinds of those that articles have."""
_COUNTED = re.compile(r" {0,8}\d{0,9} ?(?:次|人次|人|条|个|℃)?")
_MARKS = re.compile(r"\] {0,3}:?|[:丨|]|/(?![图文])")
_WORDS_AFTER = re.compile(
    r"[\[(| ]{0,3}(?:字号|字体|打印|关闭|分享|收藏|点击数?|浏览|阅读|\+)(?=[\s:|\[\](大中小+-]|$|次)"
    r"|(?<= )举报(?= |$)|(?<= )(?:下载|收藏|语音播报|朗读|打印|关闭|分享|纠错|转发|推荐给|我要|字号|字体|阅读|浏览|点击|点赞)"
    r"|参与互动|返回.{1,6},? ?查看更多|[\[(| ]{1,3}(?:特大|大|中|小)[ |/]{1,3}(?:大|中|小)"
)


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value on a line: `value == folded[start:end]`; `label` as in the lexicon, `label_start` where it begins."""

    name: str
    label: str
    value: str
    label_start: int
    start: int
    end: int


def _colon_labels(folded: str) -> Iterator[tuple[int, int, str]]:
    """Start, end (behind the colon) and name of each label that a colon, bar, slash or closing bracket follows."""
    for mark in _MARKS.finditer(folded):
        places = [place for place in range(max(0, mark.start() - MAX_LABEL), mark.start()) if folded[place] != " "]
        before = "".join([folded[place] for place in places]).lower()
        for first, start in enumerate(places):
            name = before[first:]
            if name in labels() and (
                (mark.group()[0] == ":" and len(name) > 1) or not _is_word(folded[start - 1 : start])
            ):
                yield start, mark.end(), name
                break


def _label_places(folded: str) -> list[tuple[int, int, str]]:
    """Where labels stand on the line, in order and without overlap."""
    bare = [
        (run.start(), run.end(), run["label"].lower())
        for run in bare_pattern().finditer(folded)
        if not _is_word(folded[run.start() - 1 : run.start()])
    ]
    places: list[tuple[int, int, str]] = []
    found = (*_colon_labels(folded), *bare, *in_row(folded))
    for place in sorted(found, key=lambda place: (place[0], -place[1])):
        if not places or place[0] >= places[-1][1]:
            places.append(place)
    return places


def _is_word(character: str) -> bool:
    return bool(character) and (character.isalpha() or character in "“《")


@lru_cache(maxsize=8192)
def read(folded: str) -> tuple[Field, ...]:
    """The labelled fields of a folded line, in order; a value reaches to the next label, date or separator.

    >>> [(field.name, field.value) for field in read("来源:北岸日报 作者:李四 浏览次数:12")]
    [('source', '北岸日报'), ('author', '李四'), ('counter', '12')]
    """
    if len(folded) > MAX_LINE:
        return ()
    places = _label_places(folded)
    fields: list[Field] = []
    for index, (label_start, label_end, name) in enumerate(places):
        row = labels()[name]
        limit = places[index + 1][0] if index + 1 < len(places) else len(folded)
        start, end = _value_span(folded, label_end, limit, row.field)
        fields.append(Field(row.field, row.label, folded[start:end], label_start, start, end))
    return tuple(fields)


def _value_span(folded: str, start: int, limit: int, field: str) -> tuple[int, int]:
    end = limit
    if field in ("source", "author", "editor", "staff", "category", "publisher"):
        stops = [
            match.start()
            for match in (
                _DATES.search(folded, start, end),
                _WORDS_AFTER.search(folded, start, end),
                _COUNT.search(folded, start, end),
            )
            if match
        ]
        end = min([end, *stops])
        end = next(_closes(folded, start, end), end)
        bar = _VALUE_ENDS.search(folded.rstrip(), start + len(folded[start:end]) - len(folded[start:end].lstrip()), end)
        end = bar.start() if bar else end
    if field == "date":
        match = _DATES.search(folded, start, end)
        end = match.end() if match else end
    if field == "counter":
        match = _COUNTED.match(folded, start, end)
        end = match.end() if match else end
    if field in _SHORT and (unknown := _UNKNOWN_LABEL.search(folded, start, end)):
        glued = end == limit < len(folded) and folded[end] != " "
        is_label = folded[unknown.end() - 1] == ":" or (glued and not persons.is_name(unknown.group().strip()))
        end = unknown.start() if is_label else end
    value = folded[start:end]
    if end == limit and _NEXT_LABEL.fullmatch(value):
        start, value = end, ""
    lead = len(value) - len(value.lstrip(" :|"))
    value = value.strip(" :|")
    opened = value.count("(") - value.count(")")
    trailing = len(value) - len(value.rstrip(" |/,;、-[(" + (")" if opened < 0 else "")))
    return start + lead, start + lead + len(value) - trailing


def _closes(folded: str, start: int, end: int) -> Iterator[int]:
    """Where a bracket closes that was opened before the value: what stands behind it belongs to another."""
    depth = 0
    for place in range(start, end):
        depth += (folded[place] == "(") - (folded[place] == ")")
        if depth < 0:
            yield place
            return


def carried(above: str, below: str) -> Field | None:
    """The field of a line that is the value to a label alone on the line above it; None when it is no such value.

    >>> carried("来源:", "北岸日报").name, carried("来源:", "一、总体情况"), carried("来源:北岸日报", "张晓明")
    ('source', None, None)
    """
    if above[-1:] not in ":|])" and len(above) > MAX_LONE_LABEL:
        return None
    labels_above = read(above)
    if not labels_above or labels_above[-1].value or labels_above[-1].end < len(above.rstrip(" :|)]")) or read(below):
        return None
    name = labels_above[-1].name
    if name == "date":
        fits = left_over(below, ()) == "" and _DATES.search(below) is not None
    elif name in ("author", "editor"):
        fits = bool(persons.names(below)) or persons.is_unit(below)
    elif name == "publisher":
        fits = persons.is_unit(below) or (len(below) <= MAX_LONE_LABEL and below.endswith(tuple("课股科室处队")))
    else:
        fits = name == "source" and (persons.is_media(below) or persons.is_unit(below))
    return Field(name, labels_above[-1].label, below, 0, 0, len(below)) if fits else None


def is_believable(field: Field) -> bool:
    """Whether the value has a length that such a field can have and is no running text."""
    if field.name in _SHORT and _RUNNING.search(field.value):
        return False
    return len(field.value) <= MAX_VALUE.get(field.name, OTHER_VALUE) and "。" not in field.value[:-1]


def left_over(folded: str, fields: tuple[Field, ...]) -> str:
    """What of the line is neither field nor date, counter or separator; empty for a pure line of fields."""
    kept, reached = "", 0
    for field in fields:
        kept += _THIS.sub("", folded[reached : field.label_start]) + " "
        reached = field.end
    kept += folded[reached:]
    if len({field.name for field in fields if field.name in _OF_ARTICLES}) > 1:
        kept = _UNKNOWN_FIELD.sub(" ", kept)
    for pattern in (_COUNT, _DATES, _WORDS_AFTER):
        kept = pattern.sub(" ", kept)
    return re.sub(r"(?:^| )\d{1,6}(?= |$)", "", _SEPARATORS.sub(" ", kept).strip()).strip()


def is_dated(folded: str, rest: str, found: tuple[Field, ...]) -> bool:
    """Whether a line is the one with the labelled day of publication, whatever short word a page prints beside it."""
    dated = any(
        field.name == "date" and field.label.startswith(_PUBLISHED) and re.match(DATE, field.value) for field in found
    )
    before = folded[: found[0].label_start].rstrip()  # a short title may stand there, or a label that no list knows
    is_line = (not before and len(found) > 1) or before.endswith(":")
    return dated and is_line and len(rest) <= MAX_WORD_BESIDE and re.search(r"[,。;!?“”《》]", folded) is None
