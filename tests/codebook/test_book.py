"""Who and what there is, under which names, on which dates."""

from pathlib import Path

import pytest

from legation.codebook import Group, Person, State, alive, load
from legation.errors import CodebookError

BOOK = load()


def uses(name: str) -> set[tuple[str, str, str]]:
    """What a name stands for: kind, id and use."""
    return {(n.entry.kind, n.entry.id, n.use) for n in BOOK.find(name)}


@pytest.mark.parametrize(
    ("name", "code", "use"),
    [
        ("Syria", "SYR", "name"),
        ("Syrian Arab Republic", "SYR", "name"),
        ("Syrian", "SYR", "adjective"),
        ("Syrians", "SYR", "people"),
        ("Damascus", "SYR", "capital"),
        ("سوريا", "SYR", "self"),
        ("수리야", "SYR", "self"),
        ("DPRK", "PRK", "abbreviation"),
        ("North Koreans", "PRK", "people"),
        ("조선", "PRK", "self"),
        ("북한", "PRK", "self"),
        ("U.S.", "USA", "abbreviation"),
        ("America", "USA", "name"),
        ("Foggy Bottom", "USA", "seat"),
        ("Briton", "GBR", "people"),
        ("British", "GBR", "adjective"),
        ("Kremlin", "RUS", "seat"),
        ("Turks", "TUR", "people"),
        ("Turkey", "TUR", "name"),
        ("Türkiye", "TUR", "name"),
        ("Burma", "MMR", "name"),
        ("中国", "CHN", "self"),
        ("Россия", "RUS", "self"),
        ("USSR", "SUN", "abbreviation"),
        ("East German", "DDR", "adjective"),
        ("Kosovo", "XKX", "name"),
        ("Ivory Coast", "CIV", "name"),
        ("Cote d'Ivoire", "CIV", "name"),
        ("Quai d’Orsay", "FRA", "seat"),
        ("the Netherlands", "NLD", "name"),
    ],
)
def test_a_name_stands_for_its_state(name: str, code: str, use: str) -> None:
    assert ("state", code, use) in uses(name)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Kim Il Sung", "kim-il-sung"),
        ("Kim Jong-il", "kim-jong-il"),
        ("KIM JONG UN", "kim-jong-un"),
        ("Hafez al-Assad", "hafez-al-assad"),
        ("Bashar al Assad", "bashar-al-assad"),
        ("George W. Bush", "george-w-bush"),
        ("George H.W. Bush", "george-h-w-bush"),
        ("Nikita Khrushchev", "nikita-khrushchev"),
        ("Mao Tse-tung", "mao-zedong"),
        ("Gamal Abdel Nasser", "gamal-abdel-nasser"),
        ("Muammar Qaddafi", "muammar-gaddafi"),
        ("Walid Muallem", "walid-muallem"),
        ("Recep Tayyip Erdogan", "recep-tayyip-erdogan"),
        ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
        ("Antonio Guterres", "antonio-guterres"),
        ("Yukiya Amano", "yukiya-amano"),
        ("Sergei Lavrov", "sergey-lavrov"),
        ("Paek Nam Sun", "paek-nam-sun"),
        ("Fidel Castro", "fidel-castro"),
        ("Raul Castro", "raul-castro"),
        ("Ban Ki Moon", "ban-ki-moon"),
    ],
)
def test_a_name_stands_for_one_person(name: str, key: str) -> None:
    assert [n.entry.id for n in BOOK.find(name)] == [key]


