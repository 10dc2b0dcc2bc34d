"""What a command is, and the nearest one to a word that is none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from rapidfuzz.distance import OSA

from handlers.asker import Answer, Asker

_LONG = 6  # letters of a word in which two slips still leave it the same word


Run = Callable[[Asker, str], Answer | None]


@dataclass(frozen=True)
class Command:
    """A command: its words (the first is its name), what it does, and how to type it.

    `does` names its function: "changes.update" is `update` in `handlers.changes`. It is loaded
    when it is first used, so a start doesn't wait for what nobody has asked for yet. In
    `examples`, {code} stands for a code of the asker's.
    """

    words: tuple[str, ...]
    does: str
    says: str
    examples: tuple[str, ...] = ()
    who: str = ""  # who may: "coordinators"; empty: everybody

    def run(self, asker: Asker, words: str) -> Answer | None:
        """Do it with the words after the command's own.

        None when they show that no command was meant: plain speech may begin with "done".
        """
        return self.function()(asker, words)

    def function(self) -> Run:
        """The function that does it."""
        found: Run = named(self.does)
        return found


def named(does: str) -> Any:
    """The function of `handlers` that is named so, as "changes.update"; its module is loaded."""
    module, _, name = does.rpartition(".")
    return getattr(import_module(f"handlers.{module}"), name)


def nearest(word: str, words: Iterable[str]) -> list[str]:
    """Up to three words that a mistyped one may have meant, the nearest first.

    A slip is a letter left out, added or changed, or two that changed places: one in a short
    word, two in a long one.
    """
    most = 1 if len(word) < _LONG else 2
    slips = {near: OSA.distance(word.casefold(), near, score_cutoff=most) for near in words}
    found = [near for near, count in slips.items() if count <= min(most, len(near) // 2)]
    return sorted(found, key=lambda near: slips[near])[:3]
