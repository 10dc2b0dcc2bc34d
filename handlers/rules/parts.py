"""Judges each part of a reply for the actions it is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.rules import asking
from handlers.rules.codes import code_refs
from handlers.rules.command_words import PLS, TA
from handlers.rules.comments import only_polite, ungreeted, without
from handlers.rules.conditions import IF_SO, Hangs, under_condition, with_condition
from handlers.rules.minutes import only_heads
from handlers.rules.no_change import unchanged
from handlers.rules.no_update import is_question
from handlers.rules.part_codes import names_part
from handlers.rules.pleasantries import is_aside
from handlers.rules.pointing import Reach
from handlers.rules.reply import Edit, Known
from handlers.rules.settling import Piece
from handlers.rules.statuses import Sort, marks
from handlers.rules.subjects import content_words, same
from handlers.rules.titles import titled
from handlers.rules.verdicts import Verdict, judge
from handlers.rules.which_action import pieces
from handlers.rules.words import clauses, words


def read_parts(
    said: str, today: date, actions: Sequence[Known], *, next_meeting: date | None
) -> list[Verdict]:
    """What is made of each part of `said`, in the order of the actions, questions last."""
    if not actions:
        return []
    parted = pieces(said, actions)
    if len(parted) == 1 and not parted[0].named:
        return _unnamed(said, today, actions, next_meeting=next_meeting)
    common = _preamble(said, parted, actions)
    spoken, only_if = _spoken(said, parted, actions)
    verdicts: list[Verdict] = []
    for piece in parted:
        if piece.unknown or piece.either:
            verdicts.append(_asked(said, piece, today, actions, next_meeting=next_meeting))
        elif _is_left_out(piece):
            verdicts.append(Verdict(question=asking.left_out(piece.actions, actions)))
    if common is None:
        common = ""
        verdicts.append(_stray(said, parted[0], actions))
    coded = {place: piece.coded for piece in parted for place in piece.actions}
    everyone = {a for p in parted if p.reach is not Reach.NAMED for a in p.actions}
    heard = [
        judge(
            _together(common if _says_something(text) else "", text), place, actions[place],
            today, next_meeting=next_meeting,
            coded=coded.get(place, False), everyone=place in everyone and len(actions) > 1,
        )
        for place, text in sorted(spoken.items())
    ]  # fmt: skip
    heard = [with_condition(verdict, only_if) for verdict in heard]
    verdicts += [
        Verdict(question=asking.unclear(place, actions[place], text, Edit(place)))
        for (place, text), verdict in zip(sorted(spoken.items()), heard, strict=True)
        if _HALF_SAID.fullmatch(text) and verdict.question is None
        if verdict.edit is None or verdict.edit.status is None  # "6.4 is 🟢" has no other word
    ]
    return _asked_once(_without_reasons(heard, parted), actions) + verdicts


def _spoken(
    said: str, parted: Sequence[Piece], actions: Sequence[Known]
) -> tuple[dict[int, str], dict[int, str]]:
    """By action what is said of it, and of those that hang on a condition its sentence."""
    spoken: dict[int, str] = {}
    only_if: dict[int, str] = {}
    for piece in parted:
        if piece.unknown or piece.either or _is_left_out(piece) or not piece.named:
            continue
        text = _text(said, piece)
        hangs, sentence = under_condition(said, piece, parted)
        if hangs is Hangs.ON_IT:
            continue
        if hangs is Hangs.FROM_IT:
            text = f"{IF_SO} {text}"
            only_if |= dict.fromkeys(_open(piece, actions), sentence)
        for place in _open(piece, actions):
            spoken[place] = _together(spoken.get(place, ""), text)
    return spoken, only_if


def _is_left_out(piece: Piece) -> bool:
    return piece.left_out and bool(piece.actions)


# "6.2 isn't done but 6.4 is": what 6.4 is stands with another action.
_HALF_SAID = re.compile(
    r"(?i)\W*(?:(?:but|and)\s+)?(?:is|are|has|isn['’]?t|hasn['’]?t|was|yes|yep|yeah|nope?)\W*"
)


def _without_reasons(heard: list[Verdict], parted: Sequence[Piece]) -> list[Verdict]:
    """A ditto repeats how an action stands, not the reason that was given for another."""
    repeated = {place for piece in parted for place in piece.repeated}
    return [
        replace(v, edit=replace(v.edit, comment=""))
        if v.edit and v.edit.action in repeated and (v.edit.status or v.edit.deadline)
        else v
        for v in heard
    ]


def _asked_once(heard: list[Verdict], actions: Sequence[Known]) -> list[Verdict]:
    """One question for the several actions that the same words leave unclear in the same way."""
    alike: dict[object, list[Verdict]] = {}
    for verdict in heard:
        alike.setdefault(_asks(verdict, actions) or id(verdict), []).append(verdict)
    return [
        Verdict(question=asking.of_several(asked, actions), why=same[0].why)
        if len(asked := [v.question for v in same if v.question]) > 1
        else same[0]
        for same in alike.values()
    ]


def _asks(verdict: Verdict, actions: Sequence[Known]) -> tuple[object, ...]:
    """What is asked of an action, and which answers are offered; () where more is said of it."""
    asked = verdict.question
    if asked is None or verdict.edit or len(asked.actions) != 1 or not asked.options:
        return ()
    return asking.without_name(asked, actions), *(option.label for option in asked.options)


def _open(piece: Piece, actions: Sequence[Known]) -> tuple[int, ...]:
    """The actions of a piece; "all of them" does not reopen what is complete already."""
    still = tuple(place for place in piece.actions if actions[place].rag != "complete")
    return piece.actions if piece.reach is Reach.NAMED or not still else still


def _unnamed(
    said: str, today: date, actions: Sequence[Known], *, next_meeting: date | None
) -> list[Verdict]:
    """A reply that names no action: about the only one, or one of many."""
    if len(actions) == 1:
        return [judge(said, 0, actions[0], today, next_meeting=next_meeting)]
    found = words(said)
    if found and len(found) < 40 and len(unchanged(found)) == len(clauses(found)):
        return [
            judge(said, place, action, today, next_meeting=next_meeting)
            for place, action in enumerate(actions)
        ]
    piece = Piece(tuple(range(len(actions))), [(0, len(said))])
    return [_asked(said, piece, today, actions, next_meeting=next_meeting)]


def _asked(
    said: str, piece: Piece, today: date, actions: Sequence[Known], *, next_meeting: date | None
) -> Verdict:
    """The question which action is meant, with what would be recorded for each."""
    places = piece.actions or tuple(range(len(actions)))
    text = _text(said, piece)
    told = _told_apart(text, piece, actions)
    if told is not None:
        return judge(text, told, actions[told], today, next_meeting=next_meeting, coded=True)
    if piece.reach is Reach.SOME:
        question = asking.which_of_all(places, actions)
        return Verdict(question=question, why="it is about some of the actions only")
    edits: list[Edit | None] = [
        judge(text, place, actions[place], today, next_meeting=next_meeting, coded=True).edit
        for place in places
    ]
    if piece.unknown:
        question = asking.unknown_code(piece.unknown, places, actions, edits)
        return Verdict(question=question, why=f"no action here is called {piece.unknown}")
    question = asking.which_action(*_likeliest_first(text, places, edits, actions))
    return Verdict(question=question, why="it could be about more than one action")


def _likeliest_first(
    text: str, places: Sequence[int], edits: Sequence[Edit | None], actions: Sequence[Known]
) -> tuple[list[int], Sequence[Known], list[Edit | None]]:
    """Those first whose titles have words in common with what was said: few are offered."""
    said = content_words(text[:500])

    def common(at: int) -> int:
        title = content_words(actions[places[at]].title)
        return sum(any(same(word, other) for other in said) for word in title)

    order = sorted(range(len(places)), key=common, reverse=True)
    return [places[at] for at in order], actions, [edits[at] for at in order]


def _told_apart(text: str, piece: Piece, actions: Sequence[Known]) -> int | None:
    """The one of several actions under one code whose title follows it: "CR6.1 policy done"."""
    found = words(text[:300])
    at = next((number for number, word in enumerate(found) if word.spoken), None)
    if not piece.either or at is None or names_part(text):
        return None
    bracketed = at > 0 and found[at - 1].low == "("
    pointer = titled(found, at, [actions[place] for place in piece.actions], free=bracketed)
    if pointer is None or len(pointer.actions) != 1:
        return None
    return piece.actions[pointer.actions[0]]


def title_first(line: str, actions: Sequence[Known]) -> tuple[int, str] | None:
    """The one action whose title a line begins with, and the rest: "holiday lunches green"."""
    found = words(line[:300])
    pointer = titled(found, 0, actions) if found and found[0].spoken else None
    if pointer is None or len(pointer.actions) != 1 or pointer.stop >= len(found):
        return None
    return pointer.actions[0], line[found[pointer.stop].start :].lstrip(" ,:;–-")


def _text(said: str, piece: Piece) -> str:
    """The words of a piece without those that only name its actions."""
    parts = []
    for start, end in piece.spans:
        cuts = [
            (max(_from_its_word(said, a, b) - start, 0), min(b, end) - start)
            for a, b in piece.cut
            if a < end
        ]
        parts.append(without(said[start:end], [(a, b) for a, b in cuts if a < b]))
    return "\n".join(part for part in parts if part.strip())


_LEADS_TO = re.compile(r"(?<!\w)(?:on|for|re|about)\s$", re.IGNORECASE)
_ENDS = re.compile(rf"\s?(?:\Z|[\n,.;:!?)–-])|\s(?:{PLS}|{TA})\b", re.IGNORECASE)


def _from_its_word(said: str, start: int, end: int) -> int:
    """Where a name begins, with the small word before it that is lost without it: "red on 6.4,"."""
    before = _LEADS_TO.search(said[max(0, start - 8) : start])
    if before is None or not _ENDS.match(said[end : end + 9]):
        return start
    return start - len(before.group())


def _says_something(text: str) -> bool:
    return any(word.spoken or marks([word]) for word in words(text))


def _together(one: str, two: str) -> str:
    return f"{one}\n{two}" if one.strip() and two.strip() else one or two


def _preamble(said: str, parted: Sequence[Piece], actions: Sequence[Known]) -> str | None:
    """What is said before the first action is named, when it is more than a greeting.

    None when it speaks of some action too, so that it belongs to none of those named after it.
    """
    first = parted[0]
    if first.named or first.actions:
        return ""
    text = ungreeted(_text(said, first))
    nothing = only_polite(text) or len(text.split()) < 2 or only_heads(text)
    if nothing or is_aside(text) or _apologises(text, actions):
        return ""
    named = {place for piece in parted for place in piece.actions}
    others = [action.title for at, action in enumerate(actions) if at not in named]
    about = content_words(text[:300])
    strays = (
        bool(code_refs(text, actions))
        or bool(marks(words(text[:4000])))
        or any(same(word, known) for t in others for known in content_words(t) for word in about)
    )
    return None if strays or is_question(words(text)) else text


_APOLOGY = re.compile(
    r"(?i)\W*(?:(?:so|very|really) )?(?:sorry|apologies|apols)\b[^.!?\n]{0,40}\b(?:reply|replying"
    r"|response|responding|it'?s been|get(?:ting)? back|silence|manic|hectic|mad|busy|nightmare)"
    r"\b[^.!?\n]{0,40}\W*$"
)


def _apologises(text: str, actions: Sequence[Known]) -> bool:
    """Whether it only says sorry: "sorry for the late reply, been manic"."""
    found = words(text)
    firm = any(mark.sort is not Sort.SOFT for mark in marks(found))
    return bool(_APOLOGY.match(text)) and not firm and not code_refs(text, actions)


def _stray(said: str, piece: Piece, actions: Sequence[Known]) -> Verdict:
    """What to make of words before the first action that are about another, or ask something."""
    text = _text(said, piece)
    if is_question(words(text)):
        return Verdict()
    places = tuple(range(len(actions)))
    question = asking.stray_words(ungreeted(text) or text, places)
    return Verdict(question=question, why="words before the first action name none of them")
