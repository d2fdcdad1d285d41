"""`zgc rules`: the rules by which an article is read, each with the texts that prove it."""

from typing import Annotated

import typer

from zgc_cli.cli.registries import Description, described
from zgc_cli.document.document import Document
from zgc_cli.document.records import Header
from zgc_cli.runtime.errors import ZgcError, did_you_mean
from zgc_cli.runtime.language import _
from zgc_cli.runtime.terminal import Terminal
from zgc_cli.show.formats.emit import emit
from zgc_cli.show.listing import Output, Row

_ALIKE, _SUGGESTIONS = 60, 3  # percent of likeness from which on names are suggested, at most some


def rules(
    *,
    rule: Annotated[
        str | None, typer.Argument(metavar="[RULE]", help="The name of a rule.")
    ] = None,
    output: Output,
) -> int:
    """List the rules that read articles, or show one with all its examples.

    The rule that made a record stands in its field `rule`. In an example, […] marks what the rule
    finds; a counter-example is a text in which it must find nothing.

    Examples:
    zgc rules
    zgc rules --fields name,where --sort name
    zgc rules country-first
    """
    records = list(described())
    if rule is not None:
        records = [_named(rule, records)]
    nowhere = Document(Header(), {})
    rows = [Row("", nowhere, record) for record in records]
    return emit("rule", rows, output, Terminal(), single=rule is not None)


def _named(name: str, records: list[Description]) -> Description:
    for record in records:
        if record.name == name:
            return record
    from rapidfuzz.process import extract

    names = [record.name for record in records]
    near = [n for n, *_rest in extract(name, names, limit=_SUGGESTIONS, score_cutoff=_ALIKE)]
    guess = did_you_mean(near)
    raise ZgcError(_("there is no rule {name!r}{guess}; see 'zgc rules'", name=name, guess=guess))
