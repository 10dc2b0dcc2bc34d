"""A Slack app as Bolt makes it by default, with a command that does nothing: the baseline."""

import time
from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from slack_bolt import Ack, App, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.signature import SignatureVerifier

_SECRET = "secret"
_BODY = urlencode(
    {
        "command": "/action",
        "text": "update CR1.3 amber waiting on Cabinet",
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": "1.2",
        "response_url": "https://example.invalid/",
    }
)


def no_op_app(secret: str, *, process_before_response: bool) -> App:
    """An app whose `/action` is acknowledged and does nothing: Bolt's default, or the other way."""
    app = App(
        signing_secret=secret,
        authorize=_authorize,
        token_verification_enabled=False,
        process_before_response=process_before_response,
    )

    @app.command("/action")
    def answer(ack: Ack) -> None:
        ack()

    return app


def no_op_command() -> Callable[[int], None]:
    """Sends the command through the app once, as a web server would; the answer must be 200."""
    app = no_op_app(_SECRET, process_before_response=False)

    def send(_number: int) -> None:
        response = app.dispatch(BoltRequest(body=_BODY, headers=_headers()))
        if response.status != 200:
            raise RuntimeError(f"Bolt answered {response.status}")

    return send


def _authorize() -> AuthorizeResult:
    # Given here since Bolt would ask Slack; it keeps the answer, so nothing is saved by it.
    return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1", bot_user_id="U0")


def _headers() -> dict[str, str | Sequence[str]]:
    now = str(int(time.time()))
    signature = SignatureVerifier(_SECRET).generate_signature(timestamp=now, body=_BODY)
    return {
        "content-type": "application/x-www-form-urlencoded",
        "x-slack-request-timestamp": now,
        "x-slack-signature": signature or "",
    }
