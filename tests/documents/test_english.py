from __future__ import annotations

import pytest

from legation.documents import read
from legation.documents.english import is_foreign, require_english
from legation.errors import RefusedError
from legation.sources import Capture

FOREIGN = {
    "Korean (ko)": "외무성 대변인은 오늘 기자회견에서 말리와의 친선관계를 강조하였다. " * 4,
    "Spanish (es)": "El presidente recibió ayer al embajador de Malí y destacó las buenas relaciones. " * 2,
    "German (de)": "Der Präsident empfing gestern den Botschafter Malis und betonte die guten Beziehungen. " * 2,
    "French (fr)": "Le président a reçu hier l'ambassadeur du Mali et a salué les bonnes relations. " * 2,
    "Russian (ru)": "Министр иностранных дел заявил, что переговоры прошли успешно. " * 2,
    "Arabic (ar)": "استقبل رئيس الجمهورية أمس سفير مالي وأكد على العلاقات الجيدة. " * 2,
    "Turkish (tr)": "Cumhurbaşkanı dün Mali büyükelçisini kabul etti ve iyi ilişkilere vurgu yaptı. " * 2,
}


@pytest.mark.parametrize("language", FOREIGN)
def test_another_language_is_refused_by_its_name(language: str) -> None:
    with pytest.raises(RefusedError) as caught:
        require_english(FOREIGN[language], "a.txt")
    assert caught.value.reason == f"language is {language}, only English is read"


@pytest.mark.parametrize(
    "prose",
    [
        "Choe Ryong Hae, Pak Pong Ju, Ri Su Yong, Hwang Pyong So and Jang Myong Ho met with Faisal Mekdad, Walid "
        "al-Muallem and Bouthaina Shaaban of Syria in Pyongyang.",
        "ALGERIA AND MALI SIGN AN ACCORD ON TRADE, AND THE MINISTERS OF THE TWO SPEAK OF FRIENDSHIP",
        "Algeria–Mali relations (Arabic: العلاقات الجزائرية المالية) have been close since the 1960s.",
        "Mali, Algeria Ministers Meet; Niamey, Bamako Condemn Attack Near Border Town, Promise Joint Patrols",
    ],
)
def test_english_with_foreign_names_goes_through(prose: str) -> None:
    require_english(prose, "a.txt")


def test_a_text_too_short_to_tell_goes_through() -> None:
    require_english("El presidente recibió al embajador.", "a.txt")


def test_a_short_text_in_another_script_is_refused_all_the_same() -> None:
    with pytest.raises(RefusedError, match="only English is read"):
        require_english("양국은 회담에서 협력을 강화하기로 했다.", "a.txt")


def test_a_paragraph_in_another_language_is_left_out_and_the_others_read() -> None:
    english = "Mali and Algeria signed an accord on Monday, and the ministers said that it would open two crossings."
    french = (
        "Le Mali et l'Algérie ont signé lundi un accord qui ouvre deux postes frontière, ont déclaré les ministres."
    )
    found = read(Capture("a.txt", f"{english}\n\n{french}\n\n{english} It was the second one.\n".encode()))
    assert [r.reason for r in found.excluded] == ["language"]
    assert all("Mali and Algeria" in found.text[b.start : b.end] for b in found.blocks)
    assert not is_foreign(
        "Al-Hayat, Asharq al-Awsat, Al-Quds al-Arabi, Al-Ahram, Al-Watan, Tishreen, Al-Thawra, Al-Baath"
    )
