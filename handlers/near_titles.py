"""Actions whose titles have words in common with what was said: offered where none was named."""

from handlers.asker import Asker
from handlers.rules.subjects import content_words, same
from store.models import Action

_MOST = 3  # with more of them the words say too little
_READ = 500  # characters of what was said


def near_titles(asker: Asker, text: str, *, whole: bool = False) -> list[Action]:
    """The actions that may be meant, few and likeliest; [] where there is none.

    With `whole` every word that says something has to stand in the title; else only open ones may.
    """
    said = content_words(text[:_READ])
    seen = [each for each in asker.all_actions() if (whole or each.is_open) and asker.may_see(each)]
    common = {each.id: _common(said, each) for each in seen}
    most = max(common.values(), default=0)
    enough = most == len(said) > 0 if whole else most > 0
    near = [each for each in seen if enough and common[each.id] == most]
    return near if len(near) <= _MOST else []


def _common(said: tuple[str, ...], action: Action) -> int:
    """How many of the words stand in the title, in one form or another."""
    title = content_words(action.title)
    return sum(any(same(word, other) for other in title) for word in said)
