"""Tables in the user's cache: whatever lies there, what is looked up is what was put in."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from zgc_cli.parser.words import dictionary, pinyin
from zgc_cli.runtime.lookup_tables import FOLDER, MAX_FILES, by_head, head_of, state_of, table
from zgc_cli.runtime.private_folder import PrivateFolder

WORDS = by_head(["山 9 n", "山城 5 ns", "山城区 3 ns", "水 7 n", "𠮷祥 1 n"])
AS_ROOT = os.geteuid() == 0


class Made:
    """Tells how often a table was made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, str]:
        self.times += 1
        return WORDS


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ZGC_CACHE", "on")
    return tmp_path / "cache"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "dict.txt").write_text("山 9 n\n", "utf-8")
    return folder


def looked_up(source: Path, made: Callable[[], dict[str, str]], name: str = "words") -> None:
    """Look up every word, and some that are not there."""
    found = table(name, [source], made)
    assert {head: found(head) for head in WORDS} == WORDS
    for absent in ("", "山", "水城", "城 ", "\0\0", "\U0010ffff\U0010ffff", "𠮷 "):
        assert found(absent) is None


def only_file(cache: Path) -> Path:
    (file,) = cache.joinpath(*FOLDER).iterdir()
    return file


def test_a_table_is_made_once(cache: Path, source: Path) -> None:
    made = Made()
    for _ in range(3):
        looked_up(source, made)
    assert made.times == 1
    assert stat.S_IMODE(only_file(cache).stat().st_mode) == 0o600


def test_heads_and_keys_of_any_length(cache: Path, source: Path) -> None:
    assert (head_of("山"), head_of("山城"), head_of("山城区")) == ("山 ", "山城", "山城")
    texts = {"": "none", "山": "one", "long_name": "a\nb", "long_names": "", "mane_long": "c"}
    for _ in range(2):
        found = table("names", [source], lambda: texts)
        assert {key: found(key) for key in texts} == texts


def test_without_a_cache_the_table_is_made_each_time(
    cache: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Made()
    monkeypatch.setenv("ZGC_CACHE", "off")
    looked_up(source, made)
    monkeypatch.setenv("ZGC_CACHE", "on")
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/nowhere")
    looked_up(source, made)
    assert made.times == 2
    assert not cache.exists()


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-1])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def cut_in_the_header(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20])


def flipped_header(file: Path) -> None:
    flip(file, 3)


def flipped_key(file: Path) -> None:
    flip(file, 60)


def flipped_text(file: Path) -> None:
    flip(file, -2)


