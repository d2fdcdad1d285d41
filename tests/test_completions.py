"""The completion scripts are made from the command tree; other articles leave a sidecar."""

import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from tests.conftest import SEED, Runner
from tests.shells import SCRIPTS
from zgc_cli.cli.help.command_tree import program_tree
from zgc_cli.cli.registry import COMMANDS
from zgc_cli.completion import sidecar
from zgc_cli.completion.candidates import BYTES, LONGEST, MOST, lines, readings_of
from zgc_cli.completion.program import Command, Value
from zgc_cli.completion.scripts import SHELLS, script
from zgc_cli.document.file import BUILT_IN as DOCUMENT
from zgc_cli.document.file import dump, load
from zgc_cli.query.card import is_id
from zgc_cli.query.match.resolve import resolve
from zgc_cli.show.columns import field_names

TREE = program_tree()
BUILT_IN = load()


@pytest.mark.parametrize("name", SHELLS)
def test_the_script_is_what_is_generated(name: str, request: pytest.FixtureRequest) -> None:
    made = script(name, TREE, lines(BUILT_IN))
    assert not re.search("@[A-Z]+@", made)
    if request.config.getoption("--update"):
        SCRIPTS[name].write_text(made, "utf-8")
    assert made == SCRIPTS[name].read_text("utf-8"), (
        "commands, options or the built-in article have changed: run "
        "pytest --update tests/test_completions.py and commit completions/"
    )


@pytest.mark.parametrize("name", SHELLS)
def test_completion_prints_it(zgc: Runner, name: str) -> None:
    for env in ({}, {"ZGC_LANG": "zh"}):
        done = zgc("completion", name, env=env)
        assert (done.out, done.err, done.status) == (SCRIPTS[name].read_text("utf-8"), "", 0)


def test_completion_of_another_shell(zgc: Runner) -> None:
    done = zgc("completion", "tcsh")
    assert (done.out, done.status) == ("", 2)
    assert "bash, zsh, fish" in done.err


@pytest.mark.parametrize("name", SHELLS)
def test_every_command_option_and_choice_is_there(name: str) -> None:
    text = SCRIPTS[name].read_text("utf-8")
    arms = {"bash": r"(?m)^    {}\)$", "zsh": r"(?m)^    \({}\) ", "fish": r"(?m)^        case {}$"}
    for command in TREE.commands:
        begin = re.search(arms[name].format(command.name), text)
        assert begin, command.name
        end = re.compile(arms[name].format("[a-z]+")).search(text, begin.end())
        arm = text[begin.start() : end.start() if end else len(text)]
        words = set(re.split(r"[\s'(),:|+=*\[\]]+", arm))
        assert {flag for option in command.options for flag in option.flags} <= words
        assert {choice for value in values(command.name) for choice in value.choices} <= words
        assert set(command.fields) <= words


def values(name: str) -> Iterator[Value]:
    command = next(c for c in TREE.commands if c.name == name)
    yield from (option.value for option in command.options if option.value)
    yield from (argument.value for argument in command.arguments)


def test_what_is_known_of_values() -> None:
    kinds = {
        (c.name, o.flags[0]): o.value.kind for c in TREE.commands for o in c.options if o.value
    }
    assert kinds["quotes", "--speaker"] == "speaker"
    assert kinds["facts", "--about"] == "name"
    assert kinds["figures", "--unit"] == "unit"
    assert kinds["search", "--section"] == "section"
    assert kinds["parse", "--out"] == "file"
    assert kinds["parse", "--dir"] == "folder"
    assert kinds["figures", "--min"] == "free"
    assert {kind for (_, flag), kind in kinds.items() if flag == "--fields"} == {"fields"}
    arguments = {c.name: [a.value.kind for a in c.arguments] for c in TREE.commands}
    assert arguments["show"] == ["thing", "article"]
    assert arguments["read"] == ["part"]
    assert arguments["check"] == ["file", "article"]
    assert arguments["parse"] == ["file"]
    assert arguments["ask"] == ["article", "article"]
    assert arguments["index"] == ["folder"]
    assert arguments["quotes"] == ["article"]


@pytest.mark.parametrize("command", [c for c in TREE.commands if c.fields], ids=lambda c: c.name)
def test_every_field_that_completes_is_accepted(zgc: Runner, command: Command) -> None:
    argument = {"search": ["机器人"], "ask": ["银河航天的创始人是谁"], "show": ["中关村"]}
    (zgc.home / "draft.txt").write_bytes(SEED.read_bytes())
    argument["check"] = ["draft.txt", str(DOCUMENT)]
    argument["compare"] = ["draft.txt", "draft.txt", "--all"]
    entry = COMMANDS[command.name]
    two = ["-a", str(DOCUMENT)] * 2
    for kind, articles in ((entry.kind, []), (entry.joined, two)):
        if not kind:
            continue
        fields = set(field_names(kind))
        assert fields <= set(command.fields)
        chosen = ",".join(f for f in command.fields if f in fields - {"article"})
        words = argument.get(command.name, [])
        done = zgc(command.name, *words, *articles, "--fields", chosen)
        assert (done.status, done.err) == (0, "")


