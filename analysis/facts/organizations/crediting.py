"""What speaks for a unit being the one that reports: each mention is a piece of evidence with a weight.

Weights are sizes relative to one sentence in which the unit acts. Where a person acts for it (局长…指出) the sentence counts
less, because guests and superiors are introduced in the same way.
"""

from __future__ import annotations

import re

from analysis.facts.organizations import lexicon as lex
from analysis.facts.organizations import subjects
from analysis.facts.organizations.candidate import WORKS, Candidate
from analysis.facts.organizations.mention import Mention
from analysis.facts.organizations.stretches import Stretch

SUBJECT = 2.0  # acts in a sentence
OFFICIAL = 0.8  # a person acts who has a post there; may be a guest
OWN_OFFICIAL = 1.6  # 公司党委书记, 集团副总经理: posts of a unit that needs no name
NAMED = 0.3  # is named without acting
TITLE = 4.0  # stands in the title, which says what a text is about
TITLE_SUBJECT = 2.0  # opens it
DEFINED = 3.0  # is given a short form: the text means to come back to it
TAKEN_UP = 2.0  # is taken up by 该厂
TAKEN_ALONG = 0.7  # 这是该公司…: taken up without acting
BARE = 1.5  # is taken up by its head alone: 集团, 项目部
FIRST_PERSON = 3.0  # 我局 is the writer
FIRST_PERSONS = "我本"
FIRST_SENTENCE = 2.0  # acts in the first sentence of the body, where the genre introduces its unit
TOLD = 2.0  # the text says whose deed it is: 这是甲公司…的缩影
VISITED = 1.5  # a reporter or guests go there: 走进甲厂, 记者从甲局获悉, 乙局局长一行到甲公司调研
HOLDS = 1.2  # the event is its own, though another may be told of: 由甲商会主办的…
HONOURED = 2.0  # a title is given to it: 授予甲车间“…”称号, 向甲车间颁发…
GIVING = frozenset(("授予", "向"))
DRAWN_UP = 2.0  # the text says by whom it was written: 本报告由…编制

