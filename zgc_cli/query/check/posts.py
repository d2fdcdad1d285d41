"""The posts of a claim against those that the article gives: who is what, and where."""

from collections.abc import Callable, Iterable

from zgc_cli import lexicon
from zgc_cli.document.document import Document
from zgc_cli.document.records import Entity
from zgc_cli.query.check.alignment import KIN, NOTHING, Alignment, Detail, Result
from zgc_cli.query.check.quantities.beside import common
from zgc_cli.query.check.quotations import same_person
from zgc_cli.query.match.resolve import forms_of
from zgc_cli.query.match.synonyms import same
from zgc_cli.reading.normal import name_form
from zgc_cli.reading.positions import Post, ToldPost, is_sole, read_posts
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.reading.titles import role_at_end
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

_AREA = Pattern("[省市县区]")
_LONG_TAIL = 4  # characters in which two names of one house may end
_ALMOST = 0.85  # how alike two long names of one are
_SPECIAL = 4  # characters of a title that is no common one: 考古领队
# A claim whose words weigh no more than this beside its posts claims nothing else.
_BARE, _BARE_AT_LEAST = 1.6, 0.4
_REACH = 64  # characters before a claim in which a post of it may begin, which then is none of it
_GENERIC = ("负责人", "领导", "高管", "官员", "成员", "干部", "员工")  # who has another title too
_DOERS = ("者", "人")
_NO_NAME = Pattern(r"[\d一两二三四五六七八九十多]+[名位个]|[对给也把向被由是为]")  # 两名涉事辅警
_HOLDING = ("担任", "出任", "升任", "当选", "现任", "历任")  # say no more than 是


class _Comparison(NamedTuple):
    """A claimed post with the posts of the article: all, and those of the same person."""

    post: Post
    told: list[ToldPost]
    own: list[ToldPost]
    orgs: list[Entity]

    def same_org(self, told: ToldPost) -> bool | None:
        """Return whether a post is at the claimed place; None where one does not say where."""
        ours, theirs = self.post.orgs, told.post.orgs
        if not ours or not theirs:
            return None
        if len(ours) > 1 and len(theirs) > 1:  # 瑞士常驻联合国代表
            rows = ((ours, theirs), (theirs, ours))
            if not any(_same_org(a[0], one, self.orgs) for a, b in rows for one in b):
                return False
        return any(_same_org(ours[-1], one, self.orgs) for one in theirs)

    def same_role(self, told: ToldPost) -> bool:
        """Return whether a post has the claimed title: 总裁 and 亚太区总裁, not 院长 and 副院长."""
        first, second = name_form(self.post.role), name_form(told.post.role)
        if not first or not second or ("副" in first) != ("副" in second):
            return False
        return any(f in second or second in f for f in map(name_form, same(self.post.role)))

    def is_deputy(self, told: ToldPost) -> bool:
        """Return whether 副 alone parts the titles, of one body or of none that is told.

        北湾市 | 交通委主任 and 市交通委 | 副主任 are parted by 副 as well.
        """
        first, second = name_form(self.post.role), name_form(told.post.role)
        if ("副" in first) == ("副" in second):
            return False
        with_bodies = ("".join((*p.orgs, p.role)) for p in (self.post, told.post))
        short, long = sorted((name_form(p).replace("副", "") for p in with_bodies), key=len)
        if len(short) > _SPECIAL and long.endswith(short):
            return True
        first, second = first.replace("副", ""), second.replace("副", "")
        return self.same_org(told) is None and first in second

    def same_title(self, told: ToldPost) -> bool:
        """Return whether two posts end in one title, and a verb stands before either."""
        roles = (self.post.role, told.post.role)
        fronts = [role.removesuffix(role_at_end(role) or "") for role in roles]
        verbs = Pattern(lexicon.pattern("predicates"))
        return role_at_end(roles[0]) == role_at_end(roles[1]) and any(map(verbs.search, fronts))

    def instead(self, kind: str, told: Iterable[ToldPost]) -> Result:
        """Return what the first of some posts has instead: another person, role or organisation."""
        for other, span in told:
            ours, theirs = (
                "".join(post.orgs) if kind == "org" else getattr(post, kind)
                for post in (self.post, other)
            )
            return Result((Detail(kind, ours, theirs),), evidence=span)
        return NOTHING


