"""The house that tests live in: what is missing is said loudly, and nothing leaves the machine."""

import socket

import pytest

from tests.browsers import NewPage
from tests.databases import Postgres
from tests.needs import loud_lines, missing


def test_tests_cannot_reach_another_machine() -> None:
    with socket.socket() as far, pytest.raises(PermissionError, match=r"192\.0\.2\.1"):
        far.connect(("192.0.2.1", 80))
    with socket.socket(socket.AF_INET6) as far, pytest.raises(PermissionError):
        far.connect_ex(("2001:db8::1", 80))


def test_tests_reach_a_server_on_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()


def test_a_missing_tool_skips_its_tests_on_a_persons_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="NEEDS Chromium: install it"):
        missing("Chromium", "install it")


def test_a_missing_tool_fails_its_tests_under_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Chromium is missing: install it"):
        missing("Chromium", "install it")


def test_what_was_skipped_is_one_loud_line_a_tool() -> None:
    skipped = [
        _skipped("Skipped: NEEDS Chromium: install it"),
        _skipped("Skipped: NEEDS Chromium: install it"),
        _skipped("Skipped: only on Windows"),
    ]
    assert loud_lines(skipped) == ["NOT TESTED (skipped: 2) for want of Chromium: install it"]


def test_every_test_on_postgres_has_a_database_of_its_own(postgres: Postgres) -> None:
    first, second = postgres.empty(), postgres.empty()
    assert first != second
    postgres.drop(first)
    postgres.drop(second)


def test_two_windows_are_two_people(new_page: NewPage) -> None:
    wide, narrow = new_page(), new_page(width=360, color_scheme="dark")
    wide.set_content("<title>Wide</title><p>Hello</p>")
    assert wide.evaluate("innerWidth") == 1400
    assert narrow.evaluate("innerWidth") == 360
    assert narrow.title() == ""


def _skipped(reason: str) -> pytest.TestReport:
    return pytest.TestReport(
        nodeid="test",
        location=("test.py", 1, "test"),
        keywords={},
        outcome="skipped",
        longrepr=("test.py", 1, reason),
        when="call",
    )
