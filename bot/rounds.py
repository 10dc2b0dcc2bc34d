"""In what order what is owed is taken up.

A platform takes about one message a second in a conversation. Who waits there holds up everybody
else, so what goes to such a conversation is left where it stands until nothing else is owed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from bot.chat.chat import Chat
from bot.clock import Clock
from store import claims
from store.claims import Claim
from store.database import Database

BATCH = 10

Work = Callable[[Claim], bool]
"""Works on one row, start to end; False when its workspace takes no more for now."""


class Rounds:
    """Claims what is owed, a batch of one workspace at a time, and gives it out row by row."""

    def __init__(
        self, database: Database, chats: Mapping[str, Chat], real: Clock, lease: timedelta
    ) -> None:
        """`real` is the machine's time; `lease` is for how long a row is claimed."""
        self._database = database
        self._chats = chats
        self._real = real
        self._lease = lease

    def drain(self, work: Work) -> int:
        """Go on until nothing is left that can be worked on now; return how many were."""
        worked = 0
        while batch := self._claim():
            worked += self._go_through(batch, work)
        return worked

    def _claim(self) -> list[Claim]:
        """Of crowded conversations only where nothing else is owed: then the next one waits."""
        crowded = self._crowded()
        return self._claimed(BATCH, crowded) or (self._claimed(1) if crowded else [])

    def _claimed(self, most: int, crowded: frozenset[str] = frozenset()) -> list[Claim]:
        with self._database.writing() as session:
            platforms = list(self._chats)
            return claims.claim(session, platforms, self._real(), self._lease, most, crowded)

    def _crowded(self) -> frozenset[str]:
        return frozenset(place for chat in self._chats.values() for place in chat.crowded())

    def _go_through(self, batch: Sequence[Claim], work: Work) -> int:
        """The first is worked on, whatever it waits for. The rest is put back where it stood."""
        worked, left = 0, []
        passed: set[str] = set()  # what goes to one conversation keeps its order
        for number, claimed in enumerate(batch):
            if number and claimed.place in (passed | self._crowded()):
                passed.add(claimed.place or "")
                left.append(claimed)
                continue
            worked += 1
            if not work(claimed):
                left += batch[number + 1 :]
                break
        if left:
            with self._database.writing() as session:
                claims.put_back(session, left)
        return worked