def flip(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 4
    file.write_bytes(data)


def longer(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")


def of_all(file: Path) -> None:
    file.chmod(0o666)


def linked(file: Path) -> None:
    other = file.with_name("other")
    file.rename(other)
    file.symlink_to(other)


def piped(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGE = (
    cut,
    emptied,
    cut_in_the_header,
    flipped_header,
    flipped_key,
    flipped_text,
    longer,
    of_all,
    linked,
    piped,
)


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda d: d.__name__)
def test_a_damaged_or_foreign_file_is_made_anew(
    cache: Path, source: Path, damage: Callable[[Path], None]
) -> None:
    made = Made()
    looked_up(source, made)
    file = only_file(cache)
    whole = file.read_bytes()
    damage(file)
    looked_up(source, made)
    looked_up(source, made)
    assert made.times == 2
    assert file.read_bytes() == whole
    assert stat.S_IMODE(file.lstat().st_mode) == 0o600
    assert not file.is_symlink()


@pytest.mark.skipif(not AS_ROOT, reason="only root may give files away")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_belongs_to_another_is_not_read(cache: Path, source: Path, what: str) -> None:
    made = Made()
    looked_up(source, made)
    file = only_file(cache)
    os.chown(file if what == "file" else file.parent, 65534, 65534)
    looked_up(source, made)
    looked_up(source, made)
    assert made.times == (2 if what == "file" else 3)


def test_a_file_that_nothing_may_replace_costs_time_alone(cache: Path, source: Path) -> None:
    made = Made()
    looked_up(source, made)
    file = only_file(cache)
    file.unlink()
    file.mkdir()
    for _ in range(2):
        looked_up(source, made)
    assert made.times == 3
    assert list(file.parent.iterdir()) == [file]


def test_a_write_that_breaks_off_leaves_nothing(
    cache: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_names: object, **_folders: object) -> None:
        raise OSError

    made = Made()
    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full)
        looked_up(source, made)
    assert not [f for f in cache.rglob("*") if f.is_file()]
    looked_up(source, made)
    assert made.times == 2


def test_changed_sources_and_other_names_have_tables_of_their_own(
    cache: Path, source: Path
) -> None:
    made = Made()
    looked_up(source, made)
    looked_up(source, made, "readings")
    (source / "dict.txt").write_text("山 8 n\n水 7 n\n", "utf-8")
    state_of.cache_clear()  # as in the next process
    looked_up(source, made)
    (source / "more.txt").touch()
    state_of.cache_clear()
    looked_up(source, made)
    assert made.times == 4
    assert len(list(cache.joinpath(*FOLDER).iterdir())) == 4


def test_the_newest_files_stay(cache: Path, source: Path) -> None:
    for number in range(MAX_FILES + 3):
        looked_up(source, Made(), f"words{number}")
    names = {file.name.partition("-")[0] for file in cache.joinpath(*FOLDER).iterdir()}
    assert len(names) == MAX_FILES
    assert f"words{MAX_FILES + 2}" in names


def test_two_versions_of_jieba_share_a_cache(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each finds its own words, whichever came last."""
    texts = {"old": "山城 7 n\n山 9 n\n", "new": "山城 7 v\n山 9 n\n山里红 5 nz\n"}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "dict.txt").write_text(text, "utf-8")
    for name in ("old", "new", "old", "new"):
        monkeypatch.setattr(dictionary, "_jieba_folder", lambda name=name: tmp_path / name)
        words = dictionary.dictionary.__wrapped__()
        word = words.get("山城")
        assert word is not None
        assert word.tag == {"old": "n", "new": "v"}[name]
        assert words.head("山里").longer == {"old": (), "new": (3,)}[name]
        assert (words.get("山里红") is not None) == (name == "new")
    assert len(list(cache.joinpath(*FOLDER).glob("words-*"))) == 2


@pytest.mark.slow
def test_words_and_readings_are_the_same_with_and_without_a_cache(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ("的", "中国", "台中", "大连", "人民日报", "银河航天", "没有这个词", "A", "")
    found = []
    for state in ("off", "on", "on"):
        monkeypatch.setenv("ZGC_CACHE", state)
        words = dictionary.dictionary.__wrapped__()
        lookup = pinyin._readings.__wrapped__()
        heads = ("重庆", "重 ", "朝阳", "xy")
        found.append(([words.get(w) for w in asked], [lookup(head) for head in heads]))
    assert found[0] == found[1] == found[2]
    made = {file.name.partition("-")[0] for file in cache.joinpath(*FOLDER).iterdir()}
    assert {"words", "readings"} <= made


SEVERAL = """
import sys
from tests.test_lookup_tables import Made, looked_up
from pathlib import Path
for number in range(50):
    looked_up(Path(sys.argv[1]), Made(), f"words{number}")
"""


def test_several_processes_make_one_table(cache: Path, source: Path) -> None:
    command = [sys.executable, "-c", SEVERAL, str(source)]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    assert [(run.communicate()[1], run.returncode) for run in runs] == [(b"", 0)] * 2
    files = list(cache.joinpath(*FOLDER).iterdir())
    assert len(files) == MAX_FILES
    assert not [file for file in files if file.suffix != ".table"]


def test_only_a_file_of_ours_is_mapped(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    number = os.open(tmp_path, os.O_RDONLY)
    try:
        with pytest.raises(ValueError, match="empty"):
            PrivateFolder(number, tmp_path).mapped("empty")
    finally:
        os.close(number)
