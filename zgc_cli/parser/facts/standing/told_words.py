"""Which statements of people stand alone: who speaks is known, and what he says is told in it.

What they are about may stand in front of the speaker (关于某某问题，某人表示), what they point to
in the text before (该峰会); that is the context of the fact. The first of `SAYING_REFUSALS` that
holds leaves a statement out.
"""

from collections.abc import Callable, Sequence

from zgc_cli.document.records import Entity, Quote
from zgc_cli.parser.facts.standing.pointing import Pointer, pointer
from zgc_cli.parser.facts.subject_phrases import is_official
from zgc_cli.parser.words.text_units import TURN
from zgc_cli.reading.rule import Rule, rule
from zgc_cli.runtime.named_tuple import NamedTuple
from zgc_cli.runtime.pattern import Pattern

# Heads of one character that may point to a name that ends in them: 该校, 该院.
_SHORT_HEADS = frozenset("校院市县省局厂站港馆州国店镇村队社会赛节展片书剧")
_LONGEST_HEAD = 4
_TOPIC = Pattern(
    "(?:^|[，。；：！？”])(?:而|但|其中)?(?P<topic>(?:在?(?:谈[到及起]|回应|回答|被问[到及]|提[到及])|关于|"
    "至于|针对|对于|就)(?![是在有要能会])[^，。；：！？“”]{2,40}?)(?:时|一事|的?问题)?，"
)
_POINTING = Pattern("[此这该其他她它]")
_SHORTEST, _VAGUE = 6, 20  # characters
# Of whom nobody could look up what he said.
_SOMEBODY = Pattern(
    "(?:还有|也有|另)?(?:[一两三几多]|[0-9]+)[名位个](?!.*[局委院部厅署公司校厂会])|经|.*(?:报道|添加|援引)|官方$"
    "|[\u4e00-\u9fff](?:医生|大夫|老师|校长|主任|律师|师傅|经理|教练|大姐|大爷|大妈|阿姨|奶奶|爷爷)$"
)
# What a medium says of its page, and thanks, wishes and calls that tell nothing.
_OF_PAGE = Pattern(
    "本声明|本文|转载|版权|免责|点赞|关注我们|公众号|侵权|供稿|责任编辑|在此附上|点此|原文链接"
)
_EMPTY = Pattern(
    "^[^，。；：]{0,4}(?:感谢|谢谢|祝[福愿贺]|恭喜|加油|欢迎|大家好|你好|您好|请)[^。]{0,30}[。！]?$"
)
# The clause before the words tells that others say them, and one before a name that he reports.
_OTHERS = Pattern(
    "(?:^|[，。；])(?P<who>对方|有人|网友|家属|记者|专家|律师|法院|警方|官方|报道|经济学家|分析师|会议|文章|报告|通报)[^，。；]{0,8}[：，“]*$"
)
_REPORTING = Pattern("(?:记者|通讯员|实习生|编辑|作者) *$")
_ALSO = Pattern("^(?:[并也还且即]|而且|同时|(?:可能|就|应该|主要|也许|大概)是)")
# 将从三方面推进工作, where the list that follows was not read.
_HEAD_OF_LIST = Pattern(
    "^[^，。]*[两三四五六七八九十几][个大]?(?:方面|点|项|步|举措|原因)[^，。]{0,12}。?$"
)


_LAST_CLAUSE = Pattern("[^，。；！？”]+(?=[：，“]*$)")
_HE = Pattern("[他她]")
# Verbs of saying that are as often nouns.
_NOUNS = ("感觉", "提议", "倡议", "建议", "声明")


class ToldWords(NamedTuple):
    """The words of a statement, who says them, and what stands around them in the paragraph.

    `outside` is the evidence without the words, `ahead` that of it before them; a `fragment` is
    quoted as a part of a clause; `speaks` tells that who speaks has or holds a name; `named` are
    the mentions in the text before, `employer` is for whom the speaker works, if told; `names`,
    `figures` and `days` are how many of them are in the words, the speaker's own name aside.
    """

    words: str
    speaker: str
    quote: Quote
    outside: str
    ahead: str
    fragment: bool
    speaks: bool
    named: Sequence[Entity]
    employer: str
    names: int = 0
    figures: int = 0
    days: int = 0

    @property
    def telling(self) -> bool:
        """Whether the words have a name, a figure or a day in them."""
        return bool(self.names or self.figures or self.days)

    @property
    def pointer(self) -> Pointer | None:
        """What points out of the words."""
        return pointer(self.words, reported=self.quote.kind == "indirect")

    @property
    def topic(self) -> str:
        """What the statement is said to be about, in front of its speaker; or ''."""
        told = [match["topic"] for match in _TOPIC.finditer(self.outside)]
        return told[-1] if told and not _POINTING.search(told[-1]) else ""

    @property
    def meant(self) -> str:
        """The name that a pointing noun stands for; or ''."""
        noun = self.pointer.noun if self.pointer else ""
        names = [e for e in self.named if e.type not in ("product", "term")]
        if noun.startswith("国"):
            return ""  # of 俄罗斯 the last character does not tell that it is one
        for name in reversed(names) if noun else ():
            for form in (name.name, *name.aliases):
                if _is_called(form, noun):
                    return form
        return ""

    @property
    def context(self) -> str | None:
        """What a reader has to know besides: the matter, or what the words point to."""
        told = not self.meant or self.meant == self.speaker or self.meant in self.words
        return (self.topic if told else self.meant) or self.whose or None

    @property
    def whose(self) -> str:
        """For whom one works who speaks of 我们, 我院 or 公司, where he does not name it."""
        names = f"{self.words}{self.speaker}"
        return self.employer if _OURS.search(self.words) and self.employer not in names else ""


