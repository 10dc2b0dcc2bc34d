"""Which action is meant: by Chaser's ref, by the partnership's code with its typos, or by title."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from rapidfuzz import fuzz, process

from handlers.asker import Answer, Asker
from handlers.messages import Button, Message
from handlers.rules.part_codes import part_at
from handlers.rules.sentences import listed
from handlers.wording import code_of, name_of
from store import actions
from store.codes import plain_code
from store.models import Action

Retry = Callable[[int], str]
"""From the ref that was meant to the words that try again: what a button stands for."""

LONGEST_BUTTON = 1500  # characters of words that a button may stand for, on every platform
_OFFERED = 5  # actions as buttons: more is a wall
_REF = re.compile(r"#(\d{1,9})(?=$|[\s,:;.])")
_CODE = re.compile(r"[A-Za-z]{0,8}[\s._\-/]{0,2}\d{1,4}(?:[._\-/]\s?\w{1,4}){0,4}")

_ARTICLE = re.compile(r"(?i)^(?:the|our|my) ")
_THEN = r"(?:to|until|till?|by|from|as|because|now|please|red|amber|green|done|complete)\b"
_GOES_ON = re.compile(rf"(?i)\s*(?:$|[,;:–-]|\b{_THEN})")
_ENDS = re.compile(rf"(?i)\s*[,;:–]|\s(?={_THEN})")


class Sorry(Exception):  # noqa: N818 - it carries an answer, and nothing went wrong
    """What was asked can't be done. The answer says why, and what to type instead."""

    def __init__(self, summary: str, *buttons: Button, answer: Answer | None = None) -> None:
        super().__init__(summary)
        self.answer = answer or Answer(Message(summary, buttons=buttons))


class NoAction(Sorry):
    """The words begin with no action's code; plain speech may begin like a command."""


def looks_like_code(word: str) -> bool:
    """Whether a word is written like a ref or a code, with a digit in it."""
    return bool(_REF.fullmatch(word) or _CODE.fullmatch(word.rstrip(".,:;")))


def is_code(asker: Asker, text: str) -> bool:
    """Whether the text is the ref or the code of an action that the asker may see."""
    return any(ch.isdigit() for ch in text) and bool(named(asker, text))


def take_action(asker: Asker, words: str, retry: Callable[[int, str], str]) -> tuple[Action, str]:
    """The action that the words begin with, and the words after it.

    `retry` makes the command that a button stands for, from a ref and the words after the code.
    Raises Sorry when there is none, or could be several.
    """
    words = words.strip()
    if not words:
        raise _which_of_yours(asker, retry)
    beginnings = _beginnings(words)
    meant = _meant(asker, [word for word, _ in beginnings])
    for word, rest in beginnings:
        found = meant.get(word, [])
        if len(found) == 1:
            return found[0], rest
        part = part_at(rest, 0, [action.title for action in found])
        if part:
            return found[part[0]], rest[part[1] :].lstrip(" ,:;.–-")
        if found:
            raise which_one(found, partial(_with_rest, retry, rest))
    if called := _by_title(asker, words):
        return called
    first, _, rest = words.partition(" ")
    raise _near_title(asker, words, retry) or unknown(
        asker, first, lambda ref: retry(ref, rest.strip())
    )


def _by_title(asker: Asker, words: str) -> tuple[Action, str] | None:
    """The open action whose title begins so, and the words after it: "surplus run to October".

    None where these go on telling of something: "done driver pool interviews".
    """
    from handlers.rules.titles import begun
    from handlers.rules.words import words as parted

    said = _ARTICLE.sub("", words)
    found = parted(said[:200])
    known = [each for each in asker.all_actions() if each.is_open and asker.may_see(each)]
    pointer = begun(found, 0, [action.title for action in known])
    rest = said[found[pointer.stop - 1].end :] if pointer else ""
    if pointer is None or not _GOES_ON.match(rest):
        return None
    return known[pointer.actions[0]], rest.lstrip(" ,:;.–-")


