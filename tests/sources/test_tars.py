from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.reading import ARTICLE, read

from legation.sources import Capture, captures

FORMATS = [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT]


def tar(members: dict[str, bytes], *, mode: str = "w", kind: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode, format=kind) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz", "a.tgz", "a.tar.bz2", "a.tar.xz", "a.gz", "a"])
def test_members_come_in_order_called_after_the_archive(name: str, tmp_path: Path) -> None:
    mode = {"gz": "w:gz", "tgz": "w:gz", "bz2": "w:bz2", "xz": "w:xz"}.get(name.rpartition(".")[2], "w")
    (tmp_path / name).write_bytes(tar({"./b/page.html": b"<p>Bamako", "a.txt": ARTICLE.encode()}, mode=mode))
    found, refused = read(tmp_path / name)
    stem = "a" if name == "a.gz" else name
    assert [capture.name for capture in found] == [f"{stem}/b/page.html", f"{stem}/a.txt"]
    assert [capture.address for capture in found] == [f"{tmp_path / name}/b/page.html", f"{tmp_path / name}/a.txt"]
    assert [capture.media for capture in found] == ["text/html", "text/plain"]
    assert [capture.data for capture in found] == [b"<p>Bamako", ARTICLE.encode()]
    assert refused == []


@pytest.mark.parametrize("kind", FORMATS)
def test_every_form_of_a_long_name_is_read(kind: int, tmp_path: Path) -> None:
    name = f"{'f' * 120}/{'é' if kind == tarfile.PAX_FORMAT else 'e'}{'n' * 80}.txt"
    (tmp_path / "a.tar").write_bytes(tar({name: b"x", "b.txt": b"y"}, kind=kind))
    found, _ = read(tmp_path / "a.tar")
    assert [capture.name for capture in found] == [f"a.tar/{name}", "a.tar/b.txt"]


def test_hidden_files_links_and_folders_are_left_out(tmp_path: Path) -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in [
            ("f", tarfile.DIRTYPE),
            ("f/l", tarfile.SYMTYPE),
            ("h", tarfile.LNKTYPE),
            ("p", tarfile.FIFOTYPE),
        ]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "f/a.txt"
            archive.addfile(info)
        for name in (".git/config", "f/.hidden.txt", "__MACOSX/f/._a.txt", "f/a.txt"):
            info = tarfile.TarInfo(name)
            info.size = 6
            archive.addfile(info, io.BytesIO(b"Bamako"))
    (tmp_path / "a.tar").write_bytes(out.getvalue())
    found, refused = read(tmp_path / "a.tar")
    assert [capture.name for capture in found] == ["a.tar/f/a.txt"]
    assert refused == []


def test_a_name_that_leads_elsewhere_is_only_a_name(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar({"../../etc/x.txt": b"x", "/etc/y.txt": b"y"}))
    found, _ = read(tmp_path / "a.tar")
    assert [capture.name for capture in found] == ["a.tar/../../etc/x.txt", "a.tar/etc/y.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["a.tar"]


def test_a_bad_member_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar({"a.txt": b"", "b.doc": b"x", "c.txt": b"y" * 200, "d.txt": b"z"}))
    found, refused = read(tmp_path / "a.tar", limit=100)
    assert [capture.name for capture in found] == ["a.tar/d.txt"]
    assert refused == [
        ("a.tar/a.txt", "empty file"),
        ("a.tar/b.doc", "Word files are not read yet"),
        ("a.tar/c.txt", "larger than the limit of 100 bytes"),
    ]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_of_a_truncated_archive_what_came_before_stands(mode: str, tmp_path: Path) -> None:
    whole = tar({"a.txt": b"Bamako", "b.txt": bytes(range(1, 128)) * 300}, mode=mode)
    (tmp_path / "a.tar").write_bytes(whole[: 2000 if mode == "w" else -60])
    found, [(name, reason)] = read(tmp_path / "a.tar")
    assert [capture.name for capture in found] == ["a.tar/a.txt"]
    assert name == "a.tar"
    assert "truncated" in reason


def test_an_archive_cut_between_members_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(tar({"a.txt": b"Bamako", "b.txt": b"Algiers"})[:1024])
    found, [(_, reason)] = read(tmp_path / "a.tar")
    assert len(found) == 1
    assert reason == "truncated: it ends before byte 1536"


def test_a_damaged_header_is_not_taken_for_the_end(tmp_path: Path) -> None:
    data = bytearray(tar({"a.txt": b"Bamako", "b.txt": b"Algiers"}))
    data[1024 + 10] ^= 0xFF
    (tmp_path / "a.tar").write_bytes(data)
    found, refused = read(tmp_path / "a.tar")
    assert len(found) == 1
    assert refused == [("a.tar", "damaged: there is no member at byte 1024, where one should be")]


def test_a_sparse_member_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("holes.txt")
    info.type, info.size = tarfile.GNUTYPE_SPARSE, 512
    header = bytearray(info.tobuf(tarfile.GNU_FORMAT))
    header[482] = 1  # one more block says where the holes are
    header[148:156] = b"        "
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    data = bytes(header) + b"\0" * 512 + b"x" * 512 + tar({"a.txt": b"Bamako"})
    (tmp_path / "a.tar").write_bytes(data)
    found, refused = read(tmp_path / "a.tar")
    assert [capture.name for capture in found] == ["a.tar/a.txt"]
    assert refused == [("a.tar/holes.txt", "stored with holes (a sparse file): not read")]


