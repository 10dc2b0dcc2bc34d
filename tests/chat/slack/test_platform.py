"""Slack as a platform, against a workspace on this machine."""

from datetime import UTC, datetime

import pytest

from bot.chat.chat import Chat, ChatError, Copy
from bot.chat.slack.files import is_slacks
from bot.chat.slack.platform import SlackChat, SlackKeys
from handlers.messages import Message, Text
from handlers.requests import Address, File
from tests.slack.said import Fault
from tests.slack.server import running
from tests.slack.team import BOT, BOT_TOKEN, TEAM, Team

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
CHANNEL = "C0RIVER"
HERE = Address("slack", TEAM, CHANNEL)
HELLO = Message("Hello")
LONG = Message("The plan", tuple(Text("word " * 700) for _ in range(8)))


@pytest.fixture
def team() -> Team:
    team = Team()
    team.join("U0PRIYA", "Priya Nair")
    team.channel(CHANNEL, "U0PRIYA", BOT)
    return team


def failing(chat: Chat, message: Message = HELLO) -> ChatError:
    with pytest.raises(ChatError) as caught:
        chat.send(HERE, message, "7")
    return caught.value


def test_slack_is_a_chat_like_any_other(chat: SlackChat) -> None:
    like_any_other: Chat = chat
    assert like_any_other.name == "slack"


def test_what_is_sent_is_found_under_its_delivery(chat: SlackChat) -> None:
    sent = chat.send(HERE, Message("Digest"), "7")
    assert chat.find(HERE, "7", LONG_AGO) == [Copy(tuple(sent))]
    assert chat.find(HERE, "8", LONG_AGO) == []
    assert chat.find(HERE, "7", datetime.fromtimestamp(float(sent[0]) + 1, UTC)) == []


def test_a_long_message_goes_out_in_parts_that_are_one_copy(chat: SlackChat) -> None:
    sent = chat.send(HERE, LONG, "7")
    assert len(sent) > 2
    assert chat.find(HERE, "7", LONG_AGO) == [Copy(tuple(sent))]


def test_a_reply_is_found_in_its_thread(chat: SlackChat, team: Team) -> None:
    root = team.put(CHANNEL, "U0PRIYA", "A question")
    thread = Address("slack", TEAM, CHANNEL, root.ts)
    sent = chat.send(thread, Message("An answer"), "7")
    assert chat.find(thread, "7", LONG_AGO) == [Copy(tuple(sent))]
    assert chat.find(HERE, "7", LONG_AGO) == []


def test_nobody_is_called_and_nothing_unfurls(chat: SlackChat, team: Team) -> None:
    chat.send(HERE, Message("<!channel> https://example.org"), "7")
    _, given = team.calls[-1]
    assert given["parse"] == "none"
    assert given["link_names"] in (False, "0")
    assert given["unfurl_links"] in (False, "0")
    assert "<!channel>" not in given["text"]


def test_replacing_edits_posts_what_is_new_and_deletes_what_is_too_many(
    chat: SlackChat, team: Team
) -> None:
    one = chat.send(HERE, Message("Short"), "7")
    several = chat.send(HERE, LONG, "7", replacing=one)
    assert several[0] == one[0]
    assert len(several) > 2
    assert [said.ts for said in team.said] == several
    again = chat.send(HERE, Message("Short again"), "7", replacing=several)
    assert again == one
    assert [said.text for said in team.said] == ["Short again"]
    assert chat.find(HERE, "7", LONG_AGO) == [Copy(tuple(one))]


def test_what_is_gone_is_removed_without_a_word(chat: SlackChat, team: Team) -> None:
    sent = chat.send(HERE, Message("Hello"), "7")
    chat.remove(HERE, [*sent, *sent])
    assert team.said == []


def test_a_part_that_is_refused_takes_the_others_with_it(chat: SlackChat, team: Team) -> None:
    team.fail(
        "chat.postMessage", Fault(is_done=True), Fault(429, "ratelimited", {"Retry-After": "7"})
    )
    error = failing(chat, LONG)
    assert (error.refused, error.permanent, error.retry_after) == (True, False, 7)
    assert team.said == []


