"""What a platform has in hand: stopping waits for it, and takes no more."""

import threading

from bot.chat.in_hand import InHand


def test_nothing_is_taken_before_it_begins_and_after_it_ends() -> None:
    taking: InHand[str] = InHand()
    with taking() as taker:
        assert taker is None
    assert taking.begin("anne")
    with taking() as taker:
        assert taker == "anne"
    taking.end(1)
    with taking() as taker:
        assert taker is None


def test_what_has_ended_begins_no_more() -> None:
    taking: InHand[str] = InHand()
    taking.end(0)
    assert not taking.begin("anne")
    with taking() as taker:
        assert taker is None


def test_an_end_waits_for_what_is_in_hand() -> None:
    taking: InHand[str] = InHand()
    taking.begin("anne")
    ended, going = threading.Event(), threading.Event()

    def end() -> None:
        going.set()
        taking.end(30)
        ended.set()

    with taking():
        stopping = threading.Thread(target=end)
        stopping.start()
        going.wait(5)
        assert not ended.wait(0.2)
    assert ended.wait(5)
    stopping.join(5)


def test_an_end_waits_no_longer_than_it_may() -> None:
    taking: InHand[str] = InHand()
    taking.begin("anne")
    with taking():
        taking.end(0.05)
