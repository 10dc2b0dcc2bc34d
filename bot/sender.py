"""What goes out: claim, look up what may have been sent, compose, send, record.

No transaction is open while a platform is spoken to. A row is recorded as sent only under our
own token; whoever posted but lost its token takes its copy away again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.chat.chat import Chat, ChatError
from bot.clock import Clock, real_time
from handlers import outbox
from handlers.messages import Address, File, Message, from_dict, to_dict
from store import deliveries
from store.database import Database
from store.deliveries import Claim
from store.mail import Delivery

log = structlog.get_logger()

LEASE = timedelta(seconds=90)
BATCH = 10
LOOK_BACK = timedelta(minutes=1)  # before the first try: clocks differ
RECHECK = timedelta(minutes=3)  # after a second try: by then every copy shows in the history
PAUSES = [timedelta(seconds=s) for s in (5, 15, 60, 300, 900, 3600)]  # between tries
GIVE_UP = 12  # tries of a row that fails for a reason of its own
BIGGEST_FILE = 20_000_000  # bytes that are fetched of a dropped file


@dataclass(frozen=True)
class Parcel:
    """A composed delivery on its way: plain values, so that no transaction need be open."""

    claim: Claim
    platform: str
    address: Address
    message: Message
    replacing: tuple[str, ...]
    shown: int
    lease_until: datetime

    @property
    def delivery_id(self) -> str:
        """What the platform keeps beside the message."""
        return str(self.claim.id)


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
        self._lease = lease

    def drain(self) -> int:
        """Send until nothing is left that can be sent now; return how many were worked on."""
        worked = 0
        while batch := self._claim():
            for claimed in batch:
                self._work(claimed)
            worked += len(batch)
        return worked

    def _claim(self) -> list[Claim]:
        with self._database.writing() as session:
            return deliveries.claim(session, self._real(), self._lease, BATCH)

    def _work(self, claimed: Claim) -> None:
        """One row, start to end. A bad one is put aside and never stops the rest."""
        try:
            if self._found_again(claimed):
                return
            parcel = self._compose(claimed)
            if parcel is not None and self._real() < parcel.lease_until:
                self._send(parcel)
        except ChatError as error:
            self._failed(claimed, error)
        except Exception:
            log.exception("delivery failed", delivery=claimed.id)
            self._failed(claimed, ChatError("it could not be composed", refused=True))

    def _found_again(self, claimed: Claim) -> bool:
        """After an uncertain try, and once more later: record the copy there is, remove others."""
        with self._database.reading() as session:
            row = session.get(Delivery, claimed.id)
            if row is None or row.token != claimed.token:
                return True
            recheck = row.state == "sent" and row.recheck_at is not None
            if not (row.uncertain or recheck) or row.first_try_at is None:
                return False
            chat, address = self._chats[row.workspace.platform], _address(row)
            since = row.first_try_at - LOOK_BACK
            recorded = list(row.message_ids)
        found = chat.find(address, str(claimed.id), since) if address.place else []
        keep = [i for i in found if i in recorded] or found[: max(1, len(recorded))]
        surplus = [i for i in found if i not in keep]
        if recheck and surplus:
            chat.remove(address, surplus)
        if found or recheck:
            self._record(claimed, address, keep or recorded, rechecked=recheck)
        return bool(found) or recheck

    def _compose(self, claimed: Claim) -> Parcel | None:
        data = self._fetched(claimed)
        with self._database.writing() as session:
            row = deliveries.held(session, claimed)
            if row is None:
                return None
            replacing = tuple(row.message_ids) if row.state == "sent" else ()
            message = outbox.compose(session, row, self._clock(), data)
            if message is None:
                if row.state == "owed":
                    deliveries.record_ended(session, row, "closed", "no longer needed")
                else:
                    row.shown = row.want
                    deliveries.release(row, row.recheck_at)
                return None
            row.body = to_dict(message)
            row.first_try_at = row.first_try_at or self._real()
            row.tries += 1
            row.uncertain = row.state == "owed"
            until = row.lease_until or self._real()
            return Parcel(
                claimed, row.workspace.platform, _address(row), message, replacing, row.want, until
            )

    def _fetched(self, claimed: Claim) -> bytes | None:
        """The bytes of the file that this delivery is about, fetched with no transaction open."""
        with self._database.reading() as session:
            row = session.get(Delivery, claimed.id)
            if row is None or row.state != "owed" or "file" not in row.what:
                return None
            chat, file = self._chats[row.workspace.platform], File(**row.what["file"])
        return chat.fetch(file, BIGGEST_FILE)

    def _send(self, parcel: Parcel) -> None:
        chat = self._chats[parcel.platform]
        sent = chat.send(parcel.address, parcel.message, parcel.delivery_id, parcel.replacing)
        if not self._record(parcel.claim, parcel.address, sent, shown=parcel.shown):
            surplus = [i for i in sent if i not in parcel.replacing]
            chat.remove(parcel.address, surplus)

    def _record(
        self,
        claimed: Claim,
        address: Address,
        message_ids: list[str],
        *,
        shown: int | None = None,
        rechecked: bool = False,
    ) -> bool:
        """Write down that it stands; False when somebody else has the row by now."""
        with self._database.writing() as session:
            row = deliveries.held(session, claimed)
            if row is None:
                return False
            first = row.state == "owed"
            if shown is not None:
                row.shown = shown
            again = row.tries > 1 and first
            row.recheck_at = self._real() + RECHECK if again else None
            if rechecked:
                row.recheck_at = None
            deliveries.record_sent(session, row, address.place, message_ids, self._clock())
            if first:
                outbox.after_sending(session, row, self._clock())
        return True

    def _failed(self, claimed: Claim, error: ChatError) -> None:
        with self._database.writing() as session:
            row = deliveries.held(session, claimed)
            if row is None:
                return
            row.outcome = error.reason[:200]
            if row.uncertain and error.refused and row.tries <= 1:
                row.uncertain = False
            if row.state == "owed" and (error.permanent or row.tries >= GIVE_UP):
                deliveries.record_ended(session, row, "failed", error.reason[:200])
                outbox.after_failing(session, row, self._clock())
                return
            if error.retry_after is not None:
                row.workspace.next_send_at = self._real() + timedelta(seconds=error.retry_after)
            pause = PAUSES[min(row.tries, len(PAUSES) - 1)]
            row.tries += 0 if row.uncertain else 1
            deliveries.release(row, self._real() + pause)


def _address(row: Delivery) -> Address:
    """Where it goes: a place, or the recipient's own conversation, opened by their id."""
    place = row.place
    if place is None and row.recipient is not None:
        place = row.recipient.conversation or f"@{row.recipient.external_id}"
    workspace = row.workspace
    return Address(workspace.platform, workspace.external_id, place or "", row.thread)


def body_of(row: Delivery) -> Message | None:
    """The message as it was composed last."""
    return from_dict(row.body) if row.body else None
