"""Toneless pinyin of names (星云航天 -> xing yun hang tian); pypinyin is imported here only.

The blanks between the syllables stay, for the initials (xyht) are read off them.
"""

from functools import cache, lru_cache
from typing import Any

from zgc_cli import lexicon


@lru_cache(maxsize=4096)
def pinyin(name: str, *, person: bool = False) -> str:
    """Return the syllables of a name; Latin words and digits stay, lower-cased, marks go.

    A person's surname is read as a surname: 单 is shan, 解 xie, 曾 zeng.
    """
    head = []
    if person and "·" not in name:
        surnames = lexicon.mapping("surname_pinyin")
        for length in (2, 1):
            if len(name) > length and name[:length] in surnames:
                head, name = surnames[name[:length]].split(), name[length:]
                break
    read = ["".join(c for c in part.lower() if c.isalnum()) for part in _lazy_pinyin()(name)]
    return " ".join(part for part in [*head, *read] if part)


@cache
def _lazy_pinyin() -> Any:
    import warnings

    with warnings.catch_warnings():
        # It opens its tables by codecs.open, which Python 3.14 deprecates.
        warnings.simplefilter("ignore", DeprecationWarning)
        from pypinyin import lazy_pinyin

    return lazy_pinyin
