"""Stands before every page of the local chat: who may ask, from where, and what browsers may do.

Any web site can make a browser post to 127.0.0.1, and a name that its owner points at 127.0.0.1
can read from it. So the Host must be one that we are known by, and a change must come from us.
"""

import base64
import binascii
import hmac
import ipaddress
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
        " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    # Not "no-referrer": with it browsers hide the Origin of our own forms.
    "Referrer-Policy": "same-origin",
}

READING = ("GET", "HEAD")


class Guard:
    """ASGI middleware: checks Host, Origin and password, and sets the headers for safety."""

    def __init__(self, app: ASGIApp, host: str, password: str | None = None) -> None:
        self._app = app
        self._host = host.lower()
        self._password = password

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refusal at once; pass everything else on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, _with_headers(send))

    def _refusal(self, method: str, headers: Headers) -> Response | None:
        if not self._knows(headers.get("host", "")):
            return PlainTextResponse("This chat is not known by that name.", 421)
        if self._password and not _has_password(headers, self._password):
            ask = {"WWW-Authenticate": 'Basic realm="Chaser", charset="UTF-8"'}
            return PlainTextResponse("Type the password; any user name will do.", 401, ask)
        if method not in READING and not _is_from_here(headers):
            return PlainTextResponse("That came from another site. Nothing was done.", 403)
        return None

    def _knows(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in ("localhost", self._host):
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return False
        # Served at all addresses we can't list ours; a number can't be pointed elsewhere.
        return address.is_loopback or self._host in ("0.0.0.0", "::")  # noqa: S104


def _is_from_here(headers: Headers) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    source = headers.get("origin") or headers.get("referer") or ""
    try:
        return bool(source) and urlsplit(source).netloc == headers.get("host")
    except ValueError:
        return False


def _has_password(headers: Headers, password: str) -> bool:
    scheme, _, given = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return False
    try:
        _, _, typed = base64.b64decode(given).partition(b":")
    except (binascii.Error, ValueError):
        return False
    return hmac.compare_digest(typed, password.encode())


def _with_headers(send: Send) -> Callable[[Message], Awaitable[None]]:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return send_with_headers
