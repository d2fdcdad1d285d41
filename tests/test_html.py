"""The HTML page: its marks nest, its text is the article's, nothing in it runs but its script."""

from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.browser import Browser
from tests.conftest import Runner, slow
from zgc_cli import Document, load, parse
from zgc_cli.document.records import (
    Entity,
    Fact,
    Figure,
    Header,
    Layer,
    Mention,
    Paragraph,
    Piece,
    Quote,
    Section,
    Span,
)
from zgc_cli.export.html.marks import Highlight, marks_of, pieces
from zgc_cli.export.html.page import page, page_of_many

EVIL = (
    "<script>window.evil=1</script>",
    "</script><script>window.evil=2</script>",
    "</style><img src=http://evil.example/a.png onerror='window.evil=3'>",
    '" onmouseover="window.evil=4" x="',
    "' autofocus onfocus='window.evil=5",
    "]]>--><svg/onload=window.evil=6>",
    "&lt;b&gt; &amp; &#60;",
    "\u2028window.evil=7\u2029//",
    "javascript:window.evil=8",
    "\x1b[31m\x00\u202e",
)


def evil() -> Document:
    """Return a document in which every string that a page shows tries to break out of it."""
    text = "".join(EVIL)
    span = Span("P1", 0, len(text))
    place = ("S0", 1, span, text)
    quote = Quote("Q1" + text, "speech", text, text, text, text, text, (span,), *place)
    layers: dict[str, Layer] = {
        "paragraphs": [Paragraph("P1", text, "S0", text, (Piece(0, 1),), text)],
        "sections": [Section("S0", text)],
        "entities": [
            Entity("E1" + text, text, text, (text,), text, (Mention(text, "P1", 0, 9, 1),), *place)
        ],
        "quotes": [quote],
        "figures": [Figure("N1" + text, text, text, 1, None, None, text, text, text, text, *place)],
        "facts": [Fact("F1" + text, text, text, text, text, text, text, text, (), (), (), *place)],
    }
    return Document(Header(text, (text,), text, text, text, text), layers)


