"""Themes coded by a code book, passage by passage, with the words that speak for them."""

from analysis.facts.themes.coding import code, rule_hits

__all__ = ["code", "rule_hits"]
