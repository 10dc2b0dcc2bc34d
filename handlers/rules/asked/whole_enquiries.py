"""Questions put in set words: of the plan as a whole, of chasing, and of who has which role."""

from __future__ import annotations

import re
from collections.abc import Sequence

from handlers.rules.asked.chairs_enquiries import OF_CHAIRS
from handlers.rules.asked.enquiry_words import Enquiry

_WHO = (
    r"(?!(?:i|we|you|he|she|it|they|this|that|the|a|an|any\w*|some\w*)\b)"
    r"([^\W\d_][\w'-]*(?: (?!(?:not|ever|been|be|get)\b)[^\W\d_][\w'-]*)?)"
)
_ALL = r"(?:everyone|everybody|they(?: all)?|people|(?:(?:all|the) )*leads|all of them)"
_ANSWER = (
    r"(?:repl(?:y|ied)|answer(?:ed)?|respond(?:ed)?|report(?:ed)?(?: back)?|updated?"
    r"|(?:got|get|come) back(?: to (?:you|us|me))?|sen[dt] (?:(?:their|an|any) )?updates?)"
)
_CHASED = r"(?:chased?|remind(?:ed)?|nudged?|ask(?:ed)?|messaged?|contact(?:ed)?)"
_CHASING = r"(?:be )?(?:going to )?(?:chas(?:e|ing)|remind(?:ing)?|nudg(?:e|ing)|ask(?:ing)?)"
_CARDS = r"(?:reminders?|cards?|nudges?|chasers?|chases?)"
_AGO = r"(?: already| today| yesterday| this (?:week|morning|month))?"
_NEXT = r"(?: again| next| today| tomorrow| this week| next week)?"
_OF_CHASING = (
    (rf"(?:has|have|did) {_ALL} {_ANSWER}", "list no update"),
    (rf"(?:has|have|did) {_WHO} (?:ever )?{_ANSWER}", r"list no update lead \1"),
    (rf"(?:has|have|did) {_WHO} (?:ever )?{_ANSWER} (?:anything|any of (?:it|them|theirs))",
     r"list updated lead \1"),
    (rf"when did (?:we|you) last hear (?:anything )?from {_WHO}", r"list lead \1"),
    (rf"what (?:did|have) you (?:send|sent|say to|said to|tell|told|ask|asked) {_WHO}"
     rf"|how (?:many|often) (?:{_CARDS}|messages?|times)? ?(?:has|have|did|was) {_WHO}"
     rf" (?:had|got|get|been {_CHASED}|{_CHASED})", r"sent \1\2"),
    (rf"who (?:has|have|is|did) ?(?:not|n't) {_ANSWER}(?: yet)?,? and how"
     r" (?:(?:many days )?(?:late|overdue) (?:are|is) (?:they|each|it)"
     r"|(?:late|overdue)|many days (?:late|overdue))", "list no update by lead"),
    (rf"when (?:did|has) {_WHO} (?:last|most recently) {_ANSWER}(?: (?:us|me|you|anything))?"
     r"|when was ([^\W\d_]+(?: [^\W\d_]+)?)'s last (?:update|reply|answer)", r"list lead \1\2"),
    (r"who (?:is |are )?(?:still )?(?:outstanding|to (?:reply|answer|respond|report|update))"
     r"|who (?:still )?owes? (?:(?:you|us|me) )?(?:an? |any |their )?"
     r"(?:updates?|answers?|repl(?:y|ies)|something)"
     r"|who (?:have|has) (?:not )?(?:we|you|i) (?:still )?(?:not )?heard (?:back |nothing )?from",
     "list no update"),
    (rf"who (?:have|has|did) (?:you|we) (?:already |just )?{_CHASED}{_AGO}"
     rf"|who (?:(?:has )?been|was|were) {_CHASED}{_AGO}"
     rf"|who (?:has )?(?:got|had|received) (?:a |any )?{_CARDS}{_AGO}"
     rf"|have (?:the |any )?{_CARDS} (?:gone|been sent)(?: out)?{_AGO}"
     rf"|(?:have|did) you (?:already )?{_CHASED} (?:{_ALL}|anyone){_AGO}", "sent"),
    (rf"(?:have|did) you (?:already )?{_CHASED} {_WHO}{_AGO}", r"sent \1"),
    (rf"(?:has|did|was) {_WHO} (?:got|get|had|have|receiv(?:e|ed)|been sent|sent|see|seen)"
     rf" (?:(?:her|his|their|the|a|an|any) )?(?:{_CARDS}|messages?){_AGO}"
     rf"|(?:has|was) {_WHO} (?:been )?(?:chased|reminded|nudged){_AGO}", r"sent \1\2"),
    (rf"when (?:is|will) (?:be )?(?:the )?next (?:{_CARDS}|message) (?:to|for) {_WHO}"
     rf"|when (?:is|will|does) {_WHO} (?:be |get )?(?:next )?(?:due )?"
     rf"(?:(?:a|another|his|her|their) )?(?:next )?(?:{_CARDS}|chased|reminded|nudged|asked)"
     r"(?: again| next)?", r"due \1\2"),
    (rf"(?:has|have|did) (?:anyone|anybody|someone|any of (?:them|the leads)) {_ANSWER}"
     r"(?: to (?:you|your reminders?))?(?: yet| today| since \w+| so far| this (?:week|morning))",
     "list updated by lead"),
    (r"who (?:is|are|has|have|does) ?(?:not|n't|no|without)(?: got)?(?: have)?(?: an?)?"
     r" (?:account|accounts|linked(?: yet)?|connected|on slack|set up|reachable)"
     r"|who (?:can you|do you) not reach|who can not be (?:reached|reminded)", "people"),
    (rf"when (?:do|does|will|are|is) (?:the |our |your )?(?:next |first )?"
     rf"(?:{_CARDS}|round of {_CARDS})(?: (?:go|going|be sent|sent|due|posted|be posted))?"
     rf"(?: out)?{_NEXT}"
     rf"|when (?:will|do|are) (?:you|we) {_CHASING} (?:{_ALL}|them|us|me){_NEXT}"
     rf"|what is (?:going|due to go) out{_NEXT}|what will you (?:send|post|ask)(?: out)?{_NEXT}"
     rf"|who (?:will|are) (?:you|we) {_CHASING}{_NEXT}"
     rf"|who (?:gets|will get|is getting) (?:a |the next )?{_CARDS}{_NEXT}", "due"),
    (rf"(?:(?:is|was|are|were) )?(?:there )?any(?:thing|one)?(?: messages?| {_CARDS})?"
     r" (?:undelivered|not delivered|bounced|failed(?: to send)?)"
     rf"|did (?:everything|they all|all of them|(?:all )?(?:the )?{_CARDS})"
     r" (?:go out|send|arrive|get (?:there|delivered|through))"
     r"|has any(?:thing)? (?:bounced|failed)(?: to send)?", "sent failed"),
    (r"am i (?:all )?(?:up to date|behind|sorted|done)"
     r"(?: with (?:you|everything|it all|my updates))?"
     r"|is (?:that|this) (?:everything|all|it|the lot)(?: (?:that )?you (?:need|want)(?:ed)?)?"
     r"(?: from me)?|what else do you (?:need|want)(?: from me)?"
     r"|(?:is there )?anything (?:else|more)(?: from me)?|what else(?: is there)?",
     "list mine no update"),
    (r"what did (?:i|we) (?:say|put|write|tell you|report)(?: (?:last (?:time|month|week|meeting)"
     r"|before|previously))?", "mine"),
    (r"(?:when|what) is my next (?:one|action|thing)(?: due)?"
     r"|(?:(?:when|what) is )?(?:(?:my|the) )?(?:next|first) (?:deadline|due date)",
     "list mine by deadline"),
)  # fmt: skip
_WHOLE = (
    (r"how many (?:actions|ones)?(?: ?(?:are there|(?:do|have) we (?:have|got)))?(?: in the plan"
     r"| altogether| in total)?", "list"),
    (r"how (?:are (?:we|they)(?: all)?|is the (?:action )?plan|are things) (?:doing|looking"
     r"|getting on|going)(?: overall| so far| (?:with|against) the plan)?", "digest"),
    (r"how (?:does|do) (?:the plan|things|we) (?:look|stand)(?: overall)?", "digest"),
    (r"(?:(?:a|the) )?(?:current )?(?:state of play|status report|progress report)", "digest"),
    (r"what is the (?:overall |big |whole )?(?:picture|position|state of play|summary|overview)",
     "digest"),
    (r"(?:(?:give|send) (?:me|us) )?(?:a |an |the )?(?:quick )?(?:summary|overview|run ?down)",
     "digest"),
    (r"(?:what|which)(?: ones| actions)? (?:is worth (?:a question|asking)|needs? a decision)|what"
     r" (?:should|do|must) (?:i|we) (?:ask about|know|need to know)"
     r"(?: (?:on|at|for|before) [\w ]{2,20})?|anything (?:i|we) (?:should|need to|must)"
     r" (?:ask(?: about)?|know)(?: (?:on|at|for|before) [\w ]{2,20})?", "brief"),
    (r"(?:(?:give|send|tell|show) (?:me|us) )?(?:just )?(?:the )?headlines", "digest"),
    (r"(?:(?:is|are) there )?any(?:thing)? (?:worrying|concerning|concerns|worries|red flags)"
     r"|(?:is there )?anything (?:(?:i|we) should|to) (?:worry|be (?:worried|concerned)) about"
     r"(?: (?:on|at|for|before|by) [\w ]{2,20})?"
    r"|what should (?:i|we) (?:worry|be (?:worried|concerned)) about", "brief"),
    (r"(?:is|are) (?:everything|every thing|things|it all|all|we)(?: all)? (?:still )?(?:ok|okay"
     r"|fine|good|all ?right|on track|to plan|in hand|under control|going (?:ok|okay|well))",
     "digest"),
    (r"where are we(?: (?:up to|at|overall))?", "digest"),
    (r"are we (?:all )?(?:ready|set|prepared)(?: (?:for|on|by) [\w ]{2,30})?", "brief"),
    (r"what (?:percentage|per ?cent|proportion|share)(?: of (?:them|(?:the )?actions|the plan))?"
     r" (?:is|are|has been|have been|have we)(?: \w+){1,3}", "digest"),
    (r"how are (?:we|things) (?:doing|looking|getting on)"
     r" (?:compared (?:to|with)|against|since|versus|vs) (?:the |our )?last"
     r" (?:time|meeting|digest|month|quarter)"
     r"|(?:which|what) themes? (?:is|are) (?:the )?(?:worst|best|most behind|furthest behind"
     r"|struggling|doing (?:worst|best|well|badly)|behind)", "digest"),
    (r"who (?:leads|has|is leading|is doing|owns|does) (?:what|which(?: actions?| ones?)?)",
     "list by lead"),
    (rf"how many(?: actions| ones)? (?:does|has|is) {_WHO}"
     r" (?:have|got|lead|leading|own|doing|on|responsible for)", r"list lead \1"),
    (r"(?:(?:show|give)(?: me)? |see )?my (?:list|to[- ]?do(?: list)?|deadlines|due dates)",
     "mine"),
    (r"(?:(?:a|the) )?(?:quick )?(?:summary|brief(?:ing)?|overview) for the chair"
     r"|(?:the )?chair's (?:brief(?:ing)?|summary|overview)", "brief"),
    (r"who (?:do|should|must) (?:i|we) (?:need to |have to )?(?:chase|nudge|remind|ask)(?: up)?",
     "list no update"),
    (r"who (?:is|are) (?:the |our |my )?(?:chair|co-?ordinator|lead|member)s?", "people"),
    (rf"who is {_WHO}", r"list lead \1"),
    (r"when (?:is|are) (?:the |our )?(?:next )?cut-?off|how long (?:have|do) (?:leads|people|they"
     r"|we) (?:got|have)(?: left)?(?: to (?:reply|answer|update|respond))?", "meetings"),
)  # fmt: skip
_WRITES = r"(?:send|messag|remind|chas|nudg|text|bother|contact|email|ping)(?:e|ing|ging)?"
_MESSAGES = r"(?:messages?|reminders?|cards?|pings?|notifications?|texts?)"
_THESE = rf"(?:(?:these|this|them|the|your|so many|of these)(?: {_MESSAGES})?|{_MESSAGES})"
_COLOUR = r"(?:a |an )?(?:red|amber|green|blue|not rated|rag|yellow|complete|colou?rs?|ratings?)"
_COLOURS = rf"(?:the )?{_COLOUR}(?:(?: and| or| vs\.?|,|/) ?{_COLOUR})*(?: rating| status| mean)?"
_MY_WORDS = r"my (?:comments?|updates?|answers?|repl(?:y|ies)|messages?|notes?)"
_SAID_HERE = (
    rf"(?:this|it|that|these|me|{_MY_WORDS}|(?:what|everything|anything|the things) (?:i|we)"
    r" (?:say|write|type|put(?: in)?|tell you|send|said|wrote)(?: (?:here|to you|in here|down))?)"
)
_READ = r"(?:also )?(?:see|sees|read|reads|view|get|gets)"
_SOME = (
    r"(?:everyone|everybody|anyone|other people|others|the (?:\w+ )?\w+|my \w+|people|they"
    r"|all the leads)"
)
_SHARED = (
    r"(?:private|confidential|public|published|recorded|secret|shared|on the record|anonymous"
    r"|printed)"
)
_OF_READERS = (
    (rf"who (?:can |will |does |else )?{_READ} {_SAID_HERE}(?: here)?"
     rf"|(?:can|will|does|do|could) {_SOME} (?:else )?{_READ} {_SAID_HERE}(?: here)?"
     rf"|is {_SAID_HERE} (?:\w+ )?{_SHARED}|(?:will|are|is) {_MY_WORDS} (?:be )?{_SHARED}"
     rf"|where (?:does|do|will) {_SAID_HERE} (?:go|end up)"
     rf"|(?:do|will) you (?:keep|store|save|publish|share|print) {_SAID_HERE}", "help privacy"),
)  # fmt: skip
_OF_CHASER = (
    *_OF_READERS,
    (r"how (?:do|should|can) (?:i|we|you) (?:read|understand) (?:this|it|these|the (?:digest|report"
     r"|chart|colou?rs?|table|list))", "help colours"),
    (rf"what (?:does|do|did|would) {_COLOURS}(?: mean| stand for| say)?"
     rf"|what is (?:the difference between |meant by |the meaning of ){_COLOURS}"
     r"|what is (?:a )?(?:rag|rag (?:status|rating)|not rated)"
     rf"|how is {_COLOURS} different (?:to|from|than) {_COLOURS}"
     rf"|when (?:should|do|would|can) (?:i|we|you) (?:use|say|put|choose|go) {_COLOURS}"
     rf"|what (?:counts as|makes (?:it|something|an action)) {_COLOURS}"
     r"|(?:how do|how should) (?:i|we) (?:choose|pick|decide(?: on)?|know) (?:a|the|which|what) "
     r"(?:colou?r|rating|rag|status)(?: to (?:use|choose|put))?"
     r"|(?:what|which) colou?rs (?:are there|can (?:i|we) (?:use|choose))", "help colours"),
    (rf"(?:how often|when) (?:will|do|are) you (?:going to )?{_WRITES} me"
     rf"|why (?:do i|am i) (?:keep )?(?:get(?:ting)?|receiv(?:e|ing)) (?:all )?{_THESE}"
     rf"|why (?:do|are) you (?:keep )?{_WRITES} me"
     r"|how (?:do|can) i (?:stop|turn off|switch off|mute|pause|get rid of|get fewer|have fewer) "
     rf"{_THESE}"
     rf"|(?:(?:can|could|will|would) you )?(?:please )?stop {_WRITES} me so (?:many|much|often)"
     rf"(?: {_MESSAGES})?"
     rf"|(?:there are |i am getting |i get |you send )?(?:far )?(?:too|so) many {_MESSAGES}",
     "help reminders"),
)  # fmt: skip


def of_chaser(asked: str) -> tuple[Enquiry, ...]:
    """Asked of what Chaser goes by: what a colour means, when it writes to a lead."""
    return _in_set_words(asked, _OF_CHASER)


def of_chasing(asked: str) -> tuple[Enquiry, ...]:
    """Asked of who has answered, who was reminded, and when it goes on."""
    return _in_set_words(asked, _OF_CHASING)


def of_how_it_moves(asked: str) -> tuple[Enquiry, ...]:
    """Asked as chairs ask: what is new, who is behind, what was agreed."""
    return _in_set_words(asked, OF_CHAIRS)


def of_the_whole(asked: str) -> tuple[Enquiry, ...]:
    """Asked of the plan as a whole, or of who has which role."""
    return _in_set_words(asked, _WHOLE)


def _in_set_words(asked: str, shapes: Sequence[tuple[str, str]]) -> tuple[Enquiry, ...]:
    for shape, command in shapes:
        if found := re.fullmatch(shape, asked.rstrip("?"), re.IGNORECASE):
            name, _, rest = found.expand(command).partition(" ")
            return (Enquiry(name, rest),)
    return ()
