"""Counts, through the whole coder, who did it to whom in hard sentences, and events made of ordinary news.

    python -m benchmarks.sentences [--show N]

``tests/sentences/roles.jsonl`` has 400 sentences in which the one acted upon is mostly named first;
``ordinary.jsonl`` 300 in which nothing happens between political actors. Both in the markup of ``training``, and
neither is trained on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from training.markup import Example, Party
from training.markup import read as sentences

from legation.claims import Claim
from legation.coder import Coder
from legation.documents import read
from legation.sources import Capture

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
        claims = _events(coder, example)
        right = [c for c in claims if _has(c, actor, recipient)]
        if right:
            yield Verdict(example.text, "right", any(c.event == told.event for c in right))
        else:
            turned = any(_has(c, recipient, actor) for c in claims)
            yield Verdict(example.text, "turned" if turned else "other" if claims else "nothing", said=_said(claims))


def ordinary(coder: Coder) -> Iterator[Verdict]:
    """Of each sentence whether an event was made of it."""
    for example in sentences(SENTENCES / "ordinary.jsonl"):
        claims = _events(coder, example)
        yield Verdict(example.text, "false" if claims else "nothing", said=_said(claims))


def _events(coder: Coder, example: Example) -> list[Claim]:
    document = read(Capture("made.txt", example.text.encode(), text=example.text))
    return [c for c in coder.annotate(document).claims if c.kind in ("event", "agreement")]


def _has(claim: Claim, actor: Party, recipient: Party) -> bool:
    others = claim.actors if claim.reciprocal else claim.recipients
    return any(_meets(p.start, p.end, actor) for p in claim.actors) and any(
        _meets(p.start, p.end, recipient) for p in others
    )


def _meets(start: int | None, end: int | None, party: Party) -> bool:
    return start is not None and end is not None and start < party.end and party.start < end


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
