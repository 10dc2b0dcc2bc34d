"""The local chat's pages as they are served: what is shown, what is sent, what comes back."""

import re

import httpx
import pytest

from bot.web.guard import HEADERS
from handlers.messages import Button
from handlers.requests import Kind
from tests.web.local_world import CHANNEL, DM, Riverside, act, post, values_of


def test_the_first_page_is_the_first_persons(client: httpx.Client) -> None:
    assert client.get("/").headers["location"] == "/as/priya"
    page = client.get("/", follow_redirects=True).text
    assert '<option value="priya" selected>Priya Nair, lead</option>' in page
    assert "<h1># riverside-partnership</h1>" in page


@pytest.mark.parametrize(
    ("query", "to"),
    [
        ("as=bev&in=dm", "/as/bev?in=dm%3Abev"),
        ("as=bev&in=riverside", "/as/bev?in=riverside"),
        ("as=nobody", "/as/priya"),
    ],
)
def test_picking_somebody_leads_to_their_page(client: httpx.Client, query: str, to: str) -> None:
    assert client.get(f"/?{query}").headers["location"] == to


def test_whoever_looks_at_their_page_has_opened_chaser_once(
    client: httpx.Client, world: Riverside
) -> None:
    for path in ("/as/priya", DM, "/as/priya", "/as/bev", "/as/nobody"):
        client.get(path)
    assert world.opened == ["priya", "bev"]
    world.chat.stop()
    assert client.get("/as/priya").status_code == 200


def test_the_clock_and_what_comes_next_stand_at_the_top(client: httpx.Client) -> None:
    page = client.get("/as/priya").text
    assert "Tue 1 Sep 2026, 8:30am" in page
    assert "Next: Tue 1 Sep, 10:30am: reminder to Leanne P, 3 actions" in page


