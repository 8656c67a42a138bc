"""What a person's correction makes of a claim: the fields that may be corrected, and what may stand in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Literal, get_args

from legation.claims import Claim
from legation.claims.claim import Attribution, Kind, Party, Status, Where
from legation.codebook import cameo, load, plover
from legation.errors import SettingError
from legation.evidence import When, edtf

Changes = Mapping[str, Any]
"""What fields of a claim should be, as JSON has it."""


def corrected(claim: Claim, changes: Changes, reason: str) -> Claim:
    """The claim with some fields as a person wants them; ``reason`` says who and why and goes into ``because``.

    Fields and what they take: ``status``, ``event``, ``mode``, ``cameo``, ``contexts`` (a list) by their names;
    ``actors`` and ``recipients`` a list of country codes or of objects with ``name``, ``country``, ``sector`` and
    ``entity``; ``when`` an EDTF date; ``where`` a country code or an object with ``name`` and ``country``;
    ``attribution`` a list of names or of objects with ``name``, ``role`` and ``country``; ``kind``, ``office`` and
    ``title``. None empties what may be empty. What follows from a field follows the correction: the quad and the scores
    from the event, the mode where the event has none such. Raises SettingError where a field takes no such value.
    """
    known = [name for name in _FIELDS if name in changes]
    unknown = sorted(set(changes) - set(known))
    if unknown:
        raise SettingError(f"{unknown[0]}: no field that can be corrected; there is {', '.join(_FIELDS)}")
    if not known:
        raise SettingError("nothing to correct was given")
    out = claim
    for name in known:
        try:
            # whom the words name is known from the claim as it was, whatever else is corrected with it
            given = changes[name]
            value = _parties(claim, name, given) if name in ("actors", "recipients") else given
            out = _FIELDS[name](out, value)
        except (KeyError, TypeError, ValueError) as error:
            raise SettingError(f"{name}: takes no {changes[name]!r}") from error
    if out.kind == "event" and out.event is None:
        raise SettingError("event: a claim of this kind has one")
    told = "; ".join(f"{name} was {_said(claim, name)}" for name in known)
    return replace(
        out,
        because=(*claim.because, f"{reason}: {told}"),
        flags=tuple(dict.fromkeys((*claim.flags, *(f"corrected: {name}" for name in known)))),
    )


def _one_of(name: str, value: object, allowed: Sequence[str]) -> Any:
    if value not in allowed:
        raise SettingError(f"{name}: {value!r} is none of {', '.join(allowed)}")
    return value


def _status(claim: Claim, value: Any) -> Claim:
    return replace(claim, status=_one_of("status", value, get_args(Status)))


def _kind(claim: Claim, value: Any) -> Claim:
    kind = _one_of("kind", value, get_args(Kind))
    if kind == "event":
        return replace(claim, kind=kind)
    return replace(claim, kind=kind, event=None, mode=None, cameo=None, quad=None, goldstein=None)


def _event(claim: Claim, value: Any) -> Claim:
    event = _one_of("event", value, list(plover.events()))
    mode = claim.mode if claim.mode in plover.modes(event) else None
    # the code stays where it is one of this event's already
    known = cameo.plover_of(claim.cameo) if claim.cameo else None
    kept = known is not None and known.event == event
    code = claim.cameo if claim.cameo and kept else cameo.of_plover(event, mode)
    return replace(claim, event=event, mode=mode, cameo=code, quad=plover.quad(event), goldstein=cameo.goldstein(code))


def _mode(claim: Claim, value: Any) -> Claim:
    if value is not None and (claim.event is None or value not in plover.modes(claim.event)):
        modes = ", ".join(plover.modes(claim.event)) if claim.event else ""
        raise SettingError(f"mode: {value!r} is no mode of {claim.event}; there is {modes or 'none'}")
    return replace(claim, mode=value)


def _cameo(claim: Claim, value: Any) -> Claim:
    if value not in cameo.codes():
        raise SettingError(f"cameo: {value!r} is no CAMEO code")
    return replace(claim, cameo=value, goldstein=cameo.goldstein(value))


def _contexts(claim: Claim, value: Any) -> Claim:
    given = [_one_of("contexts", one, sorted(plover.contexts())) for one in _listed("contexts", value)]
    return replace(claim, contexts=tuple(given))


def _parties(claim: Claim, field: str, value: Any) -> tuple[Party, ...]:
    return tuple(_party(claim, field, one) for one in _listed(field, value))


def _side(field: Literal["actors", "recipients"], claim: Claim, parties: Any) -> Claim:
    return replace(claim, actors=parties) if field == "actors" else replace(claim, recipients=parties)


def _party(claim: Claim, field: str, value: Any) -> Party:
    """A party as given; where the claim names the same state already, with its words."""
    given = value if isinstance(value, Mapping) else {"country": value}
    unknown = set(given) - {"name", "country", "sector", "entity"}
    if unknown:
        raise SettingError(f"{field}: a party has no {sorted(unknown)[0]}")
    country = _country(field, given.get("country"))
    sector = given.get("sector")
    if sector is not None:
        _one_of(f"{field}: sector", sector, list(plover.sectors()))
    if set(given) == {"country"} and country is not None:
        named = next((p for p in (*claim.actors, *claim.recipients) if p.country == country), None)
        return named or Party(_name_of(country), country)
    name = given.get("name") or (_name_of(country) if country else None)
    if not isinstance(name, str):
        raise SettingError(f"{field}: a party needs a name or a country")
    return Party(name, country, sector, given.get("entity"))


def _country(field: str, code: Any) -> str | None:
    if code is None:
        return None
    if not isinstance(code, str) or (load().state(code) is None and code not in plover.bodies()):
        raise SettingError(f"{field}: {code!r} is no code of a state or body")
    return code


def _name_of(code: str) -> str:
    state = load().state(code)
    return state.name if state is not None else plover.bodies()[code]


def _when(claim: Claim, value: Any) -> Claim:
    if value is None:
        return replace(claim, when=When())
    try:
        return replace(claim, when=edtf.when(value, "explicit"))
    except (ValueError, TypeError, AttributeError) as error:
        raise SettingError(f"when: {value!r} is no EDTF date") from error


def _where(claim: Claim, value: Any) -> Claim:
    if value is None:
        return replace(claim, where=None)
    given = value if isinstance(value, Mapping) else {"country": value}
    country = _country("where", given.get("country"))
    name = given.get("name") or (_name_of(country) if country else None)
    if not isinstance(name, str) or set(given) - {"name", "country"}:
        raise SettingError("where: takes a country, or a name and a country")
    return replace(claim, where=Where(name, country))


def _attribution(claim: Claim, value: Any) -> Claim:
    chain = []
    for one in _listed("attribution", value or []):
        given = one if isinstance(one, Mapping) else {"name": one}
        role = _one_of("attribution: role", given.get("role", "speaker"), ("cited work", "source", "speaker"))
        known = next((a for a in claim.attribution if a.name == given.get("name")), None)
        if known is not None and set(given) == {"name"}:
            chain.append(known)
        elif isinstance(given.get("name"), str) and not set(given) - {"name", "role", "country"}:
            chain.append(Attribution(given["name"], role, _country("attribution", given.get("country"))))
        else:
            raise SettingError("attribution: each has a name, and may have a role and a country")
    return replace(claim, attribution=tuple(chain))


def _office(claim: Claim, value: Any) -> Claim:
    return replace(claim, office=_text("office", value))


def _title(claim: Claim, value: Any) -> Claim:
    return replace(claim, title=_text("title", value))


def _text(field: str, value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise SettingError(f"{field}: {value!r} is no text")
    return value


def _listed(field: str, value: Any) -> Sequence[Any]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise SettingError(f"{field}: takes a list")
    return value


_FIELDS: Mapping[str, Callable[[Claim, Any], Claim]] = {
    # the event before its mode and code, so that what is given for these is not replaced by what follows from it
    "kind": _kind,
    "status": _status,
    "event": _event,
    "mode": _mode,
    "cameo": _cameo,
    "contexts": _contexts,
    "actors": partial(_side, "actors"),
    "recipients": partial(_side, "recipients"),
    "when": _when,
    "where": _where,
    "attribution": _attribution,
    "office": _office,
    "title": _title,
}
FIELDS = tuple(_FIELDS)
"""What can be corrected."""


def _said(claim: Claim, name: str) -> str:
    """What a field was, in words."""
    value = getattr(claim, name)
    if name in ("actors", "recipients"):
        return ", ".join(p.country or p.name for p in value) or "nobody"
    if name == "when":
        return value.edtf or "unknown"
    if name == "where":
        return value.name if value else "unknown"
    if name == "attribution":
        return " > ".join(a.name for a in value) or "nobody's word but the document's"
    if name == "contexts":
        return ", ".join(value) or "none"
    return str(value) if value is not None else "none"
