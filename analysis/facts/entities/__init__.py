"""Named honours, organizations, persons and slogans, with their role in the report."""

from analysis.facts.entities.named import ROLES, entities

__all__ = ["ROLES", "entities"]
