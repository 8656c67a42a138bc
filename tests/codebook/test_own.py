"""A user's own entries: added, in place of ours, or refused by file, key and reason, with nothing half loaded."""

from pathlib import Path

import pytest

from legation.codebook import Person, load
from legation.errors import CodebookError

GOOD = """\
checked: 2026-11-22
source: https://example.org/ruritania
people:
- id: black-michael
  name: Michael of Strelsau
  family: Strelsau
  terms:
  - {office: duke, country: CZE, sector: GOV, from: 2001, until: 2009}
outlets:
- id: strelsau-courier
  name: Strelsau Courier
  country: CZE
  domains: [courier.example.org]
  control: {kind: private, evidence: https://example.org/courier}
bodies:
- {id: elphberg-guard, name: Elphberg Guard, country: CZE, sector: MIL, members: [{country: DEU, from: 2001}]}
roles:
  sectors:
    MIL: {persons: [cuirassier of the guard, attorney general]}
"""


def own(tmp_path: Path, text: str, name: str = "own.yaml") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_adds_entries_of_every_kind(tmp_path: Path) -> None:
    book = load(own(tmp_path, GOOD))
    assert [n.entry.id for n in book.find("Michael of Strelsau")] == ["black-michael"]
    assert [p.id for p in book.family("Strelsau")] == ["black-michael"]
    outlet = book.outlet_of("www.courier.example.org")
    assert outlet is not None
    assert (outlet.id, outlet.source) == ("strelsau-courier", "https://example.org/ruritania")
    body = book.body("elphberg-guard")
    assert body is not None
    assert [(m.country, m.since) for m in body.members] == [("DEU", "2001")]
    assert [n.entry.id for n in book.find("Angela Merkel")] == ["angela-merkel"]


def test_a_user_s_role_noun_goes_before_ours(tmp_path: Path) -> None:
    book = load(own(tmp_path, GOOD))
    own_noun, ours = book.role(["cuirassier", "of", "the", "guard"]), book.role(["attorney", "general"])
    assert own_noun is not None
    assert ours is not None
    assert (own_noun.sector, ours.sector) == ("MIL", "MIL")


def test_an_entry_with_the_id_of_ours_takes_its_place(tmp_path: Path) -> None:
    text = (
        "checked: 2026-11-22\nsource: https://example.org/\npeople:\n- id: angela-merkel\n  name: Angela Merkel\n"
        "  terms:\n  - {office: scholar, country: DEU, sector: EDU}\n"
    )
    term = load(own(tmp_path, text)).office("angela-merkel", "2010")
    assert term is not None
    assert term.office == "scholar"
    kept = load().office("angela-merkel", "2010")
    assert kept is not None
    assert kept.office == "chancellor"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("people: [\n", r"own\.yaml: line 2: "),
        ("- a\n- b\n", r"own\.yaml: file: is no mapping"),
        ("persons:\n- {id: a}\n", r"own\.yaml: persons: no such kind; there are states, bodies"),
        ("people: {id: a}\n", r"own\.yaml: people: is not a list of mappings"),
        ("people:\n- {id: a, name: A B}\n", r"own\.yaml: a: lacks source, checked"),
        (
            "checked: 2026\nsource: https://example.org/\npeople:\n"
            "- {id: a, name: A B, terms: [{office: x, country: QQQ, sector: GOV}]}\n",
            r"own\.yaml: a: x: country is neither",
        ),
        (
            "checked: 2026\nsource: https://example.org/\npeople:\n- {id: a, name: A B, country: DEU, colour: red}\n",
            r"own\.yaml: a: unknown fields: colour",
        ),
        (
            "checked: 2026\nsource: https://example.org/\npeople:\n"
            "- {id: a, name: Angela Merkel, country: DEU, sector: GOV}\n",
            r"own\.yaml: a: angela merkel: the name stands also for angela-merkel \(people\.europe\.yaml\)",
        ),
        (
            "checked: 2026\nsource: https://example.org/\nbodies:\n- {id: b, name: B C, country: DEU, "
            "members: [{country: FRA, from: 2001, until: 2010}, {country: FRA, from: 2005}]}\n",
            r"own\.yaml: b: member FRA: two memberships overlap",
        ),
    ],
)
def test_what_is_wrong_is_said_with_file_key_and_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        load(own(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("people:\n- {id: a, name: A B, terms: x}\n", r"own\.yaml: a: terms: "),
        ("people:\n- {id: a, name: A B, terms: [x]}\n", r"own\.yaml: a: terms\.0: "),
        ("people:\n- {id: a, name: A B, country: DEU, aliases: 5}\n", r"own\.yaml: a: aliases: "),
        ("people:\n- {id: a, name: A B, country: DEU, aliases: [{from: 2001}]}\n", r"own\.yaml: a: aliases\.0"),
        ("people:\n- {id: a, name: 7, country: DEU}\n", r"own\.yaml: a: name: "),
        ("people:\n- {id: [1], name: A B, country: DEU}\n", r"own\.yaml: \[1\]: id: "),
        ("people:\n- {id: a, name: A B, terms: [{office: x}]}\n", r"own\.yaml: a: terms\.0\.country: "),
        ("bodies:\n- {id: a, name: A B, country: DEU, members: [x]}\n", r"own\.yaml: a: members\.0: "),
        ("outlets:\n- {id: a, name: A B, country: DEU, control: x}\n", r"own\.yaml: a: control: "),
        ("states:\n- {id: QQR, name: Q R, capitals: [x]}\n", r"own\.yaml: QQR: capitals\.0: "),
        ("days:\n- {id: d, country: DEU, day: '02-28', year: x, what: x}\n", r"own\.yaml: d: year: "),
        ("days:\n- {id: d, country: DEU, day: '02-30', what: x}\n", r"own\.yaml: d: not a day"),
        ("laws:\n- {id: d, name: X Act, issuer: QQQ}\n", r"own\.yaml: d: neither a state"),
        ("roles: [a]\n", r"own\.yaml: roles: "),
        ("roles: {sectors: {MIL: [a]}}\n", r"own\.yaml: roles: sectors\.MIL: "),
        ("roles: {sectors: {MIL: {persons: [{plural: x}]}}}\n", r"own\.yaml: roles: sectors\.MIL\.persons\.0"),
        ("roles: {sectors: {KNG: {persons: [knight errant]}}}\n", r"own\.yaml: KNG: sector is none"),
    ],
)
def test_what_is_malformed_is_named_before_anything_is_loaded(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(CodebookError, match=message):
        load(own(tmp_path, "checked: 2026\nsource: https://example.org/\n" + text))


def test_a_folder_with_a_malformed_entry_is_refused_too(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text("entries:\n- {id: a, name: A B, terms: [x]}\n")
    with pytest.raises(CodebookError, match=r"people\.yaml: a: terms\.0: "):
        load(tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match=r"nowhere\.yaml: file: there is none"):
        load(tmp_path / "nowhere.yaml")


def test_a_person_of_a_file_is_typed_like_ours(tmp_path: Path) -> None:
    person = load(own(tmp_path, GOOD)).person("black-michael")
    assert isinstance(person, Person)
    assert (person.country, person.sector, person.terms[0].until) == ("CZE", "GOV", "2009")
