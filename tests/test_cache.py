"""The cache where others plant what they like: the answer is right, nothing outside is touched.

The program runs as an ordinary user, whoever runs the tests: root may do anything.
"""

import json
import os
import select
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT
from zgc_cli import parse
from zgc_cli.completion import sidecar
from zgc_cli.document import file
from zgc_cli.document.file import dump, loads
from zgc_cli.runtime import cache
from zgc_cli.runtime.private_folder import private_folder

NOBODY = 65534
AS_ROOT = os.geteuid() == 0
USER = NOBODY if AS_ROOT else os.geteuid()
BODY = "王明说，今天的天气很好，大家都很高兴。"
TEXT = f"标题在这里\n\n{BODY}\n"
ANSWER = [f"标题在这里\n{BODY}\n", "", 0]
DOCUMENTS = "zgc/documents"
SIDECARS = f"zgc/{sidecar.FOLDER}"
HANGS = 60  # seconds after which a run of some milliseconds never ends
# Reads command lines and answers each in JSON; what is imported is imported as whoever began it.
# The memory is enough for the work, and too little for a gigantic entry.
SERVER = """
import contextlib, io, json, os, resource, sys
from zgc_cli.cli.app import run

def answer(place, arguments):
    os.environ["XDG_CACHE_HOME"] = place
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = run(arguments)
    return [out.getvalue(), err.getvalue(), status]

user, warm = int(sys.argv[1]), sys.argv[2]
for _ in range(2):
    answer(os.path.abspath(warm), ["read", "-a", "text.txt"])
if user != os.geteuid():
    os.setgroups([])
    os.setgid(user)
    os.setuid(user)
resource.setrlimit(resource.RLIMIT_AS, (700 << 20, 700 << 20))
for line in sys.stdin:
    print(json.dumps(answer(*json.loads(line))), flush=True)
"""


class User:
    """The program at work for an ordinary user, in a folder of his own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        (home / "text.txt").write_text(TEXT, "utf-8")
        (home / "warm").mkdir()
        own(home)
        environ = {**os.environ, "ZGC_CACHE": "on", "ZGC_LANG": "en", "PWD": str(home)}
        self.process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", SERVER, str(USER), "warm"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=home,
            env={**environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        )

    def __call__(self, base: Path, *arguments: str) -> Any:
        """Run the program with a cache folder; fail if it does not come to an end."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps([str(base), arguments]).encode() + b"\n")
        self.process.stdin.flush()
        if not select.select([self.process.stdout], [], [], HANGS)[0]:
            self.process.kill()
        line = self.process.stdout.readline()
        assert line, "it hangs, or has died"
        return json.loads(line)

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()
        shutil.rmtree(self.home)


def own(*places: Path) -> None:
    """Give files, links and folders with all that is in them to the user."""
    for place in places:
        for inside in (place, *(place.rglob("*") if not place.is_symlink() else ())):
            os.chown(inside, USER, -1, follow_symlinks=False)


@pytest.fixture(scope="module")
def server() -> Iterator[list[User]]:
    """One process for many runs; another one once it has died."""
    running: list[User] = []
    yield running
    for user in running:
        user.close()


@pytest.fixture
def user(server: list[User]) -> User:
    if not server or server[-1].process.poll() is not None:
        home = Path(tempfile.mkdtemp())
        server.append(User(home))
    return server[-1]


class Box(NamedTuple):
    """A cache with one article in it, and a folder outside that is to stay as it is."""

    user: User
    base: Path
    outside: Path
    entry: Path  # the document of the article
    names: Path  # the sidecar of the article with its names

    def read(self) -> Any:
        return self.user(self.base, "read", "-a", "text.txt")


@pytest.fixture
def box(user: User) -> Iterator[Box]:
    with tempfile.TemporaryDirectory() as folder:
        base, outside = Path(folder, "cache"), Path(folder, "outside")
        base.mkdir()
        outside.mkdir()
        (outside / "letter").write_text("dear reader")
        (outside / "old.tmp").write_text("begun long ago")
        os.utime(outside / "old.tmp", (0, 0))
        for number in range(sidecar.MAX_ARTICLES + 9):
            (outside / f"{number}.zgc.n").write_text("a name")
        own(Path(folder))
        assert user(base, "read", "-a", "text.txt") == ANSWER
        (entry,) = (base / DOCUMENTS).iterdir()
        names = base / SIDECARS / f"{str(user.home / 'text.txt')[1:]}.n"
        assert names.is_file()
        yield Box(user, base, outside, entry, names)


