"""Which action the words of a command begin with."""

import pytest

from handlers.finding import NoAction, Sorry, take_action
from store.database import Database
from store.models import Action, Plan
from tests.handlers.asking import NOW, a_partnership, asker
from tests.handlers.room import Room

CODES = ("CR", "CR1.3", "CR1", "FM2-a", "Cr4", "R5", "R5", "")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Whoever asks has a plan with these codes, in this order: #1 to #8."""
    with sqlite_database.writing() as session:
        partnership = a_partnership(session)
        plan = Plan(partnership_id=partnership.id, title="Plan", created_at=NOW)
        session.add(plan)
        session.flush()
        session.add_all(
            Action(
                partnership_id=partnership.id,
                plan_id=plan.id,
                ref=ref,
                code=code,
                title=f"Work {ref}",
                private=code == "FM2-a",
                created_at=NOW,
            )
            for ref, code in enumerate(CODES, start=1)
        )
    return sqlite_database


def _taken(database: Database, words: str, person: str = "bev") -> tuple[int, str]:
    with database.reading() as session:
        action, rest = take_action(asker(session, person), words, lambda ref, rest: f"{ref} {rest}")
        return action.ref, rest


@pytest.mark.parametrize(
    ("words", "ref", "rest"),
    [
        pytest.param("CR1.3 amber waiting", 2, "amber waiting", id="to the letter"),
        pytest.param("cr1.3 amber", 2, "amber", id="in small letters"),
        pytest.param("CR 1.3 amber", 2, "amber", id="a space in it, where its beginning is a code"),
        pytest.param("CR1-3: amber", 2, "amber", id="another separator"),
        pytest.param("CR1 3 letters sent", 3, "3 letters sent", id="a number goes on"),
        pytest.param("CR amber", 1, "amber", id="a code without a number"),
        pytest.param("cr4 done", 5, "done", id="a code of mixed case"),
        pytest.param("#8 done", 8, "done", id="a ref"),
        pytest.param("#2, done", 2, "done", id="a ref and a comma"),
        pytest.param("CR1.3", 2, "", id="nothing after it"),
    ],
)
def test_the_words_begin_with_an_action(
    database: Database, words: str, ref: int, rest: str
) -> None:
    assert _taken(database, words) == (ref, rest)


def test_a_code_that_two_actions_carry_is_asked_about(database: Database) -> None:
    with pytest.raises(Sorry, match="Which one do you mean") as raised:
        _taken(database, "R5 green")
    assert [button.text for button in raised.value.answer.message.buttons] == ["6 green", "7 green"]


@pytest.mark.parametrize("words", ["CR9 green", "hello there", "#99 green"])
def test_words_that_begin_with_no_code_find_nothing(database: Database, words: str) -> None:
    with pytest.raises(NoAction, match="There is no action"):
        _taken(database, words)


def test_nothing_said_is_asked_for(database: Database) -> None:
    with pytest.raises(NoAction, match="Which action"):
        _taken(database, "  ")


@pytest.mark.parametrize("words", ["FM2-a green", "fm2.a green", "#4 green"])
def test_a_private_action_is_found_by_those_alone_who_may_see_it(
    database: Database, words: str
) -> None:
    assert _taken(database, words) == (4, "green")
    with pytest.raises(NoAction):
        _taken(database, words, person="max")


def test_a_part_tells_actions_of_one_code_apart(room: Room) -> None:
    room.add("6.3", "(i) Host a celebration", "Anne Baker")
    room.add("6.3", "(ii) Increase nominations", "Anne Baker")
    assert "Increase nominations" in room.command("bev", "show 6.3 (ii)")
    assert "6.3 (#9) is now Amber" in room.command("bev", "update 6.3 (ii) amber, few came back")
    assert room.action(9).comment == "few came back"
    assert "Which one do you mean" in room.command("bev", "show 6.3")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("move print the leaflets to 12 Nov", "CR1.4 is still Red, due Thu 12 Nov"),
        ("update the print leaflets: amber, new printer", "CR1.4 is now Amber (was Red)"),
        ("done print the leaflets", "CR1.4 is now Complete"),
        ("hold print leaflets until Jan, no paper", "CR1.4 is on hold"),
    ],
)
def test_the_words_that_a_title_begins_with_name_its_action(
    room: Room, words: str, said: str
) -> None:
    assert said in room.command("bev", words)


def test_a_title_is_no_name_where_the_words_tell_of_something_else(room: Room) -> None:
    before = room.kept(2)
    assert "There is no action print here" in room.command("bev", "done print leaflets proofs")
    assert room.kept(2) == before


def test_a_private_action_is_not_found_by_its_title(room: Room) -> None:
    assert "There is no action shelter here" in room.command("max", "update shelter one family")