def _near_title(asker: Asker, words: str, retry: Callable[[int, str], str]) -> NoAction | None:
    """The question whether an action is meant by words of its title: "the lunches to October"."""
    from handlers.near_titles import near_titles

    end = _ENDS.search(words)
    called = words[: end.start()] if end else words
    near = near_titles(asker, called, whole=True)
    buttons = offered(near, frozenset(), lambda ref: retry(ref, words[len(called) :].strip()))
    return NoAction("Which action do you mean: is it one of these?", *buttons) if buttons else None


def _with_rest(retry: Callable[[int, str], str], rest: str, ref: int) -> str:
    return retry(ref, rest)


def _beginnings(words: str) -> list[tuple[str, str]]:
    """What the words may begin with, longest first: `CR 1.3 green` may be CR 1.3, or CR."""
    ref = _REF.match(words)
    if ref:
        return [(ref.group(), words[ref.end() :].lstrip(" ,:;.–-"))]
    tries = []
    match = _CODE.match(words)
    if match:
        tries.append(match.end())
    tries += [m.start() for m in re.finditer(r"\s|$", words)][:3]
    cuts = sorted({cut for cut in tries if cut}, reverse=True)
    return [(words[:cut].rstrip(" ,:;"), words[cut:].lstrip(" ,:;–-")) for cut in cuts]


def named(asker: Asker, word: str) -> list[Action]:
    """The actions that a ref or code means and the asker may see; several where it repeats."""
    ref = _REF.fullmatch(word)
    if ref:
        action = actions.by_ref(asker.session, asker.partnership.id, int(ref.group(1)))
        return [action] if action and asker.may_see(action) else []
    return _by_code(asker, [word]).get(word, [])


def named_in(asker: Asker, words: Sequence[str]) -> list[Action]:
    """All actions that these refs and codes mean and the asker may see, each once."""
    refs = [word for word in words if _REF.fullmatch(word)]
    found = [action for ref in refs for action in named(asker, ref)]
    coded = _by_code(asker, [word for word in words if word not in refs])
    found += [action for word in words for action in coded.get(word, [])]
    return list({action.id: action for action in found}.values())


def may_name_several(asker: Asker, words: Sequence[str]) -> bool:
    """Whether more than one of these refs and codes could be an action's: asked before reading."""
    if len(words) < 2:
        return False
    refs = sum(bool(_REF.fullmatch(word)) for word in words)
    return refs + len(actions.codes_among(asker.session, asker.partnership.id, words)) > 1


def _meant(asker: Asker, words: list[str]) -> dict[str, list[Action]]:
    """By word, the actions that it means; only those spelt to the letter where there are any.

    To the letter only with a digit: `CR` may be the beginning of `CR 1.3`, which is CR1.3.
    """
    if _REF.fullmatch(words[0]):
        return {words[0]: named(asker, words[0])}
    found = _by_code(asker, words)
    exact = {
        word: carriers
        for word, carriers in found.items()
        if any(ch.isdigit() for ch in word) and _spelt(carriers[0].code, word)
    }
    return exact or found


def _by_code(asker: Asker, words: Sequence[str]) -> dict[str, list[Action]]:
    """By word, the actions of that code: spelt so, or else as people type it. One question."""
    carriers: dict[str, list[Action]] = {}
    for action in actions.with_code(asker.session, asker.partnership.id, words):
        carriers.setdefault(action.plain_code, []).append(action)
    found = {}
    for word in words:
        near = carriers.get(plain_code(word), [])
        exact = [action for action in near if _spelt(action.code, word)]
        seen = [action for action in exact or near if asker.may_see(action)]
        if seen:
            found[word] = seen
    return found


def _spelt(code: str, word: str) -> bool:
    return code in (word, word.upper(), word.lower())


