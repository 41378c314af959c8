"""The page's own text behind a repaired passage: raw beside clean, with what changed between them."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from analysis.compare.cleaning_audit import Run, changed_runs, passage_spans
from analysis.scope import Scope
from analysis.text import trail
from pages.parts import cached

_EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Original:
    """One report's raw text, its trail, and where each passage lies in the cleaned text (None: not letter by letter).

    `page` is the text as it was decoded; `raw` is the same, or of saved HTML its visible text, which is what one can compare.
    """

    page: str
    raw: str
    clean: str
    alignment: trail.Alignment
    spans: dict[int, tuple[int, int] | None]
    texts: dict[int, str]

    def runs(self, passage_number: int, start: int = 0, end: int | None = None) -> tuple[Run, ...]:
        """The stretch of that passage beside its raw text; one unchanged run where it cannot be found."""
        text, span = self.texts[passage_number], self.spans[passage_number]
        end = len(text) if end is None else end
        if span is None:
            return (Run(text[start:end], text[start:end], False),)
        first, last = span[0] + start, span[0] + end
        positions = [self.alignment.to_raw(place) for place in range(first, last)]
        raw_end = self.alignment.to_raw_span(first, last)[1]
        return changed_runs(self.raw, self.clean[first:last], positions, raw_end)


def original(name: str, report_id: str) -> Original:
    """The original of a report of that corpus, which must hold text."""
    return _original(name, cached.corpus(name).fingerprint, report_id)


@st.cache_resource(max_entries=64, show_spinner=False)
def _original(name: str, fingerprint: str, report_id: str) -> Original:
    corpus = cached.corpus(name)
    stored = corpus.rows("originals", _EVERYTHING)
    row = stored[stored["report_id"] == report_id].iloc[0]
    steps = trail.from_json(row["edits"])
    page = raw = str(row["raw_text"])
    if steps and steps[0].rule == "html":
        raw, steps = trail.apply(page, steps[0]), steps[1:]
    clean = trail.replay(raw, steps)
    passages = corpus.rows("passages", _EVERYTHING)
    own = passages[passages["report_id"] == report_id]
    numbers, texts = own["passage_number"].tolist(), own["text"].tolist()
    spans = dict(zip(numbers, passage_spans(clean, texts), strict=True))
    return Original(page, raw, clean, trail.align(steps), spans, dict(zip(numbers, texts, strict=True)))