def test_a_copy_that_was_cut_short_is_told_from_a_whole_one(chat: SlackChat, team: Team) -> None:
    team.fail("chat.postMessage", Fault(is_done=True), Fault(503))
    error = failing(chat, LONG)
    assert not error.refused
    torn = chat.find(HERE, "7", LONG_AGO)
    assert [copy.whole for copy in torn] == [False]
    sent = chat.send(HERE, LONG, "7")
    assert chat.find(HERE, "7", LONG_AGO) == [torn[0], Copy(tuple(sent))]


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(Fault(500), id="500"),
        pytest.param(Fault(hangs_up=True, is_done=True), id="no answer"),
        pytest.param(Fault(error="internal_error"), id="internal_error"),
        pytest.param(Fault(502, is_done=True), id="an answer of a proxy"),
    ],
)
def test_what_may_have_been_posted_is_no_refusal(chat: SlackChat, team: Team, fault: Fault) -> None:
    team.fail("chat.postMessage", fault)
    error = failing(chat)
    assert (error.permanent, error.refused, error.retry_after) == (False, False, None)


def test_a_slack_that_is_not_there_has_posted_nothing(team: Team) -> None:
    with running(team) as url:
        gone = url
    chat = SlackChat(SlackKeys(BOT_TOKEN, api_url=f"{gone}/api/"), lambda _arrived: None)
    error = failing(chat)
    chat.stop()
    assert (error.permanent, error.refused) == (False, True)


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("channel_not_found", "/invite @Chaser"),
        ("not_in_channel", "/invite @Chaser"),
        ("is_archived", "Unarchive it"),
        ("user_disabled", "assign"),
        ("missing_scope", "docs/slack.md"),
        ("restricted_action", "administrator"),
        ("messages_tab_disabled", "Messages Tab"),
        ("access_denied", "drop it here anew"),
    ],
)
def test_what_will_never_work_says_what_to_do(
    chat: SlackChat, team: Team, reason: str, advice: str
) -> None:
    team.fail("chat.postMessage", Fault(error=reason))
    error = failing(chat)
    assert (error.permanent, error.refused) == (True, True)
    assert advice in error.in_words
    assert error.reason == reason


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("token_revoked", "SLACK_BOT_TOKEN"),
        ("account_inactive", "SLACK_BOT_TOKEN"),
        ("invalid_auth", "SLACK_BOT_TOKEN"),
        ("not_allowed_token_type", "another kind"),
        ("accesslimited", "allow its address"),
        ("ekm_access_denied", "suspended"),
        ("team_access_not_granted", "SLACK_BOT_TOKEN"),
        ("org_login_required", "I go on once it is"),
        ("team_added_to_org", "I go on once it is"),
    ],
)
def test_without_its_access_chaser_waits_and_loses_nothing(
    chat: SlackChat, team: Team, reason: str, advice: str
) -> None:
    team.fail("chat.postMessage", Fault(error=reason))
    error = failing(chat)
    assert (error.permanent, error.refused) == (False, True)
    assert error.retry_after
    assert advice in error.in_words
    assert chat.refused == error.in_words
    chat.send(HERE, HELLO, "7")
    assert chat.refused == ""


def test_without_the_scope_to_speak_chaser_waits_and_loses_nothing(
    chat: SlackChat, team: Team
) -> None:
    team.scopes.discard("chat:write")
    error = failing(chat)
    assert (error.permanent, error.refused) == (False, True)
    assert error.retry_after
    assert "adds the scope chat:write" in chat.refused
    team.scopes.add("chat:write")
    chat.send(HERE, HELLO, "7")
    assert chat.refused == ""


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("7", 7), ("1.4", 1.4), ("0", 1), ("-5", 1), ("", 30), ("inf", 3600), ("nan", 30),
     ("Wed, 21 Oct 2026 07:28:00 GMT", 30)],
)  # fmt: skip
def test_slack_says_how_long_to_wait_and_never_for_good(
    chat: SlackChat, team: Team, said: str, seconds: float
) -> None:
    team.fail("chat.postMessage", Fault(429, "ratelimited", {"Retry-After": said}))
    assert failing(chat).retry_after == seconds


