"""What of a saved page is its article: lists, comments, feet and players are not, leads are."""

import html

import pytest

from tests.conftest import Runner
from tests.test_source import BOTH, FIRST, SECOND, here, shell
from zgc_cli.runtime.errors import SourceError
from zgc_cli.source.page.phrases import kind_of_line
from zgc_cli.source.webpage import main_text

__all__ = ["here"]

LINES = {
    "line": (
        *(
            "责任编辑：王石",
            "【编辑:李木】",
            "责编/王石",
            "微信扫一扫，分享到朋友圈",
            "阅读(1.2万)",
        ),
        *(
            "海量资讯、精准解读，尽在某某APP",
            "【打印本页】【关闭窗口】",
            "举报/反馈",
            "点击上方蓝字关注我们",
        ),
        *("© 2011-2019 云湖网", "上一篇：云湖地铁六号线开工", "您的浏览器暂时无法播放此视频"),
        *(
            "特别声明：以上内容仅代表作者观点，本站只提供存储服务。",
            "返回云湖，查看更多",
            "廣告",
        ),
    ),
    "foot": (
        *(
            "未经授权，不得转载",
            "本文系云湖网独家稿件，侵权必究。",
            "本文仅代表作者个人观点，不代表本网立场",
        ),
        *("以上内容不构成投资建议，据此操作，风险自担。", "更多资讯，请关注云湖公众号"),
        *(
            "如有侵权，请联系我们删除",
            "本网站之文字，非經授權，不得轉載。",
            "云湖报料热线：010-0000",
        ),
        *("此内容著作权归云湖网所有", "如需转载请联系后台"),
    ),
    "others": (
        *("相关阅读", "■ 推荐阅读：", "【延伸閱讀】", "猜你喜欢", "您可能感兴趣的文章", "更多快讯"),
        *("往期回顾", "大家都在看", "24小时热榜", "更多社會新聞"),
    ),
    "comments": (
        *("评论(0)", "网友评论", "登录后参与讨论", "暂无评论", "我来说两句", "12条评论", "写留言"),
        *("最新评论", "共 3 則留言", "0人参与，0条评论"),
    ),
    "end": ("END", "- END -", "—— 完 ——", "（完）", "全文完"),
    "": (
        "编辑部设在三楼，去年有12名编辑。",
        "公司声明称，工厂没有停产。",
        "对造谣者，警方将依法追究法律责任。",
        "未经许可，任何单位不得在保护区采砂。",
        "这一言论不代表政府立场。",
        "二维码就贴在展柜旁边，观众一扫就能听讲解。",
        "相关新闻发布会定于3月25日举行。",
        "截至6月底，这款APP累计被下载3000万次，用户遍布63个国家和地区。",
        "评论家王石说，这部戏很好。",
        "上一任馆长说，展厅明年扩建。",
        "完工",
        "他说：“更多的人会来。”",
    ),
}


@pytest.mark.parametrize(
    ("kind", "line"), [(k, line) for k, lines in LINES.items() for line in lines]
)
def test_what_a_line_is(kind: str, line: str) -> None:
    assert kind_of_line(line) == kind