def state(folder: Path) -> list[tuple[str, int, int, int, bytes]]:
    """Return all that can be told of the files in a folder."""
    found = []
    for place in (folder, *sorted(folder.rglob("*"))):
        status = place.lstat()
        data = place.read_bytes() if stat.S_ISREG(status.st_mode) else b""
        found.append((str(place), status.st_mode, status.st_mtime_ns, status.st_uid, data))
    return found


def other_document(box: Box) -> bytes:
    return dump(parse("另一篇\n\n李雷说，换了一篇文章。\n"))


def forged(box: Box) -> bytes:
    """Return a sound document of another text that says it is the entry's own."""
    origin = json.loads(box.entry.read_bytes().partition(b"\n")[0]).get("origin")
    return dump(parse("另一篇\n\n李雷说，换了一篇文章。\n"), origin)


def longer(box: Box) -> bytes:
    """Return a document that says all of the text, and more."""
    origin = json.loads(box.entry.read_bytes().partition(b"\n")[0]).get("origin")
    return dump(parse(f"{TEXT}\n李雷说，这是假的。\n"), origin)


def shorter(box: Box) -> bytes:
    """Return a document that says less than the text."""
    origin = json.loads(box.entry.read_bytes().partition(b"\n")[0]).get("origin")
    return dump(parse(TEXT.partition("\n")[0]), origin)


def link(place: Path, box: Box) -> None:
    place.symlink_to(box.outside / "letter")


def link_to_sound(place: Path, box: Box) -> None:
    (box.outside / "sound").write_bytes(other_document(box))
    own(box.outside / "sound")
    place.symlink_to(box.outside / "sound")


def dangling_link(place: Path, box: Box) -> None:
    place.symlink_to(box.outside / "not there")


def link_to_folder(place: Path, box: Box) -> None:
    place.symlink_to(box.outside)


def link_to_device(place: Path, box: Box) -> None:
    place.symlink_to("/dev/zero")


def link_to_terminal(place: Path, box: Box) -> None:
    place.symlink_to("/dev/stdout")


def hard_link(place: Path, box: Box) -> None:
    place.hardlink_to(box.outside / "letter")


def fifo(place: Path, box: Box) -> None:
    os.mkfifo(place)


def device(place: Path, box: Box) -> None:
    if not AS_ROOT:
        pytest.skip("only root makes devices")
    try:
        os.mknod(place, stat.S_IFCHR | 0o666, os.makedev(1, 5))  # /dev/zero
    except PermissionError:
        pytest.skip("no devices are made here")


def sparse(place: Path, box: Box) -> None:
    with place.open("wb") as large:
        large.truncate(file.MAX_DOCUMENT + 1)


def holding(make: Callable[[Box], bytes], mode: int = 0o600) -> Callable[[Path, Box], None]:
    """Return what puts a file with some bytes into a place."""

    def plant(place: Path, box: Box) -> None:
        data = make(box)
        place.unlink(missing_ok=True)
        place.write_bytes(data)
        place.chmod(mode)

    return plant


ENTRIES: dict[str, Callable[[Path, Box], None]] = {
    "a link": link,
    "a link to a sound document": link_to_sound,
    "a dangling link": dangling_link,
    "a link to a folder": link_to_folder,
    "a link to a device": link_to_device,
    "a link to the output": link_to_terminal,
    "a hard link": hard_link,
    "a FIFO": fifo,
    "a device": device,
    "a gigantic file": sparse,
    "nothing": holding(lambda box: b""),
    "no document": holding(lambda box: b"no document"),
    "another document": holding(other_document),
    "a forged document": holding(forged),
    "a document that says more": holding(longer),
    "a document that says less": holding(shorter),
    "a file that the group may write": holding(lambda box: box.entry.read_bytes(), 0o660),
}
NEEDS_THE_OLD = ("forged", "says", "may write")


def kept_sound(box: Box) -> None:
    """Assert that entry and sidecar are files of the user's own, as if nothing had been there."""
    for place in (box.entry, box.names):
        status = place.lstat()
        assert stat.S_ISREG(status.st_mode)
        assert (stat.S_IMODE(status.st_mode), status.st_uid) == (0o600, USER)
    assert loads(box.entry.read_bytes(), "", verify=True).paragraphs[1].text == BODY
    changed = (box.user.home / "text.txt").stat().st_mtime_ns
    assert box.names.stat().st_mtime_ns == changed
    assert "王明\t" in box.names.read_text("utf-8")


