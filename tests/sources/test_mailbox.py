from __future__ import annotations

import io
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.sources.reading import read

from legation.sources.mailbox import attachments

PDF = b"%PDF-1.4 x"


def letter(subject: str = "Accord", text: str = "Mali and Algeria signed.\n") -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"], message["Date"] = "a@mfa.example", subject, "Mon, 23 Apr 2018 10:20:30 +0000"
    message.set_content(text)
    return message


def full() -> EmailMessage:
    message = letter()
    message.add_alternative("<p>Mali and Algeria signed.</p>", subtype="html")
    message.add_attachment(PDF, maintype="application", subtype="pdf", filename="report.pdf")
    message.add_attachment("Note de synthèse", charset="iso-8859-1", filename="nöte.txt")
    message.add_attachment("<p>Bamako", subtype="html", filename="page.html")
    return message


def test_a_mail_is_followed_by_what_is_attached_to_it(tmp_path: Path) -> None:
    path = tmp_path / "mail.eml"
    path.write_bytes(full().as_bytes())
    found, refused = read(path)
    assert [(one.name, one.media, one.charset) for one in found] == [
        ("mail.eml", "message/rfc822", None),
        ("mail.eml/report.pdf", "application/pdf", None),
        ("mail.eml/nöte.txt", "text/plain", "iso-8859-1"),
        ("mail.eml/page.html", "text/html", "utf-8"),
    ]
    assert found[0].data == path.read_bytes()
    assert found[1].data == PDF
    assert found[2].data == "Note de synthèse\n".encode("latin-1")
    assert found[1].address == f"{path}/report.pdf"
    assert refused == []


def test_a_mail_within_a_mail_has_its_own_attachments(tmp_path: Path) -> None:
    message = letter("outer")
    message.add_attachment(full())
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    found, _ = read(tmp_path / "mail.eml")
    assert [one.name for one in found] == [
        "mail.eml",
        "mail.eml/attachment-1.eml",
        "mail.eml/attachment-1.eml/report.pdf",
        "mail.eml/attachment-1.eml/nöte.txt",
        "mail.eml/attachment-1.eml/page.html",
    ]


def test_mails_within_mails_end_somewhere(tmp_path: Path) -> None:
    message = letter("0")
    for depth in range(1, 6):
        outer = letter(str(depth))
        outer.add_attachment(message)
        message = outer
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    found, refused = read(tmp_path / "mail.eml")
    assert len(found) == 4
    assert refused == [("mail.eml" + "/attachment-1.eml" * 4, "inside more than 3 archives: not unpacked any further")]


def test_what_is_attached_but_no_document_is_passed_over_and_what_is_not_read_is_named(tmp_path: Path) -> None:
    message = letter()
    for maintype, subtype, name in [
        ("image", "png", "logo.png"),
        ("application", "pgp-signature", "signature.asc"),
        ("application", "pkcs7-signature", "smime.p7s"),
        ("application", "msword", "note.doc"),
    ]:
        message.add_attachment(b"x\0y", maintype=maintype, subtype=subtype, filename=name)
    message.add_attachment("BEGIN:VCALENDAR", subtype="calendar", filename="invite.ics")
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    found, refused = read(tmp_path / "mail.eml")
    assert [one.name for one in found] == ["mail.eml"]
    assert refused == [("mail.eml/note.doc", "Word files are not read yet")]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b'Content-Disposition: attachment; filename="../../etc/x.txt"', "x.txt"),
        (b'Content-Disposition: attachment; filename="C:\\temp\\x.txt"', "x.txt"),
        (b"Content-Disposition: attachment; filename*=utf-8''%C3%A9.txt", "é.txt"),
        (b'Content-Disposition: attachment; filename="=?utf-8?q?=C3=A9?="', "é.txt"),
        (b'Content-Disposition: attachment; filename="=?none?q?=C3=A9?="', "=?none?q?=C3=A9?=.txt"),
        (b"Content-Disposition: attachment", "attachment-1.txt"),
        (b"Content-Type: text/plain; name=x.txt", "x.txt"),
    ],
)
def test_an_attachment_is_called_by_the_last_part_of_its_name(head: bytes, name: str) -> None:
    mail = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + head + b"\n\nBamako\n--b--\n"
    assert [one[0] for one in attachments(mail)] == [name]


