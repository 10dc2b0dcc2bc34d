"""A partnership's year on the fake platform, which watches over everything that is handed to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.engine.interfaces import DBAPIConnection, PoolProxiedConnection
from sqlalchemy.orm import Session

from bot.schedule import tick
from handlers.chasing.chases import chases_of, zone_of
from handlers.meetings.calendars import calendar_of, policy_of
from handlers.messages import Message
from handlers.requests import Address, Kind
from handlers.rules.clock import local_day
from handlers.rules.reminding.cards import BETWEEN_CARDS, is_wish, may_send, within_cap
from handlers.rules.reminding.reasons import reasons_due
from store import covers, deliveries, reminders, sent_cards
from store.database import Database
from store.mail import Delivery, Reminded, Shown
from store.models import Action, Partnership, Recipient
from tests.bot.platform import FakePlatform
from tests.bot.world import World

WISHES = ("snoozed", "asked")


class Killed(BaseException):
    """The process is gone at this point: nothing may catch this but who started it."""


@dataclass(frozen=True)
class Carded:
    """A card as it was handed over."""

    recipient: int
    day: date  # the recipient's own
    wished: bool
    reasons: frozenset[tuple[int, str, int]]


class Watched(FakePlatform):
    """Looks at each card before it takes it."""

    year: "Year"

    def send(
        self, address: Address, message: Message, delivery_id: str, replacing: Sequence[str] = ()
    ) -> list[str]:
        """Take it, whatever is wrong with it: the year keeps what is."""
        if not replacing:
            self.year.handed_over(int(delivery_id))
        return super().send(address, message, delivery_id, replacing)


class Year(World):
    """Two partnerships of one workspace that share their leads, England's and Scotland's."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.faults: list[str] = []
        self.carded: dict[int, Carded] = {}
        watched = Watched(lambda: self.real_now)
        watched.year = self
        self.platform = watched
        self.furnish(place="C2")
        self.say("bev", "settings region Scotland", "C2")
        self.senders = [self.another_sender(), self.another_sender()]

    def say(self, user: str, words: str, place: str, *, thread: str = "") -> None:
        """A command in a channel; what is said in a conversation is said in words."""
        request = self.request(user, words, place=place)
        if request.private:
            request = replace(request, kind=Kind.SAID, replying_to=thread or None)
        answer = self.inbound.receive(request)
        if answer is not None and "went wrong" in answer.summary:
            self.faults.append(f"{words!r} failed: {answer.summary}")

    @contextmanager
    def dying(self, nth: int, *, before: bool) -> Iterator[None]:
        """The process ends at the nth commit from now on, just before it or just after."""
        dialect = self.database.engine.dialect
        commit, count = dialect.do_commit, 0

        def counted(connection: PoolProxiedConnection | DBAPIConnection) -> None:
            nonlocal count
            count += 1
            if count == nth and before:
                raise Killed
            commit(connection)  # type: ignore[arg-type]
            if count == nth:
                raise Killed

        dialect.do_commit = counted  # type: ignore[method-assign, assignment, unused-ignore]
        try:
            yield
        except Killed:
            pass
        finally:
            dialect.do_commit = commit  # type: ignore[method-assign, assignment, unused-ignore]

    def work(self, sender: int = 0) -> None:
        """A tick and a sender's turn; one that is killed is started again once its leases end."""
        tick(self.database, self.now)
        try:
            self.senders[sender].drain()
        except Killed:
            self.senders[sender] = self.another_sender()

    def settle(self) -> None:
        """Until there is nothing more to queue at this moment, and to send."""
        self.platform.turns.clear()
        for number in range(5):
            self.senders[number % 2].drain()
            if not tick(self.database, self.now):
                break

    def handed_over(self, delivery_id: int) -> None:
        """Hold what is handed over now against what may be."""
        with self.database.reading() as session:
            row = session.get_one(Delivery, delivery_id)
            if row.kind != "card" or row.recipient is None:
                return
            found = reminders.used_by(session, row.id)
            self._check_what(session, row, found)
            if delivery_id in self.carded:
                return
            zone = str(row.what["zone"]) if "zone" in row.what else "Europe/London"
            card = Carded(
                row.recipient.id, local_day(self.now, zone),
                any(kind in WISHES for _, kind, _ in found), frozenset(found),
            )  # fmt: skip
            if "asked" not in row.what:
                self._check_when(session, row, card, zone)
            self.carded[delivery_id] = card

    def _check_what(
        self, session: Session, row: Delivery, found: set[tuple[int, str, int]]
    ) -> None:
        for action_id in sent_cards.shown_on(session, row.id):
            action = session.get_one(Action, action_id)
            if not action.is_open or action.withdrawn:
                self._fault(row, f"{action.code} is closed")
            if "asked" not in row.what and (action.paused or self._on_hold(action)):
                self._fault(row, f"{action.code} is on hold or paused")
            if row.recipient_id not in _answering(session, action, self.now):
                self._fault(row, f"{action.code} is somebody else's")
        for other, card in self.carded.items():
            again = card.reasons & found
            # One that ended and stands nowhere reached nobody, so its reasons may be said again.
            ended = session.get_one(Delivery, other).state in ("failed", "closed")
            stands = any(post.delivery == str(other) for post in self.platform.posts.values())
            reached = stands or not ended
            if other != row.id and reached and card.recipient == row.recipient_id and again:
                self._fault(row, f"{again} were said before, by {other}")

    def _on_hold(self, action: Action) -> bool:
        today = self.now.date()
        return action.on_hold and (action.hold_until is None or action.hold_until > today)

    def _check_when(self, session: Session, row: Delivery, card: Carded, zone: str) -> None:
        shown = [session.get_one(Action, i) for i in sent_cards.shown_on(session, row.id)]
        ids = {action.partnership_id for action in shown}
        for partnership in (session.get_one(Partnership, i) for i in sorted(ids)):
            policy = policy_of(partnership)
            if partnership.paused:
                self._fault(row, "nobody is chased there")
            if not may_send(self.now, zone, calendar_of(partnership), policy):
                self._fault(row, f"outside the hours of {partnership.place}")
            others = [c for c in self.carded.values() if c.recipient == card.recipient]
            mine = [c.day for c in others if not c.wished]
            if not card.wished and not within_cap(card.day, mine, policy.cards_a_week):
                self._fault(row, "more cards than a week may have")
            if not card.wished and card.day in mine:
                self._fault(row, "a second card that day")

    def _fault(self, row: Delivery, words: str) -> None:
        self.faults.append(f"{self.now:%a %d %b %Y %H:%M} {row.key}: {words}")

    def check(self) -> None:
        """What holds whenever all is quiet."""
        assert not self.faults, self.faults
        assert self._unqueued() == []
        with self.database.writing() as session:
            deliveries.look_soon(session, session.scalars(select(Recipient.id)))
        assert tick(self.database, self.now) == 0, "a look was slept through"
        self._check_posts()
        self._check_rows()

    def _unqueued(self) -> list[str]:
        """Whom something is due to, by the rules alone, and nothing is owed to."""
        with self.database.reading() as session:
            everybody = session.scalars(select(Recipient).where(Recipient.active)).all()
            return [one.name for one in everybody if self._is_forgotten(session, one)]

    def _is_forgotten(self, session: Session, recipient: Recipient) -> bool:
        chased = chases_of(session, recipient, self.now)
        zone = zone_of(recipient, chased)
        today = local_day(self.now, zone)
        due = {each.partnership.id: reasons_due(each.chase, today) for each in chased}
        open_now = [
            each for each in chased
            if due[each.partnership.id]
            and may_send(self.now, zone, each.chase.calendar, each.chase.policy)
        ]  # fmt: skip
        cards = reminders.cards(session, recipient.id, self.now - timedelta(days=10))
        if not open_now or len(open_now) < sum(map(bool, due.values())):
            return False
        if any(c.state == "owed" or self.now < c.at + BETWEEN_CARDS for c in cards):
            return False
        if any(local_day(c.at, zone) == today for c in cards):
            return False
        counted = [local_day(card.at, zone) for card in cards if not card.wished]
        cap = min(each.chase.policy.cards_a_week for each in chased)
        wish = any(is_wish(found) for found in due.values())
        return wish or within_cap(today, counted, cap)

    def _check_posts(self) -> None:
        with self.database.reading() as session:
            sent = set(session.scalars(select(Delivery.id).where(Delivery.state == "sent")))
        standing = Counter(int(post.delivery) for post in self.platform.posts.values())
        assert [i for i in sent if standing[i] != 1] == [], "sent, and not there once"

    def _check_rows(self) -> None:
        """What failed was reported; what ended gives its reasons back."""
        with self.database.reading() as session:
            rows = session.scalars(select(Delivery)).all()
            told = [row.key for row in rows if row.key.startswith("undelivered:")]
            notes = [row for row in rows if row.kind == "note"]
            for row in rows:
                if row.state != "failed" or row.key.startswith("undelivered:"):
                    continue
                whom = f"undelivered:{row.recipient_id or row.place}:"
                assert any(key.startswith(whom) for key in told) or notes, f"{row.key} is lost"
            ended = select(Delivery.id).where(Delivery.state.in_(("closed", "failed")))
            for kept in (Reminded, Shown):
                left = select(kept.delivery_id).where(kept.delivery_id.in_(ended))
                assert session.scalars(left).all() == [], "an ended row keeps its reasons"


def _answering(session: Session, action: Action, now: datetime) -> set[int]:
    """Who leads it, or stands in for one who does."""
    leads = {lead.person_id: lead.person.recipient_id for lead in action.leads}
    found = {i for i in leads.values() if i is not None}
    for recipient in session.scalars(select(Recipient)):
        for cover in covers.deputising(session, recipient.id, now.date() - timedelta(days=1)):
            if set(covers.covered_names(session, cover)) & set(leads):
                found.add(recipient.id)
    return found
