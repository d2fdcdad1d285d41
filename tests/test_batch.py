"""Many texts at a time: restart, bad ones, interrupts, killed workers, progress."""

import gc
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.articles import write
from tests.conftest import BIN, SEED, Runner, slow
from zgc_cli.document.file import load, loads, origin_of
from zgc_cli.parser.pipeline import parse, warm_up
from zgc_cli.runtime import process_map

ZGC = str(BIN / "zgc")
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


def texts(zgc: Runner, count: int) -> list[str]:
    return [f"texts/{place.name}" for place in write(zgc.home / "texts", count, 120)]


def documents(zgc: Runner) -> dict[str, int]:
    """Return the names of the documents with the times of their last change, each one sound."""
    places = sorted((zgc.home / "out").iterdir())
    for place in places:
        loads(place.read_bytes(), place.name, verify=True)
    return {place.name: place.stat().st_mtime_ns for place in places}


def test_what_is_finished_is_not_parsed_again(zgc: Runner) -> None:
    command = ("parse", *texts(zgc, 5), "-d", "out")
    assert zgc(*command) == ("", "", 0)
    first = documents(zgc)
    assert zgc(*command, "--jobs", "2") == ("", "", 0)
    assert documents(zgc) == first

    out, changed = zgc.home / "out", {"a00000.zgc", "a00001.zgc", "a00002.zgc"}
    (zgc.home / "texts" / "a00000.txt").write_text("另一篇文章。", "utf-8")
    (out / "a00001.zgc").unlink()
    (out / "a00002.zgc").write_bytes((out / "a00002.zgc").read_bytes()[:-9])
    assert zgc(*command).status == 0
    second = documents(zgc)
    assert {name for name in first if first[name] != second[name]} == changed
    assert load(out / "a00000.zgc").paragraphs[0].text == "另一篇文章。"

    assert zgc(*command, "--date", "2026-03-25", "--jobs", "2").status == 0
    third = documents(zgc)
    assert all(second[name] != third[name] for name in second)
    assert zgc(*command, "--date", "2026-03-25", "--force").status == 0
    assert all(third[name] != documents(zgc)[name] for name in third)


def test_a_document_by_another_parser_is_made_again(
    zgc: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zgc_cli.cli.batch import parse_many

    (text,) = write(zgc.home / "texts", 1, 60)
    task = parse_many.Task(str(text), str(zgc.home / "a.zgc"), None, trace=False, again=False)
    assert not parse_many.is_finished(task)
    assert parse_many.attempt(task) is None
    assert parse_many.is_finished(task)
    assert set(origin_of(task.target)) == {"text", "date", "parser"}
    monkeypatch.setattr(parse_many, "__version__", "another")
    assert not parse_many.is_finished(task)


def test_a_folder_among_the_texts_stands_for_those_that_are_not_parsed(zgc: Runner) -> None:
    texts(zgc, 3)
    folder = zgc.home / "texts"
    (folder / "notes.md").write_text("# 第四篇文章", "utf-8")
    (folder / "parsed.zgc").write_bytes(b"")
    (folder / "other.json").write_bytes(b"{}")
    (folder / "picture.png").write_bytes(b"")
    asked = "zgc: a folder of texts needs one to be written to: -d DIR\n"
    assert zgc("parse", "texts") == ("", asked, 2)
    assert zgc("parse", "texts", "-d", "out") == ("", "", 0)
    assert documents(zgc).keys() == {"a00000.zgc", "a00001.zgc", "a00002.zgc", "notes.zgc"}


DAY = "新华社北京3月25日电"


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [
        (
            f"{DAY} 张伟说：“很好。”",
            ("--date", "2026-03-25"),
            "a b.txt: 1 paragraph, 3 names, 0 figures, 1 quote, 1 date, 0 facts\n"
            "zgc: nothing is kept; to keep the document: zgc parse 'a b.txt' -o 'a b.zgc'\n",
        ),
        (
            "去年粮食产量为7亿吨。",
            (),
            "a b.txt: 1 paragraph, 0 names, 1 figure, 0 quotes, 1 date, 0 facts\n"
            "zgc: the text names no day of its own; give it with --date YYYY-MM-DD\n"
            "zgc: nothing is kept; to keep the document: zgc parse 'a b.txt' -o 'a b.zgc'\n",
        ),
        (
            "去年粮食产量为7亿吨。",
            ("-o", "b.zgc", "--date", "2026-03-25"),
            "zgc: b.zgc: 1 paragraph, 0 names, 1 figure, 0 quotes, 1 date, 0 facts\n"
            "zgc: next: zgc summary -a b.zgc\n",
        ),
    ],
    ids=["nothing kept", "no day", "kept"],
)
def test_what_a_person_is_told_of_a_text(
    zgc: Runner, text: str, arguments: tuple[str, ...], expected: str
) -> None:
    (zgc.home / "a b.txt").write_text(text, "utf-8")
    assert zgc.pty("parse", "a b.txt", *arguments) == (expected, "", 0)
    assert (zgc.home / "b.zgc").exists() == ("-o" in arguments)


