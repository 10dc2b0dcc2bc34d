"""Messages that are no update: an absence, a wish to be reminded, "ignore that"."""

from __future__ import annotations

import re

from handlers.rules.command_words import PLS, TA

_ABSENT_FIRST = re.compile(
    r"(?i)^\W*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)"
    r"|out of (?:the )?office"
    r"|ooo\b|away from (?:the )?(?:office|my desk)|undeliverable|delivery status notification)"
)
_ABSENT = re.compile(
    r"(?i)\b(?:i(?:'m| am|m| will be|'ll be)|we are)(?: currently| now| away)?"
    r" (?:out of (?:the )?office|on (?:annual|maternity|paternity|sick|parental|study"
    r"|compassionate)?"
    r" ?leave|away from (?:my desk|the office)|on holiday|on a\.?l\b|away|off sick|off)(?= "
    r"|[.,!\n]|$)"
    r"|\bout of (?:the )?office (?:until|till|from|this|today|with|and)"
    r"|\b(?:on my return|when i return|limited access to (?:my )?e-?mails?"
    r"|access to (?:my )?e-?mails?"
    r"|return(?:ing)? to (?:the office|work) on|i no longer work (?:for|at|here)|i have left the"
    r"|this mailbox is (?:not|no longer) monitored)\b|\bno longer works? (?:for|at"
    r"|here)\b.{0,80}contact"
)
_SNOOZE = re.compile(
    r"(?i)(?<!if you )\b(?!remind (?!me\b|us\b|mon|tue|wed|thu|fri|sat|sun|tom|next)"
    r"[a-z'’]{2,20} (?:about|of|to|re)\b)(?:remind(?:er)?(?: me| us)|remind"
    r"|nudge me|ask (?:me )?again|ask me|chase (?:me|me up|again)"
    r"|(?:can|could|may) i (?:do|answer|look at|reply to|fill in) (?:this|these|it|them)"
    r"|ping me"
    r"|prompt me|try (?:me )?again|come back to me|catch me|snooze|check (?:back )?(?:with me"
    r"|in with me"
    r"|back)|message me)\b(?! (?:what|who|which|how|why|of|about|where|if|whether|to)\b)"
)
_UNDO = re.compile(
    rf"(?i)\W*(?:(?:oops|sorry|whoops|oh|no|actually|{PLS}|wait|argh?|ah|and|my mistake|my bad"
    r"|apologies|hi|can you|could you|just)[\s,.!-]+)*"
    r"(?:ignore|disregard|scrap|forget|cancel|undo|delete|strike|scratch|retract|remove|take back"
    r"|revert)"
    r"(?: (?:that|this|it|my|the|last|previous|above|message|reply|update|one|answer"
    r"|what i (?:just )?"
    r"(?:said|wrote|sent)|me|please|earlier|comment|all|of|about|both|post))*"
    rf"(?:[\s,.!-]+(?:{PLS}|{TA}|sorry|wrong (?:one|action|person|thread|chat|message)"
    r"|my mistake"
    r"|sent (?:in error|by mistake|too soon)|that was a mistake|it was wrong|cheers|x+|oops"
    r"|that))*\W*$"
)
_TAKE_BACK = re.compile(
    rf"(?i)\W*(?:(?:oops|sorry|no|nope|actually|{PLS}|wait|can you|could you|i)[\s,.!-]+)*"
    rf"take (?:that|it|this)(?: one)? back(?:[\s,.!-]+(?:{PLS}|{TA}|sorry))*\W*$"
)
# "Delete this one" may as well mean the action.
_DROPS = re.compile(
    rf"(?i)^\W*(?:(?:{PLS}|can you|just)[\s,]+)*(?:delete|remove|cancel|scrap)"
    rf" (?:this|it)(?: one| action)?(?: from the (?:plan|list))?(?:[\s,]+(?:{PLS}|{TA}))*\W*$"
)
_MISTAKE = re.compile(
    r"(?i)^\W*(?:(?:oops|sorry|apologies|whoops|ah|argh?|no|nope)[\s,.!-]+)*"
    r"(?:wrong (?:one|action|person|thread|chat"
    r"|message|window|group)|(?:(?:that|it)(?: was|['’]s) )?(?:a|my) mistake|mistake"
    r"|(?:that|this)(?:['’]?s| is| was) (?:wrong|incorrect|not (?:right|correct"
    r"|what i (?:said|meant|wrote|put|typed)))|i (?:never|didn['’]?t|did not)"
    r" (?:say|said|mean|put|write|wrote) (?:that|it|this|so|red|amber|green|complete|done)"
    r"|sent (?:that )?(?:in error|by mistake)|posted by mistake"
    r"|(?:i )?(?:pressed|hit|clicked|tapped|chose|picked) the wrong (?:one|button|thing|colou?r)"
    r"|that was (?:meant )?for (?:someone|somebody) else|didn'?t mean (?:to send )?that)[\s,.!-]*"
    r"(?:sorry|ignore(?: that)?|please|thanks|my bad)?\W*$"
)
# What stands before the wish: "oops wrong one, undo that".
_OWNED_UP = re.compile(
    r"(?i)\W*(?:(?:oops|sorry|apologies|whoops|ah|oh|argh?)[\s,.!-]+)*(?:(?:that|it) was )?"
    r"(?:(?:the )?wrong(?: (?:one|action|person|thread|chat|message|window|group))?|a mistake"
    r"|my (?:mistake|bad)|sent (?:in error|by mistake))[\s,.!–-]+"
)
_TO_BOT = re.compile(
    r"(?i)\b(?:ignore|disregard|forget|override|bypass)\b[^.\n]{0,40}\b(?:instructions?|rules"
    r"|prompts?"
    r"|guidelines|commands)\b|\bsystem\s*(?:prompt|message|override)?\s*[:>]\s|<\|?(?:im_start"
    r"|system)"
    r"|\byou are (?:now|an?) (?:ai|assistant|bot|chatbot|language model|admin|in )|\bas an ai\b"
    r"|\b(?:drop|delete|truncate) (?:all )?(?:the )?(?:tables?|database|plan|actions)\b|\bsudo\b"
    r"|\bjailbreak|\bact as (?:the |an? )?(?:admin|coordinator|system)|\bpretend (?:to be|you)"
)
_EVERYTHING = re.compile(
    r"(?i)\b(?:mark|set|turn|make|change|update|put|flag|close|move|record|complete|delete|drop"
    r"|report)"
    r"(?: off| up| down)? (?:everything|every (?:single )?(?:action|one|item|thing|task)"
    r"|everyone'?s?"
    r"|all (?:the |of |our |their |other |open |outstanding )*(?:actions?|items|tasks"
    r"|plan|leads"
    r"|statuses|others?|reds?|ambers?|greens?|partners)|the (?:whole|entire) (?:plan|thing|lot"
    r"|list|board"
    r"|sheet|tracker)|(?:all )?(?:of )?(?:everybody|everyone)(?:'s)?(?: actions?)?|all(?= (?:to "
    r"|as |complete"
    r"|green|amber|red|done|closed)))"
)


