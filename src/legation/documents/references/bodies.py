"""What a name is the name of: an institution, a house that publishes books, a periodical or site, a place.

Who is listed in the codebook is known; of others the head noun speaks ("Department of Foreign Affairs" is a department,
"Foreign Affairs" a periodical).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from legation.codebook import load

Kind = Literal["institution", "company", "house", "periodical", "place"]

_INSTITUTIONS = frozenset(
    """
    academia academy administration agence agencia agencies agency alliance amnesty amt archive archives army
    asociación assembly associates association associação authorities authority autoridad autorité banco bank
    behörde board bundesamt bundesministerium bureau cabinet center centre centro chamber chambre chancellery
    charity club coalition college comisaría comisión comissão comité command commissariat commission commissioner
    committee commune confederation conference congress conseil consejo consortium consulate convention
    corporation council court customs cámara câmara delegation departamento department dept dienst dirección
    direction directorate direção division división département embajada embassy executive experts faculty
    federación federation fondation force forces forum foundation fund fundación gesellschaft gobierno government
    governorate group guard headquarters initiative inspectorate institut institute institution instituto
    instituut istituto junta kommission laboratory landesamt league legation library mechanism ministerie
    ministerio ministerium ministero ministry ministère ministério mission museum myndighet nations navy network
    observatory office oficina ombudsman organisation organización organization panel parliament partnership party
    police port prefecture presidency program programme project registry school secretaria secretariat secretary
    secretaría senate service services servicio serviço society società société staff station styrelse syndicate
    task team treasury tribunal trust ufficio union univ universidad university universität université verband
    verein workshop
    """.split()
)
_COMPANIES = frozenset(
    """
    a/s airlines airways co companies company corp enterprises gmbh inc line lines llc ltd oy plc railway railways
    """.split()
)
_HOUSES = frozenset(
    """
    book books ediciones editions editora editore editorial editrice edizioni forlag förlag imprensa imprimerie
    kustannus librairie press presse presses printer printers printing publications publisher publishers
    publishing pubs shobō shoten tipografía typography uitgeverij up verlag wydawnictwo éditions
    """.split()
)
_PERIODICALS = frozenset(
    """
    advertiser advocate affairs age almanac anales annales annals argus avis beacon blad blog briefing broadcaster
    bulletin cahiers chronicle chronicles correo courier courrier dagblad daily diario digest dispatch diário echo
    economist encyclopaedia encyclopedia enquirer evening examiner express gazeta gazette globe guardian herald
    independent inquirer journal journals law leader ledger letters magazine mail mercury messenger mirror monitor
    monthly morning nation news newsletter newspaper notebook notes observer online outlook packet periódico
    perspectives pioneer politics post pravda proceedings quaderni quarterly quotidien record register report
    reporter republican review revista revue rivista sentinel spectator standard star studies sun survey tageblatt
    telegram telegraph tidende tidning times today transactions tribuna tribune vestnik voice week weekly wire
    world yearbook zeitschrift zeitung
    """.split()
)
_MEDIA = frozenset("radio tv television bbc cnn broadcasting news newswire fm reuters afp upi podcast".split())
_WIRES = frozenset({"press", "news", "wire", "information"})
_EVERY = frozenset("daily sunday evening morning weekly revue revista journal diario voice gazeta".split())
_BY_WORD: dict[str, Kind] = {
    **dict.fromkeys(_PERIODICALS, "periodical"),
    **dict.fromkeys(_INSTITUTIONS, "institution"),
    **dict.fromkeys(_COMPANIES, "company"),
    **dict.fromkeys(_HOUSES, "house"),
}
# "Review of Law", "Ministry for Trade": the head noun stands before these.
_OF = re.compile(r"\s(?:of|for|on|in|de|del|des|du|della|der|für|at|to)\s|[,:(–]|\sd['’]")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,9}(?:[/-][A-Z]{2,8})?")
_SITE = re.compile(
    r"(?:www\.)?[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.(?:com|org|net|info|gov|int|edu|eu|example|co\.\w\w|[a-z]{2})", re.I
)
_ANY = re.compile(
    r"\b(?:Agency|Agencies|Ministry|Ministries|Department|Office|Committee|Council|Bureau|Nations|University|Institute|"
    r"Government|Embassy|Organi[sz]ation|Commission|Staff|Centre|Center|Association|Foundation|Authority|Secretariat|"
    r"Federation|Observatory|Inspectorate|Directorate|Administration|Correspondents?|Editors|Desk|Experts|Agencia|"
    r"Organización|Ministerio|Ministère|Comisión|Secretaría|Institut|Service|Services|Press|Network|Television|TV|"
    r"Amnesty|Police|Parliament|Senate)\b"
)  # fmt: skip
_STATE = re.compile(r"[A-Z]{2}|D\.C\.|[A-Z][a-z]{2,5}\.|N\.Y\.")
_IN_BRACKETS = re.compile(r"\s[(\[][^()\[\]]{1,60}[)\]]$")
_LONGEST = 160


@lru_cache(maxsize=4096)
def kind_of(name: str) -> Kind | None:
    """What a name names; None where neither the codebook nor its words say."""
    name = _IN_BRACKETS.sub("", name)
    if not name or len(name) > _LONGEST:
        return None
    if is_known_outlet(name) or is_site(name):
        return "periodical"
    if is_place(name):
        return "place"
    words = [_word(word) for word in _OF.sub(" ", name).split()]
    head = [_word(word) for word in _head(name).split()]
    if not head or not words:
        return None
    if set(words) & _MEDIA and head[-1] not in _HOUSES:
        return "periodical"
    if _WIRES.intersection(words) and words[-1] in ("agency", "service"):
        return "periodical"
    # the noun that "of" depends on, the last word where that says nothing ("Gulf of Finland Times"), or the first one
    kinds = (_BY_WORD.get(word) for word in (head[-1], words[-1]))
    found = next((kind for kind in kinds if kind), None)
    if found is None and any(getattr(known.entry, "kind", "") == "body" for known in load().find(name)):
        return "institution"
    if found or _BY_WORD.get(head[0]) == "institution":
        return found or "institution"
    below = name.partition(", ")[2]
    if below and kind_of(below) == "institution":
        return "institution"  # "Scotland, Office of the Sea"
    return "periodical" if head[0] in _EVERY else None


def is_institution(name: str) -> bool:
    """Whether a name is that of a body and no person's."""
    if kind_of(name) in ("institution", "company", "house", "periodical") or _ANY.search(name[:_LONGEST]):
        return True
    return (
        bool(_ACRONYM.fullmatch(name)) or name.startswith(("The ", "the ")) or bool(re.search(r"\b(?:of|for)\s", name))
    )


