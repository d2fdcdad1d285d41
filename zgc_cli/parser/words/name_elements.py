"""Names that are put together of elements which a list knows: of Tibetans, Uyghurs and Kazakhs."""

from functools import cache

from zgc_cli import lexicon
from zgc_cli.runtime.pattern import Pattern

# A part of a name in Latin letters: Lind, McLind, Saint-Jean.
LATIN_WORD = r"(?:Mc|Mac|O['’]|D['’]|De|Di|La|Le|Fitz)?[A-Z][a-z\u00c0-\u024f]+(?:-[A-Z]?[a-z]+)?"
LATIN_WORD += r"(?![A-Za-z0-9])"
# How likely any word is such a name, on the scale of `name_model`.
OF_ELEMENTS = -15.0
# What follows the given name of a Uyghur or a Kazakh: 玉素甫江, 热依汗古丽.
_ENDINGS = "江|[汗罕]|古[丽力]|尼亚孜|尼沙|别克|拜克?|巴依|夏[提木]|丁"


@cache
def tibetan() -> Pattern:
    """Match a Tibetan name of two elements: 丹增罗布."""
    element = lexicon.pattern("tibetan_names")
    # Written twice, for then `re` looks for the first character of one.
    return Pattern(f"(?:{element})(?:{element})")


@cache
def turkic() -> Pattern:
    """Match the given name of a Uyghur or a Kazakh, with another behind it or without."""
    name = lexicon.pattern("turkic_names")
    return Pattern(f"(?:{name})(?:{name}|{_ENDINGS})?")
