"""`themes`: the plan's headings; `rename theme Food to Food and drink`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from handlers.adding.read_heading import LONGEST_HEADING, known_theme
from handlers.asker import Answer, Asker
from handlers.confirming import done
from handlers.edits import begin, change
from handlers.finding import Sorry, for_coordinators
from handlers.helping import own_code
from handlers.messages import Button, Facts, Message, Text
from handlers.rules.sentences import counted, shorten, some_of
from handlers.rules.unquoted import unquoted
from store import actions
from store.models import Theme

_A_THEME = r"(?:theme|heading|section)"
_LED_IN = re.compile(rf"(?i)\A(?:the )?(?:{_A_THEME}\b[:\s]*)?")
_LED_OUT = re.compile(rf"(?i)\s+{_A_THEME}\Z")
_BETWEEN = re.compile(r"(?i)\s(?:to|as)\s|\s*(?:->|→|=>|=)\s*")
_EXAMPLE = "rename theme {} to {} and more"


def themes(asker: Asker, words: str) -> Answer | None:
    """The plan's themes, each with how many of its actions are open."""
    if words.strip():
        return None
    every = _themes(asker)
    seen = [action for action in asker.all_actions() if asker.may_see(action)]
    of_each = Counter(action.theme_id for action in seen)
    open_ones = Counter(action.theme_id for action in seen if action.is_open)
    shown = [theme for theme in every if of_each[theme.id] or asker.is_coordinator]
    if not shown:
        raise Sorry("The plan has no themes yet. One comes with its first action.")
    facts = tuple(
        (theme.title, f"{counted(of_each[theme.id], 'action')}, {open_ones[theme.id]} open")
        for theme in shown
    )
    return Answer(
        Message(
            f"{counted(len(shown), 'theme')}.",
            (Facts(facts), *_how_to(asker, shown)),
            (Button("By theme", "list by theme"),),
        )
    )


def _how_to(asker: Asker, shown: Sequence[Theme]) -> tuple[Text, ...]:
    if not asker.is_coordinator:
        return ()
    name = shown[0].title
    how = (
        "A new theme comes with its first action: end the line with “theme” and its name. For "
        f"another name, type for example “{_EXAMPLE.format(name, name)}”."
    )
    return (Text(how, quiet=True),)


def rename(asker: Asker, words: str) -> Answer | None:
    """Gives a theme another name; its actions, and what was posted, stay as they are."""
    if not asker.is_coordinator:
        raise for_coordinators(asker, "rename a theme", f"rename {words}")
    every = _themes(asker)
    if not every:
        raise Sorry("The plan has no themes yet. Nothing was changed.")
    old, new = _names(words, [theme.title for theme in every])
    if len(new) > LONGEST_HEADING:
        raise Sorry(
            f"The name is {len(new)} characters long; {LONGEST_HEADING} fit. Nothing was changed."
        )
    if new == old:
        raise Sorry(f"The theme is called “{old}” already. Nothing was changed.")
    taken = next((t.title for t in every if t.title.casefold() == new.casefold()), old)
    if taken != old:
        raise Sorry(
            f"There is a theme “{taken}” already. To bring the actions together, type for each "
            f"of them for example “set {own_code(asker)} theme {taken}”. Nothing was changed."
        )
    entry = begin(asker)
    for theme in every:
        if theme.title == old:
            change(asker.session, entry, theme, {"title": new})
    return done(f"The theme “{old}” is now “{new}”. Its actions are as they were.", entry)


def _themes(asker: Asker) -> Sequence[Theme]:
    plan = asker.live_plan()
    return actions.themes(asker.session, plan.id) if plan else ()


def _names(words: str, titles: Sequence[str]) -> tuple[str, str]:
    """The theme that is meant, as the plan writes it, and its new name. Raises Sorry."""
    named = words.strip().rstrip(".!")
    pairs = list(_pairs(_LED_IN.sub("", named, count=1))) or list(_pairs(named))
    plain = {title.casefold(): title for title in titles}
    for old, new in pairs:
        if old.casefold() in plain:
            return plain[old.casefold()], new
    for old, new in pairs:
        if found := known_theme(titles, old):
            return found, new
    example = _EXAMPLE.format(titles[0], titles[0])
    if not pairs:
        raise Sorry(f"Which theme, and to what? Type for example “{example}”. Nothing was changed.")
    raise Sorry(
        f"There is no theme “{shorten(pairs[0][0], 60)}” here. The themes are "
        f"{some_of(titles, 12)}. Nothing was changed."
    )


def _pairs(words: str) -> Iterator[tuple[str, str]]:
    """Every way to part the words into a theme and its new name: either may have “to” in it."""
    for between in _BETWEEN.finditer(words):
        old = unquoted(_LED_OUT.sub("", words[: between.start()].strip()))
        new = unquoted(words[between.end() :].strip())
        if old and new:
            yield old, new
