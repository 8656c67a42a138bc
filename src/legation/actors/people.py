"""People of the codebook whom a sentence does not call by a full name it has: a surname, or another spelling."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from legation.actors.compose import Composer
from legation.actors.memory import Memory
from legation.actors.names import Named, buried, goes_on, may_begin
from legation.codebook import Codebook, Name, Person, Role, Term, bounds, first_day, folded
from legation.language import Sentence, Token, head_of

# those at the head of a state are called by their surname alone, without a word on who they are
_HEADS = frozenset("president king queen emperor emir sultan premier chancellor taoiseach pope shah".split()) | {
    "prime minister",
    "supreme leader",
    "general secretary",
    "secretary-general",
    "crown prince",
}
_HE, _SHE = frozenset({"mr", "mr.", "sir", "lord"}), frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame"})
_POLITE = _HE | _SHE | {"dr", "dr.", "prof", "prof."}
_FULL = {"rep": "representative", "sen": "senator", "gov": "governor", "sec": "secretary"}
# offices that do not make a surname known by itself
_LESSER = frozenset(
    "senator representative member lawyer scholar journalist businessman businesswoman activist adviser aide deputy "
    "former lobbyist donor judge professor".split()
)
# offices whose holders the press of other states knows by name
_PRINCIPAL = frozenset(
    {"foreign minister", "foreign secretary", "secretary of state", "defence minister", "secretary of defense"}
    | {"vice president", "national security adviser", "attorney general", "special counsel", "director of the FBI"}
)
# What speaks for a surname's being somebody's: that he headed a state, spoke for one abroad, or held an office at all;
# that he holds it on the date; that the text names his state, his office, his sex; that nobody else in the codebook
# bears it. A head of state in office outweighs a minister of the state spoken of: "Kim" beside Seoul is Kim Jong Un.
_HEAD, _SPOKE, _NOTABLE, _KNOWN = 3.0, 1.5, 1.0, 0.5
_HOLDS, _NEAR, _TITLED, _GENDER, _ALONE = 1.5, 1.5, 2.0, 0.5, 1.0
# "Macron" in office, or "Lavrov" beside Russia, is enough in a document; a question asked of a name takes less
ENOUGH, ENOUGH_ASKED = 3.2, 2.0
_FADING = 0.01
_NEVER = -9.0


@dataclass(frozen=True, slots=True)
class _Words:
    """A surname as it stands: its words, the title's words before it, and the gender that a polite form gives."""

    first: int
    last: int
    title: Role | None
    gender: str | None


def people_named(
    sentence: Sentence, names: Sequence[Named], book: Codebook, on: str | None, memory: Memory, enough: float = ENOUGH
) -> Iterator[Named]:
    """Names of people in a sentence beside those that the codebook has as they stand.

    A surname means the person named before who bears it; otherwise the one in the codebook who held the office in its
    title, or an office of a state that the text speaks of, or was at the head of a state, on the date. ``enough`` is
    how much must speak for somebody.
    """
    taken = {i for n in names for i in range(n.first, n.last + 1)}
    composer = Composer(sentence, names, book, on)
    near = {n.entry.country for n in names} | set(memory.states)
    for full in _full_names(sentence, taken, composer):
        memory.add_full_name(full)
    for words in _candidates(sentence, taken, composer):
        text = [t.text for t in sentence.tokens[words.first : words.last + 1] if t.text.isalpha() or len(t.text) > 1]
        if not text or memory.person(text) is not None:
            continue
        person = _spelled(book, text, on, near, enough) or _surnamed(book, " ".join(text), words, on, near, enough)
        if person is not None and (len(text) > 1 or not memory.is_stranger(text[0], person.name)):
            near.add(person.country)
            name = Name(" ".join(text), "name", person)
            yield Named(words.first, words.last, head_of(sentence, words.first, words.last), name)