def test_a_document_for_a_terminal_is_asked_for(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text("去年粮食产量为7亿吨。", "utf-8")
    piped = zgc("parse", "a.txt")
    assert zgc.pty("parse", "a.txt", "-o", "-").out == piped.out
    assert (piped.out[:7], piped.err) == ('{"zgc":', "")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_text_does_not_stop_the_rest(zgc: Runner, jobs: str) -> None:
    good = texts(zgc, 4)
    (zgc.home / "bad.txt").write_bytes(bytes(range(256)) * 8)
    done = zgc("parse", *good[:2], "bad.txt", "none.txt", *good[2:], "-d", "out", "-j", jobs)
    assert (done.out, done.status) == ("", 2)
    *named, last = done.err.splitlines()
    assert last == "zgc: 2 of 6 texts could not be parsed"
    assert sorted(re.findall(r"bad\.txt|none\.txt", " ".join(named))) == ["bad.txt", "none.txt"]
    assert len(documents(zgc)) == 4


def test_a_text_is_not_overwritten_by_its_document(zgc: Runner) -> None:
    (zgc.home / "a.zgc").write_text("一篇文章。", "utf-8")
    done = zgc("parse", "a.zgc", "-d", ".")
    assert done.status == 2
    assert (zgc.home / "a.zgc").read_text("utf-8") == "一篇文章。"


# Parsing takes a while, and a text with a certain mark gets its process killed.
SLOW = """
import os, signal, time
from zgc_cli.cli.batch import parse_one

article = parse_one.chinese_article

def wait(data, name):
    time.sleep({seconds})
    if b"KILL" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    return article(data, name)

parse_one.chinese_article = wait
"""


def test_a_worker_that_is_killed(zgc: Runner) -> None:
    good = texts(zgc, 6)
    (zgc.home / "huge.txt").write_text("KILL", "utf-8")
    command = ("parse", *good[:3], "huge.txt", *good[3:], "-d", "out", "--jobs", "2")
    done = zgc(*command, env=zgc.hook(SLOW.format(seconds=0)))
    first, last = done.err.splitlines()
    assert (
        first
        == "zgc: huge.txt could not be parsed: its process was killed; is there enough memory?"
    )
    assert last == "zgc: 1 of 7 texts could not be parsed"
    assert (done.out, done.status) == ("", 2)
    assert len(documents(zgc)) == 6


def running(zgc: Runner, jobs: int) -> "subprocess.Popen[bytes]":
    """Start a long parse and wait until it has made some documents."""
    env = {**zgc.env, **zgc.hook(SLOW.format(seconds=0.05))}
    command = [ZGC, "parse", *texts(zgc, 200), "-d", "out", "--jobs", str(jobs)]
    process = subprocess.Popen(command, cwd=zgc.home, env=env, stderr=subprocess.PIPE)
    out = zgc.home / "out"
    while not (out.exists() and len(list(out.glob("*.zgc"))) >= 3):
        assert process.poll() is None
        time.sleep(0.02)
    return process


@pytest.mark.parametrize(
    ("jobs", "number"),
    [(2, signal.SIGINT), slow(1, signal.SIGTERM), slow(1, signal.SIGINT), slow(2, signal.SIGTERM)],
)
def test_an_interrupt_leaves_finished_files_whole(zgc: Runner, jobs: int, number: int) -> None:
    process = running(zgc, jobs)
    process.send_signal(number)
    err = process.communicate()[1].decode()
    assert process.returncode == (130 if number == signal.SIGINT else -number)
    told = re.fullmatch(
        r"zgc: .* parsed: out\nzgc: interrupted with (\d+) of 200 texts left; run it again\n", err
    )
    assert told, err
    assert 0 <= int(told[1]) - (200 - len(documents(zgc))) <= jobs + 1


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_workers_end_with_the_process_that_started_them(zgc: Runner) -> None:
    process = running(zgc, 2)
    pids = children(process.pid)
    assert len(pids) == 2
    process.kill()
    process.communicate()
    for _ in range(200):
        alive = [pid for pid in pids if _is_running(pid)]
        if not alive:
            break
        time.sleep(0.05)
    assert not alive
    documents(zgc)


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] != "Z"
    except OSError:
        return False


