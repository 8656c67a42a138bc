"""Names of the codebook where they stand in a sentence, with the reading that fits the date and the place."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from legation.codebook import Body, Codebook, Entry, Name, Person, Place, alive
from legation.language import Sentence, Token, head_of

_ENVOYS = frozenset({"ambassador", "envoy", "diplomat", "consul", "attaché", "attache", "chargé"})
_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "outside", "around", "inside", "into", "across", "throughout", "from"}
)
_ARTICLES = frozenset({"al", "el", "an", "ar", "as", "ash", "at", "az", "ul"})
_SIDES = {"North": "PRK", "South": "KOR"}
# what the parser takes towns and regions for; those that stand in a person's name are surnames
_PLACED = frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"})
_OF_TOWNS = frozenset({"COP", "JUD"})
# what with a town's name before it is another place: "Newport Beach", "San Fernando Valley"
_LANDSCAPE = frozenset(
    "County Valley Beach Bay Park River Lake Island Islands Hills Heights Falls Springs Mountains Delta".split()
)
# what a town has and a government has not: "the outskirts of Khartoum"
_PARTS = frozenset(
    "outskirts suburb suburbs countryside streets centre center north south east west city district districts".split()
)
_ARMED = frozenset("rebel militia militant guerrilla insurgent armed jihadist".split())
# what goes to a government, not to the place where it sits
_ADDRESSED = frozenset("ambassador envoy close loyal message appeal warning aid support response threat".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A codebook name at words ``first`` to ``last`` of a sentence; ``head`` is its head word."""

    first: int
    last: int
    head: int
    name: Name

    @property
    def entry(self) -> Entry:
        """What the name stands for."""
        return self.name.entry


def named(sentence: Sentence, book: Codebook, on: str | None, near: Collection[str] = ()) -> list[Named]:
    """The codebook names of a sentence, longest first from the left, none overlapping another.

    ``on`` is an EDTF or ISO date: names that were not in use then are passed over. ``near`` are states that the text
    has spoken of: of several readings, one of theirs or of a state named beside it is meant ("RSF" beside Sudan).
    """
    words = [t.text for t in sentence.tokens]
    found: list[Named] = []
    several: dict[int, tuple[Name, ...]] = {}
    i = 0
    while i < len(words):
        match = _match(words, i, book) if may_begin(sentence.tokens, i) else None
        if match is None:
            place = _place(sentence, i, book, on)
            found.extend([place] if place is not None else ())
            i = i + 1 if place is None else place.last + 1
            continue
        length, names = match
        last = i + length - 1
        name = _reading(names, on)
        if name is not None and _is_meant(sentence, i, last, name):
            if name.ambiguous:
                several[len(found)] = tuple(n for n in names if alive(n, on))
            found.append(Named(i, last, head_of(sentence, i, last), name))
        i += length
    return _settled(found, several, near)


def _match(words: Sequence[str], i: int, book: Codebook) -> tuple[int, tuple[Name, ...]] | None:
    """The longest name that begins at a word, with how many words it takes."""
    found = book.matcher.match(words, i)
    if found is None and words[i].endswith("-led"):  # "U.S.-led" is one word to the parser
        return book.matcher.match([words[i].removesuffix("-led")], 0)
    return found


def _is_meant(sentence: Sentence, first: int, last: int, name: Name) -> bool:
    """Whether a name is one where it stands: no ordinary word, and no part of a longer name of a person."""
    if _ordinary(sentence, first, last, name):
        return False
    if name.use == "capital" and _is_of_landscape(sentence, last):
        return False
    if name.use == "abbreviation" and isinstance(name.entry, Body) and name.entry.sector == "PTY":
        after = sentence.tokens[last + 1].lemma if last + 1 < len(sentence.tokens) else ""
        if after in _ARMED:  # "the FLN rebel group" is not Algeria's party of those letters
            return False
    return not (isinstance(name.entry, Person) and goes_on(sentence, last))


def _settled(found: list[Named], several: Mapping[int, tuple[Name, ...]], near: Collection[str]) -> list[Named]:
    """The names, those with several readings read as of a state that is spoken of."""
    for number, readings in several.items():
        spoken = {n.entry.country for k, n in enumerate(found) if k != number} | set(near)
        fitting = [n for n in readings if n.entry.country in spoken]
        if fitting and found[number].entry.country not in spoken:
            found[number] = replace(found[number], name=fitting[0])
    return found


