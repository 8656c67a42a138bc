"""Every frame of the codebook, on its own example, codes the parties and the event that the codebook says."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from legation.actors import Mention, find
from legation.codebook import Frame
from legation.codebook.build import read_yaml
from legation.codebook.tables import DATA
from legation.coder import Coder
from legation.events import Event, Finder

_FILES = sorted(path.stem for path in (DATA / "frames").glob("*.yaml"))


def _countries(mentions: Iterable[Mention]) -> frozenset[str]:
    return frozenset(m.actor.country for m in mentions if m.actor.country is not None)


def _gives(frame: Frame) -> tuple[frozenset[str], frozenset[str]]:
    actors, _, recipients = frame.gives.partition(" > ")
    return frozenset(actors.split("+")), frozenset(recipients.split("+") if recipients else ())


def _is_as_said(frame: Frame, event: Event) -> bool:
    parties = _countries(event.actors), _countries(event.recipients)
    return event.frame == frame.id and event.event == frame.event and parties == _gives(frame)


@pytest.fixture(scope="module")
def finder(coder: Coder) -> Finder:
    return Finder(coder.frames)


def test_the_codebook_as_read_has_every_frame_of_the_files(coder: Coder) -> None:
    written = {entry["id"] for name in _FILES for entry in read_yaml(DATA / "frames" / f"{name}.yaml")}
    assert {frame.id for frame in coder.frames.all} == written


@pytest.mark.parametrize("name", _FILES)
def test_every_frame_codes_its_own_example(coder: Coder, finder: Finder, name: str) -> None:
    frames = [frame for frame in coder.frames.all if frame.event.lower() == name]
    assert frames
    wrong = []
    for frame in frames:
        sentence = coder.parser.sentence(frame.example)
        assert sentence is not None
        events = finder.read(sentence, find(frame.example, [sentence], coder.book)).events
        if not any(_is_as_said(frame, event) for event in events):
            found = [(e.frame, e.event, sorted(_countries(e.actors)), sorted(_countries(e.recipients))) for e in events]
            wrong.append(f"{frame.id}: {frame.example} gives {frame.gives}, found {found}")
    assert wrong == []
