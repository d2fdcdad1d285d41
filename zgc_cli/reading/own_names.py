"""The user's own names: what a reader knows better than the rules do, a line each.

    卢王斌 person 王斌老师      a name, its type, other forms of it
    ! 洪崖洞 person             not a name of that type
    甲公司 = 乙公司             two names of one thing

A type may be in Chinese: 人物. Blanks stand between the words; a name that has some stands in
double quotes. Behind # is a comment.
"""

from collections.abc import Iterable, Mapping, Sequence

from zgc_cli.document.records import ENTITY_TYPES, TYPES_MEANT
from zgc_cli.reading.script import simplified
from zgc_cli.runtime.errors import ZgcError
from zgc_cli.runtime.language import _
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_WORD = Pattern(r'"([^"]*)"|([=＝]|[^\s=＝]+)')
_DENIES, _SAME, _WIDE = "!！", "=", "＝"
# The types, by their names in either language.
_TYPES = {name: name for name in ENTITY_TYPES} | {
    **TYPES_MEANT,
    "人物": "person",
    "机构": "org",
    "地点": "place",
    "活动": "event",
    "产品": "product",
    "作品": "work",
    "术语": "term",
}


class OwnLine(NamedTuple):
    """One line: a name that is of `type`, that is not (`denied`), or that is another (`same`)."""

    name: str
    type: str = ""
    forms: tuple[str, ...] = ()
    denied: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        """The name and its other forms."""
        return (self.name, *self.forms)

    @property
    def text(self) -> str:
        """The line as it stands in a file."""
        words = [self.type or _SAME, *map(_quoted, self.forms)]
        return " ".join([*["!"] * self.denied, _quoted(self.name), *words])


class OwnNames(NamedTuple):
    """What the lines of a list say together.

    `types` maps each name and form to its type, `main` each form to the name of the thing.
    """

    types: Mapping[str, str]
    main: Mapping[str, str]
    denied: frozenset[tuple[str, str]]
    same: tuple[tuple[str, str], ...]
    digest: str  # of what is said, in whichever order

    def in_simplified(self, no_persons: Iterable[str]) -> "OwnNames":
        """Return the same of a text that is read in simplified characters, more denied."""
        return self._replace(
            types={simplified(name): type_ for name, type_ in self.types.items()},
            main={simplified(form): simplified(name) for form, name in self.main.items()},
            denied=frozenset((simplified(name), type_) for name, type_ in self.denied).union(
                (name, "person") for name in no_persons
            ),
            same=tuple((simplified(one), simplified(other)) for one, other in self.same),
        )


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def own_line(text: str) -> OwnLine | None:
    """Return what a line says, None where it is empty; ZgcError where it cannot be read."""
    bare = text.partition("#")[0]
    words = [quoted or plain.replace(_WIDE, _SAME) for quoted, plain in _WORD.findall(bare)]
    if not words:
        return None
    denied = words[0] in _DENIES
    name, *rest = words[denied:] or [""]
    if len(rest) == 2 and rest[0] == _SAME and not denied:
        line = OwnLine(name, forms=(rest[1],))
    elif rest and rest[0] in _TYPES and not (denied and rest[1:]):
        line = OwnLine(name, _TYPES[rest[0]], tuple(rest[1:]), denied)
    else:
        raise ZgcError(_lacking(name, rest, denied))
    short = next((word for word in line.words if len(word) < 2), None)
    if short is not None:
        raise ZgcError(_("a name has two characters at least: {name!r}", name=short))
    return line


def _lacking(name: str, rest: Sequence[str], denied: bool) -> str:
    """Return what a line lacks that is none of the three that there are."""
    types = ", ".join(ENTITY_TYPES)
    if not name or name == _SAME or _SAME in rest:
        return _("two names of one thing are NAME = NAME")
    if not rest:
        return _("{name} stands without its type: one of {types}", name=name, types=types)
    place = next((number for number, word in enumerate(rest) if word in _TYPES), None)
    if place == 0 and denied:
        return _(
            "a name that is denied has no other forms: ! {name} {type}", name=name, type=rest[0]
        )
    if place:
        whole = " ".join((name, *rest[:place]))
        return _(
            'a name with blanks stands in quotation marks: "{name}" {type}',
            name=whole,
            type=rest[place],
        )
    return _(
        "{word} is none of the types {types} (a name with blanks stands in quotation marks)",
        word=rest[0],
        types=types,
    )


def own_names(lines: Iterable[OwnLine]) -> OwnNames:
    """Return what lines say together; ZgcError where one speaks against another."""
    from hashlib import sha256  # which loads all of OpenSSL

    types: dict[str, str] = {}
    main: dict[str, str] = {}
    kept = list(lines)
    denied = frozenset((line.name, line.type) for line in kept if line.denied)
    for line in kept:
        for form in line.words if line.type and not line.denied else ():
            if types.setdefault(form, line.type) != line.type or (form, line.type) in denied:
                raise ZgcError(
                    _("two lines speak against each other of {name}: remove one first", name=form)
                )
            if main.setdefault(form, line.name) != line.name:
                raise ZgcError(_("{name} is a form of two names", name=form))
    same = tuple((line.name, line.forms[0]) for line in kept if not line.type)
    said = "\n".join(sorted(line.text for line in kept))
    return OwnNames(types, main, denied, same, sha256(said.encode()).hexdigest()[:16])


def told_by(line: OwnLine, lines: Iterable[OwnLine]) -> OwnLine | None:
    """Return the first of some lines that says all of one; ZgcError where one speaks against it."""
    known = list(lines)
    own_names([*known, line])
    for other in known:
        alike = (line.type, line.denied) == (other.type, other.denied)
        if alike and set(line.words) <= set(other.words):
            return other
    return None
