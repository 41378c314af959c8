"""One line by itself: is it page furniture, and of which kind? Rules and words are data (data/lexicons/boilerplate).

Furniture is what the page says about itself or offers its reader: navigation, fields about the text, share and print buttons,
counters, related links, legal statements, contacts. Where a line stands decides which rules may speak (`zone`), because between
two paragraphs of a report nearly everything is text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from analysis.text import fields, line_rules, persons
from analysis.text.line_rules import SEEN
from analysis.text.line_rules import Verdict as Verdict
from analysis.text.line_rules import patterns as patterns
from analysis.text.lines import is_numbered, is_prose

MAX_LINE = 240
"""Rules for whole lines look at lines up to this length; longer ones are text, or legal statements, which have their own rule."""
MID_LINE = 60
"""Between paragraphs only shorter lines can be furniture."""
LONG_PROSE = 90
"""A longer line with a full stop is looked at only when it has a word of the page's own foot in it."""

MIN_ENTRIES, MAX_ENTRY = 3, 14
"""A menu printed in one line has so many entries at least, each at most so long."""
MANY, MAX_WORD = 8, 4
"""So many entries of so few characters are a menu whatever they say."""
MIN_KNOWN = 2
"""So many of the entries of a menu without bars are words of page furniture."""
MAX_DATE_LINE = 80
MAX_BESIDE = 30
"""So many characters may stand beside the date of a date line: a paper, a column, a counter."""

_FIELD_REASONS_IN_ORDER = (
    "title",
    "meta",
    "editor",
    "byline",
    "copyright",
    "footer",
    "contact",
    "related",
    "share",
    "counter",
    "markup",
    "navigation",
)
_ENDING_REASONS = ("related", "copyright", "editor")


_BETWEEN = frozenset("▪▸►“” |/\\·•、,:;()[]>»«<-—_+*!&#0123456789")
"""What stands between furniture words; folding has made other spaces and brackets of these."""


@cache
def _word_table(zone: str) -> tuple[dict[str, tuple[str, ...]], dict[str, Verdict]]:
    """The furniture words of a zone by their first character, the longest first, and the verdict of each."""
    verdicts: dict[str, Verdict] = {}
    of_the_foot_first = sorted(persons.read("words.csv"), key=lambda row: zone == "tail" and row["reason"] != "footer")
    for row in of_the_foot_first:
        if zone in SEEN[row["zone"]]:
            for word in row["words"].split():
                verdicts.setdefault(word.lower(), Verdict(row["reason"], "words", row["ends"] == "1"))
    by_initial: dict[str, list[str]] = {}
    for word in sorted(verdicts, key=len, reverse=True):
        by_initial.setdefault(word[0], []).append(word)
    return {initial: tuple(words) for initial, words in by_initial.items()}, verdicts


def judge(folded: str, zone: str) -> Verdict | None:
    """Why this line is furniture in this zone (head, middle or tail of the page), or None when it may be text.

    >>> judge("分享到: 微信 微博", "middle").reason, judge("来源:北岸日报", "head").reason, judge("二、主要做法", "head")
    ('share', 'meta', None)
    """
    if folded.startswith("![") and _PICTURE.fullmatch(folded):
        return Verdict("markup", "picture")
    longest = MID_LINE if zone == "middle" and folded[0] != "[" else MAX_LINE
    if len(folded) > longest and "://" not in folded:
        return None
    if len(folded) > LONG_PROSE and "。" in folded and _OF_THE_PAGE.search(folded) is None:
        return None
    return _judged(folded, zone)


@lru_cache(maxsize=8192)
def _judged(folded: str, zone: str) -> Verdict | None:
    if "://" in folded and _LINK_ONLY.fullmatch(folded):
        return Verdict("share", "link")
    if len(folded) > (MID_LINE if zone == "middle" and folded[0] != "[" else MAX_LINE):
        return None
    return (
        _by_tags(folded)
        or _by_fields(folded, zone)
        or line_rules.first(folded, zone, breadcrumbs=True)
        or _by_words(folded, zone)
        or (_SPREAD.fullmatch(folded) and _by_words(folded.replace(" ", ""), zone))
        or line_rules.first(folded, zone)
        or _by_entries(folded, zone)
    )


