"""Who is in a workspace: what a platform tells of its people is kept, and nothing else changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.orm import Session

from store import deliveries, members, people
from store.models import Workspace

TROUBLE = "trouble"
"""How the name begins under which is kept what a platform lacks: `trouble:{workspace id}`."""


@dataclass(frozen=True)
class Member:
    """A person as a platform knows them."""

    id: str
    name: str
    zone: str | None  # IANA name; None: not said
    active: bool = True  # False: the account is closed
    guest: str = ""  # how they are a guest, in words: "a guest in one channel"; "" for a member
    email: str = ""  # "" where the platform does not tell it


def arrive(session: Session, workspace: Workspace, arrived: Sequence[Member]) -> None:
    """Keep who they are. What is due for them is worked out anew where that may change it."""
    before = members.called(session, workspace.id, [member.id for member in arrived])
    anew, turned = [], []
    for member in arrived:
        found, zone = before.get(member.id), known_zone(member.zone)
        if found is None:
            members.add(
                session, workspace.id, member.id, member.name,
                zone=zone, active=member.active, guest=member.guest,
                email=member.email.casefold(),
            )  # fmt: skip
            continue
        if (found.zone, found.active) != (zone, member.active):
            anew.append(found.id)
        if found.active != member.active:
            turned.append(found.id)
        found.name, found.zone, found.active = member.name, zone, member.active
        found.guest, found.email = member.guest, member.email.casefold()
    session.flush()
    deliveries.look_soon(session, anew)
    # Whoever leads beside somebody whose account is closed is asked in their place.
    beside = {p.id for one in turned for p in people.partnerships_of(session, one)}
    for partnership_id in sorted(beside):
        deliveries.wake_partnership(session, partnership_id)


def known_zone(name: str | None) -> str | None:
    """The time zone, where it is one that we know; None otherwise."""
    try:
        return ZoneInfo(name).key if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