@pytest.mark.parametrize(
    ("name", "country", "sector"),
    [
        ("UN", "UNO", None),
        ("U.N. Security Council", "UNO", None),
        ("International Court of Justice", "UNO", "JUD"),
        ("UNIFIL", "UNO", "MIL"),
        ("IAEA", "IGO", None),
        ("OPCW", "IGO", None),
        ("ICC", "IGO", "JUD"),
        ("NATO", "IGO", "MIL"),
        ("European Union", "EUR", None),
        ("Arab League", "IGO", None),
        ("Pentagon", "USA", "GOV"),
        ("State Department", "USA", "GOV"),
        ("CIA", "USA", "SPY"),
        ("FBI", "USA", "COP"),
        ("Mossad", "ISR", "SPY"),
        ("Knesset", "ISR", "LEG"),
        ("FSB", "RUS", "SPY"),
        ("State Duma", "RUS", "LEG"),
        ("Bundestag", "DEU", "LEG"),
        ("IRGC", "IRN", "MIL"),
        ("Baath Party", "SYR", "PTY"),
        ("Workers' Party of Korea", "PRK", "PTY"),
        ("Doctors Without Borders", "NGO", "MED"),
        ("Abkhazia", "GEO", "PRE"),
    ],
)
def test_a_body_has_its_country_and_sector(name: str, country: str, sector: str | None) -> None:
    found = BOOK.find(name)[0].entry
    assert (found.kind, found.country, found.sector) == ("body", country, sector)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Hezbollah", "LBN"), ("Hizbollah", "LBN"), ("Hamas", "PSE"), ("al-Qaida", "IMG"), ("Al Qaeda", "IMG"),
        ("ISIS", "IMG"), ("Islamic State", "IMG"), ("Daesh", "IMG"), ("al-Nusra Front", "SYR"), ("YPG", "SYR"),
        ("PKK", "TUR"), ("FARC", "COL"), ("Boko Haram", "NGA"), ("Houthis", "YEM"), ("LeT", "PAK"), ("TTP", "PAK"),
        ("Tamil Tigers", "LKA"), ("M23", "COD"), ("Wagner Group", "RUS"), ("Irish Republican Army", "GBR"),
        ("Polisario Front", "ESH"),
    ],
)  # fmt: skip
def test_a_group_has_its_country(name: str, country: str) -> None:
    assert [(n.entry.kind, n.entry.country) for n in BOOK.find(name)] == [("group", country)]


@pytest.mark.parametrize(
    ("name", "country", "kind", "by"),
    [
        ("SANA", "SYR", "state", "SYR"), ("KCNA", "PRK", "state", "PRK"), ("Rodong Sinmun", "PRK", "party", "PRK"),
        ("TASS", "RUS", "state", "RUS"), ("Xinhua", "CHN", "state", "CHN"), ("Press TV", "IRN", "state", "IRN"),
        ("AP", "USA", "private", None), ("Reuters", "GBR", "private", None), ("AFP", "FRA", "public", None),
        ("BBC", "GBR", "public", None), ("The New York Times", "USA", "private", None), ("UPI", "USA", "private", None),
        ("Haaretz", "ISR", "private", None), ("Deutsche Welle", "DEU", "public", None), ("NHK", "JPN", "public", None),
        ("Al Jazeera", "QAT", "state", "QAT"), ("Yonhap", "KOR", "public", None), ("NK News", "USA", "private", None),
        ("Al-Manar", "LBN", "party", "LBN"), ("Granma", "CUB", "party", "CUB"),
        ("Anadolu Agency", "TUR", "state", "TUR"),
    ],
)  # fmt: skip
def test_an_outlet_has_its_controller(name: str, country: str, kind: str, by: str | None) -> None:
    found = BOOK.outlet(BOOK.find(name)[0].entry.id)
    assert found is not None
    assert (found.country, found.sector, found.control.kind, found.control.by) == (country, "JRN", kind, by)


@pytest.mark.parametrize(
    ("domain", "key"),
    [
        ("sana.sy", "syrian-arab-news-agency"), ("www.sana.sy", "syrian-arab-news-agency"),
        ("edition.cnn.com", "cnn"), ("WWW.NYTimes.com", "the-new-york-times"),
        ("abcnews.go.com", "abc-news-united-states"),
    ],
)  # fmt: skip
def test_an_outlet_is_found_by_its_host(domain: str, key: str) -> None:
    found = BOOK.outlet_of(domain)
    assert found is not None
    assert found.id == key


@pytest.mark.parametrize("domain", ["example.org", "notsana.sy", "sy", ""])
def test_an_unknown_host_is_nobodys(domain: str) -> None:
    assert BOOK.outlet_of(domain) is None


@pytest.mark.parametrize("name", ["us", "turkey", "polish", "let", "Ruritania", "", "who", "the states"])
def test_a_word_that_is_no_name_is_not_found(name: str) -> None:
    assert BOOK.find(name) == ()


def test_names_that_two_states_share_say_so_with_a_rule() -> None:
    for name, codes in (("Congo", {"COD", "COG"}), ("Dominican", {"DMA", "DOM"}), ("Korea", {"PRK", "KOR"})):
        assert {n.entry.id for n in BOOK.find(name)} == codes
        assert all(n.ambiguous and n.rule for n in BOOK.find(name))


