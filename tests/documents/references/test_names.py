from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.references.names import authors, credited, people


def shown(text: str) -> list[tuple[str, ...]]:
    return [
        (name["literal"],)
        if "literal" in name
        else (name["family"], name["given"], *([name["suffix"]] if "suffix" in name else []))
        for name in authors(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Roe, Jane", [("Roe", "Jane")]),
        ("Jane Roe", [("Roe", "Jane")]),
        ("Jane M. Roe", [("Roe", "Jane M.")]),
        ("O'Neill, Jane", [("O'Neill", "Jane")]),
        ("Roe, J.", [("Roe", "J.")]),
        ("Roe, Jane; Doe, Richard", [("Roe", "Jane"), ("Doe", "Richard")]),
        ("Roe, Jane & Doe, Richard", [("Roe", "Jane"), ("Doe", "Richard")]),
        ("Jane Roe and Richard Doe", [("Roe", "Jane"), ("Doe", "Richard")]),
        ("Roe, Jane and Richard Doe", [("Roe", "Jane"), ("Doe", "Richard")]),
        ("Roe, J. A., Doe, B.", [("Roe", "J. A."), ("Doe", "B.")]),
        ("Jane Roe, Yoon Mi-rae", [("Roe", "Jane"), ("Yoon", "Mi-rae")]),
        ("Jane Roe, Richard Doe, and Kim Jong Un", [("Roe", "Jane"), ("Doe", "Richard"), ("Kim", "Jong Un")]),
        ("Park Geun-hye", [("Park", "Geun-hye")]),
        ("Xi Jinping", [("Xi", "Jinping")]),
        ("Nguyen Van Troi", [("Nguyen", "Van Troi")]),
        ("Lee Harvey Oswald", [("Oswald", "Lee Harvey")]),
        ("Kim Ellis", [("Ellis", "Kim")]),
        ("Mi-rae Yoon", [("Yoon", "Mi-rae")]),
        ("Ludwig van Loon", [("van Loon", "Ludwig")]),
        ("van der Berg, Jan", [("van der Berg", "Jan")]),
        ("Roe, John, Jr.", [("Roe", "John", "Jr.")]),
        ("Associated Press", [("Associated Press",)]),
        ("AFP", [("AFP",)]),
        ("Ministry of Foreign Affairs and Trade", [("Ministry of Foreign Affairs and Trade",)]),
        ("United Nations Panel of Experts", [("United Nations Panel of Experts",)]),
        ("Roe, Jane et al.", [("Roe", "Jane")]),
        ("Roe, Jane (ed.)", [("Roe", "Jane")]),
        ("Petrov PK, Simic T", [("Petrov", "PK"), ("Simic", "T")]),
        ("van der Merwe JA, O'Neill S, et al.", [("van der Merwe", "JA"), ("O'Neill", "S")]),
        ("Petit J, Hall R Jr", [("Petit", "J"), ("Hall", "R", "Jr")]),
        ("Saraiva, P. de, Chirwa, G., & Lungu, L.", [("Saraiva", "P. de"), ("Chirwa", "G."), ("Lungu", "L.")]),
        ("A. Lefort, P. Ruiz, and K. Tanaka", [("Lefort", "A."), ("Ruiz", "P."), ("Tanaka", "K.")]),
        ("Tanaka Hiroshi", [("Tanaka", "Hiroshi")]),
        ("Hiroshi Tanaka", [("Tanaka", "Hiroshi")]),
        ("Tsai Mei-hui", [("Tsai", "Mei-hui")]),
        ("Le Duc Tho", [("Le", "Duc Tho")]),
        ("Jean Le Roux", [("Le Roux", "Jean")]),
        ("Mark Hill in Nairobi", [("Hill", "Mark")]),
        ("Dr. Jane Roe", [("Roe", "Jane")]),
        ("Organización de Pueblos del Sur", [("Organización de Pueblos del Sur",)]),
        ("Food and Agriculture Organization", [("Food and Agriculture Organization",)]),
        ("Ministry of Trade, Industry and Energy", [("Ministry of Trade, Industry and Energy",)]),
        ("United Nations, General Assembly", [("United Nations, General Assembly",)]),
        ("CIA World Factbook", [("CIA World Factbook",)]),
        ("van Dijk, Pieter, and the Scheldt Working Group", [("van Dijk", "Pieter"), ("Scheldt Working Group",)]),
        ("Roe, Jane … ", [("Roe", "Jane")]),
        ("Anon.", []),
        ("", []),
        (" . ", []),
    ],
)
def test_names_are_taken_apart_in_the_order_they_are_printed(text: str, expected: list[tuple[str, ...]]) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Roe, Jane, ed.", "editor"),
        ("Jane Roe and R. Doe, eds.", "editor"),
        ("Lungu, L. (Ed.)", "editor"),
        ("Teixeira M, Pinto A, editors", "editor"),
        ("Bishop, Carol, ed. and trans.", "editor"),
        ("Hill, Ann, trans.", "translator"),
        ("Roe, Jane", "author"),
    ],
)
def test_what_people_did_stands_behind_their_names(text: str, role: str) -> None:
    names, said = credited(text)
    assert said == role
    assert all("literal" not in name for name in names)


@pytest.mark.parametrize(
    "text", ["Annual Report 2003", "Cows of the lake", "Who owns it?", "3 May 2018", "", "Jpn. Soc. Nav"]
)
def test_what_is_no_name_is_nobodys(text: str) -> None:
    assert people(text) == []


@given(st.text(max_size=80))
def test_any_text_gives_names_that_say_something(text: str) -> None:
    for name in authors(text):
        assert all(value.strip() for value in name.values())
        assert "literal" in name or {"family", "given"} <= set(name)
