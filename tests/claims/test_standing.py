"""Standing facts: missions, offices, laws, ties, joint bodies and honours, in prose, infobox and references."""

import pytest
from tests.coded import claim_of, claims_of, sides

from legation.claims import Claim
from legation.coder import Coder

ARTICLE = """\
Chad–Niger relations have been close since the 1960s, when Chad helped its neighbour.[1] Both states maintain \
embassies in the other's capital.[2]
Chad |
Niger |
---|---|
Diplomatic mission | |
Embassy of Chad, Niamey | Embassy of Niger, N'Djamena |
Chad mediated a peace accord in 2015. Niger left the accord in 2018.[2][3]
References
edit- ^ Roe, Jane (12 June 2014). "The Chad-Niger Joint Commission meets". The Example Post. Retrieved 3 May 2019.
- ^ Jane Roe, Yoon Mi-rae (7 October 2012). "Missions in Niamey". The Example Times.
- ^ "Accord signed". Example Agency. 2015-05-15.
"""


def of_kind(coder: Coder, text: str, kind: str) -> list[Claim]:
    return [c for c in claims_of(coder, text) if c.kind == kind]


# ---- missions ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Denmark maintains an embassy in Nairobi.",
        "Denmark opened its embassy in Nairobi.",
        "Denmark keeps a consulate general in Nairobi.",
        "Denmark has a liaison office in Nairobi.",
        "Denmark keeps a high commission in Nairobi.",
        "Denmark is represented by an embassy in Nairobi.",
        "Denmark is represented in Uganda through its embassy in Nairobi.",
    ],
)
def test_a_mission_is_kept_by_its_sender_in_a_city_of_its_host(coder: Coder, text: str) -> None:
    (mission,) = of_kind(coder, text, "mission")
    assert sides(mission) == (["DNK"], ["KEN"])
    assert mission.where is not None
    assert (mission.where.name, mission.where.basis) == ("Nairobi", "explicit")
    assert mission.event is None


def test_a_mission_in_a_country_stands_there(coder: Coder) -> None:
    (mission,) = of_kind(coder, "Denmark maintains an embassy in Kenya.", "mission")
    assert mission.where is not None
    assert (mission.where.name, mission.where.precision) == ("Kenya", "country")


def test_states_with_embassies_in_each_others_capitals_keep_one_each_in_todays_capital(coder: Coder) -> None:
    found = of_kind(coder, "Kenya and Chad have embassies in each other's capitals.", "mission")
    places = {(*sides(m)[0], *sides(m)[1]): m.where and (m.where.name, m.where.basis) for m in found}
    assert places == {("KEN", "TCD"): ("N'Djamena", "inferred"), ("TCD", "KEN"): ("Nairobi", "inferred")}


def test_a_mission_in_prose_and_infobox_is_one_claim_with_two_pieces_of_evidence(coder: Coder) -> None:
    found = {sides(m)[0][0]: m for m in of_kind(coder, ARTICLE, "mission")}
    assert set(found) == {"TCD", "NER"}
    for mission in found.values():
        assert [e.part for e in mission.evidence] == ["sentence", "infobox"]
        assert all(e.text == ARTICLE[e.start : e.end] for e in mission.evidence)


def test_an_infobox_alone_states_missions(coder: Coder) -> None:
    text = ARTICLE.replace(" Both states maintain embassies in the other's capital.[2]", "")
    found = of_kind(coder, text, "mission")
    assert {(*sides(m)[0], m.where and m.where.name) for m in found} == {("TCD", "Niamey"), ("NER", "N'Djamena")}
    assert all([e.part for e in m.evidence] == ["infobox"] for m in found)


def test_one_stands_for_the_mission_named_before_it(coder: Coder) -> None:
    found = of_kind(coder, "Australia has a high commission in Port Vila, and Vanuatu has one in Canberra.", "mission")
    assert [sides(c) for c in found] == [(["AUS"], ["VUT"]), (["VUT"], ["AUS"])]


