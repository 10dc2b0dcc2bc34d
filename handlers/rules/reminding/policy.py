"""When a partnership wants Chaser to speak: the settings, their defaults, and both in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import time
from typing import Any

from handlers.rules.clock import read_time, say_clock
from handlers.rules.sentences import counted, listed

NOBODY = "nobody"
"""Nobody is asked: what a lead says counts at once."""


class PolicyError(ValueError):
    """A setting that cannot be; its words are a sentence for whoever typed it.

    `at_field` is the same sentence where the setting's name stands beside it anyway.
    """

    def __init__(self, sentence: str, setting: str = "") -> None:
        super().__init__(f"“{setting}” {sentence}" if setting else sentence)
        self.at_field = sentence[:1].upper() + sentence[1:]


@dataclass(frozen=True)
class Policy:
    """A partnership's settings. Days are working days unless said otherwise; None turns one off.

    Times are on the wall: of the recipient's zone for `opens` and `closes`, of the
    partnership's for the others. Raises PolicyError for settings that contradict each other.
    """

    first_reminder: int | None = 10  # before the last day of a deadline
    second_reminder: int | None = 2
    overdue_again: int | None = 7  # calendar days after the note that follows a deadline
    tell_coordinator: int | None = 7  # calendar days after that
    quiet: int = 10  # after an update
    papers: int | None = 5  # clear days between the papers date and the meeting
    cut_off: int = 2  # before the papers date
    cut_off_at: time = time(12)
    request: int = 10  # before the cut-off
    rest: int = 5  # after a meeting, during which nobody is asked for the next
    nudge: int | None = 2  # before the cut-off
    digest: int = 1  # before the meeting
    digest_at: time = time(9)
    cards_a_week: int = 2
    actions_a_card: int = 10
    opens: time = time(9, 30)
    closes: time = time(17, 30)
    approve_deadlines: str = NOBODY  # who decides of a lead's new deadline before it counts
    accept_complete: str = NOBODY  # and of a lead's word that an action is complete
    green: str = "on track"  # what the colours mean, as digests and papers print it
    amber: str = "needs attention"
    red: str = "needs action"

    def __post_init__(self) -> None:
        first, second = self.first_reminder, self.second_reminder
        if first is not None and second is not None and first <= second:
            raise PolicyError("The first reminder has to be more days before than the second.")
        if self.nudge is not None and self.nudge >= self.request:
            raise PolicyError(
                "“request” has to be more working days before the cut-off than “nudge”; they would "
                f"be {self.request} and {self.nudge}."
            )
        if self.opens >= self.closes:
            raise PolicyError("The hours have to begin before they end.")


# What each number counts, the least that makes sense and the most that is no slip of the pen.
_NUMBERS = {
    "first_reminder": (1, 60),
    "second_reminder": (1, 60),
    "overdue_again": (1, 60),
    "tell_coordinator": (1, 60),
    "quiet": (0, 60),
    "papers": (0, 30),
    "cut_off": (0, 30),
    "request": (1, 60),
    "rest": (0, 30),
    "nudge": (1, 60),
    "digest": (1, 10),
    "cards_a_week": (1, 7),
    "actions_a_card": (1, 20),
}
_TIMES = ("cut_off_at", "digest_at", "opens", "closes")
_DECIDES = ("approve_deadlines", "accept_complete")
_DECIDERS = ("chair", "coordinator", NOBODY)
COLOURS = ("green", "amber", "red")
"""The colours that a partnership may define, in the order of the key."""

_LONGEST_MEANING = 100  # characters: the key stays a line or two
_IN_PAIRS = (
    "first_reminder",
    "second_reminder",
    "overdue_again",
    "tell_coordinator",
    "opens",
    "closes",
)
# The word under which people type each, where that is not its own name.
_TYPED_AS = {
    "first_reminder": "reminders",
    "second_reminder": "reminders",
    "overdue_again": "overdue",
    "tell_coordinator": "overdue",
    "cut_off": "cut-off",
    "cut_off_at": "cut-off",
    "digest_at": "digest",
    "cards_a_week": "cards",
    "actions_a_card": "actions",
    "opens": "hours",
    "closes": "hours",
    "approve_deadlines": "approve",
    "accept_complete": "accept",
}
_MAY_BE_OFF = (
    "first_reminder",
    "second_reminder",
    "overdue_again",
    "tell_coordinator",
    "papers",
    "nudge",
)


def to_dict(policy: Policy) -> dict[str, Any]:
    """Plain values that JSON can keep, of the settings that differ from their defaults."""
    usual = Policy()
    kept = {field.name: getattr(policy, field.name) for field in fields(Policy)}
    return {
        name: value.isoformat("minutes") if isinstance(value, time) else value
        for name, value in kept.items()
        if value != getattr(usual, name)
    }


def from_dict(kept: Mapping[str, Any]) -> Policy:
    """The policy that `to_dict` kept; what is missing has its default. Raises PolicyError."""
    return replace(Policy(), **{name: _read(name, value) for name, value in kept.items()})


def change(policy: Policy, name: str, words: str) -> Policy:
    """The policy with one setting as somebody typed it: "5", "none", "9:30am".

    Raises PolicyError, whose words say what to type instead.
    """
    return changed(policy, {name: words})


def changed(policy: Policy, words: Mapping[str, str]) -> Policy:
    """The same with several at once, so that only how they end up has to fit together."""
    return replace(policy, **{name: _read(name, said) for name, said in words.items()})


def in_words(policy: Policy) -> tuple[tuple[str, str], ...]:
    """The whole policy as labelled sentences, for `settings` and for whoever asks why."""
    hours = f"{say_clock(policy.opens)} to {say_clock(policy.closes)} of a lead's own time"
    cards = "one card" if policy.cards_a_week == 1 else f"{policy.cards_a_week} cards"
    shown = counted(policy.actions_a_card, "action")
    return (
        ("Around a deadline", _deadline_words(policy)),
        ("After an update", f"Nothing more about its deadline for {_days(policy.quiet)}."),
        ("Before a meeting", _meeting_words(policy)),
        ("Papers", _papers_words(policy)),
        ("At most", f"One card a day and {cards} a week to each person; {shown} on a card."),
        ("Hours", f"{hours}, on working days."),
        ("What a lead says", _governance_words(policy)),
        ("In print", key_words(policy)),
    )


def key_words(policy: Policy) -> str:
    """`Green – on track, Amber – needs attention, Red – needs action.`"""
    said = [f"{colour.capitalize()} – {getattr(policy, colour)}" for colour in COLOURS]
    # Where a meaning has commas of its own, the next colour would be lost among them.
    between = "; " if any("," in words for words in said) else ", "
    return f"{between.join(said)}."


def _deadline_words(policy: Policy) -> str:
    before = [str(n) for n in (policy.first_reminder, policy.second_reminder) if n is not None]
    told = [f"{' and '.join(before)} working days before the last day"] if before else []
    told.append("the next working day after it")
    if policy.overdue_again is not None:
        told.append(f"{policy.overdue_again} days later")
    said = listed(told) + "."
    if policy.tell_coordinator is not None:
        said += f" {policy.tell_coordinator} days after that a coordinator is told instead."
    return said[0].upper() + said[1:]


def _meeting_words(policy: Policy) -> str:
    asked = f"Leads are asked {_days(policy.request)} before the cut-off"
    if policy.rest:
        asked += f", but not within {_days(policy.rest)} after the last meeting"
    if policy.nudge is not None:
        asked += f"; those not heard from again {_days(policy.nudge)} before it"
    digest = f"{_days(policy.digest)} before the meeting, at {say_clock(policy.digest_at)}"
    return f"{asked}. The digest is posted {digest}."


def _papers_words(policy: Policy) -> str:
    at = say_clock(policy.cut_off_at)
    if policy.papers is None:
        return f"None. The cut-off is at {at} on the working day before the digest."
    cut_off = f"{_days(policy.cut_off)} before that" if policy.cut_off else "on that day"
    return f"{_days(policy.papers, 'clear')} before the meeting; cut-off {cut_off}, at {at}."


def _governance_words(policy: Policy) -> str:
    asked = {"a new deadline": policy.approve_deadlines, "“complete”": policy.accept_complete}
    said = [f"{what} once a {who} agrees" for what, who in asked.items() if who != NOBODY]
    return f"Counts at once, but {' and '.join(said)}." if said else "Counts at once."


def _days(count: int, what: str = "") -> str:
    return counted(count, f"{what} working day".lstrip())


def _read(name: str, value: object) -> Any:
    """One setting, from a kept value or from typed words; of the type that its field has."""
    if name in COLOURS:
        return _meaning(name, str(value))
    words = "none" if value is None else str(value).strip().lower()
    if name in _MAY_BE_OFF and words in ("none", "off", "never", "no"):
        return None
    if name in _NUMBERS:
        return _number(name, words)
    if name in _TIMES:
        return _time(name, words)
    if name in _DECIDES:
        return _decider(name, words)
    raise PolicyError(f"There is no setting called {name}. Type `settings` to see them all.")


def _number(name: str, words: str) -> int:
    least, most = _NUMBERS[name]
    count = words.split()[0] if words else ""
    if count.isascii() and count.isdigit() and len(count) < 4 and least <= int(count) <= most:
        return int(count)
    numbers = "numbers" if name in _IN_PAIRS else "a number"
    off = ", or none" if name in _MAY_BE_OFF else ""
    raise _not_taken(name, f"{numbers} from {least} to {most}{off}", words)


def _decider(name: str, words: str) -> str:
    """From "deadlines by the chair", "chairs" or "none"."""
    said = words.split()[-1].removesuffix("s") if words else ""
    if said in ("none", "off", "never", "no", NOBODY):
        return NOBODY
    if said in _DECIDERS:
        return said
    raise _not_taken(name, "chair, coordinator or nobody", words)


def _meaning(name: str, said: str) -> str:
    """What a colour means, in one line; "none" brings the usual words back."""
    words = " ".join(said.split()).rstrip(" .;")
    if words.casefold() in ("none", "off", "usual", "default"):
        return str(getattr(Policy(), name))
    if not re.search(r"\w", words):
        raise PolicyError("takes a few words that say what it means.", name)
    if len(words) > _LONGEST_MEANING:
        raise PolicyError(
            f"takes at most {_LONGEST_MEANING} characters; these are {len(words)}.", name
        )
    return words


def _time(name: str, words: str) -> time:
    found = read_time(words)
    if found is None:
        times = "times" if name in _IN_PAIRS else "a time"
        raise _not_taken(name, f"{times} such as 9:30am or noon", words)
    return found


def _not_taken(name: str, what: str, words: str) -> PolicyError:
    said = f", not “{words[:40]}”" if words else ""
    return PolicyError(f"takes {what}{said}.", _TYPED_AS.get(name, name))
