"""Every table, stored or shown: which columns it has, in which order, and which of them may be null or leave the house.

Stored tables are a corpus on disk (docs/data dictionary: data/README.md, generated from here); shown tables are what pages
print and `export` writes. Columns come from the catalogue (analysis/columns.py), so a name means one quantity everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from analysis.columns import CATALOGUE, Column
from analysis.vocabularies import ENTITY_KINDS, PASSAGE_KINDS, READ_REASONS, REMOVAL_REASONS, YEAR_KINDS, YEAR_ROLES

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table's declaration. `withheld` columns hold null in a features-only corpus; `dropped` means no rows there at all."""

    name: str
    zh: str
    en: str
    row: str
    columns: tuple[str, ...]
    sort: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    dropped: bool = False
    vocabularies: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        """The column's catalogue line, with this table's own vocabulary where it has one."""
        line = CATALOGUE[name]
        own = self.vocabularies.get(name)
        return line if own is None else Column(line.name, line.dtype, line.unit, line.zh, line.en, line.meaning, own)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema; every column may be null, because unknown is null."""
        return pa.schema([(name, arrow_type(CATALOGUE[name].dtype)) for name in self.columns])


def arrow_type(dtype: str) -> pa.DataType:
    """The Arrow type of a catalogue dtype: `int16`, `string`, `list[string]`, `date32[day]` …"""
    if dtype.startswith("list["):
        return pa.list_(arrow_type(dtype[5:-1]))
    return pa.type_for_alias(dtype)


def _columns(words: str) -> tuple[str, ...]:
    names = tuple(words.split())
    unknown = [name for name in names if name not in CATALOGUE]
    if unknown:
        raise KeyError(f"not in the catalogue of quantities: {unknown}")
    return names


_PERSONS = _columns("author editor")
_SPAN = "report_id passage_number start end surface"

STORED: dict[str, Table] = {
    table.name: table
    for table in (
        Table("reports", "报告", "Reports", "report", _columns(
            "report_id report_label source_path sha256 title organization_id organization_label organization organization_as_printed"
            " organization_parent organization_level published_date source author editor category site script reference_year"
            " reference_basis reporting_years char_count token_count damage_score duplicate_cluster"),
            sort=("report_id",), withheld=_PERSONS),
        Table("passages", "段落", "Passages", "paragraph of the body", _columns("report_id passage_number kind text char_count terms"),
              sort=("report_id", "passage_number"), withheld=("text",), vocabularies={"kind": PASSAGE_KINDS}),
        Table("year_mentions", "年份表达", "Year expressions", "expression that denotes a year or span", _columns(
            f"{_SPAN} kind start_year end_year role rule anchor confidence"),
            sort=("report_id", "passage_number", "start", "end", "rule"), withheld=("start", "end"),
            vocabularies={"kind": YEAR_KINDS, "role": YEAR_ROLES}),
        Table("figures", "数量", "Reported figures", "reported quantity", _columns(
            f"{_SPAN} value unit measure approximation comparator reported_year"),
            sort=("report_id", "passage_number", "start", "end"), withheld=("start", "end")),
        Table("themes", "主题", "Themes", "report x passage x theme", _columns("report_id passage_number theme_id weight matched_terms"),
              sort=("report_id", "passage_number", "theme_id")),
        Table("terms", "词频", "Terms", "report x term x part of speech", _columns("report_id term part_of_speech term_count term_layer organization_label"),
              sort=("organization_label", "report_id", "term", "part_of_speech")),
        Table("entities", "实体", "Entities", "named honour, organization, person or slogan", _columns("report_id passage_number kind name role"),
              sort=("report_id", "passage_number", "kind", "name"), vocabularies={"kind": ENTITY_KINDS}),
        Table("cleaning", "清洗步骤", "Cleaning steps", "report x step", _columns("report_id step_number step count chars_before chars_after"),
              sort=("report_id", "step_number")),
        Table("removed_lines", "移除的行", "Removed lines", "line taken out", _columns("report_id line_number reason text char_count"),
              sort=("report_id", "line_number"), withheld=("text",), vocabularies={"reason": REMOVAL_REASONS}),
        Table("originals", "原文", "Originals", "report", _columns("report_id raw_text edits"), sort=("report_id",), dropped=True),
        Table("build_log", "构建日志", "Build log", "file met in the folder", _columns(
            "source_path sha256 byte_count encoding status reason message"), sort=("source_path",), vocabularies={"reason": READ_REASONS}),
    )
}  # fmt: skip

# Roll-ups that a build stores beside the tables: sums of them, kept so that nobody has to walk through everybody's rows. A
# corpus without one (of an earlier build) is whole: the sums are then made when they are asked for.
DERIVED: dict[str, Table] = {
    table.name: table
    for table in (
        Table("term_totals", "全语料词频", "Terms of the whole corpus", "term x layer", _columns("term term_layer term_count distinct_count"),
              sort=("term", "term_layer")),
    )
}  # fmt: skip

# Shown tables: the key is "page table". Column order is contract (DESIGN 4.5); more columns may follow.
SHOWN: dict[tuple[str, str], Table] = {
    (page, table.name): table
    for page, table in (
        ("timeline", Table("reported_years", "所述年份", "Reported years", "organization x reported year", _columns(
            "organization reported_year mention_count report_count covering_reports organization_reports share"))),
        ("timeline", Table("mentions", "年份提及", "Year mentions", "mention", _columns(
            "report_id report_label organization passage_number surface kind start_year end_year role rule anchor confidence sentence counted_years"
            " start end"))),
        ("timeline", Table("orientation", "视角", "Direction of view", "organization x direction", _columns(
            "organization orientation mention_count mention_share"))),
        ("timeline", Table("published_by_reported", "发布年份与所述年份", "Published and reported years", "published year x reported year", _columns(
            "published_year reported_year mention_count report_count"))),
        ("timeline", Table("long_spans", "长时段", "Long spans", "organization x span of more than five years", _columns(
            "organization start_year end_year mention_count report_count"))),
        ("timeline", Table("trends", "趋势", "Trends", "organization", _columns(
            "organization year_count slope slope_low slope_high kendall_tau kendall_p trend_reason last_complete_year"))),
        ("terms", Table("terms", "词频", "Term frequencies", "term", _columns("term term_count per_10k_terms report_count dp_norm dp per_10k_low per_10k_high"))),
        ("terms", Table("common_vocabulary", "共同词汇", "Common vocabulary", "term", _columns(
            "term term_count per_10k_terms report_count dp_norm dp organization_count organization_share"))),
        ("terms", Table("candidates", "多词候选", "Multi-word candidates", "sequence of words", _columns(
            "candidate parts candidate_count pmi left_entropy right_entropy dictionary_line adopted"))),
        ("organizations", Table("keyness", "特征词", "Keyness", "term", _columns(
            "term a_count b_count a_per_10k b_per_10k a_reports b_reports g2 log_ratio conservative_log_ratio log_odds_z p_value q_value"
            " log_ratio_low log_ratio_high"))),
        ("organizations", Table("similarity", "组织相似度", "Similarity of organizations", "ordered pair of organizations", _columns(
            "organization other_organization jensen_shannon cosine place other_place"))),
        ("organizations", Table("correspondence", "对应分析", "Correspondence map", "point x dimension", _columns(
            "point_side point dimension mass coordinate contribution squared_cosine"))),
        ("organizations", Table("correspondence_dimensions", "对应分析的维度", "Dimensions of the map", "dimension", _columns(
            "dimension inertia explained_inertia cumulative_inertia"))),
        ("organizations", Table("tree", "组织层级", "Organization tree", "organization x level above it", _columns(
            "organization ancestor depth report_count"))),
        ("organizations", Table("formula_shares", "套语占比", "Formula shares", "organization", _columns(
            "organization sentence_count shared_sentences formula_share formula_text_share formula_text_share_low"
            " formula_text_share_high report_count"))),
        ("organizations", Table("sentence_reuse", "共有的句子", "Shared sentences", "sentence", _columns(
            "sentence char_count organization_count report_count occurrence_count organizations report_id passage_number"))),
        ("organizations", Table("shared_wording", "两两共有的句子", "Sentences in common", "ordered pair of organizations", _columns(
            "organization other_organization shared_sentences formula_text_share"))),
        ("organizations", Table("copied_reports", "整篇重复", "Copies of whole reports", "organization", _columns(
            "organization organization_reports copied_reports shared_reports shared_report_share shared_report_share_low"
            " shared_report_share_high"))),
        ("organizations", Table("copy_groups", "重复报告组", "Groups of copies", "group of nearly equal reports", _columns(
            "report_id report_label report_count organization_count organizations published_first published_last"))),
        ("themes", Table("theme_shares", "主题占比", "Theme shares", "organization x theme", _columns(
            "organization theme_id theme report_share report_share_low report_share_high text_share text_share_low text_share_high"
            " report_count organization_reports"))),
        ("themes", Table("residuals", "标准化残差", "Standardised residuals", "organization x theme", _columns(
            "organization theme_id theme report_count expected_reports report_share other_share standardised_residual"
            " organization_reports"))),
        ("themes", Table("passages", "主题段落", "Passages with a theme", "passage x theme", _columns(
            "report_id report_label organization passage_number theme_id theme weight char_count matched_terms text"))),
        ("themes", Table("differences", "两组织的差值", "Differences of two organizations", "theme", _columns(
            "theme_id theme a_share b_share difference difference_low difference_high organization other_organization"))),
        ("themes", Table("changes", "主题的年度变化", "Themes over reported years", "theme x reported year", _columns(
            "theme_id theme reported_year report_count covering_reports year_share year_share_low year_share_high"))),
        ("themes", Table("theme_trends", "主题的趋势", "Trends of themes", "theme", _columns(
            "theme_id theme year_count slope slope_low slope_high kendall_tau kendall_p trend_reason last_complete_year"))),
        ("themes", Table("codebook_coverage", "编码本覆盖", "Code-book coverage", "theme", _columns(
            "theme_id theme passage_count passage_share leading_count report_count"))),
        ("themes", Table("codebook_terms", "编码本词语", "Code-book words", "theme x word", _columns(
            "theme_id theme term passage_count report_count"))),
        ("themes", Table("codebook_rules", "编码本规则", "Code-book rules", "theme x rule", _columns(
            "theme_id theme rule passage_count report_count"))),
        ("themes", Table("codebook_overlap", "主题重叠", "Overlap of themes", "pair of themes", _columns(
            "theme_a theme_b passage_count share_of_a share_of_b jaccard"))),
        ("themes", Table("codebook_unmatched", "未匹配的词", "Words without a theme", "word", _columns(
            "term passage_count report_count coded_passage_count"))),
        ("figures", Table("figures", "数量", "Reported figures", "reported quantity", _columns(
            "report_id report_label organization passage_number surface value unit measure approximation comparator reported_year sentence"
            " base_value base_unit start end"))),
        ("figures", Table("units", "单位", "Units", "base unit", _columns(
            "base_unit figure_count report_count organization_count value_low value_median value_high"))),
        ("documents", Table("reports", "报告", "Reports", "report", _columns(
            "report_id report_label organization organization_level organization_parent published_date reference_year reference_basis"
            " reporting_years script char_count token_count damage_score duplicate_cluster site source title source_path report_weight"))),
        ("context", Table("concordance", "上下文", "Concordance", "match", _columns(
            "report_id passage_number left match right organization report_label start"))),
        ("context", Table("collocates", "搭配词", "Collocates", "word near the word asked for", _columns(
            "term together_count expected_count term_count node_count log_dice collocation_g2"))),
        ("overview", Table("organizations", "组织概览", "Organizations", "organization", _columns(
            "organization organization_level report_count char_count token_count damage_score"))),
        ("overview", Table("largest_differences", "差异最大之处", "Largest differences", "theme", _columns(
            "theme_id theme organization report_count organization_reports other_organization other_report_count"
            " other_organization_reports difference"))),
        ("overview", Table("coverage", "覆盖的年份与缺口", "Years covered, and gaps", "organization", _columns(
            "organization report_count first_year last_year missing_years reports_without_year"))),
    )
}  # fmt: skip


def frame(table: Table, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A DataFrame of the rows with exactly the table's columns and types; a value that does not fit is an error here."""
    return to_pandas(arrow_table(table, rows))


def arrow_table(table: Table, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as Arrow, in the table's column order and sorted by its sort key, so that equal content is equal bytes."""
    made = pa.Table.from_pylist([{name: row.get(name) for name in table.columns} for row in rows], schema=table.schema)
    return made.sort_by([(name, "ascending") for name in table.sort]) if table.sort and made.num_rows else made


def to_pandas(made: pa.Table) -> pd.DataFrame:
    """Arrow to pandas without turning nullable integers into floats."""
    nullable = {pa.int16(): pd.Int16Dtype(), pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}
    made_frame: pd.DataFrame = made.to_pandas(types_mapper=nullable.get)
    return made_frame


def conformed(table: Table, made: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the table's columns, whole numbers as whole numbers that may be missing.

    A count that is a sum of weights (copies that share one vote) is no whole number and stays a fraction.
    """
    held = made[list(table.columns)].reset_index(drop=True)
    whole = {
        name: "Int64" for name in table.columns if CATALOGUE[name].dtype.startswith("int") and _is_whole(held[name])
    }
    return held.astype(whole)


def _is_whole(values: pd.Series) -> bool:
    numbers = pd.to_numeric(values, errors="coerce").dropna()
    return bool((numbers % 1 == 0).all())