@pytest.mark.parametrize("which", ["entry", "names"])
@pytest.mark.parametrize("name", ENTRIES)
def test_what_is_planted_in_the_place_of_an_entry(box: Box, name: str, which: str) -> None:
    place: Path = getattr(box, which)
    if not any(word in name for word in NEEDS_THE_OLD):
        place.unlink()
    ENTRIES[name](place, box)
    own(place)
    before = state(box.outside)
    assert box.read() == ANSWER
    assert state(box.outside) == before
    kept_sound(box)
    assert box.read() == ANSWER


@pytest.mark.parametrize("which", ["entry", "names"])
def test_a_folder_in_the_place_of_an_entry(box: Box, which: str) -> None:
    place: Path = getattr(box, which)
    place.unlink()
    place.mkdir()
    (place / "letter").write_text("dear reader")
    own(place)
    assert box.read() == ANSWER
    assert (place / "letter").read_text() == "dear reader"
    assert not list(box.base.rglob("*.tmp"))


def levels(box: Box) -> list[Path]:
    """Return the folders in which entry and sidecar lie, below the user's cache folder."""
    places = (box.entry, box.names)
    return list(dict.fromkeys(p for e in places for p in e.parents if box.base in p.parents))


def folders(box: Box) -> Iterator[Path]:
    """Yield each folder in turn, moved aside; it is put back when the next one is asked for."""
    for place in levels(box):
        aside = box.base / "aside"
        place.rename(aside)
        yield place
        if place.is_symlink() or place.is_file():
            place.unlink()
        elif place.exists():
            place.rename(box.base / f"replaced {place.stat().st_ino}")
        aside.rename(place)


def test_a_link_in_the_place_of_a_folder(box: Box) -> None:
    before = state(box.outside)
    for place in folders(box):
        for target in (box.outside, box.base / "aside", box.outside / "not there"):
            place.symlink_to(target)
            own(place)
            held = state(box.base / "aside")
            (box.user.home / "text.txt").touch()  # so that the names are to be written again
            assert box.read() == ANSWER
            assert state(box.outside) == before, place
            assert state(box.base / "aside") == held, place
            place.unlink()


def test_a_file_or_a_pipe_in_the_place_of_a_folder(box: Box) -> None:
    for place in folders(box):
        place.write_text("a file")
        own(place)
        assert box.read() == ANSWER
        assert place.read_text() == "a file"
        place.unlink()
        os.mkfifo(place)
        own(place)
        assert box.read() == ANSWER
        place.unlink()


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o720, 0o1777])
def test_a_folder_that_others_may_write(box: Box, mode: int) -> None:
    """It is closed and used; what they put there before is believed no more than elsewhere."""
    for place in levels(box):
        place.chmod(mode)
        (box.user.home / "text.txt").touch()
        box.entry.write_bytes(forged(box))
        before = state(box.outside)
        assert box.read() == ANSWER
        assert stat.S_IMODE(place.stat().st_mode) == mode & ~0o022, place
        assert state(box.outside) == before
        kept_sound(box)
        assert box.read() == ANSWER


@pytest.mark.parametrize("name", [*ENTRIES, "an entry of another user"])
def test_what_others_planted_before_a_folder_was_closed(box: Box, name: str) -> None:
    """An older version made the folders as its umask said: others may have written in them."""
    for folder in levels(box):
        folder.chmod(0o777)
    for place in (box.entry, box.names):
        if name in ENTRIES:
            if not any(word in name for word in NEEDS_THE_OLD):
                place.unlink()
            ENTRIES[name](place, box)
            own(place)
        elif AS_ROOT:
            os.chown(place, 0, -1)
            place.chmod(0o644)
    before = state(box.outside)
    assert box.read() == ANSWER
    assert state(box.outside) == before
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in levels(box)} == {0o755}
    kept_sound(box)


def test_a_cache_that_an_older_version_made_is_used(box: Box) -> None:
    for folder in levels(box):
        folder.chmod(0o775)
    inode = box.entry.stat().st_ino
    assert box.read() == ANSWER
    assert box.entry.stat().st_ino == inode
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in levels(box)} == {0o755}


