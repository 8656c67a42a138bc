"""Copies: found whatever the order, with what differs; what only looks alike is none."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.record.stories import FURNITURE, INDEPENDENT, SEIZURE, SLOTS, TREATIES, TREATY, Carried, told

from legation.documents.document import Document, Marker
from legation.record import Copy, View, Writer, verify
from legation.record.comparing import Comparison, compare
from legation.record.prose import Prose, prose, sketch

TITLE = "Norway seizes Icelandic trawler"
LEAD = "Tension rose in the north this week when a fishing boat from Iceland was stopped at sea."
LOTS = ("seven", "eleven", "twelve", "thirty", "forty")
OWN = tuple(f"Number {n} of our own long sentences tells something else about harbour {n} in autumn." for n in range(9))


def of(document: Document) -> Prose:
    return prose(document.sha256, document.text, document.blocks, document.markers)


def compared(one: Sequence[str], other: Sequence[str]) -> Comparison:
    return compare(of(told(*one)), of(told(*other)))


def filed(path: Path, documents: Iterable[Document]) -> Path:
    with Writer(path) as writer:
        for document in documents:
            writer.add(document, [])
    return path


def copies(path: Path, documents: Iterable[Document]) -> list[Copy]:
    with View(filed(path, documents)) as view:
        return view.copies()


def stars(found: Iterable[Copy]) -> dict[str, str]:
    return {copy.copy: copy.original for copy in found}


# What a text is compared by.


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Lie met Gen. A. Holm of the U.S. Army on Jan. 5. They talked.", 2),
        ("“We will go.” He went on. “Now!” Then what? Nothing…", 5),
        ("It cost 3.5 million. e.g. this is not a start", 1),
        ("One line\nand its end. Another\nline.", 2),
    ],
)
def test_sentences_end_where_they_end(text: str, count: int) -> None:
    assert len(of(told(text)).passages) == count


def test_a_passage_says_where_its_words_stand() -> None:
    made = of(told(*SEIZURE, title=TITLE))
    assert [p.headline for p in made.passages] == [True] + [False] * len(SEIZURE)
    for passage in made.passages:
        for word, (start, end) in zip(passage.words, passage.spans, strict=True):
            assert made.text[start:end].lower() == word
            assert passage.start <= start < end <= passage.end


def test_markers_of_citations_and_what_outlets_add_are_no_prose() -> None:
    document = told("The ship was towed to Bergen.[12] " + FURNITURE[1])
    marker = document.text.index("[12]")
    marked = replace(document, markers=(Marker(marker, marker + 4, 12),))
    assert of(marked).words == "the ship was towed to bergen".split()


def test_a_sketch_is_the_same_everywhere() -> None:
    made = sketch(of(told(*SEIZURE)))
    assert made
    assert (made.words, len(made.bands)) == (187, 32)
    assert made.bands[:2] == (4741610700462506870, 639275368102597028)
    assert min(made.passages) == 21661864134568595


def test_a_short_text_has_no_sketch() -> None:
    assert sketch(of(told("word " * 29))) is None
    assert sketch(of(told("word " * 30))) is not None


# What is a copy, and what is not.

REWORDED = [s.replace("unlawful", "illegal").replace("regretted", "deplored") for s in SEIZURE]
STYLED = [
    s.replace("Reykjavik", "Reykjavík").replace("Haugen", "Haugan").replace("Thursday", "thursday") for s in SEIZURE
]


@pytest.mark.parametrize(
    "other",
    [
        SEIZURE[::-1],
        REWORDED,
        STYLED,
        SEIZURE[:5],
        (LEAD, *SEIZURE[1:7]),
        (*SEIZURE[:4], "A court will hear the case on Monday and may fine the owner."),
        ("A long week for fishermen ended badly, as it had begun.", *SEIZURE[:8], *OWN),
        [s.replace("nineteen", "twenty") for s in SEIZURE],
        (*SEIZURE, *FURNITURE),
    ],
    ids=["turned", "reworded", "styled", "cut", "new lead", "cut and added", "within", "corrected", "with furniture"],
)
def test_the_same_sentences_are_a_copy(other: Sequence[str]) -> None:
    found = compared(SEIZURE, other)
    assert found.copied
    assert not found.another


BULLETIN = (
    "The coast guard said on {day} that its ships had inspected {n} trawlers in the waters of Jan Mayen.",
    "Its ships leave Bergen every morning and report to the ministry of fisheries in the evening.",
    "Trawlers that fish without a licence are towed to the nearest harbour and their captains are fined.",
    "The ministry publishes the number of inspections on every working day of the year.",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SEIZURE, INDEPENDENT),
        (SEIZURE, (*OWN[:4], *SEIZURE[6:9])),
        ((*INDEPENDENT[:3], *FURNITURE), (*SEIZURE[:3], *FURNITURE)),
        TREATIES,
        ([TREATIES[0][0], *TREATY[3:5], TREATY[6], *OWN[:2]], [TREATIES[1][0], *TREATY[3:5], TREATY[6], *OWN[:2]]),
        ([s.format(day="3 May", n=14) for s in BULLETIN], [s.format(day="4 May", n=9) for s in BULLETIN]),
        (SEIZURE[:2], SEIZURE[:2] + OWN),
        (("He said no.",) * 9 + INDEPENDENT, ("He said no.",) * 9 + OWN),
    ],
    ids=["two voices", "background", "furniture", "template", "names first", "bulletin", "two sentences", "shorts"],
)
def test_what_only_looks_alike_is_no_copy(one: Sequence[str], other: Sequence[str]) -> None:
    assert compared(one, other).copied is None


def test_a_template_is_told_from_a_copy_by_its_names() -> None:
    assert compared(*TREATIES).another
    same = [sentence.format(**SLOTS[0]).replace("Liv Dahl", "Liv Dahle") for sentence in TREATY]
    assert not compared(TREATIES[0], same).another


PICKS = st.lists(st.sampled_from([*SEIZURE, *INDEPENDENT, *TREATIES[0], *TREATIES[1], *OWN]), min_size=1, max_size=9)


@given(one=PICKS, other=PICKS)
@settings(deadline=None, max_examples=60)
def test_a_comparison_turned_is_the_comparison_the_other_way(one: list[str], other: list[str]) -> None:
    first, second = of(told(*one)), of(told(*other))
    found = compare(first, second)
    assert found == compare(second, first).turned()
    assert found.turned().turned() == found
    assert 0 <= found.resemblance <= min(found.first_in_second, found.second_in_first) <= 1
    for difference in found.differences:
        for side, text in ((difference.first, first.text), (difference.second, second.text)):
            assert side is None or side.of(text).strip() == side.of(text) != ""


def test_what_differs_is_said_sentence_by_sentence(tmp_path: Path) -> None:
    original = told(*SEIZURE, title=TITLE)
    changed = SEIZURE[1].replace("nineteen", "twenty-one")
    copy = told(LEAD, SEIZURE[0], changed, *SEIZURE[2:8], title="Cod war", published="2018-04-21")
    (found,) = copies(tmp_path / "r", [copy, original])
    assert (found.copy, found.original) == (copy.sha256, original.sha256)
    assert found.because == "8 of the 9 sentences of one stand in the other nearly word for word"
    assert (found.shared, 0.7 < found.contained < 0.9, 0.5 < found.containing < 0.75) == (8, True, True)
    told_ = [(d.kind, d.copy_text, d.original_text) for d in found.differences]
    assert told_ == [
        ("added", "Cod war", None),
        ("added", LEAD, None),
        ("changed", changed, SEIZURE[1]),
        ("dropped", None, TITLE),
        *(("dropped", None, sentence) for sentence in SEIZURE[8:]),
    ]
    (edit,) = found.differences[2].edits
    assert (edit.copy, edit.original) == ("twenty-one", "nineteen")
    for each in found.differences:
        assert each.copy is None or each.copy.of(copy.text) == each.copy_text
        assert each.original is None or each.original.of(original.text) == each.original_text


# Which is the original.


def version(n: int, **known: Any) -> Carried:
    """The story with an own last sentence, so that each version is another text."""
    return told(*SEIZURE[:8], OWN[n], **known)


@pytest.mark.parametrize(
    ("first", "other"),
    [
        (
            version(0, agency="Althing Wire", outlet="Althing Wire", published="2018-04-22"),
            version(1, agency="Althing Wire", outlet="Bergen Gazette", published="2018-04-20"),
        ),
        (version(0), version(1, agency="Althing Wire", outlet="Bergen Gazette", published="2018-04-01")),
        (version(0, agency="ALTHING WIRE", outlet="Althing Wire"), version(1, published="2018-04-21")),
        (version(0, published="2018-04-20"), version(1, published="2018-04-21")),
        (version(0, published="2018-04-30"), version(1, published="2018-04")),
        (version(0, published="2018-04"), version(1, published=None)),
        (told(*SEIZURE), version(1)),
    ],
    ids=["agency", "credited", "its own agency", "earlier", "day before month", "dated", "longer"],
)
def test_the_original_is_the_one_that_others_took_it_from(first: Carried, other: Carried, tmp_path: Path) -> None:
    for number, order in enumerate(((first, other), (other, first))):
        if first.agency == other.agency is None and first.published == other.published:
            assert len(of(first).words) > len(of(other).words)
        assert stars(copies(tmp_path / str(number), order)) == {other.sha256: first.sha256}


def test_where_nothing_tells_them_apart_the_hash_decides(tmp_path: Path) -> None:
    pair = sorted((version(1), version(2)), key=lambda d: d.sha256)
    assert stars(copies(tmp_path / "r", pair)) == {pair[1].sha256: pair[0].sha256}


CHAIN = (
    told(*SEIZURE, published="2018-04-19"),
    told(*SEIZURE[:7], *OWN[:2], published="2018-04-20"),
    told(*SEIZURE[:4], *OWN[:3], published="2018-04-21"),
)


def test_copies_of_copies_point_to_the_first(tmp_path: Path) -> None:
    first, second, third = CHAIN
    assert compare(of(first), of(third)).copied is None
    found = copies(tmp_path / "r", CHAIN)
    assert stars(found) == {second.sha256: first.sha256, third.sha256: first.sha256}
    (far,) = (copy for copy in found if copy.copy == third.sha256)
    assert far.because == "it shares 4 sentences with the original, and more with another copy of it"


DIGEST = told(*SEIZURE[:8], *TREATIES[0], published="2018-04-30")
TREATY_STORY = told(*TREATIES[0], published="2018-04-25")


def test_a_digest_of_two_stories_does_not_make_them_one(tmp_path: Path) -> None:
    story = told(*SEIZURE, published="2018-04-19")
    found = stars(copies(tmp_path / "r", [story, DIGEST, TREATY_STORY]))
    assert found == {DIGEST.sha256: story.sha256}


# The record.

MANY = (
    *CHAIN,
    DIGEST,
    TREATY_STORY,
    told(*TREATIES[1]),
    told(*REWORDED, title=TITLE, agency="Althing Wire", outlet="Bergen Gazette", published="2018-04-18"),
    told(*INDEPENDENT),
    told(*INDEPENDENT[:-1], published=None),
    told("Too short to be anything."),
)


def tables(path: Path) -> dict[str, list[Any]]:
    """What a record knows of copies, but for the order of rows."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)
            for table in ("sketches", "compared", "copies", "differences")
        }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    return tables(filed(tmp_path_factory.mktemp("whole") / "r", MANY))


