"""What a command is, and the nearest one to a word that is none."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from handlers.asker import Answer, Asker


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


def nearest(word: str, words: Iterable[str], least: int = 65) -> list[str]:
    """Up to three words that a mistyped one may have meant, the nearest first.

    `least` is how near they have to be, of 100.
    """
    near = process.extract(
        word.casefold(), list(words), scorer=fuzz.ratio, limit=3, score_cutoff=least
    )
    return [found for found, *_ in near]