@pytest.mark.parametrize(
    "path", ["/as/nobody", "/as/priya?in=dm%3Abev", "/nowhere", "/as/priya/files/none"]
)
def test_what_is_not_there_is_told_in_a_sentence(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert re.search(r"<p>[A-Z][^<]+\.</p>", answer.text)


def test_a_number_that_no_database_holds_is_that_of_no_post(client: httpx.Client) -> None:
    endless = "9" * 5000
    assert client.get(f"/as/priya?before={endless}").status_code == 200
    assert client.get(f"/as/priya/posts/{endless[:40]}/files/0").status_code == 404
    values = values_of(client.get("/as/priya").text, "/say") | {"text": "hello", "thread": endless}
    assert post(client, "/as/priya/say", values).status_code == 404


def test_what_is_said_is_passed_on_and_stands_on_the_page(
    client: httpx.Client, world: Riverside
) -> None:
    answer = act(client, "say", text="<b>6.2</b> done")
    assert (answer.status_code, answer.headers["location"]) == (303, DM)
    assert [(r.kind, r.user, r.text) for r in world.requests] == [
        (Kind.SAID, "priya", "<b>6.2</b> done")
    ]
    page = client.get(DM).text
    assert "<p>&lt;b&gt;6.2&lt;/b&gt; done</p>" in page
    assert "Heard: &lt;b&gt;6.2&lt;/b&gt; done" in page


def test_several_lines_arrive_as_they_were_typed(client: httpx.Client, world: Riverside) -> None:
    act(client, "say", text="add\r\nCR1.3 Draft the survey\r\nCR1.4 Send it")
    assert world.requests[-1].text == "add\nCR1.3 Draft the survey\nCR1.4 Send it"


def test_the_same_form_sent_twice_is_said_once(client: httpx.Client) -> None:
    values = values_of(client.get(DM).text, "say") | {"text": "once only"}
    for _ in range(2):
        post(client, "/as/priya/say", values)
    assert client.get(DM).text.count("<p>once only</p>") == 1


def test_saying_nothing_does_nothing(client: httpx.Client, world: Riverside) -> None:
    assert act(client, "say", text=" \n ").status_code == 303
    assert world.requests == []


def test_a_place_of_somebody_else_is_not_written_in(client: httpx.Client, world: Riverside) -> None:
    assert act(client, "say", text="hello", **{"in": "dm:bev"}).status_code == 404
    assert world.requests == []


def test_a_button_is_pressed_with_its_words(client: httpx.Client, world: Riverside) -> None:
    card = world.send("@priya", "Morning", Button("On track", "update #1 green"))
    act(client, "press", text="update #1 green")
    [request] = world.requests
    assert (request.kind, request.text) == (Kind.PRESSED, "update #1 green")
    assert request.replying_to == card


def test_a_form_opens_and_keeps_what_was_typed_where_it_is_wrong(
    client: httpx.Client, world: Riverside
) -> None:
    opened = act(client, "say", text="add").text
    assert '<dialog id="dialog" aria-labelledby="dialog-title" open>' in opened
    values = values_of(opened, "submit") | {"command": "add"}
    wrong = values | {"field.title": "Food", "field.due": "31 Sep"}
    page = post(client, "/as/priya/submit", unescaped(wrong)).text
    assert "There is no 31 September." in page
    assert 'value="31 Sep"' in page
    assert 'value="Food"' in page
    again = unescaped(values_of(page, "submit")) | {"command": "add", "field.due": "30 Sep"}
    assert post(client, "/as/priya/submit", again).status_code == 303
    assert [r.form.get("due") for r in world.requests] == [None, "31 Sep", "30 Sep"]
    assert len({r.key for r in world.requests}) == 3


def unescaped(values: dict[str, str]) -> dict[str, str]:
    return {name: value.replace("&#34;", '"') for name, value in values.items()}


def test_a_script_learns_what_to_do_next(client: httpx.Client) -> None:
    values = values_of(client.get(DM).text, "say")
    headers = {"Accept": "application/json"}
    said = post(client, "/as/priya/say", values | {"text": "hello"}, headers=headers).json()
    assert said["dialog"] is None
    assert said["key"] != values["key"]
    again = values | {"key": said["key"], "text": "add"}
    asked = post(client, "/as/priya/say", again, headers=headers).json()
    assert "Add an action" in asked["dialog"]
    gone = values | {"thread": "999", "text": "hello", "key": "k"}
    refused = post(client, "/as/priya/say", gone, headers=headers)
    assert (refused.status_code, refused.json()["error"]) == (
        404,
        "That message is gone. Nothing was sent.",
    )


def test_an_unforeseen_error_is_a_sentence_with_the_same_headers(client: httpx.Client) -> None:
    answer = act(client, "say", text="fail")
    assert answer.status_code == 500
    assert "Something went wrong." in answer.text
    assert "RuntimeError" not in answer.text
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_once_chaser_stops_it_takes_nothing_and_says_so(
    client: httpx.Client, world: Riverside
) -> None:
    world.chat.stop()
    answer = act(client, "say", text="hello")
    assert answer.status_code == 503
    assert "try again in a moment" in answer.text


def test_the_clock_moves_once_for_each_press(client: httpx.Client, world: Riverside) -> None:
    values = values_of(client.get(DM).text, "clock")
    for step in ("event", "event"):
        post(client, "/as/priya/clock", values | {"step": step})
    act(client, "clock", step="day")
    act(client, "clock", step="meeting")
    assert world.steps == ["event", "day", "meeting"]
    assert act(client, "clock", step="backwards").status_code == 400


def test_a_clock_that_has_nowhere_to_go_says_why(client: httpx.Client, world: Riverside) -> None:
    world.meets = False
    answer = act(client, "clock", step="meeting")
    assert answer.status_code == 409
    assert "No meeting is known." in answer.text


def test_unread_messages_elsewhere_are_counted_and_read_by_looking(
    client: httpx.Client, world: Riverside
) -> None:
    world.send("@priya", "Morning")
    assert "<span data-count>1</span>" in client.get("/as/priya").text
    client.get(DM)
    assert "<span data-count>1</span>" not in client.get("/as/priya").text


def test_what_is_for_one_persons_eyes_is_on_nobody_elses_page(
    client: httpx.Client, world: Riverside
) -> None:
    world.chat.say("bev", CHANNEL, "/action private things")
    assert "private things" not in client.get("/as/priya").text
    page = client.get("/as/bev").text
    assert "private things" in page
    assert "to you alone" in page


def test_older_messages_are_a_link_away(client: httpx.Client, world: Riverside) -> None:
    for number in range(70):
        world.send(CHANNEL, f"Message {number}.")
    latest = client.get("/as/priya").text
    assert "Message 69." in latest
    assert "Message 9." not in latest
    [link] = re.findall(r'href="([^"]*before=\d+)"', latest)
    earlier = client.get(link.replace("&amp;", "&")).text
    assert "Message 9." in earlier
    assert "Message 69." not in earlier
