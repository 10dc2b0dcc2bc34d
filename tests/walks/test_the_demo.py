"""`chaser local` as a newcomer runs it: a process of its own, twice, and from the beginning."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from bot.web.serve import address_of, listen
from tests.databases import sqlite_url
from tests.web.local_world import post, values_of

ROOT = Path(__file__).parents[2]
AT = "Chaser's local chat is at "
SOON = 5  # seconds to end in; it promises 3 on a machine that has the time
CHASER = "/as/bev?in=dm%3Abev"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "bot", "local", *arguments]


def environment(folder: Path) -> dict[str, str]:
    return os.environ | {"CHASER_DATABASE_URL": sqlite_url(folder / "data" / "chaser.db")}


@contextmanager
def demo(folder: Path, *arguments: str) -> Iterator[httpx.Client]:
    """The demo, ended while a page still listens; yields somebody who asks for pages."""
    process = subprocess.Popen(
        command(*arguments), cwd=ROOT, env=environment(folder), text=True, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        line = next(line for line in process.stdout if AT in line)
        address = line.partition(AT)[2].split()[0]
        with httpx.Client(base_url=address, timeout=30, trust_env=False) as client:
            yield client
            with client.stream("GET", "/as/bev/events?in=dm%3Abev") as stream:
                next(stream.iter_lines())
                process.send_signal(signal.SIGTERM)
                assert process.wait(SOON) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def say(client: httpx.Client, words: str) -> None:
    values = values_of(client.get(CHASER).text, "/say") | {"text": words, "thread": ""}
    assert post(client, "/as/bev/say", values).is_redirect


def test_it_finds_a_port_keeps_the_work_and_starts_over_only_when_told(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = address_of(taken).rstrip("/").rpartition(":")[2]
        with demo(tmp_path, "--port", port) as client:
            assert client.base_url.port not in (None, int(port))
            assert "Riverside Partnership" in client.get("/as/di").text
            say(client, "add Street party on the quay")
        with demo(tmp_path, "--port", port) as client:
            assert "Street party on the quay" in client.get(CHASER).text

        asked = subprocess.run(
            command("--fresh"), cwd=ROOT, env=environment(tmp_path), check=False,
            input="n\n", capture_output=True, text=True,
        )  # fmt: skip
        assert asked.returncode == 1
        assert "Start over?" in asked.stdout
        assert "Nothing was deleted." in asked.stdout + asked.stderr

        with demo(tmp_path, "--port", port, "--fresh", "--yes") as client:
            page = client.get(CHASER).text
            assert "add SS6" in page
            assert "Street party on the quay" not in page
