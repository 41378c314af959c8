"""The two word engines behind one shape: a function that tags a text, and one that knows whether a word is in a dictionary.

Both are imported when they are first asked for: the default engine must not pay for the reference one.
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

Tagger = Callable[[str], Iterable[tuple[str, str]]]
Knows = Callable[[str], bool]
Words = Iterable[tuple[str, int, str]]


def rjieba_engine(words: Words) -> tuple[Tagger, Knows]:
    """jieba's dictionary and model in Rust. It can only add words one by one; there is no loader and no deletion."""
    import rjieba

    engine = rjieba.Jieba()
    for term, frequency, part_of_speech in words:
        engine.add_word(term, frequency, part_of_speech)
    return engine.tag, engine.has_word


def jieba_engine(words: Words) -> tuple[Tagger, Knows]:
    """The reference. Its cuts are those of `jieba.cut`; tags come from the dictionary, for other words from its tagger.

    jieba keeps its dictionary as a marshal file in the shared temporary folder, where another user of the machine could
    plant one. It is therefore given a private folder, which is gone again when the dictionary is loaded.
    """
    with warnings.catch_warnings():
        # jieba 0.42.1 is older than the warnings that Python 3.12 gives about its regular expressions and imports.
        warnings.simplefilter("ignore", SyntaxWarning)
        warnings.simplefilter("ignore", DeprecationWarning)
        warnings.simplefilter("ignore", UserWarning)
        import jieba
        from jieba import posseg
    jieba.setLogLevel("WARNING")
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="segmenter-") as private:
        tokenizer.tmp_dir = private
        tokenizer.initialize()
    for term, frequency, part_of_speech in words:
        tokenizer.add_word(term, frequency, part_of_speech)
    tagger = posseg.POSTokenizer(tokenizer)
    known = tagger.word_tag_tab

    def tag(text: str) -> Iterable[tuple[str, str]]:
        for word in tokenizer.cut(text):
            yield word, known.get(word) or tagger.lcut(word)[-1].flag

    return tag, lambda word: bool(tokenizer.FREQ.get(word))


ENGINES: Mapping[str, Callable[[Words], tuple[Tagger, Knows]]] = MappingProxyType(
    {"rjieba": rjieba_engine, "jieba": jieba_engine}
)
