"""Files of Chaser's own, in the thread of the message that they go with."""

from datetime import UTC, datetime

import pytest

from bot.chat.chat import ChatError, Copy
from bot.chat.slack.platform import SlackChat
from handlers.messages import Attachment, Message
from handlers.requests import Address
from tests.slack.said import Fault
from tests.slack.team import BOT, TEAM, Team

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
HERE = Address("slack", TEAM, "C0RIVER")
PAPER = Message("Here is the plan.", (Attachment("plan.docx", "application/x", lambda: b"words"),))


@pytest.fixture
def team() -> Team:
    team = Team()
    team.join("U0PRIYA", "Priya Nair")
    team.channel("C0RIVER", "U0PRIYA", BOT)
    return team


def test_the_message_comes_first_and_its_file_into_its_thread(chat: SlackChat, team: Team) -> None:
    (sent,) = chat.send(HERE, PAPER, "7")
    message, file = team.seen("U0PRIYA", "C0RIVER")
    assert (message.ts, message.text) == (sent, "Here is the plan.")
    assert file.thread == sent
    assert [(f.title, f.data) for f in team.uploads.files.values()] == [("plan.docx", b"words")]


def test_a_message_that_stands_in_a_thread_has_its_file_there_too(
    chat: SlackChat, team: Team
) -> None:
    root = team.put("C0RIVER", "U0PRIYA", "export word")
    chat.send(Address("slack", TEAM, "C0RIVER", root.ts), PAPER, "7")
    assert [said.thread for said in team.said] == [None, root.ts, root.ts]


def test_a_copy_is_whole_with_its_file_and_not_without(chat: SlackChat, team: Team) -> None:
    sent = chat.send(HERE, PAPER, "7")
    assert chat.find(HERE, "7", LONG_AGO) == [Copy(tuple(sent))]
    team.said = [said for said in team.said if not said.files]
    assert chat.find(HERE, "7", LONG_AGO) == [Copy(tuple(sent), whole=False)]


def test_an_answer_that_got_lost_leaves_a_copy_that_is_found_whole(
    chat: SlackChat, team: Team
) -> None:
    team.fail("files.completeUploadExternal", Fault(is_done=True, hangs_up=True))
    with pytest.raises(ChatError) as caught:
        chat.send(HERE, PAPER, "7")
    assert not caught.value.refused
    assert [copy.whole for copy in chat.find(HERE, "7", LONG_AGO)] == [True]


def test_where_slack_refuses_the_file_the_message_is_taken_back(
    chat: SlackChat, team: Team
) -> None:
    team.scopes -= {"files:write"}
    with pytest.raises(ChatError, match="missing_scope"):
        chat.send(HERE, PAPER, "7")
    assert team.seen("U0PRIYA", "C0RIVER") == []


def test_where_the_bytes_do_not_get_there_nothing_is_promised(chat: SlackChat, team: Team) -> None:
    team.fail("files.getUploadURLExternal", Fault(502))
    with pytest.raises(ChatError, match="slack_answered_502"):
        chat.send(HERE, PAPER, "7")
    assert team.seen("U0PRIYA", "C0RIVER") == []


def test_an_edit_uploads_nothing_again(chat: SlackChat, team: Team) -> None:
    sent = chat.send(HERE, PAPER, "7")
    assert chat.send(HERE, PAPER, "7", sent) == sent
    assert len(team.uploads.files) == 1