def test_slack_says_how_long_to_wait_in_an_answer_too(chat: SlackChat, team: Team) -> None:
    team.fail("chat.postMessage", Fault(200, "ratelimited", {"Retry-After": "7"}))
    assert failing(chat).retry_after == 7


def test_a_person_is_written_to_in_their_own_conversation(chat: SlackChat) -> None:
    assert chat.open("U0PRIYA") == "D-U0PRIYA"
    with pytest.raises(ChatError, match="user_not_found"):
        chat.open("U0NOBODY")


def test_blocks_that_slack_does_not_know_are_said_without_them(chat: SlackChat, team: Team) -> None:
    team.fail("chat.postMessage", Fault(error="invalid_blocks"))
    chat.send(HERE, Message("Digest"), "7")
    assert [said.text for said in team.said] == ["Digest"]


def test_a_file_comes_from_slack_with_the_token(chat: SlackChat, team: Team, url: str) -> None:
    team.files["/plan.xlsx"] = b"12345"
    file = File("plan.xlsx", 5, f"{url}/plan.xlsx")
    assert chat.fetch(file, 5) == b"12345"
    assert chat.fetch(File("plan.xlsx", 5, f"id:{url}/plan.xlsx"), 5) == b"12345"
    with pytest.raises(ChatError, match="file_too_large"):
        chat.fetch(file, 4)


def test_a_file_is_fetched_from_where_slack_sends_on_to(
    chat: SlackChat, team: Team, url: str
) -> None:
    team.files |= {"/elsewhere": f"{url}/plan.xlsx".encode(), "/plan.xlsx": b"12345"}
    assert chat.fetch(File("plan.xlsx", 5, f"{url}/elsewhere"), 5) == b"12345"


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/elsewhere", "file_unreadable"), ("/gone", "file_not_found")],
)
def test_a_file_that_does_not_come_says_why(
    chat: SlackChat, team: Team, url: str, path: str, reason: str
) -> None:
    team.files["/elsewhere"] = b"http://192.0.2.1/steal"
    with pytest.raises(ChatError, match=reason):
        chat.fetch(File("plan.xlsx", 5, f"{url}{path}"), 5)


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://files.slack.com/files-pri/T1-F1/plan.xlsx", True),
        ("https://files.slack-gov.com/x", True),
        ("http://files.slack.com/x", False),
        ("https://files.slack.com.example.org/x", False),
        ("https://evilslack.com/x", False),
        ("https://files.slack.com@example.org/x", False),
        ("https://files.slack.com:8443/x", False),
        ("file:///etc/passwd", False),
        ("", False),
    ],
)
def test_the_token_goes_to_slacks_hosts_alone(url: str, is_safe: bool) -> None:
    assert is_slacks(url, "https://slack.com/api/") is is_safe


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("http://127.0.0.1:8000/files/plan.xlsx", True),
        ("http://localhost:8000/files/plan.xlsx", True),
        ("http://[::1]:8000/files/plan.xlsx", True),
        ("http://127.0.0.1:9000/files/plan.xlsx", False),
        ("http://127.0.0.1:8000@example.org/plan.xlsx", False),
        ("http://127.0.0.1:port/files/plan.xlsx", False),
        ("https://localhost:8000/files/plan.xlsx", False),
        ("http://localhost.example.org:8000/files/plan.xlsx", False),
    ],
)
def test_a_stand_in_on_this_machine_goes_by_any_of_its_names(url: str, is_safe: bool) -> None:
    assert is_slacks(url, "http://127.0.0.1:8000/api/") is is_safe
    assert not is_slacks(url, "https://slack.com/api/")


def test_keys_show_no_secret() -> None:
    keys = SlackKeys("xoxb-1", "xapp-1", "secret-1")
    assert [word for word in ("xoxb-1", "xapp-1", "secret-1") if word in repr(keys)] == []
