"""A year of plans, people, meetings, crashes and failures at random: cards keep every promise.

`CHASER_SOAK=200` plays so many years, long ones; `CHASER_SEED` begins where an earlier run did.
"""

import itertools
import os
import shutil
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as play

from store.database import Database, file_of
from tests.bot.platform import BUSY, GONE, REFUSED, TIMEOUT, Turn
from tests.bot.world import LONDON
from tests.databases import opened, sqlite_url
from tests.walks.year import Killed, Year

SOAK = int(os.environ.get("CHASER_SOAK", "0"))
SEED = int(os.environ.get("CHASER_SEED", "20260907"))

ACTIONS = st.integers(1, 5)
AHEAD = st.one_of(st.integers(0, 20), st.sampled_from([29, 45, 90]))
LEADS = st.sampled_from(["@anne", "@gupti", "@anne and @gupti", "@gupti and @anne", "Jo Jones"])
PLACES = st.sampled_from(["C1", "C1", "C2"])
USERS = st.sampled_from(["anne", "gupti"])
TURNS = {
    "lost": Turn(TIMEOUT, posts=False),
    "late": Turn(TIMEOUT),
    "refused": Turn(REFUSED, posts=False),
    "gone": Turn(GONE, posts=False),
    "busy": Turn(BUSY, posts=False),
    "dies before": Turn(Killed(), posts=False),
    "dies after": Turn(Killed()),
}
OF_AN_ACTION = [
    "done {}", "update {} green", "update {} red burnt down", "update {} amber", "hold {} until {}",
    "hold {}, no money", "resume {}", "pause {}", "assign {} to @gupti", "assign {} to @anne",
    "move {} to {}", "move {} to {}", "update {} discontinued", "private {}", "remind {} now",
]  # fmt: skip
OF_ALL = [
    "pause all", "resume all", "pause Anne", "resume Anne", "meeting cancel", "remind everyone",
    "settings cards 1", "settings cards 2", "settings reminders 5 and 1", "settings quiet 2",
    "settings reminders 10 and 2", "settings hours 10am to 4pm", "settings hours 9:30am to 5:30pm",
    "settings nudge none", "settings papers none", "settings papers 5", "undo", "undo",
    "unlink Anne",
    "link Anne @anne", "hand over Anne's actions to Gupti until {}",
    "hand over Gupti's actions to Anne",
    "settings closed {}", "link Jo Jones @gupti", "meeting {} 2pm", "meeting {} 10am",
    "meeting move to {} 2pm",
]  # fmt: skip
OF_ONE = [
    "remind me tomorrow", "remind me on {}", "stop", "start", "leave until {}", "deputy @gupti",
    "deputy @di", "deputy none", "leave {}, @di covers", "I'm away until {}, @gupti covers", "undo",
    "all on track", "amber, waiting on print", "done",
]  # fmt: skip


