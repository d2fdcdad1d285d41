"""Slow: the wheel in an environment of its own."""

import subprocess
import sys
import venv
from pathlib import Path
from socket import gethostname

import pytest

from tests.conftest import ROOT, SEED


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
    linked = run(str(bin_ / "zgc"), "quotes", "-f", "table", "--hyperlink", "always")
    assert f"file://{gethostname()}{tmp_path}" in linked
    run(str(bin_ / "zgc"), "parse", str(SEED), "-o", "again.zgc")
    assert "王豫" in run(str(bin_ / "zgc"), "quotes", "-a", "again.zgc")
    assert run(str(bin_ / "python"), "-W", "error", "-m", "zgc_cli", "sections", "--count") == "4\n"
