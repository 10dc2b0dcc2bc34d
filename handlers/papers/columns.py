"""What a column is for, by the words of its heading."""

# One rule a line reads better here than one rule broken over five.
# ruff: noqa: E501

import re
from functools import lru_cache

from handlers.rules.dates.words import SHORT_MONTH

# Meanings that hold what an action cannot do without; a header row has to name one of them.
CORE = frozenset({"action", "task", "lead", "deadline"})

MEANINGS = (
    "code", "section", "theme", "action", "task", "lead", "organisation", "start", "deadline",
    "revised", "rag", "earlier rag", "state", "completed", "percent", "comment", "target",
    "position", "planned", "cost", "impact", "priority", "notes", "support", "contact", "other",
)  # fmt: skip

_D = r"(?:dates?|deadlines?|time\s?scales?|time\s?frames?|time\s?lines?)"
_WHO = r"(?:officers?|persons?|people|names?|members?|contacts?|individuals?|managers?|director)"
_BODY = r"(?:agenc(?:y|ies)|organi[sz]ations?|orgs?|partners?|bod(?:y|ies)|departments?|dept|directorates?|services?|teams?|groups?)"
_TEXT = r"(?:actions?|activit(?:y|ies)|interventions?|initiatives?|projects?|commitments?|recommendations?|proposals?|measures?|cards?|work|what)"
_FINE = r"(?:tasks?|sub-?\s?tasks?|sub-?\s?actions?|steps?|key steps?|milestones?|key milestones?|deliverables?|next steps)"

_NEWS = r"(?:progress|updates?|comment\w*|narrative|exceptions?|news)"

_COLOUR = r"(?:(?:current\s+|delivery\s+)?(?:b?rag(?:\s+status)?|status))"
_AND = r"\s*(?:/|and|&|-|\+)\s*"

_WHO_AND_WHEN = rf"(?:by\s+)?(?:who|whom|leads?|owners?|lead\s+{_WHO}|responsib\w+){_AND}(?:by\s+)?(?:when|{_D}|due(?:\s+date)?|target(?:\s+date)?)\??"

