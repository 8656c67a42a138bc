"""Whatever is added, judged or coded anew, and however often a reading finishes in between, the record is the same."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.claims import Claim
from legation.claims.claim import Evidence, Party, Source, Trigger
from legation.documents.document import Document
from legation.evidence import content_id, edtf
from legation.record import View, Writer, verify
from legation.record.contested import contested
from legation.record.happenings import happenings
from legation.record.rows import Key
from legation.record.writer import digest

_SAID = (
    "Norway seized a trawler with its cod",
    "Norway did not seize the trawler with the cod",
    "the trawler and its cod were fined by Norway",
    "Iceland accused Norway of seizing the trawler and cod",
)
# the first ones more often, so that claims meet
_PARTIES = (*[("NOR", "ISL")] * 3, ("NOR", ""), ("ISL", "NOR"), ("NOR ISL", ""))
_SPEECH = ("COERCE", "COERCE", "ACCUSE", "SANCTION")
_STATUSES = ("asserted", "asserted", "alleged", "denied", "negated", "intended")
_DATES = ("2018-04-19", "2018-04-19", "2018-04", None, "2010/2019")

_claims = st.lists(
    st.tuples(*map(st.sampled_from, (_SAID, _PARTIES, _SPEECH, _STATUSES, _DATES))), min_size=1, max_size=3
)
_steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), _claims),
        st.tuples(st.just("recode"), st.integers(0, 9), _claims),
        st.tuples(st.sampled_from(["accept", "reject", "correct"]), st.integers(0, 30)),
        st.tuples(st.just("split"), st.integers(0, 30)),
        st.tuples(st.just("merge"), st.integers(0, 30), st.integers(0, 30)),
        st.tuples(st.just("undo"), st.integers(0, 9)),
        st.tuples(st.just("finish")),
    ),
    min_size=2,
    max_size=8,
)
_stories = st.tuples(st.lists(_claims, min_size=3, max_size=4), _steps).map(
    lambda both: [("add", claims) for claims in both[0]] + both[1]
)


def document(number: int) -> Document:
    text = "\n".join(_SAID) + f"\nNumber {number}."
    return Document(f"d{number}", f"d{number}.txt", text, digest(text), published="2018-05-01")


def coded(of: Document, told: list[tuple[Any, ...]]) -> list[Claim]:
    """The claims of a document, each of words that stand in it."""
    made = {}
    for words, (actors, recipients), event, status, when in told:
        at = of.text.index(words)
        verb = next(w for w in ("seized", "seize", "fined", "seizing") if w in words)
        acting, acted_on = (tuple(Party(c, c) for c in side.split()) for side in (actors, recipients))
        claim = Claim(
            content_id(of.id, words, actors, recipients, event, status, when),
            "event",
            Source(of.id, of.name, None, of.published),
            (Evidence(at, at + len(words), words),),
            acting,
            acted_on,
            status,
            ("test",),
            0.5,
            trigger=Trigger(at + words.index(verb), at + words.index(verb) + len(verb), verb),
            event=event,
            cameo="170",
            quad="material conflict",
            when=edtf.when(when, "explicit"),
        )
        made[claim.id] = claim
    return list(made.values())


class _Story:
    """One run of steps against a record; a judgement of what is not there is passed over."""

    def __init__(self, path: Path) -> None:
        self.moment = datetime(2026, 1, 1, tzinfo=UTC)
        self.writer = Writer(path, coder="1", now=lambda: self.moment)
        self.documents: list[Document] = []
        self.keys: list[Key] = []
        self.judged: list[str] = []

    def take(self, step: tuple[Any, ...]) -> None:
        self.moment += timedelta(days=1)
        name, *given_ = step
        if name == "finish":
            self.writer.finish()
        elif name == "add":
            made = document(len(self.documents))
            self.documents.append(made)
            claims = coded(made, given_[0])
            self.writer.add(made, claims)
            self.keys += [(digest(made.text), c.id) for c in claims]
        elif name == "recode" and self.documents:
            made = self.documents[given_[0] % len(self.documents)]
            claims = coded(made, given_[1])
            self.writer.recode(made, claims)
            key = digest(made.text)
            self.keys = [k for k in self.keys if k[0] != key] + [(key, c.id) for c in claims]
        elif name == "undo" and self.judged:
            chosen = self.judged.pop(given_[0] % len(self.judged))
            self.writer.judge("undo", who="Ada", undone=chosen)
        elif name in ("accept", "reject", "correct") and self.keys:
            changes = {"recipients": ["DNK"]} if name == "correct" else None
            key = self.keys[given_[0] % len(self.keys)]
            self.judged.append(self.writer.judge(name, [key], who="Ada", changes=changes).id)
        elif name == "split":
            self.writer.finish()
            several = [keys for keys in self._happenings() if len(keys) > 1]
            if several:
                first, *rest = several[given_[0] % len(several)]
                self.judged.append(self.writer.judge("split", [first], other=rest, who="Ada").id)
        elif name == "merge":
            self.writer.finish()
            joined = self._happenings()
            one, other = (joined[n % len(joined)] for n in given_) if joined else ([], [])
            if one != other:
                self.judged.append(self.writer.judge("merge", [one[0], other[0]], who="Ada").id)

    def _happenings(self) -> list[list[Key]]:
        found: dict[str, list[Key]] = defaultdict(list)
        rows = self.writer._tables.rows("SELECT happening, document, claim FROM reports ORDER BY ALL")
        for row in rows:
            found[row["happening"]].append((row["document"], row["claim"]))
        return list(found.values())


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(_stories)
def test_what_is_brought_up_to_date_is_what_is_made_at_once(steps: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r"
        story = _Story(path)
        with story.writer:
            for step in steps:
                story.take(step)
        assert verify(path) == []
        with View(path) as view:
            if not view.judgements():
                joined = happenings(view.filed())
                assert view.happenings() == joined
                assert view.contests() == contested(view.filed(), joined)


@settings(deadline=None, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(_stories, st.integers(3, 11))
def test_as_of_a_day_is_the_record_as_it_was_that_day(steps: list[tuple[Any, ...]], days: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = _Story(Path(folder) / "r")
        past = _Story(Path(folder) / "past")
        with story.writer, past.writer:
            for number, step in enumerate(steps):
                story.take(step)
                if number < days:
                    past.take(step)
        day = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=min(days, len(steps)))).date().isoformat()
        with View(Path(folder) / "r", as_of=day) as view, View(Path(folder) / "past") as then:
            assert view.filed() == then.filed()
            assert view.happenings() == then.happenings()
            assert view.contests() == then.contests()
            assert view.judgements() == then.judgements()
            assert view.summary() == then.summary()
            assert view.pair("NOR", "ISL") == then.pair("NOR", "ISL")


def test_a_claim_that_changes_only_its_reasons_is_another_edition_of_itself(tmp_path: Path) -> None:
    made = document(0)
    (claim,) = coded(made, [(_SAID[0], _PARTIES[0], "COERCE", "asserted", None)])
    with Writer(tmp_path / "r", coder="1") as writer:
        writer.add(made, [claim])
        assert writer.recode(made, [claim]) == 0
        assert writer.recode(made, [replace(claim, because=("a better reason",))]) == 1
    with View(tmp_path / "r") as view:
        history = view.history((digest(made.text), claim.id))
        assert [(f.edition, f.claim.because) for f in history] == [(1, ("test",)), (2, ("a better reason",))]
        assert [f.edition for f in view.filed()] == [2]
