"""Whether a post that a text names is somebody's now, was his, or is to be his."""

from collections.abc import Sequence

from zgc_cli.query.ask.sentence import AnswerCandidate, Context
from zgc_cli.runtime.pattern import Pattern

# Before a post in its clause, or behind it: he has it no longer.
_ENDED = Pattern(
    "(?:不再|不担任|辞去|辞任|卸任|免去|免除|被免|离任|卸下|撤销|罢免|解除|去职)[^，。；]*$"
)
_ENDED_BEHIND = Pattern("[^，。；]{0,6}(?:被免|被撤|予以免|任[上内]|期间)")
_PAST = Pattern("(?:[原前]|前任|原任|时任|(?<!不)曾[^，。；]{0,6}|历任[^，。；]*|先后[^，。；]*)$")
_PAST_INSIDE = Pattern("[原前时](?!台|锋|线|端|沿|瞻|哨|驱|子|材|油|告|则)")
# He does not have it yet: 推荐某人为董事长人选, 拟任.
_COMING = Pattern("(?:拟|推荐|提名|建议|提议|候选|有望|竞选|竞聘|参选|争取)[^，。；]*$")
_COMING_BEHIND = Pattern("(?:[^，。；]{0,6})(?:人选|候选|提名|一职的竞)")
_PROPOSED = Pattern("(?:推荐|提名|建议|提议|推选|拟聘|拟任命?)(?!了)[^，。；、]{0,12}$")
_WILL = Pattern("[将欲]")
_ASKS_PAST = Pattern("[原前曾]|卸任|辞去|离任|不再|免|之前|此前|以前|过去")
_ASKS_COMING = Pattern("拟|推荐|提名|建议|候选|人选|将|竞选|参选")
_ASKS_NOW = Pattern("现在|现任|目前|如今|当前|眼下|最新|新职|新任|现职")
_TAKES = Pattern("[^，。；、]{0,4}(?:接任|出任|就任|升任|转任|调任|改任|接替|获任|被任命为)")
_CLAUSE = "，。；！？："


class Tenure:
    """What a question asks of posts: those that somebody has, had, or is to have."""

    def __init__(self, context: Context) -> None:
        """Read the question."""
        asked = context.question.text
        self._context = context
        self._past = _ASKS_PAST.search(asked) is not None
        self._coming = _ASKS_COMING.search(asked) is not None
        self._now = _ASKS_NOW.search(asked) is not None

    def holds(self, post: AnswerCandidate) -> bool:
        """Return whether a post is told as the question asks for it."""
        context = self._context
        text, behind = context.said(post.start, post.end), context.behind(post.end)
        before = _last_clause(context.before(post.start))
        if not self._past and (_ENDED.search(before) or _ENDED_BEHIND.match(behind)):
            return False
        if not self._coming and (_COMING.search(before) or _COMING_BEHIND.match(behind)):
            return False
        if not self._now:
            return True
        if _PAST.search(before) or _PAST_INSIDE.match(text) or _WILL.search(before):
            return False
        return not self._is_left(post)

    def _is_left(self, post: AnswerCandidate) -> bool:
        """Return whether who has a post before his name takes another one: 局长陈某接任董事长."""
        return any(
            post.end <= person.start <= post.end + 2
            and _TAKES.match(self._context.behind(person.end))
            for person in self._context.named_people()
        )


def is_proposed(context: Context, person: AnswerCandidate) -> bool:
    """Return whether somebody is proposed for a post alone, which is not asked: 推荐王某为…人选."""
    if _ASKS_COMING.search(context.question.text):
        return False
    return _PROPOSED.search(context.before(person.start)) is not None


def are_others(context: Context, post: AnswerCandidate) -> bool:
    """Return whether a post is that of others: its clause names people before it, not who is asked.

    Of a clause that names nobody the nearest one before tells.
    """
    own = context.named_people()
    people: Sequence[int] = [s.start for s, e in context.within("entities") if e.type == "person"]
    before = [at for at in people if at < post.start]
    if not own or not before:
        return False
    clause = post.start - len(_last_clause(context.before(post.start)))
    near = [at for at in before if at >= clause] or [max(before)]
    return not {s.start for s in own} & set(near)


def _last_clause(text: str) -> str:
    """Return what stands behind the last mark of a text."""
    return text[max(text.rfind(mark) for mark in _CLAUSE) + 1 :]