def test_missions_in_two_cities_are_two(coder: Coder) -> None:
    found = of_kind(coder, "Chad has an embassy in Paris and a consulate in Lyon.", "mission")
    assert [c.where and c.where.name for c in found] == ["Paris", "Lyon"]


@pytest.mark.parametrize("row", ["Embassy of Chad, Atlantis", "Embassy of Nowhere, Niamey", "Embassy of Niger, Niamey"])
def test_a_row_without_two_states_states_nothing(coder: Coder, row: str) -> None:
    text = ARTICLE.replace(" Both states maintain embassies in the other's capital.[2]", "")
    text = text.replace("Embassy of Chad, Niamey | Embassy of Niger, N'Djamena", row)
    assert of_kind(coder, text, "mission") == []


@pytest.mark.parametrize("text", ["Norway attacked the embassy.", "Denmark photographed the embassies in Kenya."])
def test_an_embassy_that_is_only_mentioned_is_no_mission(coder: Coder, text: str) -> None:
    assert of_kind(coder, text, "mission") == []


# ---- offices ----------------------------------------------------------------------------------------------------
def test_a_title_beside_a_name_is_the_writers_own_and_nothing_ahead_dates_it(coder: Coder) -> None:
    text = "Kenya will host President Mahamat Deby of Chad in August 2018, the Kenyan health minister said."
    office = claim_of(coder, text, "office", published="2018-06-20")
    assert (office.office, office.status, office.when.edtf, office.attribution) == ("President", "asserted", None, ())


def test_an_office_with_its_term(coder: Coder) -> None:
    office = claim_of(coder, "Anders Holm was the Danish ambassador to Chad from 2016 to 2021.", "office")
    assert office.office == "ambassador"
    assert sides(office)[0] == ["DNK"]
    assert (office.when.edtf, office.when.earliest, office.when.latest) == ("2016/2021", "2016-01-01", "2021-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Danish ambassador Anders Holm visited Kenya.",
        "Anders Holm, the Danish ambassador, visited Kenya.",
        "The Danish ambassador, Anders Holm, visited Kenya.",
        "Danish ambassador Anders Holm did not visit Kenya.",
    ],
)
def test_the_post_beside_a_name_is_asserted_whatever_the_sentence_does(coder: Coder, text: str) -> None:
    office = claim_of(coder, text, "office")
    assert (office.office, office.status) == ("ambassador", "asserted")


def test_a_former_post_is_none(coder: Coder) -> None:
    assert of_kind(coder, "Former Danish ambassador Anders Holm visited Kenya.", "office") == []


def test_a_person_and_post_are_claimed_once_a_document(coder: Coder) -> None:
    text = "Danish ambassador Anders Holm visited Kenya. Danish ambassador Anders Holm visited Uganda."
    assert len(of_kind(coder, text, "office")) == 1


# ---- laws -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "title", "issuer", "states"),
    [
        ("The Norwegian parliament passed the Kenya Trade Act in 2002.", "Kenya Trade Act", "NOR", ["KEN"]),
        ("Norway adopted the Iran and Sudan Trade Act in 2002.", "Iran and Sudan Trade Act", "NOR", ["IRN", "SDN"]),
    ],
)
def test_a_law_has_its_issuer_and_the_states_in_its_name(
    coder: Coder, text: str, title: str, issuer: str, states: list[str]
) -> None:
    law = claim_of(coder, text, "law")
    assert (law.title, sides(law), law.when.edtf) == (title, ([issuer], states), "2002")
    assert all(text[p.start : p.end] == p.text for p in law.recipients)
    assert law.event is None


def test_no_agreement_and_no_tie_is_made_of_the_states_in_a_laws_name(coder: Coder) -> None:
    claims = claims_of(coder, "Norway adopted the Iran and Sudan Nonproliferation Act.")
    assert [c.kind for c in claims] == ["law"]


