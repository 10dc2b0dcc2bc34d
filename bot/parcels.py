"""A delivery on its way, as plain values: no transaction is open while it travels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.deliveries.outbox import comes_in_crowds, takes_long
from handlers.messages import Message
from handlers.requests import Address, File
from store.claims import Claim
from store.mail import Delivery


@dataclass(frozen=True)
class Letter:
    """A claimed row: where it goes, and what is known of earlier tries."""

    claim: Claim
    address: Address
    stranger: str | None  # the platform's id of a person whose conversation is yet to be opened
    message_ids: tuple[str, ...]  # as recorded; empty before the first sending
    uncertain: bool  # an earlier try may have been posted
    recheck: bool  # it is time to look for surplus copies
    tries: int
    first_try_at: datetime | None  # real time
    file: File | None  # what must be fetched to compose it
    takes_long: bool  # to compose: that is begun before the transaction
    comes_in_crowds: bool  # and composing it locks nothing but its own recipient
    lease_until: datetime  # real time

    @property
    def delivery_id(self) -> str:
        """What the platform keeps beside the message."""
        return str(self.claim.id)

    @property
    def is_plain(self) -> bool:
        """Whether nothing is to be asked of the platform before it is composed."""
        asks = self.stranger is not None or self.uncertain or self.recheck
        return self.comes_in_crowds and not asks

    def to(self, place: str) -> "Letter":
        """The same, to a conversation that is now open."""
        return replace(self, address=replace(self.address, place=place), stranger=None)


@dataclass(frozen=True)
class Parcel:
    """A letter with its message, about to be handed over."""

    letter: Letter
    message: Message
    replacing: tuple[str, ...]  # the platform's ids of what it is put in place of
    shown: int  # the `want` that it was composed from
    doubtful: bool  # an earlier try may have been posted

    @property
    def lease_until(self) -> datetime:
        """Real time; from then on somebody else may have it."""
        return self.letter.lease_until


def letters_of(
    rows: Mapping[int, Delivery], claimed: Sequence[Claim], real_now: datetime
) -> list[Letter]:
    """The claimed rows as they stand, by id; without those whose lease is over."""
    found = ((claim, rows[claim.id]) for claim in claimed if claim.id in rows)
    return [
        _letter(claim, row, row.lease_until, real_now)
        for claim, row in found
        if row.lease_until is not None and row.lease_until > real_now
    ]


def _letter(claim: Claim, row: Delivery, lease_until: datetime, real_now: datetime) -> Letter:
    recipient = row.recipient if row.place is None else None
    conversation = recipient.conversation if recipient else None
    workspace, place = row.workspace, row.place or conversation or ""
    due = row.recheck_at is not None and row.recheck_at <= real_now
    wanted = row.what.get("file") if row.state == "owed" else None
    return Letter(
        claim=claim,
        address=Address(workspace.platform, workspace.external_id, place, row.thread),
        stranger=recipient.external_id if recipient and not conversation else None,
        message_ids=tuple(row.message_ids),
        uncertain=row.uncertain,
        recheck=due and row.state == "sent",
        tries=row.tries,
        first_try_at=row.first_try_at,
        file=File(**wanted) if wanted else None,
        takes_long=takes_long(row),
        comes_in_crowds=comes_in_crowds(row),
        lease_until=lease_until,
    )
