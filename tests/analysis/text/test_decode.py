"""Bytes to text: every encoding of Chinese pages, lying declarations, refusals, and honesty about doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import UndecodableFile
from analysis.text import decode
from tests.analysis.text import damage
from tests.analysis.text.cases import cases

HANS = "青松矿业2024年召开工作会议，学习贯彻会议精神。\r\n(一)推进改革，抓好落实；职工代表120余人参加。\n"
HANT = "青松礦業2024年召開工作會議，學習貫徹會議精神。\r\n(一)推進改革，抓好落實；職工代表120餘人參加。\n"


@pytest.mark.parametrize("case", cases("decode"))
def test_case(case):
    read = decode.decode(case["text"].encode(case["saved_as"]))
    assert (read.text, read.encoding, read.certain) == (case["text"], case["encoding"], case["certain"])


@pytest.mark.parametrize("text", [HANS, HANT])
@pytest.mark.parametrize("encoding", [name for name, _ in damage.encodings("a")])
def test_every_encoding_comes_back_as_it_was(text, encoding):
    data = dict(damage.encodings(text)).get(encoding)
    if data is None:
        assert encoding == "big5hkscs"
        return
    read = decode.decode(data)
    assert (read.text, read.certain) == (text, True)


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "empty"), (b"\xef\xbb\xbf \n", "empty"), (b"\xff\xfe", "empty"), (b"\x00" * 64, "empty"), (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04rest", "zip"), (b"\x89PNG\r\n", "picture"), (bytes(range(256)) * 8, "binary"),
        ("café crème brûlée".encode("latin-1"), "no encoding of Chinese"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_by_name(data, named):
    with pytest.raises(UndecodableFile, match=named):
        decode.decode(data)


def test_a_flaw_in_utf8_is_replaced_and_said():
    read = decode.decode(HANS.encode() + b"\xff" + HANS.encode())
    assert (read.encoding, read.certain, read.text.count("\ufffd")) == ("utf-8", False, 1)
    assert read.notes


def test_a_page_cut_within_a_character_is_uncertain():
    assert not decode.decode(HANS.encode("gbk")[:-3] + b"\xb8").certain


@given(st.binary(max_size=300))
def test_any_bytes_give_a_safe_text_or_a_refusal(data):
    try:
        text = decode.decode(data).text
    except UndecodableFile:
        return
    text.encode("utf-8")


@given(st.sampled_from([HANS, HANT]), st.integers(0, 30), st.sampled_from(["utf-8", "gb18030", "utf-16"]))
def test_a_part_of_a_page_is_read_in_its_own_encoding(text, start, encoding):
    part = text[start:] * 2
    assert decode.decode(part.encode(encoding)).text == part
