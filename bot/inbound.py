"""What comes in: one request, one transaction, then the answer.

The receipt, the change and the public answer are committed together. A crash before that leaves
nothing, and the platform sends an event again; a crash after it finds the receipt, and the
answer among what is owed.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy.orm import Session

from bot.chat.chat import NotTakenError
from bot.clock import Clock
from handlers import router
from handlers.asker import Answer
from handlers.deliveries.outbox import ASKED_BY
from handlers.finding import Sorry
from handlers.messages import Message, to_dict
from handlers.people import arriving
from handlers.people.arriving import TROUBLE, Member
from handlers.requests import Kind, Request, Taken
from store import deliveries, kept, people, receipts
from store.database import Database, GaveWayError

log = structlog.get_logger()


COME_AGAIN = frozenset({Kind.SAID, Kind.EDITED, Kind.DELETED, Kind.OPENED})
"""What a platform hands in once more when it was not taken; commands and buttons are gone."""

_BEGUN_AGAIN = 3  # times; each began after the other's transaction had its way


class Inbound:
    """Takes requests. `wake` is told after each commit that something may be owed.

    `again` are the kinds of request that the platform hands in again when they were not taken.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        wake: Callable[[], None],
        again: frozenset[Kind] = frozenset(),
    ) -> None:
        self._database = database
        self._clock = clock
        self._wake = wake
        self._again = again

    def receive(self, request: Request) -> Message | None:
        """Apply the request once; return what is for the asker's eyes alone.

        Whoever pressed or typed gets a sentence with a reference to look up when it fails. Raises
        `NotTakenError` alone, for what comes again.
        """
        try:
            message, owes = self._persistently(request)
        except Exception:
            reference = secrets.token_hex(3)
            log.exception("request failed", reference=reference, key=request.key)
            sentence = _sorry(reference)
            if request.kind in self._again:
                raise NotTakenError(sentence) from None
            return sentence
        if owes:
            self._wake()
        return message

    def meet(self, platform: str, workspace: str, arrived: Sequence[Member]) -> None:
        """Keep what a platform says of the people in a workspace."""
        with self._database.writing() as session:
            arriving.arrive(session, people.workspace(session, platform, workspace), arrived)

    def lacks(self, platform: str, workspace: str, sentences: Sequence[str]) -> None:
        """Keep what a platform does not let Chaser do, for whoever coordinates to see."""
        with self._database.writing() as session:
            found = people.workspace(session, platform, workspace)
            kept.put(session, f"{TROUBLE}:{found.id}", {"sentences": list(sentences)})

    def _persistently(self, request: Request) -> tuple[Message | None, bool]:
        """Begun again where the database gave way to others: nothing of it had been kept."""
        for _ in range(_BEGUN_AGAIN):
            try:
                return self._apply(request)
            except GaveWayError:
                log.info("begun again", key=request.key)
        return self._apply(request)

    def _apply(self, request: Request) -> tuple[Message | None, bool]:
        try:
            return self._taken_in(request, careful=False)
        except Sorry:
            # What it had begun to write was rolled back with all else: once more, from the start.
            return self._taken_in(request, careful=True)

    def _taken_in(self, request: Request, *, careful: bool) -> tuple[Message | None, bool]:
        now = self._clock()
        with self._database.writing() as session:
            taken = _taken(session, request, now)
            if taken is None:
                return None, False
            request = taken
            answer = router.answer(session, request, now, careful=careful)
            if answer is None or not _is_posted(answer, request):
                return (answer.message if answer else None), True
            address = request.address
            workspace = people.workspace(session, address.platform, address.workspace)
            partnership = people.partnership_at(session, workspace.id, address.place)
            deliveries.owe(
                session,
                f"answer:{request.key}",
                "answer",
                workspace.id,
                partnership_id=partnership.id if partnership else None,
                place=address.place,
                thread=address.thread or request.replying_to,
                body=to_dict(answer.message),
                what={} if request.private else {ASKED_BY: request.user},
                created_at=now,
            )
        return None, True


def _taken(session: Session, request: Request, now: datetime) -> Request | None:
    """The request as it is to be answered; None where it was taken before, or a later one was.

    An edit that comes before its message stands for it.
    """
    kept, key = _kept(request), request.of or request.key
    if request.only_again and not receipts.is_known(session, key):
        return None
    if receipts.first_time(session, key, kept, now, request.version):
        if not request.of:
            return request
        # What is gone before it was heard asks for nothing.
        return None if request.kind is Kind.DELETED else replace(request, kind=Kind.SAID)
    if not request.of:
        return None
    before = receipts.replaced(session, key, kept, now, request.version)
    if before is None:
        return None
    keys = (*before.get(receipts.EARLIER, ()), before["key"])
    return replace(request, before=Taken(keys, before["text"]))


def _sorry(reference: str) -> Message:
    return Message(
        "Something went wrong on my side, and nothing was changed. Please try again; if it "
        f"goes on, tell whoever looks after Chaser this reference: {reference}."
    )


def _is_posted(answer: Answer, request: Request) -> bool:
    """Forms and errors travel in the acknowledgement; in a conversation the rest is posted."""
    if answer.message.form or answer.message.errors or request.kind is Kind.OPENED:
        return False
    return answer.to_all or request.private


def _kept(request: Request) -> dict[str, Any]:
    # Not by `asdict`: its copies of every value take longer than the receipt's own statement.
    return vars(request) | {
        "kind": request.kind.value,
        "address": vars(request.address),
        "files": [vars(file) for file in request.files],
    }
