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

Outcome = tuple[bool, Sequence[Claim]]
"""Whether more of the workspace can be sent now, and the rows that were not come to if not."""

Work = Callable[[Sequence[Claim]], Outcome]
"""Works on rows to different conversations, start to end."""


class Rounds:
    """Claims what is owed, a batch of one workspace at a time, and gives out what goes together."""

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
        """The first is worked on, whatever it waits for. Of the rest, what need not wait.

        What goes to one conversation keeps its order. What is left is put back where it stood.
        """
        rest, left, worked = list(batch), list[Claim](), 0
        crowded = self._crowded() - {batch[0].place}
        while rest:
            free = [claim for claim in rest if claim.place not in crowded]
            left += [claim for claim in rest if claim.place in crowded]
            handful, rest = _one_each(free)
            goes_on, passed = work(handful)
            worked += len(handful) - len(passed)
            if not goes_on:
                left += [*passed, *rest]
                break
            crowded = self._crowded()
        if left:
            with self._database.writing() as session:
                claims.put_back(session, left)
        return worked


def _one_each(claimed: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    """The first to each conversation, and the others."""
    places: set[str | None] = set()
    first, others = list[Claim](), list[Claim]()
    for claim in claimed:
        (others if claim.place in places else first).append(claim)
        places |= {claim.place} - {None}
    return first, others
