"""The page: it stands by itself, every line can be checked on it, and hostile text does nothing."""

from __future__ import annotations

import base64
import hashlib
import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from tests.record.talks import Reading, readings

from legation.claims import Claim
from legation.claims.canonical import as_json, line
from legation.claims.claim import Attribution, Evidence, Kind, Party, Quotation, Source, Trigger
from legation.documents.document import Document, Reference, Region
from legation.dossier import Dossier, write
from legation.errors import SettingError
from legation.record import View, Writer


def _write(folder: Path, given: list[Reading], refused: tuple[tuple[str, str], ...] = ()) -> Dossier:
    folder.mkdir(parents=True, exist_ok=True)
    with Writer(folder / "record") as writer:
        for reading in given:
            writer.add(reading.document, reading.claims, controlled_by=reading.source.controlled_by)
        for name, reason in refused:
            writer.refuse(name, reason)
    with View(folder / "record") as view:
        return write(view, "ISL", "NOR", folder / "out")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return _write(tmp_path_factory.mktemp("page"), readings(), (("photo.png", "is no text"),))


@pytest.fixture(scope="module")
def source(written: Dossier) -> str:
    return written.paths[0].read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(source: str) -> html.HtmlElement:
    return html.document_fromstring(source)


CLAIMS = [claim for reading in readings() for claim in reading.claims]


def test_the_page_and_its_data_are_written(written: Dossier) -> None:
    assert [p.name for p in written.paths] == ["ISL-NOR.html", "ISL-NOR.claims.jsonl", "ISL-NOR.sources.json"]
    assert (written.claims, written.documents, written.contested) == (len(CLAIMS), 3, 3)
    assert sorted(p.name for p in written.paths[0].parent.iterdir()) == sorted(p.name for p in written.paths)


def test_the_page_asks_for_nothing_and_runs_nothing(page: html.HtmlElement, source: str) -> None:
    assert page.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base") == []
    assert page.xpath("//@src | //@srcset | //@style | //@xlink:href", namespaces={"xlink": "x"}) == []
    assert not [name for name in page.xpath("//@*/..") if any(a.startswith("on") for a in name.attrib)]
    assert "@import" not in source
    assert re.findall(r"url\((?!#)", source) == []
    external = [href for href in page.xpath("//@href") if not href.startswith("#") and "ISL-NOR." not in href]
    assert external
    assert set(external) == {"https://gazette.example/seizure", "https://gazette.example/quotas"}


def test_the_policy_allows_this_style_sheet_and_nothing_else(page: html.HtmlElement) -> None:
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = page.xpath("//style")
    digest = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_every_link_within_the_page_leads_somewhere_and_every_id_is_there_once(page: html.HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.xpath("//@href") if href.startswith("#")} <= set(ids)


def _text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_every_claim_has_its_words_date_status_offsets_and_reasons(page: html.HtmlElement, claim: Claim) -> None:
    (entry,) = page.xpath(f"//article[@id='claim-{claim.id}']")
    text = _text(entry)
    evidence = claim.evidence[0]
    (quote,) = entry.xpath(".//blockquote")
    assert quote.text_content() == evidence.text
    assert claim.trigger is not None
    assert [m.text_content() for m in quote.xpath(".//mark")] == [claim.trigger.text]
    assert f"{evidence.start}–{evidence.end}" in text
    assert entry.xpath(f".//*[contains(@class, 'status-{claim.status}')]")
    assert claim.status in text
    reasons = _text(entry.xpath(".//details")[0])
    assert all(why in reasons for why in claim.because)
    assert entry.xpath(".//a[starts-with(@href, '#document-')]")
    assert all(f"[{number}]" in text for number in claim.citations)
    assert all(flag in text for flag in claim.flags)
    for link in claim.attribution:
        assert link.name.removeprefix("The ") in text


def test_sections_hold_the_claims_of_their_kinds(page: html.HtmlElement) -> None:
    sections = {
        "mission": {"mission"},
        "office": {"office"},
        "honour": {"honour"},
        "agreement": {"agreement", "law"},
        "relation": {"relation"},
        "events": {"event"},
    }
    for anchor, kinds in sections.items():
        found = page.xpath(f"//section[@id='{anchor}']/article/@id")
        assert sorted(found) == sorted(f"claim-{c.id}" for c in CLAIMS if c.kind in kinds)


