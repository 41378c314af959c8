"""Every way in which this product can fail, on one screen.

A message says what happened, where (file, line, row) and what to do next, in plain words; the pages print it as it stands,
so it never needs a traceback. Catch `ReportAnalysisError` to catch them all.

    ReportAnalysisError
    ├── InputError          what was handed in cannot be used
    │   ├── UndecodableFile     bytes that are no readable text (the build lists the file and goes on)
    │   ├── NothingReadable     a folder without one readable report (nothing is published)
    │   └── OverridesError      a line of the analyst's overrides file
    ├── LexiconError        a line of a lexicon or code book
    ├── CorpusError         a corpus that cannot be opened
    │   ├── CorpusMissing   CorpusDamaged   CorpusTooNew   CorpusBusy
    ├── TextNotStored       the question needs text and the corpus is features-only
    ├── UnknownChoice       a page, table, key or value that does not exist
    └── EmptyGroup          a statistic was asked about a group without a report or token
"""

from __future__ import annotations


class ReportAnalysisError(Exception):
    """What went wrong, where, and what to do next; `str()` of it is the whole sentence."""

    def __init__(self, what: str, where: str = "", next_step: str = "") -> None:
        self.what, self.where, self.next_step = what, where, next_step
        super().__init__(
            " ".join(part for part in (f"{what}." if not where else f"{what}: {where}.", next_step) if part)
        )

    def __reduce__(self) -> tuple[type[ReportAnalysisError], tuple[str, str, str]]:
        """Rebuild from the three parts, so that the error survives the way back from a worker process."""
        return type(self), (self.what, self.where, self.next_step)


class InputError(ReportAnalysisError):
    """Something handed in cannot be used."""


class UndecodableFile(InputError):
    """Bytes that are no readable text."""


class NothingReadable(InputError):
    """A folder without one readable report."""


class OverridesError(InputError):
    """A line of the analyst's overrides file that cannot be followed."""


class LexiconError(ReportAnalysisError):
    """A line of a lexicon or code book that breaks its rules."""


class CorpusError(ReportAnalysisError):
    """A corpus that cannot be opened."""


class CorpusMissing(CorpusError):
    """There is no corpus at that place."""


class CorpusDamaged(CorpusError):
    """A file of the corpus is absent or is not what its manifest says."""


class CorpusTooNew(CorpusError):
    """The corpus was written by a newer version of this product."""


class CorpusBusy(CorpusError):
    """Another build holds the lock of this corpus."""


class TextNotStored(ReportAnalysisError):
    """The question needs the reports' text, and this corpus holds features only."""


class UnknownChoice(ReportAnalysisError):
    """A page, table, key or value that does not exist; the message lists those that do."""


class EmptyGroup(ReportAnalysisError):
    """A statistic was asked about a group that holds nothing."""
