"""The entry point: `zgc` and `python -m zgc_cli`."""

import errno
import gc
import os
import sys


def main() -> None:
    """Run the program as a process of its own: it ends here, with the status of the command.

    Two habits of the interpreter cost a query a fifth of its time and give it nothing: looking
    for garbage among thousands of freshly imported objects, and taking each of them down at the
    end. So collection starts only when a long command asks for it, and the process ends as soon
    as everything it had to say is written.
    """
    gc.disable()
    if sys.getfilesystemencoding() != "utf-8":
        # A locale in which no Chinese file name can be opened: once more, in UTF-8 mode.
        arguments = [sys.executable, "-X", "utf8", "-m", "zgc_cli", *sys.argv[1:]]
        os.execv(sys.executable, [os.fsencode(a) for a in arguments])
    try:
        from zgc_cli.cli.app import run

        _open_streams()
        status = run(sys.argv[1:])
        sys.stdout.flush()
        sys.stderr.flush()
    except KeyboardInterrupt:
        status = 130
    except BrokenPipeError:
        status = 0  # Whoever was reading has read enough.
    except OSError as error:
        from zgc_cli.errors import reason
        from zgc_cli.language import _

        what = error.filename or _("cannot write the output")
        sys.stderr.write(f"zgc: {what}: {reason(error)}\n")
        status = 2
    except Exception as error:
        # A fault of the program: a script must not take it for "nothing found".
        if os.environ.get("ZGC_DEBUG"):
            raise
        from zgc_cli.language import _

        told = f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
        message = _("this should not happen ({error}); ZGC_DEBUG=1 shows where", error=told)
        sys.stderr.write(f"zgc: {message}\n")
        status = 2
    os._exit(status)


def _open_streams() -> None:
    """Make output UTF-8 whatever the locale; a lone surrogate is spelt out, not an error."""
    if sys.stderr is None:  # closed by the caller, who wants to hear nothing
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


if __name__ == "__main__":
    main()
