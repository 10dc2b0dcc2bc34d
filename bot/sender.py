"""What goes out: claim, look up what may have been sent, compose, send, record.

No transaction is open while a platform is spoken to. Whoever posted but lost its row takes its
copy away again.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import timedelta
from typing import Any

import structlog

from bot.chat.chat import Chat, ChatError
from bot.clock import Clock, real_time
from bot.ledger import Begun, Ledger, Standing
from bot.parcels import Letter, Parcel, letters_of
from bot.progress import Progress
from bot.rounds import Outcome, Rounds
from handlers.deliveries import outbox
from store import claims
from store.claims import Claim
from store.database import Database
from store.mail import Delivery

log = structlog.get_logger()

LEASE = timedelta(seconds=90)
LOOK_BACK = timedelta(minutes=1)  # before the first try: clocks differ
FAR_BACK = timedelta(days=2)
AHEAD = 3  # times that a paper is written ahead, before it is written while nobody can change it
BIGGEST_FILE = 20_000_000  # bytes that are fetched of a dropped file
FRESH = timedelta(seconds=5)  # since it was composed: what waited longer is composed anew
SOON = timedelta(milliseconds=50)  # by then it is recorded that a message stands: people reply


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
        self._ledger = Ledger(database, clock, real)

    def drain(self) -> int:
        """Send until nothing is left that can be sent now; return how many were worked on."""
        return self._rounds.drain(self._work)

    def _work(self, claimed: Sequence[Claim]) -> Outcome:
        """Rows to different conversations, start to end.

        A bad one is put aside and never stops the rest.
        """
        if len(claimed) == 1:
            return self._work_alone(claimed)
        alone = list[Claim]()
        while claimed:
            begun = self._begun_together(claimed)
            alone, claimed = alone + begun.alone, begun.later
            goes_on, left = self._hand_over(begun.parcels)
            if not goes_on:
                return False, [*left, *claimed, *alone]
        return self._work_alone(alone)

    def _begun_together(self, claimed: Sequence[Claim]) -> Begun:
        try:
            return self._ledger.begin_many(claimed)
        except Exception as error:
            # Which one is bad shows when each is worked on by itself.
            log.warning("not composed together", error=type(error).__name__)
            return Begun([], list(claimed), [])

    def _work_alone(self, claimed: Sequence[Claim]) -> Outcome:
        for number, claim in enumerate(claimed, start=1):
            try:
                parcel = self._prepared(claim)
            except Exception as error:
                goes_on, left = self._put_aside(claim, error), list[Claim]()
            else:
                goes_on, left = self._hand_over([parcel] if parcel is not None else [])
            if not goes_on:
                return False, [*left, *claimed[number:]]
        return True, []

    def _hand_over(self, parcels: Sequence[Parcel]) -> tuple[bool, list[Claim]]:
        """Send one after the other.

        What a platform takes at once is recorded together; where it takes its time, each by itself.
        """
        stands: list[Standing] = []
        begun = since = self._real()
        for number, parcel in enumerate(parcels):
            if self._real() >= min(begun + FRESH, parcel.lease_until):
                self._record(stands)
                return False, self._ledger.take_back(parcels[number:])
            since = since if stands else self._real()
            try:
                stands.append(self._sent(parcel))
            except Exception as error:
                if not self._put_aside(parcel.letter.claim, error, parcel):
                    self._record(stands)
                    return False, self._ledger.take_back(parcels[number + 1 :])
            if self._real() - since >= SOON:
                self._record(stands)
                stands = []
        self._record(stands)
        return True, []

    def _put_aside(self, claimed: Claim, error: Exception, parcel: Parcel | None = None) -> bool:
        """Write down what is to follow; False when the workspace takes no more for now."""
        own = not isinstance(error, ChatError)
        if own:
            log.error("delivery failed", delivery=claimed.id, exc_info=error)
        told = error if isinstance(error, ChatError) else ChatError(type(error).__name__)
        try:
            return self._ledger.fail(claimed, told, parcel, own=own)
        except Exception:
            # Its lease runs out by itself, and it is claimed again behind all others.
            log.exception("a failure could not be recorded", delivery=claimed.id)
            return True

    def _prepared(self, claimed: Claim) -> Parcel | None:
        """What there is to send; None where nothing is, or no longer by us."""
        with self._database.reading() as session:
            letters = letters_of(claims.seen(session, [claimed]), [claimed], self._real())
        if not letters:
            return None
        letter = self._opened(letters[0])
        if self._found_again(letter):
            return None
        try:
            data = self._fetched(letter)
        except ChatError as error:
            if not error.permanent or letter.file is None:
                raise
            # No message is lost: that the file can't be had is the answer, each time it is dropped.
            said = error.advice or f"The answer was “{error.reason}”"
            return self._ledger.begin(letter, None, outbox.not_had(letter.file, said))
        if not letter.takes_long:
            return self._ledger.begin(letter, data)
        return self._begin_ahead(letter, data)

    def _fetched(self, letter: Letter) -> bytes | None:
        chat = self._chats[letter.address.platform]
        return chat.fetch(letter.file, BIGGEST_FILE) if letter.file else None

    def _opened(self, letter: Letter) -> Letter:
        """The conversation with its recipient is kept before the first post goes there."""
        if letter.stranger is None:
            return letter
        place = self._chats[letter.address.platform].open(letter.stranger)
        with self._database.writing() as session:
            row = claims.held(session, [letter.claim]).get(letter.claim.id)
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
            return bool(whole) and not self._ledger.record([Standing(letter, whole[0])])
        every = [message_id for copy in found for message_id in copy.ids]
        if not set(every) & set(recorded):
            recorded = whole[0] if whole else recorded
        chat.remove(letter.address, [i for i in every if i not in recorded])
        self._ledger.record([Standing(letter, recorded, rechecked=True)])
        return True

    def _begin_ahead(self, letter: Letter, data: bytes | None) -> Parcel | None:
        """Make what takes long in no transaction; where it is overtaken every time, in one."""
        for _ in range(AHEAD):
            with suppress(outbox.Overtaken):
                return self._ledger.begin(letter, data, self._made(letter, data))
        return self._ledger.begin(letter, data)

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

    def _sent(self, parcel: Parcel) -> Standing:
        letter = parcel.letter
        chat = self._chats[letter.address.platform]
        progress = Progress(chat, letter, self._real)
        try:
            # What stands already has its files.
            message = parcel.message if parcel.replacing else progress.written(parcel.message)
            sent = chat.send(letter.address, message, letter.delivery_id, parcel.replacing)
        finally:
            progress.end()
        return Standing(letter, sent, parcel)

    def _record(self, stands: Sequence[Standing]) -> None:
        if len(stands) > 1:
            with suppress(Exception):  # which one is bad shows when each is recorded by itself
                return self._recorded(stands)
        for each in stands:
            try:
                self._recorded([each])
            except Exception as error:
                self._put_aside(each.letter.claim, error, each.parcel)
        return None

    def _recorded(self, stands: Sequence[Standing]) -> None:
        """Write down that they stand; take away what was posted after the row was lost."""
        if not stands:
            return
        for lost in self._ledger.record(stands):
            surplus = self._ledger.surplus(lost.parcel, lost.message_ids) if lost.parcel else []
            if surplus:
                self._chats[lost.letter.address.platform].remove(lost.letter.address, surplus)
