"""The workspace's Web API, its answer addresses and its files, over real HTTP on loopback."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

from tests.slack.said import Fault, SlackRefuses
from tests.slack.socket import Socket, accept
from tests.slack.team import BOT_TOKEN, Team

# "Using the Slack Web API": these take a JSON body; the others a form alone.
_JSON = ("chat.", "views.", "conversations.open")
_AS_JSON = ("blocks", "metadata", "view", "files")


@contextmanager
def running(team: Team) -> Iterator[str]:
    """The address that the server listens at: "http://127.0.0.1:…"."""
    handler = type("Handler", (_Handler,), {"team": team})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        team.uploads.base_url = f"http://127.0.0.1:{server.server_port}/upload"
        team.socket_url = f"ws://127.0.0.1:{server.server_port}/socket"
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    team: Team

    def do_POST(self) -> None:
        kind, _, name = self.path.lstrip("/").partition("/")
        data = self.rfile.read(int(self.headers.get("content-length") or 0))
        if kind == "upload":
            known = "authorization" not in self.headers  # the token goes to the API alone
            self._send(self.team.uploads.take(name, data) if known else 403, b"OK", {})
            return
        body = data.decode()
        if kind == "answer":
            channel, _, user = name.partition("/")
            self.team.whisper(channel, user, json.loads(body))
            self._answer(200, {"ok": True})
            return
        faults = self.team.faults.get(name)
        fault = faults.popleft() if faults else None
        if fault is None or fault.is_done:
            answer = self._called(name, body)
        else:
            self.team.calls.append((name, {}))
            answer = {"ok": False, "error": fault.error}
        self._say(answer, fault)

    def do_GET(self) -> None:
        if self.headers.get("upgrade", "").lower() == "websocket":
            self._open_socket()
            return
        data = self.team.files.get(self.path)
        if self.headers.get("authorization") != f"Bearer {BOT_TOKEN}":
            self._send(200, b"<html>Sign in</html>", {"Content-Type": "text/html"})
        elif data is None:
            self._send(404, b"", {})
        elif data.startswith(b"http"):
            self._send(302, b"", {"Location": data.decode()})
        else:
            self._send(200, data, {"Content-Type": "application/octet-stream"})

    def _open_socket(self) -> None:
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", accept(self.headers["sec-websocket-key"]))
        self.end_headers()
        self.wfile.flush()
        socket = Socket(self.rfile, self.wfile, self.connection)
        self.team.sockets.append(socket)
        self.close_connection = True
        socket.run()

    def _called(self, method: str, body: str) -> dict[str, Any]:
        token = (self.headers.get("authorization") or "").removeprefix("Bearer ")
        try:
            return self.team.call(method, token, self._given(method, body))
        except SlackRefuses as refusal:
            return {"ok": False, "error": str(refusal), **refusal.more}

    def _given(self, method: str, body: str) -> dict[str, Any]:
        if "json" in (self.headers.get("content-type") or ""):
            given: dict[str, Any] = json.loads(body or "{}")
            if given and not method.startswith(_JSON):
                raise SlackRefuses("invalid_arguments")
        else:
            given = dict(parse_qsl(body))
            given |= {name: json.loads(given[name]) for name in _AS_JSON if name in given}
        return {name: value for name, value in given.items() if value is not None}

    def _say(self, answer: dict[str, Any], fault: Fault | None) -> None:
        time.sleep(fault.seconds if fault else 0)
        if fault is None or (fault.is_done and not fault.hangs_up and fault.status == 200):
            self._answer(200, answer)
        elif fault.hangs_up:
            self.close_connection = True
        else:
            self._answer(fault.status, {"ok": False, "error": fault.error}, dict(fault.headers))

    def _answer(
        self, status: int, answer: dict[str, Any], headers: dict[str, str] | None = None
    ) -> None:
        kind = {"Content-Type": "application/json; charset=utf-8"}
        kind["X-OAuth-Scopes"] = ",".join(sorted(self.team.scopes - {"", "connections:write"}))
        self._send(status, json.dumps(answer).encode(), kind | (headers or {}))

    def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: Any) -> None:
        """Silence: tests look at what was called."""
