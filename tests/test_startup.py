"""What a query may load, and which way the layers import."""

import ast
import json
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEED, Runner

pytestmark = pytest.mark.process
QUERIES = (
    ("summary", "-f", "json"),
    ("sections",),
    ("read", "S1"),
    ("search", "机器人", "-f", "csv"),
    ("ask", "驭势科技的无人驾驶跑了多少公里"),
    ("entities",),
    ("quotes",),
    ("figures",),
    ("timeline",),
    ("show", "中关村"),
    ("facts", "--about", "中关村"),
    ("graph",),
    ("graph", "--format", "dot"),
)
FRONT_DOOR = ROOT / "zgc_cli" / "__init__.py"  # it leads to every floor
HEAVY = ("rich", "jieba", "pypinyin", "rapidfuzz", "opencc", "click", "pydantic", "pickle")
# What reads raw texts, what looks through many articles, and what holds one against another.
OTHERS = ("zgc_cli.source", "zgc_cli.query.match.possible", "zgc_cli.query.check")


# What starts a process for each query has loaded what each of them loads first.
SPY = """
import json, os, sys
from zgc_cli.cli.app import run
for query in json.loads(sys.argv[1]):
    if not os.fork():
        run(query)
        sys.stdout.flush()
        print(*sys.modules, file=sys.stderr)
        os._exit(0)
    os.wait()
"""
TYPED = ("yushikeji", "yskj", "5800000公里", "中官村")


def imported(zgc: Runner, *queries: tuple[str, ...]) -> list[set[str]]:
    """Return the modules that each query loads; it says no more than which article answers."""
    told = zgc.command([sys.executable, "-c", SPY, json.dumps(queries)], b"", None).err
    return [set(line.split()) for line in told.splitlines()]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], set[str]]:
    queries = (*QUERIES, *(("search", typed) for typed in TYPED))
    zgc = Runner(tmp_path_factory.mktemp("loaded"))
    return dict(zip(queries, imported(zgc, *queries), strict=True))


@pytest.mark.parametrize("query", QUERIES, ids=" ".join)
def test_a_piped_query_loads_little(
    loaded: dict[tuple[str, ...], set[str]], query: tuple[str, ...]
) -> None:
    modules = loaded[query]
    assert "zgc_cli.document" in modules
    heavy = {m for m in modules if m.split(".")[0] in HEAVY or m.startswith("zgc_cli.parser")}
    assert not heavy
    assert not modules & set(OTHERS)


@pytest.mark.parametrize("typed", TYPED)
def test_pinyin_values_and_homophones_need_no_library(
    loaded: dict[tuple[str, ...], set[str]], typed: str
) -> None:
    modules = loaded["search", typed]
    assert "zgc_cli.document" in modules
    assert not {"rapidfuzz", "opencc", "pypinyin"} & {m.split(".")[0] for m in modules}


def test_a_slip_needs_no_library_and_only_the_other_script_loads_opencc(zgc: Runner) -> None:
    queries = ("银河航空", "zhongguanchun", "馭勢科技")
    slip, letters, script = imported(zgc, *(("search", query) for query in queries))
    assert not {"rapidfuzz", "opencc"} & (slip | letters)
    assert "opencc" in script
    assert "rapidfuzz" not in slip | script


def test_only_the_command_that_was_called_is_loaded(zgc: Runner) -> None:
    sections, search = imported(zgc, ("sections",), ("search", "a"))
    assert "zgc_cli.cli.commands.explore" in sections
    assert not {f"zgc_cli.cli.commands.{name}" for name in ("find", "make", "export")} & sections
    assert not {f"zgc_cli.cli.commands.{name}" for name in ("explore", "make", "export")} & search


def test_the_completion_script_is_made_without_the_parser(zgc: Runner) -> None:
    (modules,) = imported(zgc, ("completion", "bash"))
    assert "zgc_cli.completion.bash" in modules
    assert not [m for m in modules if m.startswith("zgc_cli.parser")]


def test_a_table_loads_of_rich_what_draws_it(zgc: Runner) -> None:
    commands = (("sections",), ("summary",), ("timeline",), ("graph",), QUERIES[4])
    heavy = ("markdown", "syntax", "progress", "panel", "traceback", "pretty", "prompt", "layout")
    for modules in imported(zgc, *((*command, "-f", "table") for command in commands)):
        assert not modules & set(OTHERS)
        assert {"rich.console", "rich.table", "rich.text"} <= modules
        assert not {f"rich.{name}" for name in heavy} & modules
        assert not {"pygments", "markdown_it", "pydoc"} & modules


# What a text that was never seen costs before it is read: a module takes 0.2 ms, a pattern 0.4.
_MOST_LOADED = 251
_MOST_COMPILED = 151
COUNT = """
import re, sys
compile, callers = re.compile, []
def spy(*given):
    callers.append(sys._getframe(1).f_globals["__name__"])
    return compile(*given)
re.compile = spy
from zgc_cli.cli.app import run
run(["summary", "-a", "new.txt"])
sys.stdout.flush()
for names in (sys.modules, callers):
    print(sum(name.startswith("zgc_cli.") for name in names), file=sys.stderr)
"""


