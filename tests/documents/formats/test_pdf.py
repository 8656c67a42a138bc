from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.documents.formats.drawing import Drawn, pdf

from legation.documents import Document, read
from legation.errors import RefusedError
from legation.sources import Capture

LINES = [
    "Mali and Algeria signed an accord on Monday that opens two crossings along their shared bor-",
    "der, officials said. The accord, which parliaments have still to confirm, was negotiated over",
    "four years in Bamako and Algiers.",
    "The Algerian foreign minister, who led the delegation, said that the accord would help trade in",
    "the whole region and that a joint commission would meet in the spring.",
]


def document(lines: list[Drawn], **options: int) -> Document:
    return read(Capture("report.pdf", pdf(lines, **options), media="application/pdf"))


def parts(found: Document) -> list[tuple[str, str]]:
    stretches = [(b.start, b.end, b.part) for b in found.blocks] + [(r.start, r.end, r.reason) for r in found.excluded]
    return [(kind, found.text[start:end]) for start, end, kind in sorted(stretches)]


def page(number: int, texts: list[str], top: float = 700, size: float = 11) -> list[Drawn]:
    return [(number, 72, top - 14 * i, size, text) for i, text in enumerate(texts)]


def test_lines_become_paragraphs_and_cut_words_are_made_whole() -> None:
    found = document([(0, 72, 760, 18, "Accord on the border"), *page(0, LINES[:3]), *page(0, LINES[3:], 640)])
    assert parts(found) == [
        ("headline", "Accord on the border"),
        (
            "paragraph",
            "Mali and Algeria signed an accord on Monday that opens two crossings along their shared border, officials "
            "said. The accord, which parliaments have still to confirm, was negotiated over four years in Bamako and "
            "Algiers.",
        ),
        ("paragraph", " ".join(LINES[3:])),
    ]
    assert found.title == "Accord on the border"


def test_running_heads_and_page_numbers_are_left_out_and_a_paragraph_goes_on_over_them() -> None:
    lines: list[Drawn] = []
    for number in range(2):
        lines += [
            (number, 72, 800, 9, f"Example Institute | Border Notes {number + 4}"),
            (number, 290, 30, 9, f"{number + 1}"),
        ]
    lines += page(0, LINES[:2]) + page(1, LINES[2:3] + LINES[3:4], 720)
    found = document(lines)
    prose = [text for kind, text in parts(found) if kind == "paragraph"]
    assert prose[0].endswith("was negotiated over four years in Bamako and Algiers.")
    assert {text for kind, text in parts(found) if kind == "navigation"} == {
        "Example Institute | Border Notes 4",
        "Example Institute | Border Notes 5",
        "1",
        "2",
    }


def test_two_columns_are_read_one_after_the_other() -> None:
    left = ["Mali said on Monday that it", "had opened the crossing at", "Tinzaouaten to lorries again."]
    right = ["Algeria said that it had not", "been told of the opening and", "asked for an explanation."]
    lines = [(0, 72.0, 700.0 - 14 * i, 11.0, text) for i, text in enumerate(left)]
    lines += [(0, 320.0, 700.0 - 14 * i, 11.0, text) for i, text in enumerate(right)]
    assert [text for _, text in parts(document(lines))] == [" ".join(left), " ".join(right)]


def test_a_dateline_in_a_pdf_dates_it() -> None:
    found = document(page(0, ["BAMAKO, 3 May 2018 (AP) — " + LINES[3], LINES[4]]))
    assert (found.published, found.agency) == ("2018-05-03", "Associated Press")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (pdf([], pages=1), "without text"),
        (b"%PDF-1.7\n" + b"\x00\xff" * 500, "damaged"),
        (pdf([(0, 72, 700, 11, "x")], pages=501), "more than 500 pages"),
        (pdf([(0, 72, 700, 11, LINES[0])])[:300], "damaged|without text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        read(Capture("a.pdf", data))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 900))
def test_any_damage_gives_a_document_or_a_refusal(junk: bytes, place: int) -> None:
    data = pdf(page(0, LINES))
    damaged = data[:place] + junk + data[place + len(junk) :]
    with suppress(RefusedError):
        found = read(Capture("a.pdf", damaged, media="application/pdf"))
        assert all(found.text[b.start : b.end].strip() for b in found.blocks)