def test_a_law_that_says_in_its_name_that_it_restricts_is_a_sanction(coder: Coder) -> None:
    law = claim_of(coder, "The Norwegian parliament passed the Kenya Sanctions Act.", "law")
    assert (law.event, law.mode, law.cameo, law.quad) == ("SANCTION", "discontinue", "163", "material conflict")


def test_a_resolution_whose_name_has_no_state_is_about_those_the_codebook_has_for_it(coder: Coder) -> None:
    law = claim_of(coder, "The United Nations Security Council adopted Resolution 1718 in 2006.", "law")
    assert sides(law) == (["UNO"], ["PRK"])
    assert law.recipients[0].text is None


@pytest.mark.parametrize("text", ["Norway disliked the Kenya Trade Act.", "Norway passed an act.", "The law was bad."])
def test_a_law_that_nobody_makes_is_only_mentioned(coder: Coder, text: str) -> None:
    assert of_kind(coder, text, "law") == []


# ---- ties -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "text",
    [
        "Relations between Kenya and Uganda have been close.",
        "Kenyan–Ugandan relations improved.",
        "Strong ties bind Kenya and Uganda.",
        "The close relationship between Kenya and Uganda was tested.",
        "Kenya established diplomatic relations with Uganda.",
    ],
)
def test_a_tie_stands_between_its_two_states_alike(coder: Coder, text: str) -> None:
    tie = claim_of(coder, text, "relation")
    assert sides(tie) == (["KEN", "UGA"], [])
    assert tie.reciprocal


def test_a_tie_of_nobody_named_is_between_the_two_states_that_the_document_is_about(coder: Coder) -> None:
    tie = claim_of(coder, "Kenya visited Uganda. Diplomatic relations were established in 1965.", "relation")
    assert sides(tie) == (["KEN", "UGA"], [])
    assert tie.when.edtf == "1965/.."
    assert all(p.text is None for p in tie.actors)


@pytest.mark.parametrize("text", ["Kenya hopes for close ties with Uganda.", "Relations with Uganda.", "Ties matter."])
def test_a_wish_or_a_bare_word_is_no_tie(coder: Coder, text: str) -> None:
    assert [c for c in of_kind(coder, text, "relation") if c.status == "asserted"] == []


def test_a_standing_tie_has_no_time_that_only_the_publication_date_would_give(coder: Coder) -> None:
    tie = claim_of(coder, "Relations between Kenya and Uganda are close.", "relation", published="2019-06-10")
    assert tie.when.edtf is None


# ---- joint bodies and honours -----------------------------------------------------------------------------------
def test_a_joint_body_in_the_title_of_a_reference_is_an_agreement_on_that_references_word(coder: Coder) -> None:
    (body,) = of_kind(coder, ARTICLE, "agreement")
    assert body.title == "Chad-Niger Joint Commission"
    assert sides(body) == (["TCD", "NER"], [])
    assert [e.part for e in body.evidence] == ["reference"]
    assert body.citations == (1,)
    assert [(s.role, s.name, s.citation) for s in body.attribution] == [("cited work", "The Example Post", 1)]


def test_an_award_that_is_given_is_an_honour_that_is_held(coder: Coder) -> None:
    text = "Norway awarded the president of Kenya the Order of Saint Olav in 1999."
    given, held = claim_of(coder, text, "SUPPORT"), claim_of(coder, text, "honour")
    assert sides(given) == (["NOR"], ["KEN"])
    assert sides(held) == (["KEN"], ["NOR"])
    assert held.event is None
    assert held.cameo is None
    assert held.when.edtf == given.when.edtf == "1999"


def test_an_award_that_is_only_promised_is_held_by_nobody(coder: Coder) -> None:
    text = "Norway will award the Order of Saint Olav to the Kenyan president."
    assert claim_of(coder, text, "SUPPORT").status == "planned"
    assert of_kind(coder, text, "honour") == []
