"""Sockets, and a server that ends when it is told to."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from bot.web.serve import address_of, listen

SERVER = """
import sys
from starlette.responses import StreamingResponse
from bot.web.serve import address_of, listen, serve

async def app(scope, receive, send):
    async def for_ever():
        import asyncio
        while True:
            yield "data: 1\\n\\n"
            await asyncio.sleep(0.2)
    await StreamingResponse(for_ever(), media_type="text/event-stream")(scope, receive, send)

bound = listen("127.0.0.1", 0)
serve(app, [bound], lambda: print(address_of(bound), flush=True))
print("let go", flush=True)
"""


def test_the_next_free_port_is_taken() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with listen("127.0.0.1", port, tries=20) as second:
            assert port < second.getsockname()[1] < port + 20
        with pytest.raises(OSError, match=rf"127\.0\.0\.1, port {port}: Address already in use"):
            listen("127.0.0.1", port)


def test_past_the_last_port_none_is_tried() -> None:
    with listen("127.0.0.1", 65535), pytest.raises(OSError, match="in use"):
        listen("127.0.0.1", 65535, tries=20)


def test_a_host_that_is_not_ours_is_an_error_at_once() -> None:
    with pytest.raises(OSError, match="assign"):
        listen("192.0.2.1", 0, tries=5)


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "localhost")])
def test_an_address_is_one_to_open_in_a_browser(host: str, shown: str) -> None:
    with listen(host, 0) as bound:
        assert address_of(bound) == f"http://{shown}:{bound.getsockname()[1]}/"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_in_time_and_leaves_the_rest_to_be_done(number: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        port = int(address.rstrip("/").rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=10) as reader:
            reader.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert reader.recv(100).startswith(b"HTTP/1.1 200")
            begun = time.monotonic()
            os.kill(process.pid, number)
            assert process.wait(10) == 0
        assert time.monotonic() - begun < 8  # far below the ten of a stuck stream
        assert process.stdout.read() == "let go\n"


STUCK = (
    """
import threading
from bot.web import serve as served
served.LIMIT = 0.3
"""
    + SERVER.replace("serve(app", "served.serve(app")
    + """
threading.Thread(target=threading.Event().wait).start()
threading.Event().wait()
"""
)


def test_whatever_hangs_the_process_ends_in_time_and_says_so() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STUCK], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.kill(process.pid, signal.SIGTERM)
        try:
            said, logged = process.communicate(timeout=10)
        finally:
            process.kill()
        assert process.returncode == 1
        assert "let go" in said
        assert "what hangs is given up" in said + logged
