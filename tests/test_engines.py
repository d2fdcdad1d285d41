"""Slow: parsing as a function on an engine, as the README shows it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.articles import write
from tests.conftest import ROOT
from zgc_cli import parse


def script(word: str) -> str:
    """Return the one Python example of the README that holds a word."""
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    (found,) = (block for block in blocks if word in block)
    return str(found)


@pytest.mark.slow
def test_dask_counts_speakers(tmp_path: Path) -> None:
    texts = write(tmp_path / "news", 12, 200)
    (tmp_path / "count.py").write_text(script("dask"), "utf-8")
    command = [sys.executable, "count.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    counted = {line.split("\t")[1]: int(line.split("\t")[0]) for line in done.stdout.splitlines()}
    expected: dict[str, int] = {}
    for text in texts:
        for quote in parse(text.read_text("utf-8")).quotes:
            if quote.kind == "speech":
                expected[str(quote.speaker)] = expected.get(str(quote.speaker), 0) + 1
    assert counted == expected
    assert len(counted) > 5
