"""Head nouns of products beside a name: “海瞳”智能调度系统, Falco-7无人机."""

from zgc_cli import lexicon

# A head noun inside a longer compound tells no product: 机器人产业, 汽车公司, 系统工程.
NOT_BEHIND = (
    r"(?!产业|企业|公司|集团|行业|领域|市场|技术|研发|大会|大赛|论坛|博览|展|中心|研究|实验室|园|基地"
    r"|工程|项目|团队|专业|专家|学|赛|厂|店|城|村|镇|小镇|之都|之城|化|联盟|协会|标准)"
)
_GAP = r"[A-Za-z0-9\u4e00-\u9fff\-]"
_NOT_IN_GAP = (
    r"(?![的了在是和与等及将已把被让着吧呢吗也都还就走登举]"
    r"|亮相|发布|推出|上线|搭载|采用|获|入选|进入|成为|助力|开展|基于|面向|引发|带动|覆盖|正式|首次|已经|成功|问世|落户|亮|上演)"
)


_BEHIND = rf"(?:{_NOT_IN_GAP}{_GAP}){{0,10}}?{{product_heads}}{NOT_BEHIND}"


def head_behind(text: str, end: int) -> int:
    """Return where the head noun ends that follows a name (“海瞳”智能调度系统); 0 without one."""
    match = lexicon.expression(_BEHIND).match(text, end)
    return match.end() if match else 0
