"""The damaged pages and their truth, made from the sources in clean/: the same bytes on every run.

usage, from the project root: python -m tests.fictional.make [--gold FILE]

Writes tests/fictional/raw/<site>/<name> and tests/fictional/truth.json; with --gold also the truth as the scorer reads it.
"""

from __future__ import annotations

import argparse
import json
import shutil
from dataclasses import replace
from pathlib import Path

from tests.fictional import damage, pages
from tests.fictional.items import Item
from tests.fictional.source import Source, load
from tests.fictional.truth import gold_form, truth

HERE = Path(__file__).resolve().parent
FULL_WIDTH_INDENT = "\u3000\u3000"
DATE_LABELS = frozenset({"meta", "editor", "byline"})
DECLARED = {"gb18030": "gb2312"}  # as servers do: the page says less than it is
BODY_KINDS = ("heading", "body", "caption")


def build(folder: Path = HERE / "clean") -> tuple[dict[str, bytes], list[Item]]:
    """Every raw file by its path below raw/, and the truth of each."""
    files: dict[str, bytes] = {}
    truths: list[Item] = []
    originals_first = sorted(
        map(load, folder.glob("*.txt")), key=lambda source: ("copy_of" in source.head, source.name)
    )
    for source in (_copied(source, folder) for source in originals_first):
        file = f"{source.head['site']}/{source.name}{'.html' if 'html' in source.damages else '.txt'}"
        original = source.head.get("copy_of")
        if source.head.get("exact"):
            twin = next(item for item in truths if Path(item["file"]).stem == original)
            files[file] = files[twin["file"]]
            truths.append(twin | {"file": file, "site_folder": source.head["site"], "duplicate_of": original})
            continue
        files[file], made = page(source, file)
        truths.append(made)
    return files, sorted(truths, key=lambda item: str(item["file"]))


def _copied(source: Source, folder: Path) -> Source:
    """A repost gets the blocks of the report it copies, with its own furniture and, at times, changed words."""
    if "copy_of" not in source.head:
        return source
    original = load(folder / f"{source.head['copy_of']}.txt")
    kept = {
        key: original.head[key] for key in ("org", "reporting", "reference", "minor", "generic") if key in original.head
    }
    dropped = {int(word) for word in source.head.get("drop", "").split()}
    blocks = tuple(block for position, block in enumerate(original.blocks) if position not in dropped)
    if "replace" in source.head:
        before, after = source.head["replace"].split(" => ")  # of equal length, so that the marks stand
        blocks = tuple(replace(block, text=block.text.replace(before, after)) for block in blocks)
    title = source.title or (original.title if source.head.get("title_too") else None)
    return replace(source, head=kept | source.head, blocks=source.blocks + blocks, title=title)


def page(source: Source, file: str) -> tuple[bytes, Item]:
    """The bytes of one page, and its truth."""
    site = pages.SITES[source.head["site"]]
    values = {key: value for key, value in source.head.items() if key != "site"}
    if source.title:
        values["title"] = source.title.text
    before, after = pages.furniture(site.before, values), pages.furniture(site.after, values)
    if "pipes" in source.damages:
        after = [("table", "|"), ("table", "|" * 11), *after]
    middle = [(block.kind.lstrip("+"), block.text) for block in source.blocks]
    worn = Wear(source)
    raw_before, raw_middle, raw_after = (
        [(kind, worn.line(kind, text)) for kind, text in part] for part in (before, middle, after)
    )
    boilerplate = [
        {"kind": kind, "clean": text, "raw": raw}
        for (kind, text), (_, raw) in zip(before + middle + after, raw_before + raw_middle + raw_after, strict=True)
        if kind not in BODY_KINDS
    ]
    encoding = source.head.get("encoding", "utf-8")
    if "html" in source.damages:
        whole = pages.saved_html(
            raw_before, raw_middle, raw_after, encoding, worn.line("title", values.get("title", "无标题"))
        )
    else:
        whole = _plain(source, raw_before, raw_middle, raw_after)
    made = truth(source, boilerplate, site.site_name, worn.tricky, file)
    return whole.encode(encoding), made