def which_one(found: list[Action], retry: Retry) -> Sorry:
    """The question when a code or some words could mean several."""
    codes = [action.code for action in found]
    shared = frozenset(code for code in codes if codes.count(code) > 1)
    names = listed((code_of(action, shared) for action in found[:_OFFERED]), "or")
    more = f" Or one of {len(found) - _OFFERED} more." if len(found) > _OFFERED else ""
    return Sorry(f"Which one do you mean: {names}?{more}", *offered(found, shared, retry))


def _which_of_yours(asker: Asker, retry: Callable[[int, str], str]) -> NoAction:
    """The question when a command says nothing more: one's own open actions, to be pressed."""
    led = asker.led_actions()
    own = [action for action in led if action.is_open]
    command = retry(0, "").split("#")[0].strip()
    code = (own[0].code or f"#{own[0].ref}") if own else "CR1.3"
    say = f"Say its code, for example “{command} {code}”."
    if not own:
        return NoAction(f"Which action? {say}")
    shared = actions.shared_codes(asker.session, own[0].plan_id)
    return NoAction(f"Which action? {say}", *offered(own, shared, lambda ref: retry(ref, "")))


def offered(found: Sequence[Action], shared: frozenset[str], retry: Retry) -> list[Button]:
    """A button for each of the first few; `shared` are the codes that several of them carry."""
    buttons = [Button(name_of(a, shared, most=60), retry(a.ref)) for a in found[:_OFFERED]]
    return pressable(buttons)


def pressable(buttons: list[Button]) -> list[Button]:
    """Those that a platform can carry: a very long comment has to be typed again."""
    return [button for button in buttons if len(button.text) <= LONGEST_BUTTON]


def unknown(asker: Asker, word: str, retry: Retry) -> NoAction:
    """The sentence when nothing carries that code, with the nearest codes to press."""
    plan = asker.live_plan()
    if plan is None:
        return NoAction(
            "There is no plan yet. Drop its Word or Excel file into our direct message, or type "
            "“add” and the first action."
        )
    codes = dict(actions.codes(asker.session, plan.id))
    near = process.extract(
        plain_code(word), {i: plain_code(code) for i, code in codes.items() if code},
        scorer=fuzz.ratio, limit=3, score_cutoff=60,
    )  # fmt: skip
    found = [a for a in actions.by_ids(asker.session, [i for *_, i in near]) if asker.may_see(a)]
    shared = actions.shared_codes(asker.session, plan.id)
    buttons = offered(found, shared, retry)
    hint = "Did you mean one of these?" if buttons else "Type “list” to see every action."
    return NoAction(f"There is no action {word[:40]} here. {hint}", *buttons)


def refuse(asker: Asker, action: Action, wanted: str) -> Sorry:
    """The refusal that says who can, and passes the wish on at a press."""
    leads = ", ".join(lead.person.name for lead in action.leads)
    code = code_of(action, actions.shared_codes(asker.session, action.plan_id, action.code))
    who = asker.coordinators()
    can = f"a coordinator ({who})" if who else "a coordinator"
    if not action.leads:
        return not_allowed(asker, f"{code} has no lead yet, and only {can} can change it.", wanted)
    but = " A chair can add a comment." if asker.is_chair else ""
    sentence = f"{code} is led by {leads}. {leads} or {can} can change it.{but}"
    return not_allowed(asker, sentence, wanted)


def not_allowed(asker: Asker, sentence: str, wanted: str) -> Sorry:
    """A refusal with the button that asks a coordinator to do it."""
    who = asker.coordinators()
    ask = [Button(f"Ask {who.split(',')[0]} to", f"ask {wanted}")] if who else []
    return Sorry(f"{sentence} Nothing was changed.", *pressable(ask))


def for_coordinators(asker: Asker, what: str, wanted: str) -> Sorry:
    """The refusal of what coordinators alone can do: `what` ends "Only a coordinator can …"."""
    who = asker.coordinators()
    can = f"Only a coordinator ({who})" if who else "Only a coordinator"
    return not_allowed(asker, f"{can} can {what}.", wanted)
