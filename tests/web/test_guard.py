"""Who gets in to the local chat, from where, and what browsers may do there."""

import re

import httpx
import pytest

from bot.web.guard import HEADERS
from bot.web.local_site import LocalSite, is_loopback
from handlers.messages import Button
from store.database import Database
from tests.web.local_world import CHANNEL, DM, Riverside, post, served, values_of


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
    site = LocalSite(world.chat, world, world, b"s3cret", "0.0.0.0", "pa55")
    assert "pa55" not in repr(site)
