"""Twenty names of each kind, with what they stand for on a date, written from public knowledge apart from the data."""

from __future__ import annotations

import pytest

from legation.codebook import Codebook, Outlet, Person, alive, load

BOOK = load()


def reading(name: str, on: str | None = None, book: Codebook = BOOK) -> tuple[str, str | None]:
    """Kind and country of the first reading of a name on a date."""
    entry = next(n for n in book.find(name) if alive(n, on)).entry
    return entry.kind, entry.country


def held(name: str, on: str) -> tuple[str | None, str | None, str]:
    """Country, sector and office of the one person of a name on a date."""
    (person,) = {n.entry.id: n.entry for n in BOOK.find(name) if isinstance(n.entry, Person)}.values()
    assert isinstance(person, Person)
    term = BOOK.office(person, on)
    assert term is not None
    return term.country, term.sector, term.office


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Botswana", "BWA"), ("Republic of Moldova", "MDA"), ("Swaziland", "SWZ"), ("Eswatini", "SWZ"),
        ("Federated States of Micronesia", "FSM"), ("São Tomé and Príncipe", "STP"), ("Cabo Verde", "CPV"),
        ("Timor-Leste", "TLS"), ("East Timor", "TLS"), ("Holy See", "VAT"), ("Myanmar", "MMR"), ("Brunei", "BRN"),
        ("Slovakia", "SVK"), ("North Macedonia", "MKD"), ("Laos", "LAO"), ("Guinea-Bissau", "GNB"), ("Taiwan", "TWN"),
        ("Trinidad and Tobago", "TTO"), ("Western Sahara", "ESH"), ("United Arab Emirates", "ARE"),
    ],
)  # fmt: skip
def test_states(name: str, country: str) -> None:
    assert reading(name) == ("state", country)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Burmese", "MMR"), ("Ivorian", "CIV"), ("Filipinos", "PHL"), ("Danes", "DNK"), ("Dutch", "NLD"),
        ("Malagasy", "MDG"), ("Nigeriens", "NER"), ("Nigerian", "NGA"), ("Emirati", "ARE"), ("Kyrgyz", "KGZ"),
        ("Swiss", "CHE"), ("Spaniards", "ESP"), ("Czech", "CZE"), ("Lao", "LAO"), ("Kuwaiti", "KWT"),
        ("Bosnians", "BIH"), ("Finns", "FIN"), ("Qatari", "QAT"), ("Thai", "THA"), ("New Zealanders", "NZL"),
    ],
)  # fmt: skip
def test_adjectives_and_peoples(name: str, country: str) -> None:
    assert reading(name) == ("state", country)


@pytest.mark.parametrize(
    ("name", "on", "country"),
    [
        ("Harare", "2005", "ZWE"), ("Canberra", "1990", "AUS"), ("Bonn", "1975", "DEU"), ("Berlin", "2010", "DEU"),
        ("Saigon", "1970", "VNM"), ("Hanoi", "1970", "VDR"), ("Astana", "2000", "KAZ"), ("Nur-Sultan", "2020", "KAZ"),
        ("Naypyidaw", "2015", "MMR"), ("Rangoon", "1990", "MMR"), ("Karachi", "1955", "PAK"),
        ("Brasilia", "1985", "BRA"), ("Ulaanbaatar", "2010", "MNG"), ("Abuja", "2010", "NGA"),
        ("Moscow", "1975", "SUN"), ("Moscow", "2005", "RUS"), ("Elysee", "2012", "FRA"), ("Whitehall", "2010", "GBR"),
        ("Blue House", "2016", "KOR"), ("White House", "2012", "USA"),
    ],
)  # fmt: skip
def test_capitals_and_seats_on_a_date(name: str, on: str, country: str) -> None:
    assert reading(name, on) == ("state", country)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("الأردن", "JOR"), ("مصر", "EGY"), ("لبنان", "LBN"), ("日本", "JPN"), ("俄罗斯", "RUS"), ("法国", "FRA"),
        ("آلمان", "DEU"), ("ایران", "IRN"), ("Allemagne", "DEU"), ("Royaume-Uni", "GBR"), ("ישראל", "ISR"),
        ("רוסיה", "RUS"), ("일본", "JPN"), ("미국", "USA"), ("로씨야", "RUS"), ("Украина", "UKR"), ("Грузия", "GEO"),
        ("Alemania", "DEU"), ("Estados Unidos", "USA"), ("Corea del Norte", "PRK"),
    ],
)  # fmt: skip
def test_names_in_other_languages(name: str, country: str) -> None:
    assert reading(name) == ("state", country)


