"""How the time that a reader takes grows with the length of what it reads."""

import gc
import time
from collections.abc import Callable

LENGTH = 20_000  # characters: what a chat lets through
TRIES = 4


def grows_with_the_length(read: Callable[[str], object], seed: str, length: int = LENGTH) -> bool:
    """Whether ten times the text takes at most fifteen times the time in one of a few tries.

    `length`: how much of it the reader looks at.

    On a busy machine one measurement may be off; growth that is too fast is so every time. The
    collector of garbage is held off meanwhile: what other tests have left would be charged here.
    """
    return any(_growth(read, seed, length) <= 15 for _ in range(TRIES))


def _growth(read: Callable[[str], object], seed: str, length: int) -> float:
    gc.collect()
    gc.disable()
    try:
        _seconds(read, seed, length // 10)  # warm, like what follows
        return _seconds(read, seed, length) / _seconds(read, seed, length // 10)
    finally:
        gc.enable()


def _seconds(read: Callable[[str], object], seed: str, length: int) -> float:
    text = (seed * length)[:length]
    began = time.process_time()
    read(text)
    return time.process_time() - began
