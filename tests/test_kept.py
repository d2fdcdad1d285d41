"""What is joined of a folder is kept: the same answers until something changes."""

import os
import time
from pathlib import Path

import pytest

from tests.conftest import Done, Runner
from tests.test_folder import DOCUMENTS, TEXTS
from zgc_cli import parse
from zgc_cli.document.file import dump

JOINED = (
    "timeline",
    "timeline -f json",
    "timeline --from 2015 --to 2030 -n 2",
    "figures",
    "figures -f json --fields text,sentence,values",
    "figures -k money --sort value --reverse",
    "facts -f csv",
    "facts -k quantity --all",
    "quotes",
    "quotes --kind indirect --count",
)
QUERIES = (
    "summary",
    "summary -f json",
    "entities",
    "entities -t person -f json",
    "show 白河大学 -f json",
    "show bhdx",
    "show X2",
    "show X999",
    "show 白河大雪",
    "show 潜水艇厂",
    "graph -f json",
    "graph --about 白河大学 -f json",
    *JOINED,
)
NAMED: tuple[list[str], ...] = ([], ["--names", "names.txt"])


@pytest.fixture
def news(zgc: Runner) -> Path:
    """Return a folder of documents alone; there is a cache."""
    zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(zgc.home / "cache")}
    place = zgc.home / "news"
    place.mkdir()
    for number, document in enumerate(DOCUMENTS):
        (place / f"{number}.zgc").write_bytes(dump(document))
    return place


def asked(zgc: Runner, query: str) -> Done:
    return zgc(*query.split(), "-a", "news")


def kept(zgc: Runner) -> list[Path]:
    return sorted((zgc.home / "cache" / "zgc" / "dossiers").glob("*"))


def test_answers_are_the_same(zgc: Runner, news: Path) -> None:
    zgc.env["ZGC_CACHE"] = "off"
    first = [asked(zgc, query) for query in QUERIES]
    zgc.env["ZGC_CACHE"] = "on"
    # The things, the articles at a glance, the graph, and what each of the others chooses: kept by
    # the files themselves, then by their index.
    for times in (1, 2):
        for _ in range(2):
            assert [asked(zgc, query) for query in QUERIES] == first
        assert len(kept(zgc)) == times * (3 + len(JOINED))
        assert zgc("index", "news").status == 0


def test_what_was_changed_a_moment_ago_is_not_kept(zgc: Runner, news: Path) -> None:
    place = news / "0.zgc"
    os.utime(place, ns=(0, time.time_ns() + 10**12))
    one = asked(zgc, "summary")
    assert not kept(zgc)
    os.utime(place, (0, 0))
    time.sleep(0.03)
    assert asked(zgc, "summary") == one
    assert kept(zgc)


def test_a_file_that_changes_is_seen_without_an_index(zgc: Runner, news: Path) -> None:
    time.sleep(0.03)
    asked(zgc, "entities")
    (news / "0.zgc").write_bytes(dump(parse(TEXTS[0].replace("白河", "黑河"))))
    assert "黑河大学" in asked(zgc, "entities").out


def test_an_article_that_is_added_is_seen(zgc: Runner, news: Path) -> None:
    zgc("index", "news")
    one = asked(zgc, "summary")
    (news / "more.zgc").write_bytes(dump(parse(TEXTS[0].replace("白河", "黑河"))))
    other = asked(zgc, "summary")
    assert other.out != one.out
    zgc("index", "news")
    assert asked(zgc, "summary").out == other.out


def test_names_of_the_user_are_heard(zgc: Runner, news: Path) -> None:
    for number, name in enumerate(("丁山市", "丙水县")):
        (news / f"more{number}.zgc").write_bytes(dump(parse(f"{name}昨天下了大雪。")))
    zgc("index", "news")
    (zgc.home / "names.txt").write_text("丁山市 = 丙水县\n", "utf-8")
    plain, named = (zgc("show", "丙水县", "-f", "json", "-a", "news", *more) for more in NAMED)
    assert ("丁山市" in plain.out, "丁山市" in named.out) == (False, True)


def test_what_lacks_an_article_is_not_kept(zgc: Runner, news: Path) -> None:
    zgc("index", "news")
    place = news / "0.zgc"
    data, times = place.read_bytes(), place.stat()
    at = data.rindex(b'"P1"')
    place.write_bytes(data[:at] + b'"P2"' + data[at + 4 :])  # of the same size and time
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
    for query in ("timeline", "timeline", "entities", "entities"):
        done = asked(zgc, query)
        assert (done.status, "0.zgc" in done.err) == (2, True)
    assert not kept(zgc)


@pytest.mark.parametrize("damage", ["cut", "changed", "a folder", "read-only"])
def test_what_is_damaged_is_joined_again(zgc: Runner, news: Path, damage: str) -> None:
    zgc("index", "news")
    one = asked(zgc, "show 白河大学")
    (place,) = kept(zgc)
    data = place.read_bytes()
    if damage == "cut":
        place.write_bytes(data[:-40])
    elif damage == "changed":
        place.write_bytes(data.replace("白河大学".encode(), "黑河大学".encode()))
    elif damage == "a folder":
        place.unlink()
        place.mkdir()
    else:
        place.write_bytes(b"")
        place.parent.chmod(0o500)
    try:
        assert asked(zgc, "show 白河大学") == one
    finally:
        place.parent.chmod(0o700)
