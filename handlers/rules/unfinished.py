"""Whether the words beside a status leave something to be done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from handlers.rules.words import bag

_UNFINISHED = bag(
    "outstanding remaining awaiting pending awaits unfinished incomplete except exception "
    "apart excluding unless hopefully nearly almost partially partly half remains needs need "
    "waiting still until provided tbc tbd tba"
)
_UNFINISHED_TURNS = (
    "not yet", "n't yet", "still need", "still needs", "still to", "still wait", "still waiting",
    "still outstanding", "still some", "still a", "subject to", "waiting for", "waiting on",
    "waiting to", "to follow", "left to", "need to", "needs to", "just need", "just needs",
    "other than", "yet to", "still got", "still have", "once we", "once the", "to finish",
    "to complete", "in progress", "sign off needed", "needs sign", "need sign", "bar the",
    "to be done", "to be signed", "to be agreed", "to be confirmed", "to be arranged",
    "to be approved", "not all", "still not", "n't been", "not been", "if cabinet", "only the",
    "not signed", "n't signed", "needs a", "need a", "needs the", "need the", "not quite",
    "to sort", "to be", "but not", "but the", "to do", "still missing", "our part", "our side",
    "our end", "our bit", "my bit",
    "first bit", "first part", "first phase", "first stage", "first half", "part anyway",
    "bit anyway", "some of it", "part of it", "most of it",
    "my part", "my end", "so far", "not finished", "not complete", "not done", "still ongoing",
    "still underway", "bar one", "all but", "as far as", "if we", "if the", "if they", "to come",
    "not sure", "needs doing", "need doing", "needs sorting", "need sorting", "n't done",
    "n't finished", "n't sure", "needs approval", "need approval", "needs finishing",
    "when the", "when we", "when it", "if it", "if agreed", "if approved", "once it",
    "once approved", "once agreed", "once signed", "minus the", "bar a",
)  # fmt: skip


def unfinished(lows: Sequence[str]) -> bool:
    """Whether words beside "done" say that something is still to come."""
    lows = without_formulas(lows)
    if any(word in _UNFINISHED for word in lows):
        return True
    joined = f" {' '.join(lows)} "
    return any(f" {turn} " in joined for turn in _UNFINISHED_TURNS)


_FORMULAS = (
    ("let", "me", "know", "if"), ("let", "us", "know", "if"), ("no", "need"), ("nothing", "left"),
    ("any", "questions"), ("nothing", "outstanding"), ("no", "outstanding"), ("if", "you", "need"),
    *((was, *meant, "to", "be") for was in ("was", "were") for meant in
      ((), ("meant",), ("supposed",), ("due",), ("going",), ("scheduled",), ("planned",))),
    ("if", "you", "want"), ("if", "needed"), ("if", "required"), ("nothing", "remaining"),
)  # fmt: skip


def without_formulas(lows: Sequence[str]) -> list[str]:
    """Words without the turns of courtesy that sound like something left to do."""
    kept: list[str] = []
    at = 0
    while at < len(lows):
        turn = next((t for t in _FORMULAS if tuple(lows[at : at + len(t)]) == t), ())
        if not turn:
            kept.append(lows[at])
        at += len(turn) + 2 if turn and turn[0] in ("let", "if") else len(turn) or 1
    return kept


_SPELLS = bag(
    "now today tonight day night morning afternoon evening week weekend fortnight month term "
    "quarter season year summer autumn winter spring holidays time moment"
)
_DONE_IN = bag("by with for from")  # and not by a day: "done in by the paperwork"


def for_the_day(right: Sequence[str]) -> bool:
    """Whether people are done and not the work: "done for today", "done for", "done in"."""
    if right[:1] == ["for"]:
        after = right[2:] if right[1:2] == ["the"] else right[1:]
        return not after or (after[0] in _SPELLS and after[1:2] != ["'s"])
    at = 1 if right[:1] in (["me"], ["us"]) else 0
    after = right[at + 1 :]
    return right[at : at + 1] == ["in"] and (at > 0 or not after or after[0] in _DONE_IN)


_SHARES = bag("phase stage some one half most")


def for_a_share(right: Sequence[str]) -> bool:
    """Whether a share of the work is done: "done for phase 1", "done for the first school"."""
    if right[:2] == ["for", "the"]:
        first = right[2:3] in (["first"], ["second"]) and right[3:4] != ["time"]
        return first or right[2:3] == ["most"]
    return right[:1] == ["for"] and bool(_SHARES & {*right[1:2]}) and right[2:3] != ["reason"]


_FRACTION = re.compile(r"\d{1,4}/\d{1,4}")


def share_of(left: Sequence[str]) -> bool:
    """Whether a share stands right before the status, as in "80% complete"."""
    if any(pair == ("one", "of") for pair in pairwise(left)):
        return True  # "one of them is done"
    if left[-1:] and left[-1].endswith("%"):
        return left[-1] != "100%"
    if left[-1:] and _FRACTION.fullmatch(left[-1]):
        done, _, whole = left[-1].partition("/")
        return int(done) < int(whole) and done[0] != "0"
    return tuple(left[-2:]) in {("per", "cent")} or left[-1:] in (["percent"], ["%"])


_FOR_PAPER = bag("waiting wait waits awaiting pending held hold stuck still depends depending")
_AFTER_PAPER = bag(
    "at it this that they we i is are was 's 're looks seems anyway only least but though "
    "although yet and so however for if"
)


def on_paper(lows: Sequence[str], at: int | None = None) -> bool:
    """Whether "on paper" means "in theory" in `lows`, or at place `at` of it.

    Something can be waiting on paper, and stand "on paper forms".
    """
    places = range(len(lows) - 1) if at is None else [at]
    return any(
        list(lows[place : place + 2]) == ["on", "paper"]
        and not _FOR_PAPER & set(lows[:place])
        and (place + 2 >= len(lows) or lows[place + 2] in _AFTER_PAPER)
        for place in places
    )
