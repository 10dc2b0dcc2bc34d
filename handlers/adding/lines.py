"""Several lines at once after `add` or `update`, as they come out of a meeting.

They are read, shown, and written only on one confirmation, as one entry with one Undo. A line
such as "agreed 3 Sep, item 5" is the source of the lines around it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from handlers.adding.new_actions import add_action, plan_to_add_to
from handlers.adding.read_back import LINES, ReadLine, Unclear, body_of, new_actions, read_back
from handlers.adding.read_due import Here, here
from handlers.adding.read_heading import known_theme
from handlers.adding.read_line import NewAction, cut_origin, read_add
from handlers.asker import Answer, Asker
from handlers.differing import ask_coordinators
from handlers.edits import begin, locked, undo_button
from handlers.finding import Sorry, take_action
from handlers.messages import Message, Text
from handlers.people.covering import on_behalf_of
from handlers.people.linking import of_new_leads
from handlers.rules.grammar import read_update
from handlers.rules.in_confidence import confide
from handlers.rules.minutes import agreed_where, is_note
from handlers.rules.numbered import points
from handlers.rules.parts import title_first
from handlers.rules.reply import Edit, ReplyKind
from handlers.rules.sentences import counted, listed, some_of
from handlers.said.ground import known, next_meeting_day
from handlers.said.questions import kept_edit, read_edit
from handlers.said.taking import check, record_edit
from handlers.waiting import number_in, waiting
from handlers.wording import code_of
from store import actions, drafts
from store.models import Action

MOST_LINES = 200
_NAMED = 12  # of those that were added
_OPENING = re.compile(
    r"(?:(?:the|these|this|following|new|next|my|our|all) ?){1,4}"
    r"(?:actions?|action points?|items?|ones|lines|updates?)?"
    r"(?: (?:from|at|of|agreed at) (?:the |our |today['’]?s |yesterday['’]?s |last )*(?:meeting|mtg"
    r"|board|group))?(?: please)?:"
    r"|(?:actions?|action points?|items?|updates?):",
    re.IGNORECASE,
)
"""What is said before the lines, "add these actions:", and is none of them."""


@dataclass(frozen=True)
class _Sources:
    """Each line of work with where it was agreed and the heading it stands under."""

    lines: tuple[tuple[str, str, str], ...]  # (line, origin, theme)

    @property
    def said(self) -> str:
        return listed(dict.fromkeys(origin for _, origin, _ in self.lines if origin))


def are_several(words: str) -> bool:
    """Whether the words are more than one line."""
    return len([line for line in words.splitlines() if line.strip()]) > 1


def numbered(words: str) -> str:
    """A numbered list on one line, "1. get a fridge 2. buy milk", as a line each."""
    before, told = ("", []) if are_several(words) else points(words)
    return "\n".join(told) if told and not before else words


def _sources(known_here: Here, words: str, verb: str) -> _Sources:
    """Part the lines of work from the headings between them."""
    lines: list[tuple[str, str, str]] = []
    origin = theme = ""
    for line in (line.strip() for line in words.splitlines()):
        line = re.sub(rf"^/?(?:action\s+)?{verb}\b[\s:]+", "", line, flags=re.IGNORECASE)
        rest, said = cut_origin(known_here, line.rstrip(":"))
        where = agreed_where(line, known_here.today)
        rest, said = ("", where) if where else (rest, said)
        heading = known_theme(known_here.themes, line[:-1]) if line.endswith(":") else None
        if said and not rest:
            origin = said
        elif _OPENING.fullmatch(line):
            continue
        elif heading:
            theme = heading
        elif line:
            lines.append((line, origin, theme))
    if len(lines) > MOST_LINES:
        raise Sorry(f"That is {len(lines)} lines; I take {MOST_LINES} at once. Nothing was saved.")
    # A source that stands under the last line is that of all the lines above it.
    above = origin if not any(said for _, said, _ in lines) else ""
    return _Sources(tuple((line, said or above, theme) for line, said, theme in lines))


def add_lines(asker: Asker, words: str) -> Answer:
    """Read several actions to add; nothing is saved before somebody says so."""
    known_here = here(asker)
    sources = _sources(known_here, words, "add")
    clear, unclear = _sort(sources, asker.today, lambda line: read_add(known_here, line))
    new = [_with_source(action, *source) for action, source in clear]
    items = new_actions().dump_python(new, mode="json")
    return read_back(asker, body_of(asker, "add", words, items, unclear, sources.said))


def _with_source(action: NewAction, origin: str, theme: str) -> NewAction:
    return replace(action, origin=action.origin or origin, theme=action.theme or theme)


def _sort(
    sources: _Sources, today: date, read: Callable[[str], Any]
) -> tuple[list[tuple[Any, tuple[str, str]]], list[Unclear]]:
    """What each line comes to with its source, and the lines that can't be read."""
    clear, unclear = [], []
    for line, origin, theme in sources.lines:
        if is_note(line, today):
            unclear.append(Unclear(line, "It tells of the meeting, and of nothing to do."))
            continue
        try:
            clear.append((read(line), (origin, theme)))
        except Sorry as sorry:
            why = sorry.answer.message.summary
            unclear.append(Unclear(line, re.sub(r"\s*Nothing was \w+\.$", "", why)))
    return clear, unclear


