"""What a file says of itself: corpus, fingerprint, address, n, what the columns mean, how to cite it. In both languages at once.

The file must not depend on the reader's language, or one address would give two files.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from analysis.corpus import Corpus
from analysis.export import citation
from analysis.tables import Table

Rows = list[tuple[str, ...]]
FICTIONAL = (
    "虚构语料：组织、人物和文本均为演示而编写。",
    "Fictional corpus: organizations, persons and texts were invented for demonstration.",
)
FEATURES_ONLY = (
    "仅含特征，不含原文：需要原文的列为空。",
    "Features only, no text: columns that need the text are empty (see data dictionary).",
)
SELF_REPORTED = (
    "数字来自报告自述，未经核实；空白表示未知。",
    "The numbers describe what the reports state and were not verified; empty means unknown.",
)
_COUNTED = {
    "reports": "报告 reports",
    "organizations": "组织 organizations",
    "passages": "段落 passages",
    "tokens": "词 tokens",
    "texts": "分摊后的文本 texts, copies as one",
    "denominator": "频次的分母（词） tokens that rates are of",
    "unnamed": "未注明组织的报告 reports that name no organization",
    "undated_left_out": "未列入的无日期报告 undated reports left out",
}


@dataclass(frozen=True, slots=True)
class Provenance:
    """A view's identity: the corpus, the place in the app, the selection and its n.

    `pairs` are what the address says: scope and the page's keys that differ from their defaults. `settings` are the page's keys
    as they were in force, defaults and who was compared included: a file must say that without its address.
    """

    corpus_name: str
    fingerprint: str
    page: str
    table: Table
    pairs: tuple[tuple[str, str], ...]
    settings: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    fictional: bool
    features_only: bool

    @property
    def address(self) -> str:
        """The view's address in the app, from its path on: what to type to see the same."""
        return f"/{self.page}?{urlencode([('corpus', self.corpus_name), *self.pairs])}"

    @property
    def command(self) -> str:
        """The command that writes the same table."""
        scope = f" --scope '{urlencode(self.pairs)}'" if self.pairs else ""
        return f"python -m analysis export {shlex.quote(self.corpus_name)} {self.page} {self.table.name}{scope}"

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader must know before using a number."""
        held = ((self.fictional, FICTIONAL), (self.features_only, FEATURES_ONLY), (True, SELF_REPORTED))
        return tuple(" ".join(notice) for applies, notice in held if applies)


def name_of(corpus: Corpus) -> str:
    """The corpus's name in addresses: its directory's, whether it is published in generations or plain."""
    folder = Path(corpus.folder).resolve()
    return folder.parents[1].name if folder.parent.name == "generations" else folder.name


def facts(of: Provenance, row_count: int, shown: str = "") -> Rows:
    """What the file is: two columns, a heading in both languages and its value. `shown` says when rows were left out."""
    own = {key for key, _ in of.settings}
    selection = [(f"范围 scope: {key}", value) for key, value in of.pairs if key not in own] or [
        ("范围 scope", "全部 all")
    ]
    return [
        ("表 table", f"{of.table.zh} · {of.table.en} ({of.page} {of.table.name})"),
        ("每行 one row per", of.table.row),
        ("行数 rows", f"{row_count}{f' ({shown})' if shown else ''}"),
        ("语料库 corpus", of.corpus_name),
        ("指纹 fingerprint", of.fingerprint),
        ("地址 address", of.address),
        *selection,
        *((f"设定 setting: {key}", value) for key, value in of.settings),
        *((f"n: {_COUNTED[name]}", str(number)) for name, number in of.counts),
        ("命令 command", of.command),
        *(("注意 notice", notice) for notice in of.notices),
        ("引用 citation", citation.sentence(of.corpus_name, of.fingerprint)),
    ]


DEFINITION_HEADINGS = ("列 column", "中文", "English", "单位 unit", "类型 type", "含义 meaning", "取值 values")


def definitions(table: Table) -> Rows:
    """What each column of the table means: one row a column, in the table's order."""
    columns = [table.column(name) for name in table.columns]
    return [(one.name, one.zh, one.en, one.unit, one.dtype, one.meaning, ", ".join(one.vocabulary)) for one in columns]


def as_text(of: Provenance, row_count: int, shown: str = "") -> str:
    """The same for the README of a zip."""
    lines = [f"{heading}: {value}" for heading, value in facts(of, row_count, shown)]
    lines += ["", " | ".join(DEFINITION_HEADINGS)]
    lines += [" | ".join(row) for row in definitions(of.table)]
    return "\n".join(lines) + "\n"
