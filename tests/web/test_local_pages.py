"""The local chat's pages as they are served: who gets in, what is sent, and what comes back."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from bot.web.guard import HEADERS
from bot.web.local_site import UPLOAD_LIMIT, LocalSite, is_loopback
from handlers.messages import Button, Kind
from store.database import Database
from tests.web.local_world import CHANNEL, Riverside, served, values_of

DM = "/as/priya?in=dm%3Apriya"


@pytest.fixture
def world(sqlite_database: Database) -> Riverside:
    """Riverside on an empty database."""
    return Riverside(sqlite_database)


@pytest.fixture
def client(world: Riverside) -> Iterator[httpx.Client]:
    """Somebody who asks for its pages."""
    with served(world) as made:
        yield made


def post(client: httpx.Client, path: str, values: dict[str, str], **more: Any) -> httpx.Response:
    """Send as a browser does from our own page: as multipart, with the page's origin."""
    headers = {"Origin": str(client.base_url).rstrip("/")} | more.pop("headers", {})
    files = more.pop("files", {"file": ("", b"")})
    return client.post(path, data=values, files=files, headers=headers, **more)


def act(client: httpx.Client, path: str, page: str = DM, **values: str) -> httpx.Response:
    """Fill in the page's own form for a path, and send it."""
    hidden = values_of(client.get(page).text, path)
    return post(client, f"/as/priya/{path}", hidden | values)


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


@pytest.mark.parametrize("path", ["/as/priya", "/", "/nowhere", "/static/chat.js"])
def test_every_answer_tells_browsers_what_they_may_do(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in HEADERS} == HEADERS


def test_pages_hold_no_script_and_no_style_of_their_own(
    client: httpx.Client, world: Riverside
) -> None:
    world.send(CHANNEL, "Digest", Button("Full list", "list"))
    page = client.get("/as/priya").text
    assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", page)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.168.1.5", "["]
)
def test_a_name_that_only_leads_here_is_refused(client: httpx.Client, host: str) -> None:
    answer = client.get("/as/priya", headers={"Host": host})
    assert answer.status_code == 421
    assert "Priya" not in answer.text


@pytest.mark.parametrize("host", ["localhost:1234", "127.0.0.1", "[::1]:8080"])
def test_this_machines_own_names_are_known(client: httpx.Client, host: str) -> None:
    assert client.get("/as/priya", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"Origin": "http://evil.example"}, id="another origin"),
        pytest.param({"Origin": "null"}, id="a hidden origin"),
        pytest.param({"Origin": "", "Referer": "http://evil.example/as"}, id="another referer"),
        pytest.param({"Origin": ""}, id="neither"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, id="the browser says so"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, id="another port of this machine"),
    ],
)
def test_other_sites_cannot_speak_as_anybody(
    client: httpx.Client, world: Riverside, headers: dict[str, str]
) -> None:
    values = values_of(client.get(DM).text, "say") | {"text": "hello"}
    assert post(client, "/as/priya/say", values, headers=headers).status_code == 403
    assert world.requests == []


def test_a_referer_of_ours_will_do_where_there_is_no_origin(
    client: httpx.Client, world: Riverside
) -> None:
    values = values_of(client.get(DM).text, "say") | {"text": "hello"}
    headers = {"Origin": "", "Referer": f"{client.base_url}as/priya"}
    assert post(client, "/as/priya/say", values, headers=headers).status_code == 303
    assert len(world.requests) == 1


@pytest.mark.parametrize("path", ["say", "press", "submit", "clock"])
@pytest.mark.parametrize("token", ["", "wrong", "é", None])
def test_a_form_without_its_token_is_refused(
    client: httpx.Client, world: Riverside, path: str, token: str | None
) -> None:
    values = {"in": "dm:priya", "key": "k", "text": "hello", "step": "day", "command": "add"}
    if token is None:  # another person's
        token = world.site.token("bev")
    answer = post(client, f"/as/priya/{path}", values | {"token": token})
    assert answer.status_code == 403
    assert (world.requests, world.steps) == ([], [])


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