@pytest.mark.parametrize(
    ("name", "on", "country"),
    [
        ("Angela Merkel", "2010", "DEU"), ("Jacinda Ardern", "2019-03-15", "NZL"),
        ("Justin Trudeau", "2016-05", "CAN"), ("Michelle Bachelet", "2015", "CHL"), ("Robert Mugabe", "2005", "ZWE"),
        ("Paul Kagame", "2012", "RWA"), ("Ellen Johnson Sirleaf", "2010", "LBR"), ("Mahathir Mohamad", "1995", "MYS"),
        ("Islam Karimov", "2005", "UZB"), ("Megawati Sukarnoputri", "2003", "IDN"),
        ("Nursultan Nazarbayev", "2000", "KAZ"), ("Evo Morales", "2010", "BOL"),
        ("Gloria Macapagal Arroyo", "2006", "PHL"), ("Rafael Correa", "2012", "ECU"),
        ("Lech Kaczyński", "2008", "POL"), ("Viktor Yanukovych", "2012", "UKR"), ("Ali Abdullah Saleh", "2005", "YEM"),
        ("Isaias Afwerki", "2010", "ERI"), ("Meles Zenawi", "2008", "ETH"), ("Margaret Thatcher", "1985", "GBR"),
    ],
)  # fmt: skip
def test_heads_of_state_and_government(name: str, on: str, country: str) -> None:
    assert held(name, on)[:2] == (country, "GOV")


@pytest.mark.parametrize(
    ("name", "on", "country", "word"),
    [
        ("Joschka Fischer", "2002", "DEU", "foreign"), ("Dominique de Villepin", "2003-03", "FRA", "foreign"),
        ("Jack Straw", "2004", "GBR", "foreign"), ("Carl Bildt", "2010", "SWE", "foreign"),
        ("Radosław Sikorski", "2012", "POL", "foreign"), ("Yang Jiechi", "2010", "CHN", "foreign"),
        ("Hina Rabbani Khar", "2012", "PAK", "foreign"), ("Celso Amorim", "2008", "BRA", "foreign"),
        ("Mevlüt Çavuşoğlu", "2019", "TUR", "foreign"), ("Mohammad Javad Zarif", "2016", "IRN", "foreign"),
        ("Ahmed Aboul Gheit", "2009", "EGY", "foreign"), ("Sergei Ivanov", "2004", "RUS", "defence"),
        ("Ehud Barak", "2010", "ISR", "defence"), ("Julie Bishop", "2016", "AUS", "foreign"),
        ("Winston Peters", "2018-06", "NZL", "foreign"), ("Yun Byung-se", "2015", "KOR", "foreign"),
        ("Katsuya Okada", "2010-03", "JPN", "foreign"), ("Margot Wallström", "2016", "SWE", "foreign"),
        ("Donald Rumsfeld", "2003", "USA", "defense"), ("Hulusi Akar", "2020", "TUR", "defence"),
    ],
)  # fmt: skip
def test_foreign_and_defence_ministers(name: str, on: str, country: str, word: str) -> None:
    found_country, sector, office = held(name, on)
    assert (found_country, sector) == (country, "GOV")
    assert word in office