GIVERS = frozenset(("known", "association", "government", "media"))
BUILT = frozenset(("center", "culture", "project", "welfare", "community", "school", "hospital"))
BUILDING = frozenset("承总负施投参(（")
BUILDS = 2.0  # the report tells of its works: 由甲公司承建的…项目
_BUILT = re.compile(
    r"(?:[(（][^()（）]{2,16}[)）])?(?:承建|承揽|承接|总承包|负责承建|负责施工|施工建设|投资建设|参建)的"
)
_DATELINE = re.compile(r"[一-鿿]{0,6}(?:[0-9]{1,2}月)?[0-9]{1,2}日|记者|讯|(?:报道|消息)[：:，,(（]")
_HOLDS = re.compile(r"(?:组织|主办|承办|举办|发起|牵头)")
_HONOURED = re.compile(
    r"(?:[^，,。；;“”]{0,16}“[^”]{1,30}”[^，,。；;]{0,12}(?:称号|荣誉|牌匾|奖牌)|代表?(?:转)?(?:颁发|授予)|(?:转)?(?:颁发|授予))"
)
_DRAWN_UP = re.compile(r"(?:负责)?(?:编制|编写|撰写|供稿)")
_PRAISING = re.compile(
    r"[^，,。；;]{0,12}(?:召开|举行)[^。；;]{2,60}(?:授牌|颁奖|表彰|揭晓|命名)[^。；;]{0,12}[。，,][^。；;，,]{2,60}"
    r"(?:荣获|喜获|获评|被授予|榜上有名|获此殊荣)|[^，,。；;]{0,40}(?:召开|举行|公布|发布|通报|授予|命名|表彰|下发|印发)[^。；;]{2,80}[，,][^。；;，,]{2,40}"
    r"(?:荣获|喜获|获评|被授予|榜上有名|获[特一二三]等奖)"
)
"""The first of a sentence gives the award, the second has it: 甲总工会召开大会表彰…，乙工区荣获…"""
_TOLD = re.compile(r"(?:\A|[。；;！!？?”\s，,])(?:这|此举|今年|本次活动|此次活动)[^，,。；;]{0,6}是\Z")
_LEADERS = re.compile(r"(?:有关|相关|主要)?领导(?!班子|小组|下|集体|干部)")
_SECTION = re.compile(r"[一-鿿]{1,8}[处科室部办司](?:副)?(?:处长|科长|主任|部长|司长|负责人)|队员")
"""甲厅盐务处处长张三, 乙服务队队员李四: the head of a section or a member acts."""
_ROUND = r"第[一二三四五六七八九十0-9]+(?:督察|督查|督导|巡视|巡察|检查|考核)组(?:一行)?(?:到|赴|来|莅|进驻|在)"
"""国家安委会第十六督察组到甲煤矿督察: the mine is told of."""
_BESIDE = re.compile(r"[^，,。；;]{0,24}陪同(?:调研|检查|考察|参观|视察|慰问|走访|督导|指导|[。，,；;]|\Z)")
"""市国资委及集团公司主要负责人陪同调研: who goes along with the guests."""
_OWN_MEMBERS = re.compile(r"(?:支部|党员|我[院校局馆])[^，,。；;]{0,16}一行")
_DESCRIBED = re.compile(
    r"是[^，,。；;]{0,24}(?:最|首|重点|重要|关键|项目|工程)|位于|地处|总投资|全长|规划(?:装机|总)|总装机|装机|占地|起于|建成后|投产后|总占地|总建筑面积"
)
"""…光伏项目是国内最大的…: the works are described, they do not act."""
_PART_OF_WORKS = re.compile(r"是[^。；;]{0,60}(?:项目|工程)的(?:重要)?(?:组成)?部分|客流[^，,。；;]{0,2}增")
_EPITOME = re.compile(rf"{_ROUND}|(?:的[^，,。；;]{{1,16}})?(?:只|仅仅|仅|正|便)?是[^，,。；;]{{0,40}}缩影")
"""甲厂只是…的一个缩影: the example of what its superior does."""
_ONE_OF = re.compile(r"(?:就|便|正|也)?是其中(?:之一|的)")
_WELCOMED = re.compile(r"[^，,。；;]{0,24}(?:莅临|[来到](?:我|集团|公司)|来访)")
"""Behind a name in the title: guests come to the writer."""
_GIVES = re.compile(
    _ROUND
    + r"|(?:[0-9]{4}年度?|第?[一二三四五六七八九十首]批|年度){0,2}“[^”]{1,24}”[^，,。；;获得评]{0,16}(?:称号|荣誉|奖|名单)"
)
"""甲集团第一批“…”名单公布: it is the giver, though its name opens the clause."""
_VISITED = re.compile(
    r"(?:\A|[。！!？?”\s])(?:让我们)?走进\Z|记者[^，,。；;]{0,8}(?:从|在|走进|来到)\Z|一行[^，,。；;]{0,10}(?:到|赴|临|入|往)\Z"
)
_HOSTS = re.compile(r"[^，,。；;、]{2,30}、[^，,。；;、]{2,30}、")
"""一行到甲厂、乙厂、丙厂检查: a round is told of by those who make it."""
CONVENED = ("省委", "市委", "县委", "区委", "自治区党委")  # 省委第十一届…全会召开: what others then study
_LEARNING = re.compile(
    r"[^。；;]{2,40}(?:带队|带领|率队|率)[^。；;]{0,40}(?:前往|赴|到|来)[^。；;]{2,80}(?:考察学习|学习考察|参观学习|学习交流|交流学习|考察交流|观摩|取经)"
)
"""A delegation that learns elsewhere is told of by its own unit; one that inspects is a guest."""
_SESSION = re.compile(r"第[一二三四五六七八九十]{1,3}届")
_QUOTED = re.compile(r"[“「『][^”」』]{0,40}\Z")
# Before a name, these make it the giver, the superior or the goal of an act: it is named, but nothing speaks for it.
OPENING, CLOSING = frozenset('“"「'), frozenset('”"」')
LONGEST_LIST = 60  # characters of a list of titles
_RECEIVED = re.compile(r"(?:荣获|获得|获评|喜获|荣膺|评为|授予|命名为|获)[^，,。；;]*\Z")
PASSIVE = frozenset(lex.words("passive.txt"))
DESTINATIONS = frozenset(("参观", "走访", "走进", "考察", "前往", "赴"))
"""Where the writer's own people go: what is then said of it introduces the host."""
_TELLING = GIVING | PASSIVE | {"由"}  # what must stand before a name, or a sign behind it, to be asked more
VISITING = frozenset("进从在到赴临入往")  # the last signs of what _VISITED finds
LEAD = 24  # characters before a name that say why it is named
MEMBERS = ("党员", "党员干部", "干部职工", "党员干部职工")  # 甲校党员教师: its own people act, no guest
DASHES = "—－–―-"
PRESS = ("报", "网", "电视台", "电台", "新闻", "在线", "通讯社", "客户端", "杂志")
OPENERS = "—-：: |｜丨!！　 记共"  # ——记甲厂, 中共甲公司委员会


