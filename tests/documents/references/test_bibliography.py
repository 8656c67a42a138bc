from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.references.bibliography import reference


def csl(entry: str) -> dict[str, Any]:
    found = reference(f"…{entry}", 1, 1 + len(entry), 4)
    assert (found.start, found.end, found.number) == (1, 1 + len(entry), 4)
    if found.title:
        assert found.title.of(f"…{entry}") == found.csl["title"]
    return found.csl


def day(*parts: int) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(parts)]}


def test_a_newspaper_article_with_its_archive() -> None:
    assert csl(
        '- ^ a b Roe, Jane (12 June 2014). "Do engineers build in Mali? They do". The Example Post. '
        "Archived from the original on 9 July 2015. Retrieved 4 May 2017."
    ) == {
        "id": "4",
        "number": 4,
        "type": "article-newspaper",
        "author": [{"family": "Roe", "given": "Jane"}],
        "issued": day(2014, 6, 12),
        "title": "Do engineers build in Mali? They do",
        "container-title": "The Example Post",
        "archived": {"date": day(2015, 7, 9)},
        "accessed": day(2017, 5, 4),
    }


def test_the_day_of_access_is_never_the_day_of_issue() -> None:
    found = csl('- ^ Roe, Jane. "Mali opens a library". Example Agency. Retrieved 6 October 2013.')
    assert "issued" not in found
    assert found["accessed"] == day(2013, 10, 6)


def test_what_a_site_adds_to_its_titles_is_told_apart() -> None:
    dated = csl('- ^ "Algiers offers support to Bamako | DW | 14.06.2011". DW.COM. Retrieved 2020-02-11.')
    assert (dated["title"], dated["container-title"], dated["issued"]) == (
        "Algiers offers support to Bamako",
        "DW.COM",
        day(2011, 6, 14),
    )
    named = csl('- ^ "Mali asks for aid: envoy | Example News - News of the Sahel". 2020-05-01.')
    assert (named["title"], named["container-title"], named["issued"]) == (
        "Mali asks for aid: envoy",
        "Example News",
        day(2020, 5, 1),
    )
    dashed = csl('^ "Mali and Algeria talk - The Example Times". The Example Times. 5 March 2017.')
    assert (dashed["title"], dashed["container-title"]) == ("Mali and Algeria talk", "The Example Times")


def test_a_dash_in_a_title_stays() -> None:
    assert (
        csl('^ "Mali - a short history of its borders". Example Post.')["title"]
        == "Mali - a short history of its borders"
    )


def test_quotation_marks_in_a_title_stay() -> None:
    assert csl('^ "The Long "Spring" of Diplomacy". Example Post.')["title"] == 'The Long "Spring" of Diplomacy'
    assert csl("^ “Mali and ‘friends’ meet” (in French). Le Monde.")["title"] == "Mali and ‘friends’ meet"


def test_a_book() -> None:
    found = csl(
        "^ Jump up to: a b Roe, Jane (2001). A History of Mali. London: Example Press. "
        "pp. 34–36. ISBN 978-0-415-12345-6."
    )
    assert found == {
        "id": "4",
        "number": 4,
        "type": "book",
        "author": [{"family": "Roe", "given": "Jane"}],
        "issued": day(2001),
        "title": "A History of Mali",
        "publisher": "Example Press",
        "publisher-place": "London",
        "page": "34–36",
        "ISBN": "978-0-415-12345-6",
    }


def test_a_journal_article() -> None:
    found = csl(
        '4. ^ Roe, Jane; Doe, R. (2010). "Sahel politics". Journal of Examples. 12 (3): 45–67. '
        "doi:10.1000/182. ISSN 1234-5679."
    )
    assert found["type"] == "article-journal"
    assert (found["volume"], found["issue"], found["page"]) == ("12", "3", "45–67")
    assert (found["DOI"], found["ISSN"], found["container-title"]) == (
        "10.1000/182",
        "1234-5679",
        "Journal of Examples",
    )


def test_a_note_with_the_comma_inside_the_quotation_marks() -> None:
    found = csl(
        '[3] J. Roe and R. Doe, "Trade in the Sahel," The Guardian, 3 May 2018. '
        "https://example.org/a.html. Accessed 4 May 2018."
    )
    assert found["author"] == [{"family": "Roe", "given": "J."}, {"family": "Doe", "given": "R."}]
    assert (found["title"], found["container-title"]) == ("Trade in the Sahel", "The Guardian")
    assert (found["issued"], found["accessed"]) == (day(2018, 5, 3), day(2018, 5, 4))
    assert found["URL"] == "https://example.org/a.html"


def test_a_report_of_an_institution() -> None:
    found = csl(
        "- ^ UN Panel of Experts (5 March 2018). Report of the Panel of Experts on Mali (Report). United Nations."
    )
    assert found["author"] == [{"literal": "UN Panel of Experts"}]
    assert (found["type"], found["title"]) == ("report", "Report of the Panel of Experts on Mali")


def test_a_date_in_a_title_is_not_the_day_of_issue() -> None:
    found = csl('^ "The treaty of 3 May 1979". Example Post. May 4, 1979.')
    assert (found["title"], found["issued"]) == ("The treaty of 3 May 1979", day(1979, 5, 4))


def test_an_abbreviation_does_not_end_a_name() -> None:
    assert csl('^ "Mali". U.S. Department of State. 3 May 2018.')["publisher"] == "U.S. Department of State"


def test_a_bare_address_keeps_what_it_says() -> None:
    found = csl("- ^ https://example.org/x Retrieved 3 May 2018")
    assert found["URL"] == "https://example.org/x"
    assert found["accessed"] == day(2018, 5, 3)


@pytest.mark.parametrize(
    "lead", ["^ ", "1. ", "[1] ", "1. ^ a b c ", "- ^ Jump up to: a b ", "↑ ", "^ 1.0 1.1 ", "a b ", "edit- ^ ", ""]
)
@pytest.mark.parametrize("end", ["", " ↩", " ↩︎ ↩︎2", " [↑]", " Back to text"])
def test_what_leads_back_to_the_text_is_no_part_of_an_entry(lead: str, end: str) -> None:
    found = reference(entry := f"{lead}de Vries, Anna. Wells. Elm Press, 2001.{end}", 0, len(entry), 1)
    assert found.csl["author"] == [{"family": "de Vries", "given": "Anna"}]
    assert (found.csl["title"], found.csl["publisher"]) == ("Wells", "Elm Press")


@pytest.mark.parametrize("entry", ["^", "- ^", "- ^ .", '^ "', '^ ""', "^ a b", "1.", "[1]", "^ (", "^ 2018"])
def test_an_entry_that_says_nothing_is_still_an_entry(entry: str) -> None:
    assert csl(entry)["number"] == 4


PIECES = [
    "^ ",
    "a b ",
    "Roe, Jane",
    " (3 May 2018)",
    '. "',
    '"',
    "Mali | DW | 3.5.2018",
    ". ",
    "Example Post",
    " 12 (3): 4",
    "Retrieved ",
    "Archived from the original on ",
    "2018-05-03",
    "pp. 3",
    "“",
    "”",
    "\u00a0",
    "https://x.org ",
    "e\u0301",
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_any_entry_is_read_and_its_title_is_its_words(pieces: list[str]) -> None:
    entry = "".join(pieces)
    found = reference(entry, 0, len(entry), 1)
    if found.title:
        assert " ".join(found.title.of(entry).split()) == found.csl["title"]
