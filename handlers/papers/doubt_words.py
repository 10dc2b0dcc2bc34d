"""How doubts are said: what they call an action, and one sentence for those that are alike."""

from collections import defaultdict
from collections.abc import Sequence

from handlers.papers.codes import plain_code, stem
from handlers.papers.grid import short
from handlers.papers.plan import ActionRead, Doubt
from handlers.rules.sentences import some_of

MOST_NAMED = 6


def called(action: ActionRead) -> str:
    """How a doubt names an action: by its code, else by the start of its title."""
    return action.code or f"“{short(action.title, 40)}”"


def about(action: ActionRead, kind: str, said: str) -> Doubt:
    """A doubt about one action, which its sentence opens with."""
    name = called(action)
    return Doubt(action.row, action.sheet, kind, f"{name} {said}", name)


def brief(doubts: Sequence[Doubt]) -> list[Doubt]:
    """The doubts as a person reads them: those that say the same of several actions are one."""
    groups: dict[tuple[str, str], list[Doubt]] = defaultdict(list)
    for doubt in doubts:
        groups[doubt.kind, doubt.text.removeprefix(doubt.about)].append(doubt)
    return [
        found[0] if len(found) == 1 else _of_several(found, said)
        for (_, said), found in groups.items()
    ]


def _of_several(found: Sequence[Doubt], said: str) -> Doubt:
    """One doubt for those that end alike; a verb goes on as it is, for each of them."""
    names = list(dict.fromkeys(doubt.about for doubt in found))
    who = listed(names)
    if len(names) > MOST_NAMED:
        who = f"{len(names)} actions ({who})"
    each = "Each of " if said[:1] == " " and said[1:2].isalpha() else ""
    sheets = {doubt.sheet for doubt in found}
    sheet = sheets.pop() if len(sheets) == 1 else ""
    return Doubt(None, sheet, found[0].kind, f"{each}{who}{said}")


def listed(names: Sequence[str]) -> str:
    """Names in a row: "A, B and C", the rest counted; a run of codes is given by its ends."""
    return some_of(dict.fromkeys(names), MOST_NAMED)


def run(codes: Sequence[str]) -> str:
    """Codes as a run where they follow one another, else one by one."""
    last = [plain_code(code).split(".")[-1] for code in codes]
    stems = {stem(code) for code in codes}
    numbers = [int(part) if part.isdigit() else ord(part) for part in last if _counts_on(part)]
    unbroken = numbers == list(range(numbers[0], numbers[0] + len(codes))) if numbers else False
    return (
        f"{codes[0]} to {codes[-1]}"
        if unbroken and len(stems) == 1 and len(codes) > 2
        else listed(codes)
    )


def _counts_on(part: str) -> bool:
    return part.isdigit() or (len(part) == 1 and part.isascii() and part.isalpha())
