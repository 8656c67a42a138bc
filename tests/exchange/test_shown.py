"""The page: the text is the document's own, whatever is marked in it, every claim has its note, and nothing runs."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html
from tests import samples

from legation.claims.claim import Claim, Evidence, Party, Trigger
from legation.coder import Annotation, Coder
from legation.documents import read
from legation.documents.document import Block, Document, Marker, Reference, Region
from legation.dossier.wording import visible
from legation.errors import RefusedError, SettingError
from legation.exchange.shown import page, write
from legation.exchange.shown.found import letters
from legation.exchange.shown.laid import laid
from legation.exchange.shown.segments import Mark, Tag, segments
from legation.sources import Capture

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "documents"
NAMES = sorted(path.name for path in EXAMPLES.iterdir())


@cache
def coder() -> Coder:
    return Coder()


@cache
def example_of(name: str) -> Annotation:
    return coder().annotate(read(Capture(name, (EXAMPLES / name).read_bytes())))


def parsed(source: str) -> html.HtmlElement:
    return html.document_fromstring(source)


def shown_text(element: html.HtmlElement) -> str:
    """What stands in the text part, without what is ours (of the class ``own``); signs have no text."""

    def words(node: html.HtmlElement) -> Iterator[str]:
        yield node.text or ""
        for child in node:
            if "own" not in child.get("class", "").split():
                yield from words(child)
            yield child.tail or ""

    return "".join(words(element))


def text_parts(source: str) -> list[str]:
    return [shown_text(part) for part in parsed(source).xpath("//div[@class='text']")]


def normal(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("mtps")), max_size=12)


@given(text=st.text(max_size=60), ends=st.tuples(st.integers(0, 60), st.integers(0, 60)), given_marks=MARKS)
def test_segments_are_the_text_and_say_which_marks_lie_on_them(
    text: str, ends: tuple[int, int], given_marks: list[tuple[int, int, str]]
) -> None:
    start, end = sorted(min(e, len(text)) for e in ends)
    marks = [Mark(min(a, b), max(a, b), kind, f"{a}:{b}:{kind}") for a, b, kind in given_marks]
    made = segments(text, start, end, marks)
    assert "".join(s.text for s in made) == text[start:end]
    for one in made:
        for place in range(one.start, one.end):
            on = [m for m in marks if m.start <= place < m.end]
            assert set(one.kinds) == {m.kind for m in on}
            assert set(one.title.split("\n")) - {""} == {m.title for m in on}


@given(given_marks=MARKS)
def test_each_sign_stands_once_at_its_end_of_the_mark(given_marks: list[tuple[int, int, str]]) -> None:
    marks = [
        Mark(a, b + 1, kind, before=Tag("x", f"<{n}"), after=Tag("x", f"{n}>"))
        for n, (a, b, kind) in enumerate(given_marks)
        if a <= b
    ]
    made = segments("x" * 100, 0, 100, marks)
    assert sorted((t.text, s.start) for s in made for t in s.before) == sorted(
        (m.before.text, m.start) for m in marks if m.before
    )
    assert sorted((t.text, s.end) for s in made for t in s.after) == sorted(
        (m.after.text, m.end) for m in marks if m.after
    )


HOSTILE = st.text(st.sampled_from("ab<>&\"'\n\r\t ]‮\x00é\u200f{}%#"), max_size=80)
EXTENTS = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=6)


@given(text=HOSTILE, prose=EXTENTS, out=EXTENTS)
@example(text="ab\n\nab", prose=[(0, 2)], out=[])
@example(text="\n<script>", prose=[], out=[(0, 9)])
@example(text="a" * 10, prose=[(0, 6), (3, 7)], out=[(2, 30)])
def test_the_text_part_is_the_text_whatever_the_regions(
    text: str, prose: list[tuple[int, int]], out: list[tuple[int, int]]
) -> None:
    def inside(extents: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(a, min(a + size, len(text))) for a, size in extents if a < len(text)]

    document = Document(
        "d",
        "made.txt",
        text,
        "0" * 64,
        blocks=tuple(Block(a, b, "paragraph") for a, b in inside(prose)),
        excluded=tuple(Region(a, b, "caption") for a, b in inside(out)),
        markers=tuple(Marker(a, b, 1) for a, b in inside(prose[:1])),
        references=(Reference(1, 0, 1, {"title": "A page"}),),
    )
    annotation = Annotation(document, samples.claim(samples.document()).document)
    made = laid(annotation, "d1")
    pieces = [r.before + "".join(s.text for run in r.runs for s in run.segments) for r in made.regions]
    assert "".join(pieces) + made.after == text
    assert text_parts(page([annotation])) == [visible(text)]


@pytest.mark.parametrize("name", NAMES)
def test_the_text_part_of_an_example_is_its_text(name: str) -> None:
    annotation = example_of(name)
    assert text_parts(page([annotation])) == [annotation.document.text]


@pytest.mark.parametrize("name", NAMES)
def test_every_mention_time_place_and_cue_is_marked_where_it_stands(name: str) -> None:
    annotation = example_of(name)
    document = annotation.document
    wanted = {
        "mention": [(m.start, m.end) for m in annotation.mentions],
        "time": [(t.start, t.end) for t in annotation.times],
        "place": [(p.start, p.end) for p in annotation.places],
        "source": [(s.start, s.end) for r in annotation.attributions for s in r.source],
        "cue": [(s.start, s.end) for r in annotation.attributions for s in r.cue],
        "content": [(s.start, s.end) for r in annotation.attributions for s in r.content],
        "trigger": [(c.trigger.start, c.trigger.end) for c in annotation.claims if c.trigger],
        "marker": [(m.start, m.end) for m in document.markers],
    }
    (part,) = parsed(page([annotation])).xpath("//div[@class='text']")
    marked: dict[str, set[int]] = {kind: set() for kind in wanted}
    place = 0

    def walk(node: html.HtmlElement, kinds: frozenset[str]) -> None:
        nonlocal place

        def take(text: str | None, on: frozenset[str]) -> None:
            nonlocal place
            for kind in on & marked.keys():
                marked[kind] |= set(range(place, place + len(text or "")))
            place += len(text or "")

        take(node.text, kinds)
        for child in node:
            classes = frozenset(child.get("class", "").split())
            if "own" not in classes:
                walk(child, classes)
            take(child.tail, kinds)

    walk(part, frozenset())
    for kind, spans in wanted.items():
        assert marked[kind] == {n for start, end in spans for n in range(start, end)}, kind


@cache
def barents() -> str:
    return page([example_of("barents-treaty.txt")])


@cache
def iceland() -> str:
    return page([example_of("iceland-britain-relations.txt")])


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_has_a_note_and_the_two_lead_to_each_other(name: str) -> None:
    annotation = example_of(name)
    found = parsed(page([annotation]))
    assert annotation.claims
    for number, claim in enumerate(annotation.claims, start=1):
        (note,) = found.xpath(f"//article[@id='d1c{number}']")
        (sign,) = found.xpath(f"//a[@id='d1w{number}']")
        assert sign.get("href") == f"#d1c{number}"
        assert sign.get("aria-label") == f"Claim {number}"
        assert note.xpath(f".//a[@href='#d1w{number}']")
        words = normal(note)
        assert claim.status in words
        assert note.xpath(f".//*[contains(@class, 'status-{claim.status}')]//*[local-name()='svg']")
        assert all(party.name in words for party in (*claim.actors, *claim.recipients))
        assert all(why in words for why in claim.because)
        assert f"confidence {claim.confidence:.2f}" in words
        assert [normal(q) for q in note.xpath(".//blockquote")] == [" ".join(e.text.split()) for e in claim.evidence]
        for link in claim.attribution:
            assert link.name.removeprefix("The ") in words


def test_a_denied_claim_leads_to_its_denial() -> None:
    annotation = example_of("andromeda-london.txt")
    found = parsed(page([annotation]))
    by_id = {claim.id: number for number, claim in enumerate(annotation.claims, start=1)}
    denied = [(by_id[c.id], by_id[c.denied_by]) for c in annotation.claims if c.denied_by]
    assert denied
    for number, denial in denied:
        assert found.xpath(f"//article[@id='d1c{number}']//a[@href='#d1c{denial}']")


def test_notes_and_reasons_stand_with_their_paragraph() -> None:
    annotation = example_of("barents-treaty.txt")
    text = annotation.document.text
    for region in parsed(barents()).xpath("//div[starts-with(@class, 'region')]"):
        words = shown_text(region)
        for note in region.xpath(".//article[@class='note']"):
            claim = annotation.claims[int(note.get("id").removeprefix("d1c")) - 1]
            assert claim.evidence[0].text in words
        for item in region.xpath(".//ul[contains(@class, 'mentions')]/li/q"):
            assert item.text_content() in words
    reasons = parsed(barents()).xpath("//ul[contains(@class, 'found')]/li")
    assert len(reasons) == sum(
        map(len, (annotation.mentions, annotation.times, annotation.places, annotation.attributions))
    )
    assert any("counted from the date of publication" in normal(item) for item in reasons)
    assert "Sergei Lavrov" in text


def test_hovering_gives_the_reasons() -> None:
    (words,) = parsed(barents()).xpath("//span[text()='Wednesday']")
    assert words.get("title").split("\n") == [
        "Time: 2010-09-15 (date)",
        "counted from the date of publication",
        "read as “in”",
    ]
    (told,) = parsed(barents()).xpath("//span[@class='cue' and text()='told']")
    assert told.get("title").split(": ", 1)[1] == "Jens Stoltenberg, NOR GOV “told”"


def test_what_is_left_out_says_why_and_long_stretches_are_folded() -> None:
    annotation = example_of("iceland-britain-relations.txt")
    found = parsed(iceland())
    reasons = [
        normal(r) for r in found.xpath("//div[contains(@class, ' left')]//*[@class='reason' or @class='reason own']")
    ]
    assert reasons == [r.reason for r in annotation.document.excluded]
    folded = found.xpath("//details[contains(@class, 'out')]")
    assert [f.get("class") for f in folded] == ["out references"]


def test_references_and_the_sentences_that_cite_them_lead_to_each_other() -> None:
    found = parsed(iceland())
    (third,) = found.xpath("//ol[@class='references']/li[@id='d1r3']")
    assert [normal(a) for a in third.xpath(".//a[starts-with(@href, '#')]")] == [
        "sentence 7",
        "sentence 8",
        "sentence 9",
    ]
    for link in third.xpath(".//a[starts-with(@href, '#')]/@href"):
        (sentence,) = found.xpath(f"//span[@id='{link[1:]}']")
        assert sentence.text_content()
    markers = found.xpath("//a[@class='marker' and @href='#d1r3']")
    assert [m.text_content() for m in markers] == ["[3]", "[3]"]
    assert "Cites [3]" in markers[0].get("title")


def test_the_head_says_what_is_known_of_the_document() -> None:
    head = normal(parsed(barents()).xpath("//dl")[0])
    for words in (
        "16 September 2010 from its dateline: “MURMANSK, Russia, Sept. 16, 2010 (Example Wire)”",
        *("Example Wire", "barents-treaty.txt", "news", "17 sentences", "byline 1, dateline 1"),
    ):
        assert words in head, words


def test_an_outlet_that_a_state_controls_is_said_to_be_one() -> None:
    given_one = samples.annotation(samples.document())
    controlled = replace(given_one, source=replace(given_one.source, controlled_by="PER"))
    assert "state media of Peru" in normal(parsed(page([controlled])))
    assert "state media" not in normal(parsed(page([given_one])))


def all_examples() -> list[Annotation]:
    return [example_of(name) for name in NAMES]


def test_several_documents_make_one_page_with_contents() -> None:
    found = parsed(page(all_examples()))
    entries = found.xpath("//nav//li/a")
    assert [a.get("href") for a in entries] == [f"#d{n}" for n in range(1, len(NAMES) + 1)]
    for entry, annotation in zip(entries, all_examples(), strict=True):
        (section,) = found.xpath(f"//section[@id='{entry.get('href')[1:]}']")
        assert annotation.document.title == entry.text_content() == section.xpath("./h2")[0].text_content()


def test_one_document_has_no_contents() -> None:
    assert not parsed(barents()).xpath("//nav")


def test_no_document_makes_no_page(tmp_path: Path) -> None:
    assert page([], [RefusedError("a.txt", "empty")]) == ""
    assert list(write([], [RefusedError("a.txt", "empty")], tmp_path / "out")) == []
    assert not (tmp_path / "out").exists()


def test_refusals_that_come_while_reading_are_listed() -> None:
    refused: list[RefusedError] = []

    def reading() -> Iterator[Annotation]:
        yield example_of(NAMES[0])
        refused.append(RefusedError("photo<b>.png", "is no text"))

    assert "photo<b>.png is no text" in normal(parsed(page(reading(), refused)).xpath("//nav")[0])


@pytest.mark.parametrize("made", [barents, iceland, lambda: page(all_examples())], ids=["one", "cited", "all"])
def test_ids_are_there_once_and_links_lead_somewhere(made: object) -> None:
    assert callable(made)
    found = parsed(made())
    ids = found.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in found.xpath("//@href") if href.startswith("#")} <= set(ids)


def check_inert(found: html.HtmlElement) -> None:
    assert found.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base") == []
    assert found.xpath("//@src | //@srcset | //@style | //@action") == []
    assert not [node for node in found.xpath("//*[@*]") if any(name.startswith("on") for name in node.attrib)]
    assert not [href for href in found.xpath("//@href") if not re.match(r"#|https?://|[0-9a-z-]+\.html$", href)]


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    check_inert(parsed(iceland()))
    assert "@import" not in iceland()
    assert re.findall(r"url\((?!#)", iceland()) == []


def test_the_policy_allows_this_style_sheet_and_nothing_else() -> None:
    found = parsed(barents())
    (policy,) = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = found.xpath("//style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


EVIL = "</style></span>\"'><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7 * 7 }} \u202eevil\u2066 \x00"


def hostile() -> Annotation:
    """A document in which every field that a stranger writes is an attack."""
    text = f"Peru {EVIL} Ecuador in 1998.[1]\n"
    whole = (0, len(text) - 1)
    document = Document(
        id=EVIL,
        name=EVIL + "\udcff",
        text=text,
        sha256=EVIL,
        title=EVIL,
        published=EVIL,
        published_basis="dateline",
        published_evidence=EVIL,
        outlet=EVIL,
        url="javascript:alert(1)",
        blocks=(Block(*whole, "paragraph"),),
        markers=(Marker(text.index("[1]"), text.index("[1]") + 3, 1),),
        references=(Reference(1, 0, 4, {"title": EVIL, "URL": "javascript:alert(2)", "author": [{"literal": EVIL}]}),),
    )
    plain = samples.claim(samples.document())
    claim: Claim = replace(
        plain,
        id=EVIL,
        evidence=(Evidence(*whole, text[slice(*whole)]),),
        actors=(Party(EVIL),),
        trigger=Trigger(5, 5 + len(EVIL), EVIL),
        because=(EVIL,),
        flags=(EVIL,),
        attribution=(replace(plain.attribution[0], name=EVIL, cue=EVIL),),
    )
    base = samples.annotation(samples.document())
    (mention,) = base.mentions
    return replace(
        base,
        document=document,
        claims=(claim,),
        mentions=(replace(mention, actor=replace(mention.actor, name=EVIL, because=(EVIL,), office=EVIL)),),
    )


def test_hostile_text_does_nothing(tmp_path: Path) -> None:
    source = page([hostile()], [RefusedError(EVIL, EVIL)])
    found = parsed(source)
    check_inert(found)
    assert "<script" not in source
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", source)
    assert "49" not in [normal(each) for each in found.xpath("//bdi")]
    assert text_parts(source) == [visible(hostile().document.text)]
    assert "⟨U+202E⟩evil" in text_parts(source)[0]
    assert "javascript:alert(1)" in normal(found.xpath("//dl")[0])
    paths = list(write([hostile()], [RefusedError(EVIL, EVIL)], tmp_path / "out"))
    assert [re.fullmatch(r"[a-z0-9-]+\.html", path.name) is not None for path in paths] == [True, True]
    for path in paths:
        check_inert(parsed(path.read_text(encoding="utf-8")))


def test_a_claim_whose_words_stand_outside_the_text_is_shown_all_the_same() -> None:
    base = samples.annotation(samples.document())
    (claim,) = base.claims
    far = replace(claim, trigger=Trigger(9000, 9005, "words"))
    none = replace(claim, id="other", trigger=None, evidence=())
    found = parsed(page([replace(base, claims=(far, none))]))
    assert len(found.xpath("//article[@class='note']")) >= 2
    assert not found.xpath("//a[@href='#d1w1']")


def test_a_claim_without_words_of_an_action_has_its_sign_at_its_evidence() -> None:
    base = samples.annotation(samples.document())
    found = parsed(page([replace(base, claims=(replace(base.claims[0], trigger=None),))]))
    (sign,) = found.xpath("//a[@id='d1w1']")
    before = sign.xpath("preceding::span[@title][1]")[0]
    assert (before.text_content(), "evidence" in before.get("class")) == ("1998", True)


def test_text_in_no_region_is_shown() -> None:
    base = samples.annotation(samples.document())
    assert not base.document.blocks
    assert text_parts(page([base])) == [base.document.text]


def test_a_page_for_each_document_and_an_index(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    refused = [RefusedError("photo.png", "is no text")]
    paths = list(write(all_examples(), refused, out))
    assert sorted(paths) == sorted(out.iterdir())
    assert paths[-1] == out / "index.html"
    assert paths[0].name == "0001-andromeda-london-txt.html"
    index = parsed(paths[-1].read_text(encoding="utf-8"))
    assert [out / href for href in index.xpath("//nav//a/@href")] == paths[:-1]
    assert "photo.png is no text" in normal(index)
    assert "photo.png" not in paths[0].read_text(encoding="utf-8")
    for path, annotation in zip(paths[:-1], all_examples(), strict=True):
        source = path.read_text(encoding="utf-8")
        assert text_parts(source) == [annotation.document.text]
        assert parsed(source).xpath("//header//a[@href='index.html']")


def test_a_folder_that_cannot_be_written_to_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(SettingError, match=r"out: the pages cannot be written here: "):
        list(write(all_examples()[:1], [], tmp_path / "out"))


def test_the_same_annotation_makes_the_same_page() -> None:
    assert page([example_of("barents-treaty.txt")]) == barents()


@pytest.mark.parametrize(("number", "name"), [(0, "a"), (25, "z"), (26, "aa"), (51, "az"), (52, "ba"), (702, "aaa")])
def test_attributions_are_lettered(number: int, name: str) -> None:
    assert letters(number) == name


def test_a_document_of_thousands_of_paragraphs_is_laid_out_whole() -> None:
    many = 4000
    text = "ab " * many
    blocks = tuple(Block(3 * n, 3 * n + 2, "paragraph") for n in range(many))
    base = samples.annotation(samples.document())
    mentions = tuple(replace(base.mentions[0], start=b.start, end=b.end, text="ab") for b in blocks)
    document = Document("d", "long.txt", text, "0" * 64, blocks=blocks)
    made = laid(
        replace(base, document=document, mentions=mentions, times=(), places=(), attributions=(), claims=()), "d1"
    )
    assert sum(len(region.found) for region in made.regions) == many


def colours(source: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours of the style sheet, light and dark."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for scheme, rules in re.findall(r"(@media \(prefers-color-scheme: dark\) \{\s*)?:root \{([^}]*)\}", source):
        (dark if scheme else light).update(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", rules))
    return light, light | dark


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


INKS = "ink muted link mention time place said asserted alleged denied negated planned intended conditional".split()


@pytest.mark.parametrize("ground", ["paper", "tint", "quoted"])
@pytest.mark.parametrize("ink", INKS)
def test_every_colour_of_words_can_be_read_on_every_ground(ink: str, ground: str) -> None:
    screen = barents().partition("@media print")[0]
    for scheme in colours(screen):
        pair = sorted((luminance(scheme[ink]), luminance(scheme[ground])))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (scheme[ink], scheme[ground])


def test_words_of_actions_can_be_read() -> None:
    for scheme in colours(barents().partition("@media print")[0]):
        pair = sorted((luminance(scheme["ink"]), luminance(scheme["lit"])))
        assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5
