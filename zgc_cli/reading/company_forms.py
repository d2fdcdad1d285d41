"""The forms of a company's name: the legal one, and the shorter ones that follow from it."""

from collections.abc import Iterator

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

_LEGAL = Pattern(
    r"(?:集团)?(?:股份|控股)?(?:集团)?(?:有限责任公司|有限公司|股份公司|总公司|公司)$|(?:控股)?集团$"
    r"|(?:会计师|律师|税务师|建筑师)事务所$"
)
_BRACKETED = Pattern(r"[（(][^（）()]{1,8}[）)]")


def short_forms(name: str, places: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield shorter names: 北京远岚智能科技有限公司 -> 远岚智能, 远岚; 宝马集团 -> 宝马."""
    plain = _BRACKETED.sub("", name)
    legal = _LEGAL.search(plain)
    if not legal or legal.start() < 2:
        return
    core = plain[: legal.start()]
    if "集团" in legal[0]:
        yield plain[: plain.rindex("集团") + 2]
        yield core + "集团"
    for whole in (core, *without_place(core, places)):
        for short in (whole, *_without_industry(whole)):
            named = short[-1:] != "某"  # 海城某食品有限公司 has no name to shorten
            if named and short not in lexicon.mapping("places") and not _is_trade(short):
                yield short


def without_legal_form(name: str) -> str:
    """Return a name without what tells that it is a company: 青禾科技公司 -> 青禾科技.

    The name as it is where it has none, is a branch, or is that of a company on the stock market,
    which may be part of a group of the same name.
    """
    legal = _LEGAL.search(name)
    if not legal or legal.start() < 2 or "股" in legal[0] or name[legal.start() - 1] in "分子母":
        return name
    core = name[: legal.start()]
    return name if core in lexicon.mapping("places") or _is_trade(core) else core


def without_place(name: str, places: frozenset[str]) -> Iterator[str]:
    """Yield a name without the place that it begins with, one of `places` or a known one."""
    for length in range(2, min(len(name) - 2, 8)):
        if name[:length] in places or name[:length] in lexicon.mapping("places"):
            yield name[length:].removeprefix("市").removeprefix("省")


def _is_trade(name: str) -> bool:
    """Return whether words of trades make up the whole: 电子信息 is nobody's brand."""
    trades = lexicon.words("org_industries")
    reached = {0}
    for end in range(2, len(name) + 1):
        if any(start in reached and name[start:end] in trades for start in range(end - 1)):
            reached.add(end)
    return len(name) in reached


def _without_industry(core: str) -> Iterator[str]:
    """Yield shorter names of a company: 远岚智能科技 -> 远岚智能, 远岚, 远岚科技."""
    industries = lexicon.words("org_industries")
    trades = []
    while True:
        cut = next((n for n in (6, 5, 4, 3, 2) if core[-n:] in industries and len(core) > n + 1), 0)
        if not cut:
            break
        # 青禾新能源科技 is shortened to 青禾新能源 as well as to 青禾.
        if cut > 2 and core[-2:] in industries:
            trades.append(core[-2:])
            yield core[:-2]
        trades.append(core[-cut:])
        core = core[:-cut]
        yield core
    for trade in trades:
        yield core + trade
