"""What a Tab does in real shells, each on a pseudo-terminal."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Runner, cases
from tests.fork_server import Server
from tests.shells import NAMES, Shell, shell
from zgc_cli.completion.candidates import lines
from zgc_cli.document.file import dump, load

CASES = cases("completion")["case"]

# Each begins with a character of its own and has what a shell would obey.
ODD = (
    "甲 乙",
    "丙[丁]",
    "戊（己)",
    '庚"辛"',
    "壬'癸'",
    "子:丑",
    "寅$HOME",
    "卯`echo 1`",
    "辰!巳",
    "午\\未",
    "申*酉",
    "戌;亥",
    "天&地",
    "宇=宙",
    "洪~荒",
    "日#月",
    "盈{昃,宿}",
    "云<腾>",
    "致|雨",
    "金?玉",
    "$(echo 结)",
    "露@霜, 等",
)


@pytest.fixture(scope="module", params=NAMES)
def session(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, server: Server
) -> Iterator[Shell]:
    """One session for many lines; at its end neither zgc nor Python was started by a Tab."""
    folder = tmp_path_factory.mktemp(request.param)
    zgc = Runner(folder, server)
    zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(folder / "cache")}
    (folder / "folder").mkdir()
    (folder / "part of a thing").write_text("what a kind of value with a star would match")
    (folder / "two.txt").write_text("王小明在合肥说，他很高兴。\n", "utf-8")
    assert zgc("parse", "two.txt", "-o", "one.zgc").status == 0
    odd_document(folder / "odd.zgc")
    assert zgc("sections", "-a", "odd.zgc").status == 0
    opened = shell(request.param, folder)
    yield opened
    opened.close()
    assert not (folder / "started").exists()


def odd_document(place: Path) -> None:
    document = load()
    entities = [
        entity._replace(name=name, pinyin="", aliases=())
        for entity, name in zip(document.entities, ODD, strict=False)
    ]
    place.write_bytes(dump(document.with_layer("entities", entities)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["typed"])
def test_case(session: Shell, case: dict[str, Any]) -> None:
    tab = session.tab(case["typed"])
    assert tab.line == case.get(session.name, case.get("line"))
    # Fish shortens what stands before the part that differs.
    shown = tab.shown.replace("…", " ").split()
    for word in case.get("shows", ()):
        assert any(word in piece for piece in shown), tab.shown
    for word in case.get("hides", ()):
        assert word not in tab.shown.replace(case["typed"], ""), tab.shown


@pytest.mark.parametrize("opened", ["", '"', "'"], ids=["bare", "double", "single"])
@pytest.mark.parametrize("name", ODD)
def test_a_name_arrives_as_it_is(session: Shell, name: str, opened: str) -> None:
    escape = "\\" if name.startswith("$") and opened != "'" else ""
    line = f"zgc show -a odd.zgc {opened}{escape}{name[0]}"
    assert session.run(line) == ["show", "-a", "odd.zgc", name]


@pytest.mark.parametrize("name", ["子:丑", "宇=宙", "甲 乙", "盈{昃,宿}"])
def test_a_name_is_completed_from_its_middle(session: Shell, name: str) -> None:
    head = {"甲 乙": "甲\\ ", "盈{昃,宿}": "盈\\{昃,"}.get(name, name[:2])
    assert session.run(f"zgc facts -a odd.zgc --about {head}")[-1] == name


def test_the_article_at_hand(session: Shell) -> None:
    assert "合肥" in session.tab("zgc show -a one.zgc ").shown
    for article in ("-a one.zgc", "--article=folder/../one.zgc", "-a ./one.zgc", "-aone.zgc"):
        tab = session.tab(f"zgc show {article} hef")
        assert tab.line.split()[-1] in ("合肥", "hefei"), article
        assert session.tab(f"zgc show {article} yinh").line.endswith("yinh")
    assert session.tab(f"zgc show -a {session.folder}/one.zgc 合").line.endswith("合肥 ")
    assert session.tab("zgc show -a two.txt 合").line.endswith("合")  # never read by zgc yet
    assert session.tab("zgc show -a nosuch.zgc 银").line.endswith("银")


def test_the_article_before_the_name(session: Shell) -> None:
    for article in ("one.zgc", "--count ./one.zgc"):
        assert session.tab(f"zgc show {article} 合").line == f"zgc show {article} 合肥 "
        assert session.tab(f"zgc show {article} hef").line.split()[-1] in ("合肥", "hefei")
        assert session.tab(f"zgc show {article} 银").line.endswith("银")
    assert session.tab("zgc show one.z").line == "zgc show one.zgc "
    assert session.tab("zgc show 合肥 one.z").line == "zgc show 合肥 one.zgc "


def test_the_article_behind_the_cursor(session: Shell) -> None:
    for behind in (" -a one.zgc", " one.zgc", " --count ./one.zgc", " --article=one.zgc | cat"):
        for line in ("zgc show 合", "zgc facts --about 合"):
            done = session.tab(line + behind, back=len(behind)).line
            assert done.removesuffix(behind).rstrip() == f"{line}肥"
        line = "zgc show 银"
        assert session.tab(line + behind, back=len(behind)).line == line + behind
    assert "合肥" in session.tab("zgc show  one.zgc", back=len(" one.zgc")).shown
    # What another command of the line reads, is no article here.
    behind = "; cat one.zgc"
    done = session.tab(f"zgc show 银{behind}", back=len(behind)).line
    assert done.startswith("zgc show 银河航天")


def test_the_article_of_the_environment(session: Shell) -> None:
    session.set("ZGC_ARTICLE", "one.zgc")
    try:
        assert session.tab("zgc show 合").line == "zgc show 合肥 "
        assert session.tab("zgc show 银").line == "zgc show 银"
        session.set("ZGC_CACHE", "off")
        assert session.tab("zgc show 合").line == "zgc show 合"
    finally:
        session.set("ZGC_ARTICLE", "")
        session.set("ZGC_CACHE", "")
    assert session.tab("zgc show 银").line == "zgc show 银河航天 "


def test_the_names_on_the_list(session: Shell, server: Server) -> None:
    zgc = Runner(session.folder, server)
    zgc.env |= {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(session.folder / "cache")}
    zgc.env["XDG_CONFIG_HOME"] = str(session.folder / "config")
    place = session.folder / "config" / "zgc" / "names.txt"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("丛林 person\n", "utf-8")
    assert zgc("names").out == "丛林 person\n"
    assert session.tab("zgc names remove 丛").line == "zgc names remove 丛林 "
    assert session.tab("zgc names rm cong").line.split()[-1] in ("丛林", "conglin")
    assert session.tab("zgc names remove 银").line == "zgc names remove 银"
    place.unlink()


def test_a_stale_sidecar_is_not_read(session: Shell, server: Server) -> None:
    article = session.folder / "stale.zgc"
    odd_document(article)
    env = {"ZGC_CACHE": "on", "XDG_CACHE_HOME": str(session.folder / "cache")}
    assert Runner(session.folder, server)("sections", "-a", "stale.zgc", env=env).status == 0
    assert session.tab("zgc show -a stale.zgc 甲").line != "zgc show -a stale.zgc 甲"
    for when in (1, 2_000_000_000):
        os.utime(article, (when, when))
        assert session.tab("zgc show -a stale.zgc 甲").line == "zgc show -a stale.zgc 甲"


def test_a_hostile_sidecar_is_only_data(session: Shell) -> None:
    article = session.folder / "hostile.zgc"
    article.write_bytes(b"")
    place = next((session.folder / "cache/zgc").rglob("one.zgc.n")).with_name("hostile.zgc.n")
    touch = f"touch {session.folder}/hacked"
    bad = [
        f"甲$({touch})\tjia\tj\t$({touch})",
        f"乙`{touch}`\tyi\ty\t`{touch}`",
        f"$({touch})",
        f"丙\x1b[31m;{touch}\tbing\tb\tx",
        f"丁\tding;$({touch})\td\tx",
        "",
        "\t",
    ]
    place.write_text("\n".join(bad), "utf-8")
    os.utime(place, ns=(article.stat().st_mtime_ns,) * 2)
    assert session.run("zgc show -a hostile.zgc 甲")[-1] == f"甲$({touch})"
    for typed in ("", "y", "丙", "bing", "d"):
        assert "\x1b[31m" not in session.tab(f"zgc show -a hostile.zgc {typed}").raw
    assert not (session.folder / "hacked").exists()


NAMES_THERE = [line.split("\t") for line in lines(load())["n"]]
KEYS = [word for fields in NAMES_THERE[:60] for field in fields[1:3] for word in field.split()]
PREFIXES = sorted({key[:size] for key in KEYS for size in (1, 2, 4)})[::6]
VALUES = {word for fields in NAMES_THERE for f in fields[:3] for word in (f, *f.split())}


def check_nothing_is_erased(session: Shell) -> None:
    for typed in PREFIXES:
        word = session.tab(f"zgc show {typed}").line.split()[-1].replace("\\", "")
        assert word.startswith(typed) or word in VALUES, typed


def test_nothing_typed_is_erased(session: Shell) -> None:
    check_nothing_is_erased(session)


@pytest.mark.parametrize("name", NAMES)
def test_another_locale(name: str, tmp_path: Path) -> None:
    """Without UTF-8 no half character is inserted, and names go by their pinyin."""
    session = shell(name, tmp_path, locale="C")
    check_nothing_is_erased(session)  # which decodes each line as UTF-8
    assert session.run("zgc show yinh")[-1] in ("yinhehangtian", "银河航天")
    assert session.run("zgc show yhht")[-1] in ("yinhehangtian", "yhht", "银河航天")
    if name == "bash":  # the others take no such bytes from a keyboard there
        assert session.tab("zgc show 中").line == "zgc show 中"
        assert session.run("zgc show 银")[-1] == "银河航天"
    session.close()


def test_zsh_when_sourced(tmp_path: Path) -> None:
    session = shell("zsh", tmp_path, how="source")
    assert session.tab("zgc show yin").line == "zgc show 银河航天 "
    session.close()


def test_zsh_goes_through_several_at_the_second_tab(tmp_path: Path) -> None:
    session = shell("zsh", tmp_path)
    assert session.tab("zgc show zhang").line == "zgc show zhang"
    assert session.tab("zgc show zhang", presses=2).line.split()[-1] in VALUES
    assert session.run("zgc show zhang", presses=3)[-1] in VALUES
    session.close()