def test_the_timeline_has_a_row_for_each_dated_claim_in_order_and_lists_the_rest(page: html.HtmlElement) -> None:
    rows = page.xpath("//figure//li/a/@href")
    dated = {f"#claim-{c.id}" for c in CLAIMS if c.when.earliest or c.when.latest}
    assert len(rows) == len(dated)
    assert set(rows) == dated
    undated = page.xpath("//section[@id='timeline']//ul[@class='undated']//a/@href")
    assert set(undated) == {f"#claim-{c.id}" for c in CLAIMS} - dated
    by_anchor = {f"#claim-{c.id}": c for c in CLAIMS}
    begins = [by_anchor[row].when.earliest or by_anchor[row].when.latest or "" for row in rows]
    assert begins == sorted(begins)
    assert all(_text(label) for label in page.xpath("//figure//li/a"))
    legend = _text(page.xpath("//ul[@class='legend']")[0])
    assert all(claim.status in legend for claim in CLAIMS)


def test_contested_claims_stand_side_by_side_with_who_where_and_when(page: html.HtmlElement) -> None:
    contests = page.xpath("//article[@class='contest']")
    assert len(contests) == 3
    text = _text(contests[0])
    for words in (
        *("Says so", "Norway", "alleged", "Liv Dahl", "asserted", "Denies it", "Iceland", "denied"),
        *("Althing Wire (state media of Iceland), published 25 April 2018", "in The Bergen Gazette"),
    ):
        assert words in text, words
    says, denies = contests[0].xpath(".//div[@class='side']")
    assert [m.text_content() for m in says.xpath(".//mark")] == ["landing", "landed"]
    assert [m.text_content() for m in denies.xpath(".//mark")] == ["landed"]


def test_state_media_are_called_so_wherever_they_speak(page: html.HtmlElement) -> None:
    wire = readings()[2]
    for claim in wire.claims:
        assert "state media of Iceland" in _text(page.xpath(f"//article[@id='claim-{claim.id}']")[0])
    assert _text(page.xpath("//section[@id='sources']")[0]).count("state media of Iceland") == 1


def test_sources_say_how_their_date_is_known_and_what_was_left_out_of_them(page: html.HtmlElement) -> None:
    sources = _text(page.xpath("//section[@id='sources']")[0])
    for words in (
        "from its dateline: “BERGEN, 23 April 2018”",
        "no date known",
        "Lie, Kari. Neighbours at sea. Fjord Press, 2001.",
    ):
        assert words in sources, words
    omitted = _text(page.xpath("//section[@id='omitted']")[0])
    for words in (
        "caption (1)",
        "references (1)",
        "boilerplate (1)",
        "Subscribe to our newsletter",
        "photo.png is no text",
    ):
        assert words in omitted, words


def test_the_data_beside_the_page_are_the_claims_and_the_sources(written: Dossier) -> None:
    lines = written.paths[1].read_text(encoding="utf-8").splitlines()
    assert sorted(lines) == sorted(line(as_json(claim)) for claim in CLAIMS)
    sources = json.loads(written.paths[2].read_text(encoding="utf-8"))
    assert [entry["code"] for entry in sources["pair"]] == ["ISL", "NOR"]
    assert {d["outlet"]: d["controlled_by"] for d in sources["documents"]}["Althing Wire"] == "ISL"
    assert sources["refused"] == [{"name": "photo.png", "reason": "is no text"}]


def test_the_order_of_reading_changes_no_byte(tmp_path: Path) -> None:
    made = set()
    for number, order in enumerate(itertools.islice(itertools.permutations(readings()), 0, 6, 2)):
        dossier = _write(tmp_path / str(number), list(order))
        made.add(tuple(path.read_bytes() for path in dossier.paths))
    assert len(made) == 1


HOSTILE = "</title></style><script>alert(1)</script><img src=x onerror=alert(2)>\u202etxt.exe{{ 7*7 }}'\"&\x00"