def _full_names(sentence: Sentence, taken: set[int], composer: Composer) -> Iterator[list[str]]:
    """First and last names that are no known person's: entities, and capitalised words after a role."""
    tokens = sentence.tokens
    starts = {e.first for e in sentence.entities if e.label == "PERSON"}
    for token in tokens:
        first = token.i
        if first in taken or composer.role(token) is not None or token.lower in _POLITE or token.pos != "PROPN":
            continue
        if first not in starts and (not first or composer.role(tokens[first - 1]) is None):
            continue
        run = list(takewhile(lambda t: t.pos == "PROPN" and t.i not in taken and t.text[:1].isupper(), tokens[first:]))
        titled = any(t.i in starts or composer.role(t) is not None or t.lower in _POLITE for t in run[1:])
        if len(run) > 1 and not titled:  # "Deputy Secretary Hicks"
            yield [t.text for t in run]


def _candidates(sentence: Sentence, taken: set[int], composer: Composer) -> Iterator[_Words]:
    """Stretches of capitalised words that may name a person: entities, and single words after a title."""
    tokens = sentence.tokens
    people = {e.first: e.last for e in sentence.entities if e.label == "PERSON"}
    i = 0
    while i < len(tokens):
        if i in taken or not (i in people or _is_name(tokens, i)):
            i += 1
            continue
        last = people.get(i) or _run(tokens, i, composer)
        first = _after_titles(tokens, i, last, composer)
        if first is None or not _is_name(tokens, first) or not taken.isdisjoint(range(first, last + 1)):
            i += 1
            continue
        while last > first and not tokens[last].text[0].isalnum():
            last -= 1
        if tokens[last].text in ("'s", "’s"):
            last -= 1
        named = last >= first and (i in people or _stands_alone(tokens, first, last, composer))
        if named and not goes_on(sentence, last) and not _names_a_thing(tokens, last):
            yield _Words(first, last, *_title(tokens, first, composer))
        i = max(last, i) + 1


def _run(tokens: Sequence[Token], i: int, composer: Composer) -> int:
    """The last word of a family name of several words that the parser took for no name ("López Obrador")."""
    last = i
    while last + 1 < len(tokens) and tokens[last + 1].pos == "PROPN" and not tokens[last + 1].entity:
        last += 1
    words = " ".join(t.text for t in tokens[i : last + 1])
    return last if last > i and tokens[i].pos == "PROPN" and composer.book.family(words) else i


def _after_titles(tokens: Sequence[Token], first: int, last: int, composer: Composer) -> int | None:
    """The first word of a name after the titles that the parser took into it; None where nothing is left."""
    while first <= last and (tokens[first].lower in _POLITE or composer.role(tokens[first]) is not None):
        if first == last:
            return first if tokens[first].lower not in _POLITE else None
        first += 1
    return first if first <= last else None


def _is_name(tokens: Sequence[Token], i: int) -> bool:
    return may_begin(tokens, i) and tokens[i].pos in ("PROPN", "NOUN", "ADJ")


def _stands_alone(tokens: Sequence[Token], first: int, last: int, composer: Composer) -> bool:
    """Whether a word that the parser took for no name is not part of a longer one, or of a thing ("Rice prices")."""
    above = tokens[tokens[last].head]
    if tokens[last].dep == "compound" and composer.role(above) is None:
        return False
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    before = tokens[first - 1] if first else None
    if tokens[first].text.isupper():  # "FICO"
        return False
    if tokens[first].pos != "PROPN" or after[:1].isupper() or tokens[first].entity not in ("", "ORG", "GPE"):
        return False
    return before is None or not before.text[0].isupper() or before.lower in _POLITE or before.pos != "PROPN"


def _names_a_thing(tokens: Sequence[Token], last: int) -> bool:
    """Whether a surname is part of another name: "Trump Tower", "the Clinton Foundation"."""
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return (
        after is not None
        and after.pos == "PROPN"
        and after.text[0].isupper()
        and after.entity not in ("PERSON", "")
        and tokens[last].dep == "compound"
        and tokens[last].head >= after.i
        and after.text not in ("Administration", "White", "Government")
    )