@given(order=st.permutations(MANY), ends=st.sets(st.integers(0, len(MANY) - 1), max_size=3), again=st.booleans())
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_tables_depend_on_the_documents_alone(
    order: list[Carried], ends: set[int], again: bool, whole: dict[str, list[Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r"
        with Writer(path) as writer:
            for number, document in enumerate(order):
                assert writer.add(document, [])
                if number in ends:
                    writer.finish()
        if again:
            filed(path, order)
        assert tables(path) == whole


def test_the_record_knows_its_copies(whole: dict[str, list[Any]]) -> None:
    assert len(whole["sketches"]) == len(MANY) - 1
    assert {row[0]: row[1] for row in whole["copies"]} == {
        **dict.fromkeys([d.sha256 for d in (*CHAIN[1:], DIGEST, MANY[6])], CHAIN[0].sha256),
        MANY[8].sha256: MANY[7].sha256,
    }


def test_nothing_is_compared_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filed(tmp_path / "r", MANY)
    asked = counting(monkeypatch)
    with Writer(tmp_path / "r") as writer:
        writer.add(
            told(*(f"Whoever reads this {n} times will find {n} words that nobody else wrote." for n in LOTS)), []
        )
    assert asked == []


def counting(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    asked: list[tuple[str, str]] = []

    def counted(first: Prose, second: Prose) -> Comparison:
        asked.append((first.digest, second.digest))
        return compare(first, second)

    monkeypatch.setattr("legation.record.copies.compare", counted)
    return asked


def test_what_everybody_prints_does_not_pair_everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number = 40
    names = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}stad" for n in range(number)]
    documents = [
        told(
            *(f"The {n} {name} envoys saw the {name} harbour before a {name} winter {n}." for n in range(24)),
            *SEIZURE[6:9],
        )
        for name in names
    ]
    asked = counting(monkeypatch)
    assert copies(tmp_path / "r", documents) == []
    assert len(asked) < number < len(list(combinations(documents, 2)))


def test_a_story_that_everybody_carries_is_one_family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    documents = [told(*SEIZURE, f"This is what the {n}th of our readers wrote to us.") for n in range(45)]
    original = told(*SEIZURE, published="2018-04-19")
    asked = counting(monkeypatch)
    found = copies(tmp_path / "r", [*documents, original])
    assert stars(found) == dict.fromkeys([d.sha256 for d in documents], original.sha256)
    assert len(asked) < 3 * len(documents)


def test_a_reading_that_did_not_finish_is_made_up_for(tmp_path: Path) -> None:
    filed(tmp_path / "r", MANY)
    writer = Writer(tmp_path / "unfinished")
    for document in MANY:
        writer.add(document, [])
    writer.close()
    with View(tmp_path / "r") as finished, View(tmp_path / "unfinished") as unfinished:
        assert finished.copies() == unfinished.copies() != []
        assert finished.summary().copies == unfinished.summary().copies == 5


def test_a_record_of_copies_is_sound(tmp_path: Path) -> None:
    assert verify(filed(tmp_path / "r", MANY)) == []


@pytest.mark.parametrize(
    ("sql", "sign"),
    [
        ("UPDATE copies SET original = copy", "which is a copy itself"),
        ("UPDATE copies SET original = 'gone'", "is not there"),
        ("UPDATE differences SET copy_end = 1000000 WHERE copy_end IS NOT NULL", "lies outside the copy"),
        ("UPDATE differences SET original_start = -1 WHERE original_start IS NOT NULL", "lies outside the original"),
    ],
)
def test_damage_is_named(tmp_path: Path, sql: str, sign: str) -> None:
    path = filed(tmp_path / "r", MANY)
    with duckdb.connect(str(path)) as connection:
        connection.execute(sql)
    assert any(sign in fault for fault in verify(path))


def test_a_refused_document_leaves_no_sketch(tmp_path: Path) -> None:
    with Writer(tmp_path / "r") as writer:
        good = told(*SEIZURE)
        with pytest.raises(Exception, match="cannot be filed"):
            writer.add(replace(good, genre=None), [])  # type: ignore[arg-type]
        assert writer._connection.execute("SELECT count(*) FROM sketches").fetchone() == (0,)
        assert writer.add(good, [])
