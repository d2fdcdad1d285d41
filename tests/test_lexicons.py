"""Every lexicon is sorted, unique, trimmed, and explains itself."""

from itertools import pairwise
from pathlib import Path

import pytest

from zgc_cli.lexicon import FOLDER

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_form(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("#"), "the first line says what the lexicon holds"
    entries = [e for line in lines if (e := line.partition("#")[0].rstrip())]
    keys = [entry.partition("\t")[0] for entry in entries]
    assert entries, "an empty lexicon is no lexicon"
    assert keys == sorted(keys), next(b for a, b in pairwise(keys) if a > b)
    assert len(keys) == len(set(keys)), {k for k in keys if keys.count(k) > 1}
    assert all(key == key.strip() and key for key in keys)


def test_there_are_lexicons() -> None:
    assert len(FILES) > 5
