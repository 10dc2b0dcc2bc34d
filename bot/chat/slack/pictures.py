"""Puts a message's charts into Slack as pictures, unshared, so that a post can show them.

Three steps ("files.getUploadURLExternal"): ask for an address, send the bytes there, say that it is
complete. A post may show the file once Slack has looked at it. Where any of it fails, or takes too
long, the chart is said in numbers.
"""

import hashlib
import time
import urllib.error
import urllib.request
from collections import OrderedDict, deque
from collections.abc import Sequence

import structlog

from bot.chat.chat import ChatError
from bot.chat.slack.errors import FAILURES, from_exception, is_rate, refusal
from bot.chat.slack.files import is_slacks
from bot.chat.slack.web import PATIENCE, SlackWeb
from handlers.messages import Chart, Message

log = structlog.get_logger()

PAUSES = (0.3, 0.5, 1.0, 1.5, 2.0)
"""Seconds between looks whether Slack has taken a picture in; a row's lease is far longer."""

_KEPT = 64  # pictures that are known by what they show, so that an edit needs no second upload


class SlackPictures:
    """The pictures that Chaser has put into a workspace."""

    def __init__(self, web: SlackWeb, base_url: str, pauses: Sequence[float] = PAUSES) -> None:
        self._web = web
        self._base_url = base_url
        self._pauses = pauses
        self._known: OrderedDict[str, str] = OrderedDict()
        self._put_off: deque[Chart] = deque(maxlen=_KEPT)  # those that were waited for

    def of(self, message: Message) -> dict[str, str]:
        """Slack's id of each chart's picture, by the chart's title; none where it can't be had.

        Raises `ChatError` where Slack asks to wait, the first time: nothing has been posted then.
        """
        found = {}
        for chart in (part for part in message.parts if isinstance(part, Chart)):
            try:
                found[chart.title] = self._picture(chart)
            except ChatError as error:
                if is_rate(error) and chart not in self._put_off:
                    self._put_off.append(chart)
                    raise
                log.warning("a chart goes out as numbers", reason=error.in_words)
        return found

    def _picture(self, chart: Chart) -> str:
        from bot.chat.chart_picture import draw

        data = draw(chart)
        name = hashlib.sha256(data).hexdigest()
        if name not in self._known:
            self._known[name] = self._upload(data, chart)
            while len(self._known) > _KEPT:
                self._known.popitem(last=False)
        return self._known[name]

    def _upload(self, data: bytes, chart: Chart) -> str:
        client, call = self._web.client, self._web.call
        alt = chart.alt[:1000]
        asked = call(
            client.files_getUploadURLExternal, filename="chart.png", length=len(data), alt_txt=alt
        )
        hand_over(str(asked["upload_url"]), data, self._base_url)
        file = str(asked["file_id"])
        title = chart.title or "Chart"
        call(client.files_completeUploadExternal, files=[{"id": file, "title": title}])
        self._wait_for(file)
        return file

    def _wait_for(self, file: str) -> None:
        """Return once Slack knows what the file is: before that a post with it is refused."""
        for pause in (0.0, *self._pauses):
            time.sleep(pause)
            found = self._web.call(self._web.client.files_info, file=file)["file"]
            if found.get("mimetype"):
                return
        raise ChatError("file_not_ready")


def hand_over(url: str, data: bytes, base_url: str) -> None:
    """Send the bytes to the address that Slack gave; it needs no token, and gets none."""
    if not is_slacks(url, base_url):
        raise refusal("file_elsewhere")
    asked = urllib.request.Request(  # noqa: S310 - the scheme was looked at
        url, data, {"Content-Type": "application/octet-stream"}, method="POST"
    )
    try:
        with urllib.request.urlopen(asked, timeout=PATIENCE):  # noqa: S310
            return
    except urllib.error.HTTPError as error:
        with error:
            raise ChatError(f"slack_answered_{error.code}") from error
    except FAILURES as error:
        raise from_exception(error) from error