def _hostile() -> Reading:
    text = f"{HOSTILE} struck {HOSTILE}"
    at = text.index("struck")
    digest = hashlib.sha256(text.encode()).hexdigest()
    csl = {"title": HOSTILE, "author": [{"literal": HOSTILE}], "URL": "javascript:alert(3)", "publisher": HOSTILE}
    document = Document(
        *("1", HOSTILE, text, digest, HOSTILE),
        published=HOSTILE,
        published_evidence=HOSTILE,
        outlet=HOSTILE,
        url="javascript:alert(4)",
        excluded=(Region(0, len(text), HOSTILE),),
        references=(Reference(1, 0, 1, csl),),
    )
    reading = Reading(document, controlled_by="<b>")
    base = Claim(
        'x" onclick="alert(5)',
        "event",
        Source("1", HOSTILE, HOSTILE, HOSTILE, HOSTILE, "<b>", "javascript:alert(4)"),
        (Evidence(0, len(text), text),),
        (Party(HOSTILE, "NOR", None, None, 0, len(HOSTILE), HOSTILE),),
        (Party(HOSTILE, "ISL"),),
        "asserted",
        (HOSTILE,),
        0.5,
        trigger=Trigger(at, at + 6, "struck"),
        event="ASSAULT",
        mode=HOSTILE,
        cameo=HOSTILE,
        contexts=(HOSTILE,),
        attribution=(Attribution(HOSTILE, "speaker", "<i>", cue=HOSTILE, controlled_by="<u>"),),
        quotation=Quotation(0, len(text), text),
        citations=(1,),
        flags=(HOSTILE,),
    )
    kinds: tuple[Kind, ...] = ("mission", "office", "agreement", "law", "honour", "relation")
    reading.claims = [
        base,
        replace(base, id="y z", status="denied"),
        *(replace(base, id=f"<{kind}>", kind=kind, title=HOSTILE, office=HOSTILE) for kind in kinds),
    ]
    return reading


def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    dossier = _write(tmp_path, [_hostile()], ((HOSTILE, HOSTILE),))
    source = dossier.paths[0].read_text(encoding="utf-8")
    page = html.document_fromstring(source)
    assert page.xpath("//script | //img | //b[text()=''] | //i | //u") == []
    assert not [e for e in page.iter() if any(str(a).startswith("on") for a in e.attrib)]
    assert not [href for href in page.xpath("//@href") if "script" in href.lower()]
    assert "\u202e" not in source
    assert "\x00" not in source
    assert "⟨U+202E⟩" in source
    assert "<script>alert(1)</script>" in page.text_content()
    assert "49" not in _text(page.xpath("//section[@id='omitted']")[0])
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", one) for one in ids)
    for path in dossier.paths[1:]:
        data = path.read_text(encoding="utf-8")
        assert "\u202e" not in data
        assert "\x00" not in data
    assert json.loads(dossier.paths[1].read_text(encoding="utf-8").splitlines()[0])["document"]["name"] == HOSTILE


def test_a_pair_that_the_record_does_not_know_still_has_a_page(tmp_path: Path) -> None:
    dossier = _write(tmp_path, [])
    page = html.document_fromstring(dossier.paths[0].read_text(encoding="utf-8"))
    assert "The record holds no claim about Iceland and Norway." in _text(page.xpath("//section[@id='brief']")[0])
    assert dossier.paths[1].read_text() == ""


def test_a_wrong_code_and_a_place_that_cannot_be_written_to_are_named(tmp_path: Path) -> None:
    _write(tmp_path, [])
    (tmp_path / "file").write_text("x")
    with View(tmp_path / "record") as view:
        for a, b in (("../x", "NOR"), ("NOR", "nor"), ("NOR", "NOR")):
            with pytest.raises(SettingError, match=r"code of three letters|are one state"):
                write(view, a, b, tmp_path)
        with pytest.raises(SettingError, match="cannot be written here"):
            write(view, "ISL", "NOR", tmp_path / "file")


def test_a_happening_says_how_many_independent_voices_tell_of_it(page: html.HtmlElement) -> None:
    fine = [_text(p) for p in page.xpath("//p[@class='fine']") if "The same happening" in _text(p)]
    assert fine
    assert all(words.endswith(("one voice in all.", "independent voices in all.")) for words in fine)
    assert any("2 independent voices" in words for words in fine)