class Balance(HTMLParser):
    """Holds every start tag against its end tag."""

    VOID = ("meta", "link", "input", "wbr", "img", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.ids: Counter[str | None] = Counter()
        self.links: set[str] = set()
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.update(name for name, _ in attrs)
        self.ids.update(value for name, value in attrs if name == "id")
        if tag == "a":
            self.links |= {value[1:] for name, value in attrs if name == "href" and value}
        assert tag not in ("a", "p") or tag not in self.open, f"<{tag}> inside <{tag}>"
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


MARKS = st.builds(
    lambda start, length, kind, n: Highlight(start, start + length, kind, f"E{n}", f"at-E{n}-1"),
    st.integers(0, 20),
    st.integers(1, 15),
    st.sampled_from(["person", "fact", "speech", "date", "quoted"]),
    st.integers(0, 10**6),
)


@given(st.lists(MARKS, max_size=12, unique_by=lambda m: m.place))
def test_pieces_are_the_paragraph_and_every_mark_can_be_reached(marks: list[Highlight]) -> None:
    marks.sort(key=lambda m: (m.start, -m.end))
    cut = pieces(40, marks)
    assert [p.end for p in cut][:-1] == [p.start for p in cut][1:]
    assert (cut[0].start, cut[-1].end) == (0, 40)
    for piece in cut:
        covering = {m for m in marks if m.start < piece.end and m.end > piece.start}
        assert set(piece.marks) == covering
    owners = {p.owner for p in cut} | {m for p in cut for m in p.closing}
    assert owners - {None} == {m for m in marks if m.visible}


@pytest.mark.parametrize(
    "document", [load(), evil(), Document(Header(), {})], ids=["seed", "evil", "empty"]
)
def test_a_page_is_sound_html(document: Document) -> None:
    found = Balance(page(document))
    assert not [id_ for id_, n in found.ids.items() if n > 1]
    assert (found.tags["script"], found.tags["style"]) == (1, 1)
    assert not {a for a in found.attributes if a.startswith("on") or a in ("style", "src")}


def test_a_page_holds_every_record() -> None:
    document = load()
    ids = Balance(page(document)).ids
    for layer in ("paragraphs", "sections", "entities", "quotes", "figures", "dates", "facts"):
        assert {r.id for r in document.layer(layer)} <= set(ids), layer


def test_several_articles_are_one_page() -> None:
    """Each has its own records, and every link leads to one of its own article."""
    several = [("a<b>.txt", load()), ("b.txt", load())]
    found = Balance(page_of_many(several))
    assert not [id_ for id_, n in found.ids.items() if n > 1]
    for number, (_name, document) in enumerate(several, 1):
        for layer in ("paragraphs", "sections", "entities", "quotes", "figures", "dates", "facts"):
            assert {f"{number}-{r.id}" for r in document.layer(layer)} <= set(found.ids), layer
    assert (found.tags["script"], found.tags["style"]) == (1, 1)
    assert not {a for a in found.attributes if a.startswith("on") or a in ("style", "src")}
    assert found.links <= set(found.ids)
    odd = Balance(page_of_many([("a<b>.txt", evil()), (EVIL[0], evil())]))
    assert not {a for a in odd.attributes if a.startswith("on") or a in ("style", "src")}


def test_the_command(zgc: Runner) -> None:
    assert zgc("export", "-o", "a.html").status == 0
    written = (zgc.home / "a.html").read_text("utf-8")
    assert written == zgc("export", "--to", "html").out == page(load())
    assert zgc("export", "-o", "b.html", "-a", "a.html", "-a", "none").status == 2
    assert (zgc.home / "b.html").read_text("utf-8").count("<article") == 1


def test_what_cannot_be_exported(zgc: Runner) -> None:
    (zgc.home / "a.txt").write_text("今天天气很好。", "utf-8")
    for arguments, hint in (
        ((), "--to"),
        (("-o", "a.xyz"), "--to"),
        (("--to", "pdf"), "html"),
        (("-o", ""), "is empty"),
        (("--to", "svg", "-a", "a.txt", "-a", "a.txt"), "svg holds 1 article, not 2"),
        (("--to", "html", *["-a", "a.txt"] * 101), "html holds 100 articles, not 101"),
        (("--to", "html", "-a", "a.txt", "-o", "a.txt"), "overwrite"),
        (("--to", "html", "-o", "none/a.html"), "none/a.html"),
    ):
        done = zgc("export", *arguments)
        assert (done.status, done.out) == (2, ""), arguments
        assert len(done.err.splitlines()) == 1
        assert hint in done.err, done.err
    assert (zgc.home / "a.txt").read_text("utf-8") == "今天天气很好。"


# --- in a browser -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(load(), tmp_path_factory.mktemp("seed"))


def write(document: Document, folder: Path, name: str = "page") -> Path:
    place = folder / f"{name}.html"
    place.write_text(page(document), "utf-8", newline="")
    return place


def test_it_opens_in_silence(browser: Browser, seed: Path) -> None:
    browser.open(seed)
    browser.run("document.getElementById('q').focus()")
    assert browser.complaints() == []
    assert [url for url in browser.requests() if not url.startswith("data:")] == [seed.as_uri()]


def test_the_text_is_the_text_of_the_article(browser: Browser, seed: Path) -> None:
    document = load()
    browser.open(seed)
    texts = browser.run("return args[0].map(id => document.getElementById(id).textContent)", IDS)
    assert texts == [p.text for p in document.paragraphs]
    marked = browser.run("""
        const all = {};
        document.querySelectorAll("article .m").forEach(function (piece) {
            const at = piece.id || piece.dataset.at;
            all[at] = (all[at] || "") + piece.textContent;
        });
        return all;
    """)
    expected = {
        mark.place: document.paragraph(id_).text[mark.start : mark.end]
        for id_, marks in marks_of(document).items()
        for mark in marks
    }
    assert marked == expected


IDS = [p.id for p in load().paragraphs]

# Follows the links that a selector names, each or one of so many, and returns those that do not
# arrive in sight of a reader, at a target that is lit.
FOLLOW = """
    const [from, to, step = 1] = args;
    const lost = [];
    const links = [...document.querySelectorAll(from)].filter((_, i) => i % step === 0);
    for (const link of links) {
        const moved = new Promise(resolve => addEventListener("hashchange", resolve, {once: true}));
        const same = link.hash === location.hash;
        link.click();
        if (!same) { await moved; }
        const target = document.getElementById(link.hash.slice(1));
        const box = target && target.getClientRects()[0];
        const fits = target && target.closest(to) && target.classList.contains("lit")
            && box.top >= 0 && box.top < innerHeight;
        if (!fits) { lost.push(link.outerHTML); }
    }
    return [links.length, lost];
"""


# To follow a link takes a browser ten milliseconds: where it is not slow some must do.
WIDTHS = [(1280, 3), (360, 10), slow(1280, 1), slow(360, 1)]


@pytest.mark.parametrize(("width", "step"), WIDTHS)
def test_every_mark_leads_to_its_record(
    browser: Browser, seed: Path, width: int, step: int
) -> None:
    browser.open(seed, width)
    followed, lost = browser.run(FOLLOW, "article a[href]", "aside ol > li", step)
    assert lost == []
    assert followed > 250 // step
    unmarked = browser.run("""
        const linked = new Set([...document.querySelectorAll("article a[href]")].map(a => a.hash));
        const marks = [...document.querySelectorAll("article .m:not(.fact)")];
        return marks.filter(m => !linked.has("#" + m.dataset.r)).map(m => m.outerHTML);
    """)
    assert unmarked == []


@pytest.mark.parametrize(("width", "step"), WIDTHS)
def test_every_entry_leads_to_its_place(
    browser: Browser, seed: Path, width: int, step: int
) -> None:
    browser.open(seed, width)
    followed, lost = browser.run(FOLLOW, "aside a[href^='#at-']", "article .m", step)
    assert lost == []
    document = load()
    held = sum(len(document.layer(name)) for name in ("entities", *ENTRIES))
    assert followed >= held // step
    without = browser.run("""
        const entries = [...document.querySelectorAll("aside .group > ol > li")];
        return [entries.length, entries.filter(e => !e.querySelector("a[href^='#at-']")).length];
    """)
    assert without == [held, 0]


ENTRIES = ("quotes", "figures", "dates", "facts")

SHOWN = """
    const input = document.getElementById("q");
    input.value = args[0];
    input.dispatchEvent(new Event("input"));
    const left = [...document.querySelectorAll("aside .group > ol > li")].filter(
        item => item.checkVisibility());
    const found = CSS.highlights.get("found");
    return {
        ids: left.map(item => item.id),
        places: found ? [...found].map(String) : [],
        counts: [...document.querySelectorAll("summary .n")]
            .filter(n => n.checkVisibility()).map(n => Number(n.textContent)),
        said: document.getElementById("found").textContent,
        none: document.querySelector(".none").checkVisibility(),
    };
"""


def test_search_narrows_the_lists_and_finds_in_the_text(browser: Browser, seed: Path) -> None:
    document = load()
    browser.open(seed)
    everything = browser.run(SHOWN, "")
    text = "".join(p.text for p in document.paragraphs)
    for typed in ("机器人", "北京"):
        shown = browser.run(SHOWN, typed)
        entities = {e.id for e in document.entities if typed in "".join((e.name, *e.aliases))}
        assert {id_ for id_ in shown["ids"] if id_.startswith("E")} == entities
        facts = {f.id for f in document.facts if typed in "".join(filter(None, f[2:7]))}
        assert {id_ for id_ in shown["ids"] if id_.startswith("F")} == facts
        assert shown["places"] == [typed] * text.count(typed)
        assert sum(shown["counts"]) == len(shown["ids"])
        assert str(len(shown["ids"])) in shown["said"]
    for typed in ("yinhehangtian", "yin he hang tian", "yhht", "ｙｈｈｔ"):
        ids = browser.run(SHOWN, typed)["ids"]
        assert [e.name for e in document.entities if e.id in ids] == ["银河航天"], typed
    nothing = browser.run(SHOWN, "火星人")
    assert (nothing["ids"], nothing["places"], nothing["none"]) == ([], [], True)
    assert browser.run(SHOWN, "") == everything
    assert len(everything["ids"]) == sum(everything["counts"])


def test_a_mark_whose_record_is_filtered_away_still_leads_there(
    browser: Browser, seed: Path
) -> None:
    browser.open(seed)
    assert browser.run(SHOWN, "机器人")["ids"]
    followed, lost = browser.run(FOLLOW, "article h1 a[href]", "aside ol > li")
    assert (followed > 0, lost) == (True, [])
    browser.run("document.querySelectorAll('details').forEach(d => { d.open = false; })")
    assert browser.run(FOLLOW, "article .byline a[href]", "aside ol > li")[1] == []


def test_by_keyboard(browser: Browser, seed: Path) -> None:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.common.keys import Keys

    browser.open(seed)

    def press(*keys: str) -> str:
        ActionChains(browser.driver).send_keys(*keys).perform()
        script = "const e = document.activeElement; return e.id || e.className || e.tagName"
        return str(browser.run(script))

    assert press(Keys.TAB) == "skip"
    assert press("/") == "q"
    assert press("量产", Keys.ENTER) == "q"
    here = browser.run("return [...CSS.highlights.get('here')].map(String)")
    assert here == ["量产"]
    press(Keys.ESCAPE)
    assert browser.run("return document.getElementById('q').value") == ""
    box = browser.driver.find_element("id", "mark-person")
    line = "return getComputedStyle(document.querySelector('article .person')).textDecorationLine"
    assert browser.run(line) == "underline"
    box.send_keys(" ")
    assert browser.run(line) == "none"


# The contrast of each kind of text with what lies behind it, as WCAG counts it.
CONTRAST = """
    function light(color) {
        const [r, g, b] = color.match(/[0-9.]+/g).map(Number).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
    function behind(element) {
        const color = getComputedStyle(element).backgroundColor;
        return color === "rgba(0, 0, 0, 0)" ? behind(element.parentElement) : color;
    }
    const ratios = {};
    for (const name of args[0]) {
        const element = document.querySelector(name);
        const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
        ratios[name] = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
    return [getComputedStyle(document.documentElement).backgroundColor, ratios];
"""
TEXTS = [
    *("article .body", "article .byline", "article .caption", "article .figure", "article .date"),
    *("article .speech", "aside .by", "aside h3", "aside .n", "aside .predicate", ".legend label"),
]


def test_light_and_dark(browser: Browser, seed: Path) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        browser.open(seed, color_scheme=scheme)
        ground, ratios = browser.run(CONTRAST, TEXTS)
        grounds.append(ground)
        assert {name: r for name, r in ratios.items() if r < 4.5} == {}, scheme
    assert grounds[0] != grounds[1]


WIDE = "return document.documentElement.scrollWidth <= innerWidth"


@pytest.mark.parametrize("width", [320, 360, 900, 1280])
def test_nothing_is_wider_than_the_window(
    browser: Browser, seed: Path, width: int, tmp_path: Path
) -> None:
    long = parse(f"{'A' * 300}\n\n{'长' * 90}“{'B' * 400}”，王明说：“{'1' * 200}亿元。”\n")
    for place in (seed, write(long, tmp_path, "long"), write(evil(), tmp_path, "evil")):
        browser.open(place, width)
        assert browser.run(WIDE)


def test_in_print_only_what_can_be_read(browser: Browser, seed: Path) -> None:
    browser.open(seed)
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    hidden = [".search", "header nav", ".legend input"]
    script = "return args[0].map(name => document.querySelector(name).checkVisibility())"
    assert browser.run(script, hidden) == [False] * 3
    assert browser.run(script, ["article", "aside", ".legend label"]) == [True] * 3
    made = browser.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert made["data"].startswith("JVBER")  # %PDF


def test_hostile_strings_run_nothing(browser: Browser, tmp_path: Path) -> None:
    text = "".join(EVIL)
    parsed = parse(f"{text}\n\n新华社记者 {text}\n\n王明说：“{text}”今年投资3亿元。\n")
    for document in (evil(), parsed):
        place = write(document, tmp_path)
        browser.open(place)
        browser.run(SHOWN, text)
        browser.run(SHOWN, "evil")
        browser.run("document.querySelectorAll('a[href]').forEach(link => link.click())")
        assert browser.run("return String(window.evil)") == "undefined"
        assert browser.complaints() == []
        asked = [url for url in browser.requests() if not url.startswith("data:")]
        assert {url.partition("#")[0] for url in asked} == {place.as_uri()}


def test_the_policy_stops_what_the_page_does_not_hold(browser: Browser, seed: Path) -> None:
    browser.open(seed)
    browser.run("""
        const script = document.createElement("script");
        script.textContent = "window.evil = 1";
        document.body.append(script);
        const image = "<img src='x.png' onerror='window.evil = 2'>";
        document.body.insertAdjacentHTML("beforeend", image);
        await fetch("https://example.com/").catch(() => 0);
    """)
    assert browser.run("return String(window.evil)") == "undefined"
    assert browser.requests()[1:] == ["data:,"] or len(browser.requests()) == 0
    assert len(browser.complaints()) >= 3
