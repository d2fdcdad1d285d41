"""What `zgc` is on the path of the tests' shells: it asks the fork server for a run.

It imports next to nothing, for it has to start fast. Where the environment would change the
interpreter it starts the program itself.
"""

import _socket
import marshal
import posix
import resource
import sys

LIMITS = (resource.RLIMIT_CPU, resource.RLIMIT_FSIZE, resource.RLIMIT_NOFILE)


def main() -> None:
    real, address = posix.environ[b"ZGC_TEST_REAL"], posix.environ[b"ZGC_TEST_SERVER"]
    if any(name[:6] == b"PYTHON" for name in posix.environ):
        posix.execv(real.decode(), [real.decode(), *sys.argv[1:]])
    # Beside the streams what <(…) of a shell stands for.
    handed = [number for number in map(int, posix.listdir("/dev/fd")) if _is_open(number)]
    folder = posix.open(".", posix.O_RDONLY)
    umask = posix.umask(0)
    limits = [(number, *resource.getrlimit(number)) for number in LIMITS]
    order = marshal.dumps((sys.argv[1:], dict(posix.environ), handed, umask, limits))
    numbers = b"".join(n.to_bytes(4, sys.byteorder) for n in (folder, *handed))
    server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    server.connect(address)
    length = len(order).to_bytes(4, "big")
    server.sendmsg([length], [(_socket.SOL_SOCKET, _socket.SCM_RIGHTS, numbers)])
    while order:
        order = order[server.send(order) :]
    for number in handed:  # or a pipe would not end where the program closes it
        posix.close(number)
    status = int.from_bytes(server.recv(4), "big", signed=True)
    if status < 0:
        posix.kill(posix.getpid(), -status)
    posix._exit(status)


def _is_open(number: int) -> bool:
    try:
        posix.fstat(number)
    except OSError:
        return False
    return True


main()
