"""Rules that find the names of a lexicon, or what a pattern matches, wherever they stand."""

from collections.abc import Callable, Iterator
from functools import cache

from zgc_cli import lexicon
from zgc_cli.parser.entities.candidates import Detection
from zgc_cli.parser.paragraph import ParagraphView
from zgc_cli.parser.words.gazetteer import Gazetteer, is_word
from zgc_cli.reading.rule import Rule, rule

Finder = Callable[[ParagraphView], Iterator[Detection]]


def known(
    name: str,
    vocabulary: str,
    type_: str,
    weight: int,
    *examples: str,
    never: tuple[str, ...] = (),
    least: int = 2,
) -> Rule[Finder]:
    """Return the rule that finds entries of `least` characters; the value of one is its type."""

    @cache
    def names() -> Gazetteer:
        return Gazetteer(word for word in lexicon.words(vocabulary) if len(word) >= least)

    @rule(name, *examples, never=never)
    def find(view: ParagraphView) -> Iterator[Detection]:
        text = view.text
        for start, end in names().finditer(text, view.pairs):
            # Two characters may be parts of other words; of 5G the gazetteer sees that it is whole.
            if end - start > 2 or is_word(text[start]) or {start, end} <= view.borders:
                own = lexicon.mapping(vocabulary)[text[start:end]]
                yield Detection(start, end, own or type_, weight)

    return find


def matching(
    name: str,
    template: str,
    type_: str,
    weight: int,
    *examples: str,
    never: tuple[str, ...] = (),
    signs: tuple[str, ...] = (),
    vocabulary: str = "",
) -> Rule[Finder]:
    """Return the rule that finds what an expression with lexicons in it matches.

    It is tried where the text has one of the signs or a word of the vocabulary, if such are told.
    """

    @cache
    def begun() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for word in lexicon.words(vocabulary):
            found.setdefault(word[:2], []).append(word)
        return found

    @rule(name, *examples, never=never)
    def find(view: ParagraphView) -> Iterator[Detection]:
        signed = not (signs or vocabulary) or any(map(view.text.__contains__, signs))
        if not signed and vocabulary:
            held = begun()
            words = (word for pair in held.keys() & view.pairs for word in held[pair])
            signed = any(map(view.text.__contains__, words))
        if not signed:
            return
        for match in lexicon.expression(template).finditer(view.text):
            yield Detection(match.start(), match.end(), type_, weight)

    return find


WORK = known(
    "known-work", "works", "work", 0, "双方重申遵守[巴黎协定]。", never=("双方达成了协定。",)
)
# A shorter periodical is a common word or part of one (财经, 健康报告) unless it stands in 《》.
PERIODICAL = known("known-periodical", "periodicals", "org", 0, "[中国妇女报]刊发了评论。", least=4)
PRODUCT = known("known-product", "product_names", "product", 2, "渔船都装上了[北斗导航系统]。")
PROJECT = known("known-project", "projects", "place", 2, "[南水北调工程]惠及沿线城市。")
TERM = known(
    "known-term", "terms", "term", 1, "当地发展[新质生产力]。", "共建“[一带一路]”走深走实。"
)
