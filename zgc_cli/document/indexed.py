"""A document of which the header and the index are known already; its file is read if need be."""

import json
from collections.abc import Callable, Sequence

from zgc_cli.document.codec import decode
from zgc_cli.document.damage import damaged
from zgc_cli.document.document import Document
from zgc_cli.document.file import header_of, loads
from zgc_cli.document.records import Header, Layer
from zgc_cli.document.validate import is_sound_layer
from zgc_cli.runtime.errors import DocumentError
from zgc_cli.runtime.language import _


def indexed(header: bytes, line: bytes, name: str, read: Callable[[], bytes]) -> Document:
    """Return the document whose first line and whose line of the index are these.

    `read` gives all its bytes, once another layer is asked for; then DocumentError is raised where
    they begin with another header. It is raised at once where the first line is not sound.
    """
    return Document(header_of(header, name), {}, _Deferred(header, line, name, read))


def of_index(line: bytes) -> Document:
    """Return a document that has the index of this line and nothing else.

    Raises ValueError, TypeError or LookupError where it is no such line.
    """
    return Document(Header(), {"index": _decoded(line)})


def _decoded(line: bytes) -> Layer:
    records = decode("index", json.loads(line))
    if not is_sound_layer("index", records, ()):
        raise ValueError
    return records


class _Deferred:
    """Decodes the index out of a line that is known, and every other layer out of the file."""

    __slots__ = ("_header", "_line", "_name", "_read", "_whole")

    def __init__(self, header: bytes, line: bytes, name: str, read: Callable[[], bytes]) -> None:
        self._header = header
        self._line = line
        self._name = name
        self._read = read
        self._whole: Document | None = None

    def __call__(self, name: str) -> Layer:
        if name != "index":
            return self._document.layer(name)
        try:
            return _decoded(self._line)
        except (ValueError, TypeError, LookupError, RecursionError):
            raise self.unlike(name) from None

    def pick(self, name: str, places: Sequence[int]) -> Layer:
        return self._document.pick(name, places)

    def unlike(self, layer: str) -> DocumentError:
        return damaged(self._name, _("its layer '{layer}' holds no such records", layer=layer))

    @property
    def _document(self) -> Document:
        if self._whole is None:
            data = self._read()
            if not data.startswith(self._header):
                raise DocumentError(
                    _(
                        "{file} is not what the index of its folder says it is; renew that with "
                        "'zgc index'",
                        file=self._name,
                    )
                )
            self._whole = loads(data, self._name, verify=True)
        return self._whole
