"""What is written down of a letter: that it is about to be handed over, and what became of it.

A row is written to only under our own token.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from bot.chat.chat import ChatError
from bot.clock import Clock
from bot.parcels import Letter, Parcel, letters_of
from handlers.deliveries import outbox
from handlers.messages import to_dict
from store import claims, deliveries
from store.claims import Claim
from store.database import Database
from store.mail import Delivery

RECHECK = timedelta(minutes=3)  # after a second try: by then every copy shows in the history
PAUSES = [timedelta(seconds=s) for s in (15, 60, 300, 900, 3600)]  # between tries
GIVE_UP = 12  # tries of a row that fails for a reason of its own
TOGETHER = timedelta(milliseconds=50)  # composing; on SQLite nobody else writes meanwhile


@dataclass(frozen=True)
class Standing:
    """A letter whose message stands in the chat."""

    letter: Letter
    message_ids: list[str]
    parcel: Parcel | None = None  # what was handed over; None: it was found there
    rechecked: bool = False  # surplus copies have been looked for

    @property
    def claim(self) -> Claim:
        """Under which it is ours."""
        return self.letter.claim


@dataclass(frozen=True)
class Begun:
    """What came of several rows at once."""

    parcels: list[Parcel]
    alone: list[Claim]  # to be worked on by itself
    later: list[Claim]  # for which there was no time


class Ledger:
    """Keeps the rows of what is sent."""

    def __init__(self, database: Database, clock: Clock, real: Clock) -> None:
        """`clock` is Chaser's, `real` the machine's: tries run on that one."""
        self._database = database
        self._clock = clock
        self._real = real

    def begin(self, letter: Letter, data: bytes | None = None, made: Any = None) -> Parcel | None:
        """Compose it, and note the try; None where it is no longer ours or nothing is to be said.

        `data` and `made` are as in `outbox.compose`; raises what that does.
        """
        with self._database.writing() as session:
            row = claims.held(session, [letter.claim]).get(letter.claim.id)
            return self._begun(session, row, letter, data, made) if row is not None else None

    def begin_many(self, claimed: Sequence[Claim]) -> Begun:
        """The same in one transaction, of those rows that can be composed together."""
        ends_at = self._real() + TOGETHER
        parcels, alone = list[Parcel](), list[Claim]()
        with self._database.writing() as session:
            rows = claims.held(session, claimed)
            letters = letters_of(rows, claimed, self._real())
            for number, letter in enumerate(letters):
                if not letter.is_plain:
                    alone.append(letter.claim)
                elif self._real() > ends_at:
                    later = [each.claim for each in letters[number:]]
                    return Begun(parcels, alone, later)
                elif parcel := self._begun(session, rows[letter.claim.id], letter):
                    parcels.append(parcel)
        return Begun(parcels, alone, [])

    def _begun(
        self, session: Session, row: Delivery, letter: Letter,
        data: bytes | None = None, made: Any = None,
    ) -> Parcel | None:  # fmt: skip
        message = None
        if row.state == "owed" or row.want > row.shown:
            message = outbox.compose(session, row, self._clock(), data, made)
        if message is None:
            _nothing_to_say(session, row, self._clock())
            return None
        replacing = tuple(row.message_ids) if row.state == "sent" else ()
        parcel = Parcel(letter, message, replacing, row.want, row.uncertain)
        row.body = to_dict(message)
        row.first_try_at = row.first_try_at or self._real()
        row.tries += 1
        row.uncertain = row.state == "owed"
        return parcel

    def take_back(self, parcels: Sequence[Parcel]) -> list[Claim]:
        """None of these was handed over after all: it was no try. Returns their claims."""
        ours = [parcel.letter.claim for parcel in parcels]
        if ours:
            with self._database.writing() as session:
                rows = claims.held(session, ours)
                for parcel in parcels:
                    if (row := rows.get(parcel.letter.claim.id)) is not None:
                        row.tries -= 1
                        row.uncertain = parcel.doubtful
        return ours

    def record(self, standing: Sequence[Standing]) -> list[Standing]:
        """Write down that these stand; return those of rows that somebody else has by now."""
        now = self._clock()
        with self._database.writing() as session:
            rows = claims.held(session, [each.claim for each in standing])
            ours = [(rows[each.claim.id], each) for each in standing if each.claim.id in rows]
            first = [row for row, _ in ours if row.state == "owed"]
            for row, each in ours:
                self._note(row, each)
            places = [(row, each.letter.address.place, each.message_ids) for row, each in ours]
            deliveries.record_sent(session, places, now)
            for row in first:
                outbox.after_sending(session, row, now)
        return [each for each in standing if each.claim.id not in rows]

    def _note(self, row: Delivery, stands: Standing) -> None:
        """What is to be looked at once more, and which version it shows."""
        parcel = stands.parcel
        if parcel is not None:
            row.shown = parcel.shown
        if row.state == "owed" and (parcel.doubtful if parcel else row.tries > 1):
            row.recheck_at = self._real() + RECHECK
        if stands.rechecked:
            row.recheck_at = None
        row.tries = 0

    def surplus(self, parcel: Parcel, sent: Sequence[str]) -> list[str]:
        """What we posted after we lost the row, and nobody else's record stands on."""
        with self._database.reading() as session:
            row = session.get_one(Delivery, parcel.letter.claim.id)
            if row.state == "owed":
                # Whoever has it now looks first, and may be about to record this very copy.
                return []
            return [i for i in sent if i not in row.message_ids and i not in parcel.replacing]

    def fail(
        self, claimed: Claim, error: ChatError, parcel: Parcel | None, *, own: bool = False
    ) -> bool:
        """Write down what is to follow; False when the workspace takes no more for now."""
        with self._database.writing() as session:
            row = claims.held(session, [claimed]).get(claimed.id)
            if row is None:
                return True
            row.outcome = error.in_words[:300]
            row.tries += 0 if parcel else 1
            if parcel and error.refused:
                row.uncertain = parcel.doubtful
            hopeless = error.permanent or (own and row.tries >= GIVE_UP)
            if hopeless:
                _give_up(session, row, self._clock())
            elif error.retry_after is not None:
                row.tries -= 1
                pause = timedelta(seconds=max(error.retry_after, 1))
                row.workspace.next_send_at = self._real() + pause
                deliveries.release(row, row.next_try_at)
            else:
                pause = PAUSES[min(row.tries, len(PAUSES)) - 1]
                deliveries.release(row, self._real() + pause)
                if deliveries.is_delayed(row) and not own:
                    outbox.after_hours(session, row, self._clock())
        return hopeless or error.retry_after is None


def _nothing_to_say(session: Session, row: Delivery, now: datetime) -> None:
    if row.state == "owed":
        why = outbox.before_closing(session, row, now)
        deliveries.record_ended(session, row, "closed", why)
    else:
        row.shown = row.want
        deliveries.release(row, row.recheck_at)


def _give_up(session: Session, row: Delivery, now: datetime) -> None:
    """It can't be delivered, or, where it stands already, not be brought up to date."""
    if row.state == "owed":
        outbox.before_failing(session, row)
        deliveries.record_ended(session, row, "failed", row.outcome)
        outbox.after_failing(session, row, now)
    else:
        outbox.after_standing(session, row, now)
        row.shown, row.recheck_at = row.want, None
        deliveries.release(row, None)