class AYear(RuleBasedStateMachine):
    """Everything that may happen to a plan between two Septembers, in any order."""

    folder: Path
    migrated: Path
    numbers = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        path = self.folder / f"{next(self.numbers)}.db"
        shutil.copy(self.migrated, path)
        self.year = Year(opened(sqlite_url(path)))
        self.ends = self.year.now + timedelta(days=366)
        self.path = path

    def teardown(self) -> None:
        """The year is over."""
        self.year.database.dispose()
        self.path.unlink(missing_ok=True)

    def day(self, ahead: int) -> str:
        return (self.year.now.astimezone(LONDON) + timedelta(days=ahead)).strftime("%-d %b %Y")

    @initialize(plan=st.lists(st.tuples(LEADS, AHEAD, PLACES), min_size=2, max_size=5))
    def there_is_a_plan(self, plan: list[tuple[str, int, str]]) -> None:
        for number, (leads, ahead, place) in enumerate(plan, 1):
            self.somebody_adds_an_action(number, leads, ahead, place)

    @rule(number=ACTIONS, leads=LEADS, ahead=AHEAD, place=PLACES)
    def somebody_adds_an_action(self, number: int, leads: str, ahead: int, place: str) -> None:
        words = f"add CR1.{number} Job {number}, {leads}, {self.day(ahead)}"
        self.year.say("bev", words, place)

    @rule(words=st.sampled_from(OF_AN_ACTION), number=ACTIONS, ahead=AHEAD, place=PLACES)
    def something_becomes_of_an_action(
        self, words: str, number: int, ahead: int, place: str
    ) -> None:
        self.year.say("bev", words.format(f"CR1.{number}", self.day(ahead)), place)

    @rule(number=ACTIONS, there=AHEAD, back=AHEAD, place=PLACES)
    def a_deadline_moves_away_and_back(
        self, number: int, there: int, back: int, place: str
    ) -> None:
        for ahead in (there, back):
            self.year.say("bev", f"move CR1.{number} to {self.day(ahead)}", place)

    @rule(words=st.sampled_from(OF_ALL), ahead=AHEAD, place=PLACES)
    def the_coordinator_steers(self, words: str, ahead: int, place: str) -> None:
        self.year.say("bev", words.format(self.day(ahead)), place)

    @rule(words=st.sampled_from(OF_ONE), ahead=AHEAD, user=USERS)
    def a_lead_says(self, words: str, ahead: int, user: str) -> None:
        self.year.say(user, words.format(self.day(ahead)), f"D-{user}")

    @rule(days=st.integers(0, 9), hour=st.integers(7, 19), minute=st.sampled_from([0, 31]))
    def time_goes_by(self, days: int, hour: int, minute: int) -> None:
        for _ in range(days):
            self._to(1, 9, 35)
            self.year.work()
        self._to(int(self.year.now.astimezone(LONDON).hour >= hour), hour, minute)

    @rule(days=st.integers(5, 20))
    def weeks_go_by(self, days: int) -> None:
        self.time_goes_by(days, 9, 35)

    @rule(days=st.integers(3, 40))
    def chaser_is_down(self, days: int) -> None:
        self._to(days, 11, 0)

    @rule(minutes=st.integers(-90, 90))
    def somebody_sets_the_clock(self, minutes: int) -> None:
        self.year.later(minutes=minutes)

    @rule(turns=st.lists(st.sampled_from(sorted(TURNS)), min_size=1, max_size=4))
    def the_platform_has_a_bad_day(self, turns: list[str]) -> None:
        self._to(1, 9, 35)
        self.year.platform.next(*(TURNS[turn] for turn in turns))
        for number in range(3):
            self.year.work(number % 2)
            self.year.later(minutes=2)

    @rule(nth=st.integers(1, 9), before=st.booleans(), number=ACTIONS)
    def a_process_dies_at_a_commit(self, nth: int, before: bool, number: int) -> None:
        self._to(1, 9, 35)
        with self.year.dying(nth, before=before):
            self.year.say("bev", f"move CR1.{number} to {self.day(14)}", "C1")
            self.year.work()
        self.year.later(minutes=2)

    def _to(self, days: int, hour: int, minute: int) -> None:
        now = self.year.now
        there = now.astimezone(LONDON) + timedelta(days=days)
        there = there.replace(hour=hour, minute=minute)
        if there > now:
            self.year.later(seconds=(there - now).total_seconds())

    @precondition(lambda self: self.year.now < self.ends)
    @invariant()
    def every_promise_is_kept(self) -> None:
        self.year.settle()
        self.year.check()


def test_a_year_of_anything_keeps_every_promise(sqlite_database: Database) -> None:
    # Copied for each year; nothing is written to it.
    AYear.migrated = Path(str(file_of(sqlite_database.url)))
    AYear.folder = AYear.migrated.parent
    play(
        seed(SEED)(AYear),
        settings=settings(
            deadline=None,
            max_examples=SOAK or 5,
            stateful_step_count=60 if SOAK else 14,
            suppress_health_check=list(HealthCheck),
            # As found: each step waits on a database, and making the case smaller takes hours.
            phases=[Phase.generate],
            database=None,
        ),
    )
