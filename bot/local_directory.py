"""The local chat as `chaser local` serves it: who there is, and where they meet."""

from store import kept, people
from store.database import Database

_ORDER = ("coordinator", "chair", "lead")
_SECRET = "local secret"  # noqa: S105 - the name that it is kept under


class LocalDirectory:
    """The people and the channel of the one partnership that lives in the local chat."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def people(self) -> list[tuple[str, str, str]]:
        """(id, name, what they are), the coordinator first, then the chair, then the leads."""
        with self._database.reading() as session:
            workspace = people.workspace(session, "local", "local")
            partnership = people.all_partnerships(session)[0]
            found = []
            for recipient in people.recipients(session, workspace.id):
                roles = people.roles(session, partnership.id, recipient.id)
                shown = next((role for role in _ORDER if role in roles), "member")
                found.append((recipient.external_id, recipient.name, shown))
        ranks = {role: rank for rank, role in enumerate((*_ORDER, "member"))}
        return sorted(found, key=lambda person: ranks[person[2]])

    def channel(self) -> tuple[str, str]:
        """(id, name) of the partnership's channel."""
        with self._database.reading() as session:
            partnership = people.all_partnerships(session)[0]
            return partnership.place, partnership.place


def secret(database: Database, fresh: bytes) -> bytes:
    """The secret that form keys are made with: kept, so that an open page outlives a restart."""
    with database.writing() as session:
        found = kept.get(session, _SECRET)
        if found is None:
            found = {"hex": fresh.hex()}
            kept.put(session, _SECRET, found)
    return bytes.fromhex(found["hex"])
