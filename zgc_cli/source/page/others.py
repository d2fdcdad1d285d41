"""Parts of a page that list other articles: by the heading that opens them, or by their shape."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from zgc_cli.runtime.pattern import Pattern
from zgc_cli.source.page.blocks import PageBlock
from zgc_cli.source.page.phrases import kind_of_line

_HEIGHT = 6  # elements around a block in which the other half of a teaser is looked for
_NEAR = 3  # blocks from the linked title of a teaser to its words
WHOLE = ("html", "body")
_MOST = 2 / 3  # the share of the prose above the line of its editors, below which is none of it
_EDITOR = Pattern(r"[（(【\[]?(?:责任编辑|責任編輯|责编|責編|编辑|編輯)")
_LABEL = Pattern(
    r"[（(【\[]?\w{0,4}(?:[来來]源|[记記]者|作者|[编編]|校|审|審|监|文|[图圖]|[摄攝]|采写)\w{0,2}[：:/／|丨]"
)
_CREDIT = 40  # characters
_NAME = 6  # characters; a linked title has no fewer


def lists(below: Sequence[PageBlock], above: set[Any]) -> Iterator[set[Any]]:
    """Yield the elements of each list of other articles, none of which is in `above`."""
    yield from ({part} for part in _headed(below, above))
    yield from _teasers(below, above)


def _headed(below: Sequence[PageBlock], above: set[Any]) -> Iterator[Any]:
    """Yield the largest elements whose first text is the heading of a list or of comments."""
    seen: set[Any] = set()
    for block in below:
        opened = []
        element = block.element
        while element.tag not in WHOLE and element not in seen and element not in above:
            opened.append(element)
            seen.add(element)
            element = element.getparent()
        if len(opened) > 1 and kind_of_line(block.text) in ("others", "comments"):
            yield opened[-1]


def _teasers(below: Sequence[PageBlock], above: set[Any]) -> Iterator[set[Any]]:
    """Yield elements of one tag side by side that each hold a linked title and words below it."""
    groups: dict[tuple[Any, Any], set[Any]] = {}
    linked: list[tuple[int, PageBlock]] = []
    for number, block in enumerate(below):
        if block.linked * 2 > block.size:
            if block.size >= _NAME:
                linked = [(number, block)]
        elif linked and number - linked[0][0] <= _NEAR:
            part = _shared(linked[0][1], block)
            if part is not None and part not in above:
                groups.setdefault((part.getparent(), part.tag), set()).add(part)
    yield from (parts for parts in groups.values() if len(parts) > 1)


def _shared(one: PageBlock, other: PageBlock) -> Any:
    """Return the innermost element that holds both, if it is near."""
    around = dict.fromkeys(near(one))
    return next((element for element in near(other) if element in around), None)


def near(block: PageBlock) -> Iterator[Any]:
    """Yield the element of a block and some around it."""
    element = block.element
    for _level in range(_HEIGHT):
        yield element
        element = element.getparent()
        if element is None:
            return


def cut(inside: Sequence[PageBlock], prose: dict[PageBlock, int]) -> list[PageBlock]:
    """Return the blocks above what ends an article: its end mark, comments, a list of others."""
    total = sum(prose[block] for block in inside)
    passed = 0
    for number, block in enumerate(inside):
        kind = kind_of_line(block.text)
        ends = kind in ("comments", "end") or (
            kind == "others" and (passed * 2 >= total or _is_list(inside[number:], prose))
        )
        if ends and passed:
            return list(inside[:number])
        if kind == "line" and passed >= _MOST * total and _EDITOR.match(block.text):
            rest = (b for b in inside[number:] if b.size <= _CREDIT and _LABEL.match(b.text))
            return [*inside[:number], *rest]
        passed += prose[block]
    return list(inside)


def _is_list(rest: Sequence[PageBlock], prose: dict[PageBlock, int]) -> bool:
    """Return whether links go on to the end, so that no article does."""
    places = [n for n, block in enumerate(rest) if block.linked * 2 > block.size]
    if len(places) < 2:
        return False
    gaps = [*pairwise(places), (places[-1], len(rest))]
    return all(sum(prose[b] > 0 for b in rest[i + 1 : j]) <= 1 for i, j in gaps)
