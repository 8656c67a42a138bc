"""Frames, noun classes, contexts and cues: every entry is well formed, and a malformed one is named."""

from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.codebook import cameo, plover
from legation.codebook.build import read_yaml
from legation.codebook.frames import (
    PREPOSITIONS,
    ROOTS,
    STATUSES,
    Cue,
    Frame,
    Nouns,
    Vocabulary,
    cues_of,
    frames_of,
    problems,
)
from legation.codebook.tables import DATA
from legation.errors import CodebookError

_LEMMA = re.compile(r"[^\WA-Z]['\w]*(?:[ -][\w']+)*")


def _raw_frames() -> dict[str, Any]:
    return {path.stem: read_yaml(path) for path in sorted((DATA / "frames").glob("*.yaml"))}


RAW = _raw_frames()
NOUNS = Nouns(read_yaml(DATA / "nouns.yaml"))
FRAMES = frames_of(RAW)
CUES = cues_of(read_yaml(DATA / "cues.yaml"))
CONTEXTS: dict[str, dict[str, list[str]]] = read_yaml(DATA / "contexts.yaml")


def vocabulary() -> Vocabulary:
    return Vocabulary({e: plover.modes(e) for e in plover.events()}, plover.contexts(), cameo.codes(), NOUNS)


def entry(**changes: Any) -> dict[str, Any]:
    plain = {
        "id": "thank", "verbs": ["thank"], "event": "SUPPORT", "cameo": "051",
        "example": "Haiti thanked Kenya.", "gives": "HTI > KEN",
    }  # fmt: skip
    return {key: value for key, value in (plain | changes).items() if value is not None}


def reasons(**changes: Any) -> list[str]:
    return [p.reason for p in problems(frames_of({"support": [entry(**changes)]}), vocabulary())]


def test_every_frame_names_only_what_exists_and_fits() -> None:
    assert [str(p) for p in problems(FRAMES, vocabulary())] == []


def test_a_frame_stands_in_the_file_of_its_event() -> None:
    strays = [raw["id"] for stem, entries in RAW.items() for raw in entries if raw["event"].lower() != stem]
    assert strays == []


def test_all_events_and_all_their_modes_have_frames() -> None:
    have = {(f.event, f.mode) for f in FRAMES}
    missing = [(e, m) for e, kind in plover.events().items() for m in (None, *kind.modes) if m and (e, m) not in have]
    assert missing == []
    assert {f.event for f in FRAMES} == set(plover.events())


def test_every_three_digit_code_that_words_alone_can_show_has_a_frame() -> None:
    have = {f.cameo[:3] for f in FRAMES}
    wanted = {code for code, c in cameo.codes().items() if len(code) == 3 and c.plover is not None}
    assert wanted - have == {"044"}, "meeting in a third country shows in the place, not in the words"


def test_conditions_speak_in_lemmas() -> None:
    words = {
        word
        for frame in FRAMES
        for group in (frame.verbs, frame.nouns, frame.adjectives, *frame.conditions.values(), *frame.unless.values())
        for word in group
        if not word.startswith("@") and word != "*"
    }
    assert [w for w in sorted(words) if not _LEMMA.fullmatch(w)] == []


def test_noun_triggers_are_single_words() -> None:
    assert [(f.id, n) for f in FRAMES for n in f.nouns if " " in n] == []


def test_no_two_frames_read_the_same_words_in_the_same_way() -> None:
    seen: dict[Any, str] = {}
    clashes = []
    for frame in FRAMES:
        conditions = tuple(sorted((role, words) for role, words in frame.conditions.items()))
        exclusions = tuple(sorted((role, words) for role, words in frame.unless.items()))
        for trigger in (*((v, "verb") for v in frame.verbs), *((n, "noun") for n in frame.nouns)):
            key = (trigger, conditions, exclusions, frame.priority)
            if key in seen:
                clashes.append((seen[key], frame.id, trigger[0]))
            seen[key] = frame.id
    assert clashes == []


def test_content_is_said_wherever_a_status_is_implied() -> None:
    assert [f.id for f in FRAMES if f.implies is not None and not (f.content and f.content_subject)] == []


def test_actor_and_recipient_of_a_noun_are_told_apart() -> None:
    same = [f.id for f in FRAMES if f.nouns and f.noun_actor[:1] == f.noun_recipient[:1]]
    assert same == []


def test_every_class_of_nouns_is_used_and_no_word_stands_twice_in_one() -> None:
    used = {
        word[1:]
        for f in FRAMES
        for words in (*f.conditions.values(), *f.unless.values())
        for word in words
        if word[0] == "@"
    }
    assert set(NOUNS) - used == set()


def test_a_hyphenated_word_is_also_known_as_parsers_split_it() -> None:
    nouns = Nouns({"ceasefire": ["cease-fire", "truce"]})
    assert {"cease-fire", "cease - fire"} <= nouns.members("ceasefire")
    assert nouns.of("cease - fire") == {"ceasefire"}
    assert nouns.of("banquet") == frozenset()


def test_contexts_are_plovers_and_their_stops_contain_their_words() -> None:
    assert set(CONTEXTS) == set(plover.contexts())
    for context, lists in CONTEXTS.items():
        assert set(lists) == {"words", "stop"}, context
        assert len(lists["words"]) == len(set(lists["words"])) > 0, context
        idle = [s for s in lists["stop"] if not any(f" {w} " in f" {s} " for w in lists["words"])]
        assert idle == [], context


