"""Fetches what people drop into Slack: from Slack's own hosts, and never more than is wanted."""

import http.client
import urllib.error
import urllib.request
from typing import Any
from urllib.parse import SplitResult, urlsplit

from bot.chat.chat import ChatError
from bot.chat.slack.errors import FAILURES, from_exception, refusal

_HOSTS = ("slack.com", "slack-files.com", "slack-gov.com")
_LOOPBACK = ("127.0.0.1", "[::1]")
_PATIENCE = 20  # seconds without a byte
_PAGE = "text/html"


class _WithinSlack(urllib.request.HTTPRedirectHandler):
    """Slack may send on to another host of its own; any other must not get the token."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def redirect_request(
        self, req: urllib.request.Request, *given: Any
    ) -> urllib.request.Request | None:
        newurl = given[-1]
        return super().redirect_request(req, *given) if is_slacks(newurl, self._base_url) else None


def download(url: str, token: str, limit: int, base_url: str) -> bytes:
    """The bytes of a file; `ChatError` for another host, and for more than `limit` bytes."""
    if not is_slacks(url, base_url):
        raise refusal("file_elsewhere")
    asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        url, headers={"Authorization": f"Bearer {token}"}
    )
    opener = urllib.request.build_opener(_WithinSlack(base_url))
    try:
        with opener.open(asked, timeout=_PATIENCE) as answer:
            return _read(answer, url, limit)
    except urllib.error.HTTPError as error:
        with error:
            raise _refused(error.code) from error
    except FAILURES as error:
        raise from_exception(error) from error


def is_slacks(url: str, base_url: str) -> bool:
    """Whether a file stands at Slack: over https, or where the API that is set stands itself."""
    wanted, api = urlsplit(url), urlsplit(base_url)
    if (wanted.scheme, _stands(wanted)) == (api.scheme, _stands(api)):
        return True
    host = wanted.hostname or ""
    known = any(host == name or host.endswith(f".{name}") for name in _HOSTS)
    return wanted.scheme == "https" and known and wanted.port in (None, 443)


def _stands(url: SplitResult) -> str:
    """Host and port; a stand-in on this machine goes by any of its names."""
    for name in _LOOPBACK:
        if url.netloc == name or url.netloc.startswith(f"{name}:"):
            return f"localhost{url.netloc.removeprefix(name)}"
    return url.netloc


def _read(answer: Any, url: str, limit: int) -> bytes:
    # Without the scope, Slack answers 200 and its log-in page.
    if answer.headers.get_content_type() == _PAGE and not url.lower().endswith((".html", ".htm")):
        raise refusal("file_unreadable")
    data: bytes = answer.read(limit + 1)
    if len(data) > limit:
        raise refusal("file_too_large")
    return data


def _refused(status: int) -> ChatError:
    if status in (http.client.NOT_FOUND, http.client.GONE):
        return refusal("file_not_found")
    if status == http.client.TOO_MANY_REQUESTS or status >= http.client.INTERNAL_SERVER_ERROR:
        return ChatError(f"slack_answered_{status}", refused=True)
    return refusal("file_unreadable")