def test_every_option_with_fields_is_of_a_command_that_has_some() -> None:
    for command in TREE.commands:
        takes = any("--fields" in option.flags for option in command.options)
        assert takes == bool(command.fields), f"{command.name}: give its Entry the kind of records"


def offered(class_: str) -> list[list[str]]:
    return [line.split("\t") for line in lines(BUILT_IN)[class_]]


def test_what_is_offered_is_understood() -> None:
    for name, pinyin, initials, _ in offered("n"):
        assert resolve(BUILT_IN, name).exact
        for typed in (*pinyin.split(), *initials.split()):
            found = resolve(BUILT_IN, typed).entities
            assert any(name in (e.name, *e.aliases) for e in found), (name, typed)
    for class_ in "ptr":
        assert all(is_id(id_) for id_, *_ in offered(class_))


@pytest.mark.parametrize(
    ("form", "usual", "expected"),
    [
        ("重庆", "chong qing", ["chong qing", "zhong qing"]),
        ("重庆", "", ["zhong qing", "chong qing"]),
        ("绿地", "lv di", ["lv di", "lu di"]),
        ("AI大模型", "ai da mo xing", ["ai da mo xing"]),
        ("RISC-V处理器核", "", ["riscv chu li qi he"]),
        ("京", "", []),
        ("“”", "", []),
    ],
)
def test_readings(form: str, usual: str, expected: list[str]) -> None:
    found = readings_of(form, usual)
    assert set(expected) <= set(found)
    assert found[:1] == expected[:1]


def test_a_line_has_four_fields_and_no_control_character() -> None:
    name = "甲\x1b[31m乙"
    entity = BUILT_IN.entities[0]._replace(name=name, aliases=("丙\t丁", "戊\u202e己", "庚 辛"))
    odd = BUILT_IN.with_layer("entities", [entity])
    assert lines(odd)["n"] == [f"庚 辛\tgengxin\tgx\t{entity.type}: 甲 [31m乙"]
    for line in chain.from_iterable(lines(odd).values()):
        assert len(line.split("\t")) == 4
        assert line.replace("\t", "").isprintable()


def test_a_name_that_no_line_can_carry_is_left_out() -> None:
    entity = BUILT_IN.entities[0]
    for bad in ("甲\n;touch M", "乙\t;touch M", "丙\r", "丁\x85", "戊\x00"):
        document = BUILT_IN.with_layer("entities", [entity._replace(name=bad, aliases=())])
        assert lines(document)["n"] == []


def test_the_lines_of_a_class_stay_within_what_a_shell_reads() -> None:
    entity = BUILT_IN.entities[0]
    names = (f"{n}{'重' * (LONGEST - 3)}" for n in range(MOST))
    long = [entity._replace(id=f"E{n}", name=name, aliases=()) for n, name in enumerate(names, 1)]
    found = lines(BUILT_IN.with_layer("entities", long))["n"]
    size = sum(len(f"{line}\n".encode()) for line in found)
    assert BYTES - 10_000 < size < BYTES


def test_a_name_that_no_shell_should_look_through_is_left_out() -> None:
    entity = BUILT_IN.entities[0]
    names = ("名" * LONGEST, "甲" + "$" * LONGEST, "乙")
    some = [entity._replace(id=f"E{n}", name=name, aliases=()) for n, name in enumerate(names, 1)]
    found = lines(BUILT_IN.with_layer("entities", some))["n"]
    assert [line.partition("\t")[0] for line in found] == [names[0], "乙"]


@pytest.fixture
def cached(zgc: Runner) -> Runner:
    """A runner whose program keeps a cache of its own."""
    (zgc.home / "news.txt").write_text("王小明在合肥说，他很高兴。\n", "utf-8")
    zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(zgc.home / "cache")}
    return zgc


def kept(zgc: Runner) -> list[str]:
    """Return the sidecars by the paths of their articles, relative to the test's folder."""
    top = zgc.home / "cache/zgc" / sidecar.FOLDER
    found = (Path("/", f.relative_to(top)) for f in top.rglob("*.n"))
    return sorted(str(f.relative_to(zgc.home)) for f in found)


def place(zgc: Runner, name: str) -> Path:
    return zgc.home / "cache/zgc" / sidecar.FOLDER / f"{str(zgc.home / name)[1:]}.n"