def test_a_name_holds_in_its_time() -> None:
    moscow = BOOK.find("Moscow")
    assert [n.entry.id for n in moscow if alive(n, "1985")] == ["SUN"]
    assert [n.entry.id for n in moscow if alive(n, "2018-04")] == ["RUS"]
    assert {n.entry.id for n in moscow if alive(n, None)} == {"RUS", "SUN"}
    assert [n.entry.id for n in BOOK.find("Zaire") if alive(n, "2001")] == []
    assert {n.entry.id for n in BOOK.find("George Bush") if alive(n, "1990")} == {"george-h-w-bush"}
    assert {n.entry.id for n in BOOK.find("George Bush") if alive(n, "2002")} == {"george-w-bush"}


def test_without_a_date_what_is_still_there_goes_first() -> None:
    assert [n.entry.id for n in BOOK.find("Prague")] == ["CZE", "CSK"]
    assert [n.entry.id for n in BOOK.find("Belgrade")] == ["SRB", "YUG"]


def test_seats_have_the_sector_they_stand_for() -> None:
    assert [(n.entry.id, n.sector) for n in BOOK.find("Downing Street")] == [("GBR", "GOV")]
    assert [(n.entry.id, n.sector) for n in BOOK.find("Capitol Hill")] == [("USA", "LEG")]


def test_a_state_has_its_numbers_places_and_dates() -> None:
    syria, soviet = BOOK.state("SYR"), BOOK.state("SUN")
    assert isinstance(syria, State)
    assert isinstance(soviet, State)
    assert (syria.entity, syria.iso2, syria.since) == ("Q858", "SY", "1946-04-17")
    assert [n.code for n in syria.cow] == [652, 652]
    assert (syria.capitals[0].name, syria.capitals[0].geonames) == ("Damascus", 170654)
    assert (soviet.since, soviet.until) == ("1922-12-30", "1991-12-26")
    assert BOOK.state("ZZZ") is None
    assert {"SUN", "DDR", "YUG", "CSK", "VDR", "YMD", "XKX"} <= {s.id for s in BOOK.states}


@pytest.mark.parametrize(
    ("key", "on", "office", "sector"),
    [
        ("bashar-al-assad", "2018-04", "president", "GOV"),
        ("bashar-al-assad", "2025-03", "former president", "ELI"),
        ("hafez-al-assad", "197X", "president", "GOV"),
        ("donald-trump", "2018", "president", "GOV"),
        ("donald-trump", "2022-05-01", "former president", "ELI"),
        ("donald-trump", "2025-06", "president", "GOV"),
        ("vladimir-putin", "2010", "prime minister", "GOV"),
        ("vladimir-putin", "2018", "president", "GOV"),
        ("kim-jong-un", "2018-04-15", "supreme leader", "GOV"),
        ("ban-ki-moon", "2010", "secretary-general", None),
        ("ban-ki-moon", "2005", "foreign minister", "GOV"),
        ("mike-pompeo", "2017", "director of the CIA", "SPY"),
        ("fidel-castro", "1965", "prime minister", "GOV"),
    ],
)
def test_a_person_holds_an_office_on_a_date(key: str, on: str, office: str, sector: str | None) -> None:
    term = BOOK.office(key, on)
    assert term is not None
    assert (term.office, term.sector, term.former) == (office, sector, office.startswith("former "))


def test_before_the_first_term_and_for_strangers_there_is_no_office() -> None:
    assert BOOK.office("kim-jong-un", "2005") is None
    assert BOOK.office("nobody", "2005") is None
    assert BOOK.office("sergei-skripal", "2018") is None


def test_without_a_date_the_term_still_held_or_the_last_counts() -> None:
    held, last = BOOK.office("mike-pompeo", None), BOOK.office("kim-il-sung", None)
    assert held is not None
    assert last is not None
    assert held.office == "secretary of state"
    assert last.office == "president"


def test_a_term_that_covers_the_whole_date_goes_first() -> None:
    term = BOOK.office("joe-biden", "2008")
    assert term is not None
    assert (term.office, term.sector) == ("senator", "LEG")


@pytest.mark.parametrize(
    ("on", "sector"),
    [("1995", "REB"), ("1998", "GOV"), ("2010", "REB"), ("2021-08-14", "REB"), ("2021-08-15", "GOV"), ("2024", "GOV")],
)
def test_the_taliban_are_rebels_or_government_by_the_date(on: str, sector: str) -> None:
    taliban = BOOK.find("Taliban")[0].entry
    assert isinstance(taliban, Group)
    standing = BOOK.standing(taliban, on)
    assert standing is not None
    assert standing.sector == sector


