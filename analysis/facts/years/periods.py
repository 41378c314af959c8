"""The reviewed knowledge behind year expressions: plans, congresses, founding years, eras, festivals, cues and traps.

One reader a lexicon of data/lexicons/periods, each read once a process. What a row means stands in the file's own heading.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from analysis.errors import LexiconError

PERIODS = Path(__file__).resolve().parents[3] / "data" / "lexicons" / "periods"


@dataclass(frozen=True, slots=True)
class Era:
    """A named stretch of time; `last_year` is None for one that is still open (改革开放以来)."""

    type: str
    first_year: int
    last_year: int | None
    standalone: bool


@dataclass(frozen=True, slots=True)
class Trap:
    """Something that looks like a year and is none."""

    rule: str
    starts: str
    needs: str
    regex: str
    example: str
    then: str = ""


@cache
def plan_periods() -> Mapping[tuple[str, str], tuple[int, int]]:
    """First and last year of each five-year plan, by series (`plan`, or `law` for 普法) and name (`十四五`)."""
    return {(r["series"], r["name"]): (int(r["start_year"]), int(r["end_year"])) for r in _rows("plan_periods.tsv")}


@cache
def plan_by_ordinal() -> Mapping[int, tuple[int, int]]:
    """First and last year of the national plan with that ordinal (第十四个五年规划)."""
    rows = (r for r in _rows("plan_periods.tsv") if r["series"] == "plan")
    return {int(r["ordinal"]): (int(r["start_year"]), int(r["end_year"])) for r in rows}


@cache
def congresses() -> Mapping[tuple[str, int, int | None], int]:
    """The year in which a congress (session None) or a plenum or session was held, by body, term and session."""
    return {
        (r["body"], int(r["term"]), int(r["session"]) if r["session"] else None): int(r["held_year"])
        for r in _rows("congresses.tsv")
    }


@cache
def founding_years() -> Mapping[str, int]:
    """The year from which a public event's anniversaries are counted, by every way of writing the event."""
    return {name: int(r["founding_year"]) for r in _rows("founding_years.tsv") for name in r["names"].split("|")}


@cache
def eras(kind: str) -> Mapping[str, Era]:
    """Reigns (`reign`), historical periods (`period`) or still open periods (`open`), by every name."""
    return {
        name: Era(
            r["type"], int(r["first_year"]), int(r["last_year"]) if r["last_year"] else None, r["standalone"] == "yes"
        )
        for r in _rows("eras.tsv")
        if r["type"] == kind
        for name in r["names"].split("|")
    }


@cache
def festivals() -> tuple[str, ...]:
    """Festivals and public days, longest name first."""
    return tuple(sorted((r["name"] for r in _rows("festivals.tsv")), key=len, reverse=True))


@cache
def role_cues() -> Mapping[str, Any]:
    """Cue words by group; see the file for what each group means."""
    cues: Mapping[str, Any] = yaml.safe_load((PERIODS / "role_cues.yaml").read_text(encoding="utf-8"))
    return cues


@cache
def traps() -> tuple[Trap, ...]:
    """What is matched first and can be no part of a year expression."""
    lines = yaml.safe_load((PERIODS / "traps.yaml").read_text(encoding="utf-8"))
    return tuple(Trap(x["id"], x["starts"], x["needs"], x["regex"], x["example"], x.get("then", "")) for x in lines)


def _rows(file_name: str) -> Iterator[dict[str, str]]:
    lines = (PERIODS / file_name).read_text(encoding="utf-8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#")]
    header = numbered[0][1].split("\t")
    for (number, _), cells in zip(numbered[1:], csv.reader((x for _, x in numbered[1:]), delimiter="\t"), strict=True):
        if len(cells) != len(header):
            raise LexiconError(f"{len(cells)} columns instead of {len(header)}", f"{file_name}, line {number}")
        yield dict(zip(header, cells, strict=True))