@pytest.mark.skipif(not AS_ROOT, reason="only root gives files away")
def test_a_folder_of_another_user(box: Box) -> None:
    for place in levels(box):
        os.chown(place, 0, -1)
        (box.user.home / "text.txt").touch()
        for mode in (0o755, 0o777):
            place.chmod(mode)
            before = state(place)
            assert box.read() == ANSWER
            assert state(place) == before, place
        place.chmod(0o755)
        own(place)


@pytest.mark.skipif(not AS_ROOT, reason="only root gives files away")
def test_an_entry_of_another_user(box: Box) -> None:
    for place in (box.entry, box.names):
        os.chown(place, 0, -1)
        place.chmod(0o644)
    assert box.read() == ANSWER
    kept_sound(box)


def test_the_users_cache_folder_may_be_a_link(box: Box) -> None:
    linked = box.base.with_name("linked")
    linked.symlink_to(box.base)
    inode = box.entry.stat().st_ino
    assert box.user(linked, "read", "-a", "text.txt") == ANSWER
    assert box.entry.stat().st_ino == inode
    box.entry.unlink()
    assert box.user(linked, "read", "-a", "text.txt") == ANSWER
    assert box.entry.is_file()


def test_links_among_old_entries_are_not_followed(box: Box) -> None:
    """What is too old or too much is removed where it lies, and nowhere else."""
    documents, names = box.entry.parent, box.names.parent
    (documents / ".linked.tmp").symlink_to(box.outside / "old.tmp")
    (documents / "linked").symlink_to(box.outside)
    (names / "linked").symlink_to(box.outside)
    for number in range(sidecar.MAX_ARTICLES):
        (names / f"{number}.zgc.n").symlink_to(box.outside / f"{number}.zgc.n")
    (documents / ".old.tmp").write_text("begun long ago")
    os.utime(documents / ".old.tmp", (0, 0))
    own(box.base)
    before = state(box.outside)
    box.entry.unlink()
    (box.user.home / "text.txt").touch()
    assert box.read() == ANSWER
    assert state(box.outside) == before
    assert not (documents / ".old.tmp").exists()
    kept_sound(box)


def test_what_is_made_is_private_whatever_the_umask(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ZGC_CACHE", "on")
    article, document = tmp_path / "text.txt", parse(TEXT)
    article.write_text(TEXT, "utf-8")
    before = os.umask(0o002)
    try:
        cache.parsed(TEXT, None, None, lambda: document)
        sidecar.note(str(article), sidecar.changed(article), document)
    finally:
        os.umask(before)
    made = list((tmp_path / "cache" / "zgc").rglob("*"))
    assert {stat.S_IMODE(f.stat().st_mode) for f in made} == {0o700, 0o600}
    cache.parsed(TEXT, None, None, lambda: pytest.fail("parsed again"))


def test_an_article_in_very_many_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would take a descriptor for each to look for old names."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ZGC_CACHE", "on")
    article = tmp_path / ("x/" * 200) / "text.zgc"
    sidecar.note(str(article), 1, parse(TEXT))
    assert not (tmp_path / "cache").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs another user's home")
def test_nothing_is_made_in_the_home_of_another_user(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    os.chown(home, 65534, 65534)
    with pytest.raises(PermissionError), private_folder(home / ".cache", ["zgc"], make=True):
        pass
    assert not list(home.iterdir())


def test_folders_deeper_than_ours_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ZGC_CACHE", "on")
    article = tmp_path / "text.zgc"
    article.touch()
    sidecar.note(str(article), sidecar.changed(article), parse(TEXT))
    deep = tmp_path / "cache" / "zgc" / sidecar.FOLDER
    number = os.open(deep, os.O_RDONLY)
    for _ in range(sys.getrecursionlimit()):
        os.mkdir("x", 0o700, dir_fd=number)
        below = os.open("x", os.O_RDONLY, dir_fd=number)
        os.close(number)
        number = below
    os.close(number)
    article.write_text("x")
    sidecar.note(str(article), sidecar.changed(article), parse(TEXT))
    with private_folder(tmp_path / "cache", sidecar.TOP, make=False) as top:
        assert len(list(sidecar._noted(top))) == 1
    subprocess.run(["rm", "-rf", str(deep)], check=True)