# In order: the first that fits the whole heading says what the column is.
_RULES: tuple[tuple[str, str], ...] = (
    # Dates that are no deadline stand before those that are.
    ("start", r"(?:planned\s+)?start\s+years?"),
    ("comment", rf"(?:evidence|outcomes?|impacts?)\s*(?:/|&|and)\s*{_NEWS}"),
    ("rag", rf"{_COLOUR}{_AND}{_NEWS}|{_NEWS}{_AND}{_COLOUR}"),
    ("comment", rf"{_NEWS}{_AND}(?:next\s+steps?|risks?|issues?|mitigat\w+|barriers?|evidence)|notes?{_AND}{_NEWS}|actions?\s+taken\s+(?:to\s+date|so\s+far|since.*)|(?:progress|updates?|comments?)\s+(?:no\.?\s*)?\d\d?"),
    ("other", r"labels?|tags?"),
    ("lead", _WHO_AND_WHEN),
    ("theme", r"(?:bucket|list)\s+name|bucket|section/column"),
    ("start", r"timeline\s*-\s*start|(?:date\s+)?created(?:\s+(?:date|on|at))?"),
    ("deadline", r"timeline\s*-\s*end"),
    ("completed", r"(?:actual|date)\s+(?:of\s+)?(?:complet\w+|closed|finish\w*|done|achieved|delivered)(?:\s+date)?|(?:closed|closure)(?:\s+date)?|(?:completed|achieved|delivered)(?:\s+(?:on|at|date))"),
    ("state", r"completed|done|finished|achieved|delivered"),
    ("contact", r"(?:key\s+|main\s+|named\s+)?contacts?(?:\s+(?:details?|names?|person|officer))?|e-?mail.*|(?:tele)?phone.*|tel\.?"),
    ("start", rf"(?:planned\s+|proposed\s+|actual\s+)?(?:start|begin\w*|commence\w*|from)(?:\s+{_D})?|date\s+(?:raised|added|agreed|opened|set|started|of\s+meeting|identified|logged)|(?:raised|opened|added|agreed)(?:\s+on)?|meeting\s+date|review\s+(?:date|period)|(?:last\s+)?reviewed?(?:\s+on)?|(?:date\s+)?last\s+updated?|date\s+of\s+(?:last\s+)?(?:update|review)|updated(?:\s+on)?"),
    ("revised", rf"(?:revised|new|amended|extended|updated|latest|current|forecast|expected|re-?scheduled|slipped|agreed\s+new|projected|anticipated)\s+(?:(?:target|completion|end|due|finish|delivery)\s+)*{_D}(?:\s*\(?if\s+\w+(?:\s+\w+)?\)?)?|revision|revised(?:\s+(?:target|completion|due|end|finish))?|(?:forecast|expected|current|latest|new|amended)\s+(?:finish|end|completion)|slipped\s+to|extension(?:\s+date)?|forecast(?:\s+completion)?(?:\s+date)?"),
    ("deadline", r"(?:target\s+|planned\s+)?(?:end|finish|completion|delivery|target)\s+years?"),
    ("deadline", rf"(?:original\s+|target\s+|agreed\s+|planned\s+|proposed\s+|key\s+|action\s+|baseline\s+)*(?:(?:completion|end|due|finish|delivery|target|milestone|implementation|closure)\s+)*{_D}(?:\s+(?:for\s+)?(?:completion|due|delivery|implementation|set))?|(?:to\s+be\s+)?(?:completed?|done|finished|delivered|achieved|due|delivery|completion|end|finish|target\s+completion)(?:\s+by)?(?:\s+when)?|(?:baseline|original|planned|target)\s+(?:finish|end|completion|due)|by\s+when\??|by\s+date|when(?:\s+by)?(?:\s+will\s+.*)?\??|by|when\s+(?:is|by).*|due\s+(?:on|by|in|for)|month\s+due|target\s+month|how\s+long.*"),
    ("percent", r"(?:%|per\s?cent(?:age)?)\s*(?:of\s+)?(?:action\s+|task\s+|work\s+)?(?:comp\w*|done|progress|finished)|(?:comp\w*|progress|done)\s*\(?(?:%|per\s?cent(?:age)?)\)?"),
    ("earlier rag", r"(?:target|forecast|predicted|expected|inherent|residual|proposed)\s+(?:b?rag|status|rating)|(?:previous|last|prior|former|old|initial|baseline|opening|past)\s+(?:b?rag(?:\s+\w+)?|status|rating)(?:\s+.*)?|(?:b?rag|status|rating)\s*\(?(?:previous|last|prior)(?:\s+\w+)*\)?|direction(?:\s+of\s+travel)?|trend|dot"),
    ("rag", r"(?:current\s+|overall\s+|latest\s+|delivery\s+|progress\s+|action\s+|task\s+)*(?:b\s?[-/]?\s?r\s?[-/]?\s?a\s?[-/]?\s?g|r\s?[-/]?\s?a\s?[-/]?\s?g(?:\s?[-/]?\s?b)?|ragb|brag|bragg?)(?:\s*\(?(?:status|rating|rated|score|progress|assessment|b?rag)\)?)*|(?:(?:current|overall|latest|delivery|progress|action|task)\s+)?(?:status|rating|confidence)|traffic\s+lights?(?:\s+.*)?|(?:status\s+)?colou?r|(?:rag|status|rating)\s*[(/:-].*|on\s+track\s*\??(?:\s*\(.*\))?|(?:current|now)|.*\((?:b?rag|r/?a/?g)(?:\s+\w+)?\)|(?:b?rag|status|rating)\s+(?:this|current|now)(?:\s+\w+)?|red[\s/,]+amber[\s/,]+(?:or\s+)?green.*|green[\s/,]+amber[\s/,]+(?:or\s+)?red.*"),
    ("state", r"(?:action\s+)?(?:complete[d]?|done|closed|open|achieved|finished)\s*(?:\?|\(?y\s?/\s?n\)?|/?\s*(?:open|closed|not\s+complete|incomplete|outstanding).*)|(?:open|live|active)\s*(?:/|or)\s*closed.*|is\s+(?:it|this)\s+(?:complete|done).*|state|completed|done|action\s+status"),
    # Text columns beside the action.
    ("comment", rf"(?:(?:latest|current|recent|last|quarterly|monthly|general|additional|officer|lead|rag|status|action|most\s+recent)\s+)*(?:progress|updates?|comment\w*|commentary|narrative|news|progress\s*(?:/|and|&|-|or)?\s*(?:updates?|comments?|notes?|commentary|evidence|outcomes?|made|report|to\s+date|so\s+far|against.*|since.*)|{_NEWS}(?:\s*(?:/|and|&|or|-)\s*(?:{_NEWS}|notes?|actions?))+|update\s+(?:on\s+progress|logs?|history|notes?|as\s+at.*|from.*)|progress\s+.*|where\s+(?:are\s+we|we\s+are|have\s+we|we['’]?ve)\b.*|what(?:'s|\s+has)\s+happened(?:\s+.*)?|what\s+(?:have\s+we\s+done|progress.*)|how\s+(?:are\s+we\s+doing|is\s+it\s+going).*|position\s+statement)(?:\s*[(:-].*)?|(?:update|progress|position|comments?)\s+(?:at|to|for|as\s+at|on|-)?\s*.{{3,20}}\d{{2,4}}"),
    ("notes", r"(?:additional\s+|further\s+|other\s+)?(?:notes?|remarks?|information)(?:\s*/.*)?"),
    ("position", r"(?:current\s+|latest\s+)?(?:position|situation)"),
    ("planned", r"planned\s+(?:improvements?|actions?).*|(?:improvements?|actions?|next\s+steps?)\s+(?:needed|planned).*|mitigat\w+.*|remedial\s+.*|corrective\s+.*|next\s+(?:steps?|actions?)(?:\s+.*)?|barriers.*|risks?(?:\s+.*)?|issues?(?:\s+.*)?"),
    ("impact", r"(?:expected\s+|intended\s+|desired\s+|anticipated\s+|planned\s+|key\s+)*(?:impacts?|outcomes?|results?|benefits?|difference)(?:\s*/\s*\w+)*|what\s+(?:difference|impact|will\s+(?:it|this)\s+(?:achieve|change)|success|we\s+(?:want|expect)).*|outputs?(?:\s*/.*)?|(?:expected|intended|desired|anticipated)\s+.*"),
    ("target", r"(?:performance\s+)?(?:targets?|measures?|indicators?|kpis?|metrics?|success\s+(?:criteria|measures?)|evidence|baseline)(?:\s*[/&(].*|\s+(?:of\s+success|for\s+success|and\s+.*))?|success(?:\s+.*)?|how\s+(?:will\s+we|we\s+will|we['’]?ll|do\s+we)\s+(?:know|measure).*|measures?\s+of.*|outcome\s+measures?"),
    ("cost", r"(?:estimated\s+|total\s+|indicative\s+)?(?:costs?|budgets?|funding|resources?|finance|financial\s+implications?|spend)\b.*|£.*|.*\(£\).*"),
    ("priority", r"(?:priority|importance|urgency|rank(?:ing)?)(?:\s+(?:level|rating|\(?h\s?/\s?m\s?/\s?l\)?))?|h\s?/\s?m\s?/\s?l"),
    # Who.
    ("organisation", rf"(?:lead\s+|responsible\s+|owning\s+|accountable\s+|delivery\s+)?{_BODY}|(?:lead\s+)?organi[sz]ation\s*/\s*{_BODY}"),
    ("support", rf"(?!delivery\s+leads?\b)(?:support(?:ing|ed\s+by)?|key|other|delivery|involved|contributing|supporting)\s+(?:{_WHO}|{_BODY}|leads?)(?:.*)?|partners?\s+involved|who\s+else.*|support(?:ed\s+by)?|with\s+(?:who|whom)\??|consult\w+|informed|beneficiar\w+|deputy(?:\s+lead)?|sponsor|(?:portfolio|cabinet)\s+(?:holder|member|lead)"),
    ("lead", rf"(?:senior\s+responsible\s+(?:owner|officer)|s\.?r\.?o\.?|named\s+{_WHO}|(?:action\s+|task\s+|project\s+|overall\s+|named\s+|joint\s+|main\s+|delivery\s+|strategic\s+|operational\s+|exec(?:utive)?\s+)*(?:leads?|owners?|lead\s+{_WHO}|resp|responsib\w+(?:\s+of)?|accountab\w+|assigned(?:\s+to)?|assignees?|allocated\s+to|action(?:ed)?\s+by|by\s+who[m]?\??|who\??|whom\??|lead\s*/.*|leads?\s*\(.*|leads?\s+(?:and|&)\s+.*|lead\s+for\s+.*|owner\s*[/(&].*)(?:\s+(?:{_WHO}|{_BODY}|for\s+.*|party|parties))?|{_WHO}\s*(?:/\s*{_BODY})?|(?:responsible|accountable|lead)\s+(?:{_WHO}|{_BODY})(?:\s*[/(&].*|\s+(?:and|or)\s+.*)?|(?:officer|person|organi[sz]ation|agency)\s+(?:responsible|leading|lead)|who(?:'s|\s+(?:is|will|leads|by|responsible)).*|(?:responsible|accountable)\s+lead|.*\b(?:responsible|accountable)\b.{{0,30}}|officer\s*/\s*\w+)"),
    # Which and what.
    ("action", rf"(?:objectives?|outcomes?|priorit(?:y|ies)|aims?|goals?|themes?)\s*(?:/|&|and|or)\s*{_TEXT}"),
    ("action", rf"(?:action\s+)?(?:refs?|references?|nos?|numbers?|codes?|i\.?d\.?|#)\.?\s*(?:and|&|/|\+|,)\s*(?:{_TEXT}|title|description)(?:\s+(?:titles?|names?|descriptions?|details?))?"),
    ("code", rf"(?:(?:{_TEXT}|{_FINE}|objective|outcome|priority|item|plan|line|unique)\s+)?(?:nos?\.?|numbers?|refs?\.?(?:\s*(?:no\.?|number))?|references?(?:\s*(?:no\.?|number))?|i\.?d\.?|codes?|#)\s*:?|#|n[oº°]\.?|s/?n|serial(?:\s+no\.?)?|item|row"),
    ("section", r"(?:sections?|pillars?|chapters?|parts?|domains?|portfolios?)"),
    ("theme", r"(?:strategic\s+|key\s+|corporate\s+|overarching\s+|plan\s+|high\s+level\s+|linked?\s+(?:to\s+)?|our\s+)*(?:themes?|priorit(?:y|ies)(?:\s+(?:area|theme|action)s?)?|objectives?|outcomes?|aims?|goals?|strands?|work\s?-?streams?|programmes?|areas?(?:\s+(?:of\s+(?:work|focus)|for\s+\w+))?|focus(?:\s+areas?)?|categor(?:y|ies)|headings?|topics?|subjects?|ambitions?|missions?|drivers?|issues?\s*/\s*\w+|key\s+lines?.*)(?:\s*/\s*\w+)*"),
    ("task", rf"{_FINE}(?:\s*[/&(].*|\s+(?:and|to|required|needed|names?|titles?|desc\w+|details?)\b.*)?"),
    ("action", rf"(?:(?:key|main|potential|proposed|agreed|planned|specific|required|priority|recommended|high\s+level|improvement|detailed|our|the|short|smart|delivery)\s+)*{_TEXT}(?:\s*[/&(].*|\s+(?:and|to\s+be|to|required|needed|required\??|points?|items?|titles?|names?|descriptions?|details?|agreed|taken|planned|proposed|we\s+will|will\s+we|are\s+we|do\s+we|needs).*)?|(?:action\s+|short\s+|brief\s+)?(?:descriptions?|details?|titles?|summary)(?:\s+of\s+.*)?|we\s+will.*|how(?:\s+(?:will|we|are).*)?|to\s?-?do|what.*(?:do|doing|done)\b.*"),
)  # fmt: skip

