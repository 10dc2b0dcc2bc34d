"""Words that tell a person's name from a post, a group or a placeholder in a Lead cell."""

import re

from handlers.rules.words import bag

# Somebody is still to be found: such a cell names nobody.
NOBODY = re.compile(
    r"(?:[\W_]*|t\.?\s?b\.?\s?[acd]\.?|n\s*[/.]?\s*a\.?|none|nil|nobody|no[\s-]?one|vacan(?:t|cy)(?:\s+(?:post|role|position))?"
    r"|(?:still\s+)?(?:to\s+be|be|being)\s+(?:confirmed|agreed|advised|decided|determined|identified"
    r"|appointed|allocated|assigned|arranged|announced|recruited|named|found)"
    r"|(?:lead\s+)?(?:not\s+(?:known|yet\s+\w+|assigned|applicable|allocated)|unknown|unassigned"
    r"|unallocated|pending|awaited)|\(?job[\s-]?share\)?|no\s+lead(?:\s+yet)?|new\s+post|post\s+vacant|various\?)"
    r"(?:\s+t\.?b\.?[acd]\.?)?[?.!\s]*",
    re.IGNORECASE,
)

TITLES = re.compile(
    r"(?:cllrs?|clrs?|councillors?|mr|mrs|ms|miss|mx|dr|prof(?:essor)?|rev(?:erend|d)?|fr|sir|dame"
    r"|lord|lady|pc|pcso|ps|sgt|sergeant|insp(?:ector)?|ch(?:ief)?\.?\s?(?:insp(?:ector)?|supt)"
    r"|(?:chief\s)?superintendent|supt|(?:[ATDC]|ch)/(?:insp|sgt|supt|dci|dc|ds|di|pc|ps)"
    r"|dc|ds|di|dci|acc|cc|hon|canon|imam|rabbi)\b\.?",
    re.IGNORECASE,
)

POST_WORDS = bag(
    """
    manager officer director head lead leader commissioner coordinator co-ordinator chief
    executive chair chairman chairwoman chairperson secretary treasurer clerk administrator
    adviser advisor analyst assistant deputy constable sergeant inspector superintendent
    warden worker practitioner consultant nurse matron principal headteacher governor
    engineer planner surveyor solicitor accountant auditor editor owner champion member
    representative rep supervisor specialist strategist facilitator trainer teacher
    librarian curator minister vicar pastor president mayor portfolio commander organiser
    trustee connector ceo cfo coo dpo
    """
)

# A head noun of a body: "Compact Steering Group", "Third Sector Assembly".
BODY_WORDS = bag(
    """
    all everyone everybody partners partner partnership partnerships agencies agency group
    groups subgroup sub-group team teams board council councils committee commission
    consortium forum assembly network association authority constabulary department dept
    directorate division unit office service services trust foundation society charity
    charities church churches mosque university college school schools academy hospital
    surgery practice practices ccg icb nhs police fire housing health education probation
    ambulance army ltd limited plc llp cic cio bureau centre centres hub hubs club clubs
    union federation alliance collaborative coalition cooperative co-operative institute
    cabinet leadership executive staff workforce residents tenants volunteers communities
    community neighbourhood neighbourhoods stakeholders providers employers businesses
    schools wardens parishes parish town district borough county city government ministry
    collective company panel taskforce parents carers families pupils students assembly
    court communications comms finance legal procurement planning highways transport
    libraries leisure environment regeneration estates facilities payroll marketing cohort
    tsos vcs vcse voluntary development learning sector cell programme project various
    multiple both others other organisations organisation hr it ict ph gp gps cs fm pr ir qa
    jobcentre rsl rsls rescue children young people shelter mind barnardos mencap samaritans nacro
    healthwatch uk advice england wales scotland ireland british national red cross army
    rnib rspca refuge unison faith interfaith citizens women men youth disabled
    """
)

# Two capitals are mostly a person's initials; these are mostly not.
SHORT_BODIES = bag("HR IT PH GP CS FM PR QA NP NPS EP LA PD CA CX UK EU CE AC OT SW YJ ASB DV")