# What belongs to those who speak, and what is theirs beyond doubt.
_OURS = Pattern(
    "(?:我们|咱们)(?!常|通常|都|一般|知道|看到|可以|不|国家|的国)|我[院校司店厂所局馆县市区镇村]|本[院校店厂馆县市区镇村](?!身|来)|公司"
)
_OUR_OWN = Pattern(
    "(?:我们|咱们?)(?:的?工作室|公司|[村县市区镇]|学校|医院|社区|团队|企业|厂)|我[院校司店厂所局馆县市区镇村]"
)


def _is_called(name: str, noun: str) -> bool:
    """Return whether a noun begins with the head of a name: 峰会 of 金砖国家领导人峰会."""
    for size in range(min(_LONGEST_HEAD, len(name) - 1), 0, -1):
        if noun.startswith(name[-size:]):
            return size > 1 or name[-1] in _SHORT_HEADS
    return False


@rule(
    "saying-points",
    "林知远说：“这让我很意外，谁也没有想到。”",
    "林知远表示，该方案已经获得通过。",
    never=(
        "林知远表示，青穗农业集团会守住品牌。",
        "关于青穗农业集团的冷库，林知远表示，它不会带来任何好处。",
    ),
)
def _points(saying: ToldWords) -> bool:
    """Tell words that point to what was said before, which nothing beside them tells."""
    points = saying.pointer
    if _OUR_OWN.search(saying.words) and not (saying.context or saying.employer):
        return True
    if (
        saying.quote.kind == "indirect"
        and _ITS.match(saying.words)
        and _BODY.search(saying.speaker)
    ):
        return True
    if points is None or saying.meant:
        return False
    return bool(points.noun and points.word not in ("这", "此")) or not saying.topic


_ITS = Pattern("其(?![他中实余次它间])")
_BODY = Pattern("[局院部厅署会司办]$|警方|政府")


@rule(
    "saying-of-others",
    "林知远说：“冷库漏水，他们一直拖着不修。”",
    "林知远说：“大家看起来都很高兴，也都来了。”",
    never=(
        "林知远说：“茶农很辛苦，他们天不亮就上山。”",
        "林知远说：“青穗农业集团建成冷库，它能存三万斤茶。”",
    ),
)
def _of_others(saying: ToldWords) -> bool:
    """Tell words about 他们, 它 or 大家 in which nobody stands whom that may mean."""
    words = saying.words
    if saying.topic or saying.meant:
        return False
    if words.startswith("大家"):
        return True
    they = _THEY.search(words)
    if not they:
        return False
    before = words[: they.start()]
    return not (_MEANT.search(before) or any(entity.name in before for entity in saying.named))


_THEY = Pattern("[他她它]们|(?<![吉其])它(?!们)")
# Nouns for several people, and for bodies and things of which one may be it.
_MEANT = Pattern("[人们民者员农工客友童师生]|孩子|公司|集团|学校|企业|国家|部门|家长|队")


@rule(
    "saying-of-somebody",
    "网友说：“冷库建成了，大家都去看。”",
    never=("林知远说：“冷库建成了，大家都去看。”",),
)
def _of_somebody(saying: ToldWords) -> bool:
    """Tell the words of somebody of whom it is not told who he is."""
    return bool(_SOMEBODY.match(saying.speaker)) or _is_of_others(saying)


def _is_of_others(saying: ToldWords) -> bool:
    """Return whether somebody else says the words, or who wrote the article: 实习生 某某都说."""
    if not (saying.speaks or is_official(saying.speaker)):
        return True  # 消费者, 网友
    others = _OTHERS.search(saying.ahead)
    if others and others["who"] not in saying.speaker:
        return True
    if (
        saying.quote.kind == "indirect"
        and saying.quote.cue in _NOUNS
        and saying.ahead.endswith("，")
    ):
        return True  # 逐渐找到比赛感觉，在第二投……
    clause = _LAST_CLAUSE.search(saying.ahead)
    names = [e.name for e in saying.named if e.type in ("person", "org")]
    own = not clause or saying.speaker in clause[0] or _HE.search(clause[0])
    if clause and not own and clause[0].startswith(tuple(names)):
        return True  # 林知远发帖后，青穗农业集团发出声明：……
    at = saying.outside.find(saying.speaker)
    return at >= 0 and bool(_REPORTING.search(saying.outside, 0, at))


