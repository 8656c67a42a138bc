from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.references.dating import find, whole


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2011, June 18", "2011-06-18"),
        ("2012 Aug 21", "2012-08-21"),
        ("2011, July", "2011-07"),
        ("2012 Jun", "2012-06"),
        ("2016a", "2016"),
        ("c. 1999", "1999"),
        ("©2004", "2004"),
        ("3–5 May 2012", "2012-05"),
        ("May 3–5, 2012", "2012-05"),
        ("30 April – 2 May 2012", "2012"),
        ("March–April 2011", "2011"),
        ("Jul./Aug. 2011", "2011"),
        ("1999 Mar-Apr", "1999"),
        ("Winter 2009", "2009"),
        ("1988 Spring", "1988"),
        ("2nd Quart. 2007", "2007"),
        ("1999–2001", "1999"),
        ("14 mai 1999", "1999-05-14"),
        ("3. Mai 1961", "1961-05-03"),
        ("14 de mayo de 1999", "1999-05-14"),
        ("Tuesday, 9 October 2012", "2012-10-09"),
        ("5 May 2011, 18:30 GMT", "2011-05-05"),
        ("14 Mar. 1998", "1998-03-14"),
        ("2018-05-03", "2018-05-03"),
        ("[1999]", "1999"),
    ],
)
def test_a_date_is_as_exact_as_it_is_printed(text: str, edtf: str) -> None:
    found = whole(text)
    assert found is not None
    assert found.edtf == edtf


@pytest.mark.parametrize("text", ["in May", "12/5", "Mayor", "pp. 3–5", "vol. 12", "n.d.", "31", ""])
def test_what_has_no_year_is_no_date(text: str) -> None:
    assert find(text) is None


@given(st.text(alphabet="0123456789 May,–-./()JuneSpring", max_size=40))
def test_any_text_gives_dates_that_stand_in_it(text: str) -> None:
    found = find(text)
    assert found is None or 0 <= found.start < found.end <= len(text)