# Given names met often in Britain, to find where a name ends that a post follows with no mark.
GIVEN = bag(
    """
    aaron abbie abdul abdullah abi abigail adam adele adrian agnieszka ahmed aidan aisha
    alan alana albert alex alexander alexandra alexis alfie ali alice alison alistair allan
    amanda amber amelia amina amir amit amy andrea andrew andy angela angus anita ann anna
    anne annette anthony antonia anya april archie arthur asha asif audrey aziz baljit
    barbara barry beata becky belinda ben benjamin bernadette bernard beth bethan bethany
    beverley bev bill billy bob brenda brian bridget bronwen bryan callum cameron carl carol
    carole caroline catherine cath cathy catrin cerys charles charlie charlotte chloe chris
    christina christine christopher claire clare clive colin connor craig crystal cynthia
    daisy damian dan daniel danielle daphne darren dave david dawn dean debbie deborah
    deepak denise dennis derek di diana diane dilip dominic don donald donna doreen dorothy
    doug douglas duncan dylan ed eddie edward edwina eileen elaine eleanor elizabeth ella
    ellen ellie emily emma eric erica erin ethan eva evan eve ewa faith farah fatima faye
    fiona frances francis frank fred freya gail gareth gary gavin gemma geoff geoffrey
    george georgia georgina gerald gill gillian glen glenn gordon grace graeme graham grant
    greg gregory gupti gurpreet guy gwen hannah harjit harold harpreet harriet harry hasan
    hassan hazel heather heidi helen henry hilary holly howard hugh huw hussain ian ibrahim
    imran ingrid iqbal irene iris isaac isabel isla ivan ivor jack jackie jacob jacqueline
    jacqui jade jake james jamie jan jane janet janice jasmine jason jasper javed jay jayne
    jean jeff jen jennifer jenny jeremy jess jessica jill jim jo joan joanna joanne joe john
    jon jonathan jordan joseph josephine josh joshua joy joyce judith judy jules julia
    julian julie june kamal karen karl kasia kate katherine kath kathleen kathryn kathy
    katie katrina kay keith kelly ken kenneth kerry kevin khalid kieran kim kirsty kris
    kulwinder kyle lance laura lauren laurence layla leah leanne lee len leon leona lesley
    leslie lewis liam lily linda lindsay lindsey lisa liz lorna lorraine louis louise lucy
    luke lynda lynn lynne maciej maggie magda malcolm mandy marc marcus margaret maria
    marian marie marilyn marion mark marta martin martyn mary mason matt matthew maureen max
    maxine may megan mel melanie melissa michael michelle mick miguel mike miranda mohammad
    mohammed mohamed moira molly monica morag morgan muhammad myra nadia naomi natalie
    natasha nathan neil nia nick nicola nicholas nicole nigel nikki nina noel nora norma
    norman olga oliver olivia omar oscar owen pam pamela pat patricia patrick paul paula
    pauline penny pete peter phil philip phillip philippa phoebe piotr poppy priya rachel
    rahul raj rajesh ralph rashid ravi ray raymond rebecca reece rees rhian rhys richard
    rick rishi rita rob robert roberta robin rod roger roisin ron rosa rose rosemary rosie
    ross roy ruby rukhsana rupert russ russell ruth ryan sadia sally sam samantha samir
    samuel sandra sanjay sara sarah scott sean sebastian shabana shane shannon sharon shaun
    sheila shelley shirley sian simon simone siobhan sonia sophia sophie stacey stan stella
    stephanie stephen steve steven stewart stuart sue sunita surinder susan susie suzanne
    sylvia tanya tariq tara ted teresa terry tess theresa tim timothy tina toby tom tomasz
    tony tracey tracy trevor trish una usha val valerie vanessa vera vicki vicky victor
    victoria vikki vincent violet vivien wayne wendy will william yasmin yusuf yvonne zara
    zoe
    """
)

# A body's last word that also heads what stands before "and": "Health and Wellbeing Board".
BODY_HEADS = bag(
    """
    team teams group groups partnership board forum service services department directorate
    committee commission council trust unit network association authority development learning
    hub centre
    """
)
