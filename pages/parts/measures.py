"""The measures that pages print: formula, unit and the function that computes each; its docstring is the reference.

Formulas are signs and need no translation. What a measure says and when not to use it stands in the catalogue, in both languages.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from analysis.compare import (
    copies,
    correspondence,
    differences,
    duplicates,
    formulas,
    intervals,
    overview,
    similarity,
    theme_years,
    themes,
    timeline,
    trend,
)
from analysis.text import clean
from analysis.words import (
    bootstrap,
    candidates,
    collocation,
    context,
    dispersion,
    frequency,
    log_odds,
    log_ratio,
    loglikelihood,
    permutation,
    vocabulary,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: its name in the catalogue, its formula, its unit, the pages that print it, and the function behind it."""

    name: str
    formula: str
    unit: str
    pages: tuple[str, ...]
    function: Callable[..., Any]

    @property
    def reference(self) -> str:
        """What the function's docstring says, without its examples."""
        return re.split(r"\n\s*>>>", inspect.getdoc(self.function) or "")[0].strip()

    @property
    def source(self) -> str:
        """Where the method is published, as the docstring gives it; empty for a plain count."""
        found = re.search(r"^Source: (.+?)(?:\n\n|\Z)", self.reference, re.MULTILINE | re.DOTALL)
        return " ".join(found[1].split()) if found else ""


MEASURES = (
    Measure("reported_years", "report_count / organization_reports", "share", ("timeline",), timeline.reported_years),
    Measure("orientation", "mentions in that direction / all counted mentions", "share", ("timeline",),
            timeline.orientation),
    Measure("trend", "100 × median of (yⱼ − yᵢ) / (xⱼ − xᵢ), i < j; τ = (concordant − discordant) / pairs",
            "percentage points per year", ("timeline", "themes"), trend.trends),
    Measure("rate", "term_count / token_count × 10 000", "per 10,000 tokens", ("terms",), frequency.term_frequencies),
    Measure("rate_interval", "2.5 % … 97.5 % of Σ count* / Σ tokens*", "per 10,000 tokens", ("terms",),
            bootstrap.rate_interval),
    Measure("dp", "DP = ½ Σᵣ | oᵣ/O − nᵣ/N |", "0 … 1", ("terms",), dispersion.deviation_of_proportions),
    Measure("dp_norm", "DPnorm = DP / (1 − minᵣ nᵣ/N)", "0 … 1", ("terms",), dispersion.normalised_deviation),
    Measure("common_vocabulary", "organizations with the term / organizations ≥ 0.8, by DPnorm", "share", ("terms",),
            vocabulary.common_vocabulary),
    Measure("candidates", "min PMI = log₂ (f_xy · N / (f_x · f_y)); H = −Σ p log₂ p", "bits", ("terms",),
            candidates.multiword_candidates),
    Measure("g2", "G² = 2 Σ O ln (O / E)", "–", ("organizations",), loglikelihood.signed_g2),
    Measure("log_ratio", "log₂ ((a / n_A) / (b / n_B)), 0 → 0.5", "log₂", ("organizations",), log_ratio.log_ratio),
    Measure("log_ratio_interval", "2.5 % … 97.5 % of log₂ ((Σ a* / Σ n_A*) / (Σ b* / Σ n_B*)), 0 → 0.5", "log₂",
            ("organizations",), bootstrap.log_ratio_interval),
    Measure("conservative_log_ratio", "bound of the 95 % interval of log₂ ratio that is nearer to 0", "log₂",
            ("organizations",), log_ratio.conservative_log_ratio),
    Measure("log_odds_z", "z = (ω_A − ω_B) / √(1/(y_A+α) + 1/(y_B+α)), ω = ln ((y+α) / (n+α₀−y−α))", "z",
            ("organizations",), log_odds.log_odds_z),
    Measure("p_value", "p = (1 + #{|S*| ≥ |S|}) / (R + 1)", "0 … 1", ("organizations",),
            permutation.permutation_p_values),
    Measure("q_value", "q₍ᵢ₎ = minⱼ≥ᵢ m · p₍ⱼ₎ / j", "0 … 1", ("organizations",), permutation.benjamini_hochberg),
    Measure("similarity", "√(½ KL(P‖M) + ½ KL(Q‖M)), M = ½ (P + Q)", "0 … 1", ("organizations",),
            similarity.similarity),
    Measure("correspondence", "SVD of (p − r cᵀ) / √(r cᵀ)", "–", ("organizations", "themes"),
            correspondence.correspondence_analysis),
    Measure("report_share", "(k + z²/2 ± z √(k (n−k) / n + z²/4)) / (n + z²)", "share", ("themes",), intervals.wilson),
    Measure("text_share", "Σ weight × length / Σ over all themes", "share", ("themes",), themes.theme_shares),
    Measure("share_interval", "2.5 % … 97.5 % of Σ part* / Σ whole*", "share", ("themes", "organizations"),
            intervals.share_interval),
    Measure("theme_changes", "reports about the year with the theme / reports about the year", "share", ("themes",),
            theme_years.theme_changes),
    Measure("residuals", "(O − E) / √(n p (1 − p) (1 − n / N)), E = n p", "–", ("themes",), themes.standardised_residuals),
    Measure("largest_differences", "max p − min p over organizations with ≥ 5 reports, Wilson intervals apart", "share",
            ("overview",), overview.largest_differences),
    Measure("theme_difference", "p_A − p_B, interval from both Wilson intervals", "share", ("themes",),
            differences.newcombe),
    Measure("concordance", "left | match | right", "matches", ("context",), context.concordance),
    Measure("log_dice", "14 + log₂ (2 f_xy / (f_x + f_y))", "log₂", ("context",), collocation.collocates),
    Measure("duplicates", "J = |A ∩ B| / |A ∪ B| ≥ 0.8", "reports", ("overview", "documents"),
            duplicates.duplicate_clusters),
    Measure("counting_modes", "all: 1 · cluster: 1 for the first of a group, else 0 · weighted: 1 / copies in scope", "–",
            ("overview", "documents"), duplicates.report_weights),
    Measure("copied_reports", "reports of which another organization prints a copy / reports", "share", ("organizations",),
            copies.copied_reports),
    Measure("sentence_reuse", "equal sentences of ≥ 10 characters in ≥ 1 + k organizations", "organizations",
            ("organizations",), formulas.sentence_reuse),
    Measure("formula_share", "Σ characters of shared sentences / Σ characters of sentences", "share", ("organizations",),
            formulas.formula_shares),
    Measure("damage_score", "repaired characters / raw characters", "share", ("overview", "documents"),
            clean.damage_score),
)  # fmt: skip
