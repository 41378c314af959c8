"""The reporting organization, its parents and its label; the registry of known names."""

from analysis.facts.organizations.labelling import below, labels, roll_up, unknown_names
from analysis.facts.organizations.mastheads import owners
from analysis.facts.organizations.unit import reporting_unit

__all__ = ["below", "labels", "owners", "reporting_unit", "roll_up", "unknown_names"]
