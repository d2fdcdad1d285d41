"""The commands by name: where each lives, what it is for, and the kind of its records."""

from zgc_cli.runtime.named_tuple import NamedTuple


class Entry(NamedTuple):
    """Where a command lives, what it is for in 25 columns, the kind of its records.

    `joined` is their kind over several articles, where one thing is one row.
    """

    module: str
    about: str
    kind: str = ""
    joined: str = ""


COMMANDS = {
    "summary": Entry("explore", "the whole, on one screen", "summary", "overview"),
    "sections": Entry("explore", "its parts, counted", "section"),
    "read": Entry("explore", "the text itself", "paragraph"),
    "entities": Entry("explore", "who and what it names", "entity", "thing"),
    "quotes": Entry("explore", "who said what", "quote"),
    "figures": Entry("explore", "numbers and their units", "figure"),
    "timeline": Entry("explore", "what happened when", "date"),
    "facts": Entry("explore", "what it states", "fact"),
    "graph": Entry("explore", "who is tied to whom", "edge"),
    "show": Entry("explore", "all on one name or record", "card", "profile"),
    "search": Entry("find", "passages for a query", "passage"),
    "ask": Entry("find", "an answer, with its proof", "answer"),
    "check": Entry("check", "a text held against it", "claim"),
    "compare": Entry("compare", "what two reports tell", "comparison"),
    "parse": Entry("make", "any other article"),
    "index": Entry("make", "faster answers of folders"),
    "export": Entry("export", "HTML, Markdown, SQLite, …"),
    "names": Entry("names", "names you know better"),
    "completion": Entry("completion", "Tab in bash, zsh and fish"),
    "rules": Entry("rules", "how articles are read", "rule"),
    "schema": Entry("make", "JSON Schema of the records"),
    "man": Entry("manual", "the manual page"),
    "help": Entry("manual", "formats, exit-codes …"),
}

# What people type for a command that is called otherwise.
MEANT = {
    "people": "entities -t person",
    "persons": "entities -t person",
    "posts": "entities -t person",
    "roles": "entities -t person",
    "orgs": "entities -t org",
    "places": "entities -t place",
    "grep": "search",
    "find": "search",
    "cat": "read",
    "text": "read",
    "view": "read",
    "who": "quotes",
    "speakers": "quotes",
    "numbers": "figures",
    "stats": "summary",
    "info": "summary",
    "dates": "timeline",
    "events": "timeline",
    "verify": "check",
    "diff": "compare",
    "question": "ask",
    "config": "help config",
    "settings": "help config",
    "version": "--version",
}

# The same for options that `rg`, `grep`, `bat` or `gh` have.
OPTIONS_MEANT = {
    "-e": "--regex",
    "-E": "--regex",
    "-P": "--regex",
    "--regexp": "--regex",
    "-F": "--exact",
    "-w": "--exact",
    "--fixed-strings": "--exact",
    "--word-regexp": "--exact",
    "-m": "--limit",
    "-L": "--limit",
    "--max-count": "--limit",
    "--by": "--speaker",
    "--who": "--speaker",
    "--files-with-matches": "-l",
    "--context": "-C",
    "-p": "-f plain",
    "-t": "--kind",
    "--type": "--kind",
    "-k": "--type",
    "--kind": "--type",
    "-s": "--speaker",
    "--about": "zgc show NAME",
    "--name": "zgc show NAME",
    "--output": "--out",
    "--speaker": "zgc quotes --speaker NAME",
    "--person": "-t person",
}

# What `names` reads as one of its actions, too.
ACTIONS_MEANT = {
    "delete": "remove",
    "del": "remove",
    "rm": "remove",
    "new": "add",
    "ls": "list",
    "show": "list",
}

# The formats that are nearest to what people name: of records, and of whole articles.
FORMATS_MEANT = {
    "excel": "xlsx",
    "xls": "xlsx",
    "ods": "xlsx",
    "txt": "plain",
    "text": "plain",
    "doc": "md",
    "docx": "md",
    "word": "md",
    "png": "svg",
    "jpg": "svg",
    "sqlite3": "sqlite",
    "db": "sqlite",
    "htm": "html",
    "pdf": "html",
}
