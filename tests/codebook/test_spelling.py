"""One person under many spellings, and never two people under one."""

import pytest

from legation.codebook import load

BOOK = load()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Rodney J. Rosenstein", "rod-rosenstein"),
        ("Michael R. Pompeo", "mike-pompeo"),
        ("Abe Shinzo", "shinzo-abe"),
        ("Orbán Viktor", "viktor-orban"),
        ("Jong Un Kim", "kim-jong-un"),
        ("Jinping Xi", "xi-jinping"),
        ("Sergey Shoygu", "sergei-shoigu"),
        ("Abdel Fatah al-Sissi", "abdel-fattah-el-sisi"),
        ("Muammar Kadafi", "muammar-gaddafi"),
        ("Volodimir Zelenskii", "volodymyr-zelensky"),
    ],
)
def test_another_spelling_finds_the_person(name: str, key: str) -> None:
    person = BOOK.spelled(name.split())
    assert person is not None
    assert person.id == key


@pytest.mark.parametrize("name", ["Kim Il Jong", "Angela", "John Hall", "Bill Merkel", "Michael Gorbachova", "A. B."])
def test_who_only_sounds_alike_is_nobody(name: str) -> None:
    assert BOOK.spelled(name.split()) is None


def test_the_three_kims_stay_three() -> None:
    names = ("Kim Il Sung", "Kim Il-sung", "Kim Jong Il", "Kim Jong-il", "Kim Jong Un", "Kim Jong-un", "Kim Jong-Un")
    found = [{n.entry.id for n in BOOK.find(name)} for name in names]
    assert found == [{"kim-il-sung"}] * 2 + [{"kim-jong-il"}] * 2 + [{"kim-jong-un"}] * 3
