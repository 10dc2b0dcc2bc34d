"""One request is one transaction: applied once, wholly or not at all, and always answered."""

import threading
from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from sqlalchemy.orm import Session

from bot.chat.chat import NotTakenError
from bot.inbound import COME_AGAIN, Inbound
from handlers import router
from handlers.asker import Answer, for_you
from handlers.messages import Form, Message, from_dict, in_words
from handlers.requests import Kind, Request
from store.mail import Delivery, Receipt
from store.models import Action, Entry, Recipient, Update
from tests.bot.world import World

ADD = "add CR1.5 Draft the survey, @anne, 21 Sep"


def counts(world: World) -> dict[str, int]:
    """How much of everything there is."""
    with world.database.reading() as session:
        tables = (Action, Delivery, Entry, Receipt, Recipient, Update)
        return {table.__tablename__: session.query(table).count() for table in tables}


def at_once(work: Sequence[Callable[[], object]]) -> list[object]:
    """Do all of this at the same moment, a thread each; what each returned."""
    here, results = threading.Barrier(len(work)), [object()] * len(work)

    def run(number: int) -> None:
        here.wait()
        results[number] = work[number]()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(work))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


# Once.


@pytest.mark.parametrize("text", [ADD, "meeting Thu 1 Oct 2pm", "role @anne chair"])
def test_a_key_that_comes_again_changes_nothing_twice(world: World, text: str) -> None:
    world.command("bev", text, key="same")
    once = counts(world)
    assert once["entry"] == 1
    assert world.command("bev", text, key="same") is None
    assert counts(world) == once
    world.sender.drain()
    assert len(world.platform.said("C1")) == 1


def test_a_key_that_comes_again_says_nothing_twice_where_the_answer_was_for_one_alone(
    world: World,
) -> None:
    assert world.command("bev", "people", key="same") is not None
    assert world.command("bev", "people", key="same") is None


def test_one_key_from_eight_threads_at_once_is_applied_once(world: World) -> None:
    at_once([lambda: world.command("bev", ADD, key="same")] * 8)
    found = counts(world)
    assert (found["action"], found["entry"], found["receipt"]) == (1, 1, 1)
    assert [row.key for row in world.rows()] == ["answer:same"]


def test_eight_threads_that_change_one_action_are_all_recorded(world: World) -> None:
    world.command("bev", ADD)
    answers = at_once(
        [partial(world.command, "bev", f"update CR1.5 amber word {n}") for n in range(8)]
    )
    assert answers == [None] * 8
    with world.database.reading() as session:
        said = {update.comment for update in session.query(Update) if update.comment}
        assert said == {f"word {n}" for n in range(8)}
        assert session.query(Action).one().comment in said


def test_eight_threads_that_add_get_eight_refs(world: World) -> None:
    answers = at_once(
        [partial(world.command, "bev", f"add CR1.{n} Job {n}, @anne, Oct") for n in range(8)]
    )
    assert answers == [None] * 8
    with world.database.reading() as session:
        assert sorted(a.ref for a in session.query(Action)) == list(range(1, 9))


# Wholly or not at all.


def broken(_session: Session, _request: Request, _now: object) -> Answer:
    raise RuntimeError("a secret of the database")


def half_done(session: Session, request: Request, now: object) -> Answer:
    session.add(Recipient(workspace_id=1, external_id="half", name="Half done"))
    session.flush()
    return broken(session, request, now)


def test_whatever_goes_wrong_the_user_gets_a_sentence_with_the_reference_that_is_logged(
    world: World, monkeypatch: pytest.MonkeyPatch, logs: list[MutableMapping[str, Any]]
) -> None:
    monkeypatch.setattr(router, "answer", broken)
    said = world.command("bev", ADD, key="k")
    assert said is not None
    assert "nothing was changed" in said.summary
    (line,) = logs
    assert str(line["reference"]) in said.summary
    assert line["key"] == "k"
    assert "secret" not in in_words(said)