@pytest.mark.parametrize(
    ("name", "on", "country", "sector"),
    [
        ("Vitaly Churkin", "2010", "RUS", "GOV"), ("Samantha Power", "2015", "USA", "GOV"),
        ("Richard Holbrooke", "2009-06", "USA", "GOV"), ("Dennis Ross", "1995", "USA", "GOV"),
        ("Staffan de Mistura", "2016", "UNO", None), ("Lakhdar Brahimi", "2013", "UNO", None),
        ("Hans Blix", "2002", "UNO", None), ("Mohamed ElBaradei", "2005", "IGO", None),
        ("Jens Stoltenberg", "2017", "IGO", None), ("Federica Mogherini", "2016", "EUR", None),
        ("David Petraeus", "2008", "USA", "MIL"), ("Valery Gerasimov", "2015", "RUS", "MIL"),
        ("Qasem Soleimani", "2015", "IRN", "MIL"), ("Maria Zakharova", "2018", "RUS", "GOV"),
        ("Dmitry Peskov", "2018", "RUS", "GOV"), ("Fatou Bensouda", "2015", "IGO", "JUD"),
        ("Nancy Pelosi", "2008", "USA", "LEG"), ("Jeremy Corbyn", "2017", "GBR", "LEG"),
        ("Alexei Navalny", "2018", "RUS", "OPP"), ("Abdullah Ocalan", "1995", "TUR", "REB"),
    ],
)  # fmt: skip
def test_envoys_generals_and_others(name: str, on: str, country: str, sector: str | None) -> None:
    assert held(name, on)[:2] == (country, sector)


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("African Union", "IGO", None), ("Shanghai Cooperation Organisation", "IGO", None), ("ECOWAS", "IGO", None),
        ("OSCE", "IGO", None), ("Bundeswehr", "DEU", "MIL"), ("People's Liberation Army", "CHN", "MIL"),
        ("Black Sea Fleet", "RUS", "MIL"), ("Verkhovna Rada", "UKR", "LEG"), ("Lok Sabha", "IND", "LEG"),
        ("Saeima", "LVA", "LEG"), ("Sejm", "POL", "LEG"), ("Shin Bet", "ISR", "SPY"), ("MI6", "GBR", "SPY"),
        ("Inter-Services Intelligence", "PAK", "SPY"), ("Likud", "ISR", "PTY"), ("Fidesz", "HUN", "PTY"),
        ("African National Congress", "ZAF", "PTY"), ("Bank of England", "GBR", "GOV"),
        ("Chatham House", "GBR", "EDU"), ("Gazprom", "RUS", "BUS"),
    ],
)  # fmt: skip
def test_bodies(name: str, country: str, sector: str | None) -> None:
    entry = BOOK.find(name)[0].entry
    assert (entry.kind, entry.country, entry.sector) == ("body", country, sector)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Shining Path", "PER"), ("Lord's Resistance Army", "UGA"), ("Khmer Rouge", "KHM"), ("Abu Sayyaf", "PHL"),
        ("ETA", "ESP"), ("Free Aceh Movement", "IDN"), ("UNITA", "AGO"), ("RENAMO", "MOZ"), ("Red Brigades", "ITA"),
        ("Kachin Independence Army", "MMR"), ("Jaish-e-Mohammed", "PAK"), ("Red Army Faction", "DEU"),
        ("Justice and Equality Movement", "SDN"), ("Kata'ib Hezbollah", "IRQ"), ("Free Syrian Army", "SYR"),
        ("Revolutionary United Front", "SLE"), ("al-Shabaab", "SOM"), ("Ahrar al-Sham", "SYR"), ("Séléka", "CAF"),
        ("Moro Islamic Liberation Front", "PHL"),
    ],
)  # fmt: skip
def test_armed_groups(name: str, country: str) -> None:
    assert reading(name) == ("group", country)


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("IRNA", "IRN", "state"), ("Fars News Agency", "IRN", None), ("RT", "RUS", "state"),
        ("Sputnik", "RUS", "state"), ("Interfax", "RUS", "private"), ("CGTN", "CHN", "state"),
        ("Global Times", "CHN", "party"), ("People's Daily", "CHN", "party"), ("The Guardian", "GBR", "private"),
        ("Le Monde", "FRA", "private"), ("Der Spiegel", "DEU", "private"), ("Asahi Shimbun", "JPN", "private"),
        ("Kyodo News", "JPN", None), ("Dawn newspaper", "PAK", "private"), ("The Hindu", "IND", "private"),
        ("Al Arabiya", "SAU", None), ("CBC", "CAN", "public"), ("Prensa Latina", "CUB", "state"),
        ("Ukrinform", "UKR", "state"), ("Voice of America", "USA", None),
    ],
)  # fmt: skip
def test_outlets(name: str, country: str, kind: str | None) -> None:
    outlet = next(n.entry for n in BOOK.find(name) if n.entry.kind == "outlet")
    assert isinstance(outlet, Outlet)
    assert outlet.country == country
    assert kind is None or outlet.control.kind == kind


