"""Characters of numbers and units in one form: traditional and formal ones as the plain ones.

No character is added or lost, so that offsets hold for both forms.
"""

from functools import cache

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

_FORMAL = dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千", strict=True))
_ANY = "两零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟"
# A run is tried from its beginning only, or a long one would take the square of its length.
# 伍, 陆 and 拾 alone are of words and names (队伍, 大陆, 收拾).
_RUN = Pattern(
    f"(?<![{_ANY}])(?:[{_ANY}]*[壹贰叁肆柒捌玖佰仟][{_ANY}]+|[{_ANY}]+[壹贰叁肆柒捌玖佰仟])"
    f"|[伍陆]拾[{_ANY}]*|(?<![收捡拣])拾[{_ANY}]{{0,20}}[万亿][{_ANY}]*|[一二三四五六七八九][百千]陆"
    "|[仟佰](?=分之)|[壹贰叁肆柒捌玖](?=[元份张名个分又])|(?:(?<=之)|(?<=之 ))[壹贰叁肆柒捌玖]"
)

_LEAST = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")  # one of which is in each


def plain_form(text: str) -> str:
    """Return a text in which numbers, units and modifiers have the simplified everyday forms."""
    if _other().isdisjoint(text):
        return text
    text = text.translate(_variants())
    if not _LEAST.isdisjoint(text) and _RUN.search(text):
        parts, end = [], 0
        for match in _RUN.finditer(text):
            parts += [text[end : match.start()], *(_FORMAL.get(c, c) for c in match[0])]
            end = match.end()
        text = "".join((*parts, text[end:]))
    return text


@cache
def _other() -> frozenset[str]:
    """Return the characters without which a text is in this form."""
    return _LEAST.union(map(chr, _variants()))


@cache
def _variants() -> dict[int, str]:
    """Return traditional character -> simplified."""
    rows = lexicon.mapping("number_variants").items()
    return {ord(variant): plain for plain, variants in rows for variant in variants}