def _plain(source: Source, before: list[pages.Line], middle: list[pages.Line], after: list[pages.Line]) -> str:
    """The page as text: flattened to one line, or one line per paragraph with the site's indent and blank lines."""
    if "flatten" in source.damages:
        middle = [("body", " ".join(text for _, text in middle))]
    indent = FULL_WIDTH_INDENT if "indent" in source.damages else ""
    lines = [(indent if kind == "body" else "") + text for kind, text in before + middle + after]
    whole = ("\n\n" if "blank-lines" in source.damages else "\n").join(lines)
    return whole.replace("\n", "\r\n") if "crlf" in source.damages else whole


class Wear:
    """Wears the lines of one page, in reading order; remembers the spans that were hit (`tricky`)."""

    def __init__(self, source: Source) -> None:
        self.damages = source.damages
        self.script = source.head.get("script", "hans")
        self.orphans, self.fragments = (int(word) for word in source.head.get("hits", "0 0").split())
        self.readings = {
            c: r for c, r in damage.READINGS.items() if "gloss-all" in self.damages or c in damage.FREQUENT
        }
        self.tricky: list[Item] = []
        self.seen = 0

    def line(self, kind: str, text: str) -> str:
        """The line as the damaged page prints it."""
        self.seen += 1
        worn = text
        if self.script == "hant" or (self.script == "mixed" and self.seen % 5 < 2):
            worn = damage.traditional(text)
        if kind in BODY_KINDS:
            worn = damage.strays(worn, self.damages)
        worn = self._glossed(kind, text, worn)
        if "fold" in self.damages:
            worn = worn.translate(damage.FOLDED)
        return worn

    def _glossed(self, kind: str, text: str, worn: str) -> str:
        if "gloss-hans" in self.damages:  # readings of the Simplified forms, by way of the Traditional ones
            readings = {damage.simplified(c): r for c, r in self.readings.items()}
            return damage.gloss(worn, {c: r for c, r in readings.items() if c not in "干里后"})
        if self.damages.isdisjoint({"gloss", "gloss-plain", "gloss-stacked", "gbk"}):
            return worn
        dates = damage.DATE_READINGS if "gloss-dates" in self.damages and kind in DATE_LABELS else {}
        if "gbk" in self.damages and kind in BODY_KINDS:
            made, hits = damage.byte_damage(worn, self.readings, self.orphans, self.fragments)
            self.orphans -= sum(hit == "gbk_shift" for hit, _ in hits)
            self.fragments -= sum(hit == "gloss_fragment" for hit, _ in hits)
            self.tricky += [
                {"kind": hit, "clean": text[max(at - 4, 0) : at + 6], "raw": "", "in_body": True, "recoverable": None}
                for hit, at in hits
            ]
            return made
        return damage.gloss(
            worn, self.readings | dates, "gloss-plain" in self.damages, 5 if "gloss-stacked" in self.damages else 0
        )


def write(folder: Path = HERE) -> list[Item]:
    """Writes raw/ and truth.json anew and returns the truths."""
    files, truths = build()
    shutil.rmtree(folder / "raw", ignore_errors=True)
    for name, content in files.items():
        target = folder / "raw" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    (folder / "truth.json").write_text(as_json(truths), encoding="utf-8")
    (folder / "reports.md").write_text(as_table(truths), encoding="utf-8")
    return truths


def as_table(truths: list[Item]) -> str:
    """What each report shows, one line per report."""
    lines = ["# What each report shows", "", "Written by make.py from the truth; all fictional.", ""]
    lines += [
        "| file | unit | about | script, encoding | damages and forms | main themes |",
        "|---|---|---|---|---|---|",
    ]
    for item in truths:
        years = ", ".join(map(str, item["reporting_years"])) or "no year"
        shown = " ".join(item["damages"]) or "none"
        shown += f", copy of {item['duplicate_of']}" if item["duplicate_of"] else ""
        lines.append(
            f"| {item['file']} | {item['organization']['in_text']} | {years} | {item['script']}, {item['encoding']}"
            f" | {shown} | {' '.join(item['dominant_themes'])} |"
        )
    return "\n".join(lines) + "\n"


def as_json(truths: list[Item]) -> str:
    """The truths as they are stored."""
    return json.dumps({"fictional": True, "licence": "CC0-1.0", "reports": truths}, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, help="also write the truth in the scorer's form")
    arguments = parser.parse_args()
    written = write()
    if arguments.gold:
        arguments.gold.write_text(json.dumps(gold_form(written), ensure_ascii=False), encoding="utf-8")
    print(f"{len(written)} reports written to {HERE / 'raw'}")
