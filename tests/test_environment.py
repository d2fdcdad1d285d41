"""The machine around the program: locale, home, disk, streams, other processes, the clock."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import BIN, Done, Runner, needs, slow
from zgc_cli.document import file
from zgc_cli.document.file import loads

TEXT = "标题在这里\n\n王明说，今天的天气很好，大家都很高兴。\n"
ZGC = str(BIN / "zgc")
READ = Done("标题在这里\n王明说，今天的天气很好，大家都很高兴。\n", "", 0)
STRICT = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
CACHED = {"ZGC_CACHE": "on", "XDG_CACHE_HOME": ""}


@pytest.fixture
def text(zgc: Runner) -> Path:
    place = zgc.home / "text.txt"
    place.write_text(TEXT, "utf-8")
    return place


def leftovers(folder: Path) -> list[str]:
    return sorted(f.name for f in folder.rglob(".*.tmp"))


# --- locale ---


@pytest.mark.process
@pytest.mark.parametrize("command", [("summary",), ("search", "机器人"), ("help",)], ids=" ".join)
def test_a_locale_without_chinese(zgc: Runner, command: tuple[str, ...]) -> None:
    if command == ("help",):
        command = ("--help",)
    assert zgc(*command, env=STRICT) == zgc(*command)


@pytest.mark.process
def test_starting_again_in_utf8_takes_nothing_from_the_current_folder(zgc: Runner) -> None:
    for name in ("zgc_cli.py", "typer.py", "json.py", "gc.py", "contextlib.py"):
        (zgc.home / name).write_text("raise SystemExit('taken from the current folder')\n")
    assert zgc("sections", "--count", env=STRICT) == ("4\n", "", 0)


# --- home, cache and temporary folder ---


def homes(zgc: Runner) -> Iterator[dict[str, str]]:
    (zgc.home / "file").write_text("")
    yield {"HOME": str(zgc.home / "none" / "at all")}
    yield {"HOME": "/proc"}  # nobody may write there, not even root
    yield {"XDG_CACHE_HOME": str(zgc.home / "file")}
    yield {"HOME": "", "TMPDIR": str(zgc.home / "file")}
    yield {"HOME": "/x" * 3000}


def test_a_home_that_is_missing_or_cannot_be_written(zgc: Runner, text: Path) -> None:
    before = None
    for env in homes(zgc):
        before = before or sorted(zgc.home.rglob("*"))
        assert zgc("read", "-a", "text.txt", env={**CACHED, **env}) == READ, env
        assert sorted(zgc.home.rglob("*")) == before, env


@pytest.mark.process
def test_no_home_at_all(zgc: Runner, text: Path) -> None:
    for name in ("HOME", "XDG_CACHE_HOME"):
        zgc.env.pop(name, None)
    assert zgc("read", "-a", "text.txt", env={"ZGC_CACHE": ""}).status == 0


def test_two_processes_write_one_cache(zgc: Runner, text: Path) -> None:
    cache = zgc.home / "cache"
    env = {**zgc.env, **CACHED, "XDG_CACHE_HOME": str(cache)}
    command = [ZGC, "read", "-a", "text.txt"]
    pipe = subprocess.PIPE
    runs = [
        subprocess.Popen(command, env=env, cwd=zgc.home, stdout=pipe, stderr=pipe) for _ in range(2)
    ]
    outcomes = {(*run.communicate(), run.returncode) for run in runs}
    assert outcomes == {(READ.out.encode(), b"", 0)}
    assert len(list(cache.rglob("*.zgc"))) == 1
    assert not leftovers(cache)


def test_a_cache_is_sound_while_two_processes_write_it(zgc: Runner, text: Path) -> None:
    """One stops before its document takes its place; the other writes the same in the meantime."""
    waiting = zgc.hook(
        "import os, time\n"
        "replace = os.replace\n"
        "def wait(*names, **folders):\n"
        "    while names[1].endswith('.zgc') and not os.path.exists('go'): time.sleep(0.01)\n"
        "    return replace(*names, **folders)\n"
        "os.replace = wait\n"
    )
    cache = zgc.home / "cache"
    cached = {**CACHED, "XDG_CACHE_HOME": str(cache)}
    slow = subprocess.Popen(
        [ZGC, "read", "-a", "text.txt"],
        env={**zgc.env, **cached, **waiting},
        cwd=zgc.home,
        stdout=subprocess.PIPE,
    )
    while not leftovers(cache / "zgc" / "documents"):
        assert slow.poll() is None
        time.sleep(0.01)
    assert zgc("read", "-a", "text.txt", env=cached) == READ
    (document,) = (cache / "zgc" / "documents").glob("[!.]*")
    loads(document.read_bytes(), "", verify=True)
    (zgc.home / "go").touch()
    assert slow.communicate()[0] == READ.out.encode()
    assert list((cache / "zgc" / "documents").iterdir()) == [document]
    loads(document.read_bytes(), "", verify=True)


def test_a_cache_keeps_within_its_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from zgc_cli import parse
    from zgc_cli.runtime import cache

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("ZGC_CACHE", "on")
    monkeypatch.setattr(cache, "MAX_FILES", 3)
    folder = tmp_path / "zgc" / "documents"
    document = parse(TEXT)
    for n in range(5):
        cache.parsed(TEXT, None, str(n), lambda: document)
        newest = max(folder.iterdir(), key=lambda f: f.stat().st_mtime_ns)
        os.utime(newest, (n, n))
    assert sorted(f.stat().st_mtime for f in folder.iterdir()) == [2, 3, 4]
    (folder / ".a.zgc.0.tmp").write_text("left by a process that was killed")
    os.utime(folder / ".a.zgc.0.tmp", (0, 0))
    (folder / ".b.zgc.0.tmp").write_text("being written")
    # Checksums make one entry a few digits longer than another.
    sizes = [entry.stat().st_size for entry in folder.glob("*.zgc")]
    assert max(sizes) - min(sizes) < 20 < min(sizes)
    monkeypatch.setattr(cache, "MAX_BYTES", max(sizes) + 20)
    cache.parsed(TEXT, None, "5", lambda: document)
    assert sorted(f.suffix for f in folder.iterdir()) == [".tmp", ".zgc"]


def test_a_planted_jieba_cache_is_not_read(zgc: Runner, text: Path) -> None:
    (zgc.home / "jieba.cache").write_bytes(b"planted")
    spy = (
        "import sys; from zgc_cli import parse; parse(open('text.txt').read());"
        "print([m for m in sys.modules if m.split('.')[0] in ('jieba', 'marshal', 'pickle')])"
    )
    env = {"TMPDIR": str(zgc.home)}
    done = zgc.command([sys.executable, "-X", "utf8", "-c", spy], b"", env)
    assert (done.out, done.err) == ("['marshal']\n", "")  # the interpreter's own
    assert (zgc.home / "jieba.cache").read_bytes() == b"planted"


# --- a full disk, closed streams, special files ---

FULL = (
    "zgc summary",
    "zgc summary -f table",
    "zgc summary -f json",
    "zgc search 机器人 --count",
    "zgc parse text.txt",
    "zgc --help",
    "zgc --version",
    "zgc schema",
    "zgc graph --format dot",
)


@pytest.mark.parametrize("command", FULL)
def test_output_that_cannot_be_written(zgc: Runner, text: Path, command: str) -> None:
    done = zgc.sh(f"{command} >/dev/full")
    assert done == ("", "zgc: cannot write the output: the disk is full\n", 2)
    done = zgc.sh(f"{command} >&-")
    assert done == ("", "zgc: cannot write the output: Bad file descriptor\n", 2)


# The limit is in KiB and stands for a disk with that much left on it.
NO_ROOM = "trap '' XFSZ; ulimit -f 1; "


@pytest.mark.parametrize("old", [None, b"old"])
def test_a_full_disk_leaves_the_output_whole_or_absent(
    zgc: Runner, text: Path, old: bytes | None
) -> None:
    out = zgc.home / "out.zgc"
    if old:
        out.write_bytes(old)
    done = zgc.sh(f"{NO_ROOM}zgc parse text.txt -o out.zgc")
    assert done == ("", "zgc: cannot write out.zgc: the file would be too large\n", 2)
    assert (out.read_bytes() if out.exists() else None) == old
    done = zgc.sh(f"{NO_ROOM}zgc parse text.txt -d made")
    assert (done.out, done.status) == ("", 2)
    assert not list((zgc.home / "made").iterdir())
    assert not leftovers(zgc.home)


@pytest.mark.parametrize("name", ["out.jsonl", "out.html", "out.sqlite"])
def test_a_full_disk_leaves_an_export_whole_or_absent(zgc: Runner, name: str) -> None:
    done = zgc.sh(f"{NO_ROOM}zgc export -o {name}")
    assert (done.out, done.status) == ("", 2)
    assert len(done.err.splitlines()) == 1
    (zgc.home / name).write_text("old")
    assert zgc.sh(f"{NO_ROOM}zgc export -o {name}").status == 2
    assert [(f.name, f.read_text()) for f in zgc.home.iterdir()] == [(name, "old")]


@pytest.mark.process
@pytest.mark.parametrize("buffered", ["", "1"])
def test_a_disk_that_takes_a_part_of_the_output(zgc: Runner, buffered: str) -> None:
    """Unlike /dev/full it takes what fits; without a buffer Python does not tell the rest is lost.

    The variable is set by many an image of Python for containers.
    """
    # What Python compiles on the way would be cut off too, for every later run.
    keep = "export PYTHONDONTWRITEBYTECODE=1; "
    script = f"{keep}{NO_ROOM.replace('-f 1', '-f 20')}zgc export --to jsonl >out"
    done = zgc.sh(script, {"PYTHONUNBUFFERED": buffered})
    assert done == ("", "zgc: cannot write the output: the file would be too large\n", 2)


@pytest.mark.parametrize("buffered", ["", "1"])
def test_an_output_that_takes_a_part_at_a_time(zgc: Runner, buffered: str) -> None:
    """A pipe that somebody else has set not to wait, and still wants so; a reader that is slow."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    env = {**zgc.env, "PYTHONUNBUFFERED": buffered}
    run = subprocess.Popen([ZGC, "export", "--to", "jsonl"], stdout=writing, env=env)
    taken = b""
    while run.poll() is None:
        time.sleep(0.01)
        with suppress(BlockingIOError):
            os.set_blocking(reading, False)
            taken += os.read(reading, 4096)
    assert not os.get_blocking(writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as rest:
        taken += rest.read()
    assert (run.returncode, taken.decode()) == (0, zgc("export", "--to", "jsonl").out)


def test_a_full_cache_does_not_matter(zgc: Runner, text: Path) -> None:
    cache = zgc.home / "cache"
    env = {**CACHED, "XDG_CACHE_HOME": str(cache)}
    done = zgc.sh(f"{NO_ROOM}zgc read -a text.txt", env)
    assert done == READ
    # The names for Tab are few here and find room; what does not must leave nothing behind.
    assert [f for f in (cache / "zgc" / "documents").rglob("*") if f.is_file()] == []
    assert not leftovers(cache)


STREAMS = (
    # (command, stdout, status); what is closed stays closed, the rest works
    ("zgc sections --count 2>&-", "4\n", 0),
    ("zgc sections --count 2>/dev/full", "4\n", 0),
    ("zgc sections --count <&-", "4\n", 0),
    ("zgc sections --count <&- 2>&-", "4\n", 0),
    ("zgc search 没有的词语 2>&-", "", 1),
    ("zgc search 没有的词语 2>/dev/full", "", 1),
    ("zgc nonsense 2>&-", "", 2),
    ("zgc nonsense 2>/dev/full", "", 2),
    ("zgc sections >/dev/full 2>/dev/full", "", 2),
    ("zgc sections >&- 2>&-", "", 2),
    ("zgc read -a - 2>&- <&-", "", 2),
    ("zgc search -q 机器人 >&-", "", 0),
    ("zgc parse text.txt --trace -o t.zgc 2>/dev/full; zgc sections --count -a t.zgc", "1\n", 0),
    ("zgc parse text.txt --trace -o t.zgc 2>&-; zgc sections --count -a t.zgc", "1\n", 0),
    ("zgc parse text.txt -o out.zgc >&- <&- 2>&-; zgc sections --count -a out.zgc", "1\n", 0),
    ("zgc parse text.txt -d out --jobs 2 >&- <&- 2>&-; zgc sections --count -a out", "1\n", 0),
)


def started(command: str) -> tuple[pytest.MarkDecorator, ...]:
    """Return the mark of a command whose interpreter is started without some of its streams."""
    return (pytest.mark.process,) if "<&-" in command and "2>&-" in command else ()


@pytest.mark.parametrize(
    ("command", "out", "status"),
    [pytest.param(*s, marks=started(s[0]), id=s[0]) for s in STREAMS],
)
def test_closed_and_full_streams(
    zgc: Runner, text: Path, command: str, out: str, status: int
) -> None:
    done = zgc.sh(command)
    assert (done.out, done.status) == (out, status)
    assert "Traceback" not in done.err


PIPES = (
    "zgc read",
    "zgc --help",
    "zgc schema",
    "zgc parse text.txt",
    "zgc search 的 -f json",
    "zgc graph --format dot",
    "zgc nonsense 2>&1",
)


@pytest.mark.parametrize("command", PIPES)
def test_a_reader_that_has_read_enough(zgc: Runner, text: Path, command: str) -> None:
    done = zgc.sh(f"(sleep 0.05; {command}; echo $? >status) | true")
    assert done.err == ""
    assert (zgc.home / "status").read_text() == ("2\n" if "nonsense" in command else "0\n")


def test_a_reader_of_the_trace_that_goes_away(zgc: Runner, text: Path) -> None:
    for jobs in "12":
        command = f"zgc parse text.txt --trace -d out{jobs} -j {jobs}"
        done = zgc.sh(f"(sleep 0.1; {command}; echo $?) 2>&1 >st | true")
        assert (done.err, (zgc.home / "st").read_text()) == ("", "0\n")
        assert zgc("sections", "--count", "-a", f"out{jobs}/text.zgc").out == "1\n"


def test_a_fifo_among_several_articles_is_read_once(zgc: Runner, text: Path) -> None:
    os.mkfifo(zgc.home / "fifo")
    for _ in range(3):
        for limit in ("", "-n 9"):
            search = f"zgc search 天气 -a fifo -a text.txt --fields article {limit}"
            done = zgc.sh(f"cat text.txt >fifo & {search}")
            assert (set(done.out.split()), done.status) == ({"fifo", "text.txt"}, 0)


def test_what_is_no_file_is_not_read_as_a_document(zgc: Runner, text: Path) -> None:
    """It would never end, or wait for somebody to write."""
    (zgc.home / "out").mkdir()
    (zgc.home / "other.txt").write_text(TEXT, "utf-8")
    for make in (os.mkfifo, lambda place: place.symlink_to("/dev/zero")):
        make(zgc.home / "out" / "text.zgc")
        done = zgc("parse", "text.txt", "other.txt", "-d", "out")
        assert (done.out, done.status) == ("", 2)
        assert done.err.startswith("zgc: cannot write out/text.zgc: it is no regular file\n")
        assert zgc("sections", "--count", "-a", "out/other.zgc").out == "1\n"
        (zgc.home / "out" / "text.zgc").unlink()


@pytest.mark.process
@pytest.mark.parametrize("most", [32 << 20, slow(file.MAX_DOCUMENT)])
def test_a_gigantic_document_is_not_read(zgc: Runner, text: Path, most: int) -> None:
    with (zgc.home / "big.zgc").open("wb") as big:
        big.truncate(most + 1)
    modest = zgc.hook(
        "from zgc_cli import source\nfrom zgc_cli.document import file\n"
        f"source.MAX_DOCUMENT = file.MAX_DOCUMENT = {most}\n"
    )
    search = "zgc search 天气 -a big.zgc -a text.txt --fields article"
    done = zgc.sh(f"ulimit -v {450_000 + 2 * (most >> 10)}; {search}", modest)
    assert (set(done.out.split()), done.status) == ({"text.txt"}, 2)
    assert len(done.err.splitlines()) == 1
    assert "big.zgc" in done.err


def test_a_working_folder_that_is_gone(zgc: Runner, text: Path) -> None:
    (zgc.home / "gone").mkdir()
    for env in ({}, {**CACHED, "XDG_CACHE_HOME": str(zgc.home / "cache")}):
        (zgc.home / "gone").mkdir(exist_ok=True)
        assert zgc.sh("cd gone; rmdir ../gone; zgc read -a $OLDPWD/text.txt", env) == READ


LONG_NAME = "\x1b[31m\x9b\u202e" + "x" * 300
REFUSED = (
    ("summary", "-a", LONG_NAME),
    ("parse", LONG_NAME),
    ("parse", "text.txt", "-o", LONG_NAME),
    ("export", "-a", "text.txt", "-o", f"{LONG_NAME}.html"),
    ("show", "无此人\nzgc: 伪造", "-a", "text.txt"),
    ("read", "无此段\nzgc: 伪造"),
    ("summary", "-a", "没有\nzgc: 伪造"),
    ("parse", "x" * 252 + ".md", "text.txt", "-d", "out"),
)


@pytest.mark.parametrize("arguments", REFUSED, ids=lambda a: " ".join(a)[:20])
def test_a_name_is_one_line_of_text(zgc: Runner, text: Path, arguments: tuple[str, ...]) -> None:
    done = zgc(*arguments)
    assert (done.out, done.status) in (("", 2), ("", 1))
    assert done.err[:-1].isprintable() or arguments[0] == "parse"
    assert len(done.err.splitlines()) == 1 + ("-d" in arguments)
    assert "should not happen" not in done.err


def test_a_link_in_circles_is_one_bad_article(zgc: Runner, text: Path) -> None:
    (zgc.home / "news").mkdir()
    (zgc.home / "news" / "a.txt").write_text(TEXT, "utf-8")
    (zgc.home / "news" / "loop.txt").symlink_to("loop.txt")
    for articles in (("-a", "news"), ("-a", "text.txt", "-a", LONG_NAME)):
        done = zgc("sections", "--count", *articles)
        assert (done.out, done.status) == ("1\n", 2)
        assert len(done.err.splitlines()) == 1


def test_no_export_overwrites_an_article(zgc: Runner) -> None:
    (zgc.home / "news").mkdir()
    article = zgc.home / "news" / "a.txt"
    article.write_text(TEXT, "utf-8")
    (zgc.home / "link.md").symlink_to("news/a.txt")
    for options, env in (
        (("-a", "news", "-o", "news/a.txt"), {}),
        (("-o", "./news/../news/a.txt"), {"ZGC_ARTICLE": "news/a.txt"}),
        (("-a", "news/a.txt", "-o", "link.md"), {}),
    ):
        done = zgc("export", "--to", "md", *options, env=env)
        assert (done.out, done.status) == ("", 2)
        assert "would overwrite the article itself" in done.err
        assert article.read_text("utf-8") == TEXT


ODD = {
    "COLUMNS": "9" * 5000,
    "LINES": "9" * 5000,
    "VTE_VERSION": "9" * 5000,
    "ZGC_PAGER": " ",
    "PAGER": "'",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_environment(zgc: Runner, name: str) -> None:
    done = zgc.pty("sections", env={name: ODD[name]})
    assert done.status == 0
    assert "should not happen" not in done.out


def test_special_files(zgc: Runner, text: Path) -> None:
    (zgc.home / "link.txt").symlink_to("text.txt")
    (zgc.home / "dangling.zgc").symlink_to("made.zgc")
    (zgc.home / "loop.txt").symlink_to("loop.txt")
    assert zgc("parse", "link.txt", "-o", "dangling.zgc").status == 0
    whole = (zgc.home / "made.zgc").read_text("utf-8").replace("link.txt", "text.txt")
    assert len(zgc.sh("zgc parse text.txt -o >(cat >copy.zgc); wait $!").err) == 0
    assert zgc("parse", "text.txt", "-o", "/dev/stdout").out.partition("\n")[2] in whole
    assert (zgc.home / "copy.zgc").read_text("utf-8").partition("\n")[2] in whole
    assert zgc.sh("zgc read -a <(cat text.txt)") == READ
    assert zgc.sh("zgc read -a <(cat made.zgc)") == READ
    assert zgc("read", "-a", "loop.txt").status == 2
    assert zgc("parse", "text.txt", "-o", "loop.txt").status == 2
    done = zgc("parse", "link.txt", "-o", "text.txt")
    assert (done.status, text.read_text("utf-8")) == (2, TEXT)


@pytest.mark.process
def test_a_great_many_arguments(zgc: Runner) -> None:
    done = zgc("search", *["的"] * 1000)
    assert (done.status, done.err) == (0, "")
    done = zgc("parse", *[f"none{n}.txt" for n in range(20_000)], "-o", "out")
    assert done == ("", "zgc: 20000 texts need a folder to be written to: -d DIR\n", 2)


# --- the clock ---


EACH = """
import json, sys
from zgc_cli.cli.app import run
for arguments in json.loads(sys.argv[1]):
    run(arguments)
"""


def test_a_clock_in_another_year(zgc: Runner) -> None:
    faketime = [needs("faketime"), "2031-01-01 00:00:00", sys.executable, "-c"]
    undated = "去年的天气很好。今年3月有5家企业。昨天下雨，下个月是4月。\n"
    (zgc.home / "undated.txt").write_text(undated, "utf-8")
    commands = (
        ("timeline",),
        ("timeline", "-a", "undated.txt"),
        ("timeline", "-a", "undated.txt", "--date", "2026-03-25"),
        ("ask", "谁去年宣布将北京国际科技创新中心扩围"),
        ("check", "undated.txt"),
    )
    then = zgc.command([*faketime, EACH, json.dumps(commands)], b"", None)
    now = [zgc(*command) for command in commands]
    assert all(done.out for done in now)
    assert then.out == "".join(done.out for done in now)
    assert then.err == "".join(done.err for done in now)
    year = zgc.command([*faketime, "import time; print(time.time())"], b"", None).out
    assert abs(float(year) - time.time()) > 86_400 * 365
