from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.formats.decoding import checked, decode
from legation.errors import RefusedError

PROSE = "The minister said “no” to the plan — it’s over. Café talks in São Paulo went on for days without an end."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "mac_roman"])
def test_english_prose_is_read_in_the_encodings_it_comes_in(encoding: str) -> None:
    assert decode(PROSE.encode(encoding), "a") == PROSE


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_utf_8_is_read_to_the_character_or_refused(text: str) -> None:
    try:
        assert decode(text.encode("utf-8"), "a") == text.removeprefix("\ufeff")
    except RefusedError:
        assert not text.strip().strip("\ufeff") or any(c in text for c in "\ufffdÃÂâï") or "\x7f" < min(text) < "\xa0"


def test_a_pages_declared_charset_is_believed_where_it_fits() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Бамако — столица Мали</body></html>'
    assert "столица Мали" in decode(page.encode("cp1251"), "a", html=True)


def test_a_wrong_declaration_does_not_spoil_a_page() -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{PROSE}</body></html>'
    assert PROSE in decode(page.encode("cp1252"), "a", html=True)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (PROSE.encode() + b"\n" + PROSE.encode("cp1252"), "mixed encodings"),
        (PROSE.encode().decode("latin-1").encode(), "garbled"),
        (PROSE.encode("ascii", "replace").replace(b"?", "\ufffd".encode()), "garbled"),
        (b"\xff\xfeabc", "mark of UTF-16"),
        (b"\xef\xbb\xbfabc\xff", "mark of UTF-8"),
        (bytes(range(128, 256)) * 20, "cannot be recognised"),
        (PROSE.encode("utf-16-le"), "NUL"),
        (b"\x01\x02\x03\x04Bamako", "control characters"),
        (b"\xef\xbb\xbf \n", "empty"),
        (b"", "empty"),
    ],
)
def test_what_cannot_be_decoded_is_refused_with_the_problem(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        decode(data, "a")


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(RefusedError, match=r"lone surrogate.* at character 7"):
        checked("Bamako \ud800", "a")


def test_a_stray_replacement_character_in_a_long_text_is_no_reason() -> None:
    text = PROSE * 20 + " caf\ufffd"
    assert checked(text, "a") == text


@given(st.binary(max_size=400), st.booleans())
def test_any_bytes_give_text_or_a_refusal(data: bytes, html: bool) -> None:
    try:
        text = decode(data, "a", html=html)
    except RefusedError:
        return
    assert text.encode("utf-8").decode("utf-8") == text