_COMPILED = tuple((meaning, re.compile(rule, re.IGNORECASE)) for meaning, rule in _RULES)
_OUTSIDE = re.compile(r"^[^\w%£#(]+|[\s*:.;,_-]+$")
_QUARTER = re.compile(
    rf"\b(?:q[1-4]|quarter\s+\w+|{SHORT_MONTH}|20\d\d)\w*\b",
    re.IGNORECASE,
)


_ALSO_NEWS = re.compile(
    rf"{_COLOUR}{_AND}{_NEWS}|{_NEWS}{_AND}{_COLOUR}|{_NEWS}\s*\({_COLOUR}\)|{_COLOUR}\s*\({_NEWS}\)",
    re.IGNORECASE,
)


def tells_news_too(heading: str) -> bool:
    """Whether a column of statuses is that of comments too: "RAG / update"."""
    return _ALSO_NEWS.fullmatch(normal(heading)) is not None


_BOTH = re.compile(_WHO_AND_WHEN, re.IGNORECASE)


def names_who_and_when(heading: str) -> bool:
    """Whether a column is headed as that of leads and deadlines alike: "Who / when"."""
    return _BOTH.fullmatch(normal(heading)) is not None


_PLURAL = re.compile(r"(?<=[a-z])(?:/s|\(s\))(?=\s|$)", re.IGNORECASE)  # "Deadline(s)"