def test_a_family_name_gives_everybody_who_bears_it() -> None:
    assert {"bashar-al-assad", "hafez-al-assad"} <= {p.id for p in BOOK.family("Assad")}
    assert BOOK.family("al-Assad") == BOOK.family("Assad")
    assert {p.id for p in BOOK.family("Bush")} >= {"george-h-w-bush", "george-w-bush"}
    assert BOOK.family("Ruritanov") == ()


def test_no_two_people_share_a_wikidata_id_and_the_dead_hold_no_office_after_death() -> None:
    people: tuple[Person, ...] = BOOK.people
    ids = [p.entity for p in people if p.entity]
    assert len(ids) == len(set(ids))
    assert [p.id for p in people if p.died for t in p.terms if t.until is None or t.until[:4] > p.died[:4]] == []


def test_there_is_as_much_of_everything_as_news_needs() -> None:
    assert len(BOOK.states) >= 240
    assert len(BOOK.people) >= 500
    assert len(BOOK.bodies) >= 120
    assert len(BOOK.groups) >= 100
    assert len(BOOK.outlets) >= 130
    assert len(BOOK.laws) >= 100
    assert sum(len(BOOK.days(s.id)) for s in BOOK.states) >= 150


@pytest.mark.parametrize(
    ("country", "month", "day", "year"),
    [("SYR", 4, 17, 1946), ("PRK", 9, 9, 1948), ("USA", 7, 4, 1776), ("FRA", 7, 14, 1789), ("IRN", 2, 11, 1979)],
)
def test_a_state_has_its_days(country: str, month: int, day: int, year: int) -> None:
    assert (month, day, year) in {(d.month, d.day, d.year) for d in BOOK.days(country)}


@pytest.mark.parametrize(
    ("name", "date", "states"),
    [
        ("Iran, North Korea, and Syria Nonproliferation Act", "2006-10-13", {"IRN", "PRK", "SYR"}),
        ("Iran, North Korea and Syria Nonproliferation Act", "2006-10-13", {"IRN", "PRK", "SYR"}),
        ("Iran Nonproliferation Act", "2000-03-14", {"IRN"}),
        ("Iran and Syria Nonproliferation Act", "2005-11-22", {"IRN", "SYR"}),
        ("UN Security Council Resolution 1718", "2006-10-14", {"PRK"}),
        ("UNSCR 2254", "2015-12-18", {"SYR"}),
        ("Caesar Act", "2019-12-20", {"SYR"}),
    ],
)
def test_a_law_is_found_by_its_names(name: str, date: str, states: set[str]) -> None:
    law = BOOK.law(name)
    assert law is not None
    assert (law.date, set(law.states)) == (date, states)


def test_every_name_is_found_again_and_stands_for_its_entry() -> None:
    assert [
        name for name in BOOK.names() if name not in {n.text for n in BOOK.find(name)} and not BOOK.find(name)
    ] == []


def test_tables_of_the_lexicons_can_be_read_raw() -> None:
    assert set(BOOK.raw("plover")["events"]) >= {"AGREE", "ASSAULT"}
    assert BOOK.raw("frames")
    with pytest.raises(KeyError):
        BOOK.raw("recipes")


def test_a_users_own_entries_are_added(tmp_path: Path) -> None:
    (tmp_path / "people.yaml").write_text(
        "checked: 2026-11-22\nentries:\n- id: black-michael\n  name: Michael of Strelsau\n"
        "  source: https://example.org/michael\n  terms:\n  - {office: duke, country: CZE, sector: GOV, from: 2001}\n"
    )
    book = load(tmp_path)
    assert [n.entry.id for n in book.find("Michael of Strelsau")] == ["black-michael"]
    assert [n.entry.id for n in book.find("Kim Jong-un")] == ["kim-jong-un"]
    assert load(tmp_path) is book
    assert BOOK.find("Michael of Strelsau") == ()


def test_a_users_malformed_entry_is_refused_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "outlets.yaml").write_text(
        "entries:\n- {id: x, name: X Gazette, source: https://example.org/, checked: 2026}\n"
    )
    with pytest.raises(CodebookError, match=r"outlets\.yaml: x: "):
        load(tmp_path)
