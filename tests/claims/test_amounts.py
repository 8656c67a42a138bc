"""How much and how many: what is read, what is not, and which act it belongs to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.coded import claim_of, claims_of

from legation.claims import Amount
from legation.claims.amounts import Amounts
from legation.claims.amounts.measured import Measures
from legation.coder import Coder

SALAD = """$ US$ € £ Rs C$ 2.9 7 12 20 30 3,000 1,250.75 2018 0 m bn k crore million billion dozen hundred half a and to
    between at least over about euros yen francs CFA Norwegian kroner U.S. dollars percent % tonnes of wheat km barrels
    a day people soldiers dead killed killing wounding Chad Norway gave shelled 9/11 - – , . ( ) Su-35 twelve two
    one more than each others its İ ﬁ 🙂 ² ١٢ ½ 한국""".split()


def amounts(coder: Coder, text: str) -> list[Amount]:
    found = [a for c in claims_of(coder, text) for a in c.amounts]
    assert all(text[a.start : a.end] == a.text for a in found)
    return found


def told(coder: Coder, text: str) -> list[tuple[float, str, str, str | None]]:
    return [(a.value, a.unit, a.text, a.of) for a in amounts(coder, text)]


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("$2.9 billion", 2.9e9, "USD"),
        ("US$7bn", 7e9, "USD"),
        ("C$5 million", 5e6, "CAD"),
        ("A$3m", 3e6, "AUD"),
        ("20 million Canadian dollars", 2e7, "CAD"),
        ("3 billion New Zealand dollars", 3e9, "NZD"),
        ("5 million U.S. dollars", 5e6, "USD"),
        ("6.3 billion euros", 6.3e9, "EUR"),
        ("£3m", 3e6, "GBP"),
        ("€450,000", 450_000, "EUR"),
        ("12 million Norwegian kroner", 1.2e7, "NOK"),
        ("NOK 12 million", 1.2e7, "NOK"),
        ("20 billion yen", 2e10, "JPY"),
        ("half a million Swiss francs", 500_000, "CHF"),
        ("12 million German marks", 1.2e7, "DEM"),
        ("50 billion South Korean won", 5e10, "KRW"),
        ("₹200 crore", 2e9, "INR"),
        ("$1,250.75", 1250.75, "USD"),
        ("a trillion rupiah", 1e12, "IDR"),
        ("40 million pounds sterling", 4e7, "GBP"),
    ],
)
def test_money_is_read_with_its_currency(coder: Coder, words: str, value: float, unit: str) -> None:
    assert told(coder, f"Norway gave Chad {words} on Monday.") == [(value, unit, words, None)]


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("30 million francs", "franc"),
        ("30 million pesos", "peso"),
        ("30 million pounds", "pound"),
        ("500 CFA francs", "CFA franc"),
        ("Rs 200 crore", "rupee"),
        ("3 million Congolese francs", "CDF"),
    ],
)
def test_a_currency_of_several_states_is_a_noun_where_the_words_do_not_say_whose(
    coder: Coder, words: str, unit: str
) -> None:
    assert [a.unit for a in amounts(coder, f"Norway gave the government of Chad {words}.")] == [unit]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway gave Chad $5 billion in military aid.", (5e9, "USD", "$5 billion", "military aid")),
        ("Japan granted Laos a 20 billion yen loan.", (2e10, "JPY", "20 billion yen", "loan")),
        ("Norway gave Chad a loan of $3 billion.", (3e9, "USD", "$3 billion", "loan")),
        ("Norway gave Chad weapons worth $200 million.", (2e8, "USD", "$200 million", "weapons")),
        ("Norway gave Chad between $20 million and $30 million in aid.",
         (2e7, "USD", "between $20 million and $30 million", "aid")),
        ("Norway gave Chad $2-3 billion in military aid.", (2e9, "USD", "$2-3 billion", "military aid")),
        ("Poland sent Ukraine 200,000 tonnes of wheat.", (200_000, "tonne", "200,000 tonnes", "wheat")),
        ("Poland sent Ukraine 31 Abrams tanks.", (31, "tank", "31 Abrams tanks", None)),
        ("Ecuador bought 450 megawatts a day from Colombia.",
         (450, "megawatt per day", "450 megawatts a day", None)),
        ("Norway imposed a 25 percent tariff on steel from Iceland.", (25, "percent", "25 percent", "tariff")),
        ("Russia expelled 12 Norwegian diplomats.", (12, "diplomat", "12 Norwegian diplomats", "expelled")),
        ("Mali captured two dozen soldiers of Chad.", (24, "soldier", "two dozen soldiers", "captured")),
        ("Chad's army killed at least 23 people in Libya.", (23, "person", "at least 23 people", "killed")),
        ("Between 20 and 30 Malian soldiers were detained by Chad.",
         (20, "soldier", "Between 20 and 30 Malian soldiers", "detained")),
        ("Chad detained 20 to 30 Malian soldiers.", (20, "soldier", "20 to 30 Malian soldiers", "detained")),
        ("Chad attacked Mali with two hundred and fifty tanks.",
         (250, "tank", "two hundred and fifty tanks", None)),
        ("Norway freed 12 of its prisoners from Chad.", (12, "prisoner", "12 of its prisoners", "freed")),
        ("Chad killed 1,500 Libyan troops.", (1500, "troop", "1,500 Libyan troops", "killed")),
    ],
)  # fmt: skip
def test_an_amount_has_its_unit_its_words_and_what_it_is_of(
    coder: Coder, text: str, expected: tuple[float, str, str, str | None]
) -> None:
    assert told(coder, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Norway attacked Iceland in the 1990s and on 12 May 2018 at 9:30 a.m.",
        "Norway attacked Iceland for three days after the 2018 elections.",
        "Norway attacked Iceland, a 38-year-old minister said.",
        "Norway condemned Chad by 120 votes to 14.",
        "Norway criticised Iceland at the Group of 20.",
        "Russia sent Syria its Su-35.",
        "Iran condemned Chad over the 9/11 attacks.",
        "Several hundred soldiers attacked Chad, and dozens of people were detained by Libya.",
        "Norway accused Iceland of violating Resolution 2254 and Article 5 of the treaty.",
        "Norway expelled one of them from Chad.",
        "The two countries signed a treaty, and Norway thanked Chad for the second time.",
        "Norway sold Iceland a Boeing 737.",
        "Chad attacked Mali, a country of 26 million people.",
    ],
)
def test_no_amount_where_there_is_none(coder: Coder, text: str) -> None:
    assert claims_of(coder, text) != ()
    assert told(coder, text) == []


@pytest.mark.parametrize(
    ("text", "trigger", "values"),
    [
        ("Chad shelled Libya, killing 12 people and wounding 30.", "killing", [12, 30]),
        ("Libya bombed Chad in a raid in which 12 died.", "bombed", [12]),
        ("Libya bombed Chad in an attack that killed 12.", "bombed", [12]),
        ("Twelve soldiers were killed when Chad shelled the town.", "killed", [12]),
        ("The shelling by Chad left 3,000 homeless in Libya.", "shelling", [3000]),
        ("Norway attacked Iceland, leaving at least 23 people dead.", "attacked", [23]),
        ("Trade between Norway and Chad was worth $1.3 billion last year.", "Trade", [1.3e9]),
        ("Lebanon took delivery of 90 vehicles donated by the United States.", "donated", [90]),
        ("Norway agreed to lend Iceland $500 million.", "lend", [5e8]),
    ],
)
def test_an_amount_belongs_to_the_act_that_governs_it_most_nearly(
    coder: Coder, text: str, trigger: str, values: list[float]
) -> None:
    owners = {c.trigger.text: [a.value for a in c.amounts] for c in claims_of(coder, text) if c.trigger and c.amounts}
    assert {words.split()[0]: found for words, found in owners.items()} == {trigger.split()[0]: values}


def test_what_an_attack_did_is_no_amount_of_its_condemnation(coder: Coder) -> None:
    assert claim_of(coder, "Norway condemned the attack by Chad that killed 12 people.", "ACCUSE").amounts == ()


def test_an_amount_of_no_events_action_goes_nowhere(coder: Coder) -> None:
    assert told(coder, "Norway attacked Iceland, said a man who owned 12 boats.") == []


def test_a_price_is_for_what_is_bought(coder: Coder) -> None:
    text = "Egypt signed a deal with France to buy 24 Rafale jets for $5 billion."
    assert told(coder, text) == [
        (24, "jet", "24 Rafale jets", None),
        (5e9, "USD", "$5 billion", "24 Rafale jets"),
    ]


def test_a_plan_and_its_announcement_both_carry_the_amount(coder: Coder) -> None:
    text = "Iceland says it will train a dozen sappers from Ukraine."
    found = [c for c in claims_of(coder, text) if c.amounts]
    assert {c.event for c in found} == {"AID", "AGREE"}
    assert {a.value for c in found for a in c.amounts} == {12}


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SALAD), max_size=16).map(" ".join))
def test_words_are_where_the_amount_says_in_word_salad(coder: Coder, text: str) -> None:
    amounts(coder, f"Norway gave Chad {text}")


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(SALAD), max_size=20).map("".join)))
def test_odd_strings_come_back(coder: Coder, text: str) -> None:
    sentence = coder.parser.sentence(text)
    for found in Measures(coder.book).read(text, sentence, []) if sentence is not None else ():
        assert found.span.of(text).strip() == found.span.of(text) != ""
        assert found.value > 0


@pytest.mark.parametrize(
    "piece", ["1 ", "$1 ", "20 to ", "12 of ", "million ", "5 million ", "two hundred and ", "at least "]
)
def test_twenty_kilobytes_of_anything_come_back(coder: Coder, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    sentence = coder.parser.sentence(text)
    assert sentence is not None
    assert Amounts(coder.book).of(text, sentence, [], {}) == {}
