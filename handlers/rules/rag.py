"""How an action is counted, flagged and compared: the rules of the RAG digest.

Every open action counts under exactly one of Green, Amber, Red and Not rated, a complete one
under Complete; a discontinued one is listed and not counted. Flags stand beside the colour and
never change it: "Green, 40 days overdue" is said as just that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

COLUMNS = ("complete", "green", "amber", "red", "none")
_RANK = {"complete": 0, "green": 1, "amber": 2, "red": 3}


@dataclass(frozen=True, slots=True)
class Standing:
    """How one action stands now, without its words.

    `mark` is complete, green, amber, red, none (not rated) or discontinued. The deadline is a
    window, both days included, None where there is none. `reported_at` is the last word on how
    it stands, None when there never was one.
    """

    id: int
    ref: int
    theme_id: int | None
    position: int
    mark: str
    private: bool
    on_hold: bool
    not_started: bool
    moved: int
    due_first: date | None
    due_last: date | None
    reported_at: datetime | None
    created_at: datetime
    differed_at: datetime | None = None  # when its leads came to say different colours

    @property
    def counted(self) -> bool:
        """False for a discontinued action, which is only listed."""
        return self.mark != "discontinued"

    @property
    def is_open(self) -> bool:
        """Neither complete nor discontinued."""
        return self.mark not in ("complete", "discontinued")


@dataclass(frozen=True)
class Counts:
    """How many actions stand where. The first five are the columns; the others are flags."""

    complete: int = 0
    green: int = 0
    amber: int = 0
    red: int = 0
    none: int = 0
    overdue: int = 0
    quiet: int = 0  # without an update since the last meeting
    private: int = 0

    @property
    def open(self) -> int:
        """Actions neither complete nor discontinued."""
        return self.green + self.amber + self.red + self.none

    @property
    def total(self) -> int:
        """Every action that counts, each once."""
        return self.open + self.complete

    def of(self, mark: str) -> int:
        """The number in one of COLUMNS."""
        number: int = getattr(self, mark)
        return number

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.complete + other.complete,
            self.green + other.green,
            self.amber + other.amber,
            self.red + other.red,
            self.none + other.none,
            self.overdue + other.overdue,
            self.quiet + other.quiet,
            self.private + other.private,
        )


class Travel(StrEnum):
    """Where an action or a theme went since the last digest that was published."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NEW = "new"
    DONE = "done"


def is_overdue(standing: Standing, today: date) -> bool:
    """Open after the last day of its window."""
    return standing.is_open and standing.due_last is not None and standing.due_last < today


def is_waiting(standing: Standing, today: date) -> bool:
    """Not started, and its window has not opened: nobody is asked about it yet."""
    return (
        standing.is_open
        and standing.not_started
        and standing.due_first is not None
        and standing.due_first > today
    )


def is_quiet(standing: Standing, today: date, since: datetime | None) -> bool:
    """Open and without an update since `since`; with None, without one ever."""
    if not standing.is_open or is_waiting(standing, today):
        return False
    if standing.reported_at is None:
        return True
    return since is not None and standing.reported_at < since


def travel(mark: str, before: str | None) -> Travel:
    """The direction of an action that counts. `before` is its mark then, None if it had none.

    A first rating is no direction: nobody knew how the action stood, so it is neither better nor
    worse for being known. It is the same with a rating that is taken away.
    """
    if before is None or before == "discontinued":
        return Travel.NEW
    if mark == before:
        return Travel.SAME
    if mark == "complete":
        return Travel.DONE
    if before == "complete":
        return Travel.WORSE  # opened again
    if "none" in (mark, before):
        return Travel.SAME
    return Travel.BETTER if _RANK[mark] < _RANK[before] else Travel.WORSE


def travel_of_theme(travels: Iterable[Travel], counts: Counts) -> Travel:
    """The direction of a theme: the way more of its actions went than the other way.

    It is done when its last open action was completed since, and new when all of it is.
    """
    ways = list(travels)
    done = ways.count(Travel.DONE)
    if done and not counts.open:
        return Travel.DONE
    if ways and ways.count(Travel.NEW) == len(ways):
        return Travel.NEW
    balance = done + ways.count(Travel.BETTER) - ways.count(Travel.WORSE)
    if balance == 0:
        return Travel.SAME
    return Travel.BETTER if balance > 0 else Travel.WORSE


def exceptions_first(
    standings: Iterable[Standing], today: date, travels: Mapping[int, Travel]
) -> list[Standing]:
    """The longest overdue first, then what got worse, then what is due soonest, then the rest."""

    def key(standing: Standing) -> tuple[bool, date, bool, date, int, int]:
        due = standing.due_last or date.max
        overdue = is_overdue(standing, today)
        worse = travels.get(standing.id) is Travel.WORSE
        lateness = due if overdue else date.max
        return (not overdue, lateness, not worse, due, standing.position, standing.ref)

    return sorted(standings, key=key)