@cache
def _ending_words() -> re.Pattern[str]:
    """Every word that a line at which articles end can be known by, in the lexicons of words, lines and labels."""
    words = {word for row in persons.read("words.csv") if row["ends"] == "1" for word in row["words"].split()}
    words |= {word for rule in patterns() if rule.verdict.ends for word in rule.has}
    words |= {row.label for row in fields.labels().values() if row.reason in _ENDING_REASONS}
    return re.compile("|".join(sorted(map(re.escape, words), key=len, reverse=True)))


def may_end(folded: str) -> bool:
    """Whether an article can end at such a line; a cheap question, asked of every line before the true one.

    >>> may_end("上一篇:北岸重工召开年会"), may_end("二、主要做法")
    (True, False)
    """
    return _ending_words().search(folded.replace(" ", "")) is not None


def _by_words(folded: str, zone: str) -> Verdict | None:
    """The verdict of a line that is nothing but furniture words; the first word names the reason."""
    by_initial, verdicts = _word_table(zone)
    lower, reached, found = folded.lower(), 0, []
    while reached < len(lower):
        word = next((word for word in by_initial.get(lower[reached], ()) if lower.startswith(word, reached)), None)
        if word is None and lower[reached] not in _BETWEEN:
            return None
        reached += len(word or " ")
        if word is not None:
            found.append(verdicts[word])
    return next((verdict for verdict in found if verdict.ends), found[0]) if found else None


def _by_entries(folded: str, zone: str) -> Verdict | None:
    """The verdict of a menu printed in one line: short entries between bars, or blanks when some are well known."""
    if zone == "middle" or re.search(r"[,。;:!?、“”]", folded):
        return None
    bars = [entry for entry in re.split(r"[|丨│┃]", folded) if entry.strip()]
    menu = len(bars) >= MIN_ENTRIES and all(len(entry) <= MAX_ENTRY for entry in bars)
    entries = [entry for entry in re.split(r"[ |丨│┃·/]", re.sub(r"^首 {1,4}页", "首页", folded)) if entry]
    if zone == "head" and len(entries) >= MANY and all(len(entry) <= MAX_WORD for entry in entries):
        menu = sum(map(persons.is_name, entries)) < len(entries) / 2  # and no list of persons
    if not menu and len(entries) > MIN_ENTRIES and all(len(entry) <= MAX_ENTRY for entry in entries):
        known = sum(_by_words(entry, zone) is not None for entry in entries)
        menu = known >= MIN_KNOWN or any(entry in ("首页", "网站首页", "主页") for entry in entries[:2])
    return Verdict("navigation" if zone == "head" else "footer", "menu") if menu else None


def _by_fields(folded: str, zone: str) -> Verdict | None:
    """The verdict of a line that is nothing but labelled fields, or a date with something that is printed beside dates."""
    found = fields.read(folded)
    if not found:
        return _by_date(folded) if zone != "middle" else None
    if not all(fields.is_believable(field) for field in found) or (found[0].label_start and is_numbered(folded)):
        return None
    rest = " ".join(word for word in fields.left_over(folded, found).split(" ") if _is_unknown(word, zone))
    beside = found[0].label_start > 0 or (found[0].name == "date" and persons.is_media(rest))
    goes_with = len(rest) <= 24 and beside and _goes_with_fields(rest)
    if rest and not (goes_with or (zone == "head" and fields.is_dated(folded, rest, found))):
        return None
    if zone == "middle" and not _sure_in_the_middle(found):
        return None
    reasons = {fields.labels()[field.label.lower()].reason for field in found}
    reason = next(reason for reason in _FIELD_REASONS_IN_ORDER if reason in reasons)
    if reason in ("counter", "share") and re.search(
        fields.DATE, folded[: found[0].label_start] + folded[found[-1].end :]
    ):
        reason = "meta"
    return Verdict(reason, f"field {found[0].label}", reason in _ENDING_REASONS)


