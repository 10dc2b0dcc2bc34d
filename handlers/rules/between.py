"""What stands between two words of a text, counted once: of a long one it is asked at each word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from handlers.rules.ahead_of_names import ENDED
from handlers.rules.pointing import Pointer
from handlers.rules.statuses import marks
from handlers.rules.words import Word

_JOINING = frozenset({",", "and", "but"})


class Between:
    """The words of a text. Each question is of those from `first` up to, not including, `stop`."""

    def __init__(self, found: Sequence[Word]) -> None:
        self._found = found
        self._lines = _counted(word.low == "\n" for word in found)
        self._ended = _counted(word.low in ENDED for word in found)
        self._joined = _counted(word.low in _JOINING for word in found)

    def line_ends(self, first: int, stop: int) -> bool:
        """Whether a line ends there."""
        return self._lines[stop] > self._lines[first]

    def sentence_ends(self, first: int, stop: int) -> bool:
        """Whether a sentence does."""
        return self._ended[stop] > self._ended[first]

    def goes_on(self, first: int, stop: int) -> bool:
        """Whether a comma or "and" leads on to something else."""
        return self._joined[stop] > self._joined[first]

    def has_status(self, first: int, stop: int) -> bool:
        """Whether a status is named."""
        at = bisect_left(self._statuses, (first,))
        return at < len(self._statuses) and self._statuses[at][1] <= stop

    @cached_property
    def _statuses(self) -> list[tuple[int, int]]:
        return [(mark.first, mark.stop) for mark in marks(self._found)]


class Rulers:
    """The pointer in whose line each word stands, asked from the first word to the last."""

    def __init__(self, named: Iterable[Pointer], between: Between) -> None:
        self._coming = sorted(named, key=lambda pointer: pointer.stop, reverse=True)
        self._between = between
        self._last: Pointer | None = None

    def at(self, place: int) -> Pointer | None:
        """The last pointer before a word; None where a line has ended since, or there is none."""
        while self._coming and self._coming[-1].stop <= place:
            self.take(self._coming.pop())
        last = self._last
        return None if last is None or self._between.line_ends(last.stop, place) else last

    def take(self, pointer: Pointer) -> None:
        """One more, which stands before what is asked of next."""
        if self._last is None or pointer.stop > self._last.stop:
            self._last = pointer


def _counted(which: Iterable[bool]) -> list[int]:
    return list(accumulate(which, initial=0))
