"""Which blocks of a page are its article, and which of them are headings and captions."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zgc_cli.runtime.pattern import Pattern
from zgc_cli.source.page import others
from zgc_cli.source.page.blocks import HEADINGS, PageBlock, squeezed
from zgc_cli.source.page.phrases import kind_of_line

_LEAST = 30  # characters of prose that make an article
_PER_LEVEL = 0.8  # what a paragraph counts for a container, by each level between
_OF_FURNITURE = 0.1  # what it counts in a part that is no article by its name or shape
_FAR = 200  # characters of prose between title and article that halve its score
_GROWTH = 0.25  # the least share of prose that a wider container must add
_PURE = 0.8  # the least share of prose in what it adds
_PROSE = Pattern(r"[，。！？；：、]")
_SENTENCE = Pattern(r"[。！？]")
_LINKS = 0.15  # the least share of links in a list that is most of the page
_SHARE = 0.3  # of the prose, which what begins with its first piece has if it is the article
_LONG = 40  # characters: longer ones are no headings
_SHORT = 24  # characters, which a page whose pictures have captions has few of elsewhere
_SUMMARY = Pattern(r"summary|abstract|zhaiyao|daodu|digest|intro", re.IGNORECASE)
# Ends of something else, and parts of lists.
_LOOSE = Pattern(
    r"(?!(?:19|20)\d\d$)\d{3,7}|[,，;；、].{0,20}|[-–—·•]\s?\S{1,4}|[\d\-/月日 ]*\d\d?[:：]\d\d"
)
_INNER_HEADINGS = ("h2", "h3", "h4")
_SPEECH = Pattern(r"[^，。：:]{1,10}[：:].|[问答][：:]")
_NO_HEADING = Pattern(
    r"[（(][^（）()]{6,}[)）]$|。|[；，、,;]$|[！？…!?][”’」』]$|记者|記者|通讯员|^作者|^(?:文|撰文|执笔|采写|编辑|出品)[／/：:丨︱｜|]|[摄攝]$|供图|来源[：:]"
)
_CAPTION_END = Pattern(
    r"(?:摄|攝|供图|資料圖片?|资料图片?|截图|截圖|图|圖"
    r"|(?:[图圖]片?(?:[来來]?源)?|摄影|攝影)[ 　]?[：:/／|][^。，]{2,16})。?[）)】]?$"
)


class _Holders:
    """Some elements of a tree, and which of them holds another element."""

    def __init__(self, parts: Iterable[Any]) -> None:
        self._known: dict[Any, Any] = {part: part for part in parts}

    def of(self, element: Any) -> Any:
        """Return the innermost of the parts that is or holds the element, or None."""
        path = []
        while element is not None and element not in self._known:
            path.append(element)
            element = element.getparent()
        found = None if element is None else self._known[element]
        self._known.update(dict.fromkeys(path, found))
        return found


class _Page:
    """The blocks below the title, what each has of prose, and the parts that are no article."""

    def __init__(self, found: Sequence[PageBlock], title: int | None) -> None:
        self.below = found[0 if title is None else title + 1 :]
        self.prose = {block: _prose(block) for block in self.below}
        self.above: set[Any] = set()  # elements that hold the article, whatever their names
        if title is not None:
            self.above |= {*found[title].element.iterancestors()}
        self._total = sum(self.prose.values())
        self._first = next((b for b in self.below if self.prose[b] and _ends(b)), None)
        self._blocks: Counter[Any] = Counter()  # how many each element named as furniture holds
        self.above |= self._large()
        self._lists = _Holders(self._others())

    def _large(self) -> set[Any]:
        """Return the elements that hold most of the prose, its first sentence too."""
        shares: Counter[Any] = Counter()
        for block in self.below:
            for element in block.context.furniture:
                shares[element] += self.prose[block]
                self._blocks[element] += 1
        around = self._first.context.furniture if self._first else ()
        return {e for e in around if shares[e] > _SHARE * self._total}

    def _others(self) -> Iterator[Any]:
        """Yield the elements that list other articles, but what is like that and the article."""
        groups = list(others.lists(self.below, self.above))
        numbers = {part: n for n, parts in enumerate(groups) for part in parts}
        holders = _Holders(numbers)
        held: dict[int, list[PageBlock]] = {}
        for block in self.below:
            part = holders.of(block.element)
            if part is not None:
                held.setdefault(numbers[part], []).append(block)
        whole = sum(block.size for block in self.below)
        for number, inside in held.items():
            prose = sum(self.prose[block] for block in inside)
            size, linked = sum(b.size for b in inside), sum(b.linked for b in inside)
            is_article = self._first in inside and prose > _SHARE * self._total
            # a menu may open the box of an article, but few links stand in that
            if not is_article and (size * 2 <= whole or linked >= _LINKS * size):
                yield from groups[number]

    def is_apart(self, block: PageBlock) -> bool:
        """Return whether a block stands in a part that is no article."""
        named = [element for element in block.context.furniture if element not in self.above]
        if named and block.element.tag in _INNER_HEADINGS and not block.linked:
            # a box around a heading alone, whatever it is called
            named = [element for element in named if self._blocks[element] > 1]
        return bool(named) or self._lists.of(block.element) is not None

    def container(self) -> Any:
        """Return the element that holds most prose close to it and to the title, or None."""
        scores: dict[Any, float] = {}
        before: dict[Any, int] = {}
        passed = 0
        for block in self.below:
            prose = self.prose[block]
            if not prose:
                continue
            apart = self.is_apart(block)
            weight = prose * _OF_FURNITURE if apart else prose
            for level, element in enumerate(others.near(block)):
                scores[element] = scores.get(element, 0) + weight * _PER_LEVEL**level
                before.setdefault(element, passed)
            passed += 0 if apart else prose
        if passed < _LEAST:
            return None
        for element in scores:
            scores[element] /= 1 + before[element] / _FAR
        best = max(scores, key=scores.__getitem__)
        boxes = {block.element for block in self.below}
        free = [e for e in scores if e not in self.above and e not in boxes]
        nearer = max(free, key=scores.__getitem__, default=best)  # the title stands outside of it
        return self._widened(nearer if scores[nearer] * 2 > scores[best] else best)

    def _widened(self, best: Any) -> Any:
        """Return the container, or one around it if that adds mostly prose, not the title."""
        around = list(best.iterancestors())
        holders = _Holders((best, *around))
        sums: dict[Any, tuple[int, int]] = {}
        for block in self.below:
            if not self.is_apart(block):
                prose, size = sums.get(holders.of(block.element), (0, 0))
                shown = block.size if block.linked * 2 <= block.size else 0
                sums[holders.of(block.element)] = prose + self.prose[block], size + shown
        inside, prose, size = sums.get(best, (0, 0))[0], 0, 0
        for parent in around:
            if parent.tag in others.WHOLE or parent in self.above:
                break
            added = sums.get(parent, (0, 0))
            prose, size = prose + added[0], size + added[1]
            if prose and prose >= _GROWTH * inside and prose >= _PURE * size:
                best, inside, prose, size = parent, inside + prose, 0, 0
            elif size > _LONG:
                break
        return best


def article(found: Sequence[PageBlock], title: int | None) -> list[PageBlock]:
    """Return the blocks of the article; `title` is the number of the block that holds its title."""
    page = _Page(found, title)
    container = page.container()
    if container is None:
        return []
    page.above |= {container, *container.iterancestors()}
    holder = _Holders([container])
    inside = [b for b in page.below if holder.of(b.element) is not None and not page.is_apart(b)]
    empty = _above_links(page.below)
    kept = [b for b in others.cut(inside, page.prose) if b not in empty and not _is_furniture(b)]
    # a heading of something else, or how often something was done
    while kept and (kept[-1].element.tag in HEADINGS or kept[-1].text.isdecimal()):
        kept.pop()
    return _without_feet(kept)


def _ends(block: PageBlock) -> bool:
    """Return whether a block holds the end of a sentence."""
    return _SENTENCE.search(block.text) is not None


def _prose(block: PageBlock) -> int:
    """Return the size of a block if it reads as text of an article, else 0."""
    if block.linked * 2 > block.size or kind_of_line(block.text):
        return 0
    return block.size if _PROSE.search(block.text) or block.size > _LONG else 0


def _is_furniture(block: PageBlock) -> bool:
    if block.linked * 5 > block.size * 4 or _LOOSE.fullmatch(block.text):
        return True
    return kind_of_line(block.text) not in ("", "foot")


def _without_feet(kept: list[PageBlock]) -> list[PageBlock]:
    """Return the blocks without lines on rights and the like below them, or short ones above."""
    feet = [kind_of_line(block.text) == "foot" for block in kept]
    if all(feet):
        return kept
    heads = [foot and block.size <= _LONG for foot, block in zip(feet, kept, strict=True)]
    return kept[heads.index(False) : len(feet) - feet[::-1].index(False)]


def _above_links(below: Sequence[PageBlock]) -> set[PageBlock]:
    """Return the headings above nothing but links."""
    linked = [b.linked * 5 > b.size * 4 or _LOOSE.fullmatch(b.text) is not None for b in below]
    return {
        block
        for number, block in enumerate(below)
        if linked[number + 1 : number + 3] == [True, True]
        if block.element.tag in HEADINGS or (block.bold == block.size and not _ends(block))
    }


def with_leads(above: Sequence[PageBlock], chosen: Sequence[PageBlock]) -> list[PageBlock]:
    """Return an article with the captions and paragraphs that stand apart between it and its title.

    What only repeats the beginning of a paragraph below it is left out.
    """
    kept = [b for b in above if not b.context.furniture and (_is_caption(b) or _is_lead(b))]
    first = len(kept) + 1
    kept += chosen
    leads = {b: b.text[:_SHORT].rstrip("…. ") for b in kept[:first] if b.size > _LEAST}
    return [
        block
        for number, block in enumerate(kept)
        if block not in leads or not any(leads[block] in b.text for b in kept[number + 1 :])
    ]


def _is_lead(block: PageBlock) -> bool:
    named = f"{block.element.get('class') or ''} {block.element.get('id') or ''}"
    whole = block.size > _LEAST and block.text[-1] in "。！？”」』"
    return whole and not (block.linked or _SUMMARY.search(named) or kind_of_line(block.text))


def kinds(body: Sequence[PageBlock]) -> list[str]:
    """Return for each block of an article `heading`, `caption` or `body`."""
    bold = sum(b.bold == b.size for b in body if b.element.tag not in HEADINGS)
    by_bold = bold * 2 < len(body)
    below_pictures = _have_captions(body)
    found = [
        "caption" if _is_caption(block, below_pictures) else _kind(block, by_bold) for block in body
    ]
    headings = [b for b, kind in zip(body, found, strict=True) if kind == "heading"]
    apart = [block for block in headings if not block.pictured]
    if not apart or any(block.context.centred for block in apart):
        return found
    # the headings stand at the left: what stands in bold below the midst of a picture is none
    captions = {b for b in headings if b.pictured and b.context.centred and _is_bold(b)}
    return ["caption" if b in captions else kind for b, kind in zip(body, found, strict=True)]


def _is_bold(block: PageBlock) -> bool:
    """Return whether it stands in bold type, and is no heading by its element."""
    return block.bold == block.size and block.element.tag not in HEADINGS


def _kind(block: PageBlock, by_bold: bool) -> str:
    text = block.text
    if block.element.tag in HEADINGS and len(text) <= _LONG + 20 and text[-1] not in "。；，,;":
        return "heading"
    is_short = len(text) <= _LONG and not _NO_HEADING.search(text)
    bold = by_bold and block.bold == block.size and is_short
    return "heading" if bold and not _SPEECH.match(text) and re.search(r"\w{2}", text) else "body"


def _have_captions(body: Sequence[PageBlock]) -> bool:
    """Return whether what stands below pictures is short throughout, as little else is."""
    plain = [b for b in body if not b.bold and not _CAPTION_END.search(b.text)]
    short = [len(b.text) <= _SHORT for b in plain if b.pictured]
    other = [len(b.text) <= _SHORT for b in plain if not b.pictured]
    return len(short) > 2 and all(short) and sum(other) * 4 <= len(other)


def _is_caption(block: PageBlock, below_pictures: bool = False) -> bool:
    text = block.text
    if block.context.caption or (len(text) > 1 and text[0] in "▲△" and block.size <= 2 * _LONG):
        return True
    if not block.pictured or len(text) > 2 * _LONG:
        return False
    if squeezed(block.alt or "") == squeezed(text) or _CAPTION_END.search(text):
        return True
    return block.bold < block.size and (below_pictures or block.context.centred)
