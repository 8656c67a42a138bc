from __future__ import annotations

import io
import json
import os
import socket
from pathlib import Path
from typing import Any

import pytest

from legation.errors import RefusedError
from legation.sources import Capture, captures

ARTICLE = "Mali and Algeria signed an accord on trade."


def read(paths: list[str], **options: Any) -> tuple[list[Capture], dict[str, str]]:
    found = list(captures(paths, **options))
    return (
        [item for item in found if isinstance(item, Capture)],
        {item.name: item.reason for item in found if isinstance(item, RefusedError)},
    )


def test_a_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    data = "Bamako\r\n\u00e9\u0301 \u200f\n".encode()
    (tmp_path / "a.txt").write_bytes(data)
    (capture,), refused = read([str(tmp_path / "a.txt")])
    assert (capture.data, capture.name, capture.text, refused) == (data, "a.txt", None, {})
    assert capture.address == str(tmp_path / "a.txt")


def test_a_folder_is_read_sorted_and_recursively_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.html", "sub/.hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE)
    found, refused = read([str(tmp_path)])
    assert [capture.name for capture in found] == ["a.txt", "b.txt", "sub/c.html"]
    assert [capture.media for capture in found] == ["text/plain", "text/plain", "text/html"]
    assert refused == {}


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert list(captures([str(tmp_path)])) == []


def test_a_refusal_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text(ARTICLE)
    found, refused = read([str(tmp_path / "missing.txt"), str(tmp_path)])
    assert [capture.name for capture in found] == ["b.txt"]
    assert refused == {
        str(tmp_path / "missing.txt"): "no such file or folder",
        str(tmp_path / "a.txt"): "empty file",
    }


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b" \n\t ", "empty"),
        ("a.txt", b"Bamako\x00Algiers", "NUL"),
        ("a", b"\x89PNG\r\n\x1a\nrest", "PNG image"),
        ("a", b"\xff\xd8\xff\xe0rest", "JPEG image"),
        ("a", b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WEBP image"),
        ("a.json", b"{}", "JSON"),
        ("a.docx", b"PK\x03\x04", "Word"),
        ("a.warc", b"x", "damaged"),
        ("a.txt.gz", b"x", "damaged"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    found, refused = read([str(tmp_path / name)])
    assert found == []
    assert reason in refused[str(tmp_path / name)]


def test_utf_16_with_its_mark_is_text_though_it_has_nul_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.encode("utf-16"))
    found, refused = read([str(tmp_path)])
    assert len(found) == 1
    assert refused == {}


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    _, refused = read([str(path)])
    assert refused == {str(path): "larger than the limit of 16 MiB"}


def test_the_limit_itself_is_allowed_and_one_byte_more_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    (tmp_path / "b.txt").write_bytes(b"x" * 101)
    found, refused = read([str(tmp_path)], limit=100)
    assert [capture.name for capture in found] == ["a.txt"]
    assert refused == {str(tmp_path / "b.txt"): "larger than the limit of 100 bytes"}


def test_a_file_that_grows_after_the_look_at_its_size_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 50)
    real = os.open

    def grow(name: str, flags: int) -> int:
        path.write_bytes(b"x" * 500)
        return real(name, flags)

    monkeypatch.setattr(os, "open", grow)
    _, refused = read([str(path)], limit=100)
    assert "larger than the limit" in refused[str(path)]


def test_a_file_that_vanishes_between_listing_and_reading_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE)
    real = os.open

    def vanish(name: str, flags: int) -> int:
        if name.endswith("a.txt"):
            (tmp_path / "a.txt").unlink()
        return real(name, flags)

    monkeypatch.setattr(os, "open", vanish)
    found, refused = read([str(tmp_path)])
    assert [capture.name for capture in found] == ["b.txt"]
    assert refused == {str(tmp_path / "a.txt"): "vanished before it could be read"}


def deny(*_: object) -> Any:
    raise PermissionError(13, "Permission denied")


def test_a_file_without_rights_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    monkeypatch.setattr(os, "open", deny)
    _, refused = read([str(tmp_path / "a.txt")])
    assert refused == {str(tmp_path / "a.txt"): "no right to read it"}


def test_a_folder_without_rights_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "listdir", deny)
    _, refused = read([str(tmp_path)])
    assert refused == {str(tmp_path): "no right to read it"}


def test_pipes_devices_and_sockets_are_refused_and_do_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        monkeypatch.chdir(tmp_path)
        listener.bind("socket.txt")
        _, refused = read([str(tmp_path), os.devnull])
    assert refused == {
        str(tmp_path / "pipe.txt"): "not a regular file (a pipe)",
        str(tmp_path / "socket.txt"): "not a regular file (a socket)",
        os.devnull: "not a regular file (a device)",
    }


def test_a_pipe_put_in_a_files_place_does_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    real = os.open

    def swap(name: str, flags: int) -> int:
        path.unlink()
        os.mkfifo(path)
        return real(name, flags)

    monkeypatch.setattr(os, "open", swap)
    _, refused = read([str(path)])
    assert refused == {str(path): "not a regular file (a pipe)"}


def test_a_circle_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(ARTICLE)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to("self.txt")
    (tmp_path / "lost.txt").symlink_to("nowhere.txt")
    found, refused = read([str(tmp_path)])
    assert [capture.name for capture in found] == ["sub/a.txt"]
    assert refused == {
        str(tmp_path / "self.txt"): "a link that leads in a circle",
        str(tmp_path / "lost.txt"): "a link to nothing",
    }


def test_a_name_with_a_nul_or_broken_bytes_is_refused_in_words_that_print(tmp_path: Path) -> None:
    broken = os.path.join(os.fsencode(tmp_path), b"\xff.txt")
    with open(broken, "wb"):
        pass
    _, refused = read(["a\x00b", str(tmp_path)])
    assert len(refused) == 2
    assert all(name.encode() for name in refused)


def test_captures_come_one_at_a_time(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(ARTICLE)
    stream = captures([str(tmp_path)])
    next(stream)
    (tmp_path / "1.txt").write_text("Changed after the first was taken.")
    following = next(stream)
    assert isinstance(following, Capture)
    assert following.data == b"Changed after the first was taken."


def test_standard_input_tells_json_lines_from_text() -> None:
    rows = "\n\n" + json.dumps({"id": "x", "text": ARTICLE}) + "\n"
    (row,), _ = read(["-"], stdin=io.BytesIO(rows.encode()))
    (plain,), _ = read(["-"], stdin=io.BytesIO(f"\n{ARTICLE}\n".encode()))
    (markup,), _ = read(["-"], stdin=io.BytesIO(b"{{Infobox}}\n'''Mali'''"))
    assert (row.name, row.text) == ("x", ARTICLE)
    assert (plain.text, plain.data) == (None, f"\n{ARTICLE}\n".encode())
    assert markup.text is None


def test_standard_input_is_refused_when_empty_binary_or_too_long() -> None:
    for data, reason in ((b"", "empty"), (b"a\x00b", "NUL"), (b"x" * 101, "larger"), (b"a\n" * 60, "larger")):
        found, refused = read(["-"], stdin=io.BytesIO(data), limit=100)
        assert found == []
        assert reason in refused["standard input"]
