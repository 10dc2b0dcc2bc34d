"""One WebSocket of the workspace's ("Using Socket Mode"; the frames are those of RFC 6455)."""

import base64
import hashlib
import io
import itertools
import json
import socket
import struct
import threading
import time
from typing import Any

_MAGIC = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
PATIENCE = 3.0  # "Acknowledging requests": an acknowledgement comes within three seconds


def accept(key: str) -> str:
    """What the server answers to a client's key."""
    return base64.b64encode(hashlib.sha1(key.encode() + _MAGIC).digest()).decode()


class Socket:
    """Slack's end of a connection: it sends envelopes, and keeps what was acknowledged."""

    def __init__(
        self, reader: io.BufferedIOBase, writer: io.BufferedIOBase, line: socket.socket
    ) -> None:
        self.is_open = True
        self._line = line
        self._reader = reader
        self._writer = writer
        self._acknowledged: dict[str, dict[str, Any]] = {}
        self._change = threading.Condition()
        self._numbers = itertools.count(1)

    def run(self) -> None:
        """Say hello, and take what comes until the other end goes."""
        self._tell({"type": "hello", "num_connections": 1})
        try:
            while (frame := self._read()) is not None:
                self._take(*frame)
        finally:
            with self._change:
                self.is_open = False
                self._change.notify_all()

    def envelope(self, kind: str, payload: dict[str, Any], retry: int = 0) -> dict[str, Any] | None:
        """Send one; what it was acknowledged with, or None where it was not in time."""
        number = f"{id(self)}-{next(self._numbers)}"
        sent = {"type": kind, "envelope_id": number, "payload": payload}
        self._tell(sent | ({"retry_attempt": retry} if retry else {}))
        until = time.monotonic() + PATIENCE
        with self._change:
            while number not in self._acknowledged and self.is_open:
                if not self._change.wait(max(0.0, until - time.monotonic())):
                    return None
            return self._acknowledged.get(number)

    def warn(self) -> None:
        """Slack is about to close this connection, and wants another."""
        self._tell({"type": "disconnect", "reason": "refresh_requested"})

    def hang_up(self) -> None:
        """The connection goes without a word, as where a machine between the two falls out."""
        self._line.shutdown(socket.SHUT_RDWR)

    def _tell(self, said: dict[str, Any]) -> None:
        self._write(_TEXT, json.dumps(said).encode())

    def _take(self, kind: int, data: bytes) -> None:
        if kind == _PING:
            self._write(_PONG, data)
        elif kind == _TEXT:
            said = json.loads(data)
            with self._change:
                self._acknowledged[said["envelope_id"]] = said.get("payload") or {}
                self._change.notify_all()

    def _read(self) -> tuple[int, bytes] | None:
        try:
            head = self._reader.read(2)
            if len(head) < 2 or head[0] & 15 == _CLOSE:
                return None
            length = head[1] & 127
            if length > 125:
                form = ">H" if length == 126 else ">Q"
                (length,) = struct.unpack(form, self._reader.read(struct.calcsize(form)))
            mask = self._reader.read(4) if head[1] & 128 else bytes(4)
            data = self._reader.read(length)
        except OSError:
            return None
        return head[0] & 15, bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))

    def _write(self, kind: int, data: bytes) -> None:
        size = len(data)
        head = bytes([128 | kind, size]) if size < 126 else bytes([128 | kind, 126])
        if size >= 126:
            head += struct.pack(">H", size)
        self._writer.write(head + data)
        self._writer.flush()
