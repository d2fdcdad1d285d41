"""Slow: the wheel in an environment of its own, and the parser on a great many odd texts."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT, SEED
from zgc_cli import parse
from zgc_cli.store import dump, loads

PIECES = st.sampled_from(
    [
        *"“”‘’「」『』《》（）()\"'。！？…—，、；：\n\t 　·％%.-–至",
        *"一二三四五六七八九十百千万亿零半两几多余来约近超",
        *"年月日时分元个家名座次第届上下前后中国北京王李张说表示",
        "新华社北京3月25日电",
        "记者",
        "有限公司",
        "“十四五”",
        "DeepSeek",
        "2026年",
        "3.5%",
        "\u202e",
        "\x1b[31m",
        "😀",
        "\u200d",
    ]
)


@pytest.mark.slow
def test_a_wheel_works_without_the_checkout(tmp_path: Path) -> None:
    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    pip = (sys.executable, "-m", "pip")
    run(*pip, "wheel", "-q", "--no-deps", "-w", "wheels", str(ROOT))
    wheel = next((tmp_path / "wheels").glob("*.whl"))
    venv.create(tmp_path / "venv", with_pip=True)
    bin_ = tmp_path / "venv" / "bin"
    run(str(bin_ / "pip"), "install", "-q", str(wheel))
    assert "2026-03-25" in run(str(bin_ / "zgc"), "summary")
    scripts = {"bash": "zgc.bash", "zsh": "_zgc", "fish": "zgc.fish"}
    for shell, name in scripts.items():
        made = (ROOT / "completions" / name).read_text("utf-8")
        assert run(str(bin_ / "zgc"), "completion", shell) == made
    run(str(bin_ / "zgc"), "parse", str(SEED), "-o", "again.zgc")
    assert "王豫" in run(str(bin_ / "zgc"), "quotes", "-a", "again.zgc")
    assert run(str(bin_ / "python"), "-W", "error", "-m", "zgc_cli", "sections", "--count") == "4\n"


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(st.lists(PIECES, max_size=120).map("".join))
def test_no_text_breaks_the_parser(text: str) -> None:
    document = parse(text)
    for layer in ("figures", "dates", "sentences"):
        for record in document.layer(layer):
            assert document.text_of(record.span) == getattr(
                record, "text", document.text_of(record.span)
            )
    for quote in document.quotes:
        assert "\n".join(map(document.text_of, quote.parts)) == quote.text
    for entity in document.entities:
        for m in entity.mentions:
            assert document.paragraph(m.paragraph).text[m.start : m.end] == m.text
    assert loads(dump(document), "x").entities == document.entities