def header(name: str, kind: bytes, size: int) -> bytes:
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, size
    return info.tobuf(tarfile.GNU_FORMAT)


def extended(entries: bytes) -> bytes:
    return header("pax", tarfile.XHDTYPE, len(entries)) + entries + bytes(-len(entries) % 512)


def test_what_an_extended_header_says_of_a_member_goes_before_its_own(tmp_path: Path) -> None:
    global_ = header("pax", tarfile.XGLTYPE, 12) + b"12 comment=x" + bytes(500)
    said = extended("9 size=6\n18 path=f/né.txt\n".encode())
    data = global_ + said + header("other.txt", tarfile.REGTYPE, 0) + b"Bamako" + bytes(506)
    (tmp_path / "a.tar").write_bytes(data + tar({"b.txt": b"Algiers"}))
    found, refused = read(tmp_path / "a.tar")
    assert [(one.name, one.data) for one in found] == [("a.tar/f/né.txt", b"Bamako"), ("a.tar/b.txt", b"Algiers")]
    assert refused == []


@pytest.mark.parametrize("entries", [b"99 path=x\n", b"x path=y\n", b"0 path=x\n", b"\n\n", b"9999999999 path=x\n"])
def test_an_extended_header_that_is_none_says_nothing(entries: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(extended(entries) + tar({"b.txt": b"Algiers"}))
    found, _ = read(tmp_path / "a.tar")
    assert [one.name for one in found] == ["a.tar/b.txt"]


def test_a_sparse_member_of_the_newer_kind_is_refused_too(tmp_path: Path) -> None:
    said = extended(b"22 GNU.sparse.major=1\n")
    (tmp_path / "a.tar").write_bytes(said + tar({"a.txt": b"1\n0\n6\nBamako", "b.txt": b"Algiers"}))
    found, refused = read(tmp_path / "a.tar")
    assert [one.name for one in found] == ["a.tar/b.txt"]
    assert refused == [("a.tar/a.txt", "stored with holes (a sparse file): not read")]


def test_a_member_shorter_than_nothing_is_damage(tmp_path: Path) -> None:
    bad = bytearray(header("a.txt", tarfile.REGTYPE, 0))
    bad[124:136] = b"\xff" * 12
    bad[148:156] = b"        "
    bad[148:156] = f"{sum(bad):06o}\0 ".encode()
    (tmp_path / "a.tar").write_bytes(bad)
    _, refused = read(tmp_path / "a.tar")
    assert refused == [("a.tar", "damaged: the member at byte 0 says that it is shorter than nothing")]


@pytest.mark.parametrize("name", ["a.tar", "a.tar.gz"])
def test_what_is_too_long_is_passed_over_to_the_next(name: str, tmp_path: Path) -> None:
    mode = "w:gz" if name.endswith("gz") else "w"
    (tmp_path / name).write_bytes(tar({"a.txt": b"x" * 3_000_001, "b.txt": b"Algiers"}, mode=mode))
    found, refused = read(tmp_path / name, limit=1000)
    assert [one.data for one in found] == [b"Algiers"]
    assert refused == [(f"{name}/a.txt", "larger than the limit of 1000 bytes")]


@pytest.mark.parametrize("size", [1 << 32, 1 << 63])
def test_a_member_longer_than_the_file_ends_the_archive(size: int, tmp_path: Path) -> None:
    (tmp_path / "a.tar").write_bytes(header("a.txt", tarfile.REGTYPE, size) + bytes(5000))
    found, refused = read(tmp_path / "a.tar", limit=1000)
    assert found == []
    assert [name for name, _ in refused] == ["a.tar/a.txt", "a.tar"]


def test_a_damaged_archive_within_an_archive_costs_only_itself(tmp_path: Path) -> None:
    inner = tar({"x.txt": b"Bamako" * 100})[:700]
    (tmp_path / "a.tar").write_bytes(tar({"in.tar": inner, "b.txt": b"Algiers"}))
    found, [(name, reason)] = read(tmp_path / "a.tar")
    assert [capture.name for capture in found] == ["a.tar/b.txt"]
    assert name == "a.tar/in.tar"
    assert "truncated" in reason


def test_a_stream_cut_off_is_said_once_however_deep_it_is_met(tmp_path: Path) -> None:
    import random

    noise = random.Random(1).randbytes(30_000).hex().encode()
    inner = tar({"x.txt": noise, "y.txt": b"y"}, mode="w:gz")
    (tmp_path / "a.tgz").write_bytes(tar({"in.tgz": inner, "b.txt": b"Algiers"}, mode="w:gz")[:9000])
    found, refused = read(tmp_path / "a.tgz")
    assert found == []
    assert [name for name, _ in refused] == ["a.tgz"]


@settings(deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1),
        st.binary().map(lambda data: b"Mali " + data),
    ),
    st.sampled_from(FORMATS[1:]),
)
def test_every_member_that_is_written_is_met(members: dict[str, bytes], kind: int) -> None:
    found = list(captures(["-"], stdin=io.BytesIO(tar(members, kind=kind))))
    met = [one.data for one in found if isinstance(one, Capture)]
    assert all(data in members.values() for data in met)
    shown = [name for name in members if not any(p.startswith(".") or p == "__MACOSX" for p in name.split("/"))]
    assert len(found) >= len([name for name in shown if not name.endswith("/")])
