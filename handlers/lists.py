"""`list`, `mine`, `list red theme food`: actions in rows, a page at a time."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from handlers.asker import Answer, Asker
from handlers.differing import DIFFER, differing_now
from handlers.filters import Filter, read_filter
from handlers.list_orders import Order, take_order
from handlers.messages import Button, Mark, Message, Part, Row, Rows
from handlers.rules.command_words import take_page
from handlers.rules.dates.saying import say_day
from handlers.rules.sentences import counted, further, shorten
from handlers.wording import due_words, leads_of, mark_of, name_of
from store import actions
from store.models import Action

PAGE = 20  # rows of one message: more is a wall
_QUOTE = 110
_COUNTED = (
    (Mark.GREEN, "on track", "on track"),
    (Mark.AMBER, "needs attention", "need attention"),
    (Mark.RED, "needs action", "need action"),
    (Mark.NONE, "not rated", "not rated"),
    (Mark.COMPLETE, "complete", "complete"),
)


def list_actions(asker: Asker, words: str) -> Answer | None:
    """`list`, `list red`, `list theme food`, `list lead anne`, `list overdue lead anne`."""
    words, start = take_page(words)
    rest, order = take_order(words, asker.today)
    wanted = read_filter(asker, rest)
    if wanted is None:
        return None
    shown = [
        action for action in asker.all_actions() if asker.may_see(action) and wanted.takes(action)
    ]
    if not shown:
        return Answer(_nothing(asker, wanted))
    if order.name:
        wanted.words.append(f"by {order.name}")
    return Answer(_list(asker, shown, wanted, f"list {words}".strip(), start, order))


def mine(asker: Asker, words: str) -> Answer | None:
    """`mine`: the open actions that the asker leads."""
    words, start = take_page(words)
    if words:
        return list_actions(asker, f"mine {words}")
    led = asker.led_actions()
    shown = [action for action in led if action.is_open]
    if not shown:
        return Answer(Message("You lead no open action here. Type “list” to see the whole plan."))
    return Answer(
        _list(asker, shown, Filter(words=["yours"]), "mine", start, Order("", asker.today))
    )


def _nothing(asker: Asker, wanted: Filter) -> Message:
    if not asker.all_actions():
        return Message(
            "There is no plan yet. Drop its Word or Excel file into our direct message, or type "
            "“add” and the first action."
        )
    of = wanted.said()
    said = f"{of}: no action." if of else "No action is on that list."
    return Message(said, buttons=(Button("List all", "list"),))


def _list(
    asker: Asker,
    shown: Sequence[Action],
    wanted: Filter,
    command: str,
    start: int,
    order: Order,
) -> Message:
    first = min(max(start, 1), len(shown)) - 1
    shown = order.arranged(shown)
    page = shown[first : first + PAGE]
    headed = order.name or any(action.theme for action in shown)
    shared = actions.shared_codes(asker.session, shown[0].plan_id)
    differ = differing_now(asker.session, page, asker.now)
    parts: list[Part] = [
        Rows(
            tuple(
                _row(asker, action, shared, action.id in differ, wanted.was.get(action.id, ""))
                for action in group
            ),
            heading,
        )
        for (_, heading), group in groupby(page, key=order.heading if headed else _unheaded)
    ]
    buttons = []
    left = len(shown) - first - len(page)
    if left:
        more = further(left, PAGE)
        buttons.append(Button(more, f"{command} from {first + len(page) + 1}"))
    return Message(_summary(shown, wanted, first, len(page)), tuple(parts), tuple(buttons))


def _unheaded(_: Action) -> tuple[object, str]:
    return None, ""


def _summary(shown: Sequence[Action], wanted: Filter, first: int, page: int) -> str:
    counts = Counter(mark_of(action) for action in shown)
    said = [counted(counts[mark], one, many) for mark, one, many in _COUNTED if counts[mark]]
    of = wanted.said()
    head = f"{of}: " if of else ""
    head += counted(len(shown), "action")
    standing = "."
    if len(shown) > 1 and (len(said) > 1 or not wanted.marks):
        standing = f" ({', '.join(said)})." if of else f": {', '.join(said)}."
    here = f"are {first + 1} to {first + page}" if page > 1 else f"is number {first + 1}"
    which = f" Here {here}." if page < len(shown) else ""
    return head + standing + which


def _row(asker: Asker, action: Action, shared: frozenset[str], differ: bool, was: str) -> Row:
    """One action in a list: name, lead, deadline, flags and the latest comment in short."""
    flags = f" · {was}" if was else ""
    flags += f" · {DIFFER}" if differ else ""
    flags += " · on hold" if action.on_hold and action.is_open else ""
    comment = shorten(action.comment, _QUOTE) if asker.may_read_comment(action) else ""
    when = say_day(action.commented_on, asker.today) if comment and action.commented_on else ""
    return Row(
        name_of(action, shared, most=100) + (" (private)" if action.private else ""),
        mark_of(action),
        f"{leads_of(action)} · {due_words(action, asker.today)}{flags}",
        comment,
        when,
        buttons=(Button("Show", f"show #{action.ref}", about=name_of(action, shared, most=60)),),
    )
