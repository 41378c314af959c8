"""The byte model makes what is seen on public pages, and what it makes can be undone by the inverse arithmetic."""

from __future__ import annotations

import pytest

from tests.fictional import damage

SEEN = [  # text, orphans, fragments, what such a page shows (before its signs are folded)
    ("發展。科學制", 1, 0, "發展?？茖W制"),
    ("上海基層黨建", 1, 0, "上?；鶎狱h建"),
    ("勇擔當、敢", 0, 1, "勇?lián)?dāng)、敢"),
]


@pytest.mark.parametrize(("text", "orphans", "fragments", "seen"), SEEN, ids=[line[0] for line in SEEN])
def test_byte_edits_make_what_pages_show(text: str, orphans: int, fragments: int, seen: str) -> None:
    readings = {character: damage.READINGS[character] for character in "聯當"}
    assert damage.byte_damage(text, readings, orphans, fragments)[0] == seen


def test_a_shifted_run_realigns_when_its_lost_byte_comes_back() -> None:
    worn, hits = damage.byte_damage("日常回收，學習", {}, 1, 0)
    assert hits == [("gbk_shift", 1)]
    run = worn[worn.index("?") + 1 : worn.index("習")].encode("gbk")  # through the ASCII byte that ends the run
    assert (b"\xb3" + run).decode("gbk") == "常回收，學"


def test_no_hits_are_made_when_none_are_asked_for() -> None:
    text = "發展。科學制，勇擔當。"
    assert damage.byte_damage(text, {}, 0, 0) == (text, [])


def test_readings_follow_their_character() -> None:
    assert damage.gloss("領導", {"領": "lǐng", "導": "dǎo"}) == "領(lǐng)導(dǎo)"
    assert damage.gloss("領導", {"領": "lǐng"}, plain=True) == "領(ling)導"
    assert damage.gloss("領", {"領": "lǐng"}, twice_each=1) == "領(lǐng)(lǐng)"


def test_strays_never_part_a_numeral() -> None:
    text = "共完成检修1998台次，" * 40
    worn = damage.strays(text, frozenset({"zero-width", "nbsp", "spaces"}))
    assert (
        worn.count("1998台次") + worn.count("1998台\u200b次") + worn.count("1998台\ufeff次") + worn.count("1998台 次")
        >= 38
    )
    assert worn.count("1998") == 40
