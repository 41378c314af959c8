"""What the page prints about its report: title, publication date, source, author, editor, category, site.

Candidates come from the lines that `clean` took out, in the order in which pages are to be believed; validators judge each one;
the first believed candidate is the value, with its rule and the printed words. A field that the page does not print is None.
Only publication counts as a date: counters, archive dates, deadlines, copyright years and signatures do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from itertools import chain

from analysis.facts import dates, proposals, publication, signers
from analysis.facts.proposals import Candidate, PageLine
from analysis.model import Cleaned, Evidenced, Metadata
from analysis.text import persons
from analysis.text.lines import compact, fold
from analysis.text.title_forms import is_report_name

META_AUTHOR = "label article:author"
"""A meta tag names whoever put the page in: it is asked last, and believed only when that is not the editor."""
MANAGED = ("ContentSource", "ColumnName")
"""Meta tags that the software of bureaus writes; what its pages call their author there is the official who put them in."""
MAX_SOURCE, MAX_CATEGORY, MAX_SITE = 40, 20, 30
MIN_TITLE_LEAF = 6
"""A breadcrumb leaf of this length with which the title begins is the (shortened) title, not a category."""
MIN_TITLE, MIN_PAGE_TITLE = 4, 6
"""Characters of a labelled title, and of the title that a saved page gives itself (which is often the site's name only)."""
_LETTER, _HAN = re.compile(r"[^\W\d_]"), re.compile(r"[\u4e00-\u9fff]")
_NO_AUTHOR, _NO_CATEGORY, _NO_NAME = (re.compile(x) for x in (r"[。:：《》]|\d{3}", r"[。,;!?]|\d{4}", r"[ _|]"))
_NO_SITE = re.compile(
    r"未.{0,3}经|授.{0,3}权|禁止|转载|保留|违者|本网|本站|不得|必究|(?:互联|物联|局域|万维)网$|版权所有|原作者|作者所有|权利人"
)


def metadata(cleaned: Cleaned, latest: date = dates.LATEST) -> Metadata:
    """The report's metadata as printed on its page, Simplified, each value with rule and evidence; None where there is none.

    `latest` is the last day on which a page can have been published (pass the day of the download when it is known).

    >>> from analysis.text.clean import clean
    >>> found = metadata(clean("北岸重工召开年会\\n2022-05-06 来源:北岸日报\\n会议总结了全年工作,部署了下一阶段的重点任务。"))
    >>> found.title.value, found.published_date.isoformat(), found.source.value, found.author
    ('北岸重工召开年会', '2022-05-06', '北岸日报', None)
    """
    lines = proposals.read_all(cleaned.removed)
    published = _published(cleaned, lines, latest)
    title = _title(lines)
    is_managed = any(field.label in MANAGED for line in lines for field in line.fields)
    editor = _first(proposals.labelled(lines, "editor"), _is_author)
    authors = (  # each rule is asked only when those before it gave nothing
        (found for found in proposals.labelled(lines, "author") if found.rule != META_AUTHOR),
        chain(signers.signatures(lines), signers.beside_the_date_names(lines)),
        signers.reporters(cleaned),
        (
            found
            for found in proposals.labelled(lines, "author")
            if found.rule == META_AUTHOR and not is_managed and not (editor and found.value in editor.value)
        ),
    )
    categories = [*proposals.labelled(lines, "category"), *proposals.crumbs(lines)]
    return Metadata(
        title=title,
        published_date=published[0] if published else None,
        published_date_rule=published[1] if published else "",
        source=_first(proposals.labelled(lines, "source"), _is_source)
        or _first(proposals.beside_the_date(lines), _is_source),
        author=next((found for proposed in authors if (found := _first(proposed, _is_author))), None),
        editor=editor,
        category=_first(categories, lambda value: _is_category(value, title)),
        site=_first([*proposals.labelled(lines, "site"), *proposals.sites(lines)], _is_site),
    )


def organization_line(cleaned: Cleaned) -> str | None:
    """The organization printed alone under the bare name of a report, as on first pages; None when the title names its own.

    The line over such a name is part of the title. Under a title of any other wording a unit is who wrote the page.

    >>> from analysis.text.clean import clean
    >>> organization_line(clean("2023年度报告\\n青松矿业有限公司\\n全年掘进四十公里，安全投入二亿元，好于上年同期水平。"))
    '青松矿业有限公司'
    """
    title = " ".join(line.text.strip() for line in cleaned.removed if line.reason == "title")
    if not is_report_name(fold(title)):
        return None
    start = cleaned.passages[0].start if cleaned.passages else len(cleaned.text)
    under = (line.text.strip() for line in cleaned.removed if line.reason == "byline" and line.start < start)
    return next((text for text in under if persons.is_unit(fold(text))), None)


def _first(candidates: Iterable[Candidate], is_believed: Callable[[str], bool]) -> Evidenced | None:
    """The candidate of the best rank that its validator believes; the first printed of equals."""
    believed = [candidate for candidate in candidates if is_believed(candidate.value)]
    best = min(believed, key=lambda candidate: candidate.rank, default=None)
    return Evidenced(best.value, best.rule, best.evidence) if best else None


def _title(lines: Sequence[PageLine]) -> Evidenced | None:
    """The printed title: the title lines of the page, joined; else the one that the page labels as its title."""
    printed = [line.line.text for line in lines if line.line.reason == "title" and not _is_labelled(line)]
    if printed:
        return Evidenced(proposals.joined(printed), "title line", "\n".join(printed))
    named = (found for found in proposals.labelled(lines, "title") if found.rule != proposals.SHARED_TITLE)
    labelled = _first(named, lambda value: len(compact(value)) >= MIN_TITLE)
    return labelled or _first(proposals.page_titles(lines), lambda value: len(compact(value)) >= MIN_PAGE_TITLE)


def _is_labelled(line: PageLine) -> bool:
    return any(field.name in ("title", "page_title", "subtitle") for field in line.fields)


def _published(cleaned: Cleaned, lines: Sequence[PageLine], latest: date) -> tuple[date, str] | None:
    """The believed publication date of the best rank, and its rule."""
    body_start = cleaned.passages[0].start if cleaned.passages else len(cleaned.text)
    proposed = publication.candidates(lines, body_start, is_traditional=cleaned.script != "hans")
    believed = [found for found in proposed if dates.is_plausible(found[0], latest)]
    best = min(believed, key=lambda found: found[2], default=None)
    return (best[0], best[1]) if best else None


@cache
def _empty_values() -> frozenset[str]:
    return persons.words("values.csv", "nothing")


@cache
def _leaves() -> frozenset[str]:
    return persons.words("values.csv", "leaf")


def _is_nothing(value: str) -> bool:
    return not value or compact(fold(value)).lower() in _empty_values()


def _is_source(value: str) -> bool:
    """A source is short, has letters, is no date and no sentence."""
    short = not _is_nothing(value) and len(value) <= MAX_SOURCE and "。" not in value
    return short and _LETTER.search(value) is not None and not dates.candidates(value)


def _is_author(value: str) -> bool:
    """An author is a short value without a date, a long number, a colon or a sentence in it."""
    short = not _is_nothing(value) and 2 <= len(value) <= MAX_SOURCE
    return short and _NO_AUTHOR.search(value) is None and not dates.candidates(value)


def _is_category(value: str, title: Evidenced | None) -> bool:
    """A category is a short name with Han in it, neither the word for the page's text (正文) nor the title itself."""
    if (
        _is_nothing(value)
        or _HAN.search(value) is None
        or len(value) > MAX_CATEGORY
        or value in _leaves()
        or _NO_CATEGORY.search(fold(value))
    ):
        return False
    leaf = compact(fold(value)).rstrip(".…")
    return title is None or len(leaf) < MIN_TITLE_LEAF or not compact(fold(title.value)).startswith(leaf)


def _is_site(value: str) -> bool:
    """A site has one Chinese name, and no words of a legal statement in it."""
    named = 2 <= len(value) <= MAX_SITE and _NO_NAME.search(value) is None and _HAN.search(value) is not None
    return named and not _is_nothing(value) and _NO_SITE.search(value) is None
