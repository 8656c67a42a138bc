from __future__ import annotations

import io
import stat
import struct
import zipfile
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from tests.sources.reading import ARTICLE, read

from legation.sources import captures, zips

ENTRY = b"PK\x01\x02"


def pack(members: dict[str, bytes], method: int = ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def patched(data: bytes, at: int, layout: str, value: int, *, entry: int = 0) -> bytes:
    """The archive with a value of its list of members changed: ``at`` counts from where an entry begins."""
    begin = -1
    for _ in range(entry + 1):
        begin = data.index(ENTRY, begin + 1)
    changed = bytearray(data)
    struct.pack_into(layout, changed, begin + at, value)
    return bytes(changed)


def test_members_come_in_order_called_after_the_archive(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"b/page.html": b"<p>Bamako", "a.txt": ARTICLE.encode()}))
    found, refused = read(tmp_path / "a.zip")
    assert [(capture.name, capture.media, capture.data) for capture in found] == [
        ("a.zip/b/page.html", "text/html", b"<p>Bamako"),
        ("a.zip/a.txt", "text/plain", ARTICLE.encode()),
    ]
    assert found[0].address == f"{tmp_path}/a.zip/b/page.html"
    assert refused == []


def test_an_archive_comes_from_standard_input_too() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (found,) = captures(["-"], stdin=Pipe(pack({"a.txt": b"Bamako"})))
    assert found.name == "standard input/a.txt"


def test_hidden_files_links_and_folders_are_left_out(tmp_path: Path) -> None:
    link = ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.mkdir("folder")
        archive.writestr(link, "a.txt")
        for name in ("__MACOSX/._a.txt", ".DS_Store", "x/.git/config", "a.txt"):
            archive.writestr(name, "Bamako")
    found, refused = read(tmp_path / "a.zip")
    assert [capture.name for capture in found] == ["a.zip/a.txt"]
    assert refused == []


def test_a_name_that_leads_elsewhere_is_only_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"../x.txt": b"x", "/etc/y.txt": b"y"}))
    found, _ = read(tmp_path / "a.zip")
    assert [capture.name for capture in found] == ["a.zip/../x.txt", "a.zip/etc/y.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


@pytest.mark.parametrize(
    ("at", "layout", "value", "reason"),
    [
        (8, "<H", 0x1, "encrypted"),
        (10, "<H", 12, "packed in a way that is not read (method 12"),
        (10, "<H", 14, "packed in a way that is not read (method 14"),
        (10, "<H", 97, "packed in a way that is not read (method 97"),
        (16, "<L", 99, "damaged: it cannot be unpacked (Bad CRC-32"),
        (24, "<L", 3, "damaged: it cannot be unpacked (Bad CRC-32"),
        (24, "<L", 5000, "truncated: "),
        (24, "<L", 1 << 31, "unpacks to more than 200 times its size (a bomb)"),
        (42, "<L", 3, "damaged: its header cannot be read"),
    ],
)
def test_a_bad_member_is_named_and_the_others_go_on(
    at: int, layout: str, value: int, reason: str, tmp_path: Path
) -> None:
    whole = pack({"a.txt": ARTICLE.encode() * 3, "b.txt": b"Algiers"})
    (tmp_path / "a.zip").write_bytes(patched(whole, at, layout, value))
    found, [(name, said)] = read(tmp_path / "a.zip")
    assert [capture.name for capture in found] == ["a.zip/b.txt"]
    assert name == "a.zip/a.txt"
    assert said.startswith(reason)


def test_members_that_share_their_bytes_are_a_bomb(tmp_path: Path) -> None:
    whole = pack({"a.txt": b"Bamako", "b.txt": b"Bamako"}, ZIP_STORED)
    (tmp_path / "a.zip").write_bytes(patched(whole, 42, "<L", 0, entry=1))
    assert read(tmp_path / "a.zip") == ([], [("a.zip", "its members overlap (a bomb)")])


@pytest.mark.parametrize("cut", [10, 40, 90])
def test_a_damaged_list_of_members_refuses_the_archive(cut: int, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(pack({"a.txt": b"Bamako", "b.txt": b"Algiers"})[:-cut])
    found, [(name, reason)] = read(tmp_path / "a.zip")
    assert (found, name) == ([], "a.zip")
    assert reason.startswith("damaged or truncated: its list of members cannot be read")


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zips, "MEMBERS", 3)
    (tmp_path / "a.zip").write_bytes(pack({f"{n}.txt": b"x" for n in range(4)}))
    _, refused = read(tmp_path / "a.zip")
    assert refused == [("a.zip", "has 4 members; more than 3 are not read from a zip archive")]


@pytest.mark.parametrize(
    ("member", "form"),
    [("[Content_Types].xml", "Office"), ("META-INF/container.xml", "EPUB"), ("META-INF/manifest.xml", "OpenDocument")],
)
def test_an_office_file_by_another_name_is_no_archive_of_documents(member: str, form: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(pack({"text.xml": b"<x/>", member: b"<x/>"}))
    assert read(tmp_path / "a") == ([], [("a", f"{form} files are not read yet")])


def test_an_archive_within_an_archive_is_read_and_a_damaged_one_costs_only_itself(tmp_path: Path) -> None:
    inner = pack({"x.jsonl": b'{"text": "Bamako"}\n{"text": 5}\n'})
    (tmp_path / "a.zip").write_bytes(pack({"in.zip": inner, "bad.zip": inner[:-30], "b.txt": b"Algiers"}))
    found, refused = read(tmp_path / "a.zip")
    assert [capture.data for capture in found] == [b"Bamako", b"Algiers"]
    assert [name for name, _ in refused] == ["a.zip/in.zip/x.jsonl:2", "a.zip/bad.zip"]


def test_members_of_a_zip_with_broken_names_are_named_in_words_that_print(tmp_path: Path) -> None:
    data = pack({"n\u00e4me.txt": b""}).replace("n\u00e4me".encode(), b"n\xff\xfeme")
    (tmp_path / "a.zip").write_bytes(data)
    found, [(name, _)] = read(tmp_path / "a.zip")
    assert found == []
    assert name.encode()
    assert zipfile.is_zipfile(tmp_path / "a.zip")
