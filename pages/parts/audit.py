"""The account of a report's cleaning: what came in, what was repaired by which rule, what was removed and why, what was kept."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.charts.bars import bar_chart
from analysis.compare.cleaning_audit import waterfall
from pages.parts import figure, originals, scope
from pages.parts.language import label, say, word


def show(report_id: str, report: Any, cleaning: pd.DataFrame, removed_lines: pd.DataFrame) -> None:
    """Print the account as bars and as a table that adds up, with the damage of the page's text."""
    here = scope.frame()
    raw = None if here.corpus.features_only else len(originals.original(here.name, report_id).page)
    made = waterfall(cleaning, removed_lines, int(report["char_count"]), raw)
    made.insert(0, "step", [_named(stage, rule) for stage, rule in zip(made["stage"], made["rule"], strict=True)])
    st.header(say("audit.title"), anchor=False)
    st.markdown(say("audit.damage", damage=f"{float(report['damage_score']):.2%}"))
    figure.show(
        bar_chart(made, "step", "chars_left", say("audit.chars_left"), figure.dark()),
        "documents.audit",
        "audit.how",
        say("audit.alt"),
    )
    st.dataframe(
        made[["step", "edits", "char_change", "chars_left"]],
        hide_index=True,
        column_config={
            "step": label("step"),
            "edits": st.column_config.NumberColumn(say("audit.edits"), format="localized"),
            "char_change": st.column_config.NumberColumn(say("audit.char_change"), format="localized"),
            "chars_left": st.column_config.NumberColumn(say("audit.chars_left"), format="localized"),
        },
        placeholder="–",
        key="documents.audit_table",
    )


def _named(stage: str, rule: str) -> str:
    """The row's name: its stage, and the rule or the reason in the reader's words."""
    said = word("reason", rule) if stage == "removed" else word("repair", rule)
    return say("audit.named", stage=say(f"audit.{stage}"), said=said) if rule else say(f"audit.{stage}")
