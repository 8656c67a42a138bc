from __future__ import annotations

import pytest

from legation.documents import Document, read
from legation.sources import Capture

PROSE = (
    "Mali and Algeria signed an accord on Monday that opens two crossings on their border, officials said.[1]\n\n"
    "The Algerian minister, who led the delegation, said that it would help trade in the whole region.[2]\n\n"
)
NOTES = [
    '"Crossings open", The Oasis Observer, 3 March 2016, p. 4.',
    "Ministry of Trade, Statement on the accord, 4 March 2016.",
]


def document(text: str) -> Document:
    return read(Capture("a.txt", text.encode(), media="text/plain"))


def shown(found: Document) -> list[str]:
    return [found.text[block.start : block.end] for block in found.blocks]


@pytest.mark.parametrize(
    "notes",
    [
        "\n".join(f"{n}. {note}" for n, note in enumerate(NOTES, start=1)),
        "\n\n".join(f"[{n}] {note}" for n, note in enumerate(NOTES, start=1)),
        "Sources:\n\n" + "\n\n".join(f"{n} {note}" for n, note in enumerate(NOTES, start=1)),
    ],
)
def test_a_news_text_has_its_endnotes_as_references(notes: str) -> None:
    found = document(f"Mali and Algeria open crossings\n\n{PROSE}{notes}\n")
    assert [one.csl["title"] for one in found.references] == ["Crossings open", "Statement on the accord"]
    assert [marker.number for marker in found.markers] == [1, 2]
    assert not any("Observer" in text or "Statement on" in text for text in shown(found))
    assert sum(region.reason == "references" for region in found.excluded)


@pytest.mark.parametrize(
    "text",
    [
        "Mali opens crossings\n\nThe accord has two parts:\n\n1. Trade, from 2016.\n\n2. Visas, from 2017.",
        PROSE + "1. Trade grows.\n\n2. Visas end.",
        PROSE.replace("[2]", "") + f"1. {NOTES[0]}\n\n2. {NOTES[1]}",
    ],
)
def test_a_numbered_list_that_nothing_marks_is_prose(text: str) -> None:
    found = document(text)
    assert not found.references
    assert not found.markers
    assert len(shown(found)) >= 3
