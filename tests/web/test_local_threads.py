"""What of a conversation stands in sight: threads that fold, and where what is new begins."""

import re

import httpx
import pytest

from handlers.messages import Button
from tests.web.local_world import CHANNEL, DM, Riverside
from tests.web.test_local_events import stream

CHANNEL_PAGE = "/as/priya"


def folded(page: str, post: str) -> str:
    """What stands behind the count under a post."""
    found = re.search(rf'id="folded-{post}">(.*?)</details>', page, re.S)
    assert found
    return found[1]


def in_sight(page: str, post: str) -> str:
    """What stands under a post without a count before it."""
    found = re.search(rf'id="replies-{post}">(.*?)<details class="answer"', page, re.S)
    assert found
    return found[1]


@pytest.mark.parametrize(("count", "said"), [(1, "1 reply"), (3, "3 replies")])
def test_what_chaser_adds_to_its_own_message_in_a_channel_stands_behind_a_count(
    client: httpx.Client, world: Riverside, count: int, said: str
) -> None:
    digest = world.send(CHANNEL, "Digest")
    for number in range(count):
        world.send(CHANNEL, f"Theme {number}", thread=digest)
    page = client.get(CHANNEL_PAGE).text
    assert f"<span data-folded>{said}</span>" in page
    assert folded(page, digest).count('class="reply"') == count
    assert 'class="reply"' not in in_sight(page, digest)


def test_a_talk_under_a_message_stays_in_sight_and_so_does_what_one_was_told_alone(
    client: httpx.Client, world: Riverside
) -> None:
    digest = world.send(CHANNEL, "Digest", Button("Full list", "list"))
    world.send(CHANNEL, "Theme", thread=digest)
    world.chat.press("priya", digest, "list")
    world.chat.say("bev", CHANNEL, "That is wrong", thread=digest)
    world.send(CHANNEL, "I'm sorry", thread=digest)
    page = client.get(CHANNEL_PAGE).text
    assert "Theme" in folded(page, digest)
    for words in ("Heard: list", "That is wrong", "I&#39;m sorry"):
        assert words in in_sight(page, digest)
        assert words not in folded(page, digest)


def test_the_answers_under_a_card_are_in_sight(client: httpx.Client, world: Riverside) -> None:
    card = world.send("@priya", "Morning Priya.", Button("Done", "done"))
    world.send("dm:priya", "Recorded", thread=card)
    page = client.get(DM).text
    assert "Recorded" in in_sight(page, card)
    assert '<details class="fold" hidden>' in page


def test_of_a_long_talk_the_latest_is_in_sight_and_all_that_is_new(
    client: httpx.Client, world: Riverside
) -> None:
    card = world.send("@priya", "Morning Priya.")
    for number in range(9):
        world.send("dm:priya", f"Seen {number}.", thread=card)
    client.get(DM)
    for number in range(6):
        world.send("dm:priya", f"New {number}.", thread=card)
    page = client.get(DM).text
    assert re.findall(r"Seen \d|New \d", folded(page, card)) == [f"Seen {n}" for n in range(9)]
    assert re.findall(r"Seen \d|New \d", in_sight(page, card)) == [f"New {n}" for n in range(6)]
    page = client.get(DM).text
    assert re.findall(r"New \d", in_sight(page, card)) == [f"New {n}" for n in range(2, 6)]


def test_an_open_page_learns_what_belongs_behind_a_count(
    client: httpx.Client, world: Riverside
) -> None:
    digest = world.send(CHANNEL, "Digest")
    with stream(client, "priya", CHANNEL) as events:
        events.next("posts")
        world.send(CHANNEL, "Theme", thread=digest)
        [theme] = events.next("posts")["posts"]
        world.chat.say("bev", CHANNEL, "Thanks", thread=digest)
        [thanks] = events.next("posts")["posts"]
    assert (theme["folded"], thanks["folded"]) == (True, False)


def test_a_line_says_where_what_is_new_begins(client: httpx.Client, world: Riverside) -> None:
    world.send("@priya", "Old")
    assert 'id="unseen"' not in client.get(DM).text  # at a first visit all is new, or nothing
    assert 'id="unseen"' not in client.get(DM).text
    first, second = world.send("@priya", "A card"), world.send("@priya", "Another")
    page = client.get(DM).text
    assert re.search(rf'id="unseen">.*?</p>\s*<article class="msg" id="post-{first}"', page)
    assert page.count('id="unseen"') == 1
    assert f'id="post-{second}"' in page
    assert 'id="unseen"' not in client.get(DM).text


def test_a_new_answer_in_an_old_thread_is_new_and_what_is_folded_is_not(
    client: httpx.Client, world: Riverside
) -> None:
    digest = world.send(CHANNEL, "Digest")
    client.get(CHANNEL_PAGE)
    world.send(CHANNEL, "Theme", thread=digest)
    assert 'id="unseen"' not in client.get(CHANNEL_PAGE).text
    world.chat.say("bev", CHANNEL, "Thanks", thread=digest)
    assert 'id="unseen"' in client.get(CHANNEL_PAGE).text


def test_nobody_is_offered_to_answer_themselves(client: httpx.Client, world: Riverside) -> None:
    world.chat.say("priya", "dm:priya", "list")
    page = client.get(DM).text
    assert page.count("<article") == 2
    assert page.count('<details class="answer">') == 1
