from __future__ import annotations

import pytest

from legation.documents.publication.outlet import credited, from_texts


@pytest.mark.parametrize(
    ("stated", "texts", "address", "outlet"),
    [
        ("Mali and Algeria sign accord | Sahel Gazette", ["© 2019 Sahel Gazette Ltd"], None, "Sahel Gazette"),
        ("Mali and Algeria sign accord | Sahel Gazette: news", ["© Sahel Gazette Publishing"], None, "Sahel Gazette"),
        ("Mali and Algeria sign accord - Red Sea Net", [], "https://www.redsea.example/a", "Red Sea Net"),
        ("Mali and Algeria sign accord | Press Briefings", ["Press Briefings"], None, None),
        (
            "Mali and Algeria sign accord | Ministry of Foreign Affairs",
            ["Ministry of Foreign Affairs of the Republic of Mali © 2019"],
            None,
            "Ministry of Foreign Affairs of the Republic of Mali",
        ),
        ("Mali and Algeria sign accord", ["Ministry of External Relations"], None, "Ministry of External Relations"),
        ("Mali and Algeria sign accord", ["Sign up for our letter"], None, None),
    ],
)
def test_a_page_names_its_outlet(stated: str, texts: list[str], address: str | None, outlet: str | None) -> None:
    assert from_texts("Mali and Algeria sign accord", stated, texts, address) == outlet


def test_a_monitoring_service_names_the_agency_that_it_translates() -> None:
    assert (
        credited(["Source: IRNA news agency, Tehran, in Persian 1440 gmt 11 Jun 08"]) == "Islamic Republic News Agency"
    )
    assert credited(["SOURCE: Westburg news agency, in English"]) == "Westburg"
