"""What is logged: the cause at length once, and not for everybody whom it meets."""

from typing import Any

from bot.logs import Sparing


def told(sparing: Sparing, words: str, *, code: str = "", recipient: int = 1) -> dict[str, Any]:
    """What stands in the log of a failure."""
    try:
        raise {"": OSError, "x": ValueError}[code]("disk is full")
    except Exception as error:
        event = {"event": words, "recipient": recipient, "exc_info": error}
        return dict(sparing(None, "error", event))


def test_a_cause_that_meets_many_is_told_at_length_once_a_minute() -> None:
    now = [1000.0]
    sparing = Sparing(lambda: now[0])
    assert "exc_info" in told(sparing, "looking at a recipient failed")
    for recipient in range(2, 300):
        said = told(sparing, "looking at a recipient failed", recipient=recipient)
        assert said == {
            "event": "looking at a recipient failed",
            "recipient": recipient,
            "error": "OSError, as before",
        }
    assert "exc_info" in told(sparing, "delivery failed")
    assert "exc_info" in told(sparing, "delivery failed", code="x")
    now[0] += 61
    assert "exc_info" in told(sparing, "looking at a recipient failed")


def test_what_happens_now_is_found_where_the_log_is_only_told_to_look() -> None:
    sparing = Sparing(lambda: 0.0)
    for length in (True, False):
        try:
            raise OSError("away")
        except OSError:
            said = sparing(None, "error", {"event": "a tick failed", "exc_info": True})
            assert ("exc_info" in said) is length


def test_what_is_no_failure_goes_as_it_is() -> None:
    assert Sparing()(None, "info", {"event": "Chaser runs"}) == {"event": "Chaser runs"}
