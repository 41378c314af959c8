"""Who signed the page: bylines under the title, below the text, and in brackets at the end of its last sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.text import credits, fields, persons
from analysis.text.furniture import Verdict
from analysis.text.lines import Line, is_prose

ROLES = (
    r"(?:(?:本报|本网|本刊|本台|全媒体|融媒体)?[\u4e00-\u9fff]{0,4}?(?:记者|通讯员|评论员|实习生|作者|撰稿人?|供稿人?|执笔|来稿)"
    r"|文[/、]?图|图[/、]?文|图片|文字|摄影|文|图|单位|作者单位|供稿单位)"
)
"""What pages print before a name in a byline."""
MAX_BYLINE, MIN_HOUSE = 60, 3
_UNIT_END = re.compile(
    r"(?:公司|集团|项目部|党委|支部|总支|委员会|办公室|中心|工会|分局|管理局|管理处|宣传部|组织部|工作部|工程部|综合部|纪委"
    r"|监委|机关|学院|大学|中学|小学|学校|幼儿园|医院|银行|支行|分行|图书馆|厂|矿|车间|工区|工段)(?=[\u4e00-\u9fff])"
)
_SHARED_ROLE = re.compile(r" ?[|/] ?(?:文/图|图/文|文图|图文|文、图|图、文|文、摄|文|图|摄影|摄)$")
_DINGBATS = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]{1,4}")
"""Pictures that accounts set before or after a name."""
_ROLE_VALUE = re.compile(rf"(?![文图][^:/、| 图文片字]){ROLES} ?(?::|/| |\|)? ?(?P<who>.{{2,40}})")
_ENDS_WITH_ROLE = re.compile(
    r"(?P<who>[^ ]{2,12}(?: [^ ]{1,4}){0,4}) ?[/ ]? ?(?:供稿|撰稿|报道|摄影报道|文/图|图/文|文图|摄|整理|来稿)"
)
_BRACKETED = re.compile(r"[\[(](.{2,50})[\])]")
LEAD = re.compile(
    r"(?:本报|本网|本刊|本台|[\u4e00-\u9fff]{2,8}\([\u4e00-\u9fff]{2,12}\))?[\u4e00-\u9fff\d ]{0,16}"
    r"(?:讯|消息|电|报道) ?[(](?P<who>[^()]{2,40})[)]"
)
"""The start of a news item that names its reporters: 本报讯(记者 张三)."""
_REPORTING = re.compile(r"[\u4e00-\u9fff]{0,6}(?:记者|通讯员)")
_PLACES = (
    "台北|新北|桃园|新竹|苗栗|台中|彰化|南投|云林|嘉义|台南|高雄|屏东|宜兰|花莲|台东|澎湖|金门|马祖|基隆|综合|专题"
)
"""Where papers of Taiwan report from, glued to the reporter's name."""
REPORTER = re.compile(
    r"(?:^|(?<= ))[\[(]?(?:[\u4e00-\u9fff]{2,6}(?:社|报|网|台))?记者 ?"
    r"(?P<who>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,5})"
    r"(?:(?: ?[/|] ?| )[\u4e00-\u9fff]{0,6} ?(?:报导|报道)[\])]?"
    rf"|(?:{_PLACES})[县市]?(?:\d{{1,2}}日)?(?:报导|报道|电)[\])]?(?= |:|$|[\u4e00-\u9fff])"
    r"|(?<!即时|综合|专题|现场|独家|采访|连线|联合)(?:报导|报道)(?= |:|$))"
)
"""How papers of Taiwan name the reporter: 记者张三/台北报导, in brackets before the text or beside the date."""
_REPORTER_ONLY = re.compile(
    r"(?:本报|本网)?(?:记者|通讯员)(?![证站会节协招])(?P<who>[\u4e00-\u9fff][\u4e00-\u9fff、 ]{1,14})"
)
_OFFICES = (
    "发言人|书记|主任|局长|厅长|处长|主席|董事长|总经理|会长|秘书长|厂长|校长|院长|市长|县长|部长|教授|研究员|主编"
)
_OFFICER = re.compile(
    rf"[\u4e00-\u9fff、 ]{{2,30}}(?:{_OFFICES}) {{1,3}}(?P<name>[\u4e00-\u9fff]{{1,2}} ?[\u4e00-\u9fff]{{1,2}})"
)
"""The author line of a speech: office and name."""
_DATE_LINE = re.compile(rf"(?:{fields.DATE}|[一二][九〇○零0][0-9〇○零一二三四五六七八九]{{2}}年.{{2,8}})")


def is_byline(text: str) -> bool:
    """Whether the folded text is a byline: names alone, names after a role, or an organization as author.

    >>> is_byline("张晓明 李四"), is_byline("通讯员 王小五"), is_byline("供稿:云岭水务集团党委"), is_byline("完")
    (True, True, True, False)
    """
    if credits.signers(text):
        return True
    text = _SHARED_ROLE.sub("", text.strip())
    if persons.names(text) or REPORTER.fullmatch(text):
        return True
    match = _ROLE_VALUE.fullmatch(text)
    if match and _is_signed(match["who"]):
        return True
    match = _ENDS_WITH_ROLE.fullmatch(text)
    return match is not None and (_is_signed(match["who"]) or bool(glued(match["who"]) or named_last(match["who"])))


def in_brackets(text: str) -> bool:
    """Whether what stands in brackets below or behind the text signs it; there a unit and a name may be one word."""
    return is_byline(text) or bool(glued(text)) or _REPORTER_ONLY.fullmatch(text) is not None