@pytest.mark.parametrize("fails", [broken, half_done])
def test_what_went_wrong_leaves_nothing_half_written_and_can_be_sent_again(
    world: World, monkeypatch: pytest.MonkeyPatch, fails: Callable[..., Answer]
) -> None:
    before = counts(world)
    with monkeypatch.context() as patch:
        patch.setattr(router, "answer", fails)
        world.command("bev", ADD, key="k")
    assert counts(world) == before
    assert world.command("bev", ADD, key="k") is None
    assert counts(world)["action"] == 1


def test_an_answer_that_can_not_be_owed_takes_the_change_back_with_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = counts(world)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr("bot.inbound.deliveries.owe", full)
        assert "went wrong" in str(world.command("bev", ADD))
    assert counts(world) == before


def test_a_refusal_in_the_middle_takes_back_what_was_begun(world: World) -> None:
    world.command("bev", ADD)
    before = counts(world)
    said = world.command("gupti", "update CR1.5 red")
    assert said is not None
    assert "Anne or a coordinator (Bev)" in said.summary
    after = counts(world)
    assert {**after, "receipt": before["receipt"]} == before


def test_nobody_is_woken_for_what_went_wrong_and_everybody_after_the_commit(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []
    inbound = Inbound(world.database, lambda: world.now, lambda: seen.append(len(world.rows())))
    with monkeypatch.context() as patch:
        patch.setattr(router, "answer", broken)
        inbound.receive(world.request("bev", ADD))
    assert seen == []
    inbound.receive(world.request("bev", ADD))
    assert seen == [1]


@pytest.mark.parametrize("kind", list(Kind))
def test_what_the_platform_hands_in_again_is_not_taken_and_the_rest_is_answered(
    world: World, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    monkeypatch.setattr(router, "answer", broken)
    inbound = Inbound(world.database, lambda: world.now, lambda: None, again=COME_AGAIN)
    request = replace(world.request("bev", ADD), kind=kind)
    if kind in COME_AGAIN:
        with pytest.raises(NotTakenError):
            inbound.receive(request)
    else:
        assert "went wrong" in str(inbound.receive(request))


# The answer.


def test_a_change_is_confirmed_where_it_was_made_and_kept_until_it_is_sent(world: World) -> None:
    request = world.request("bev", ADD, key="k")
    address = replace(request.address, thread="77")
    assert world.inbound.receive(replace(request, address=address)) is None
    (row,) = world.rows()
    assert (row.key, row.place, row.thread) == ("answer:k", "C1", "77")
    assert row.partnership_id is not None
    assert "Added CR1.5" in in_words(from_dict(row.body or {}))


def test_in_a_conversation_every_answer_is_posted(world: World) -> None:
    assert world.inbound.receive(world.request("bev", "people", place="D-bev")) is None
    assert len(world.rows()) == 1


def shows_a_form(*_: object) -> Answer:
    return Answer(Message("Fill this in", (Form("Title", "add", ()),)), to_all=True)


def finds_errors(*_: object) -> Answer:
    return Answer(Message("No", errors=(("title", "It needs a title."),)), to_all=True)


@pytest.mark.parametrize("answer", [shows_a_form, finds_errors])
def test_a_form_and_its_errors_travel_in_the_acknowledgement_alone(
    world: World, monkeypatch: pytest.MonkeyPatch, answer: Callable[..., Answer]
) -> None:
    monkeypatch.setattr(router, "answer", answer)
    assert world.inbound.receive(world.request("bev", "add", place="D-bev")) is not None
    assert world.rows() == []


def test_what_nobody_need_answer_is_taken_in_silence(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(router, "answer", lambda *_, **__: None)
    assert world.command("bev", "thanks") is None
    assert world.rows() == []
    assert counts(world)["receipt"] == 1


def test_an_answer_for_one_alone_is_not_kept(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(router, "answer", lambda *_, **__: for_you("psst"))
    assert world.command("bev", "x") == Message("psst")
    assert world.rows() == []