def credit(unit: Candidate, mention: Mention, stretch: Stretch, opening: bool) -> None:
    """Count what one mention says for its unit; `opening` is the first sentence of the body."""
    text, start = stretch.text, mention.start
    subject = mention.subject and not (stretch.number >= 0 and _is_apposition(text, start))
    evidence = text[max(0, start - 12) : mention.end + 28] if subject or not unit.evidence else ""
    if stretch.number < 0:
        _in_title(unit, mention, text, evidence)
    elif mention.demonstrative and mention.name[0] in FIRST_PERSONS:
        unit.credit("first_person", FIRST_PERSON if subject else 1.0, evidence)
    elif start and text[start - 1] == "是" and _TOLD.search(text, max(0, start - LEAD), start):
        unit.credit("told", TOLD, evidence)
    elif mention.demonstrative:
        unit.credit("taken_up", TAKEN_UP if subject else TAKEN_ALONG, evidence)
    elif not mention.proper and mention.name in unit.called:
        unit.credit("common_noun", BARE if subject else 0.0, evidence)
    elif subject and not _is_dateline(mention, text):
        _acting(unit, mention, text, opening, evidence)
    elif mention.before in _TELLING or mention.after in BUILDING or (start and text[start - 1] in VISITING):
        _named(unit, mention, text, evidence)
    else:
        unit.credit("named", NAMED, evidence)


def _acting(unit: Candidate, mention: Mention, text: str, opening: bool, evidence: str) -> None:
    """The name opens a clause: its unit acts, unless it gives, is built, or a person acts who may be a guest."""
    end = mention.end + len(mention.body)
    if (
        _is_convened(mention, text)
        or _is_giving(mention, text)
        or _is_built(mention, text)
        or _EPITOME.match(text, end)
        or _is_described(mention, text)
        or (mention.kind == "government" and _BESIDE.match(text, end))
    ):
        unit.credit("named", NAMED, evidence)
    elif mention.official and _LEARNING.match(text, end):
        unit.credit("subject", SUBJECT, evidence)
    elif (
        (mention.official and mention.body not in MEMBERS)
        or _LEADERS.match(text, mention.end)
        or _SECTION.match(text, end)
    ):
        unit.credit("official", OFFICIAL if mention.proper else OWN_OFFICIAL, evidence)
    else:
        unit.credit("subject", SUBJECT + (FIRST_SENTENCE if opening else 0.0), evidence)
        if _ONE_OF.match(text, end):
            unit.credit("told", TOLD, "")


