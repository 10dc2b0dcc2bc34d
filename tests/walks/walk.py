"""What a stage has on every platform: a clock that goes on, and what each person has seen."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.conductor import Conductor
from bot.schedule import tick
from store.database import Database

CHANNEL = "riverside"
HARBOUR = "harbour"  # the channel of another partnership, for a walk that sets it up
BEV = "bev"


class Walk(ABC):
    """A partnership with its people, its channel and a clock that the test moves."""

    database: Database
    clock: Callable[[], datetime]
    conductor: Conductor

    @abstractmethod
    def hand_in(self, who: str, text: str) -> None:
        """Somebody writes to Chaser: recorded at once, and answered with the walk's next line."""

    @abstractmethod
    def hand_in_press(self, who: str, label: str) -> None:
        """The same, of a button that is pressed."""

    @abstractmethod
    def said(self, who: str, place: str | None = None) -> list[str]:
        """Every message of Chaser's that this person can see in a place, in words."""

    @abstractmethod
    def given(self, who: str, place: str | None = None) -> list[tuple[str, bytes]]:
        """Every file of Chaser's that this person can see in a place: its name and its bytes."""

    def go(self, moment: datetime) -> None:
        """The clock goes to a moment; what falls due on the way happens."""
        self.conductor.go(moment)

    def tick(self) -> int:
        """What is due by now becomes owed, and stays so; how many messages did."""
        return tick(self.database, self.clock())

    def days(self, count: float) -> None:
        """The clock goes on by so many days."""
        self.go(self.clock() + timedelta(days=count))

    def inbox(self, who: str) -> str:
        """All that Chaser said to this person alone, in words."""
        return "\n---\n".join(self.said(who))

    def channel(self, who: str = BEV) -> str:
        """All that Chaser said in the channel, as this person sees it, in words."""
        return "\n---\n".join(self.said(who, CHANNEL))
