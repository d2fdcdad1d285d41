"""What patterns need, kept in the user's cache: to read it from all of them takes 60 ms."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from zlib import adler32, crc32

from zgc_cli.runtime.lookup_tables import Lookup, keep, kept
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern.needs import needs

_TABLE = ("patterns", (Path(__file__).parent,))
_WORD, _SET = "\0", "\1"
_KEYS = ""  # the key of all others
_WORTH_KEEPING = 8  # expressions of which it is not known yet: to write the table takes as long
_MOST = 4_000

_anew: dict[str, str] = {}  # what was read in this process


class Needed(NamedTuple):
    """One of each set of words, and with which ones a match begins; see `needs`."""

    words: tuple[tuple[str, ...], ...]
    first: tuple[str, ...] | None

    def among(self, characters: frozenset[str]) -> "Needed":
        """Return what is needed of texts of these characters."""
        has = characters.issuperset
        words = [tuple(filter(has, each)) for each in self.words]
        words.sort(key=len)
        first = None if self.first is None else tuple(filter(has, self.first))
        return Needed(tuple(words), first)

    def met(self, text: str, start: int, *, anchored: bool) -> bool:
        """Return whether a text has what is needed; if `anchored`, a match is one from `start`."""
        if anchored and self.first is not None and not text.startswith(self.first, start):
            return False
        for each in self.words:
            for word in each:
                if word in text:
                    break
            else:
                return False
        return True


NOTHING = Needed((), None)


def needed(source: str) -> Needed:
    """Return what a text must have to match an expression."""
    kept_needs = _kept()
    written = _written(source)
    told = kept_needs(_key(written)) if kept_needs else None
    check, _, rest = (told or "").partition(_SET)
    if check != _check(written):
        found = needs(source)
        first = None if found.first is None else tuple(found.first)
        need = Needed(tuple(map(tuple, found.words)), first)
        if len(_anew) < _MOST:
            _anew[_key(written)] = _told(source, need)
        return need
    first_words, *words = rest.split(_SET)
    return Needed(
        tuple(tuple(each.split(_WORD)) for each in words),
        tuple(first_words[1:].split(_WORD)) if first_words else None,
    )


def keep_needed(sources: Iterable[str]) -> None:
    """Keep what these expressions need, if nothing was kept, or else what was read anew."""
    known = _kept()
    if known is None:
        for source in sources:
            needed(source)
        made = {}
    elif len(_anew) < _WORTH_KEEPING:
        return
    else:
        made = {key: known(key) or "" for key in (known(_KEYS) or "").split()}
    made |= _anew
    _anew.clear()
    if len(made) < _MOST:
        keep(*_TABLE, {**made, _KEYS: " ".join(made)})


@cache
def _kept() -> Lookup | None:
    return kept(*_TABLE)


def _written(source: str) -> bytes:
    return source.encode("utf-8", "surrogatepass")


def _key(written: bytes) -> str:
    """Return two characters, which a table looks up faster than the digits of a number."""
    high, low = divmod(crc32(written), 0x1_0000)
    return chr(0x1_0000 + high) + chr(0x1_0000 + low)


def _check(written: bytes) -> str:
    """Return what tells expressions with the same key apart."""
    return f"{len(written)} {adler32(written):x}"


def _told(source: str, need: Needed) -> str:
    first = "" if need.first is None else f"={_WORD.join(need.first)}"
    return _SET.join([_check(_written(source)), first, *map(_WORD.join, need.words)])