def test_a_new_article_loads_and_compiles_little(zgc: Runner, kept: Mapping[str, str]) -> None:
    text = SEED.read_bytes()[:3_000].decode("utf-8", "ignore")
    (zgc.home / "new.txt").write_text(text, "utf-8")
    done = zgc.command([sys.executable, "-c", COUNT], b"", {**zgc.env, **kept})
    assert done.out
    loaded, compiled = map(int, done.err.split())
    assert 0 < loaded <= _MOST_LOADED
    assert 0 < compiled <= _MOST_COMPILED


# Each layer may import the layers named behind it, and itself.
GROUND = ("document", "runtime", "lexicon", "source", "__init__")
LAYERS = {
    "reading": {"ground"},
    "parser": {"ground", "reading"},
    "query": {"ground", "reading"},
    "show": {"ground", "reading", "query"},
    "export": {"ground", "reading", "query", "show"},
    "completion": {"ground", "reading"},
    "cli": {"ground", "reading", "parser", "query", "show", "export", "completion"},
    "ground": set[str](),
}


def layer(module: str) -> str:
    parts = module.split(".")
    if len(parts) == 1 or parts[1] in GROUND:
        return "ground"
    return parts[1]


MODULES = sorted((ROOT / "zgc_cli").rglob("*.py"))


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def nodes(path: Path) -> list[ast.Import | ast.ImportFrom | ast.ClassDef]:
    """Return what is imported and which classes are made in a module, wherever in it."""
    kinds = (ast.Import, ast.ImportFrom, ast.ClassDef)
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def targets(path: Path) -> set[str]:
    """Return what a module imports; of `from a import b` also `a.b`."""
    found = set()
    for node in nodes(path):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


NAMES = {module_name(path) for path in MODULES}


def test_imports_point_downwards() -> None:
    """But for the front doors, which lead to every floor."""
    inner = [p for p in MODULES if module_name(p) not in ("zgc_cli", "zgc_cli.__main__")]
    upwards = [
        f"{name} imports {target}"
        for name, path in ((module_name(path), path) for path in inner)
        for target in targets(path) & NAMES
        if layer(target) not in LAYERS[layer(name)] | {layer(name)}
    ]
    assert not upwards


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Imports within functions and those for type checkers count too."""
    files = {module_name(path): path for path in MODULES if path != FRONT_DOOR}
    imports = {name: files.keys() & targets(path) - {name} for name, path in files.items()}
    assert sum(map(len, imports.values())) > 500
    assert list(TopologicalSorter(imports).static_order())  # CycleError names the circle


_MOST_LINES = 400
_MOST_MODULES = 15
# Base names that several modules may share, and why.
SHARED_NAMES = {
    "stage": "each stage of the parser has one",
    "rules": "registries, each with what it finds; the command and the view of them all",
    "engine": "of a search and of a question",
    "people": "facts on people, speakers of quotes, answers that are people",
    "neighbours": "what may stand beside a number, beside a date",
    "names": "answers that are names, names in a claim",
    "quantities": "figures as they are read, and as they answer",
    "markdown": "articles read from it, and written in it",
    "candidates": "what Tab offers, what the parser weighs, what may be an answer",
    "passages": "the parts of a paragraph, and the view of what a search found",
    "card": "the query and the view of a record kind",
    "claims": "the query and the view of a record kind",
    "figures": "the query and the view of a record kind",
    "graph": "the query and the drawing of a record kind",
    "things": "of several articles, and their view",
    "profile": "the query and the view of a record kind",
    "overview": "the query and the view of a record kind",
}


def test_no_file_is_long() -> None:
    lines = {str(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert not {path: count for path, count in lines.items() if count > _MOST_LINES}


def test_no_folder_is_crowded() -> None:
    inside = defaultdict(list)
    for path in MODULES:
        if path.stem != "__init__":
            inside[str(path.parent.relative_to(ROOT))].append(path.stem)
    assert not {folder: names for folder, names in inside.items() if len(names) > _MOST_MODULES}


def test_no_class_has_the_name_of_another() -> None:
    places = defaultdict(list)
    for path in MODULES:
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                places[node.name].append(module_name(path))
    assert not {name: found for name, found in places.items() if len(found) > 1}


def test_modules_that_share_a_name_have_a_reason() -> None:
    places = defaultdict(list)
    for path in MODULES:
        if path.stem not in ("__init__", "__main__"):
            places[path.stem].append(module_name(path))
    shared = {name: found for name, found in places.items() if len(found) > 1}
    assert not {name: found for name, found in shared.items() if name not in SHARED_NAMES}
