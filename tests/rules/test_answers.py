"""Short answers to a question, and words that put right what was said."""

import pytest

from handlers.rules.answers import agrees, corrects, denies, leaves, names_alone, only_status
from handlers.rules.reply import Known, Status

ASKED = [
    Known("CR6.2", "Food in the school holidays", "red", None, 1),
    Known("CR6.4", "Resilience forum", "amber", None, 2),
    Known("CR6.5", "Medium-term food strategy", "green", None, 3),
]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("6.4", (1,)), ("CR6.4 please", (1,)), ("#2", (1,)), ("the forum one", (1,)),
        ("sorry, the second one", (1,)), ("2nd", (1,)), ("strategy", (2,)), ("last one", (2,)),
        ("CR6.2 and CR6.5", (0, 2)), ("6.2 & 6.4", (0, 1)), ("all of them", (0, 1, 2)),
        ("all three", (0, 1, 2)), ("its 6.4 i meant", (1,)),
    ],
)  # fmt: skip
def test_an_answer_names_which(text: str, places: tuple[int, ...]) -> None:
    assert names_alone(text, ASKED) == places


@pytest.mark.parametrize(
    "text",
    ["6.4 amber", "CR9.9", "6.4?", "food", "both", "not 6.4", "all done", "forum is late", "",
     "6.4 waiting on legal", "the fourth", "all but 6.4", "three weeks", "the meeting"],
)  # fmt: skip
def test_what_says_more_or_names_none_is_no_such_answer(text: str) -> None:
    assert names_alone(text, ASKED) == ()


@pytest.mark.parametrize("text", ["never mind", "Leave it", "oh forget it thanks", "ignore that!"])
def test_a_question_is_let_go(text: str) -> None:
    assert leaves(text)


@pytest.mark.parametrize("text", ["leave 3-14 August", "leave it with me", "never", "ignore 6.4"])
def test_these_let_no_question_go(text: str) -> None:
    assert not leaves(text)


def test_yes_and_no_are_said_in_many_ways_and_alone() -> None:
    assert all(agrees(text) for text in ("yes", "Yep!", "yeah please", "ok yes", "yes it is"))
    assert not any(agrees(text) for text in ("ok", "yes but late", "yes?", "amber"))
    assert all(denies(text) for text in ("no", "Nope sorry", "not yet", "nothing"))
    assert not any(denies(text) for text in ("no kitchen", "not yet signed"))


def test_a_status_alone_is_told_from_one_with_news() -> None:
    assert only_status("amber please") is Status.AMBER
    assert only_status("yes green") is Status.GREEN
    for text in ("amber waiting on keys", "not green", "green?", "red or amber", "fine"):
        assert only_status(text) is None


@pytest.mark.parametrize(
    "text",
    ["sorry meant amber", "15 Oct I mean", "no wait its not done", "oops, red", "no, red",
     "actually its waiting on the alarm code", "that should be Nov", "make that amber"],
)  # fmt: skip
def test_what_puts_right_is_known(text: str) -> None:
    assert corrects(text)


@pytest.mark.parametrize(
    "text",
    ["sorry for the delay, amber", "no change", "no kitchen yet", "sorry I'm late with this",
     "amber", "actual costs are in", "waiting on legal"],
)  # fmt: skip
def test_what_puts_nothing_right_is_no_correction(text: str) -> None:
    assert not corrects(text)
