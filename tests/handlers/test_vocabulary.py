"""Every command's function is where its row says, since it is loaded only when it is used."""

import inspect

import pytest

from handlers.vocabulary import COMMANDS, HIDDEN

EVERY = {**COMMANDS, **HIDDEN}


@pytest.mark.parametrize("word", sorted(EVERY))
def test_the_function_of_every_command_is_there_and_takes_asker_and_words(word: str) -> None:
    taken = inspect.signature(EVERY[word].function()).parameters

    assert len(taken) == 2
    assert next(iter(taken)) == "asker"
