"""Small facts that outlive a restart, by name."""

from typing import Any

from sqlalchemy.orm import Session

from store.mail import Kept


def get(session: Session, name: str) -> dict[str, Any] | None:
    """What was put under this name; None where nothing was."""
    found = session.get(Kept, name)
    return found.value if found else None


def put(session: Session, name: str, value: dict[str, Any]) -> None:
    """Keep a value under a name, in place of what was there."""
    session.merge(Kept(name=name, value=value))
