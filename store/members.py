"""Everybody in a workspace, as its platform tells of them."""

from collections.abc import Iterable

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from store.models import Recipient
from store.unless_there import add_unless_there


def called(
    session: Session, workspace_id: int, external_ids: Iterable[str]
) -> dict[str, Recipient]:
    """Those of them who are known, by the platform's id."""
    which = select(Recipient).where(
        Recipient.workspace_id == workspace_id, Recipient.external_id.in_(list(external_ids))
    )
    return {found.external_id: found for found in session.scalars(which)}


def add(
    session: Session, workspace_id: int, external_id: str, name: str, **columns: object
) -> None:
    """Add a recipient, unless somebody else does so at this moment."""
    table = Recipient.__table__
    assert isinstance(table, Table)  # noqa: S101 - for the type checker: it is typed wider
    values = {"workspace_id": workspace_id, "external_id": external_id, "name": name}
    add_unless_there(session, table, values | columns)
