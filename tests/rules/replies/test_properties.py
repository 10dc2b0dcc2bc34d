"""What holds for every reply, whoever types it."""

from __future__ import annotations

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.rules.grammar import read_reply, read_update
from handlers.rules.handing_over import handed_to
from handlers.rules.words import bag
from tests.growth import grows_with_the_length
from tests.rules.replies.cases import AMBER, THREE, TODAY, UNRATED, read

WORDS = st.sampled_from(
    [
        *sorted(
            bag(
                "green amber red done complete not nearly should be by Friday CR6.4 6.2 6.5 and "
                "but , . ? - the police met on 3 Sept now end Oct all except on track forum food "
                "strategy is was if Cabinet agrees thanks 👍 🟢 > #31 first second one £12,500 "
                "80% slipped to at risk superseded CR9 reassign Jo Smith <!channel> &amp; A / G"
            )
        ),
        "\n",
        "sorry I meant",
        "no change",
        "remind me",
    ]
)

# Nothing here is a status word or an agreed phrase, nor becomes one by standing together.
HARMLESS = st.sampled_from(
    sorted(
        bag(
            "we met the police and housing team about food parcels for families in Barton funding "
            "applied minutes sent survey volunteers Cabinet paper October meeting report drafted "
            "recruitment interviews Tuesday £500 12 of 40 visits leaflets website grant partners"
        )
    )
)


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    read(text, THREE)
    read_update(text, TODAY, AMBER[0])


@settings(deadline=None, max_examples=200)
@given(st.lists(WORDS, max_size=25))
def test_no_pile_of_telling_words_raises_and_every_edit_is_of_an_action_given(
    words: list[str],
) -> None:
    reply = read(" ".join(words), THREE)
    places = [edit.action for edit in reply.edits]
    assert set(places) <= {0, 1, 2}
    assert len(places) == len(set(places))
    assert bool(reply.edits) == (reply.kind == "edits")


@settings(deadline=None, max_examples=200)
@given(st.lists(HARMLESS, min_size=1, max_size=20))
def test_no_reply_without_a_status_word_sets_a_status(words: list[str]) -> None:
    for actions in (UNRATED, THREE):
        assert all(edit.status is None for edit in read(" ".join(words), actions).edits)


@settings(deadline=None, max_examples=100)
@given(st.text(alphabet=string.ascii_lowercase + " ", max_size=60))
def test_no_random_letters_set_a_status_unless_they_spell_one(text: str) -> None:
    spelt = {"g", "a", "r", "b"} | set(text.split())
    edits = read(text, UNRATED).edits
    if not spelt & {"green", "red", "amber", "done", "blue", "stuck", "g", "a", "r", "b"}:
        assert not [edit for edit in edits if edit.status]


@settings(deadline=None, max_examples=50)
@given(st.lists(WORDS, max_size=20))
def test_the_same_words_always_read_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert read(text, THREE) == read(text, THREE)


PILES = [
    "we met the police and they said it is amber. ",
    "green, ",
    "not ",
    "CR6.2 green ",
    "now end Oct ",
    "first one done second amber ",
    "sorry I meant amber, ",
    "thanks\n",
    "( ",
    "a",
]


@pytest.mark.parametrize("pile", PILES)
def test_reading_grows_no_faster_than_the_length(pile: str) -> None:
    assert grows_with_the_length(lambda text: read_reply(text, TODAY, AMBER), pile)


@pytest.mark.parametrize("pile", [*PILES, "all ", "the rest ", "@", "6.2\n", "both green. "])
def test_so_does_reading_what_is_said_of_several(pile: str) -> None:
    def reading(text: str) -> object:
        return read_reply(f"6.4 {text}", TODAY, THREE)

    assert grows_with_the_length(reading, pile)


@pytest.mark.parametrize("pile", [".", ". - ", "and ", "Anne Bo "])
def test_looking_for_who_takes_over_grows_no_faster_than_the_length(pile: str) -> None:
    assert grows_with_the_length(handed_to, pile, 4_000)