def _named(unit: Candidate, mention: Mention, text: str, evidence: str) -> None:
    """The name stands elsewhere: what is right before and behind it may say that the report is of this unit."""
    before = mention.before
    if mention.after in BUILDING and _BUILT.match(text, mention.end):
        unit.credit("builds", BUILDS, evidence)
    elif before in GIVING and mention.kind not in GIVERS and _HONOURED.match(text, mention.end + len(mention.body)):
        unit.credit("honoured", HONOURED, evidence)
    elif before == "由" and _DRAWN_UP.match(text, mention.end):
        unit.credit("drawn_up", DRAWN_UP, evidence)
    elif mention.proper and text[mention.start - 1 : mention.start] in VISITING and _is_visited(text, mention.start):
        unit.credit("visited", VISITED, evidence)
    elif before == "由" and _HOLDS.match(text, mention.end + len(mention.body)):
        unit.credit("holds", HOLDS, evidence)
    elif before not in PASSIVE:
        unit.credit("named", NAMED, evidence)
    elif before in DESTINATIONS:
        unit.credit("destination", 0.0, evidence)


def _in_title(unit: Candidate, mention: Mention, title: str, evidence: str) -> None:
    """A name in the title says most, but not the paper before the colon, a partner, a slogan's words or a common noun."""
    opens = mention.start == 0 or title[mention.start - 1] in OPENERS
    alone = mention.subject or mention.demonstrative
    if mention.start == 0 and (
        (mention.after in "：:" and mention.name.endswith(PRESS)) or _is_dateline(mention, title)
    ):
        return
    if not alone and (mention.bare or not (mention.proper or opens)):
        unit.credit("named", NAMED, evidence)  # 走进社区 tells of no community
    elif _is_built(mention, title) or _GIVES.match(title, mention.end) or _is_led_to(mention, title):
        unit.credit("named", NAMED, evidence)
    else:
        unit.credit("title", TITLE + (TITLE_SUBJECT if opens or mention.after in "：:" else 0.0), title[:60])


def is_title_of_honour(mention: Mention, text: str) -> bool:
    """True for 荣获“甲集团红旗项目部”: what is given is a title, though it ends like a unit."""
    start = mention.start
    if text[start - 1 : start] not in OPENING or text[mention.end : mention.end + 1] not in CLOSING:
        return False  # of most names: the opening sign is asked first
    return _RECEIVED.search(text, max(0, start - LONGEST_LIST), start) is not None


def _is_described(mention: Mention, text: str) -> bool:
    if mention.kind == "plant" and _PART_OF_WORKS.match(text, mention.end):
        return True
    return mention.name.endswith(WORKS) and mention.proper and _DESCRIBED.match(text, mention.end) is not None


def _is_apposition(text: str, start: int) -> bool:
    """True for 赴示范支部—甲矿 and 一座矿山——甲矿 within a sentence; two dashes without a full stop part a title."""
    if start < 2 or text[start - 1] not in DASHES:
        return False
    before = text[max(0, start - 4) : start].rstrip(DASHES)
    within = bool(before) and ("一" <= before[-1] <= "鿿" or before[-1] in "”》")
    return within and (text[start - 2] not in DASHES or "。" in text)


def _is_convened(mention: Mention, text: str) -> bool:
    return mention.name.endswith(CONVENED) and _SESSION.match(text, mention.end) is not None


def _is_giving(mention: Mention, text: str) -> bool:
    praises = mention.kind in GIVERS and _PRAISING.match(text, mention.end) is not None
    return praises or _GIVES.match(text, mention.end) is not None


def _is_led_to(mention: Mention, title: str) -> bool:
    """True for a partner or giver behind its verb, for guests of the writer, and for a name within a quotation."""
    return (
        mention.before in PASSIVE
        or _WELCOMED.match(title, mention.end) is not None
        or _QUOTED.search(title, 0, mention.start) is not None
    )


def _is_built(mention: Mention, text: str) -> bool:
    return mention.kind in BUILT and subjects.comes_into_being(text, mention.end)


def _is_visited(text: str, start: int) -> bool:
    """True where a reporter or guests come to the name; members of a branch go out from their own unit."""
    hit = _VISITED.search(text, max(0, start - LEAD), start)
    return (
        hit is not None and not _HOSTS.match(text, start) and not _OWN_MEMBERS.search(text, max(0, start - LEAD), start)
    )


def _is_dateline(mention: Mention, text: str) -> bool:
    """True for 新华社北京7月6日电: the agency reports, it does not act."""
    return mention.kind == "media" and _DATELINE.match(text, mention.end) is not None
