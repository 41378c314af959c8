"""Reported years: expressions found by patterns, resolved by two anchors, with role and evidence."""

from analysis.facts.years.anchors import anchors
from analysis.facts.years.candidates import Folded
from analysis.facts.years.delivery import delivered
from analysis.facts.years.mentions import year_mentions
from analysis.facts.years.reporting import reporting_years

__all__ = ["Folded", "anchors", "delivered", "reporting_years", "year_mentions"]
