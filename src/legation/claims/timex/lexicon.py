"""The words that time is told with. Tables only; every key is in lower case."""

from __future__ import annotations

from typing import Literal


def words(text: str) -> frozenset[str]:
    """A set of words, written as they are read."""
    return frozenset(text.split())


def counted(text: str) -> dict[str, int]:
    """Words with their places in a row, from 1."""
    return {word: place for place, word in enumerate(text.split(), start=1)}


Unit = Literal["hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]

MONTHS = counted("""january february march april may june july august september october november december""")
SHORT_MONTHS = {
    **{name[:3]: number for name, number in MONTHS.items() if name != "may"},
    "sept": 9,
}
WEEKDAYS = counted("monday tuesday wednesday thursday friday saturday sunday")
SHORT_WEEKDAYS = {
    "mon": 1,
    "tue": 2,
    "tues": 2,
    "wed": 3,
    "thu": 4,
    "thur": 4,
    "thurs": 4,
    "fri": 5,
    "sat": 6,
    "sun": 7,
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_NUMBERS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
DAY_PARTS = {
    "morning": "MO",
    "mornings": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "midday": "MI",
    "noon": "MI",
}

CARDINALS = counted(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen"""
)
TENS = {
    name: 10 * number for name, number in counted("ten twenty thirty forty fifty sixty seventy eighty ninety").items()
}
del TENS["ten"]  # a cardinal: "ten-five" is no number
ORDINALS = counted(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
ORDINAL_ENDINGS = {"st", "nd", "rd", "th"}
DECADES = {name[:-1] + "ies": number for name, number in TENS.items()}
VAGUE = {"several", "few", "many", "some", "numerous", "countless", "various", "multiple"}
VAGUE_OF = {"couple", "number", "dozens", "scores", "hundreds", "thousands", "handful"}

UNITS: dict[str, tuple[str, float]] = {
    "minute": ("TM", 1),
    "hour": ("TH", 1),
    "day": ("D", 1),
    "weekend": ("WE", 1),
    "week": ("W", 1),
    "fortnight": ("W", 2),
    "month": ("M", 1),
    "quarter": ("Q", 1),
    "year": ("Y", 1),
    "decade": ("Y", 10),
    "century": ("Y", 100),
}
PLURAL_UNITS = {(name[:-1] + "ies" if name == "century" else name + "s"): name for name in UNITS} | {
    "seconds": "second",
    "mins": "minute",
    "hrs": "hour",
    "yrs": "year",
}
UNITS["second"] = ("TS", 1)
CALENDAR_UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
}

ADVERBS_OF_SETS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "weekly": "P1W",
    "fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P1Q",
    "yearly": "P1Y",
    "annual": "P1Y",
    "annually": "P1Y",
    "biannual": "P6M",
    "biannually": "P6M",
    "biennial": "P2Y",
    "biennially": "P2Y",
}
NOW = {"now", "currently", "presently", "nowadays"}
LATELY = {"recently", "lately"}

DASHES = {"-", "–", "—", "‐", "‑", "−"}
APOSTROPHES = {"'", "’", "‘"}
APPROXIMATELY = {"almost", "nearly", "about", "approximately", "roughly", "around", "circa"}
BEFORE_NOW = {"last": -1, "past": -1, "previous": -1, "preceding": -1}
AFTER_NOW = {"next": 1, "coming": 1, "upcoming": 1, "following": 1}
DIRECTIONS = {**BEFORE_NOW, **AFTER_NOW}
EDGES = {"end", "beginning", "start", "middle", "close", "outset"}
FUNCTION_WORDS = words(
    """the a an and or but of in on at to from by for with as is are was were be been has have had will would which who
    that this it he she they when while if then than so not also into over under after before until since during
    between about against said says told more less"""
)
DETERMINERS = words("the a an this that its their his her our your my s each every")
NAMES_AFTER_MONTHS = words(
    "revolution war uprising crisis movement massacre manifesto agreement accord accords theses days"
)
"""Words that, with a capital, make a month part of a name: the October Revolution is in no year of its own."""
ATTACKS = words("attack attacks terrorist terror hijackers hijackings hijacker commission")
"""Words after "September 11" that say which year it was."""
MODIFIERS = {"early", "late", "mid", "earlier", "later"}

ZONES = words("gmt utc est edt cst cdt mst mdt pst pdt cet cest bst kst jst ist msk")
UNIVERSAL = {"gmt", "utc"}

NUMBERED = words(
    """resolution resolutions article articles section sections chapter chapters page pages pp p para paragraph clause
    flight flights boeing airbus antonov tupolev ilyushin model type mark room highway route channel line order
    orders directive decree regulation docket case bill number numbers no nos unscr unsc scr hr version item figure
    table volume vol part unit lot windows peugeot caliber calibre squadron brigade regiment battalion division hull
    mhz postcode zip box psalm tel phone fax isbn issn doi arxiv iso ieee rfc din"""
)
"""Words after which a number is a name, never a year."""

QUANTITIES = words(
    """total totals number force forces fleet crew team army average maximum minimum sum strength excess population
    cost costs height length distance range speed group crowd garrison contingent capacity altitude depth weight
    loss price value level batch convoy membership staff workforce haul"""
)
"""Nouns after which "of" and a number count something."""

COUNTED = words(
    """people troops soldiers men women children civilians fighters militants rebels prisoners workers employees
    refugees migrants deaths casualties dead wounded injured victims tons tonnes ton tonne kilograms kilogrammes kg
    g km kilometers kilometres km2 miles mile metres meters metre meter m feet ft inches acres hectares barrels
    gallons litres liters megawatts mw gw kw watts volts hz euros dollars pounds yen yuan won rubles roubles rupees
    dinars lira rials percent per % pct aircraft ships tanks missiles warheads rounds rockets vehicles households
    homes houses families villages members delegates lawmakers seats votes students jobs units copies times degrees
    calories items cases pages words square cubic others participants protesters demonstrators police officers
    personnel staff inhabitants residents passengers nationals citizens"""
)
"""Nouns that a number counts: "2000 troops" is not the year 2000."""

EVENT_NOUNS = words(
    """conference olympics games summit forum cup expo congress championship championships awards act treaty agreement
    accord convention protocol constitution census exhibition festival session meeting plan vision agenda strategy
    budget election elections report review dialogue exercise edition winter summer spring autumn fall"""
)
"""Nouns that a year follows as part of a name: "the Olympics 2012"."""