TEASER = (
    "<{0}><a href='1'>云湖地铁六号线今日开工</a><p>云湖地铁六号线全长30公里，设站21座。</p></{0}>"
)
TEASERS = TEASER.format("li") * 3
OUT = {
    "teasers side by side": f"</div><ul class='x'>{TEASERS}</ul><div>",
    "teasers in boxes": f"</div><div>{TEASER.format('div') * 3}</div><div>",
    "teasers within the article": TEASERS,
    "a part with a heading of its own": "</div><section><div><h3>更多快讯</h3></div>"
    "<div>云湖地铁六号线全长30公里，设站21座。</div></section><div>",
    "links behind a heading in the article": "<h3>相关新闻</h3>"
    "<p><a href='1'>云湖地铁六号线今日开工</a></p><p>云湖地铁全长30公里。</p>"
    "<p><a href='2'>云湖地铁六号线今日通车</a></p><p>云湖地铁设站21座。</p>",
    "comments": "<p>评论(2)</p><p>云湖地铁要是也这么快就好了，等了十年，实在太久。</p>",
    "an end mark": "<p>- END -</p><p>云湖地铁的故事，我们下期再讲，欢迎投稿。</p>",
    "a player": "<video src='1'>云湖地铁的画面，您的浏览器不能播放。</video>",
    "what only programs read aloud": "<p class='visually-hidden'>云湖地铁的图，云湖的人。</p>",
    "a foot": "<p>本文系云湖地铁报独家稿件，未经授权，不得转载。</p>",
    "the end of a sentence that is gone": "<span>,云湖地铁报</span>",
    "buttons of a mood": "<ul class='share'><li>云湖地铁</li></ul>",
}
IN = {
    "a paragraph below the line of the editors, most of the text": f"<p>责任编辑：王石</p>{BOTH}",
    "one link": f"<p>{FIRST}</p><p><a href='1'>云湖展厅的地图与交通指南</a></p><p>{SECOND}</p>",
    "a heading of others between": f"<p>{FIRST}</p><p>相关阅读</p><p><a href='1'>展厅地图</a></p>"
    f"<p>{SECOND}</p><p>{SECOND[:-1]}，也可打电话。</p><p>展厅的二楼明年开放，现在正在施工。</p>",
    "a part named as an editor's": f"<div id='mp-editor'>{BOTH}</div>",
    "a part named as one to share": f"<div class='share-box'>{BOTH}</div>",
    "a link of the site at the end": f"<p>{FIRST}</p>"
    f"<p>{SECOND}<a href='/'>返回云湖，查看更多</a></p>",
    "a menu that opens its box": f"<section><div>相关文章</div><div>{BOTH}</div></section>",
    "an end of the page in its midst": f"<p>{FIRST}</p></body></html><p>{SECOND}</p>",
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", OUT)
def test_what_is_no_part_of_an_article(name: str) -> None:
    for text in (BOTH, f"<p>{FIRST}</p>"):
        shown, document = shell(text=text + OUT[name])
        assert "地铁" not in shown
        assert [p.kind for p in document.paragraphs][:2] == ["title", "body"]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", IN)
def test_what_is_part_of_an_article(name: str) -> None:
    _text, document = shell(text=IN[name])
    assert [p.text for p in document.paragraphs if p.kind == "body"][:2] == [FIRST, SECOND]


@pytest.mark.usefixtures("here")
def test_below_the_editors_of_an_article_stand_but_its_credits() -> None:
    teaser = "<p><b>云湖地铁：六号线今日开工</b></p><p>云湖地铁全长30公里，设站21座。</p>"
    below = f"<p>责任编辑：王石</p><blockquote>{teaser}</blockquote><p>来源：云湖日报</p>"
    shown, document = shell(text=BOTH * 2 + below)
    assert "地铁" not in shown
    assert document.header.agency == "云湖日报"


THIRD = "展厅的二楼明年开放，现在正在施工，市民可以在网上提出自己的意见。"
RIGHTS = "云湖市文化馆的文字、图片与影像，未经授权，不得转载、摘编，也不得改作他用。"
LEADS = {
    "a paragraph apart": (f"<div><p>{FIRST}</p></div>", SECOND, True),
    "a paragraph with a picture": (f"<div>{FIRST}</div><div><img></div>", SECOND, True),
    "a paragraph above the line of source": (
        f"<div>{FIRST}</div><div>2026-03-12 08:00 来源：云湖网</div>",
        SECOND,
        True,
    ),
    "a summary": (f"<div class='summary'>{FIRST}</div>", SECOND, False),
    "what the article repeats": (f"<div>{FIRST}</div>", FIRST + SECOND, False),
    "what a link says": (f"<div><a href='1'>{FIRST}</a></div>", SECOND, False),
    "rights": (f"<div>{RIGHTS}</div>", SECOND, False),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", LEADS)
def test_what_stands_between_title_and_article(name: str) -> None:
    lead, second, is_lead = LEADS[name]
    document = shell(line=lead, text=f"<p>{second}</p><p>{THIRD}</p>")[1]
    body = [p.text for p in document.paragraphs if p.kind == "body"]
    assert body == [FIRST, second, THIRD][not is_lead :]


TIMES = {
    "<time datetime='2026-03-12T08:00:00+08:00'>5小时前</time>": "2026-03-12",
    "<div><span>云湖网</span> <time datetime='2026-03-12'>三天前</time></div>": "2026-03-12",
    "<h6>2026年3月12日星期四</h6>": "2026-03-12",
    "<time>5小时前</time>": None,
    "<div>今天是2026年3月12日 星期四</div>": None,
    "<div>欢迎访问云湖网 2026年3月12日 10:30</div>": None,
    "<div>阅读 20260312</div>": None,
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("line", TIMES)
def test_days_between_title_and_article(line: str) -> None:
    assert shell(line=line)[1].header.date == TIMES[line]


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("2026年3月12日 星期四", None),
        ("今天是2026年3月12日", None),
        ("2026年3月12日 星期四</p><p>第05版：民生", "2026-03-12"),
        ("2026年3月12日 星期四</p><p>第05届展览", None),
        ("云湖日报 2026年3月12日 星期四", "2026-03-12"),
        ("2026-03-12 08:30 来源：云湖网", "2026-03-12"),
        ("云湖日报 2026年3月12日 第05版：民生 字数：1320", "2026-03-12"),
    ],
)
def test_days_above_the_title(above: str, day: str | None) -> None:
    page = f"<html><body><p>{above}</p><h1>云湖展厅开放</h1><div>{BOTH}</div></body></html>"
    assert main_text(page, "a.html")[1] == day


HEADING = "观众从哪里来"
HEADINGS = {
    "in a box of any name": (f"<div class='nav-title'><h2>{HEADING}</h2></div>", True),
    "in a section of any name": (f"<section class='ad'><h3>{HEADING}</h3></section>", True),
    "in bold": (f"<p><strong>{HEADING}</strong></p>", True),
    "with other things": (f"<div class='nav'><h2>{HEADING}</h2><p>首页，栏目。</p></div>", False),
    "above the authors": (f"<h4>{HEADING}</h4><p>本报记者 王小明</p>", False),
    "above a picture": (f"<h4>{HEADING}</h4><img><p>本报记者 王小明 摄</p>", True),
    "a link": (f"<div class='nav'><h2><a href='1'>{HEADING}</a></h2></div>", False),
    "above links": (f"<h2>{HEADING}</h2><ul><li><a>云湖地铁</a><li><a>云湖公园</a></ul>", False),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", HEADINGS)
def test_headings(name: str) -> None:
    inner, is_there = HEADINGS[name]
    first = "" if "本报" in inner else f"<p>{FIRST}</p>"
    document = shell(text=f"{first}{inner}<p>{FIRST}</p><p>{SECOND}</p>")[1]
    found = [p.text for p in document.paragraphs if p.kind == "heading"]
    assert found == [HEADING] * is_there


@pytest.mark.usefixtures("here")
def test_what_only_a_font_of_the_page_shows_is_no_text() -> None:
    assert "\ue600" not in shell(text=f"<h2>\ue600</h2>{BOTH}<h2>\ue600</h2>")[0]


@pytest.mark.usefixtures("here")
def test_a_heading_below_all_text_is_of_something_else() -> None:
    assert HEADING not in shell(text=f"{BOTH}<h2>{HEADING}</h2>")[0]


WRITERS = {
    '{"@type": "Person", "name": "欧阳晓"}': ["欧阳晓"],
    '[{"@type": "Person", "name": "王小明"}, {"@type": "Person", "name": "李红"}]': [
        "王小明",
        "李红",
    ],
    '{"@type": "Person", "name": "云湖网"}': [],
    '{"@type": "Organization", "name": "王小明"}': [],
    '{"@type": "Person", "name": "吴越"}': [],
    '{"@type": "Person", "name": "小编"}': [],
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("author", WRITERS)
def test_authors_that_only_machines_are_told(author: str) -> None:
    head = f'<script type="application/ld+json">{{"author": {author}}}</script>'
    document = shell(head=head, below="<p>责任编辑：吴越</p>")[1]
    assert list(document.header.byline) == WRITERS[author]


LINES_OF_AUTHORS = {
    "原创 <span>王小明</span> <span>云湖观察</span>": ["王小明"],
    "原创 <span>王小明等</span> <span>云湖观察</span>": [],
    "<span>云湖观察</span>": [],
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("line", LINES_OF_AUTHORS)
def test_an_author_of_the_data_for_machines_is_shown_in_a_line(line: str) -> None:
    head = '<meta name="author" content="王小明">'
    document = shell(head=head, line=f"<div>{line}</div>")[1]
    assert list(document.header.byline) == LINES_OF_AUTHORS[line]


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("3/12/2026, 8:30:11 AM", "2026-03-12"),
        ("12/3/2026, 8:30 PM", "2026-12-03"),
        ("3/12/2026", None),
        ("13/12/2026, 8:30:11 AM", None),
    ],
)
def test_days_as_scripts_write_them(given: str, day: str | None) -> None:
    head = f'<meta name="apub:time" content="{given}">'
    page = f"<html><head>{head}</head><body><h1>云湖展厅开放</h1><div>{BOTH}</div></body></html>"
    assert main_text(page, "a.html")[1] == day


@pytest.mark.parametrize(
    ("shown", "title"),
    [
        ("云湖展厅开放<span><i>原创</i></span>", "云湖展厅开放"),
        ("云湖展厅开放<em>热</em>", "云湖展厅开放"),
        ("云湖展厅<em>开放</em>", "云湖展厅开放"),
        ("<span>原创</span>", "原创"),
    ],
)
def test_a_badge_is_no_part_of_a_title(shown: str, title: str) -> None:
    page = f"<html><head><title>{title}</title></head><body><h1>{shown}</h1><div>{BOTH}</div>"
    first = main_text(page, "a.html")[0].split()[:2]
    assert first == ["#", title]


WORDS = "市民在展厅里参观"
CAPTIONS = {
    "by its class": (f"<p class='img-desc'>{WORDS}</p>", True),
    "by the text of the picture": (f"<img alt='{WORDS}'><p>{WORDS}</p>", True),
    "by a mark": (f"<p>▲{WORDS}</p>", True),
    "by its place": (f"<img><p align='center'>{WORDS}</p>", True),
    "by its end": (f"<img><p>{WORDS}。王小明摄</p>", True),
    "by a whole sentence on a picture": (f"<img><p>{WORDS}的截图。</p>", True),
    "by who holds its rights": (f"<img><p>{WORDS}。图：云湖视觉</p>", True),
    "by the midst of its line, where headings stand at the left": (
        f"<p><b>展厅开放</b></p><p>{SECOND}</p><img><p align='center'><b>{WORDS}</b></p>",
        True,
    ),
    "in bold below a picture, where headings stand in the midst": (
        f"<p align='center'><b>展厅开放</b></p><p>{SECOND}</p>"
        f"<img><p align='center'><b>{WORDS}</b></p>",
        False,
    ),
    "a heading below a picture": (f"<img><p align='center'><b>{WORDS}</b></p>", False),
    "a sentence below a picture": (f"<img><p>{WORDS}。</p>", False),
    "without a picture": (f"<p>{WORDS}。</p>", False),
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("name", CAPTIONS)
def test_captions(name: str) -> None:
    inner, is_caption = CAPTIONS[name]
    _text, document = shell(text=f"<p>{FIRST}</p>{inner}<p>{SECOND}</p>")
    kinds = [p.kind for p in document.paragraphs if WORDS in p.text]
    assert (kinds[0] in ("caption", "credit")) == is_caption, kinds


@pytest.mark.usefixtures("here")
def test_short_lines_below_all_pictures_are_captions() -> None:
    names = ("东厅。", "西厅。", "南厅的展柜。")
    pictured = "".join(f"<p><img></p><p>{name}</p><p>{FIRST}</p>" for name in names)
    document = shell(text=pictured)[1]
    assert [p.text for p in document.paragraphs if p.kind == "caption"] == list(names)
    spoken = "".join(f"<p>{name}</p><p>{FIRST}</p>" for name in names)
    assert not [p for p in shell(text=spoken)[1].paragraphs if p.kind == "caption"]


BYLINES = {
    "<div>执笔/王小明、李红</div>": ["王小明", "李红"],
    "<div>作者， 王小明</div>": ["王小明"],
    "<div>记者 王小明 李文</div>": ["王小明", "李文"],
    "<div>文/王小明 图/李红</div>": ["王小明"],
    "<p>撰文：<a href='1'>王小明</a></p>": ["王小明"],
    "<div><a>王小明</a> <a>报道</a></div>": ["王小明"],
    "<div>云湖新闻 2026年3月12日 记者 王小明</div>": ["王小明"],
    "<div>云湖日报 报道</div>": [],
    "<div>综合 报道</div>": [],
    "<div>张晓文：云湖展厅开放</div>": [],
    "<div>云湖人文：展厅开放</div>": [],
    "<div>来源：人文云湖</div>": [],
}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("line", BYLINES)
def test_bylines(line: str) -> None:
    assert list(shell(line=line)[1].header.byline) == BYLINES[line]


@pytest.mark.usefixtures("here")
def test_an_article_that_a_script_would_show() -> None:
    held = html.escape(f"<article>{BOTH}</article>")
    page = (
        "<html><head><title>云湖展厅开放_云湖网</title></head><body>"
        "<textarea class='a-time'>1773273600000</textarea>"
        f"<textarea class='a-content'>{held}</textarea><p>© 2011-2019 云湖网</p></body></html>"
    )
    text, day = main_text(page, "a.html")
    assert day == "2026-03-12"
    assert [line.strip() for line in text.splitlines() if line] == ["# 云湖展厅开放", FIRST, SECOND]


@pytest.mark.usefixtures("here")
def test_a_title_in_bold_on_a_page_that_has_the_name_of_its_site_alone() -> None:
    page = (
        "<html><head><title>云湖县人民政府网站</title></head><body>"
        "<table><tr><td><a href='1'>首页</a></td></tr></table>"
        "<table><tr><td align='center'><b>云湖展厅开放</b></td></tr>"
        "<tr><td>发布时间：2026-3-12 来源：县文化局</td></tr>"
        f"<tr><td>{FIRST}<br><br>{SECOND}</td></tr></table></body></html>"
    )
    text, day = main_text(page, "a.html")
    assert (text.split("\n")[0], day) == ("# 云湖展厅开放", "2026-03-12")


PARTS = {
    f"<h1>云湖县新展厅今天开放</h1>{BOTH}": ["# 云湖县新展厅今天开放", FIRST, SECOND],
    BOTH: [FIRST, SECOND],
    f"<div class='a'><span>{FIRST}<br>{SECOND}</span></div>": [FIRST, SECOND],
}


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_a_page(part: str) -> None:
    text, _ = main_text(part, "a.html")
    assert [line.strip() for line in text.splitlines() if line] == PARTS[part]


@pytest.mark.parametrize("part", [FIRST, "<p " * 9000, "<p>" * 9000, "<div><p>a</p></div>"])
def test_no_part_of_a_page(part: str) -> None:
    with pytest.raises(SourceError):
        main_text(part, "a.html")


def test_an_element_of_many_attributes_is_refused() -> None:
    attributes = " ".join(f"a{n}=b" for n in range(200_000))
    with pytest.raises(SourceError):
        main_text(f"<html><body><p {attributes}>{FIRST}</p></body></html>", "a.html")


@pytest.mark.parametrize(
    "arguments", [("summary", "-a", "a.txt"), ("check", "b.txt", "-a", "a.txt")]
)
def test_a_person_is_told_how_to_give_a_day(zgc: Runner, arguments: tuple[str, ...]) -> None:
    (zgc.home / "a.txt").write_text(FIRST, "utf-8")
    (zgc.home / "b.txt").write_text(FIRST, "utf-8")
    advice = "zgc: the text names no day of its own; give it with --date YYYY-MM-DD"
    assert advice in zgc.pty(*arguments).out
    assert advice not in zgc.pty(*arguments, "--date", "2026-03-12").out
    assert zgc(*arguments).err == ""