def normal(heading: str) -> str:
    """A heading without case, stray marks and doubled blanks, to compare one with another."""
    return _OUTSIDE.sub("", " ".join(heading.split())).casefold()


# What stands in brackets after a heading only explains it: "Target completion (orig.)".
_ASIDE = re.compile(r"\s*\([^()]*\)$")


@lru_cache(maxsize=2048)
def meaning_of(heading: str) -> str | None:
    """What a heading says its column is for, None where it is no heading known.

    `notes` and `support` are known headings whose cells are kept as they stand.
    """
    text = _OUTSIDE.sub("", " ".join(heading.replace("’", "'").split())) or heading.strip()
    text = _PLURAL.sub("s", text)
    if not text or len(text) > 120:
        return None
    for meaning, rule in _COMPILED:
        if rule.fullmatch(text):
            return meaning
    bare = _ASIDE.sub("", text)
    return _meaning_by_period(text) or (meaning_of(bare) if bare and bare != text else None)


def names_period(heading: str) -> bool:
    """Whether a heading names a time: "RAG Q2", "Update July 2024"."""
    return _QUARTER.search(heading) is not None


def _meaning_by_period(text: str) -> str | None:
    """ "RAG Q2", "Update July 2024": the same column once a period, named after it."""
    bare = _QUARTER.sub(" ", text)
    if bare == text:
        return None
    bare = re.sub(r"[\d\s/()'’-]+", " ", bare).strip()
    for meaning, rule in _COMPILED:
        if bare and meaning in ("rag", "comment", "percent") and rule.fullmatch(bare):
            return meaning
    return None
