"""Rows that are added unless one with the same unique key is there already."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Executable, Insert, Row, Table, bindparam
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_unless_there(
    session: Session, table: Table, values: dict[str, Any] | Sequence[dict[str, Any]]
) -> Insert:
    """An INSERT that leaves a row with the same unique key alone, in this database's dialect."""
    make = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    return make(table).values(values).on_conflict_do_nothing()


def add_unless_there(session: Session, table: Table, values: dict[str, Any]) -> Row[Any] | None:
    """Insert one row and return its primary key; None where its unique key is there already."""
    statement = _adding(session.get_bind().dialect.name, table, tuple(values))
    return session.connection().execute(statement, values).first()


def add_each_unless_there(session: Session, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of the same columns; one whose unique key is there already is left out."""
    if rows:
        statement = _adding(session.get_bind().dialect.name, table, tuple(rows[0]))
        session.connection().execute(statement, rows)


# Making a statement takes longer than running it: these are made once.
@cache
def _adding(dialect: str, table: Table, names: tuple[str, ...]) -> Executable:
    make = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = make(table).values({name: bindparam(name) for name in names})
    return statement.on_conflict_do_nothing().returning(*table.primary_key)