def _title(tokens: Sequence[Token], first: int, composer: Composer) -> tuple[Role | None, str | None]:
    if not first:
        return None, None
    before = tokens[first - 1]
    gender = "male" if before.lower in _HE else "female" if before.lower in _SHE else None
    return composer.role(before), gender


def _spelled(
    book: Codebook, text: Sequence[str], on: str | None, near: Collection[str | None], enough: float
) -> Person | None:
    """Who may be written so, was known by the date and not long dead; "Steve" for Stephen only beside his state."""
    person = book.spelled(text) if len(text) > 1 else None
    if person is None:
        return None
    with_initials = set(folded(person.name).split(" ")) <= set(folded(" ".join(text)).split(" "))
    if not with_initials and enough >= ENOUGH and person.country not in near:
        return None
    if on is None:
        return person
    return person if not buried(person, on) and (book.office(person, on) or not person.terms) else None


def _surnamed(
    book: Codebook, surname: str, words: _Words, on: str | None, near: Collection[str | None], enough: float
) -> Person | None:
    """The bearer of a surname who fits best, if the words tell; of two who fit as well, nobody."""
    bearers = book.family(surname)
    asked = enough < ENOUGH
    alone = _ALONE if asked and len(bearers) == 1 else 0.0
    fits = sorted(((_fit(book, p, words, on, near, asked) + alone, p) for p in bearers), key=lambda pair: -pair[0])
    if not fits or fits[0][0] < enough or (len(fits) > 1 and fits[1][0] == fits[0][0]):
        return None
    best = fits[0][1]
    # "Christie" is the prime minister of the Bahamas only where the text speaks of them
    rivals = (p for _, p in fits[1:] if p.country != best.country and _holds_office(book, p, on))
    return None if not asked and words.title is None and best.country not in near and any(rivals) else best


def _holds_office(book: Codebook, person: Person, on: str | None) -> bool:
    term = book.office(person, on)
    return term is not None and not term.former


def _fit(
    book: Codebook, person: Person, words: _Words, on: str | None, near: Collection[str | None], asked: bool
) -> float:
    """How well a person fits a surname with its title, where it stands; far below 0 for not at all."""
    term = book.office(person, on)
    if term is None or buried(person, on) or (words.gender is not None and person.gender not in (None, words.gender)):
        return _NEVER
    standing = max(_standing(t) for t in (*person.terms, term) if on is None or first_day(t.since) <= bounds(on)[1])
    titled = _titled(words.title, book.offices(person, on) or (term,)) if words.title is not None else 0.0
    if not asked and standing < _SPOKE and titled <= 0.0:
        return _NEVER  # who is not known by the surname alone needs a title
    # of two former presidents the later is meant
    holds = _HOLDS if not term.former else -_FADING * _years(term.since, on)
    gender, is_near = (_GENDER if words.gender is not None else 0.0), (_NEAR if term.country in near else 0.0)
    return standing + titled + holds + gender + is_near


def _years(since: str | None, on: str | None) -> int:
    return int(on[:4]) - int(since[:4]) if since is not None and on is not None and on[:4].isdigit() else 0


def _titled(title: Role, terms: Sequence[Term]) -> float:
    """Whether a title is the office's name, at least of its sector ("General" for a chief of staff), or another's."""
    said = {_FULL.get(w, w) for w in folded(title.noun).split(" ")}
    if any(said <= set(folded(t.office).split(" ")) for t in terms):
        return _TITLED
    return _KNOWN if title.sector in {t.sector for t in terms} else -_TITLED


def _standing(term: Term) -> float:
    office = term.office.removeprefix("former ")
    if office in _HEADS and term.sector in ("GOV", "ELI", None):
        return _HEAD
    if office in _PRINCIPAL:
        return _SPOKE
    return _KNOWN if office.split(" ")[0] in _LESSER else _NOTABLE
