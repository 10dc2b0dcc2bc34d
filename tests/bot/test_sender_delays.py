"""What does not arrive for hours is told to the coordinator once, and goes on being tried."""

from bot.chat.chat import ChatError
from bot.schedule import tick
from handlers.messages import in_words
from store import deliveries
from tests.bot.platform import BUSY, GONE, Turn
from tests.bot.world import CHANNEL, World

FAULT = ChatError("internal_error")


def told(world: World) -> list[str]:
    """What the coordinator was told of what is not there yet."""
    return [words for words in world.platform.said("D-bev") if " yet: " in words]


def keep_failing(world: World, tries: int, place: str, error: ChatError = FAULT) -> None:
    """So many tries of whatever goes to one place fail; all else goes well."""
    world.platform.failing[place] = error
    for _ in range(tries):
        world.sender.drain()
        world.later(hours=1)


def test_a_message_that_fails_for_hours_is_told_once_and_arrives_in_the_end(world: World) -> None:
    world.owe_card()
    world.sender.drain()  # so that Anne's conversation is known
    owed = world.owe("Hello", place="D-anne")
    keep_failing(world, deliveries.DELAYED - 1, "D-anne")
    assert told(world) == []
    keep_failing(world, 40, "D-anne")
    (word,) = told(world)
    assert word.startswith("A message to Anne has not arrived yet: internal_error.")
    assert "I have tried since Mon 7 Sep, 9:30am, and go on every hour. Nothing is lost." in word
    world.platform.failing.clear()
    world.sender.drain()
    assert world.row(owed).state == "sent"
    assert world.platform.said("D-anne")[-1] == "Hello"
    assert len(told(world)) == 1


def test_several_to_one_conversation_are_one_word(world: World) -> None:
    for number in range(5):
        world.owe(f"Answer {number}", partnership_id=1)
    keep_failing(world, 40, CHANNEL)
    (word,) = told(world)
    assert "A message to the channel" in word


def test_a_leads_cards_that_do_not_arrive_day_after_day_are_one_word(world: World) -> None:
    world.owe_card()
    for _ in range(5):
        keep_failing(world, 24, "D-anne")
        tick(world.database, world.now)
    assert len(told(world)) == 1


def test_while_nothing_at_all_goes_out_no_words_pile_up_for_the_coordinator(world: World) -> None:
    rows = [world.owe("Hello", place=f"C{number}", partnership_id=1) for number in range(12)]
    world.platform.next(*[Turn(FAULT, posts=False)] * 2000)
    for _ in range(20):
        world.sender.drain()
        world.later(minutes=50)
    world.platform.turns.clear()
    for _ in range(5):
        world.later(minutes=20)
        world.sender.drain()
    assert {world.row(row).state for row in rows} == {"sent"}
    assert told(world) == []


def test_what_goes_on_failing_once_the_platform_is_back_is_told_then(world: World) -> None:
    world.owe("Hello", partnership_id=1)
    world.platform.next(*[Turn(FAULT, posts=False)] * 30)
    for _ in range(12):
        world.sender.drain()
        world.later(hours=1)
    world.platform.turns.clear()
    assert told(world) == []
    keep_failing(world, 2, CHANNEL)
    assert len(told(world)) == 1


def test_what_then_fails_for_good_is_told_as_that(world: World) -> None:
    world.owe("Hello", partnership_id=1)
    keep_failing(world, 10, CHANNEL)
    keep_failing(world, 1, CHANNEL, GONE)
    assert len(told(world)) == 1
    assert sum("could not be delivered" in words for words in world.platform.said("D-bev")) == 1


def test_a_digest_that_is_late_is_called_so_and_can_be_seen(world: World) -> None:
    world.command("bev", "add CR1.5 Draft the survey, @anne, 9 Sep")
    world.sender.drain()
    world.owe(kind="digest", partnership_id=1, what={"meeting": None})
    keep_failing(world, 12, CHANNEL)
    (word,) = told(world)
    assert word.startswith("The digest is not posted yet: internal_error.")
    assert "[Preview digest]" in word


def test_what_waits_at_the_platforms_word_is_not_late(world: World) -> None:
    world.owe("Hello", partnership_id=1)
    keep_failing(world, 50, CHANNEL, BUSY)
    assert told(world) == []


def test_the_coordinator_sees_what_is_late_until_it_arrives(world: World) -> None:
    world.command("bev", "add CR1.5 Draft the survey, @anne, 9 Nov")
    world.sender.drain()
    world.owe("Hello", partnership_id=1)
    keep_failing(world, 9, CHANNEL)

    def shown(words: str) -> str:
        message = world.inbound.receive(world.request("bev", words))
        assert message is not None
        return in_words(message)

    assert "Not arrived yet · to the channel since Mon 7 Sep, 9:30am: internal_error." in shown(
        "home"
    )
    assert "not arrived yet, and tried again every hour: internal_error" in shown("sent failed")
    world.platform.failing.clear()
    world.sender.drain()
    assert "Not arrived yet" not in shown("home")
    assert "Everything was delivered" in shown("sent failed")
