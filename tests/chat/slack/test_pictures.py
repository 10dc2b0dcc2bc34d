"""A digest's chart goes up as a picture, and comes as numbers where it can't."""

from io import BytesIO

import pytest
from PIL import Image

from bot.chat.chart_picture import MOST_BARS, WIDTH, draw
from bot.chat.chat import ChatError
from bot.chat.slack.platform import SlackChat
from handlers.messages import Chart, Mark, Message
from handlers.requests import Address
from tests.slack.said import Fault
from tests.slack.team import BOT, TEAM, Team

CHANNEL = "C0RIVER"
HERE = Address("slack", TEAM, CHANNEL)
CHART = Chart(
    "Actions by theme",
    (
        ("Food and drink", ((Mark.GREEN, 3), (Mark.AMBER, 2), (Mark.RED, 1))),
        ("Volunteering in every ward of the city", ((Mark.NONE, 4), (Mark.COMPLETE, 12))),
        ("Nothing yet", ()),
    ),
)
DIGEST = Message("18 actions", (CHART,))


@pytest.fixture
def team() -> Team:
    team = Team()
    team.channel(CHANNEL, BOT)
    return team


def images(team: Team) -> list[str]:
    """What the pictures in the channel say to those who don't see them."""
    every = [block for said in team.said for block in said.blocks]
    return [block["alt_text"] for block in every if block["type"] == "image"]


def test_a_chart_is_shown_as_a_picture_that_says_its_numbers(chat: SlackChat, team: Team) -> None:
    chat.send(HERE, DIGEST, "7")
    assert images(team) == [CHART.alt]
    (upload,) = team.uploads.files.values()
    assert Image.open(BytesIO(upload.data)).size[0] == WIDTH
    assert (upload.title, upload.alt) == (CHART.title, CHART.alt)
    assert "Food and drink 3 green" in team.said[-1].text


def test_the_same_chart_goes_up_once(chat: SlackChat, team: Team) -> None:
    sent = chat.send(HERE, DIGEST, "7")
    chat.send(HERE, DIGEST, "7", replacing=sent)
    assert len(team.uploads.files) == 1
    assert len(images(team)) == 1


@pytest.mark.parametrize("method", ["getUploadURLExternal", "completeUploadExternal", "info"])
def test_where_a_step_fails_the_numbers_are_said(chat: SlackChat, team: Team, method: str) -> None:
    team.fail(f"files.{method}", Fault(error="missing_scope"))
    chat.send(HERE, DIGEST, "7")
    assert images(team) == []
    assert "Food and drink · 3 green, 2 amber, 1 red" in team.said[-1].text


def test_a_digest_waits_once_until_slack_takes_its_chart(chat: SlackChat, team: Team) -> None:
    limited = Fault(429, "ratelimited", {"Retry-After": "20"})
    team.fail("files.getUploadURLExternal", limited)
    with pytest.raises(ChatError) as error:
        chat.send(HERE, DIGEST, "7")
    assert (error.value.refused, error.value.retry_after) == (True, 20)
    assert team.said == []
    chat.send(HERE, DIGEST, "7")
    assert images(team) == [CHART.alt]


def test_a_chart_that_slack_goes_on_to_put_off_comes_as_numbers(
    chat: SlackChat, team: Team
) -> None:
    limited = Fault(429, "ratelimited", {"Retry-After": "20"})
    team.fail("files.getUploadURLExternal", limited, limited)
    with pytest.raises(ChatError):
        chat.send(HERE, DIGEST, "7")
    chat.send(HERE, DIGEST, "7")
    assert "Food and drink · 3 green" in team.said[-1].text


def test_a_picture_that_slack_will_not_take_in_is_not_waited_for_long(
    chat: SlackChat, team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.slack.pictures.time.sleep", lambda _seconds: None)
    team.uploads.slow = 1000
    chat.send(HERE, DIGEST, "7")
    assert images(team) == []
    assert "Food and drink · 3 green" in team.said[-1].text


def test_bytes_go_to_slacks_own_hosts_alone(chat: SlackChat, team: Team) -> None:
    team.uploads.base_url = "https://example.org/upload"
    chat.send(HERE, DIGEST, "7")
    assert images(team) == []


def test_each_colour_has_a_shape_and_its_share_of_the_bar() -> None:
    found = Image.open(BytesIO(draw(CHART))).convert("RGB").getcolors(1_000_000)
    assert found is not None
    pixels = {colour: count for count, colour in found}
    green, amber, red = (pixels[c] for c in ((27, 110, 60), (242, 169, 0), (179, 38, 30)))
    assert green > amber > red


@pytest.mark.parametrize("count", [0, 1, 200])
def test_any_number_of_bars_makes_a_picture_of_modest_size(count: int) -> None:
    bars = tuple((f"Theme {n} ŵ 漢", ((Mark.RED, n),)) for n in range(count))
    picture = Image.open(BytesIO(draw(Chart("", bars))))
    assert picture.size[0] == WIDTH
    assert picture.size[1] < 110 + 50 * MOST_BARS
