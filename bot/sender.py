"""What goes out: claim, look up what may have been sent, compose, send, record.

No transaction is open while a platform is spoken to. A row is recorded as sent only under our
own token; whoever posted but lost its token takes its copy away again.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.chat.chat import Chat, ChatError
from bot.clock import Clock, real_time
from bot.parcels import Letter, Parcel, letter_of
from bot.progress import Progress
from bot.rounds import Rounds
from handlers import outbox
from handlers.messages import to_dict
from store import claims, deliveries
from store.claims import Claim
from store.database import Database
from store.mail import Delivery

log = structlog.get_logger()

LEASE = timedelta(seconds=90)
LOOK_BACK = timedelta(minutes=1)  # before the first try: clocks differ
FAR_BACK = timedelta(days=2)
RECHECK = timedelta(minutes=3)  # after a second try: by then every copy shows in the history
PAUSES = [timedelta(seconds=s) for s in (15, 60, 300, 900, 3600)]  # between tries
AHEAD = 3  # times that a paper is written ahead, before it is written while nobody can change it
GIVE_UP = 12  # tries of a row that fails for a reason of its own
BIGGEST_FILE = 20_000_000  # bytes that are fetched of a dropped file


class Sender:
    """Sends what is owed. Several may run at once, in this process and in others."""

    def __init__(
        self,
        database: Database,
        chats: Mapping[str, Chat],
        clock: Clock,
        *,
        real: Clock = real_time,
        lease: timedelta = LEASE,
    ) -> None:
        self._database = database
        self._chats = chats
        self._clock = clock
        self._real = real
        self._rounds = Rounds(database, chats, real, lease)

    def drain(self) -> int:
        """Send until nothing is left that can be sent now; return how many were worked on."""
        return self._rounds.drain(self._work)

    def _work(self, claimed: Claim) -> bool:
        """One row, start to end; False when its workspace takes no more for now.

        A bad one is put aside and never stops the rest.
        """
        parcel = None
        try:
            parcel = self._prepared(claimed)
            if parcel is not None and self._real() < parcel.lease_until:
                self._send(parcel)
        except ChatError as error:
            return self._put_aside(claimed, error, parcel)
        except Exception as error:
            log.exception("delivery failed", delivery=claimed.id)
            return self._put_aside(claimed, ChatError(type(error).__name__), parcel, own=True)
        return True

    def _put_aside(
        self, claimed: Claim, error: ChatError, parcel: Parcel | None, *, own: bool = False
    ) -> bool:
        try:
            return self._failed(claimed, error, parcel, own=own)
        except Exception:
            # Its lease runs out by itself, and it is claimed again behind all others.
            log.exception("a failure could not be recorded", delivery=claimed.id)
            return True

    def _prepared(self, claimed: Claim) -> Parcel | None:
        """What there is to send; None where nothing is, or no longer by us."""
        with self._database.reading() as session:
            letter = letter_of(session, claimed, self._real())
        if letter is None:
            return None
        letter = self._opened(letter)
        if self._found_again(letter):
            return None
        try:
            data = self._fetched(letter)
        except ChatError as error:
            if not error.permanent or letter.file is None:
                raise
            # No message is lost: that the file can't be had is the answer, each time it is dropped.
            said = error.advice or f"The answer was “{error.reason}”"
            return self._compose(letter, None, outbox.not_had(letter.file, said))
        if not letter.takes_long:
            return self._compose(letter, data)
        return self._compose_ahead(letter, data)

    def _fetched(self, letter: Letter) -> bytes | None:
        chat = self._chats[letter.address.platform]
        return chat.fetch(letter.file, BIGGEST_FILE) if letter.file else None

    def _opened(self, letter: Letter) -> Letter:
        """The conversation with its recipient is kept before the first post goes there."""
        if letter.stranger is None:
            return letter
        place = self._chats[letter.address.platform].open(letter.stranger)
        with self._database.writing() as session:
            row = claims.held(session, letter.claim)
            if row is not None and row.recipient is not None:
                row.recipient.conversation = place
        return letter.to(place)

    def _found_again(self, letter: Letter) -> bool:
        """After an uncertain try, and once more later: record the copy there is, remove others."""
        if letter.first_try_at is None or not (letter.uncertain or letter.recheck):
            return False
        chat, recorded = self._chats[letter.address.platform], list(letter.message_ids)
        # One that is still ahead was told by a clock that stood wrong, nobody knows for how long.
        stood_wrong = letter.first_try_at > self._real()
        since = self._real() - FAR_BACK if stood_wrong else letter.first_try_at - LOOK_BACK
        found = chat.find(letter.address, letter.delivery_id, since)
        whole = [list(copy.ids) for copy in found if copy.whole]
        if not letter.recheck:
            return bool(whole) and self._record(letter, whole[0])
        every = [message_id for copy in found for message_id in copy.ids]
        if not set(every) & set(recorded):
            recorded = whole[0] if whole else recorded
        chat.remove(letter.address, [i for i in every if i not in recorded])
        self._record(letter, recorded, rechecked=True)
        return True

    def _compose_ahead(self, letter: Letter, data: bytes | None) -> Parcel | None:
        """Make what takes long in no transaction; where it is overtaken every time, in one."""
        for _ in range(AHEAD):
            with suppress(outbox.Overtaken):
                return self._compose(letter, data, self._made(letter, data))
        return self._compose(letter, data)

    def _made(self, letter: Letter, data: bytes | None) -> Any:
        with self._database.reading() as session:
            row = session.get_one(Delivery, letter.claim.id)
            work = outbox.work_ahead(session, row, self._clock(), data)
        if work is None:
            return None
        progress = Progress(self._chats[letter.address.platform], letter, self._real)
        try:
            return work.write(progress.steps(work.lines))
        finally:
            progress.end()

    def _compose(self, letter: Letter, data: bytes | None, made: Any = None) -> Parcel | None:
        with self._database.writing() as session:
            row = claims.held(session, letter.claim)
            if row is None:
                return None
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

    def _send(self, parcel: Parcel) -> None:
        letter = parcel.letter
        chat = self._chats[letter.address.platform]
        progress = Progress(chat, letter, self._real)
        try:
            # What stands already has its files.
            message = parcel.message if parcel.replacing else progress.written(parcel.message)
            sent = chat.send(letter.address, message, letter.delivery_id, parcel.replacing)
        finally:
            progress.end()
        if self._record(letter, sent, parcel):
            return
        ours = self._surplus(parcel, sent)
        if ours:
            chat.remove(letter.address, ours)

    def _surplus(self, parcel: Parcel, sent: list[str]) -> list[str]:
        """What we posted after we lost the row, and nobody else's record stands on."""
        with self._database.reading() as session:
            row = session.get_one(Delivery, parcel.letter.claim.id)
            if row.state == "owed":
                # Whoever has it now looks first, and may be about to record this very copy.
                return []
            return [i for i in sent if i not in row.message_ids and i not in parcel.replacing]

    def _record(
        self,
        letter: Letter,
        message_ids: list[str],
        parcel: Parcel | None = None,
        *,
        rechecked: bool = False,
    ) -> bool:
        """Write down that it stands; False when somebody else has the row by now."""
        with self._database.writing() as session:
            row = claims.held(session, letter.claim)
            if row is None:
                return False
            first = row.state == "owed"
            if parcel is not None:
                row.shown = parcel.shown
            if first and (parcel.doubtful if parcel else row.tries > 1):
                row.recheck_at = self._real() + RECHECK
            if rechecked:
                row.recheck_at = None
            row.tries = 0
            place = letter.address.place
            deliveries.record_sent(session, row, place, message_ids, self._clock())
            if first:
                outbox.after_sending(session, row, self._clock())
        return True

    def _failed(
        self, claimed: Claim, error: ChatError, parcel: Parcel | None, *, own: bool = False
    ) -> bool:
        """Write down what is to follow; False when the workspace takes no more for now."""
        with self._database.writing() as session:
            row = claims.held(session, claimed)
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
        row.shown, row.recheck_at = row.want, None
        deliveries.release(row, None)