def test_a_dropped_file_reaches_chaser_and_can_be_had_again(
    client: httpx.Client, world: Riverside
) -> None:
    values = values_of(client.get(DM).text, "say") | {"text": "/action import"}
    files = {"file": ("C:\\plans\\<plan> “é”.xlsx", b"PK123", "text/html")}
    post(client, "/as/priya/say", values, files=files)
    [file] = world.requests[0].files
    assert (file.name, file.size) == ("<plan> “é”.xlsx", 5)
    [path] = re.findall(r'href="(/as/priya/posts/[^"]+)"', client.get(DM).text)
    had = client.get(path)
    assert (had.content, had.headers["content-type"]) == (b"PK123", "application/octet-stream")
    assert had.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%3Cplan")
    assert client.get(path.replace("priya", "bev")).status_code == 404
    assert client.get(path[:-1] + "1").status_code == 404


@pytest.mark.parametrize("chunked", [False, True], ids=["with its length", "in chunks"])
def test_a_file_that_is_too_large_is_refused_in_a_sentence(
    client: httpx.Client, world: Riverside, chunked: bool
) -> None:
    values = values_of(client.get(DM).text, "say")
    request = client.build_request(
        "POST", "/as/priya/say", data=values,
        files={"file": ("big.bin", b"x" * (UPLOAD_LIMIT + 2_000_000))},
        headers={"Origin": str(client.base_url).rstrip("/")},
    )  # fmt: skip
    if chunked:
        body = request.read()
        parts = (body[at : at + 65536] for at in range(0, len(body), 65536))
        headers = {n: v for n, v in request.headers.items() if n != "content-length"}
        answer = client.post("/as/priya/say", content=parts, headers=headers)
    else:
        answer = client.send(request)
    assert answer.status_code == 413
    assert "more than 20 MB, the most that fits here. Nothing was sent." in answer.text
    assert world.requests == []


def test_a_file_that_chaser_makes_is_downloaded_by_whoever_asks(client: httpx.Client) -> None:
    had = client.get("/as/priya/files/paper%2F3")
    assert had.content == b"paper/3 for priya"
    assert had.headers["content-disposition"] == (
        "attachment; filename*=UTF-8''Paper%20%E2%80%93%203%20Sep.docx"
    )
    assert client.get("/as/nobody/files/paper%2F3").status_code == 404


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


def test_served_to_others_it_wants_a_password(sqlite_database: Database) -> None:
    with pytest.raises(ValueError, match="Give a password"):
        Riverside(sqlite_database, host="0.0.0.0")
    with served(Riverside(sqlite_database, host="0.0.0.0", password="søsam")) as client:
        elsewhere = {"Host": "192.168.1.5:8080"}
        asked = client.get("/as/priya", headers=elsewhere)
        assert (asked.status_code, asked.headers["www-authenticate"][:5]) == (401, "Basic")
        assert client.get("/as/priya", auth=("x", "wrong")).status_code == 401
        assert client.get("/as/priya", headers={"Authorization": "Basic ?"}).status_code == 401
        known = client.get("/as/priya", headers=elsewhere, auth=("x", "søsam".encode()))
        assert known.status_code == 200
        evil = client.get("/", headers={"Host": "evil.example"}, auth=("x", "søsam".encode()))
        assert evil.status_code == 421


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("0.0.0.0", False),
     ("192.168.1.5", False), ("chat.example", False), ("localhost.evil", False)],
)  # fmt: skip
def test_an_address_is_known_for_loopback_or_not(host: str, only_here: bool) -> None:
    assert is_loopback(host) is only_here


def test_the_password_and_secret_stay_out_of_logs(world: Riverside) -> None:
    site = LocalSite(world.chat, world, world, world.make_file, b"s3cret", "0.0.0.0", "pa55")
    assert "pa55" not in repr(site)
