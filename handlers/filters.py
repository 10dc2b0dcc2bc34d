"""Which actions a list is of: `red`, `overdue`, `theme food`, `lead anne`, and these together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rapidfuzz import fuzz, process

from handlers.asker import Asker
from handlers.filter_flags import Test, flag_test, overdue_by
from handlers.filter_names import field_named
from handlers.finding import Sorry
from handlers.list_orders import ORDERS
from handlers.messages import Button, Mark
from handlers.moving import why_no_date
from handlers.people.matching import match_name, member_named, nobody
from handlers.people.organisations import bodies_of, leading_for
from handlers.rules.command_words import PLS
from handlers.rules.dates.reading import read_date
from handlers.rules.dates.saying import say_day, say_due
from handlers.rules.dates.windows import Window
from handlers.rules.sentences import listed
from handlers.said.ground import next_meeting_day
from handlers.travelled import travelled
from handlers.wording import moved_words, window_of
from store import actions
from store.models import Action, Person, Recipient

_NAMES = "Type “people” to see every name."
_LIKE = 80  # of 100, how alike typed words and a theme's are to mean it

_MARKS = {
    "red": "red", "reds": "red", "needs action": "red",
    "amber": "amber", "ambers": "amber", "needs attention": "amber",
    "green": "green", "greens": "green", "on track": "green",
    "completed": "complete", "complete": "complete", "done": "complete",
    "not rated": "none", "unrated": "none",
    "discontinued": "discontinued", "dropped": "discontinued",
}  # fmt: skip
_FLAGS = {
    "overdue": "overdue", "late": "overdue",
    "on hold": "on hold", "held": "on hold",
    **dict.fromkeys(
        ("no update", "no updates", "without update", "without updates", "not updated",
         "not heard of", "silent"), "no update"),
    **dict.fromkeys(("updated", "answered", "with an update", "with updates"), "updated"),
    **dict.fromkeys(
        ("no lead", "no leads", "without lead", "without a lead", "unassigned", "not assigned"),
        "no lead"),
    **dict.fromkeys(
        ("no date", "no dates", "no deadline", "no deadlines", "without a date", "undated",
         "without a deadline"), "no date"),
    "not started": "not started",
    "private": "private",
    "leads differ": "leads differ", "differing": "leads differ", "differ": "leads differ",
    "open": "open",
    "mine": "mine", "my": "mine",
    **dict.fromkeys(("worse", "better", "changed"), "travelled"),
    **dict.fromkeys(("moved", "slipped", "revised"), "moved"),
    **dict.fromkeys(
        ("moved more than once", "moved twice", "moved often", "slipped more than once"),
        "moved often"),
}  # fmt: skip
_FLAG_WORDS = {
    "no update": "without an update since the last meeting", "mine": "yours",
    "updated": "with an update since the last meeting",
    "no lead": "without a lead", "no date": "without a deadline",
}  # fmt: skip
_MARK_WORDS = {mark: Mark(mark).word for mark in _MARKS.values()}
_WORD = re.compile(
    rf"^(?:and\b|,|with|all|the|my|actions?|{PLS}|ones|of|in|for|under|that(?:['’]?s| is| are)"
    r"|what(?:['’]?s| is| are)|who(?:['’]?s| is| are)|which (?:is|are)|everything|anything"
    r"|everyone|still|is|are|" + "|".join(sorted([*_MARKS, *_FLAGS], key=len, reverse=True)) + r")"
    r"(?=$|[\s,])\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:(?:^|[\s,]+)(?:" + "|".join(sorted([*_MARKS, *_FLAGS], key=len, reverse=True)) + r"))+$",
    re.IGNORECASE,
)
_LATE_BY = re.compile(
    r"(?i)(?:overdue|late)(?: by)? (?:more than|over|at least) "
    r"(?P<long>\w{1,6} (?:day|week|fortnight|month)s?)\b"
)
_FIELD = re.compile(r"^(theme|lead|leads|due|by)\b[\s:]*", re.IGNORECASE)
_UNTIL = re.compile(r"(?i)(?:by|before|until|till?|up to)\b")
_MEETING = re.compile(
    r"(?i)(?:(?:by|before|for|until|till?|at|up to) )?(?:(?:the|our|next) )*(?:meeting|mtg)"
)
_NEXT = re.compile(r"\s+(?=(?:theme|lead|leads|due)\b)", re.IGNORECASE)


@dataclass
class Filter:
    """The tests that an action has to pass, and what it is of, in words."""

    tests: list[Test] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)  # any of these; none: all but discontinued
    was: dict[int, str] = field(default_factory=dict)  # by action, what a list of changes tells

    def said(self) -> str:
        """What the list is of, to begin a sentence: `Red or Amber, led by Anne Baker`, or ""."""
        marks = listed((_MARK_WORDS[m] for m in _MARK_WORDS if m in self.marks), "or")
        said = ", ".join([marks, *self.words] if marks else self.words)
        return said[:1].upper() + said[1:]

    def takes(self, action: Action) -> bool:
        """True when the action passes every test."""
        if self.marks and action.mark not in self.marks:
            return False
        if not self.marks and action.state == "discontinued" and action.id not in self.was:
            return False
        return all(test(action) for test in self.tests)


def read_filter(asker: Asker, words: str) -> Filter | None:
    """The filter that the words mean; None where they are no filter.

    Raises Sorry where a theme or a name in them is unknown or could be several.
    """
    found = Filter()
    rest = " ".join(words.split())
    while rest:
        word, named = _WORD.match(rest), _FIELD.match(rest)
        late = _LATE_BY.match(rest)
        test = overdue_by(asker, late["long"]) if late else None
        if late and test:
            found.tests.append(test)
            found.words.append(f"overdue by more than {late['long'].casefold()}")
            rest = rest[late.end() :].lstrip(" ,")
        elif word:
            _take_word(asker, found, word.group().strip(" ,").casefold())
            rest = rest[word.end() :].lstrip(" ,")
        elif named:
            key = named.group(1).casefold()
            value, rest = _value(asker, key, rest[named.end() :])
            _FIELDS[key](asker, found, f"by {value}" if key == "by" else value)
        elif bare := field_named(asker, rest):
            key, value, rest = bare
            _FIELDS[key](asker, found, value)
        else:
            return None
    return found


def _value(asker: Asker, key: str, text: str) -> tuple[str, str]:
    """What belongs to a field, up to the next one: of `anne overdue` it is `anne`.

    Words that a theme or a name has itself belong to it: `theme green spaces`.
    """
    parts = _NEXT.split(text, maxsplit=1)
    value, rest = parts[0].strip(" ,"), parts[1] if len(parts) > 1 else ""
    tail = _TAIL.search(value)
    if tail is None or any(value.casefold() in name.casefold() for name in _known(asker, key)):
        return value, rest
    return value[: tail.start()].strip(" ,"), f"{tail.group().strip(' ,')} {rest}"


def _known(asker: Asker, key: str) -> list[str]:
    if key == "theme":
        plan = asker.live_plan()
        return [theme.title for theme in (actions.themes(asker.session, plan.id) if plan else ())]
    if key in ("lead", "leads"):
        return [person.name for person in asker.names()]
    return []


def _take_word(asker: Asker, found: Filter, word: str) -> None:
    if word in _MARKS:
        found.marks.add(_MARKS[word])
    elif _FLAGS.get(word) == "travelled":
        said, was = travelled(asker, word)
        found.was |= was
        found.tests.append(lambda a: a.id in was)
        found.words.append(said)
    elif _FLAGS.get(word) in ("moved", "moved often"):
        _by_moves(asker, found, 2 if _FLAGS[word] == "moved often" else 1)
    elif word in _FLAGS:
        flag = _FLAGS[word]
        found.tests.append(flag_test(asker, flag))
        found.words.append(_FLAG_WORDS.get(flag, flag))


def _by_moves(asker: Asker, found: Filter, least: int) -> None:
    """Those whose deadline was revised so often, with how often and from when."""
    today = asker.today
    moved = [a for a in asker.all_actions() if a.moved >= least and a.state != "discontinued"]
    was = {a.id: moved_words(a, today) for a in moved}
    found.was |= was
    found.tests.append(lambda a: a.id in was)
    found.words.append("deadline moved" + (" more than once" if least > 1 else ""))


def _by_theme(asker: Asker, found: Filter, value: str) -> None:
    plan = asker.live_plan()
    themes = actions.themes(asker.session, plan.id) if plan else []
    names = {theme.id: f"{theme.section} {theme.title}".strip() for theme in themes}
    ids = [i for i, name in names.items() if value.casefold() in name.casefold()] if value else []
    if not ids and value:
        near = process.extract(
            value.casefold(), {i: name.casefold() for i, name in names.items()},
            scorer=fuzz.partial_ratio, score_cutoff=_LIKE, limit=3,
        )  # fmt: skip
        ids = [i for *_, i in near]
    if not ids and not themes:
        raise Sorry("This plan has no themes. Type “list” to see all of it.")
    if not ids:
        shown = [Button(theme.title, f"list theme {theme.title}") for theme in themes[:10]]
        why = f"There is no theme “{value[:60]}” here." if value else "Which theme?"
        raise Sorry(f"{why} These are the themes:", *shown)
    found.tests.append(lambda a: a.theme_id in ids)
    found.words.append(f"in {listed(theme.title for theme in themes if theme.id in ids)}")


def _by_lead(asker: Asker, found: Filter, value: str) -> None:
    known = asker.names()
    if value.casefold() in ("me", "mine"):
        found.tests.append(asker.leads)
        found.words.append("yours")
        return
    if not value:
        raise Sorry("Whose? Type for example “list lead me”, or “people” to see every name.")
    person = match_name(known, value)
    body = leading_for(known, value) if person is None or person.is_group else []
    member = None if person or body else _member_leading(asker, known, value)
    if body:
        ids, name = {p.id for p in body}, listed(bodies_of(body), "or")
    elif member is not None:
        ids, name = {p.id for p in known if p.recipient_id == member.id}, member.name
    else:
        person = person or _one_of(asker, known, value)
        ids, name = {person.id}, person.name
    found.tests.append(lambda a: any(lead.person_id in ids for lead in a.leads))
    found.words.append(f"led by {name}")


def _member_leading(asker: Asker, known: Sequence[Person], value: str) -> Recipient | None:
    """Somebody mentioned, or called by a first name that the plan has not: Tom for Sgt T Okafor."""
    if value.startswith("@"):
        member = member_named(asker, value[1:])
        if member is None:
            raise nobody(asker, value, _NAMES)
        return member
    if any(value.casefold() in person.name.casefold() for person in known):
        return None
    member = member_named(asker, value)
    if member is None or any(person.recipient_id == member.id for person in known):
        return member
    return member if member.name.casefold() == value.casefold() else None


def _one_of(asker: Asker, known: Sequence[Person], value: str) -> Person:
    """The one name with that word in it; asks where there are several."""
    word = re.compile(rf"\b{re.escape(value)}\b", re.IGNORECASE)
    found = [person for person in known if word.search(person.name)]
    if not found:
        raise nobody(asker, value, _NAMES)
    if len(found) > 1:
        buttons = [Button(person.name, f"list lead {person.name}") for person in found[:5]]
        who = listed((person.name for person in found[:5]), "or")
        raise Sorry(f"Who do you mean: {who}?", *buttons)
    return found[0]


def _by_due(asker: Asker, found: Filter, value: str) -> None:
    """Due in a window, or by the next meeting where no date is said."""
    meeting = next_meeting_day(asker)
    until = bool(_UNTIL.match(value))
    value = re.sub(r"(?i)^by\b\s*", "", value)
    if not value or _MEETING.fullmatch(value):
        last = meeting or asker.today
        window = Window(asker.today, max(last, asker.today))
        said = "due by the next meeting" if meeting else "due today"
    else:
        reading = read_date(value, asker.today, next_meeting=meeting, chat=True)
        if reading.window is None:
            said = ORDERS if until and value[:1].isalpha() else "Type for example “list due Oct”."
            raise Sorry(f"{why_no_date(reading)} {said}")
        window = reading.window
        said = say_due(window, asker.today)
        if until:
            by = f"due by {say_day(window.last, asker.today)}"
            window, said = Window(date.min, window.last), by
    found.tests.append(lambda a: a.is_open and _ends_within(a, window))
    found.words.append(said)


def _ends_within(action: Action, window: Window) -> bool:
    due = window_of(action)
    return due is not None and window.first <= due.last <= window.last


_FIELDS = {"theme": _by_theme, "lead": _by_lead, "leads": _by_lead, "due": _by_due, "by": _by_due}