def test_parse_leaves_a_sidecar(cached: Runner) -> None:
    cached("parse", "news.txt", "-o", "news.zgc")
    assert kept(cached) == ["news.zgc.n"]
    assert "合肥\thefei\thf\tplace" in place(cached, "news.zgc").read_text("utf-8").splitlines()
    assert (
        place(cached, "news.zgc").stat().st_mtime_ns
        == (cached.home / "news.zgc").stat().st_mtime_ns
    )


def test_the_first_query_leaves_a_sidecar(cached: Runner) -> None:
    cached("parse", "news.txt", "-o", "news.zgc", env={"ZGC_CACHE": "off"})
    assert kept(cached) == []
    cached("sections", "-a", "./folder/../news.zgc")
    cached("sections", "-a", "news.txt")
    cached("sections", env={"ZGC_ARTICLE": str(cached.home / "news.zgc")})
    assert kept(cached) == ["news.txt.n", "news.zgc.n"]


def test_a_sidecar_is_written_anew_only_for_a_changed_article(cached: Runner) -> None:
    cached("sections", "-a", "news.txt")
    before = place(cached, "news.txt").stat()
    cached("sections", "-a", "news.txt")
    assert place(cached, "news.txt").stat().st_ino == before.st_ino
    (cached.home / "news.txt").write_text("李大为在北京说，他不高兴。\n", "utf-8")
    os.utime(cached.home / "news.txt", ns=(1, 1))  # older than the sidecar
    cached("sections", "-a", "news.txt")
    assert "北京" in place(cached, "news.txt").read_text("utf-8")
    assert place(cached, "news.txt").stat().st_mtime_ns == 1


def test_what_leaves_no_sidecar(cached: Runner) -> None:
    (cached.home / "other.txt").write_text("李大为在北京说。\n", "utf-8")
    cached("sections")
    cached("sections", "-a", "-", stdin="李大为在北京说。")
    (cached.home / "-").write_text("王小明在合肥说。\n", "utf-8")
    cached("sections", "-a", "-", stdin="李大为在北京说。")
    cached("check", "other.txt")
    cached.sh("zgc sections -a <(echo 李大为在北京说。)")
    cached("sections", "-a", "news.txt", env={"ZGC_CACHE": "off"})
    assert kept(cached) == []


def test_several_articles_and_a_folder_leave_sidecars(cached: Runner) -> None:
    """Each file has its own; a folder has one, with the names of all and no IDs of records."""
    (cached.home / "other.txt").write_text("李红在北京说。\n", "utf-8")
    cached("sections", "news.txt", "other.txt")
    assert kept(cached) == ["news.txt.n", "other.txt.n"]
    (cached.home / "folder").mkdir()
    for name in ("news.txt", "other.txt"):
        (cached.home / name).rename(cached.home / "folder" / name)
    cached("quotes", "folder/")
    names = place(cached, "folder").read_text("utf-8")
    assert "王小明" in names
    assert "李红" in names
    assert place(cached, "folder").with_suffix(".r").read_text("utf-8") == ""
    before = place(cached, "folder").stat()
    assert before.st_mtime_ns == (cached.home / "folder").stat().st_mtime_ns
    cached("figures", "-a", "folder")
    assert place(cached, "folder").stat().st_ino == before.st_ino
    (cached.home / "folder/third.txt").write_text("陈三石在天津说。\n", "utf-8")
    cached("figures", "-a", "folder")
    assert "陈三石" in place(cached, "folder").read_text("utf-8")


def test_a_cache_that_cannot_be_written_is_no_error(cached: Runner) -> None:
    (cached.home / "cache").write_text("a file")
    done = cached("sections", "-a", "news.txt", "--count")
    assert (done.out, done.err, done.status) == ("1\n", "", 0)


def test_a_giant_line_leaves_the_others_in() -> None:
    first = BUILT_IN.entities[0]
    entities = [first._replace(name=name, aliases=()) for name in ("x" * BYTES, "王明")]
    document = BUILT_IN.with_layer("entities", entities)
    assert [line.split("\t")[0] for line in lines(document)["n"]] == ["王明"]


def test_the_sidecars_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("ZGC_CACHE", raising=False)
    monkeypatch.setattr(sidecar, "MAX_ARTICLES", 3)
    for number in range(6):
        article = tmp_path / f"folder{number}" / "news.zgc"
        article.parent.mkdir()
        article.write_bytes(dump(BUILT_IN))
        os.utime(article, ns=(10 - number, 10 - number))
        sidecar.note(str(article), sidecar.changed(article), BUILT_IN)
    top = tmp_path / "cache/zgc" / sidecar.FOLDER / str(tmp_path)[1:]
    assert sorted(f.name for f in top.iterdir()) == ["folder3", "folder4", "folder5"]