def posts(aligned: Alignment, draft: Document) -> Result:
    """魏某是甲公司总裁 against 甲公司总裁安某, or 乙公司副总裁魏某."""
    claim, document = aligned.claim, aligned.article.document
    base = max(0, claim.span.start - _REACH)
    names = [(n.type, (n.start - base, n.end - base, n.text)) for n in claim.names]
    persons = [place for type_, place in names if type_ == "person"]
    orgs = [place for type_, place in names if type_ in ("org", "place")]
    text = draft.paragraph(claim.span.paragraph).text[base : claim.span.end]
    claimed = [p for p in read_posts(text, persons, orgs) if p.start >= claim.span.start - base]
    claimed = [post for post in claimed if not KIN.search(post.role)]  # no post in a house
    if not claimed:
        return NOTHING
    # 中国 makes no one of 中国科学院 and 中国工程院.
    known = [e for e in document.entities if e.type == "org"]
    findings = []
    for post in claimed:
        agencies = lexicon.words("agencies")
        told = [t for t in aligned.article.posts if not agencies.intersection(t.post.orgs)]
        own = [t for t in told if same_person(post.person, t.post.person, document)]
        comparison = _Comparison(post, told, own, known)
        findings.append(next(filter(None, (entry.apply(comparison) for entry in RULES)), NOTHING))
    refuting = [finding for finding in findings if finding.refuted]
    words = sum(i.weight for i in aligned.items if i.name is None and i.text not in _HOLDING)
    bare = words <= _BARE * len(claimed) + _BARE_AT_LEAST
    bare = bare and not (claim.figures or claim.dates or claim.quotes)
    return Result(
        tuple(dict.fromkeys(detail for finding in refuting for detail in finding.refuted)),
        evidence=next((f.evidence for f in refuting or filter(None, findings)), None),
        settled=bool(refuting) or (bare and all(findings)),
    )


def _same_org(a: str, b: str, orgs: Iterable[Entity]) -> bool:
    """Return whether two names may mean one organisation."""
    first, second = (_AREA.sub("", name_form(name)) for name in (a, b))
    short, long = sorted((first, second), key=len)
    head = next(
        (n for n in (1, 2, 3) if long.endswith(short[n:]) and long.startswith(short[:n])), 0
    )
    if head and len(short) - head >= _LONG_TAIL:
        return True  # 俄对外情报局, 俄罗斯联邦对外情报局
    if first in second or second in first or common(first, second) >= _ALMOST:
        return True
    for org in orgs:
        forms = [form for form in map(name_form, forms_of(org)) if len(form) > 1]
        if any(f in first for f in forms) and any(f in second for f in forms):
            return True
    return False


@rule("post-borne-out", "星河公司总经理林知远出席。 ← 星河公司总经理林知远昨天来到白鹭镇。")
def _borne_out(comparison: _Comparison) -> Result:
    """The person has this title there; where no place is told, the title is enough.

    院士 alone is told of whoever is one somewhere; which academy it is then is not.
    """
    right = [(comparison.same_org(t), t) for t in comparison.own if comparison.same_role(t)]
    silent = not comparison.post.orgs and all(same is None for same, _ in right)
    bearing = (told.span for same, told in right if same or silent)
    return next((Result(evidence=span, settled=True) for span in bearing), NOTHING)


@rule("post-elsewhere", "星河公司总经理林知远出席。 ← 绿洲公司总经理林知远昨天来到白鹭镇。")
def _elsewhere(comparison: _Comparison) -> Result:
    """The person has this title at another organisation."""
    own = (
        t
        for t in comparison.own
        if comparison.same_role(t)
        and comparison.same_org(t) is False
        and not any(map(_NO_NAME.match, (*comparison.post.orgs, *t.post.orgs)))
    )
    return comparison.instead("org", own)


@rule("post-of-another", "星河公司总经理王明远出席。 ← 星河公司总经理林知远昨天来到白鹭镇。")
def _of_another(comparison: _Comparison) -> Result:
    """Somebody else has a post that one person holds at a time."""
    others = (t for t in comparison.told if comparison.same_role(t) and comparison.same_org(t))
    return comparison.instead("person", others) if is_sole(comparison.post.role) else NOTHING


@rule(
    "post-shared-title",
    "星河公司工程师王明远出席。 ← 星河公司工程师林知远昨天到来。绿洲公司会计师王明远随后发言。",
)
def _shared_title(comparison: _Comparison) -> Result:
    """工程师 has many holders; but here is one there, and the claimed one is elsewhere."""
    placed = any(t.post.orgs for t in comparison.own)
    special = (
        bool(comparison.own) and len(comparison.post.role) >= _SPECIAL and not comparison.post.orgs
    )
    title = name_form(comparison.post.role)
    others = (
        t
        for t in comparison.told
        if (special and not t.post.orgs and name_form(t.post.role) == title)
        or (placed and comparison.same_role(t) and comparison.same_org(t))
    )
    return comparison.instead("person", others)


@rule("post-other-title", "星河公司副总裁林知远出席。 ← 星河公司总工程师林知远昨天来到白鹭镇。")
def _other_title(comparison: _Comparison) -> Result:
    """The person has another title there; not where verbs make the difference."""
    role = comparison.post.role
    # Who is called by what he did has a title too: 设计者, 建筑师.
    if role in _GENERIC or (role[-1:] in _DOERS and _is_deed(role[:-1])):
        return NOTHING
    own = (t for t in comparison.own if comparison.same_org(t) or comparison.is_deputy(t))
    titles = (t for t in own if not comparison.same_title(t))
    return comparison.instead("role", titles)


def _is_deed(word: str) -> bool:
    """Return whether a word is a verb: 设计 of 设计者."""
    return any(word in lexicon.words(name) for name in ("predicates", "nominal_verbs"))


RULES: tuple[Rule[Callable[[_Comparison], Result]], ...] = (
    _borne_out,
    _elsewhere,
    _of_another,
    _shared_title,
    _other_title,
)
