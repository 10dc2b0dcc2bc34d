"""Serves a web application until it is told to stop, and then lets go quickly."""

import errno
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import structlog
import uvicorn
from starlette.types import ASGIApp

log = structlog.get_logger()

GRACE = 2
"""Seconds that requests have to finish once a stop is asked for."""

LIMIT = 30.0
"""Seconds from there until the process ends, whatever hangs; a service gives it 40 (deploy/)."""

_PORTS = 65_536


def listen(host: str, port: int, tries: int = 1) -> socket.socket:
    """A socket that listens at the first free port from `port` on; port 0 lets the system pick.

    Raises `OSError` when none of so many ports is free, or the host is none of ours.
    """
    family, kind, proto, _, _ = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0]
    tries = min(tries, _PORTS - port)
    for offset in range(tries):
        bound = socket.socket(family, kind, proto)
        try:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind((host, port + offset if port else 0))
            bound.listen(128)
        except OSError as error:
            bound.close()
            if error.errno != errno.EADDRINUSE or offset == tries - 1:
                where = f"{host}, port {port + offset if port else 0}"
                raise OSError(f"Nothing can listen at {where}: {error.strerror}.") from error
        else:
            return bound
    raise ValueError("a port has to be tried at least once")


def address_of(bound: socket.socket) -> str:
    """The web address of a listening socket, for people to open."""
    host, port = bound.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - only compared
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve(
    app: ASGIApp,
    sockets: Sequence[socket.socket],
    on_started: Callable[[], None] = lambda: None,
    on_stopping: Callable[[], None] = lambda: None,
    stop: threading.Event | None = None,
) -> None:
    """Serve until SIGTERM or SIGINT comes, or `stop` is set; then return within 3 seconds.

    `on_stopping` is called first: what keeps a connection open for long has to end there.
    """
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, lifespan="off",
        timeout_graceful_shutdown=GRACE, server_header=False, proxy_headers=False,
    )  # fmt: skip
    server = _Server(config, on_started, on_stopping, stop or threading.Event())
    with _signals_spent():
        server.run(list(sockets))


class _Server(uvicorn.Server):
    def __init__(
        self,
        config: uvicorn.Config,
        on_started: Callable[[], None],
        on_stopping: Callable[[], None],
        stop: threading.Event,
    ) -> None:
        super().__init__(config)
        self._on_started, self._on_stopping, self._stop = on_started, on_stopping, stop

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_started()

    async def on_tick(self, counter: int) -> bool:
        return self._stop.is_set() or await super().on_tick(counter)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._on_stopping()
        await super().shutdown(sockets)


@contextmanager
def _signals_spent() -> Iterator[None]:
    # Once it has stopped, uvicorn raises the signal again for whoever had it before. That would
    # end the process on the spot, before what is in hand is finished.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, _ignored) for number in ours}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        # The process is about to end. Unless told so, Python looks once more through everything
        # that was ever imported, which takes seconds on a busy machine.
        gc.freeze()
        end = threading.Timer(LIMIT, _give_up)
        end.daemon = True
        end.start()


def _give_up() -> None:
    """End as a crash would: what is owed, and what may have been sent, stands in the database."""
    log.warning("what hangs is given up", threads=[each.name for each in threading.enumerate()])
    sys.stderr.flush()
    os._exit(1)


def _ignored(_number: int, _frame: FrameType | None) -> None:
    pass
