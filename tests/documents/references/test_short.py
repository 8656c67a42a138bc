from __future__ import annotations

from typing import Any

import pytest

from legation.documents.references.bibliography import bibliography

FULL = [
    '1. Pierre Dubois, "Le pont oublié: une histoire," La Gazette du Rhin, 3 April 1951, 2.',
    "2. Smith, J., & Jones, A. (2003). Lakes. Elm Press.",
]
MOE = "3. Anna Moe, Rocks and Wells of the Sahel (London: Elm Press, 1999), 5."


def items(*entries: str) -> list[dict[str, Any]]:
    text, spans = "\n".join(entries), []
    for number, entry in enumerate(entries, start=1):
        start = text.index(entry)
        spans.append((start, start + len(entry), number))
    return [reference.csl for reference in bibliography(text, spans)]


@pytest.mark.parametrize("again", ["Ibid., 34.", "Ibid, p. 34", "Id. at 34.", "Ibid., 34. ↩︎"])
def test_the_work_before_is_meant_with_a_page_of_its_own(again: str) -> None:
    *_, last = items(*FULL, f"3. {again}")
    assert (last["number"], last["title"], last["page"]) == (3, "Lakes", "34")
    assert last["publisher"] == "Elm Press"


def test_the_work_before_may_be_meant_again_without_its_page() -> None:
    *_, last = items(FULL[1], FULL[0], "3. Ibid.")
    assert last["title"] == "Le pont oublié: une histoire"
    assert "page" not in last


@pytest.mark.parametrize(
    ("short", "title", "page"),
    [
        ("Dubois, “Le pont oublié,” 3.", "Le pont oublié: une histoire", "3"),
        ("Moe, Rocks and Wells, 34.", "Rocks and Wells of the Sahel", "34"),
        ("Smith & Jones 2003, p. 45.", "Lakes", "45"),
        ("Smith and Jones (2003), pp. 33–35.", "Lakes", "33–35"),
        ("Smith 2003: 7", "Lakes", "7"),
    ],
)
def test_a_short_note_has_the_work_that_the_list_says_in_full(short: str, title: str, page: str) -> None:
    *_, last = items(*FULL, MOE, f"4. {short}")
    assert (last["title"], last["page"]) == (title, page)


def test_a_short_note_of_a_work_that_is_not_listed_says_what_it_says() -> None:
    *_, last = items(*FULL, "3. Moe 1999, p. 3.")
    assert last["author"] == [{"family": "Moe"}]
    assert (last["issued"], last["page"]) == ({"date-parts": [[1999]]}, "3")
    assert "title" not in last


def test_two_works_of_one_author_and_year_are_not_guessed_between() -> None:
    *_, last = items("1. Roe, J. (2003). Lakes. Elm Press.", "2. Roe, J. (2003). Wells. Elm Press.", "3. Roe 2003, 4.")
    assert "title" not in last
