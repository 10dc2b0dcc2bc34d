"""Files that are dropped into the local chat, and files that it hands out."""

import re

import httpx
import pytest

from bot.web.local_site import UPLOAD_LIMIT
from tests.web.local_world import CHANNEL, DM, Riverside, post, values_of


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


def test_a_quotation_mark_in_a_files_name_stays_one(client: httpx.Client, world: Riverside) -> None:
    values = values_of(client.get(DM).text, "say") | {"text": "/action import"}
    post(client, "/as/priya/say", values, files={"file": ('the "new" plan.xlsx', b"PK")})
    assert world.requests[0].files[0].name == 'the "new" plan.xlsx'
    assert "the &#34;new&#34; plan.xlsx" in client.get(DM).text


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


def test_a_picture_is_shown_and_a_drawing_with_script_in_it_is_not(
    client: httpx.Client, world: Riverside
) -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    world.chat.say("priya", CHANNEL, "", files=[("a.PNG", b"\x89PNG"), ("b.svg", drawing)])
    page = client.get("/as/priya").text
    [shown] = re.findall(r'<img src="([^"]+)" alt="a.PNG"', page)
    assert page.count("<img") == 1
    assert client.get(shown).headers["content-type"] == "image/png"
    other = client.get(shown[:-1] + "1")
    assert (other.content, other.headers["content-type"]) == (drawing, "application/octet-stream")