def _place(sentence: Sentence, first: int, book: Codebook, on: str | None) -> Named | None:
    """The town or region that a run of words names, as a name of the state that it lies in on the date."""
    for last, readings in _placed(sentence, first, book):
        places = [place for place in readings if not place.lesser]
        state = book.state(places[0].country or "") if places else None
        if state is not None:
            name = Name(places[0].name, "place", state, place=places[0])
            return Named(first, last, head_of(sentence, first, last), name) if alive(name, on) else None
    return None


def _placed(sentence: Sentence, first: int, book: Codebook) -> Iterator[tuple[int, tuple[Place, ...]]]:
    """The places that the runs of words from one on may name, the longest first, each with the last of its words."""
    token = sentence.tokens[first]
    reach = book.places_reach(token.text) if _may_be_placed(token) else 0
    for last in range(min(first + reach, len(sentence.tokens)) - 1, first - 1, -1):
        words = [t.text for t in sentence.tokens[first : last + 1]]
        text = " ".join(words)
        if not words[-1][0].isalnum():
            continue
        if first == last and token.entity != "GPE" and _else_known(sentence, first, text, book):
            continue
        if (places := book.places(text)) and not _is_of_landscape(sentence, last):
            yield last, places


def _is_of_landscape(sentence: Sentence, last: int) -> bool:
    return last + 1 < len(sentence.tokens) and sentence.tokens[last + 1].text in _LANDSCAPE


def lesser_places(sentence: Sentence, book: Codebook, taken: Set[int]) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Runs of words, none of them taken, that name a lesser town or a land of many states: the first and the last
    word, and which it may be.
    """
    after = 0
    for token in sentence.tokens:
        if token.i < after or token.i in taken or not _is_located(sentence, token):
            continue
        for last, places in _placed(sentence, token.i, book):
            if taken.isdisjoint(range(token.i, last + 1)) and not _in_longer_name(sentence, token.i, last):
                yield token.i, last, places
                after = last + 1
                break


def _in_longer_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name goes on before or after some words: "Fulton County", "San Juan Bautista"."""
    beside = [sentence.tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(sentence.tokens)]
    inside = range(first, last + 1)
    return any(
        t.pos == "PROPN" and t.text[0].isupper() and (t.head in inside or sentence.tokens[last].head == t.i)
        for t in beside
    )