def lost(task: int, error: OSError | None) -> str:
    return f"{task} is lost: {error or 'killed'}"


def test_a_fault_in_a_worker_shows_at_once(tmp_path: Path) -> None:
    """It is met once more, where it can be seen, before all the other tasks are done."""
    runs = tmp_path / "runs"

    def work(task: int) -> str:
        if task == 3:
            with runs.open("a") as file:
                file.write("once ")
            raise ZeroDivisionError
        return str(task)

    ended = []
    with pytest.raises(ZeroDivisionError):
        for task, _problem in process_map.each(work, range(10_000), 2, lost, warm_up):
            ended.append(task)
    assert runs.read_text() == "once once "
    assert len(ended) < 1_000  # of ten thousand, on a busy machine too


def test_few_tasks_are_in_hand(zgc: Runner) -> None:
    drawn = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            drawn.append(number)
            yield number

    for ended, (_task, problem) in enumerate(process_map.each(str, tasks(), 2, lost, warm_up), 1):
        assert problem
        assert len(drawn) - ended <= 2 + 1
    assert len(drawn) == ended == 100


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_memory_does_not_grow_with_the_texts(zgc: Runner, jobs: str) -> None:
    names = texts(zgc, 320)
    few = zgc.megabytes("parse", *names[:20], "-d", "few", "--jobs", jobs)
    # A document of these takes 100 KB while it is made.
    assert zgc.megabytes("parse", *names, "-d", "many", "--jobs", jobs) < few + 12


def test_a_parsed_text_leaves_no_circles() -> None:
    """Garbage is sought seldom: what holds itself would add up, some 200 objects a text."""
    text = SEED.read_text("utf-8")
    parse(text)  # what is kept for the next one
    gc.collect()
    gc.disable()
    try:
        parse(text)
        assert gc.collect() < 20
    finally:
        gc.enable()


def test_progress_is_shown_to_a_person_alone(zgc: Runner) -> None:
    command = ("parse", *texts(zgc, 3), "-d", "out", "--force")
    for columns in (40, 100):
        shown = ESCAPE.sub("", zgc.pty(*command, columns=columns).out)
        assert "left" in shown
        assert "100%" in shown
        assert "3/3" in shown
        assert shown.endswith("zgc: 3 texts parsed: out\nzgc: next: zgc entities -a out\n")
        assert max(map(len, re.split(r"[\r\n]", shown))) <= columns
    assert "zgc: 0 texts parsed, 3 were there already: out\n" in zgc.pty(*command[:-1]).out
    spy = f"import sys; sys.argv[1:] = {command!r}\nfrom zgc_cli.cli.app import run\n"
    spy += "print(run(sys.argv[1:]), 'rich' in sys.modules)"
    assert zgc.command([sys.executable, "-c", spy], b"", None).out == "0 False\n"


def test_a_pipe_is_told_what_was_parsed_and_where(zgc: Runner) -> None:
    command = ("parse", *texts(zgc, 2), "-d", "out", "--index")
    told = "zgc: 2 documents in the index"
    parsed = f"zgc: 2 texts parsed: out\n{told}, 2 of them new or changed: out\n"
    assert zgc.heard(*command).err == parsed
    kept = f"zgc: 0 texts parsed, 2 were there already: out\n{told}: out\n"
    assert zgc.heard(*command).err == kept


def test_progress_shows_a_name_as_it_is(zgc: Runner) -> None:
    name = "[red]名[bold]\x1b[2J\u202e\x9b5m.txt"
    (zgc.home / name).write_text("标题\n\n王明说，今天很好，大家都很高兴。\n", "utf-8")
    env = zgc.hook("from zgc_cli.cli.batch import progress\nprogress.LONG = 20\n")
    shown = zgc.pty("parse", name, "-o", "a.zgc", columns=100, env=env).out
    assert r"[red]名[bold]\x1b[2J\u202e\x9b5m.txt" in shown
    assert "\x1b[2J" not in shown


def test_progress_of_a_single_long_text(zgc: Runner) -> None:
    texts(zgc, 1)
    env = zgc.hook("from zgc_cli.cli.batch import progress\nprogress.LONG = 20\n")
    for command in (
        ("parse", "texts/a00000.txt", "-o", "a.zgc"),
        ("read", "-a", "texts/a00000.txt"),
    ):
        assert "100%" in ESCAPE.sub("", zgc.pty(*command, env=env).out)
        assert "%" not in zgc(*command, env=env).err
    assert "%" not in zgc.pty("parse", "texts/a00000.txt", "-o", "a.zgc").out
