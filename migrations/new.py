"""Writes the next step: what the tables in `store` have that the steps so far have not.

    python -m migrations.new "reminders can be snoozed"

Read what it wrote before you keep it: a renamed column looks like one dropped and one added, and
data are never moved by themselves. While a step has not been released it may be deleted and
written again. Steps only go forward; the way back is a backup.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TypeGuard

from alembic import command
from alembic.operations import ops
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import ForeignKeyConstraint

from migrations.run import configuration, upgrade
from store.database import Database


def write(message: str) -> Path | None:
    """The file of the new step, or None when the steps so far make every table as it is."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/steps.db"
        upgrade(url)
        database = Database(url)
        try:
            with database.engine.connect() as connection:
                config = configuration(connection)
                script = command.revision(
                    config,
                    message,
                    autogenerate=True,
                    rev_id=_next_number(ScriptDirectory.from_config(config)),
                    process_revision_directives=_tidy,
                )
        finally:
            database.dispose()
    return Path(script.path) if isinstance(script, Script) else None


def _next_number(steps: ScriptDirectory) -> str:
    return f"{len(list(steps.walk_revisions())) + 1:04}"


def _tidy(
    _context: MigrationContext, _revision: object, directives: list[ops.MigrationScript]
) -> None:
    """Write no empty step, and one for new tables that works on both databases."""
    (script,) = directives
    changes = script.upgrade_ops
    if changes is None or changes.is_empty():
        directives.clear()
        return
    created = [step for step in changes.ops if isinstance(step, ops.CreateTableOp)]
    new = {table.table_name for table in created}
    changes.ops = [plain for step in changes.ops for plain in _unwrapped(step, new)]
    changes.ops += [_added_later(table) for table in created if any(map(_circular, table.columns))]


def _unwrapped(step: ops.MigrateOperation, new: set[str]) -> list[ops.MigrateOperation]:
    # What is done to a table made a line earlier need not copy it first.
    if isinstance(step, ops.ModifyTableOps) and step.table_name in new:
        return list(step.ops)
    return [step]


def _circular(item: object) -> TypeGuard[ForeignKeyConstraint]:
    return isinstance(item, ForeignKeyConstraint) and item.use_alter


def _added_later(table: ops.CreateTableOp) -> ops.ModifyTableOps:
    # Two tables that refer to each other: PostgreSQL leaves such a key out of CREATE TABLE.
    keys = [item for item in table.columns if _circular(item)]
    table.columns = [item for item in table.columns if not _circular(item)]
    return ops.ModifyTableOps(
        table.table_name, [ops.CreateForeignKeyOp.from_constraint(key) for key in keys]
    )


def main() -> None:
    """The command: one argument, what the step is for."""
    if len(sys.argv) != 2:
        sys.exit('Say what the step is for: python -m migrations.new "reminders can be snoozed"')
    path = write(sys.argv[1])
    if path is None:
        print("Nothing to write: the steps make every table as it is.")  # noqa: T201
        return
    _format(path)
    print(f"Written, now read it: {path}")  # noqa: T201


def _format(path: Path) -> None:
    lines = [line for line in path.read_text().splitlines() if "# ###" not in line]
    path.write_text("\n".join(lines) + "\n")
    ruff = [sys.executable, "-m", "ruff"]
    subprocess.run([*ruff, "check", "--quiet", "--select=I", "--fix", path], check=True)  # noqa: S603
    subprocess.run([*ruff, "format", "--quiet", path], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
