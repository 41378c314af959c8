"""What is true of a report, in the form of the gold files that the scorer reads (plus the passage of every item).

Roles have three values here (activity, background, plan); `gold_form` folds plan into background for the scorer.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

from tests.fictional.items import Item, counted_span, figure_item, optional_years, required, year_item
from tests.fictional.source import Block, Source

METADATA = ("title", "date", "source", "author", "editor", "category", "site")
RANK_WEIGHTS = (1.0, 0.5, 0.25, 0.25)
NEAR_THIRD = 0.85  # a theme within 15 % of the third sum is accepted as dominant
# Words of the genre that hold 年 or a numeral and denote neither; found wherever they stand, so that sources stay readable.
YEAR_WORDS = re.compile(
    "青年|少年|老年|中年|年轻|年龄|年产|年会|年货|年味|多年|常年|每年|年年|逐年|成年|年限|年均|年画|年夜饭|年富力强|万吨/年|百年大计|长年|同龄|年货|当年|过年|拜年|往年|年纪|历年|早年|晚年"
)
FIGURE_WORDS = re.compile(
    "三会一课|两班倒|八项规定|二次供水|一次性|两学一做|一岗双责|三管三必须|第一议题|五个一|三项制度|两不愁三保障|两优一先|四不两直|四个意识|两个维护|三重一大|双碳|一名党员一面旗|一个支部一座堡垒|八小时外|三违|五小"
)

ORGANIZATIONS: dict[str, Item] = json.loads((Path(__file__).parent / "organizations.json").read_text(encoding="utf-8"))[
    "organizations"
]


def truth(source: Source, boilerplate: list[Item], site_name: str | None, tricky: list[Item], file: str) -> Item:
    """All that is true of the report in that file."""
    head = source.head
    body = [block for block in source.blocks if not block.kind.startswith("+")]
    text = "\n".join(block.text for block in body)
    reference = head["reference"].split()
    reference_year = None if reference[0] == "none" else int(reference[0])
    made: Item = {
        "file": file,
        "site_folder": head["site"],
        "encoding": head.get("encoding", "utf-8"),
        "script": head.get("script", "hans"),
        "damages": sorted(source.damages | ({"lost_character"} if "lost" in head else set())),
        "duplicate_of": head.get("copy_of"),
        "metadata": {key: _wrapped(value) for key, value in _metadata(source, site_name).items()},
        "organization": _organization(source, text),
        "reporting_years": [int(word) for word in head["reporting"].split()] if head["reporting"] != "none" else [],
        "reference_year": reference_year,
        "reference_basis": reference[-1],
        "paragraphs": [],
        "boilerplate": boilerplate,
        "body_text": text,
        "tricky": tricky + [_lost(pair) for pair in head.get("lost", "").split("; ") if pair],
        "years": [], "year_traps": set(), "figures": [], "figure_traps": set(), "honours": [], "organizations": [], "people": [],
    }  # fmt: skip
    if source.title:
        _add(made, source.title, -1, 0, reference_year)
    start = 0
    for passage_number, block in enumerate(body):
        kept = {"passage_number": passage_number, "kind": block.kind, "themes": list(block.themes), "text": block.text}
        made["paragraphs"].append(kept | {"start": start})
        _add(made, block, passage_number, start, reference_year)
        start += len(block.text) + 1
    for key in ("year_traps", "figure_traps"):
        made[key] = sorted(made[key])
    return made | _themes(made["paragraphs"], head.get("minor", "").split())


def _metadata(source: Source, site_name: str | None) -> dict[str, str | None]:
    head = source.head
    date = (
        head.get("iso") or "-".join(f"{int(part):02d}" for part in re.findall(r"\d+", head.get("date", ""))[:3]) or None
    )
    printed = {key: head.get(key) for key in ("source", "author", "editor", "category")}
    return {"title": source.title.text if source.title else None, "date": date, **printed, "site": site_name}


def _wrapped(value: str | None) -> Item | None:
    return None if value is None else {"value": value}


def _lost(pair: str) -> Item:
    printed, intended = pair.split(" = ")
    return {"kind": "lost_character", "clean": printed, "raw": printed, "intended": intended, "in_body": True}


def _organization(source: Source, text: str) -> Item:
    unit = ORGANIZATIONS[source.head["org"]]
    everything = (source.title.text if source.title else "") + "\n" + text
    generic = source.head.get("generic")  # the page never names the unit
    forms: list[str] = unit["forms"]
    named = generic or next(form for form in forms if form in everything)
    chain = [name for name in unit["above"] if name in everything]
    return {
        "key": source.head["org"],
        "in_text": named,
        "canonical": None if generic else _canonical(unit, named, everything),
        "unit": named,
        "aliases": [alias for alias in unit["aliases"] if alias in everything and alias != named],
        "parent": chain[0] if chain else None,
        "parent_chain": [name for name in chain if not any(name != other and name in other for other in chain)],
        "level": unit["level"],
        "generic": generic is not None,
    }


def _canonical(unit: Item, named: str, everything: str) -> str | None:
    """The legal name where it is printed; for a plant its full printed name; a project branch has none at all."""
    if unit["legal_name"]:
        return str(unit["legal_name"]) if unit["legal_name"] in everything else None
    return named if unit["level"] == "plant" and named == unit["forms"][0] else None


def _add(made: Item, block: Block, passage_number: int, start: int, reference_year: int | None) -> None:
    """Sorts the marks of one passage (and the words that are never years or figures) into the truth."""
    made["year_traps"].update(YEAR_WORDS.findall(block.text))
    made["figure_traps"].update(FIGURE_WORDS.findall(block.text))

    def place(surface: str, at: int, core: bool) -> Item:
        """Where an item stands; nothing in a title is required, because titles are no body text."""
        in_body = None if passage_number < 0 else start + at
        return {
            "surface": surface,
            "passage_number": passage_number,
            "start_in_passage": at,
            "start": in_body,
            "core": core and in_body is not None,
        }

    for mark in block.marks:
        at = place(mark.surface, mark.start, required(mark))
        first = mark.words[0]
        if first == "!":
            made["year_traps"].add(mark.surface)
        elif first == "!f":
            made["figure_traps"].add(mark.surface)
        elif first == "h":
            made["honours"].append({"name": mark.surface} | at)
        elif first == "#":
            made["figures"].append(at | figure_item(block, mark, reference_year))
        else:
            made["years"].append(at | year_item(mark))
            if count := counted_span(
                mark
            ):  # 60周年, 连续两年: the year expression is what matters, the count is right with or without
                made["figures"].append(
                    place(count.surface, count.start, False) | figure_item(block, count, reference_year)
                )
    if passage_number >= 0:
        made["years"] += [
            place(mark.surface, mark.start, False) | year_item(mark) for mark in optional_years(block, reference_year)
        ]
        made["years"].sort(key=lambda item: (item["passage_number"], item["start_in_passage"]))


def _themes(paragraphs: list[Item], minor: list[str]) -> Item:
    sums: dict[str, float] = defaultdict(float)
    for paragraph in paragraphs:
        for weight, theme in zip(RANK_WEIGHTS, paragraph["themes"], strict=False):
            sums[theme] += weight * len(paragraph["text"])
    whole = sum(len(paragraph["text"]) for paragraph in paragraphs)
    rank = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    third = rank[min(2, len(rank) - 1)][1]
    return {
        "themes": [{"id": theme, "level": "main", "weight": round(sums[theme] / whole, 3)} for theme in sorted(sums)]
        + [{"id": theme, "level": "minor", "weight": 0.0} for theme in minor],
        "dominant_themes": [theme for theme, _ in rank[:3]],
        "dominant_core": [theme for theme, total in rank[:3] if total * NEAR_THIRD > third],
        "dominant_also": [
            theme for theme, total in rank if third * NEAR_THIRD <= total and total * NEAR_THIRD <= third
        ],
    }


def _scorers_year(year: Item) -> Item:
    role = "background" if year["role"] == "plan" else year["role"]
    return year | {"role": role, "context": year["surface"], "type": year["kind"]}


def _scorers_unit(figure: Item) -> Item:
    """The scorer reads a unit's first 千 as a thousand (千瓦时 = 1000 瓦时); the truth it compares with must do the same."""
    if figure["unit"].startswith("千"):
        figure = figure | {"value": figure["value"] * 1000, "unit": figure["unit"][1:]}
    return figure | {"context": figure["surface"]}


def gold_form(truths: list[Item]) -> Item:
    """The truths keyed by file name, for the scorer: plans count as background there."""
    docs = {}
    for item in truths:
        years = [_scorers_year(year) for year in item["years"]]
        figures = [_scorers_unit(figure) for figure in item["figures"]]
        docs[item["file"].rsplit("/", 1)[-1]] = item | {"years": years, "figures": figures}
    return {"docs": docs}