def absent(text: str) -> bool:
    """Whether it is an answer from an empty office, sure enough to look no further."""
    return bool(_ABSENT_FIRST.match(text[:200]))


def on_leave(text: str) -> bool:
    """Whether its sender says they are away, which counts only when nothing else is said."""
    return bool(_ABSENT.search(text[:3000]))


_BUSY = re.compile(
    r"(?i)^\W*(?:(?:sorry|hi|right|apologies|am|i'?m|i am|going|currently|still|just|away)"
    r"[\s,.!-]+)*"
    r"(?:on (?:annual |sick |maternity |paternity |compassionate )?(?:leave|holidays?|hols?|a/?l)"
    r"|driving|away|off(?: sick| work)?(?=\W*$|[.,!]| (?:til|till|until|today|this|next|from"
    r"|for (?:an?|one|two|three|the next|\d+) (?:day|week|fortnight|month)))"
    r"|a/?l (?=un?til|till?|from|to)|in (?:a |back to back )?meetings?|out of office|travelling"
    r"|at a funeral|ooo|on (?:nights?|lates?|earlies|rest days?|night shifts?|days off)"
    r"(?=\W*$|[.,!]| (?:til|till|until|today|this|next|from|back|all|again|now|atm|for)\b))"
    r"\b.{0,60}$"
)
_STOP = re.compile(
    rf"(?i)^\W*(?:(?:{PLS}|can you|just|ok|oh|argh?|omg|ffs"
    r"|for (?:god|fuck|goodness|heaven|pity)['’]?s? sakes?)[\s,.!]+)*"
    r"(?:stop|unsubscribe|opt out|leave me alone|go away)!*"
    r"(?: (?:sending|texting|messaging|emailing|asking|chasing|bothering|reminding|nagging"
    rf"|pestering|me|these|this|it|now|{PLS}|messages?|reminders?|e?mails?|all|the|ffs))*\W*$"
)


