"""Many documents: in order, whatever the number of processes, and each failure in its own place."""

from collections.abc import Iterator

import pytest

from legation.coder import Annotation, Coder, run
from legation.coder.run import one
from legation.documents import Document
from legation.errors import RefusedError
from legation.sources import Capture

TEXTS = [
    "Libya attacked Chad in March 2015.",
    "Kenya condemned Libya. Peru will visit Ecuador.",
    "Denmark maintains an embassy in Nairobi.",
    "The weather in the hills was mild.",
    "Iceland denied that it had sold weapons to Chad.",
]


def captures() -> list[Capture | RefusedError]:
    """The texts as documents, with one that was refused before and one that will be among them."""
    found: list[Capture | RefusedError] = [Capture(f"{n}.txt", t.encode(), text=t) for n, t in enumerate(TEXTS)]
    found.insert(1, RefusedError("gone.txt", "no such file"))
    found.insert(4, Capture("foreign.txt", "Погода на холмах была мягкой, и озеро было спокойным весь день.".encode()))
    return found


def told(found: Annotation | RefusedError) -> object:
    """What a reader sees of an answer."""
    return str(found) if isinstance(found, RefusedError) else (found.document.name, found.claims)


def test_two_processes_say_the_same_in_the_same_order_as_one() -> None:
    alone = [told(a) for a in run(captures(), published="2019-06-10")]
    together = [told(a) for a in run(captures(), published="2019-06-10", workers=2)]
    assert together == alone
    assert len(alone) == len(TEXTS) + 2


def test_a_refusal_stands_in_its_place_and_the_others_go_on() -> None:
    found = list(run(captures()))
    assert [n for n, a in enumerate(found) if isinstance(a, RefusedError)] == [1, 4]
    assert [a.document.name for a in found if isinstance(a, Annotation)] == [f"{n}.txt" for n in range(len(TEXTS))]


def test_no_document_is_no_answer() -> None:
    assert list(run([])) == []


def test_what_we_fail_on_is_a_refusal_by_name_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    annotate = Coder.annotate

    def failing(self: Coder, document: Document) -> Annotation:
        if document.name == "1.txt":
            raise ZeroDivisionError("by nought")
        return annotate(self, document)

    monkeypatch.setattr(Coder, "annotate", failing)
    found = list(run([c for c in captures() if isinstance(c, Capture)]))
    refused = [a for a in found if isinstance(a, RefusedError)]
    assert [r.name for r in refused] == ["1.txt", "foreign.txt"]
    assert "ZeroDivisionError: by nought" in str(refused[0])
    assert sum(isinstance(a, Annotation) for a in found) == len(TEXTS) - 1


def test_the_given_date_reaches_the_claims(coder: Coder) -> None:
    found = one(coder, Capture("a.txt", TEXTS[4].encode(), text=TEXTS[4]), "2019-06-10", "Reuters")
    assert isinstance(found, Annotation)
    assert {c.document.published for c in found.claims} == {"2019-06-10"}
    assert {c.document.outlet for c in found.claims} == {"Reuters"}


def test_captures_are_taken_as_they_are_needed() -> None:
    taken = []

    def stream() -> Iterator[Capture]:
        for n, text in enumerate(TEXTS):
            taken.append(n)
            yield Capture(f"{n}.txt", text.encode(), text=text)

    answers = run(stream())
    next(answers)
    assert taken == [0]
