"""The reporting organization, its parents and its label; the registry of known names."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from analysis.facts.organizations.labelling import below, labels, roll_up, unknown_names

if TYPE_CHECKING:
    from analysis.facts.organizations.mastheads import owners
    from analysis.facts.organizations.unit import reporting_unit

__all__ = ["below", "labels", "owners", "reporting_unit", "roll_up", "unknown_names"]
_READING = {"owners": "mastheads", "reporting_unit": "unit"}


def __getattr__(name: str) -> Any:
    """The rules of reading wait until a report is read: pages need the tree of names only, and start the sooner."""
    if name not in _READING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_READING[name]}"), name)
