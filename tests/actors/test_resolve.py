"""Who some words mean: the words first, the sentence around them only for what they leave open."""

import pytest

from legation.actors import Resolution, resolve
from legation.coder import Coder


def _resolve(coder: Coder, text: str, on: str | None = None, context: str | None = None) -> Resolution:
    return resolve(coder.parser.sentence, coder.book, text, on, context)


def test_a_role_with_its_country_is_resolved_by_itself(coder: Coder) -> None:
    found = _resolve(coder, "Kenyan troops")
    assert (found.actor.country, found.actor.sector, found.confidence) == ("KEN", "MIL", 0.9)


def test_a_group_is_resolved_on_the_date(coder: Coder) -> None:
    assert _resolve(coder, "the Taliban", "2010").actor.sector == "REB"
    assert _resolve(coder, "the Taliban", "2022").actor.sector == "GOV"


def test_a_person_s_household_word_takes_the_person(coder: Coder) -> None:
    found = _resolve(coder, "aides of Angela Merkel", "2017")
    assert found.actor.country == "DEU"


def test_a_clause_is_resolved_by_its_first_noun(coder: Coder) -> None:
    assert _resolve(coder, "Kenyan troops withdrew").actor.country == "KEN"


def test_a_context_without_any_actor_changes_nothing(coder: Coder) -> None:
    assert _resolve(coder, "a kettle", None, "Somebody sold a kettle.") == _resolve(coder, "a kettle")


def test_a_role_alone_is_less_sure(coder: Coder) -> None:
    found = _resolve(coder, "the foreign minister")
    assert (found.actor.country, found.actor.sector) == (None, "GOV")
    assert found.confidence < 0.9


def test_the_sentence_says_whose_minister_is_meant(coder: Coder) -> None:
    context = "Niger protested, and Foreign Minister Musa Diallo accused the neighbours."
    found = _resolve(coder, "Musa Diallo", None, context)
    assert found.actor.country == "NER"
    assert found.actor.because[-1] == "read in its sentence"


def test_a_context_that_lacks_the_words_changes_nothing(coder: Coder) -> None:
    assert _resolve(coder, "Musa Diallo", None, "Niger protested.") == _resolve(coder, "Musa Diallo")


def test_words_that_name_nobody_are_unknown_and_keep_their_words(coder: Coder) -> None:
    found = _resolve(coder, " a green kettle ")
    assert (found.actor.kind, found.actor.name) == ("unknown", "a green kettle")
    assert found.confidence < 0.2


def test_no_words_are_nobody_for_sure(coder: Coder) -> None:
    assert _resolve(coder, "  ").confidence == 0.0


def test_the_same_words_with_a_person_mean_the_person(coder: Coder) -> None:
    assert _resolve(coder, "Norwegian Foreign Minister Anna Berg").actor.name == "Anna Berg"


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("Hamburg police station", "DEU", "COP"), ("members of the Bundestag", "DEU", "LEG"),
        ("Muslim leaders in Norway", "NOR", "REL"), ("Boko Haram gunmen", "NGA", "REB"),
        ("Iceland's displaced", "ISL", "REF"), ("the taoiseach", "IRL", "GOV"),
        ("a congressional delegation", None, "LEG"),
        ("a breakaway republic", None, "PRE"), ("netizens", None, "CVL"),
        ("national intelligence agency officer", None, "SPY"),
    ],
)  # fmt: skip
def test_the_words_tell_country_and_sector_even_where_no_mention_stands(
    coder: Coder, text: str, country: str | None, sector: str
) -> None:
    actor = _resolve(coder, text, "2018").actor
    assert (actor.country, actor.sector) == (country, sector)


def test_what_the_sentence_makes_likely_is_inferred_and_says_so(coder: Coder) -> None:
    found = _resolve(coder, "lawyers", "2016", "Lawyers asked the court in Lisbon to free the Portuguese banker.")
    assert (found.actor.country, found.actor.sector) == ("PRT", "JUD")
    assert found.confidence <= 0.3
    assert found.actor.because[-1].startswith("inferred: ")


def test_a_state_without_such_an_office_is_not_inferred(coder: Coder) -> None:
    found = _resolve(coder, "the president", "2016", "North Korea will free them, the president said.")
    assert found.actor.country is None


def test_without_a_context_nothing_is_inferred(coder: Coder) -> None:
    assert _resolve(coder, "the senators", "2016").actor.country is None


def test_a_maker_is_of_its_state_and_not_its_government(coder: Coder) -> None:
    actor = _resolve(coder, "Turkish drone maker Baykar", "2022").actor
    assert (actor.country, actor.sector) == ("TUR", None)


def test_a_person_is_meant_where_a_role_only_introduces_him(coder: Coder) -> None:
    assert _resolve(coder, "French far-right leader Marine Le Pen", "2022-04-01").actor.name == "Marine Le Pen"
