"""The build itself, top to bottom: meet, read, identify, assemble, publish. Same input and settings give the same bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from analysis.build import intake, publish, workers
from analysis.build.assemble import Assembly, Shipping
from analysis.build.identity import ID_DIGITS, Identity, Sketch, identify, sketch
from analysis.build.knowledge import Knowledge, files, prepared
from analysis.build.manifest import manifest
from analysis.build.overrides import Overrides, read_overrides
from analysis.build.reading import Job, LogEntry, Outcome, died, lines_of, read_report
from analysis.build.settings import Settings
from analysis.errors import NothingReadable
from analysis.text import boilerplate
from analysis.vocabularies import UNNAMED_ID

Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did; `deaths` are worker processes that died, whose files were read again."""

    generation: str
    report_count: int
    organization_count: int
    statuses: Mapping[str, int]
    reasons: Mapping[str, int]
    unknown_organizations: Mapping[str, int]  # printed name -> reports, most first
    deaths: int = 0


def _silent(step: str, done: int, whole: int) -> None:
    """Progress that no one looks at."""


def build(raw: Path, out: Path, settings: Settings, progress: Progress = _silent) -> Summary:
    """Make a corpus of every report below `raw` and publish it at `out`.

    `progress` is told the step and how many of its files are done.

    Raises:
        NothingReadable: no file is a report; what was published before stays as it was.
        InputError, OverridesError, LexiconError, CorpusBusy: before anything is written.
    """
    overrides = read_overrides(settings.overrides)
    met = intake.met_files(raw)
    with (
        prepared(settings.codebook, settings.extend_codebook, settings.user_dictionary) as known,
        publish.locked(out),
    ):
        deaths: list[str] = []
        assembly, sketches, entries = Assembly(Shipping(settings.features_only, settings.persons)), [], []
        ids: Counter[str] = Counter()
        for outcome in _read_all(met, settings, overrides, known, progress, deaths):
            entries.append(outcome.log)
            if outcome.report:
                sketches.append(sketch(outcome.report, ids))
                assembly.add(sketches[-1].report_id, outcome.report)
        if not sketches:
            raise NothingReadable(f"none of the {len(met)} files is a readable report", str(raw), _why(entries))
        identities, log = identify(sketches), _with_duplicates(entries)
        made = assembly.tables(identities, log)
        generation = publish.publish(out, made, manifest(settings, overrides, known, log, made), files(known))
    return _summary(generation, sketches, identities, log, len(deaths))


def _read_all(
    met: Sequence[intake.MetFile],
    settings: Settings,
    overrides: Overrides,
    known: Knowledge,
    progress: Progress,
    deaths: list[str],
) -> Iterator[Outcome]:
    """Outcomes in path order, whichever worker finished first; what died is added to `deaths`."""
    step = "looking for menus"
    lines = workers.in_order(lines_of, met, settings.workers, lambda one: (), lambda: deaths.append(step))
    sites = map(_site_key, met)
    furniture = boilerplate.furniture(zip(sites, _told(lines, step, len(met), progress), strict=True))
    jobs = [
        Job(one, settings.segmenter, furniture.get(_site_key(one), frozenset()), _own_overrides(one, overrides), known)
        for one in met
    ]
    step = "reading"
    outcomes = workers.in_order(read_report, jobs, settings.workers, died, lambda: deaths.append(step))
    yield from _told(outcomes, step, len(jobs), progress)


def _told(results: Iterable[Result], step: str, whole: int, progress: Progress) -> Iterator[Result]:
    for done, result in enumerate(results, start=1):
        progress(step, done, whole)
        yield result


def _site_key(met: intake.MetFile) -> str:
    """Files of one folder are taken to come from one site."""
    return met.source_path.rpartition("/")[0]


def _own_overrides(met: intake.MetFile, overrides: Overrides) -> dict[str, str]:
    sha256 = intake.read_bytes(met).sha256 if overrides.by_report else None
    return overrides.of(*([sha256[:ID_DIGITS]] if sha256 else []), met.source_path)


def _with_duplicates(log: Sequence[LogEntry]) -> list[LogEntry]:
    """The log with exact copies marked; they stay in the corpus, so that reposts can be studied, and share a cluster."""
    first: dict[str, str] = {}
    made = []
    for entry in log:
        if entry.status != "skipped" and entry.sha256:
            earlier = first.setdefault(entry.sha256, entry.source_path)
            if earlier != entry.source_path:
                entry = replace(
                    entry, status="read_with_warnings", reason="duplicate", message=f"the same bytes as {earlier}"
                )
        made.append(entry)
    return made


def _summary(
    generation: str, sketches: Sequence[Sketch], identities: Sequence[Identity], log: Sequence[LogEntry], deaths: int
) -> Summary:
    unknown = Counter(one.unit.as_printed for one in sketches if one.unit.as_printed and not one.unit.organization_id)
    return Summary(
        generation=generation,
        report_count=len(sketches),
        organization_count=len({one.organization_label for one in identities if one.organization_id != UNNAMED_ID}),
        statuses=Counter(entry.status for entry in log),
        reasons=Counter(entry.reason for entry in log if entry.reason),
        unknown_organizations=dict(sorted(unknown.items(), key=lambda one: (-one[1], one[0]))),
        deaths=deaths,
    )


def _why(log: Sequence[LogEntry]) -> str:
    counted = Counter(entry.reason for entry in log)
    reasons = ", ".join(f"{number} {reason}" for reason, number in sorted(counted.items()))
    failed = next((f" First failure: {entry.message}." for entry in log if entry.reason == "failed"), "")
    return f"Reasons: {reasons or 'the folder is empty'}.{failed} Name a folder with Chinese reports as text files."
