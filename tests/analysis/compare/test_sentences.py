"""Where sentences begin and end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare.sentences import sentence_around, sentences


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert sentences("他说：“水厂投产了。”随后离开。") == ["他说：“水厂投产了。”", "随后离开。"]


def test_text_without_an_end_is_one_sentence() -> None:
    assert sentence_around("水厂投产", 0, 2) == "水厂投产"


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="水厂。！\n”a ", max_size=60))
def test_nothing_but_marks_and_space_is_lost(text: str) -> None:
    kept = "".join(sentences(text))
    assert [sign for sign in kept if sign in "水厂a"] == [sign for sign in text if sign in "水厂a"]


@settings(deadline=None, max_examples=50)
@given(st.text(alphabet="水厂。！", min_size=1, max_size=40), st.data())
def test_the_sentence_around_a_span_holds_it(text: str, data) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert text[start:end] in sentence_around(text, start, end)
