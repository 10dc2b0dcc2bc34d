"""What stands in the workspace, and what may go wrong with a call."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Given = Mapping[str, Any]


class SlackRefuses(Exception):  # noqa: N818 - it is an answer
    """`ok: false`, with Slack's word for it, and what else it says."""

    def __init__(self, word: str, **more: str) -> None:
        super().__init__(word)
        self.more = more


@dataclass
class Fault:
    """What happens to one call: it is done or not, and answered wrongly or not at all."""

    status: int = 200
    error: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    is_done: bool = False  # True: the call has its effect all the same
    hangs_up: bool = False  # the connection ends without an answer
    seconds: float = 0  # that it takes


@dataclass
class Said:
    """A message in a conversation."""

    channel: str
    ts: str
    user: str
    text: str
    blocks: list[Any]
    thread: str | None = None
    metadata: Any = None
    only_for: str | None = None
    files: list[Any] | None = None

    def shown(self) -> dict[str, Any]:
        """As the history shows it."""
        found: dict[str, Any] = {
            "type": "message",
            "ts": self.ts,
            "user": self.user,
            "text": self.text,
        }
        found |= {"blocks": self.blocks, "metadata": self.metadata, "thread_ts": self.thread}
        found["files"] = self.files
        return {name: value for name, value in found.items() if value is not None}
