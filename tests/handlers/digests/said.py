"""Composing digests in tests, and finding in them what was said."""

from datetime import UTC, date, datetime
from typing import Any

from handlers.digests.digest import Digest, compose_digest, publish
from handlers.messages import Facts, Message, Row, Rows, Table
from store.calendar import Published
from store.models import Action
from tests.digest_plans import LAST, NEXT, NOW, THEN, Town

JUNE = datetime(2026, 6, 11, 8, tzinfo=UTC)  # the digest before the last meeting
AUGUST = datetime(2026, 8, 20, 9, tzinfo=UTC)
TODAY = date(2026, 9, 2)


def compose(town: Town, only: str | None = None, now: datetime = NOW) -> Digest:
    town.session.flush()
    return compose_digest(town.session, town.partnership, now, only=only)


def publish_in_june(town: Town) -> Published:
    """Lay down three meetings, and publish the digest of the first."""
    meeting = town.meets(LAST, NEXT, THEN)
    digest = compose(town, now=JUNE)
    return publish(town.session, town.partnership, meeting, digest, JUNE)


def fresh(town: Town, rag: str | None, how_many: int, **columns: Any) -> list[Action]:
    """Actions that were reported on in August."""
    return [
        town.action(f"{rag} {n}", rag=rag, reported_at=AUGUST, **columns) for n in range(how_many)
    ]


def rows(message: Message) -> dict[str, list[Row]]:
    return {part.heading: list(part.rows) for part in message.parts if isinstance(part, Rows)}


def facts(message: Message) -> dict[str, str]:
    return dict(pair for part in message.parts if isinstance(part, Facts) for pair in part.facts)


def table(message: Message) -> Table:
    return next(part for part in message.parts if isinstance(part, Table))