_AT_NIGHT = re.compile(
    rf"(?i)^\W*(?:(?:{PLS}|can you|could you|just|ok|oh)[\s,.!]+)*"
    r"(?:stop|do not|don['’]?t|not|no(?: more)?|quit|enough of)\b"
    r"[^.,;\d]{0,25}\b(?:text|messag|chas|remind|e-?mail|send|ping|contact|writ|nag|bother)"
    r"[^.,;\d]{0,25}\b(?:(?:at|in|over)(?: the)? (?:nights?|evenings?|mornings?|weekends?)"
    r"|(?:so|this|too) (?:late|early)|out of (?:office |working )?hours"
    r"|after (?:work|hours|office hours)|before work|on (?:my )?(?:day off|days off|sundays?"
    rf"|saturdays?))(?:[\s,]+(?:{PLS}|{TA}))*\W*$"
)
_NOT_NOW = re.compile(
    r"(?i)^\W*(?:(?:sorry|hi|apologies|really|very|a bit|too|can'?t (?:talk|look|answer|reply"
    r"|do this)"
    r"|bit)[\s,.!-]+)*"
    r"(?:busy|not now|later|swamped|snowed under|manic|flat out|can'?t (?:talk|look|answer|reply"
    r"|do this)"
    r"|up to my eyes)"
    r"(?:[\s,.!-]+(?:right|just|now|today|at the (?:moment|mo|minute)|sorry|this week|atm|thanks"
    r"|in a meeting|driving|on a course|on a call))*\W*$"
)


def busy(text: str) -> bool:
    """Whether its sender says, and says only, that they can't answer now: "driving"."""
    if _NOT_NOW.match(text[:200]) or _MAY_I.match(text[:200]):
        return len(text) < 200
    return "\n" not in text.strip() and bool(_BUSY.match(text[:200])) and len(text) < 200


_FIRST = (
    rf"(?i)^\W*(?:(?:hi|hello|sorry|i(?:'m| am) (?:so |very )?sorry|apologies|{PLS}"
    r"|can you|could you|ok|just|and|but|help|um)[\s,.!-]+)*"
)
_TELL = (
    r"(?:let (?!me\b|us\b|you\b|it\b|them\b)[a-z]{2,20} know\b"
    r"|tell (?!me\b|us\b|you\b|it\b|them\b)[a-z]{2,20} "
    r"(?:that|i|i['’]ll|i['’]m|i['’]ve|we|we['’]ll|to)\b)"
)
_TELLS = re.compile(_FIRST + _TELL)
_MESSAGE = re.compile(
    rf"{_FIRST}(?:{_TELL}"
    r"|(?:(?:i|we)(?:['’]m| am| are)? )?(?:can['’]?t|cannot|can not|won['’]?t|will not|unable to"
    r"|not able to|won['’]?t be able to|will not be able to) (?:make|attend|come to|get to"
    r"|join|be at)(?: it to)? (?:[\w'’]+ ){0,3}(?:meeting|mtg)\b"
    r"|(?:apologies|sorry) (?:from me )?for (?:[\w'’]+ ){0,3}(?:meeting|mtg)\b"
    r"|(?:send|give|note|record) my apologies\b"
    r"|(?:i |we )?(?:can['’]?t|cannot|can not|won['’]?t) (?:make|do)(?: it)?(?: on)?"
    r"(?: this| next)? (?:mon|tues|wednes|thurs|fri)day\b"
    r"|(?:(?:i|we)(?:['’]ve| have) )(?:got |caught |had )?(?:covid|(?:the )?flu|a bug|a cold)\W*$"
    r"|(?:(?:i|we)(?:['’]ve| have)? )?(?:just |now )?(?:told|e-?mailed|texted|messaged|rung|phoned"
    r"|sp(?:oke|oken) to) [a-z]{2,20} (?:about|re|with|on) (?:it|this|that|these|them|those|all of"
    r" (?:it|these|them|this)|(?:all )?(?:mine|my (?:actions|updates?)))\W*$"
    r"|(?:i|we)(?:['’]ve| have)? already (?:told|e-?mailed|texted|messaged|answered|updated"
    r"|sp(?:oke|oken) to) [a-z]{2,20}\W*$"
    r"|(?:[^.\n]{2,60}\. )?[^.\n]{2,60} (?:is|are|will be) taking over (?:all )?(?:of )?my"
    r" (?:actions|work|stuff|ones)\b[^.\n]{0,40}$"
    r"|(?:see|check|read) my (?:e-?mail|text|message)\b[^.;\n]{0,40}$"
    r"|(?:way |far )?too many (?:messages|reminders|e-?mails|notifications|pings)\W*$"
    r"|(?:(?:i|we)(?:['’]ve| have)? )?(?:already )?(?:told|sent|said|given|gave|answered)"
    r" (?:you|u|this|it)(?: (?:this|that|it|all|already|before|to you|last week|last time"
    r"|yesterday|on \w{3,9}))*\W*$)"
)
_LOST = re.compile(
    _FIRST
    + r"(?:(?:i ?)?(?:really )?(?:do not|don['’]?t|(?:['’]?m |am )?not) (?:really )?(?:understand\b"
    r"|get (?:this|it)\W*$|(?:know|(?<=not )sure)"
    r" (?:what (?:to (?:do|say|put|write|type)|you (?:want|need|mean)"
    r"|this is|i['’]?m (?:supposed|meant)|i am (?:supposed|meant))|how (?:to|this) (?:do|use|answer"
    r"|reply|respond|works?)))|(?:i['’]?m|i am) (?:a bit |very |really |so )?(?:confused|lost)\b"
    r"|how (?:do|can|should|would) (?:i|we) (?:(?:answer|reply|respond|use|work)\b"
    r"|do (?:this|it|that|these)\W*$)"
    r"|how does (?:this|it) work\b)"
)