def glued(text: str) -> str:
    """The names behind a unit's name without a blank between them (某某公司张三、李四); empty when there are none."""
    for cut in _UNIT_END.finditer(text):
        if persons.is_unit(text[: cut.end()]) and persons.names(text[cut.end() :]):
            return text[cut.end() :]
    return ""


def named_last(who: str) -> str:
    """The names behind the first word of a byline that says what was done: there any word is a unit (某某社 张三 供稿)."""
    unit, _, behind = who.strip().partition(" ")
    return " ".join(persons.names(behind)) if len(unit) >= MIN_HOUSE and not persons.is_name(unit) else ""


def _bare(folded: str) -> str:
    """The line without the marks that stand before a name and the pictures around it."""
    return _DINGBATS.sub(" ", re.sub(r"^[□■█◎●△▲☆★◇◆○ ]{1,4}", "", folded.strip())).strip()


def names_somebody(folded: str) -> bool:
    """Whether a line is a byline with or without brackets (an organization alone is none)."""
    bracketed = _BRACKETED.fullmatch(folded)
    return len(folded) <= MAX_BYLINE and is_byline(bracketed.group(1) if bracketed else folded)


def _is_signed(who: str) -> bool:
    """Names, with roles between them allowed, or a unit's name before or instead of them."""
    without_roles = re.sub(rf"(?:^|(?<=[ 、,;/(]))(?:{ROLES}) ?[:/ ]?", " ", who).strip()
    if persons.names(without_roles) or persons.is_unit(who):
        return True
    unit, _, name = without_roles.rpartition(" ")
    return bool(persons.names(name)) and _is_house(unit.strip())


def signed(folded: str) -> str:
    """Who signs this byline, without roles and brackets; empty when it names nobody.

    >>> signed("(通讯员 张晓明 李四)"), signed("供稿:云岭水务集团党委"), signed("2022年5月6日")
    ('张晓明 李四', '云岭水务集团党委', '')
    """
    whole = _bare(folded)
    bracketed = _BRACKETED.fullmatch(whole)
    if found := credits.signers(bracketed.group(1) if bracketed else whole):
        return found
    bare = _SHARED_ROLE.sub("", whole)
    if REPORTER.fullmatch(bare):
        return reporter(bare)
    officer = _OFFICER.fullmatch(bare)
    if officer:
        return re.sub(" ", "", officer["name"])
    bracketed = _BRACKETED.fullmatch(bare)
    who = bracketed.group(1) if bracketed else bare
    match = _ENDS_WITH_ROLE.fullmatch(who)
    who = match["who"] if match else who
    without_roles = re.sub(rf"(?:^|(?<=[ 、,;/(]))(?:{ROLES}) {{0,3}}[:/|]? {{0,3}}", " ", who).strip()
    if named := persons.names(without_roles):
        return " ".join(named)
    if persons.is_unit(without_roles):
        return without_roles
    written = _REPORTER_ONLY.fullmatch(who)
    if match and (behind_unit := named_last(who)):
        return behind_unit
    return " ".join(persons.names(glued(without_roles))) or reporter(who) or (written["who"].strip() if written else "")


def reporters(who: str) -> str:
    """The names behind the word for reporter in a news lead, also those of a family name that no list knows.

    >>> reporters("记者 那日苏 通讯员 普小梅"), reporters("本报记者"), reporters("综合报道")
    ('那日苏 普小梅', '', '')
    """
    words = [word for word in re.split("[ 、,/]", who.strip()) if word]
    named = [word for word in words if not _REPORTING.fullmatch(word)]
    are_names = all(re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", word) for word in named)
    return (
        " ".join(named)
        if words and _REPORTING.fullmatch(words[0]) and are_names and len(named) <= persons.MAX_NAMES
        else ""
    )


def reporter(folded: str) -> str:
    """The reporter named in the manner of Taiwan's papers; empty when nobody is.

    >>> reporter("[记者林小明/高雄报导]市府今天表示"), reporter("北岸日报 记者林小明 即时报导"), reporter("记者节")
    ('林小明', '林小明', '')
    """
    found = REPORTER.search(folded)
    who = re.split("[、 ]", found["who"]) if found else []
    if len(who) > 1 and not persons.is_name(who[-1]):
        who.pop()  # the place that they report from
    return " ".join(who)


def is_head_byline(folded: str) -> bool:
    """Whether a line under the title signs it: names, a role with names, or an organization alone."""
    bare = _bare(folded)
    bracketed = _BRACKETED.fullmatch(bare)
    return len(bare) <= MAX_BYLINE and (
        _OFFICER.fullmatch(bare) is not None
        or is_byline(bracketed.group(1) if bracketed else bare)
        or persons.is_unit(bare)
    )


def judge_tail(lines: Sequence[Line], index: int) -> Verdict | None:
    """A line below the last paragraph that signs the text: byline, or organization and date as on a letter."""
    folded = lines[index].folded
    if len(folded) > MAX_BYLINE or is_prose(folded):
        return None
    bracketed = _BRACKETED.fullmatch(folded)
    if is_byline(_bare(folded)) or (bracketed and (in_brackets(bracketed[1]) or persons.is_unit(bracketed[1]))):
        return Verdict("byline", "below the text")
    if persons.is_unit(folded) and index + 1 < len(lines) and _DATE_LINE.fullmatch(lines[index + 1].folded):
        return Verdict("byline", "signature")
    if persons.is_unit(folded) and index + 1 == len(lines):
        return Verdict("byline", "signature")
    return None


def _is_house(text: str) -> bool:
    """Whether this is the unit or the paper that a person writes for."""
    return persons.is_unit(text) or persons.is_media(text)
