"""The trail: apply, replay, map offsets both ways, and store."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.model import Edit, Step
from analysis.text import trail


@st.composite
def edited(draw):
    """A text and a step on it, made from pieces, so that the truth is known: (text, step, text after)."""
    pieces = draw(
        st.lists(
            st.tuples(st.text("甲乙丙丁", max_size=4), st.text("戊己", max_size=3), st.text("庚辛", max_size=3)),
            max_size=6,
        )
    )
    before, after, edits = "", "", []
    for kept, removed, inserted in pieces:
        before, after = before + kept, after + kept
        if removed:
            edits.append(Edit(len(before), len(before) + len(removed), inserted))
            before, after = before + removed, after + inserted
    return before, Step("planted", tuple(edits)), after


@given(edited())
def test_apply_gives_the_planted_text(case):
    text, step, wanted = case
    assert trail.apply(text, step) == wanted


@given(edited())
def test_kept_characters_map_back_and_forth(case):
    text, step, _ = case
    alignment = trail.align([step])
    inside = {place for edit in step.edits for place in range(edit.start, edit.end)}
    for place in set(range(len(text))) - inside:
        assert alignment.to_raw(alignment.to_clean(place)) == place


@given(edited())
def test_json_keeps_every_edit(case):
    _, step, _ = case
    assert trail.from_json(trail.to_json([step])) == (step,)


def test_two_steps_lead_back_to_the_raw_character():
    steps = (Step("glosses", (Edit(1, 7, ""),)), Step("t2s", (Edit(0, 2, "领导"),), repairs_damage=False))
    raw = "領(lǐng)導好"
    clean = trail.replay(raw, steps)
    assert (clean, [raw[trail.to_raw(steps, place)] for place in range(3)]) == ("领导好", ["領", "導", "好"])


def test_a_span_takes_the_gloss_behind_its_last_character_with_it():
    raw, steps = "領(lǐng)導好", (Step("glosses", (Edit(1, 7, ""),)),)
    start, end = trail.align(steps).to_raw_span(0, 1)
    assert raw[start:end] == "領(lǐng)"


def test_lengths_are_those_of_the_texts_between_the_steps():
    steps = (Step("glosses", (Edit(1, 7, ""),)), Step("x", (Edit(0, 1, "甲乙"),)))
    assert trail.lengths("領(lǐng)導", steps) == (8, 2, 3)
