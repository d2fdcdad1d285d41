"""The user's defaults: a file that the environment and the command line overrule."""

from pathlib import Path

import pytest

from tests.conftest import Runner
from zgc_cli.cli.config import apply_config, config_file

NEWS = "南山区签约\n\n南山区长王明说：“很好。”\n"


@pytest.fixture
def home(zgc: Runner) -> Runner:
    """A runner whose config can be written by `config`."""
    zgc.env["XDG_CONFIG_HOME"] = str(zgc.home / "conf")
    zgc.env["HOME"] = str(zgc.home)
    (zgc.home / "conf/zgc").mkdir(parents=True)
    (zgc.home / "news.txt").write_text(NEWS, "utf-8")
    return zgc


def config(zgc: Runner, *lines: str) -> None:
    (zgc.home / "conf/zgc/config.toml").write_text("\n".join(lines), "utf-8")


def test_each_key(home: Runner) -> None:
    built_in = home("entities")
    config(home, 'article = "~/news.txt"')
    assert home("entities") == home("entities", "-a", "news.txt") != built_in
    assert home.pty("entities").out.startswith(f"\x1b[2m{home.home}/news.txt: 南山区签约")
    config(home, 'format = "json"  # for scripts', 'lang = "zh"')
    assert home("entities").out.startswith("[\n{")
    assert "没有" in home("entitis").err
    for lang in ("zh_CN", "zh-Hans", "ZH"):
        config(home, f'lang = "{lang}"')
        assert "没有" in home("entitis").err
    config(home, 'color = "never"')
    assert "\x1b" not in home.pty("entities").out
    config(home, 'color = "always"')
    assert "\x1b" in home("entities", "-f", "table").out
    config(home, 'pager = "head -n1"')
    assert len(home.pty("read", env={"PAGER": "cat"}).out.splitlines()) == 1
    config(home, 'pager = ""')
    assert len(home.pty("read", env={"PAGER": "head -n1"}).out.splitlines()) > 1
    config(home, "")
    assert home("entities") == built_in


def test_what_overrules_it(home: Runner) -> None:
    plain = home("entities")
    config(home, 'article = "~/news.txt"', 'format = "json"', 'color = "always"', 'lang = "zh"')
    env = {"ZGC_ARTICLE": "", "ZGC_FORMAT": "plain"}
    assert home("entities", env=env) == plain
    assert home("entities", "-f", "plain", "-a", "news.txt").out.startswith("E1\t")
    assert "\x1b" not in home("entities", "-f", "table", env={"NO_COLOR": "1"}).out
    assert "\x1b" not in home("entities", "-f", "table", "--color", "never").out
    assert "there is no" in home("entitis", env={"ZGC_LANG": "en"}).err
    for words in (["--no-config", "entities"], ["entities", "--no-config"]):
        assert home(*words) == plain
    assert home("search", "--", "--no-config").out == ""


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('artcle = "x"', "knows no key 'artcle' (did you mean article?)"),
        ('article = "news.txt"', "article takes the whole path of a file"),
        ("article = 3", "article takes"),
        ('format = "xml"', "format takes table, plain,"),
        ('lang = "fr"', "lang takes zh, en, not 'fr'"),
        ('color = "red"', "color takes auto, always, never"),
        ("pager = true", "pager takes a text in quotes, not True"),
        ("pager", "cannot read"),
        ('a = "\x00"', "cannot read"),
    ],
)
def test_a_slip_is_told(home: Runner, line: str, told: str) -> None:
    config(home, line)
    done = home("entities")
    assert (done.out, done.status) == ("", 2)
    assert "config.toml" in done.err
    assert told in done.err
    assert len(done.err.splitlines()) == 1
    assert home("entities", "--no-config").status == 0


def test_what_cannot_be_read(home: Runner) -> None:
    place = home.home / "conf/zgc/config.toml"
    place.mkdir()
    assert home("entities").status == 2
    place.rmdir()
    place.write_bytes('lang = "中'.encode("gbk"))
    assert home("entities").status == 2
    place.unlink()
    assert home("entities").status == 0


def test_where_it_lies(tmp_path: Path) -> None:
    assert config_file({"HOME": "/h"}) == Path("/h/.config/zgc/config.toml")
    assert config_file({"HOME": "/h", "XDG_CONFIG_HOME": "x"}) == config_file({"HOME": "/h"})
    assert config_file({"XDG_CONFIG_HOME": "/x"}) == Path("/x/zgc/config.toml")
    environ = {"XDG_CONFIG_HOME": str(tmp_path), "ZGC_FORMAT": "csv"}
    apply_config(environ)
    assert list(environ) == ["XDG_CONFIG_HOME", "ZGC_FORMAT"]
