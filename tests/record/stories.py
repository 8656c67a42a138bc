"""Invented stories, and what other outlets made of them. Nothing in them happened."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from legation.documents.document import Block, Document
from legation.evidence import content_id

SEIZURE = (
    "The Norwegian coast guard seized an Icelandic trawler near Jan Mayen on Thursday after a chase of six hours.",
    "The trawler, the Herring Queen, was towed to the harbour of Bergen with its crew of nineteen on board.",
    "Norway accused the captain of landing four thousand tonnes of cod without a licence in March.",
    "The captain denied the charge before a court in Bergen, his lawyer said in a statement.",
    "Iceland called the seizure unlawful and summoned the Norwegian ambassador in Reykjavik.",
    "The ambassador, Sigrid Haugen, said that her government regretted the dispute but would apply the law.",
    "Fishing within two hundred miles of the island has been disputed between the two countries since 1994.",
    "They signed a protocol in 2007 that divides the catch of cod but does not mention Jan Mayen.",
    "A committee of both governments has met eleven times without agreeing on a line.",
    "He declined to comment.",
    "The owner of the trawler said that the ship had drifted across the line in fog while its engine was repaired.",
    "Fishermen in the Westfjords plan a demonstration in front of the Norwegian embassy on Saturday.",
)

INDEPENDENT = (
    "Oslo and Reykjavik are quarrelling again, this time over a ship called the Herring Queen.",
    "It was boarded by Norwegian coast guards west of Jan Mayen on Thursday and escorted to Bergen.",
    "According to the police there, the ship had some four thousand tonnes of cod too many in its books.",
    "In Reykjavik the foreign ministry asked the Norwegian ambassador to come in for a conversation.",
    "Both countries have argued about the waters around the island for a generation.",
    "A protocol of 2007 settled who may catch how much cod, though not where.",
    "The captain told a judge that he had done nothing wrong.",
)

TREATY = (
    "{a} and {b} signed a treaty on fisheries in {town} on {day} after talks that had lasted for two years.",
    "The foreign minister of {a}, {x}, and the foreign minister of {b}, {y}, put their names to the document.",
    "The treaty allows trawlers of {a} to fish in the waters of {b} in return for a share of the catch.",
    "It will enter into force thirty days after both parliaments have approved it.",
    "The two ministers called the treaty a milestone in the relations between their countries.",
    "{x} said that fishermen in {a} had waited for the treaty for a long time.",
    "A joint committee will meet twice a year and settle whatever disputes may arise.",
    "Environmental groups criticised that the treaty sets no limit for the catch of young fish.",
)
SLOTS = (
    {"a": "Norway", "b": "Chile", "town": "Santiago", "day": "3 May 2018", "x": "Liv Dahl", "y": "Pedro Rojas"},
    {"a": "Iceland", "b": "Morocco", "town": "Rabat", "day": "19 June 2019", "x": "Jon Arnarson", "y": "Karim Alaoui"},
)
TREATIES = tuple(tuple(sentence.format(**slots) for sentence in TREATY) for slots in SLOTS)

FURNITURE = (
    "This article was first published by the Althing Wire and is part of its series on the sea.",
    "Subscribe to our newsletter and read the most important stories of the day every morning.",
    "Reporting by Anna Sveins in Reykjavik and Liv Holm in Bergen, additional reporting in Oslo.",
    "All rights reserved, no part of it may be reproduced without the permission of the publisher.",
)


@dataclass(frozen=True, slots=True)
class Carried(Document):
    """A document that says whose story it is."""

    agency: str | None = None


def told(
    *sentences: str,
    title: str = "",
    published: str | None = "2018-04-20",
    outlet: str | None = None,
    agency: str | None = None,
    per_block: int = 2,
) -> Carried:
    """A document of these sentences, two a paragraph, with its headline as a block if there is one."""
    paragraphs = [" ".join(sentences[n : n + per_block]) for n in range(0, len(sentences), per_block)]
    pieces = ([title] if title else []) + paragraphs
    text = "\n\n".join(pieces) + "\n"
    blocks: list[Block] = []
    place = 0
    for number, piece in enumerate(pieces):
        blocks.append(Block(place, place + len(piece), "headline" if title and number == 0 else "paragraph"))
        place += len(piece) + 2
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Carried(
        content_id(text),
        f"{sha256[:8]}.txt",
        text,
        sha256,
        title=title or None,
        published=published,
        outlet=outlet,
        blocks=tuple(blocks),
        agency=agency,
    )
