"""What any sentence needs: a list, a count, a text cut short."""

from collections.abc import Iterable


def shorten(text: str, most: int) -> str:
    """The text in one line, cut at a word with an ellipsis where it is longer than `most`."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1].rsplit(" ", 1)[0] if " " in line[: most - 1] else line[: most - 1]
    return cut.rstrip(" ,;:–-") + "…"


def listed(names: Iterable[str], word: str = "and") -> str:
    """`A`, `A and B`, `A, B and C`; with another word in place of the `and`."""
    names = list(names)
    return f" {word} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def some_of(names: Iterable[str], most: int = 6) -> str:
    """The first few as `listed`; of more, the number is said."""
    every = list(names)
    left = len(every) - most
    return listed([*every[:most], *([f"{left} more"] if left > 0 else [])])


def counted(count: int, noun: str, plural: str = "") -> str:
    """`1 action`, `3 actions`, `10,000 actions`."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def further(left: int, page: int) -> str:
    """The label of the button to the next page: `Next 20 of 33 more`, `The last 3`."""
    if left > page:
        return f"Next {page} of {left} more"
    return "The last one" if left == 1 else f"The last {left}"


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
