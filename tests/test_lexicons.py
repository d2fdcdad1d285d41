"""Every lexicon is sorted, unique, trimmed, and explains itself."""

from itertools import pairwise
from pathlib import Path

from zgc_cli.lexicon import FOLDER, mapping
from zgc_cli.query.match.synonyms import same

FILES = sorted(FOLDER.glob("*.txt"))


def test_form() -> None:
    for path in FILES:
        is_well_formed(path)


def is_well_formed(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert lines[0].startswith("#"), (path, "the first line says what it holds")
    entries = [e for line in lines if (e := line.partition("#")[0].rstrip())]
    keys = [entry.partition("\t")[0] for entry in entries]
    assert entries, (path, "an empty lexicon is no lexicon")
    assert keys == sorted(keys), (path, next(b for a, b in pairwise(keys) if a > b))
    assert len(keys) == len(set(keys)), (path, {k for k in keys if keys.count(k) > 1})
    assert all(key == key.strip() and key for key in keys), path


def test_there_are_lexicons() -> None:
    assert len(FILES) > 5


def test_no_word_says_what_it_excludes() -> None:
    pairs = [(a, b) for a, line in mapping("contraries").items() for b in line.split()]
    assert [(a, b) for a, b in pairs if b in same(a)] == []
