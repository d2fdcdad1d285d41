"""Pages that a browser keeps in one file with their pictures: the page in them is read."""

import plistlib
import quopri
from base64 import encodebytes

import pytest

from zgc_cli.runtime.errors import SourceError
from zgc_cli.source import article
from zgc_cli.source.saved_page import page_inside

TEXT = "云湖展厅十二日开放，市民可以免费参观，首日就有三千人走进展厅，队伍排到了街角。"
PAGE = f"<!DOCTYPE html><html><body><h1>云湖展厅开放</h1><p>{TEXT}</p></body></html>"


def mhtml(coding: str, encoding: str) -> bytes:
    data = PAGE.encode(encoding)
    inside = encodebytes(data) if coding == "base64" else quopri.encodestring(data)
    lines = (
        b"From: <Saved by a browser>",
        b"MIME-Version: 1.0",
        b"Content-Type: multipart/related;",
        b'\ttype="text/html"; boundary="part"',
        b"",
        b"--part",
        f"Content-Type: text/html; charset={encoding}".encode(),
        f"Content-Transfer-Encoding: {coding}".encode(),
        b"",
        inside,
        b"--part--",
    )
    return b"\r\n".join(lines) + b"\r\n"


def archive(main: object) -> bytes:
    return plistlib.dumps({"WebMainResource": main}, fmt=plistlib.FMT_BINARY)


KEPT = {
    "MHTML": mhtml("quoted-printable", "utf-8"),
    "MHTML in Base64 and GBK": mhtml("base64", "gbk"),
    "an archive of Safari": archive({"WebResourceData": PAGE.encode()}),
}
OTHERS = {
    "a page": PAGE.encode(),
    "a text that begins like a letter": b"Subject: x\nContent-Type: text/plain\n\nx",
    "another property list": archive("x"),
    "an archive that is cut off": KEPT["an archive of Safari"][:60],
    "an envelope without a page": mhtml("base64", "gbk").replace(b"text/html;", b"image/png;"),
}


@pytest.mark.parametrize("name", KEPT)
def test_the_page_inside(name: str) -> None:
    assert TEXT in article(KEPT[name], "a.mhtml").text


@pytest.mark.parametrize("name", OTHERS)
def test_what_holds_no_page(name: str) -> None:
    assert page_inside(OTHERS[name]) is None


def test_one_that_is_cut_off_is_refused() -> None:
    with pytest.raises(SourceError):
        article(KEPT["an archive of Safari"][:60], "a.webarchive")