def is_site(name: str) -> bool:
    """Whether a name is the host of a web site."""
    return bool(_SITE.fullmatch(name))


def is_acronym(word: str) -> bool:
    """Whether a word is the abbreviation of a body or outlet that the codebook lists ("CIA World Factbook")."""
    known = load().find(word) if len(word) > 2 and word.isupper() else ()
    return any(getattr(found.entry, "kind", "") in ("body", "outlet") for found in known)


def is_known_outlet(name: str) -> bool:
    """Whether the codebook lists an outlet of that name."""
    return any(getattr(found.entry, "kind", "") == "outlet" for found in load().find(name))


def is_place(name: str) -> bool:
    """Whether a name is a town or state, or several of them ("London and New York", "Bordeaux, France")."""
    parts = [part for part in re.split(r",\s|;\s|/|\s(?:and|&)\s", name) if part]
    if not 1 <= len(parts) <= 4:
        return False
    first, *rest = (_is_town(part) for part in parts)
    return first and all(town or _STATE.fullmatch(part) for town, part in zip(rest, parts[1:], strict=True))


def _is_town(name: str) -> bool:
    if not name[:1].isupper() or len(name) > 40:
        return False
    book = load()
    return bool(book.places(name)) or any(getattr(found.entry, "kind", "") == "state" for found in book.find(name))


def _word(word: str) -> str:
    """A word in small letters; one that the name does not write with a capital says nothing of it."""
    bare = word.strip(".,’'()")
    return "" if bare[:1].islower() else bare.lower()


def _head(name: str) -> str:
    bare = re.sub(r"^(?:The|the|Le|La|L['’]|El|De|Der|Die|Das)\s", "", name)
    found = _OF.search(bare)
    return bare[: found.start()] if found and found.start() else bare