def _is_located(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands as a place does: a town of few people is mostly also something else."""
    before = sentence.tokens[token.i - 1].lower if token.i else ""
    return token.entity in ("GPE", "LOC") or before in _PLACE_PREPOSITIONS


def _else_known(sentence: Sentence, i: int, text: str, book: Codebook) -> bool:
    """Whether a town's name is also a surname or a role noun, and no police or court of the town follows it."""
    if not book.family(text) and book.role([text]) is None:
        return False
    role = book.role([t.text for t in sentence.tokens[i + 1 : i + 4]])
    return role is None or role.first != 0 or role.sector not in _OF_TOWNS


def _may_be_placed(token: Token) -> bool:
    """Whether a word looks like a place where it stands: many a town is also a surname or an ordinary word."""
    return token.text[0].isupper() and (token.entity in _PLACED or (not token.entity and token.pos == "PROPN"))


def korean_sides(sentence: Sentence, names: list[Named], book: Codebook, countries: Container[str]) -> list[Named]:
    """ "The North" and "the South" where the text speaks of Korea."""
    koreas = {side: book.state(code) for side, code in _SIDES.items()}
    spoken = any(code in countries for code in ("PRK", "KOR"))
    if not spoken and not any(n.entry.country in ("PRK", "KOR") for n in names):
        return []
    taken = {i for n in names for i in range(n.first, n.last + 1)}
    found: list[Named] = []
    for token in sentence.tokens:
        state = koreas.get(token.text)
        after = sentence.tokens[token.i + 1].text[:1] if token.i + 1 < len(sentence.tokens) else ""
        if state is None or token.i in taken:
            continue
        by_itself = token.i > 0 and sentence.tokens[token.i - 1].lower == "the" and not after.isupper()
        if by_itself or _elliptical(sentence, token):
            found.append(Named(token.i, token.i, token.i, Name(token.text, "name", state)))
    return found


def _elliptical(sentence: Sentence, token: Token) -> bool:
    """ "North and South Korea": the first of two."""
    following = sentence.tokens[token.i + 1 : token.i + 4]
    return (
        len(following) == len(("and", "South", "Korea"))
        and following[0].lower in ("and", "or", "&")
        and following[1].text in _SIDES
        and following[2].text.startswith("Korea")
    )


def the_korea_named(sentence: Sentence, names: list[Named], book: Codebook, countries: Container[str]) -> list[Named]:
    """The names, "Korea" and "Korean" alone read as the Korea among some countries where it is the only one there.

    The agencies of either side write "south Korea" and "north Korea" of the other.
    """
    sides = {side.casefold(): book.state(code) for side, code in _SIDES.items()}
    only = book.state("PRK") if "PRK" in countries and "KOR" not in countries else None
    found = []
    for name in names:
        if (
            name.first == name.last
            and name.entry.id in _SIDES.values()
            and name.name.text.casefold().startswith("korea")
        ):
            before = sentence.tokens[name.first - 1].lower.removesuffix("ern") if name.first else ""
            state = sides.get(before, only)
            found.append(replace(name, name=replace(name.name, entry=state)) if state is not None else name)
        else:
            found.append(name)
    return found


def the_union_meant(names: list[Named], book: Codebook, countries: Container[str]) -> list[Named]:
    """The names, "Brussels" read as the European Union where that is spoken of and Belgium is not."""
    spoken = {n.entry.country for n in names if n.name.use != "capital"}
    if "BEL" in countries or "BEL" in spoken or ("EUR" not in countries and "EUR" not in spoken):
        return names
    union = next((n.entry for n in book.find("European Union")), None)
    if union is None:
        return names
    return [
        replace(n, name=replace(n.name, entry=union, use="seat"))
        if n.entry.id == "BEL" and n.name.use == "capital"
        else n
        for n in names
    ]


def may_begin(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name may begin at a word: a capital, a script without them, or an Arabic article before a capital."""
    first = tokens[i].text[0]
    article, _, rest = tokens[i].text.partition("-")
    if article in _ARTICLES:
        following = rest or next((t.text for t in tokens[i + 1 : i + 3] if t.text != "-"), "")
        return following[:1].isupper()
    return first.isupper() or ord(first) > 0x2FF or (first.isalpha() and first.lower() == first.upper())


def _reading(names: tuple[Name, ...], on: str | None) -> Name | None:
    """The reading in use on the date; the first in use wins, and a name wins over a capital of the same spelling."""
    fitting = [n for n in names if alive(n, on)] or list(names)
    return min(fitting, key=lambda n: (n.use == "capital", buried(n.entry, on)), default=None)


def buried(entry: Entry, on: str | None) -> bool:
    """Whether it is a person who died before the year of the date: a namesake who lives is meant first."""
    return isinstance(entry, Person) and entry.died is not None and on is not None and entry.died[:4] < on[:4]


def _ordinary(sentence: Sentence, first: int, last: int, name: Name) -> bool:
    """Whether the words are an ordinary word here: "Turkey" for dinner is beyond us, "May" and "polish" are not."""
    if first != last:
        return False
    token = sentence.tokens[first]
    return token.pos in ("VERB", "AUX", "ADP", "ADV") and name.use != "abbreviation"


def goes_on(sentence: Sentence, last: int) -> bool:
    """Whether a person's name goes on after a word: "Juan Carlos Jobet" is not the king of Spain."""
    following = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if following is not None and following.text.partition("-")[0] in _ARTICLES and may_begin(sentence.tokens, last + 1):
        return True  # "Nasser al-Kharji"
    return following is not None and (
        following.pos == "PROPN"
        and following.text[0].isupper()
        and following.entity in ("PERSON", "")
        and sentence.tokens[last].head == following.i
        and sentence.tokens[last].dep == "compound"
    )


def is_place(sentence: Sentence, name: Named) -> bool:
    """Whether the name of a capital or seat is meant as a place here, not as the government that sits there."""
    token = sentence.tokens[name.head]
    above = sentence.head(token)
    if token.dep == "pobj" and above is not None:
        if above.lower == "from":
            return not _from_power(sentence, above)
        if above.lower == "of":
            part = sentence.head(above)
            return part is not None and part.lower in _PARTS
        return above.lower in _PLACE_PREPOSITIONS or (above.lower == "to" and not _towards_power(sentence, above))
    if token.dep == "appos" or token.dep == "npadvmod":
        return True
    return token.dep in ("compound", "nmod", "amod")


def _towards_power(sentence: Sentence, to: Token) -> bool:
    """Whether a to-phrase is about a government: an ambassador to Damascus, close to Moscow; no flight to Moscow."""
    above = sentence.head(to)
    return above is not None and above.lower in _ADDRESSED


def _from_power(sentence: Sentence, from_: Token) -> bool:
    """Whether a from-phrase is about a government: envoys are recalled, withdrawn and expelled from Damascus."""
    above = sentence.head(from_)
    if above is None:
        return False
    moved = [above, *sentence.children(above, "dobj", "nsubjpass")] if above.pos == "VERB" else [above]
    return any(t.lemma in _ENVOYS for t in moved)
