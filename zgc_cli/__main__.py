"""The entry point: `zgc` and `python -m zgc_cli`."""

import os

from zgc_cli import _end_at_interrupt

_end_at_interrupt()  # at once: Ctrl-C may come while the rest is being loaded
_NO_MEMORY = b"zgc: there is not enough memory\n"  # said where there is none to say it better
# What is raised where memory runs out; the second is of C code that fails and does not say why.
_OUT_OF_MEMORY = (MemoryError, SystemError)

try:
    from zgc_cli.runtime import signals

    if not signals.installed():
        signals.install()

    import gc
    import sys
    from io import BufferedWriter, FileIO, RawIOBase, TextIOWrapper
    from typing import TYPE_CHECKING, TextIO
except _OUT_OF_MEMORY:
    os.write(2, _NO_MEMORY)
    os._exit(2)

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


def main() -> None:
    """Run the program as a process of its own: it ends here, with the status of the command.

    Two habits of the interpreter cost a query a fifth of its time and give it nothing: looking
    for garbage among thousands of freshly imported objects, and taking each of them down at the
    end. So collection starts only when a long command asks for it, and the process ends as soon
    as everything it had to say is written.
    """
    gc.disable()
    if sys.getfilesystemencoding() != "utf-8":
        # A locale in which no Chinese file name can be opened: once more, in UTF-8 mode, and
        # started as it was, for `-m` would look for modules in the current folder.
        arguments = [sys.executable, "-X", "utf8", *sys.orig_argv[1:]]
        os.execv(sys.executable, [os.fsencode(a) for a in arguments])
    try:
        sys.unraisablehook = _tell_of_faults
        _open_streams()
        from zgc_cli.cli.app import run

        status = run(sys.argv[1:])
        sys.stdout.flush()
    except signals.Stopped as stopped:
        signals.end(stopped.number)
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        status = 0  # Whoever was reading has read enough.
    except Exception as error:
        status = _failed(error)
    os._exit(status)


def _tell_of_faults(fault: "sys.UnraisableHookArgs") -> None:
    """Write what cannot be raised, but for lack of memory, which whoever ran into it tells."""
    if not isinstance(fault.exc_value, _OUT_OF_MEMORY):
        sys.__unraisablehook__(fault)


def _failed(error: Exception) -> int:
    """Say in a sentence why the program ends, and return the status."""
    try:
        from zgc_cli.runtime.errors import explained, is_out_of_memory
        from zgc_cli.runtime.language import _
        from zgc_cli.runtime.terminal import Terminal

        if is_out_of_memory(error):
            error.with_traceback(None)  # lets go of what was in work
        message = explained(error)
        if message is None and not os.environ.get("ZGC_DEBUG"):
            # A fault of the program: a script must not take it for "nothing found".
            told = f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
            message = _("this should not happen ({error}); ZGC_DEBUG=1 shows where", error=told)
        if message is not None:
            Terminal().note(message)
            return 2
    except _OUT_OF_MEMORY:
        os.write(2, _NO_MEMORY)
        return 2
    raise error


def _open_streams() -> None:
    """Make output UTF-8 whatever the locale; a lone surrogate is spelt out, not an error.

    A stream that the caller closed is opened anew, or the next file would take its number.
    Writing to such a stdout fails, as it should; nobody wants to hear such a stderr.
    """
    for number, mode in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, mode)
    sys.stdout = _whole(sys.stdout or os.fdopen(1, "w", closefd=False), line_buffering=False)
    sys.stderr = _whole(sys.stderr or os.fdopen(2, "w", closefd=False), line_buffering=True)


class _Patient(FileIO):
    """A file that somebody may have set not to wait, written by one who waits."""

    def write(self, data: "ReadableBuffer") -> int:
        """Write some of the data, once some can be written."""
        while (written := super().write(data)) is None:
            from select import select

            select([], [self], [])
        return written


def _whole(stream: TextIO, *, line_buffering: bool) -> TextIO:
    """Return a stream that writes all that it is given, or fails.

    Under PYTHONUNBUFFERED there is no buffer, and of what a full disk takes half, half is lost.
    """
    assert isinstance(stream, TextIOWrapper)
    number = stream.fileno()
    if os.get_blocking(number) and not isinstance(stream.buffer, RawIOBase):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return stream
    stream.detach()  # or it would close the file
    return TextIOWrapper(
        BufferedWriter(_Patient(number, "wb", closefd=False)),
        encoding="utf-8",
        errors="backslashreplace",
        line_buffering=line_buffering,
    )


if __name__ == "__main__":
    main()
