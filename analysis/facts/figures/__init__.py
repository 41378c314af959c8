"""Reported quantities: numeral, unit, what is measured and compared, each where it stands."""

from analysis.facts.figures.quantities import figures

__all__ = ["figures"]
