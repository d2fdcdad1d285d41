"""What zgc writes into a folder of articles is no article there."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import Runner
from zgc_cli.source.own_output import is_own_output

NEWS = (
    "新城举行论坛\n\n新华社新城3月5日电 南山大学校长王明说：“我们投入3亿元。”\n副市长李红来了。\n"
)


@pytest.fixture
def folder(zgc: Runner, kept: Mapping[str, str]) -> Runner:
    zgc.env |= kept
    for name in ("a.txt", "b.txt"):
        (zgc.home / name).write_text(NEWS.replace("新城", name[0] * 2 + "城"), "utf-8")
    return zgc


@pytest.mark.parametrize(
    "command",
    [
        *("summary . -o out.md", "quotes . -o out.md", "quotes . -o out.txt", "read . -o out.txt"),
        *(
            "summary a.txt -o out.txt",
            "show 王明 a.txt -o out.txt",
            "search 王明 . -C 1 -o out.txt",
        ),
        *("export . -o out.html", "export a.txt -o out.html", "export . -o out.md"),
        *("figures . -o out.json", "entities . -t person --fields name,posts -o out.txt"),
    ],
)
def test_what_was_written_there_is_no_article(folder: Runner, command: str) -> None:
    before = folder("search", "王明", ".", "-l")
    written = folder(*command.split())
    assert (written.out, written.err, written.status) == ("", "", 0)
    out = command.split()[-1]
    again = folder("search", "王明", ".", "-l")
    assert again.out == before.out == "./a.txt\n./b.txt\n"
    told = "" if out.endswith(".json") else f"zgc: left out, for zgc wrote it: ./{out}\n"
    assert again.err == told
    # It may be written again.
    assert folder(*command.split()).status == 0
    parsed = folder("parse", ".", "-d", "parsed")
    assert (parsed.err, parsed.status) == (told, 0)
    assert len(list((folder.home / "parsed").iterdir())) == 2


def test_what_is_being_written_is_no_article(folder: Runner) -> None:
    done = folder.sh("zgc quotes . -f md > out.md")
    assert (done.err, done.status) == ("", 0)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.txt", NEWS),
        ("indented.txt", "".join(f"\t第{n}座桥在{n}月通车。\n" for n in range(9))),
        ("title.txt", "新城举行论坛\t新华社\t3月5日\n新华社新城3月5日电 今天很好。\n"),
        ("one.txt", "新城举行论坛\t新华社新城3月5日电 今天很好。\n"),
        ("empty.txt", ""),
        ("a.md", f"# {NEWS}\n\n| 名称 | 数量 |\n| --- | --- |\n| 桥 | 3 |\n"),
        ("a.html", f"<html><head><title>新城</title></head><body><p>{NEWS}</p></body></html>"),
        ("a.docx", "x"),
    ],
)
def test_an_article_is_none_of_it(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert not is_own_output(str(tmp_path / name))
    assert not is_own_output(str(tmp_path / "gone.txt"))
