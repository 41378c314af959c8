"""The wording of title lines: could a line be a title by its form, and does one line go on with another?"""

from __future__ import annotations

import re

from analysis.text import persons
from analysis.text.lines import OFFICIAL_TITLE, compact, han, is_numbered

MIN_TITLE, MAX_TITLE = 4, 75
"""Characters of a title line; a longer one is a paragraph, a shorter one a word of the navigation."""
MAX_OFFICIAL = 130
"""Titles of official papers name the paper that they pass on, and get long."""
MAX_COLONS = 2
"""A line with more colons is a row of labels and numbers."""

_OPEN_END = re.compile(
    r"(?:关于|的|和|与|及|暨|、|,|:|在|对|为|以|——|—|-|《[^》]*|“[^”]*|开展|召开|举行|举办|组织|推进|推动|荣获|获得|打造|参加|赴|到|向|助力|实现|完成|加强|做好|落实|学习|贯彻|传达|进行|启动|签订|通过|入选|深入|扎实|全面|积极)$"
)
_ACT = re.compile(r"(?:开展|召开|举行|举办|组织|荣获|喜获|获评|赴|走进|参加|联合|深入|扎实|积极|成功|顺利|圆满)")
"""How the second line of a title goes on when the first one is the unit that acts."""
_REPORT_NAME = re.compile(
    r"(?:(?:19|20)\d{2} ?(?:年|[-—~至]{1,2} ?(?:19|20)?\d{2} ?年?)? ?)?(?:年度?|半年度|季度|第[一二三四]季度)? ?"
    r"(?:年度|半年度|季度|社会责任|可持续发展|环境、社会(?:及|和)(?:公司)?(?:管治|治理)|财务|工作|述职|业务)?"
    r"(?:工作)?(?:报告|年报|总结|要点|计划|报告书|年度总结)(?:摘要|全文|正文)?(?: ?[(][^()]{1,12}[)])?"
)
"""The name of a report without whose it is: what stands over it on its first page is the organization that reports."""
_CONTINUES = re.compile(r"(?:关于|有关(?:事项|问题|工作|情况|事宜)的|-{1,8}|—{1,4}|―{1,4}|─{1,4}|–|的|暨|和|与|及|\()")


def is_title_like(folded: str) -> bool:
    """Whether a line could be a title by its form: some Han, of a title's length, unnumbered, not ended by a stop or colon.

    >>> is_title_like("聚力清淤畅流 建设幸福河湖"), is_title_like("一、总体情况"), is_title_like("各县区水务局:")
    (True, False, False)
    """
    longest = MAX_OFFICIAL if OFFICIAL_TITLE.search(folded) else MAX_TITLE
    if not MIN_TITLE <= len(compact(folded)) <= longest or han(folded) < MIN_TITLE - 1:
        return False
    return (
        not is_numbered(folded)
        and (folded[-1] not in "。;:,、…([<《“「" or folded.endswith("……"))  # a single … cuts an entry off
        and folded.count(":") <= MAX_COLONS
        and folded[0] not in "•▪◦▲▼△"
        and not _is_row(folded)
        and re.search(r"(?:^| )\d{1,2}:\d{2}$", folded) is None  # an entry of a list, with its hour
        and re.match(r"(?:图为|附件|摘要|内容提要|编者按)", folded) is None
    )


def _is_row(folded: str) -> bool:
    """Whether a line is a row of four short words or more, as sites print over their pages: 自律、维权、协调、服务."""
    words = folded.split("、")
    return len(words) > 3 and all(len(word) <= 4 for word in words)


def is_motto(folded: str) -> bool:
    """Whether a line is a row of four or more words of one length with blanks between them: an organization's motto.

    >>> is_motto("务实 清廉 创新 高效"), is_motto("清流进校园 廉风伴书声")
    (True, False)
    """
    words = folded.split()
    return len(words) > 3 and {len(word) for word in words} <= {2, 3, 4} and len({len(word) for word in words}) == 1


def continues(first: str, second: str) -> bool:
    """Whether the second line goes on with the title: a subtitle after a dash, or a title broken in two.

    >>> continues("青松矿业第二党支部", "开展红色教育活动"), continues("北岸重工召开年会", "一线职工受表彰")
    (True, False)
    """
    if _OPEN_END.search(first) is not None or _CONTINUES.match(second) is not None:
        return True
    unit = re.sub(r"^\[[^\[\]]{2,12}\]", "", first).strip()
    return persons.is_unit(unit) and (_ACT.match(second) is not None or is_report_name(second))


def is_report_name(folded: str) -> bool:
    """Whether a line is the name of a report that leaves open whose it is.

    >>> is_report_name("2023 年度报告"), is_report_name("青松矿业2023年度报告"), is_report_name("工作总结")
    (True, False, True)
    """
    return _REPORT_NAME.fullmatch(folded) is not None
