from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.documents import Document, read
from legation.errors import RefusedError
from legation.sources import Capture

HEAD = (
    "From: Press Office <press@ministry.example>\nTo: list@example.org\nSubject: Fwd: [Press] Accord with Mali signed\n"
    "Date: Thu, 03 May 2018 23:40:00 +0200\nMessage-ID: <1@ministry.example>\n"
)
BODY = (
    "Algeria and Mali signed an accord in Bamako on Thursday that opens two crossings\nalong their shared border, "
    "the ministry said.\n\nThe accord will be submitted to both parliaments in the autumn.\n"
)


def document(text: str) -> Document:
    return read(Capture("a.eml", text.encode(), media="message/rfc822"))


def parts(found: Document) -> list[tuple[str, str]]:
    stretches = [(b.start, b.end, b.part) for b in found.blocks] + [(r.start, r.end, r.reason) for r in found.excluded]
    return [(kind, found.text[start:end]) for start, end, kind in sorted(stretches)]


def test_the_head_states_title_sender_and_day() -> None:
    found = document(HEAD + "\n" + BODY)
    assert (found.title, found.outlet) == ("Accord with Mali signed", "Press Office")
    assert (found.published, found.published_basis) == ("2018-05-03", "metadata")
    assert found.published_evidence == "Date: Thu, 03 May 2018 23:40:00 +0200"
    assert [kind for kind, _ in parts(found)] == ["headline", "paragraph", "paragraph"]


def test_quoted_messages_and_signatures_are_left_out() -> None:
    found = document(
        HEAD
        + "\n"
        + BODY
        + "\nOn Wed, 2 May 2018 at 10:00, J. Roe <j@example.org> wrote:\n\n> Mali has refused to sign.\n"
        "\n-- \nPress Office\nTel. 000\n"
    )
    assert [text for kind, text in parts(found) if kind == "paragraph"] == BODY.strip().split("\n\n")
    assert ("related", "> Mali has refused to sign.") in parts(found)


def test_a_message_in_html_only_is_read_as_a_page() -> None:
    first, second = BODY.strip().split("\n\n")
    page = f"<html><body><h1>Accord signed</h1><p>{first}</p><p>{second}</p></body></html>"
    found = document(HEAD + "Content-Type: text/html; charset=utf-8\n\n" + page)
    assert found.published == "2018-05-03"
    assert len([b for b in found.blocks if b.part == "paragraph"]) == 2


def test_the_plain_part_is_read_where_there_are_both() -> None:
    both = (
        'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n'
        f"{BODY}\n--b\nContent-Type: text/html\n\n<p>Something else altogether.</p>\n--b--\n"
    )
    assert "Something else" not in document(HEAD + "MIME-Version: 1.0\n" + both).text


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        HEAD + "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n",
        HEAD + 'Content-Type: multipart/mixed; boundary="b"\n\n--b--\n',
    ],
)
def test_a_message_without_text_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="without text"):
        document(text)


def test_a_wrong_date_dates_nothing() -> None:
    assert document(HEAD.replace("Thu, 03 May 2018 23:40:00 +0200", "soon") + "\n" + BODY).published is None


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_head_gives_a_document_or_a_refusal(junk: bytes) -> None:
    with suppress(RefusedError):
        found = read(Capture("a.eml", junk + b"\n" + (HEAD + "\n" + BODY).encode(), media="message/rfc822"))
        assert found.blocks
