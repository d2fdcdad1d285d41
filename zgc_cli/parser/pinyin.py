"""Toneless pinyin of names (银河航天 -> yinhehangtian); pypinyin is imported here only."""

from functools import cache, lru_cache
from typing import Any

from zgc_cli import lexicon


@lru_cache(maxsize=4096)
def pinyin(name: str, *, person: bool = False) -> str:
    """Return the pinyin of a name; Latin letters and digits stay, lower-cased, marks go.

    A person's surname is read as a surname: 单 is shan, 解 xie, 曾 zeng.
    """
    head = ""
    if person and "·" not in name:
        surnames = lexicon.mapping("surname_pinyin")
        for length in (2, 1):
            if len(name) > length and name[:length] in surnames:
                head, name = surnames[name[:length]], name[length:]
                break
    return head + "".join(c for c in "".join(_lazy_pinyin()(name)).lower() if c.isalnum())


@cache
def _lazy_pinyin() -> Any:
    from pypinyin import lazy_pinyin

    return lazy_pinyin