@pytest.mark.parametrize(
    ("country", "month", "day"),
    [
        ("IND", 8, 15), ("PAK", 8, 14), ("MEX", 9, 16), ("BRA", 9, 7), ("POL", 11, 11), ("GHA", 3, 6), ("KEN", 12, 12),
        ("IDN", 8, 17), ("UKR", 8, 24), ("NOR", 5, 17), ("CHE", 8, 1), ("VNM", 9, 2), ("CHN", 10, 1), ("CAN", 7, 1),
        ("AUS", 1, 26), ("TUR", 10, 29), ("ISR", 5, 14), ("JAM", 8, 6), ("FIN", 12, 6), ("NGA", 10, 1),
    ],
)  # fmt: skip
def test_national_days(country: str, month: int, day: int) -> None:
    assert (month, day) in {(d.month, d.day) for d in BOOK.days(country)}


@pytest.mark.parametrize(
    ("name", "states"),
    [
        ("UN Security Council Resolution 1695", {"PRK"}), ("UN Security Council Resolution 1929", {"IRN"}),
        ("UN Security Council Resolution 2231", {"IRN"}), ("UN Security Council Resolution 2270", {"PRK"}),
        ("UN Security Council Resolution 2397", {"PRK"}), ("UN Security Council Resolution 1973", {"LBY"}),
        ("UN Security Council Resolution 661", {"IRQ"}), ("UN Security Council Resolution 687", {"IRQ"}),
        ("UN Security Council Resolution 1737", {"IRN"}), ("UN Security Council Resolution 2118", {"SYR"}),
        ("UN Security Council Resolution 1874", {"PRK"}), ("UN Security Council Resolution 748", {"LBY"}),
        ("Helms-Burton Act", {"CUB"}), ("Iran Sanctions Act", {"IRN"}), ("Syria Accountability Act", {"SYR"}),
        ("Countering America's Adversaries Through Sanctions Act", {"IRN", "PRK", "RUS"}), ("UNSCR 2094", {"PRK"}),
        ("Resolution 1267", {"AFG"}), ("UNSCR 1591", {"SDN"}), ("UNSCR 1970", {"LBY"}),
    ],
)  # fmt: skip
def test_laws_and_resolutions(name: str, states: set[str]) -> None:
    law = BOOK.law(name)
    assert law is not None
    assert states <= set(law.states)


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("deputy finance minister", "GOV"), ("chargé d'affaires", "GOV"), ("consul general", "GOV"), ("regent", "GOV"),
        ("peacekeepers", "MIL"), ("field marshal", "MIL"), ("gendarmes", "COP"), ("bailiffs", "JUD"),
        ("backbencher", "LEG"), ("secessionists", "REB"), ("mercenaries", "UAF"), ("ayatollah", "REL"),
        ("midwives", "MED"), ("dockworkers", "LAB"), ("shareholders", "BUS"), ("asylum seekers", "REF"),
        ("pickpocket", "CRM"), ("smallholders", "AGR"), ("vice-chancellor of the university", "EDU"),
        ("novelist", "ELI"),
    ],
)  # fmt: skip
def test_role_nouns(noun: str, sector: str) -> None:
    role = BOOK.role(noun.split())
    assert role is not None
    assert role.sector == sector


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Lyon", "FRA"), ("Guangzhou", "CHN"), ("Kharkiv", "UKR"), ("Recife", "BRA"), ("Mombasa", "KEN"),
        ("Isfahan", "IRN"), ("Busan", "KOR"), ("Hamburg", "DEU"), ("Izmir", "TUR"), ("Gothenburg", "SWE"),
        ("Texas", "USA"), ("Bavaria", "DEU"), ("Catalan", "ESP"), ("Chechnya", "RUS"), ("Xinjiang", "CHN"),
        ("Darfur", "SDN"), ("Gujarat", "IND"), ("Ontario", "CAN"), ("Tigray", "ETH"), ("Queensland", "AUS"),
    ],
)  # fmt: skip
def test_towns_and_regions(name: str, country: str) -> None:
    assert [p.country for p in BOOK.places(name)][:1] == [country]
