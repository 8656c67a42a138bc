"""The stages in their order: what an annotation has, and what the coder knows of the document itself."""

from pathlib import Path

from tests.coded import annotated

from legation.coder import Coder
from legation.documents import read
from legation.sources import Capture

TEXT = "Reuters reported that Libya attacked Chad on 3 May 2004 near Khartoum. Kenya condemned Libya."


def test_an_annotation_has_everything_in_order_of_the_text(coder: Coder) -> None:
    found = annotated(coder, TEXT)
    assert [s.number for s in found.sentences] == [0, 1]
    assert [m.text for m in found.mentions] == ["Reuters", "Libya", "Chad", "Kenya", "Libya"]
    assert [t.edtf for t in found.times] == ["2004-05-03"]
    assert [p.name for p in found.places][-3:] == ["Khartoum", "Kenya", "Libya"]
    assert [(r.words, r.manner) for r in found.attributions] == [("Reuters", "indirect"), ("Kenya", "attitude")]
    assert [c.event for c in found.claims] == ["ASSAULT", "ACCUSE"]
    assert all(c.document == found.source for c in found.claims)


def test_a_document_is_coded_alike_each_time(coder: Coder) -> None:
    assert annotated(coder, TEXT) == annotated(coder, TEXT)


def test_the_source_says_which_government_controls_the_outlet(coder: Coder) -> None:
    capture = Capture("a.txt", TEXT.encode(), text=TEXT)
    controlled = coder.annotate(read(capture, outlet="KCNA")).source
    free = coder.annotate(read(capture, outlet="Reuters")).source
    nobody_knows = coder.annotate(read(capture, outlet="The Village Trumpet")).source
    assert (controlled.outlet, controlled.controlled_by) == ("KCNA", "PRK")
    assert (free.outlet, free.controlled_by) == ("Reuters", None)
    assert (nobody_knows.outlet, nobody_knows.controlled_by) == ("The Village Trumpet", None)
    assert coder.annotate(read(capture)).source.outlet is None


def test_a_document_without_an_event_has_no_claims(coder: Coder) -> None:
    assert annotated(coder, "The weather in the hills was mild.").claims == ()


def test_names_are_resolved_on_a_date(coder: Coder) -> None:
    assert coder.resolve("Kenya").actor.country == "KEN"
    assert coder.resolve("the weather").actor.country is None


def test_an_entry_of_the_users_own_is_known(tmp_path: Path) -> None:
    entry = "- {id: trumpet, name: Village Trumpet, country: KEN, domains: [], source: 'https://example.org', "
    (tmp_path / "outlets.yaml").write_text(
        f"checked: 2026-01-01\nentries:\n{entry}control: {{kind: state, by: KEN, evidence: 'https://example.org'}}}}\n"
    )
    coder = Coder(codebook=tmp_path)
    capture = Capture("a.txt", TEXT.encode(), text=TEXT)
    assert coder.annotate(read(capture, outlet="Village Trumpet")).source.controlled_by == "KEN"
