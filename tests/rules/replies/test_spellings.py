"""Small words are heard alike however they are written: "pls", "tmrw", "2 wks", "nowt"."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import handlers.rules
from handlers.rules.reply import Known
from handlers.rules.spellings import ways
from handlers.rules.words import HALVES, words
from tests.rules.replies.cases import AMBER, THREE, outcome, read

SAID = {
    "please": "amber please; move it to 30 Oct please; Reassign to Jenny Ford please",
    "thanks": "green thanks; thanks; done thanks!; thanks for your email, amber",
    "ok": "all ok; ok; ok, amber",
    "until": "until then it's amber; on hold until end of Oct",
    "tomorrow": "done tomorrow; tomorrow; will do tomorrow; remind me tomorrow; green by tomorrow",
    "because": "amber because the driver left; no change because nobody met",
    "though": "green though short of drivers",
    "nothing": "nothing to report; nothing's changed; nothing new, still amber",
    "week": "another week please; late by a week",
    "weeks": "in two weeks; slipped by two weeks; 2 more weeks please; within 4 weeks",
    "months": "in 6 months' time; slipped two months to December; push back two months",
    "currently": "currently amber",
    "hopefully": "hopefully green",
}
CASES = [
    pytest.param(word, other, said, id=said.replace(word, other))
    for word, several in SAID.items()
    for said in several.split("; ")
    for other in ways(word)[1:]
]


@pytest.mark.parametrize(("word", "other", "said"), CASES)
@pytest.mark.parametrize("actions", [AMBER, THREE], ids=["one", "three"])
def test_a_small_word_is_heard_alike_however_it_is_written(
    word: str, other: str, said: str, actions: list[Known]
) -> None:
    in_full = read(said, actions)
    written = read(said.replace(word, other), actions)

    assert outcome(written, actions) == outcome(in_full, actions)
    assert len(written.edits) == len(in_full.edits)
    for one, two in zip(written.edits, in_full.edits, strict=True):
        assert one.comment.replace(other, word) == two.comment


OWN_TOKENS = ("dates", "names", "meetings")  # which cut up text in their own way


def _word_lists() -> dict[str, frozenset[str]]:
    found = {}
    for module in pkgutil.iter_modules(handlers.rules.__path__, "handlers.rules."):
        if module.name.rpartition(".")[2] not in OWN_TOKENS:
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, frozenset) and all(isinstance(each, str) for each in value):
                    found[f"{module.name}.{name}"] = value
    return found


WORD_LISTS = [pytest.param(said, id=name) for name, said in _word_lists().items()]


@pytest.mark.parametrize("said", WORD_LISTS)
def test_a_list_of_words_holds_each_as_it_is_compared(said: frozenset[str]) -> None:
    """A word that stands in another way in spellings.py is never met: leave it out of the list."""
    told = (each for each in said if any(map(str.isalnum, each)) and each not in HALVES)
    never_met = [each for each in told if [word.low for word in words(each)] != [each]]

    assert never_met == []
