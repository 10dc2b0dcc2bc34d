"""What a command is, and the nearest one to a word that is none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from handlers.asker import Answer, Asker

_LONG = 6  # letters of a word in which two slips still leave it the same word


@dataclass(frozen=True)
class Command:
    """A command: its words (the first is its name), what it does, and how to type it.

    `run` returns None when the words after it show that no command was meant: plain speech
    may begin with "done" or "add". In `examples`, {code} stands for a code of the asker's.
    """

    words: tuple[str, ...]
    run: Callable[[Asker, str], Answer | None]
    says: str
    examples: tuple[str, ...] = ()
    who: str = ""  # who may: "coordinators"; empty: everybody


def nearest(word: str, words: Iterable[str]) -> list[str]:
    """Up to three words that a mistyped one may have meant, the nearest first.

    A slip is a letter left out, added or changed, or two that changed places: one in a short
    word, two in a long one.
    """
    most = 1 if len(word) < _LONG else 2
    slips = {near: OSA.distance(word.casefold(), near, score_cutoff=most) for near in words}
    found = [near for near, count in slips.items() if count <= min(most, len(near) // 2)]
    return sorted(found, key=lambda near: slips[near])[:3]