def _is_unknown(word: str, zone: str) -> bool:
    return not word.isascii() and _by_words(word, zone) is None


def _goes_with_fields(rest: str) -> bool:
    return (
        rest.endswith(("供稿", "报道", "讯"))
        or persons.is_media(rest)
        or bool(persons.names(rest))
        or persons.is_unit(rest)
        or ("/" in rest and bool(persons.names(rest.rpartition("/")[2])))
    )


def _sure_in_the_middle(found: tuple[fields.Field, ...]) -> bool:
    """Between paragraphs a line of fields needs two of the sure kinds, or a publication date."""
    kinds = {
        field.name
        for field in found
        if field.name in ("date", "source", "author", "editor", "counter", "size", "share")
    }
    if found[0].label in _EDITORS and found[0].label_start <= 1 and persons.names(found[0].value):
        return True
    dated = any(field.name == "date" and field.label.startswith(("发布", "发表", "更新")) for field in found)
    return len(kinds) >= 2 or dated or (kinds <= {"counter", "size", "share"} and bool(kinds))


_EDITORS = ("责任编辑", "责编", "本文责编")
"""Labels that nothing but a page's last line begins with."""
_ADDRESS = re.compile(r"^(?:https?://|www\.)[!-~]{3,60}")
_GLUED_NAME = re.compile(rf"{fields.DATE}(?:[T ,]{{0,4}}{fields.TIME})?(?P<who>[\u4e00-\u9fff]{{2,4}})")
"""A date line with the author's name glued to the date or time."""
_SPREAD = re.compile(r"[\u4e00-\u9fff](?: {1,4}[\u4e00-\u9fff]){1,7}")
"""A word set wide: 往 期 推 荐."""
_LINK_ONLY = re.compile(r"\[?[\u4e00-\u9fff]{2,8}\]? ?:?[(:]? ?https?://[!-~]{3,200}\)?")
_OF_THE_PAGE = re.compile(
    r"版权|Copyright|©|转载|ICP|备案|备[0-9]|网站|邮编|编码|电话|热线|传真|@|http|www|扫|浏览器|分辨率|许可证|声明|[:>|]"
)
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_PICTURE = re.compile(r"!\[[^\[\]]{0,100}\]\([^()]{0,300}\)?")


def _by_tags(folded: str) -> Verdict | None:
    """The verdict of a line that holds nothing but HTML tags."""
    if folded[0] == "<" and not _TAGS.sub("", folded).strip():
        return Verdict("markup", "tags")
    return None


def _by_date(folded: str) -> Verdict | None:
    """A date with nothing beside it but counters, a paper's or a unit's name: the line under a title."""
    may_hold = len(folded) <= MAX_DATE_LINE and ("20" in folded or "19" in folded or "年" in folded)
    if not may_hold or not re.search(fields.DATE, folded):
        return None
    rest = fields.left_over(folded, ())
    glued = _GLUED_NAME.fullmatch(folded)
    if not rest or (glued and persons.is_name(glued["who"])):
        return Verdict("meta", "date line")
    date = re.search(fields.DATE + r"[T ,]{0,4}(?:" + fields.TIME + r")?(?=[ |/\[\]()]|$)", folded)
    if date is None or is_prose(folded) or len(rest) > MAX_BESIDE or re.search(r"[,。;!?]", folded):
        return None
    before = _ADDRESS.sub("", folded[: date.start()]).strip(" |/[(")
    if not before or (_goes_with_fields(before) and folded[date.start() - 1] in " |/[("):
        return Verdict("meta", "date line")
    return None
