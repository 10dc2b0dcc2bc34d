"""A change of all that a list holds, "move everything due in August to 30 Sep": shown, then done.

Whoever says "everything" sees first what that is. The button says it by refs, with one Undo.
"""

import re

from handlers.asker import Answer, Asker
from handlers.filters import Filter, read_filter
from handlers.finding import Sorry
from handlers.messages import Button, Message, Row, Rows
from handlers.rules.sentences import counted
from handlers.said.just_now import is_date
from handlers.wording import due_words, leads_of, mark_of, name_of
from store import actions
from store.models import Action

AT_ONCE = 20  # actions of one message
_LONGEST = 300  # characters
_ALL = r"(?:all|everything|anything|every action)\b"
_EVERY = re.compile(r"(?i)^every action\b")
_MOVED = re.compile(r"(?i)\W*move (.*)")
_TO = re.compile(r"(?i)(?: back| on)? (?=(?:to|until|till) \S)")
_DATE = re.compile(r"(?i)(?:to|until|till) (.+?)(?:,| because| as | due to|$)")
_RATED = re.compile(
    rf"(?i)\W*(?:update|set) ({_ALL}.*?)(?: (?:to|as|down))*"
    r" (red|amber|green|complete|discontinued)\W*"
)
_HELD = re.compile(rf"(?i)\W*hold ({_ALL}.*?)(?: ((?:until|till?) .+?))?\W*")
_GIVEN = re.compile(rf"(?i)\W*assign ({_ALL}.*?) to (.+?)\W*")


# By what is said: the button's first word, the command that it stands for, what they are to be.
_CHANGES = (
    (_RATED, "Mark", "update {} {}", "marked {}"),
    (_HELD, "Hold", "hold {} {}", "put on hold"),
    (_GIVEN, "Give", "assign {} to {}", "led by {}"),
)


def of_all(asker: Asker, text: str) -> Answer | None:
    """What would be changed, with the button that does it; None for any other words."""
    if not asker.is_coordinator or len(text) > _LONGEST or "\n" in text:
        return None
    if moved := _MOVED.fullmatch(text):
        return _of_moving(asker, moved[1])
    for shape, verb, command, becomes in _CHANGES:
        found = shape.fullmatch(text)
        wanted = _read(asker, found[1]) if found else None
        if found and wanted:
            how = found[2] or ""
            done = command.format("{}", how.lower() if shape is _RATED else how).strip()
            said = how.capitalize() if shape is _RATED else how
            return _offered(asker, wanted, verb, done, becomes.format(said))
    return None


def _of_moving(asker: Asker, words: str) -> Answer | None:
    for cut in _TO.finditer(words):
        how = words[cut.end() :].rstrip(" .!")
        date = _DATE.match(how)
        wanted = _read(asker, words[: cut.start()]) if date and is_date(date[1]) else None
        if wanted:
            return _offered(asker, wanted, "Move", f"move {{}} {how}", f"moved {how}")
    return None


def _read(asker: Asker, words: str) -> Filter | None:
    return read_filter(asker, _EVERY.sub("all", words))


def _offered(asker: Asker, wanted: Filter, verb: str, command: str, becomes: str) -> Answer:
    here = asker.all_actions()
    meant = [a for a in here if a.is_open and asker.may_see(a) and wanted.takes(a)]
    of = wanted.said() or "In the plan"
    if not meant:
        raise Sorry(f"{of}: no open action. Nothing was changed.")
    if len(meant) > AT_ONCE:
        raise Sorry(
            f"{of}: {len(meant)} open actions, and I change {AT_ONCE} at once at most. "
            "Nothing was changed. Name a theme or a lead with it, for example "
            "“move everything overdue theme Food to 30 Oct”."
        )
    shared = actions.shared_codes(asker.session, meant[0].plan_id)
    rows = Rows(tuple(_row(asker, action, shared) for action in meant))
    refs = ", ".join(f"#{action.ref}" for action in meant)
    button = Button(f"{verb} all {len(meant)}" if len(meant) > 1 else f"{verb} it",
                    command.format(refs), main=True)  # fmt: skip
    said = f"{of}: {counted(len(meant), 'open action')} to be {becomes}. Nothing is changed yet."
    return Answer(Message(said, (rows,), (button,)))


def _row(asker: Asker, action: Action, shared: frozenset[str]) -> Row:
    detail = f"{leads_of(action)} · {due_words(action, asker.today)}"
    name = name_of(action, shared, most=100) + (" (private)" if action.private else "")
    return Row(name, mark_of(action), detail)