def update_lines(asker: Asker, words: str) -> Answer:
    """Read several updates; nothing is saved before somebody says so."""
    sources = _sources(here(asker), words, "update")
    clear, unclear = _sort(sources, asker.today, lambda line: _read_line(asker, line))
    items = [{"action": read.action.id, "edit": kept_edit(read.edit)} for read, _ in clear]
    return read_back(asker, body_of(asker, "update", words, items, unclear, sources.said))


def _read_line(asker: Asker, line: str) -> ReadLine:
    line = re.sub(r"^(?:[•*–—-]\s*)", "", line)
    action, rest = _begun_with(asker, line)
    if not rest:
        raise Sorry("It says no more than the code.")
    reply = read_update(
        rest, asker.today, known(action, asker), next_meeting=next_meeting_day(asker, rest)
    )
    if reply.questions:
        raise Sorry(reply.questions[0].text)
    edit = reply.edits[0] if reply.kind is ReplyKind.EDITS else confide(Edit(0, comment=rest))
    check(asker, action, edit)
    return ReadLine(action, edit)


def _begun_with(asker: Asker, line: str) -> tuple[Action, str]:
    """The action whose code, or else whose title, a line begins with, and the rest of it."""
    try:
        return take_action(asker, line, lambda ref, rest: f"update #{ref} {rest}".strip())
    except Sorry:
        plan = asker.live_plan()
        mine = actions.in_plan(asker.session, plan.id) if plan else ()
        may = [action for action in mine if action.is_open and asker.may_see(action)]
        found = title_first(line, [known(action, asker) for action in may])
        if found is None:
            raise
        return may[found[0]], found[1]


def confirm(asker: Asker, words: str) -> Answer | None:
    """`confirm 17`: write the lines that were read, as far as the asker still may."""
    found = number_in(words)
    if found is None or found[1]:
        return None
    draft = waiting(asker, found[0], LINES)
    drafts.close(draft, asker.now, "saved")
    if draft.body["verb"] == "add":
        return _add_all(asker, draft.body)
    return _record_all(asker, draft.body)


def _add_all(asker: Asker, body: dict[str, Any]) -> Answer:
    if not asker.is_coordinator:
        raise Sorry("Only a coordinator can add actions. Nothing was added.")
    entry = begin(asker, body["words"])
    plan = plan_to_add_to(asker, entry)
    read = new_actions().validate_python(body["items"])
    added = [add_action(asker, entry, plan, new)[0] for new in read]
    shared = actions.shared_codes(asker.session, plan.id)
    said = some_of((code_of(action, shared) for action in added), _NAMED)
    undo = undo_button(entry)
    words = f"Added {counted(len(added), 'action')}: {said}."
    offers = of_new_leads(asker, added, [who for new in read for who in new.leads])
    return Answer(Message(words, offers, (undo,)), True)


def _record_all(asker: Asker, body: dict[str, Any]) -> Answer:
    held = locked(asker.session, (int(item["action"]) for item in body["items"]))
    behalf = on_behalf_of(asker, held.values())
    entry = begin(asker, body["words"], on_behalf_of=behalf)
    said: list[str] = []
    refused: list[str] = []
    for item in sorted(body["items"], key=lambda item: int(item["action"])):
        action = held[int(item["action"])]
        edit = read_edit(item["edit"])
        try:
            _check_still(asker, action, edit)
        except Sorry as sorry:
            refused.append(sorry.answer.message.summary)
            continue
        said += record_edit(asker, entry, action, edit)
    ask_coordinators(asker, entry, held.values())
    if not said:
        raise Sorry(" ".join(refused))
    parts = tuple(Text(line) for line in (*said[1:], *refused))
    return Answer(Message(said[0], parts, (undo_button(entry),)), True)


def _check_still(asker: Asker, action: Action, edit: Edit) -> None:
    if action.withdrawn:
        raise Sorry(f"{action.code or f'#{action.ref}'} was taken out of the plan meanwhile.")
    check(asker, action, edit)
