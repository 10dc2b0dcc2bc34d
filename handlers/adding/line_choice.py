"""“Without 2 and 4”, “yes”: a reply to lines that were read back and wait for somebody's word."""

from handlers.adding.lines import confirm
from handlers.adding.read_back import LINES, labels_of, read_back
from handlers.asker import Answer, Asker
from handlers.finding import Sorry
from handlers.rules.answers import agrees, denies, leaves
from handlers.rules.asked.line_numbers import Choice, read_choice
from handlers.rules.sentences import counted, listed
from handlers.said.just_now import MOMENT
from handlers.said.questions import ASKED, REPLY
from handlers.waiting import cancel, waiting
from store import drafts, entries
from store.drafts import Draft


def chosen(asker: Asker, text: str) -> Answer | None:
    """What the words come to as an answer to the lines that were just shown; None for others."""
    choice = read_choice(text)
    if choice is None and not (agrees(text) or denies(text) or leaves(text)):
        return None
    draft = _just_shown(asker)
    if draft is None:
        return None
    if choice is None:
        return (confirm if agrees(text) else cancel)(asker, str(draft.id))
    return _narrowed(asker, draft, choice)


def _just_shown(asker: Asker) -> Draft | None:
    """The lines that wait for the asker's word, where nothing was asked or done since."""
    who, since = (asker.partnership.id, asker.recipient.id), asker.now - MOMENT
    last = drafts.last_asked(asker.session, *who, (LINES, REPLY, ASKED), since)
    if last is None or last.kind != LINES:
        return None
    done = entries.last_by(asker.session, *who)
    return last if done is None or done.at <= last.at else None


def _narrowed(asker: Asker, draft: Draft, choice: Choice) -> Answer | None:
    """The lines that are left, read back anew. None where no line is named so."""
    labels = [each | {str(number)} for number, each in enumerate(labels_of(asker, draft), 1)]
    named = [name.casefold().rstrip(".") for name in choice.named]
    unknown = [name for name in named if not any(name in each for each in labels)]
    if unknown:
        if not all(name.isdecimal() for name in named):
            return None
        lost, lines = listed(unknown, "or"), counted(len(labels), "line")
        raise Sorry(f"There are {lines} here, and no {lost}. Nothing was changed.")
    kept = [place for place, each in enumerate(labels) if bool(each & set(named)) == choice.only]
    if not kept:
        return cancel(asker, str(draft.id))
    draft = waiting(asker, draft.id, LINES)  # somebody may be saving them at this moment
    drafts.close(draft, asker.now, "chosen from")
    body = draft.body | {"items": [draft.body["items"][place] for place in kept]}
    left = [place + 1 for place in range(len(labels)) if place not in kept]
    return read_back(asker, body, left)
