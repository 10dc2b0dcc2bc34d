"""The statuses that a stretch of text claims for one action, and how firmly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.rules import hedges
from handlers.rules.comments import only_thanks
from handlers.rules.followers import After, acts, after_colour, after_phrase, done_what, moves_date
from handlers.rules.headings import headed
from handlers.rules.hedges import Force
from handlers.rules.mark_places import NOW, MarkPlace, place_of
from handlers.rules.reply import Status
from handlers.rules.statuses import Mark, Sort, marks, spelt
from handlers.rules.subjects import Whose, adds_nothing, bare, content_words, is_dated, whose
from handlers.rules.surroundings import force_among, of_another
from handlers.rules.unfinished import share_of
from handlers.rules.words import Clause, Word, bag, clauses


@dataclass(frozen=True, slots=True)
class Claim:
    """A status that some words claim.

    `start` and `end` are the offsets of the status words, `lead` that of the words that belong to
    them ("it is now"), `clause` the place of the clause. `now` means "as of now" was said.
    """

    status: Status
    sort: Sort
    force: Force
    whose: Whose
    start: int
    end: int
    lead: int
    clause: int
    now: bool = False
    alone: bool = False  # the clause has no other words
    opens: bool = False  # nothing that says more stands before it in its clause
    after: str = ""  # the next word of the clause
    words: int = 1  # how many words name the status

    @property
    def sure(self) -> bool:
        """Whether it may be recorded as it stands."""
        firm = self.force == Force.SAID and self.whose == Whose.WHOLE
        return firm and self.sort != Sort.SOFT


def claims(found: Sequence[Word], title: str, *, coded: bool = False) -> list[Claim]:
    """Every status that `found` claims for the action `title`, in the order they were said.

    `coded` is true when the words follow the action's own code or number.
    """
    parted = clauses(found)
    said: list[Claim] = []
    for number, clause in enumerate(parted):
        before: Mark | None = None
        for mark in marks(clause.words):
            place = place_of(clause, mark, before)
            begins = coded and number == 0
            after = parted[number + 1].words if number + 1 < len(parted) else ()
            initial = not (begins or _is_labelled(parted, number)) or _is_name(after)
            claim = _claim(place, title, coded=begins, initial=initial)
            if claim and clause.opening == "then" and claim.status is Status.COMPLETE:
                claim = replace(claim, force=Force.HOPED)  # "next session 28 Aug then done"
            if claim and of_another(parted, number):
                claim = replace(claim, whose=Whose.PART)
            elif claim and claim.whose is Whose.WHOLE and headed(parted, number, title):
                claim = replace(claim, whose=Whose.MAYBE)
            before = mark
            if claim:
                said.append(_among(replace(claim, clause=number), parted))
    return _without_nods(said)


def _among(claim: Claim, parted: Sequence[Clause]) -> Claim:
    if claim.force != Force.SAID:
        return claim
    return replace(claim, force=force_among(claim.status, parted, claim.clause))


_LABELS = bag("rag brag status rating colour color")


def _is_labelled(parted: Sequence[Clause], number: int) -> bool:
    """Whether a clause is what a label before it says: "RAG: A. Reason: staffing"."""
    headed_by = parted[number - 1].words if number and parted[number].opening else ()
    return parted[number].opening in (":", "=") and bool(headed_by) and headed_by[-1].low in _LABELS


_HAS = bag("is are has have had to will was 's and can says said leads")


def _is_name(after: Sequence[Word]) -> bool:
    """Whether a letter and its full stop begin a name, "A. Smith is off", and are no colour."""
    return len(after) > 1 and after[0].capital and after[1].low in _HAS


def _claim(place: MarkPlace, title: str, *, coded: bool, initial: bool) -> Claim | None:
    mark, left, right = place.mark, place.left, place.right
    subject, being = bare(left)
    if is_dated(subject):
        subject, left = [], ()
        place = replace(place, left=())
    leads = not subject
    done = mark.sort in (Sort.DONE, Sort.DROPPED)
    owner: Whose | None = whose(subject, title, being=being, done=done)
    doubt = False
    if mark.sort == Sort.COLOUR:
        owner, doubt = _colour(place, title, owner, being=being, coded=coded, leads=leads)
    elif mark.sort == Sort.LETTER:
        owner = Whose.WHOLE if leads and _letter_stands(place, initial) else Whose.PART
        if owner == Whose.PART:
            return None
    elif mark.sort == Sort.PHRASE:
        first = place.clause.words[mark.first].low
        if moves_date(spelt(first), right):
            return None
        if after_phrase(right, spelt(first), being=being) == After.NOUN:
            owner = Whose.PART
    elif mark.sort is Sort.DROPPED and _only_till_then(place):
        return None
    elif mark.sort in (Sort.DONE, Sort.DROPPED, Sort.BEGUN):
        owner = _owner_of_done(place, title, owner, leads=leads)
    elif mark.sort == Sort.SOFT and (owner != Whose.WHOLE or not _soft_stands(right)):
        return None
    if owner is None:
        return None
    return _weighed(place, owner, subject, title, doubt=doubt)


def _colour(
    place: MarkPlace, title: str, owner: Whose | None, *, being: bool, coded: bool, leads: bool
) -> tuple[Whose | None, bool]:
    """Whose colour it is, None when the word is no colour of anything here; and any doubt."""
    word = place.clause.words[place.mark.first]
    said_so = being or coded or (leads and not place.right)
    if word.low in content_words(title) and not said_so:
        return None, False
    if not leads and not being and owner != Whose.WHOLE:
        return None, False
    named = place.left and place.left[-1].capital and word.capital and place.left[-1].spoken
    if named and not being and place.mark.first > 0 and not leads:
        return None, False
    if place.left and place.left[-1].low == "the":
        return None, False
    if coded and leads and place.right and acts(place.right[0], place.mark.status):
        return owner, False
    after = after_colour(place.right, being=being, coded=coded and leads, capital=word.capital)
    return (None, False) if after == After.NOUN else (owner, after == After.DOUBT)


_THEN = bag("by before until")


def _only_till_then(place: MarkPlace) -> bool:
    """Whether it is dropped up to a day alone: "not going to happen by October"."""
    denied = place.clause.words[place.mark.first].low in ("not", "n't")
    return denied and bool(place.right) and place.right[0].low in _THEN


def _letter_stands(place: MarkPlace, initial: bool) -> bool:
    if place.clause.closing == "." and (initial or place.right):
        return False
    low = place.clause.words[place.mark.first].low
    right = [word.low for word in place.right]
    if any(_is_letter(word) for word in (*place.left[-1:], *place.right[:1])):
        return True  # "A-G" is two, and nobody knows which
    if right[:1] == ["/"]:
        return not right[1:] or bool(marks(place.right[1:2]))  # "A/L" is annual leave
    if not right or right[0] in ("for", "now", "no") or not place.right[0].spoken:
        return True
    return low != "a" and after_phrase(place.right, low, being=False) == After.FREE


def _is_letter(word: Word) -> bool:
    return word.capital and word.low in ("a", "g", "r", "b")


def _soft_stands(right: Sequence[Word]) -> bool:
    if right and right[0].low in ("one", "action", "item", "off", "with", "here", "w", "week"):
        return True
    return not right or after_phrase(right, "", being=False) == After.FREE


def _owner_of_done(
    place: MarkPlace, title: str, owner: Whose | None, *, leads: bool
) -> Whose | None:
    mark, right = place.mark, place.right
    first = place.clause.words[mark.first]
    if _is_verb(place, first):
        return None
    active = not leads or any(word.low in ("have", "'ve", "has") for word in place.left)
    what = done_what(mark, right, title, leads=leads and not active, mark_word=first.low)
    if place.left and place.left[-1].low == "well" and first.low == "done":
        return None
    if owner == Whose.WHOLE or (what == Whose.WHOLE and _pointed(right)):
        return what if owner == Whose.WHOLE else owner
    return owner


def _pointed(right: Sequence[Word]) -> bool:
    return bool(right) and right[0].low in ("it", "this", "that")


_SETTING = bag(
    "moved set change changed move turned turn status update updated put mark marked go gone "
    "went switch switched rag"
)


def _is_verb(place: MarkPlace, first: Word) -> bool:
    """Whether "complete" is the verb of "to complete the form"."""
    if spelt(first.low) != "complete" or len(place.left) < 1:
        return False
    lows = [word.low for word in place.left[-2:]]
    if lows[-1] == "to":
        return len(lows) < 2 or lows[0] not in _SETTING
    return lows[-1] in ("will", "can", "must", "should", "could", "n't", "and", "we", "they",
                        "not", "please", "'ll", "help", "fully")  and bool(place.right) and (
        place.right[0].low in ("the", "a", "our", "my", "all", "it", "this")
    )  # fmt: skip


def _weighed(
    place: MarkPlace, owner: Whose, subject: Sequence[Word], title: str, *, doubt: bool
) -> Claim:
    mark, clause = place.mark, place.clause
    status, sort = mark.status, mark.sort
    lows, right = [w.low for w in place.bearing], [w.low for w in place.right]
    force = hedges.force(lows, right, status)
    if sort == Sort.PHRASE and force == Force.HOPED and status == Status.AMBER:
        force = _at_risk(lows, right, force)
    if force == Force.SAID and _arrow(place):
        force = Force.PAST
    if force == Force.SAID and (doubt or share_of(lows)):
        force = Force.HOPED
    words = clause.words
    lead = words[mark.first].start
    bare_of = adds_nothing(subject, title) and (not place.right or not _content(subject))
    if place.left and bare_of:
        lead = place.left[0].start
    was = "last" in right[:2] or "ago" in right[:4]  # "went amber last week but green now"
    newly = any(low in NOW for low in (*lows, *right[:2])) or bool(set(lows[-3:]) & _CHANGED)
    now = newly and not was
    rest = [word.low for word in place.right if word.spoken]
    spoken = "" if only_thanks(rest) else rest[0]
    return Claim(
        status, sort, force, owner, words[mark.first].start, words[mark.stop - 1].end, lead, 0,
        now, alone=bare_of and not spoken, opens=bare_of, after=spoken,
        words=mark.stop - mark.first,
    )  # fmt: skip


_CHANGED = frozenset({"gone", "went", "moved", "turned", "changed"})


def _content(subject: Sequence[Word]) -> bool:
    return not adds_nothing(subject, "")


def _at_risk(left: Sequence[str], right: Sequence[str], force: Force) -> Force:
    """What is at risk if something happens is at risk today."""
    return hedges.force(left, (), Status.AMBER) if right[:1] else force


def _arrow(place: MarkPlace) -> bool:
    """Whether a change is told and this is where it came from: "red to amber"."""
    if place.clause.closing in ("->", "=>", ">"):
        return not place.right
    right = [word.low for word in place.right[:2]]
    named = place.mark.sort in (Sort.PHRASE, Sort.SOFT)
    return (
        len(right) == 2
        and not (named and spelt(right[1]).startswith("complete"))
        and right[0] in ("to", "into", "→", "➡", "⇒", ":arrow_right:")
        and bool(marks(place.right[1:2]))
    )


def _without_nods(said: list[Claim]) -> list[Claim]:
    """A tick beside a status in words is a nod, not a second status."""
    worded = [c for c in said if c.sort not in (Sort.TICK, Sort.SOFT)]
    return [c for c in said if c.sort != Sort.TICK] if worded else said