def for_people(text: str) -> bool:
    """Whether it is a message for people, and not of an action: "I can't make the meeting"."""
    return len(text) < 500 and bool(_MESSAGE.match(text))


def tells_somebody(text: str) -> bool:
    """Whether that message is to be told to somebody: "tell Jo I want a word"."""
    return bool(_TELLS.match(text))


def at_a_loss(text: str) -> bool:
    """Whether its sender doesn't know what to answer, or how: "I don't understand this"."""
    return len(text) < 200 and bool(_LOST.match(text))


def stops(text: str) -> bool:
    """Whether it wants no more reminders."""
    return bool(_STOP.match(text[:300])) and len(text) < 300


def wants_other_hours(text: str) -> bool:
    """Whether it asks not to be written to at some time of day: "stop texting me at night"."""
    return len(text) < 200 and bool(_AT_NIGHT.match(text))


_BACK_TO_YOU = r"(?:(?:get|come|be|got|coming) )?back (?:to|with) (?:you|u|ya)"
_ON_THIS = r"(?:,? (?:on|about|with|re) (?:this|that|it|these|them|those|an update|my updates?))?"
_ILL = (
    r"(?:(?:i|we)(?:['’]?ll| will| can| shall|['’]?m going to)|will|(?:can|could|may) (?:i|we)|can"
    r"|let me|promise to|going to|gonna|hope to|hoping to)"
)
_PROMISE = re.compile(
    rf"(?i)^\W*(?:(?:hi|hello|sorry|apologies|ok|okay|{PLS}|{TA}|yes|yep|busy|swamped|snowed under"
    r"|manic|flat out|not now|can['’]?t (?:talk|look|answer|reply|do this)|right now|now|today"
    r"|this week|at the moment|atm|just|so|and|but|on a course|in meetings?|all day)[\s,.!–-]+)*"
    r"(?:#?[a-z]{0,8}[ .-]?\d{1,4}(?:[./-]\d{1,4}){0,3}[\s,:–-]+)?"
    rf"(?:(?:{_ILL} )?{_BACK_TO_YOU}|more"
    rf"|{_ILL} (?:(?:update|answer|reply|respond|let (?:you|u) know|report back"
    r"|(?:send|give|get)(?: you| u)? (?:an? |my |the |these |this |that |it|them){0,2}"
    r"(?:updates?|reply|answer)?)(?: (?:to )?(?:you|u|this|it|these|them))?))"
    rf"{_ON_THIS},?"
    r"(?: (?:on|by|at|in|after|before|from|first|thing|later|early|late|sometime|hopefully|this"
    r"|next|the|end|start|of|when i['’]?m back)){0,5}(?: [\w/.:]+){1,3}[\s.!?x]*$"
)
_MAY_I = re.compile(
    rf"(?i)^\W*(?:can|could|may) (?:i|we) {_BACK_TO_YOU}{_ON_THIS}"
    r"(?: later| another time| soon| in a bit)?\W*$"
)


def promises_later(text: str) -> bool:
    """Whether it says, and says only, when its sender will answer: "back to you on Monday"."""
    return len(text) < 150 and bool(_PROMISE.match(text))


def snoozes(text: str) -> bool:
    """Whether it asks to be reminded later."""
    return bool(_SNOOZE.search(text[:500])) and len(text) < 500


def undoes(text: str) -> bool:
    """Whether it takes the last message back and says nothing else."""
    if _DROPS.match(text):
        return False
    owned = _OWNED_UP.match(text)
    return len(text) < 300 and bool(
        _UNDO.match(text)
        or _TAKE_BACK.match(text)
        or _MISTAKE.match(text)
        or (owned and _UNDO.match(text, owned.end()))
    )


def orders_everything(text: str) -> bool:
    """Whether it orders Chaser about: everybody's actions, its instructions, its database."""
    return bool(_TO_BOT.search(text[:5000]) or _EVERYTHING.search(text[:5000]))
