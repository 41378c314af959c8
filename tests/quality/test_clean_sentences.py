"""No false repair: sentences of public corpora that are sound, but hold "?" and brackets, must come out as they went in.

The corpora are other people's and stay outside of this repository: CLEAN_TEXTS names a folder of sound text files. It was run
on 100,000 sentences of the news digests of DuckBurnIncense/xin-wen-lian-bo and the policy documents of
mengke25/policy_text_frenq. Their full-width signs are folded to ASCII, as damaged pages fold theirs, and a sentence without a
question gets one. Every second page is made harder: more question marks, before signs, quotes, brackets and Latin words, where
a repair would look for them; and every second one of each is set in Traditional script, whose damage is repaired most readily.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import opencc
import pytest

from analysis.text import glosses, mojibake

FOLDER = os.environ.get("CLEAN_TEXTS", "")
WANTED = 100_000
PER_PAGE = 25  # sentences a page: what a report has between two of its questions does not matter to a byte
_FOLD = {ord(full): chr(ord(full) - 0xFEE0) for full in "？！（）：；，"}
_SENTENCE = re.compile(r"[^。！？\n]{8,200}[。！？]")
_SIGN = re.compile(r"(?<=.)[,。;:!、“《(]")
_SHORTEST = 10
_LATIN = (
    "AI",
    "5G",
    "QC",
    "VR",
    "IT",
    "GDP",
    "OK",
    "NO",
    "App",
    "a",
    "B",
    "3",
    "12",
    "e",
    "km",
    "PK",
    "CEO",
    "(CPI)",
    "(an)",
)

pytestmark = [
    pytest.mark.quality,
    pytest.mark.skipif(
        not FOLDER, reason="CLEAN_TEXTS names no folder: the sound texts are other people's and lie outside"
    ),
]


def sentences(folder: Path) -> Iterator[str]:
    """Sentences with a question mark or brackets in ASCII; the rest gets a question for its full stop."""
    for place in sorted(folder.rglob("*")):
        if place.suffix in (".txt", ".md"):
            for found in _SENTENCE.finditer(place.read_text(encoding="utf-8", errors="ignore")):
                sentence = found[0].strip().translate(_FOLD)
                if "\ufffd" not in sentence and len(sentence) >= _SHORTEST:
                    yield sentence if re.search(r"[?(]", sentence) else f"{sentence[:-1]}?"


def harder(sentence: str, rng: random.Random) -> str:
    """The sentence with a question mark before some of its signs, and sometimes before a Latin word anywhere in it."""
    sentence = _SIGN.sub(lambda sign: ("?" if rng.random() < 0.2 else "") + sign[0], sentence)
    if rng.random() < 0.15:
        place = rng.randrange(len(sentence))
        sentence = f"{sentence[:place]}?{rng.choice(_LATIN)}{sentence[place:]}"
    return sentence


def pages(folder: Path, wanted: int) -> Iterator[str]:
    """Pages of so many sentences in all: as they are, harder, in Traditional script, both."""
    traditional, rng, sound = opencc.OpenCC("s2t"), random.Random(0), islice(sentences(folder), wanted)
    for number in count():
        group = list(islice(sound, PER_PAGE))
        if not group:
            return
        page = "".join(harder(sentence, rng) if number % 2 else sentence for sentence in group)
        yield traditional.convert(page) if number % 4 > 1 else page


def test_no_sound_sentence_is_changed():
    changed, looked_at = [], 0
    for page in pages(Path(FOLDER), WANTED):
        looked_at += PER_PAGE
        steps = [*mojibake.repair(page).steps, glosses.repair(page)]
        changed += [page[max(0, edit.start - 8) : edit.end + 8] for step in steps for edit in step.edits]
    print(f"{looked_at:,} sound sentences, {len(changed)} changed")
    assert changed == []
    assert looked_at >= WANTED
