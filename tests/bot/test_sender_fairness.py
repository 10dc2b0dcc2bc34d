"""Nobody waits behind somebody else's crowd."""

import pytest
from sqlalchemy import insert

from bot.rounds import BATCH
from handlers.messages import Message, to_dict
from store import people
from store.deliveries import AT_ONCE
from store.mail import Delivery
from tests.bot.platform import PLATFORM, Turn
from tests.bot.world import World


class EnoughSeenError(BaseException):
    """Ends a drain that would go on for long."""


def test_ten_thousand_messages_of_one_workspace_hold_up_no_other(world: World) -> None:
    with world.database.writing() as session:
        home = people.workspace(session, PLATFORM, "T1").id
        common = {"kind": "answer", "workspace_id": home, "place": "C1", "next_try_at": AT_ONCE}
        common |= {"body": to_dict(Message("One of many.")), "created_at": world.now}
        rows = [{"key": f"many:{number}", **common} for number in range(10_000)]
        session.execute(insert(Delivery), rows)
    world.furnish("T2", place="C2")
    single = world.owe("The only one", place="C2", workspace="T2")

    world.platform.next(*[Turn()] * (2 * BATCH), Turn(EnoughSeenError()))
    with pytest.raises(EnoughSeenError):
        world.sender.drain()

    turn = [delivery for what, delivery in world.platform.calls if what == "send"]
    assert turn.index(str(single)) in (0, BATCH), "at the most one batch is before it"