def test_a_mail_that_is_nothing_but_a_report_has_it_as_its_attachment() -> None:
    message = EmailMessage()
    message.set_content(PDF, maintype="application", subtype="pdf", disposition="attachment", filename="a.pdf")
    assert attachments(message.as_bytes()) == [("a.pdf", "application/pdf", None, PDF)]


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Type: APPLICATION/pdf; name=a.pdf\n",
        b"content-disposition: attachment; filename=a.pdf\n",
        b"Content-Type:\n application/pdf; name=a.pdf\n",
    ],
)
def test_a_mail_that_is_nothing_but_a_report_is_taken_apart(head: bytes, tmp_path: Path) -> None:
    (tmp_path / "mail.eml").write_bytes(b"Subject: x\n" + head + b"\n" + PDF)
    found, _ = read(tmp_path / "mail.eml")
    assert [one.name for one in found] == ["mail.eml", "mail.eml/a.pdf"]


def test_a_mail_without_attachments_is_not_taken_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("taken apart")

    monkeypatch.setattr("legation.sources.mailbox.bounded", never)
    (tmp_path / "mail.eml").write_bytes(letter().as_bytes())
    found, _ = read(tmp_path / "mail.eml")
    assert len(found) == 1


def test_a_mail_made_to_keep_its_reader_busy_is_refused_and_itself_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("legation.sources.mailbox.SECONDS", 0.2)
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(80))
    (tmp_path / "mail.eml").write_bytes(nested + b"x\n" * 1_000_000)
    found, [(name, reason)] = read(tmp_path / "mail.eml")
    assert [one.name for one in found] == ["mail.eml"]
    assert name == "mail.eml"
    assert reason == "what is attached to it: takes more than 0.2 seconds to read"


def test_the_messages_of_a_mailbox_are_numbered(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "box.mbox")
    for message in (letter("one", "Mali.\n\nFrom here on, Niger.\n"), full(), letter("three")):
        box.add(message)
    box.close()
    found, refused = read(tmp_path / "box.mbox")
    assert [one.name for one in found] == [
        "box.mbox:1",
        "box.mbox:2",
        "box.mbox:2/report.pdf",
        "box.mbox:2/nöte.txt",
        "box.mbox:2/page.html",
        "box.mbox:3",
    ]
    assert {one.media for one in found if ":" in one.name[-2:]} == {"message/rfc822"}
    assert found[0].data == letter("one", "Mali.\n\nFrom here on, Niger.\n").as_bytes()
    assert found[0].address == f"{tmp_path}/box.mbox:1"
    assert refused == []


def test_a_line_of_the_text_does_not_begin_a_message(tmp_path: Path) -> None:
    data = b"From a@b Mon Apr 23 10:20:30 2018\n\nMali.\nFrom x at 10:20 on\n\nFrom Bamako with love\n\n>>From x\n\n"
    (tmp_path / "box.mbox").write_bytes(data + b"From - Mon Apr 23 10:20:30 2018\nSubject: two\n\nNiger.\n")
    found, _ = read(tmp_path / "box.mbox")
    assert [one.data for one in found] == [
        b"\nMali.\nFrom x at 10:20 on\n\nFrom Bamako with love\n\n>From x\n",
        b"Subject: two\n\nNiger.\n"[:-1],
    ]


def test_a_message_over_the_limit_or_empty_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    begin = b"From a@b Mon Apr 23 10:20:30 2018\n"
    messages = [
        b"Subject: 1\n\nMali.\n\n",
        b"x" * 3000 + b"\n\n",
        b"y\n" * 1000 + b"\n",
        b"\n\n",
        b"Subject: 5\n\nNiger.\n",
    ]
    (tmp_path / "box.mbox").write_bytes(b"".join(begin + one for one in messages))
    found, refused = read(tmp_path / "box.mbox", limit=1000)
    assert [one.name for one in found] == ["box.mbox:1", "box.mbox:5"]
    assert refused == [
        ("box.mbox:2", "larger than the limit of 1000 bytes"),
        ("box.mbox:3", "larger than the limit of 1000 bytes"),
        ("box.mbox:4", "empty"),
    ]


def test_an_archive_may_be_attached(tmp_path: Path) -> None:
    import zipfile

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "Bamako")
    message = letter()
    message.add_attachment(packed.getvalue(), maintype="application", subtype="zip", filename="all.zip")
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    found, _ = read(tmp_path / "mail.eml")
    assert [(one.name, one.media) for one in found] == [
        ("mail.eml", "message/rfc822"),
        ("mail.eml/all.zip/a.txt", "text/plain"),
    ]
