"""Counts, through the whole coder, who did it to whom in hard sentences, and events made of ordinary news.

    python -m benchmarks.sentences [--show N]

``tests/sentences/roles.jsonl`` has 400 sentences in which the one acted upon is mostly named first;
``ordinary.jsonl`` 300 in which nothing happens between political actors. Both in the markup of ``training``, and
neither is trained on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.markup import Example, Party
from training.markup import read as sentences

from legation.actors import Mention
from legation.claims import Claim
from legation.claims.claim import Party as Participant
from legation.coder import Coder
from legation.documents import read
from legation.sources import Capture

# A party of a sentence, and what the actors are called that its words name.
Named = tuple[Party, list[str]]

SENTENCES = Path(__file__).parents[1] / "tests/sentences"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of a sentence: ``kind`` is right, turned, other, nothing or false, ``event`` whether it is too."""

    text: str
    kind: str
    event: bool = False
    said: str = ""


def roles(coder: Coder) -> Iterator[Verdict]:
    """Of each sentence whether a claim has its actor and its recipient on their sides."""
    for example in sentences(SENTENCES / "roles.jsonl"):
        told = example.told[0]
        assert told.actor is not None
        assert told.recipient is not None
        actor, recipient = example.party(told.actor), example.party(told.recipient)
        mentions, claims = _read(coder, example)
        sides = [[m.actor.name for m in mentions if m.start < p.end and p.start < m.end] for p in (actor, recipient)]
        first, second = zip((actor, recipient), sides, strict=True)
        right = [c for c in claims if _has(c, first, second)]
        if right:
            yield Verdict(example.text, "right", any(c.event == told.event for c in right))
        else:
            turned = any(_has(c, second, first) for c in claims)
            yield Verdict(example.text, "turned" if turned else "other" if claims else "nothing", said=_said(claims))


def ordinary(coder: Coder) -> Iterator[Verdict]:
    """Of each sentence whether an event was made of it."""
    for example in sentences(SENTENCES / "ordinary.jsonl"):
        _, claims = _read(coder, example)
        yield Verdict(example.text, "false" if claims else "nothing", said=_said(claims))


def _read(coder: Coder, example: Example) -> tuple[Sequence[Mention], list[Claim]]:
    document = read(Capture("made.txt", example.text.encode(), text=example.text))
    found = coder.annotate(document)
    return found.mentions, [c for c in found.claims if c.kind in ("event", "agreement")]


def _has(claim: Claim, actor: Named, recipient: Named) -> bool:
    others = claim.actors if claim.reciprocal else claim.recipients
    return any(_meets(p, actor) for p in claim.actors) and any(_meets(p, recipient) for p in others)


def _meets(said: Participant, named: Named) -> bool:
    """Whether a side of a claim is a party of the sentence: by its own words, or by a pronoun that means it."""
    party, names = named
    if said.start is None or said.end is None:
        return False
    return (said.start < party.end and party.start < said.end) or said.name in names


def _said(claims: list[Claim]) -> str:
    return "; ".join(
        f"{', '.join(p.text or p.name for p in c.actors)} > {', '.join(p.text or p.name for p in c.recipients)}"
        f" {c.event} {c.status}"
        for c in claims
    )


def main() -> None:
    """Print the shares, and the errors that are asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--show", type=int, default=0, help="so many errors of each")
    given = asked.parse_args()
    coder = Coder()
    for name, found in (("roles", list(roles(coder))), ("ordinary", list(ordinary(coder)))):
        shares = {kind: sum(v.kind == kind for v in found) / len(found) for kind in sorted({v.kind for v in found})}
        print(f"{name}: n={len(found)} " + " ".join(f"{kind}={share:.3f}" for kind, share in shares.items()))
        if name == "roles":
            print(f"  event right too={sum(v.event for v in found) / len(found):.3f}")
        for verdict in [v for v in found if v.kind in ("turned", "other", "false")][: given.show]:
            print(f"- {verdict.kind}: {verdict.text} -> {verdict.said}")


if __name__ == "__main__":
    main()
