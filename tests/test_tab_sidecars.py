"""Sidecars that another has planted: a Tab offers of them what is safe, and opens no trap."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shells import Shell, programs, shell
from zgc_cli.completion import sidecar
from zgc_cli.completion.candidates import BYTES


@pytest.fixture(scope="module", params=programs())
def session(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shell]:
    """A session in a folder where every article has a sidecar written by hand."""
    opened = shell(request.param, tmp_path_factory.mktemp("sidecars"))
    yield opened
    opened.close()


def test_a_reading_is_no_pattern(session: Shell) -> None:
    sidecar_of(session, "glob.zgc", "甲乙\t*\t?\tx\n")
    (session.folder / "zz").write_text("")
    for begin in ("zz", "z"):
        line = f"zgc facts -a glob.zgc --about {begin}"
        assert session.tab(line).line == line


def sidecar_of(session: Shell, article: str, text: str) -> Path:
    """Write a sidecar by hand, of the present state of an article."""
    place = session.folder / "cache/zgc" / sidecar.FOLDER / str(session.folder / article)[1:]
    names = place.with_name(f"{place.name}.n")
    names.parent.mkdir(parents=True, exist_ok=True)
    (session.folder / article).write_bytes(b"")
    names.write_text(text, "utf-8")
    return as_old_as(session, article, names)


def as_old_as(session: Shell, article: str, place: Path) -> Path:
    """Give a file the time of change of an article."""
    os.utime(place, ns=((session.folder / article).stat().st_mtime_ns,) * 2)
    return place


def test_a_control_character_is_never_offered(session: Shell) -> None:
    touch = "touch M"
    for bad in ("乙\x0b;{};", "丙\r{}\r", "丁\x1b[31m;{}", "戊\x7f{}", "己\x00{}"):
        sidecar_of(session, "control.zgc", bad.format(touch) + "\tq\tq\tx\n")
        for part in ("乙", "丙", "丁", "戊", "己", "q", "touch"):
            session.tab(f"zgc show -a control.zgc {part}")
            received = session.received(f"zgc show -a control.zgc {part}")
            assert received in (None, ["show", "-a", "control.zgc", part])
    assert not (session.folder / "M").exists()


def test_no_option_is_offered_as_a_name(session: Shell) -> None:
    """Behind -- and behind an option that takes a name it is one."""
    sidecar_of(session, "dash.zgc", "-oM\tqq\tqq\tx\n--quiet\trr\trr\tx\n")
    for part in ("", "qq", "rr"):
        line = f"zgc show -a dash.zgc {part}"
        assert "-oM" not in session.tab(line).shown
        assert session.received(line) == ["show", "-a", "dash.zgc", *filter(None, [part])]
    name = "qq" if session.name == "fish" else "-oM"
    assert session.run("zgc show -a dash.zgc -- qq")[-1] == name
    assert session.run("zgc facts -a dash.zgc --about qq")[-1] == name


def test_what_a_prompt_would_obey_is_shown_as_it_stands(session: Shell) -> None:
    sidecar_of(session, "shown.zgc", "甲%F{red}%1v\tq\tq\t%B$(touch M)%n\n甲%d:b\tr\tr\t:x\n")
    shown = session.tab("zgc show -a shown.zgc 甲").shown
    assert "%F{red}%1v" in shown.replace("\\", "")
    assert "%d:b" in shown.replace("\\", "")
    assert not (session.folder / "M").exists()


def levels(session: Shell, names: Path) -> list[Path]:
    """Return what stands in the cache folder on the way to a sidecar, and itself."""
    top = session.folder / "cache"
    return [*(p for p in reversed(names.parents) if top in p.parents), names]


def test_no_link_on_the_way_to_a_sidecar_is_followed(session: Shell) -> None:
    names = sidecar_of(session, "trust.zgc", "寅寅卯\t\t\tx\n")
    typed_line = "zgc show -a trust.zgc 寅寅"
    for place in levels(session, names):
        assert session.tab(typed_line).line == f"{typed_line}卯 "
        aside = session.folder / "aside"
        place.rename(aside)
        place.symlink_to(aside)
        assert session.tab(typed_line).line == typed_line, place
        place.unlink()
        aside.rename(place)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_nothing_of_another_user_is_read(session: Shell) -> None:
    names = sidecar_of(session, "trust.zgc", "寅寅卯\t\t\tx\n")
    typed_line = "zgc show -a trust.zgc 寅寅"
    for place in levels(session, names):
        assert session.tab(typed_line).line == f"{typed_line}卯 "
        os.chown(place, 65534, 65534)
        assert session.tab(typed_line).line == typed_line, place
        os.chown(place, 0, 0)


def test_no_pipe_is_opened_and_no_giant_read(session: Shell) -> None:
    names = sidecar_of(session, "trust.zgc", "寅寅卯\t\t\tx\n")
    typed_line = "zgc show -a trust.zgc 寅寅"
    with names.open("a") as file:
        file.write("x" * BYTES)
    as_old_as(session, "trust.zgc", names)
    assert session.tab(typed_line).line == typed_line
    names.write_text("\n" * 3 + "x", "utf-8")
    os.truncate(names, 1 << 36)
    as_old_as(session, "trust.zgc", names)
    assert session.tab(typed_line).line == typed_line
    names.unlink()
    os.mkfifo(names)
    as_old_as(session, "trust.zgc", names)
    assert session.tab(typed_line).line == typed_line
    names.unlink()