@rule(
    "saying-empty",
    "林知远说：“谢谢大家。”",
    "青穗日报声明：“本文版权归青穗日报所有，转载请联系。”",
    never=("林知远说：“冷库建成了，大家都去看。”",),
)
def _empty(saying: ToldWords) -> bool:
    """Tell thanks and wishes, what a medium says of its own page, and a few words alone."""
    words = saying.words
    if len(words) < _SHORTEST or words.endswith("……"):
        return True
    if len(words) < _VAGUE and ("相关" in words or "有关" in words):
        return True
    torn = saying.quote.kind == "indirect" and words.count("“") != words.count("”")
    return torn or any(each.search(words) for each in (_OF_PAGE, _EMPTY, _ALSO, _HEAD_OF_LIST))


@rule(
    "saying-untold",
    "林知远表示，以后续发布的信息为准。",
    never=(
        "林知远表示，以3月5日发布的信息为准。",
        "关于冷库的传闻，林知远表示，以后续发布的信息为准。",
    ),
)
def _is_untold(saying: ToldWords) -> bool:
    """Tell a few words that name nothing, so that they may be about anything, or about oneself."""
    words = saying.words
    own = _SELF.match(words) or (len(words) < _FEW and _OF_NOW.search(words))
    return bool(own) and not (saying.telling or saying.context or _NAMING.search(words))


_FEW = 45  # characters
_SELF = Pattern("(?:自己|我)(?!国)")
# What only who was there or reads the text around knows: who, than what, since when.
_OF_NOW = Pattern(
    "自己|我(?!国)|[他她]|[更仍尚竟]|将(?!军)|其[他余]|[目当]前|现在|如今|未来|后续|下一步|接下来|新[公发出]|任何|研究团队|官方"
)
_NAMING = Pattern("[0-9A-Za-z《“‘]|我国|中国|全[国球省市县区镇村]|伤亡|险情|一[是为]")


@rule(
    "saying-fragment",
    "林知远说，营地已由青穗农业集团“完全接管，过程顺利”。",
    never=("林知远说：“营地已经完全接管，过程顺利。”", "林知远表示“已经完全接管，过程顺利”。"),
)
def _is_fragment(saying: ToldWords) -> bool:
    """Tell words quoted as part of a clause, which the statement around them has whole."""
    return saying.fragment


@rule(
    "saying-answers",
    "记者：您去过冷库吗？\n林知远：去过。\n记者：什么时候？\n林知远：冷库建成时，我们一起去的。",
    never=("林知远说：“冷库建成时，我们一起去的。”",),
)
def _answers(saying: ToldWords) -> bool:
    """Tell an answer that needs its question: it is short, or is about somebody named in that."""
    words = saying.words
    return saying.quote.rule == TURN and (len(words) < _ANSWER or "他" in words[:_ANSWER])


_ANSWER = 15  # characters


@rule(
    "saying-runs-on",
    "林知远表示要去签合同据他的同学介绍，他今年26岁。",
    "林知远称路修好了：大家都来看【青穗日报讯】清溪山区的公路通车。",
    never=("林知远表示，据他的同学介绍，冷库已经建成。",),
)
def _runs_on(saying: ToldWords) -> bool:
    """Tell reported words that no mark parts from a headline, a caption or the next sentence."""
    return saying.quote.kind == "indirect" and bool(_RUNS_ON.search(saying.words))


_RUNS_ON = Pattern(
    "(?<![，。；：！？、“”（）])据[^，。；：“”]{1,16}(?:介绍|了解|报道|透露|悉)，|[【】<>]|\u3000"
    "|^ +[\u4e00-\u9fff]|[\u4e00-\u9fff]{3} +[\u4e00-\u9fff]{3}|图为|原标题"
)


@rule(
    "saying-of-another",
    "茶农陈青山受伤，村长林知远透露他将缺席今年的海城采茶节和冷库开工仪式。",
    never=("村长林知远透露，他将出席采茶节。",),
)
def _is_of_another(saying: ToldWords) -> bool:
    """Tell words about 他 where somebody else is named in front of who says them."""
    if not _HE.match(saying.words):
        return False
    others = (e for e in saying.named if e.type == "person" and e.name != saying.speaker)
    return any(form in saying.ahead for e in others for form in (e.name, *e.aliases))


SAYING_REFUSALS: tuple[Rule[Callable[[ToldWords], bool]], ...] = (
    _points,
    _of_others,
    _of_somebody,
    _empty,
    _is_fragment,
    _answers,
    _is_untold,
    _runs_on,
    _is_of_another,
)
