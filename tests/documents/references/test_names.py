from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.documents.references.names import authors


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
        ("", []),
        (" . ", []),
    ],
)
def test_names_are_taken_apart_in_the_order_they_are_printed(text: str, expected: list[tuple[str, ...]]) -> None:
    assert shown(text) == expected


@given(st.text(max_size=80))
def test_any_text_gives_names_that_say_something(text: str) -> None:
    for name in authors(text):
        assert all(value.strip() for value in name.values())
        assert "literal" in name or {"family", "given"} <= set(name)
