"""Head nouns of products beside a name: “海瞳”智能调度系统, Falco-7无人机."""

from zgc_cli import lexicon

# A head noun inside a longer compound tells no product: 机器人产业, 汽车公司, 系统工程.
NOT_BEHIND = "(?!{head_continuations})"
_GAP = r"[A-Za-z0-9\u4e00-\u9fff\-]"
_NOT_IN_GAP = (
    "(?![的了在是和与等及将已把被让着吧呢吗也都还就走登举之]|作为|融入|自称|来[加提实推支完]"
    "|(?<!合)并|(?<!华)为|{gap_verbs})"
)


_BEHIND = rf"(?:{_NOT_IN_GAP}{_GAP}){{0,10}}?{{product_heads}}{NOT_BEHIND}"


def head_behind(text: str, end: int) -> int:
    """Return where the head noun ends that follows a name (“海瞳”智能调度系统); 0 without one."""
    match = lexicon.expression(_BEHIND).match(text, end)
    return match.end() if match else 0
