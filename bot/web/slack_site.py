"""What `chaser run` serves over HTTP: Slack's requests, and whether all is well."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from slack_bolt import BoltRequest, BoltResponse
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

LARGEST = 1_000_000  # bytes of a request: Slack's own are far smaller
_LONGEST_TIME = 20  # digits of a request's time in seconds

Check = Callable[[], str]
"""What is wrong, in a sentence; "" while all is well."""


def site(
    checks: Mapping[str, Check], handle: Callable[[BoltRequest], BoltResponse] | None
) -> Starlette:
    """`/healthz`, `/readyz` and, where Slack calls over HTTP, `/slack/events`."""

    async def healthy(_request: Request) -> Response:
        return JSONResponse({"status": "ok"})

    async def ready(_request: Request) -> Response:
        found = {name: await run_in_threadpool(check) for name, check in checks.items()}
        well = not any(found.values())
        return JSONResponse(
            {name: trouble or "ok" for name, trouble in found.items()}, 200 if well else 503
        )

    routes = [Route("/healthz", healthy), Route("/readyz", ready)]
    if handle is not None:
        routes.append(Route("/slack/events", _taking(handle), methods=["POST"]))
    return Starlette(routes=routes)


def _taking(
    handle: Callable[[BoltRequest], BoltResponse],
) -> Callable[[Request], Awaitable[Response]]:
    async def take(request: Request) -> Response:
        body = await _bounded(request)
        if body is None:
            return Response(status_code=413)
        asked = _read(body, request.headers)
        if asked is None:
            return Response(status_code=401)
        # Bolt works in the calling thread, and the event loop has others to serve.
        answer = await run_in_threadpool(handle, asked)
        return Response(answer.body, answer.status, answer.first_headers_without_set_cookie())

    return take


def _read(body: str, given: Mapping[str, str]) -> BoltRequest | None:
    """The request as Bolt takes it; None for what Slack never sends, signed or not.

    Bolt reads a body before it looks at who signed it, and trips over what it can't read there
    and in the signature's headers: anybody could fill the log with that.
    """
    headers: dict[str, str | Sequence[str]] = {
        name: value for name, value in given.items() if _is_readable(name, value)
    }
    try:
        return BoltRequest(body=body, headers=headers)
    except Exception:
        return None


def _is_readable(name: str, value: str) -> bool:
    if name == "x-slack-request-timestamp":
        return value.isdecimal() and value.isascii() and len(value) <= _LONGEST_TIME
    return value.isascii()


async def _bounded(request: Request) -> str | None:
    """The body as text; None for one that is too large or no text."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            return None
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return None
