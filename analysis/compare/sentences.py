"""Where a sentence begins and ends: the unit of evidence that is shown and of wording that is used again."""

from __future__ import annotations

import re
from collections.abc import Iterator

ENDS = "。！？!?；;\n"  # a semicolon ends a clause that can stand alone; in this genre they head whole items of work
_SENTENCE = re.compile(f"[^{re.escape(ENDS)}]+[{re.escape(ENDS)}”’」』）)]*")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing marks, without surrounding white space.

    >>> sentences("水厂投产。供水稳定！")
    ['水厂投产。', '供水稳定！']
    """
    return [text[start:end] for start, end in sentence_spans(text)]


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text starts and ends, surrounding white space left out.

    >>> list(sentence_spans(" 水厂投产。 供水稳定！"))
    [(1, 6), (7, 12)]
    """
    for found in _SENTENCE.finditer(text):
        whole = found.group()
        if inner := whole.strip():
            start = found.start() + len(whole) - len(whole.lstrip())
            yield start, start + len(inner)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of `text` that holds text[start:end].

    >>> sentence_around("水厂投产。2023年供水稳定！", 5, 10)
    '2023年供水稳定！'
    """
    first = max(text.rfind(mark, 0, start) for mark in ENDS) + 1
    ends = [at for mark in ENDS if (at := text.find(mark, end)) >= 0]
    return text[first : min(ends) + 1 if ends else len(text)].strip()
