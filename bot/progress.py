"""Says in a conversation how far a long file is, while it is being written.

That is best effort: a word that is late or lost is no failure of the file, and the last one is
taken away once the file is there.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.chat.chat import Chat, ChatError
from bot.clock import Clock
from bot.parcels import Letter
from handlers.messages import Attachment, Message, Part

EVERY = timedelta(seconds=3)  # real time between two words; a file that takes less has none


class Progress:
    """One letter's."""

    def __init__(self, chat: Chat, letter: Letter, real: Clock) -> None:
        self._chat = chat
        self._letter = letter
        self._real = real
        self._last = real()
        self._ids: list[str] = []

    def written(self, message: Message) -> Message:
        """The message with its long files written, for whoever sends it."""
        if not any(part.in_steps for part in message.attachments):
            return message
        return replace(message, parts=tuple(self._written(part) for part in message.parts))

    def steps(self, lines: int) -> Callable[[int], None]:
        """What writing so many lines calls at each step, with how many are done."""
        return partial(self._step, lines)

    def end(self) -> None:
        """Take away what was said of it."""
        if self._ids:
            with suppress(ChatError):
                self._chat.remove(self._letter.address, self._ids)

    def _written(self, part: Part) -> Part:
        if not isinstance(part, Attachment) or part.in_steps is None:
            return part
        data = part.in_steps(self.steps(part.lines))
        return replace(part, write=_given(data))

    def _step(self, lines: int, done: int) -> None:
        now = self._real()
        if now - self._last < EVERY or done >= lines:
            return
        self._last = now
        said = Message(f"Writing the file: {done:,} of {lines:,} actions so far.")
        name = f"progress-{self._letter.delivery_id}"
        with suppress(ChatError):
            self._ids = self._chat.send(self._letter.address, said, name, self._ids)


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data
