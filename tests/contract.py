"""The contract of the output as checks, written down here a second time: the closed lists, the fields that are always
there, the offsets. A check that fails names the place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any


def words(text: str) -> list[str]:
    """The words of a closed list."""
    return text.split()


KINDS = words("event mission office agreement law honour relation")
EVENTS = words(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT"
)
MODES = words("""
visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change yield meet
disapprove investigate allege restrict arrest relations expel territory violence demo riot strike hunger boycott
obstruct vandalize convict discontinue troops weapons police militia seize censor curfew martial-law deport withhold
misinformation cyber abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial
drone heavy-weapons crowd-control unconventional""")
CONTEXTS = words("""
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy
economic legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity
inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment technology
terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking""")
SECTORS = words("""
COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL
SOC""")
QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
STATUSES = words("asserted alleged denied planned intended conditional negated")
BASES = words("explicit relative published bounded inferred unknown")
ROLES = ["cited work", "source", "speaker"]
CLAIM_FIELDS = words("""
id kind document evidence actors recipients event mode contexts cameo quad status attribution when
citations confidence because""")
ANNOTATION_FIELDS = words("""
document text sentences excluded mentions times places attributions claims references""")

_POINT = r"(?:\d{4}|\d{3}X|\d\dXX)(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?[?~%]?"
_EDTF = re.compile(rf"{_POINT}|(?:{_POINT}|\.\.)?/(?:{_POINT}|\.\.)?")


def need(condition: object, where: str, what: str) -> None:
    """Fail with the place where the contract is broken."""
    assert condition, f"{where}: {what}"


def quotes(value: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object below a value that points into the text (it has a start that is not null), with its place."""
    if isinstance(value, dict):
        if value.get("start") is not None:
            yield where, value
        for key, below in value.items():
            yield from quotes(below, f"{where}.{key}")
    elif isinstance(value, list):
        for number, below in enumerate(value):
            yield from quotes(below, f"{where}[{number}]")


def check_quotes(value: Any, text: str, where: str = "") -> int:
    """Whatever points into the text lies inside it, and what it quotes stands there; returns how many quote."""
    count = 0
    for place, span in quotes(value, where):
        start, end = span["start"], span["end"]
        need(0 <= start < end <= len(text), place, f"{start}:{end} is no stretch of {len(text)} characters")
        if span.get("text") is not None:
            need(text[start:end] == span["text"], place, f"{span['text']!r} is not {text[start:end]!r}")
            count += 1
    return count


def check_actor(actor: dict[str, Any], where: str) -> None:
    """An actor has a name, a code of three letters or none, and a sector of the closed list or none."""
    need(isinstance(actor["name"], str) and actor["name"], where, "no name")
    need(actor["country"] is None or re.fullmatch("[A-Z]{3}", actor["country"]), where, f"country {actor['country']!r}")
    need(actor["sector"] is None or actor["sector"] in SECTORS, where, f"sector {actor['sector']!r}")


def check_claim(claim: dict[str, Any], text: str, where: str) -> None:
    """One claim against the contract."""
    missing = [field for field in CLAIM_FIELDS if field not in claim]
    need(not missing, where, f"lacks {missing}")
    need(claim["kind"] in KINDS, where, f"kind {claim['kind']!r}")
    need(claim["status"] in STATUSES, where, f"status {claim['status']!r}")
    need(claim["document"]["id"], where, "no document.id")
    check_coding(claim, where, always=claim["kind"] == "event")
    need(claim["evidence"], where, "no evidence")
    for side in ("actors", "recipients"):
        for actor in claim[side]:
            check_actor(actor, f"{where} {side}")
    for link in claim["attribution"]:
        need(link["role"] in ROLES and link["name"], where, f"attribution {link!r}")
    check_when(claim["when"], where)
    need(all(isinstance(number, int) for number in claim["citations"]), where, "citations are numbers")
    need(0 <= claim["confidence"] <= 1, where, f"confidence {claim['confidence']!r}")
    need(claim["because"] and all(claim["because"]), where, "no because")
    check_quotes(claim, text, where)


def check_coding(row: dict[str, Any], where: str, *, always: bool) -> None:
    """The PLOVER and CAMEO fields that a claim and an answer to ``relate`` share."""
    if row["event"] is None:
        need(not always, where, "no event")
        need(row["cameo"] is None and row["quad"] is None, where, "a code without an event")
    else:
        need(row["event"] in EVENTS, where, f"event {row['event']!r}")
        need(re.fullmatch(r"\d{2,4}", row["cameo"]), where, f"cameo {row['cameo']!r}")
        need(row["quad"] in QUADS, where, f"quad {row['quad']!r}")
    need(row["mode"] is None or row["mode"] in MODES, where, f"mode {row['mode']!r}")
    need(set(row["contexts"]) <= set(CONTEXTS), where, f"contexts {row['contexts']!r}")


def check_when(when: dict[str, Any] | None, where: str) -> None:
    """A date is EDTF or unknown, and says how it was arrived at."""
    if when is not None:
        need(when["basis"] in BASES, where, f"basis {when['basis']!r}")
        check_edtf(when["edtf"], where)


def check_edtf(value: str | None, where: str) -> None:
    """EDTF as far as the record uses it."""
    need(value is None or _EDTF.fullmatch(value), where, f"edtf {value!r}")


def check_annotation(row: dict[str, Any], where: str) -> None:
    """Everything that ``annotate`` prints of one document, against the contract."""
    missing = [field for field in ANNOTATION_FIELDS if field not in row]
    need(not missing, where, f"lacks {missing}")
    text = row["text"]
    check_quotes({key: row[key] for key in ANNOTATION_FIELDS if key != "document"}, text, where)
    need(all(region["reason"] for region in row["excluded"]), where, "left out without a reason")
    for mention in row["mentions"]:
        check_actor(mention, f"{where} mentions")
    for time in row["times"]:
        need(time["type"] in ("DATE", "TIME", "DURATION", "SET"), where, f"type {time['type']!r}")
        if time["type"] == "DATE":
            check_edtf(time["edtf"], where)
    for place in row["places"]:
        need(place["latitude"] is None or abs(place["latitude"]) <= 90, where, "latitude")
        need(place["longitude"] is None or abs(place["longitude"]) <= 180, where, "longitude")
    for number, claim in enumerate(row["claims"]):
        check_claim(claim, text, f"{where} claims[{number}]")
    for reference in row["references"]:
        need(isinstance(reference["number"], int) and isinstance(reference["cited_at"], list), where, "reference")


def check_relate(row: dict[str, Any], where: str) -> None:
    """An answer of ``relate`` against the contract."""
    for field in words("id event mode contexts cameo quad status confidence scores"):
        need(field in row, where, f"lacks {field}")
    check_coding(row, where, always=False)
    need((row["status"] in STATUSES) if row["event"] else True, where, f"status {row['status']!r}")
    need(set(row["scores"]) <= set(EVENTS), where, f"scores {sorted(row['scores'])}")


def check_resolve(row: dict[str, Any], where: str) -> None:
    """An answer of ``resolve`` against the contract."""
    for field in words("id country sector name entity confidence because"):
        need(field in row, where, f"lacks {field}")
    if row["name"] is not None:
        check_actor(row, where)
    need(row["because"], where, "no because")