def test_cues_carry_the_status_that_their_stance_has() -> None:
    by = {(c.kind, c.lemma): c for c in CUES}
    assert by["verb", "say"] == Cue("say", "verb", "neutral", None, reports=True)
    assert by["verb", "claim"].status == "alleged"
    assert by["verb", "reveal"] == Cue("reveal", "verb", "endorsing", None, reports=True)
    assert by["verb", "deny"].status == "denied"
    assert by["verb", "fail"] == Cue("fail", "verb", "neutral", "negated", reports=False)
    assert by["verb", "plan"].status == "planned"
    assert by["adverb", "reportedly"].status == "alleged"
    assert by["preposition", "according to"].reports


def test_a_word_has_one_cue_for_each_kind() -> None:
    keys = [(c.kind, c.lemma) for c in CUES]
    assert len(keys) == len(set(keys))


def test_frames_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(FRAMES)) == FRAMES
    assert len({hash(f) for f in FRAMES}) > len(FRAMES) * 0.9


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"event": "PRAISE"}, "unknown event 'PRAISE'"),
        ({"mode": "visit"}, "SUPPORT has no mode 'visit'"),
        ({"cameo": "099"}, "unknown CAMEO code '099'"),
        ({"cameo": "112"}, "CAMEO 112 does not fit SUPPORT"),
        ({"contexts": ["humanitarian"]}, "unknown context 'humanitarian'"),
        ({"if": {"object": ["@unicorn"]}}, "unknown class '@unicorn'"),
        ({"verbs": None}, "no word triggers it"),
        ({"gives": "Haiti"}, "gives 'Haiti', which is not ACTOR > RECIPIENT in three-letter codes"),
        ({"example": "thanks"}, "the example is no sentence"),
        ({"implies": "planned"}, "implies a status, but says not of what"),
    ],
)
def test_what_does_not_exist_or_fit_is_named(changes: dict[str, Any], reason: str) -> None:
    assert reason in reasons(**changes)


def test_a_sound_entry_has_no_problem_and_the_same_id_twice_is_one() -> None:
    assert reasons() == []
    twice = frames_of({"support": [entry(), entry()]})
    assert [p.reason for p in problems(twice, vocabulary())] == ["the id stands twice"]


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("thank", "is no entry with an id"),
        (entry(id=7), "is no entry with an id"),
        (entry(verb=["thank"]), "unknown field 'verb'"),
        (entry(verbs="thank"), "verbs is no list of words"),
        (entry(verbs=["thank", "thank"]), "verbs holds a word twice"),
        (entry(recipient=[True]), "recipient holds True, which is no word"),
        (entry(recipient=["target"]), "unknown role 'target'"),
        ({**entry(), "if": {"goal": ["*"]}}, "unknown role 'goal'"),
        ({**entry(), "if": ["object"]}, "a condition is no mapping of roles to words"),
        (entry(implies="true"), "implies 'true' is none of"),
        (entry(priority="high"), "priority is no int"),
        (entry(gives=None), "gives is missing or no text"),
    ],
)
def test_a_malformed_entry_is_refused_with_file_id_and_reason(raw: Any, reason: str) -> None:
    with pytest.raises(CodebookError) as caught:
        frames_of({"support": [raw]})
    assert caught.value.file == "frames/support.yaml"
    assert caught.value.reason.startswith(reason)


@pytest.mark.parametrize(
    "raw",
    [
        [],
        {"speech": {}},
        {"reporting": {"gesture": {"neutral": ["nod"]}}},
        {"reporting": {"verb": {"sly": ["say"]}}},
        {"reporting": {"verb": {"neutral": ["say", "say"]}}},
        {"reporting": {"verb": {"neutral": ["say"], "denying": ["say"]}}},
        {"reporting": {"verb": {"denying": ["deny"]}}, "status": {"verb": {"planned": ["deny"]}}},
    ],
)
def test_malformed_cues_are_refused(raw: Any) -> None:
    with pytest.raises(CodebookError):
        cues_of(raw)


def test_malformed_classes_are_refused() -> None:
    with pytest.raises(CodebookError):
        Nouns(["weapons"])
    with pytest.raises(CodebookError):
        Nouns({"weapons": "gun"})


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def _read(raw: Any) -> Frame | CodebookError:
    try:
        (frame,) = frames_of({"aid": [raw]})
    except CodebookError as error:
        return error
    return frame


@given(st.sampled_from([*sorted(RAW["aid"][0]), "unless", "implies", "priority"]), _json)
def test_whatever_stands_in_a_field_is_read_or_refused_as_a_codebook_error(field: str, value: Any) -> None:
    read = _read(RAW["aid"][0] | {field: value})
    assert isinstance(read, Frame) or read.file == "frames/aid.yaml"


@given(st.sampled_from(FRAMES))
def test_a_frames_own_parts_lie_within_the_closed_lists(frame: Frame) -> None:
    assert frame.cameo.startswith(ROOTS[frame.event])
    assert frame.implies is None or frame.implies in STATUSES
    assert PREPOSITIONS.isdisjoint({"subject", "object"})
    assert frame.event.lower() in {Path(stem).name for stem in RAW}
