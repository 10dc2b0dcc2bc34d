"""A comment keeps the lead's own words, less what was taken as status and date."""

from __future__ import annotations

import pytest

from handlers.rules.reply import Known
from tests.rules.replies.cases import AMBER, THREE, UNRATED, outcome, read

COMMENTS = [
    ("amber waiting on Cabinet", "waiting on Cabinet"),
    ("6.4 amber waiting on Cabinet, now end Oct", "waiting on Cabinet"),
    ("Amber - waiting on legal to sign the SLA", "waiting on legal to sign the SLA"),
    ("amber (funding)", "funding"),
    ("done press release issued", "press release issued"),
    ("green thanks", ""),
    ("Hi Bev, green, thanks Jo", ""),
    ("Hi Bev Hall, green, thanks Jo O'Brien", ""),
    ("dear Bev Hall\n6.4 amber late", "late"),
    ("hello Bev\n6.4 amber", ""),
    ("amber late. Many thanks Bev Hall x", "late"),
    ("sorry Bev Hall, late reply, amber late", "late"),
    ("amber thanks to Cabinet Office", "thanks to Cabinet Office"),
    ("6.4 amber, morning sessions only", "morning sessions only"),
    ("it's still amber as Cabinet moved to 12 Oct", "as Cabinet moved to 12 Oct"),
    ("red: budget cut by £3,000.50 (5%)", "budget cut by £3,000.50 (5%)"),
    ("we're stuck waiting for legal", "we're stuck waiting for legal"),
    ("superseded by CR9", "superseded by CR9"),
    ("completed on Friday", "completed on Friday"),
    ("green (was amber)", ""),
    ("was amber in July, now green", ""),
    ("£2k short so red. Meeting the funder on Friday", "£2k short. Meeting the funder on Friday"),
    (
        "draft with legal. Green for now but could slip in May",
        "draft with legal. could slip in May",
    ),
    ("amber for the moment, funding may go", "funding may go"),
    ("interviews on Tuesday, amber til then", "interviews on Tuesday"),
    ("its green really, the hall just confirmed", "the hall just confirmed"),
    ("was amber last time but it's red now I'm afraid, the printer broke", "the printer broke"),
    ("amber last month, now red because the roof leaks", "because the roof leaks"),
    ("green. Last month, we met the school", "Last month, we met the school"),
    ("green, sorry I meant amber", ""),
    ("sorry I meant red not amber", ""),
    ("red, not amber, lost the kitchen", "lost the kitchen"),
    ("red, not amber enough money", "not amber enough money"),
    ("the forum is amber", ""),
    ("The forum met last week and is now on track", "The forum met last week"),
    ("slipped to Nov due to staffing", "due to staffing"),
    ("amber now end Oct short of drivers", "short of drivers"),
    ("80% complete", "80% complete"),
    ("still talking to Tesco, so amber I'd say.", "still talking to Tesco"),
    ("amber, <not us>", "<not us>"),
    ("amber, see the note ->", "see the note"),
    ("nearly done - 12 of 15 schools", "nearly done - 12 of 15 schools"),
    ("no change", ""),
    ("no change, waiting on PCC", "waiting on PCC"),
    ("CR6.4 Resilience forum: on track", ""),
    ("Green &amp; well attended\n&gt; what about red?", "well attended"),
    ("parked until January", "parked until January"),
    ("I'm not happy with CR6.4", "I'm not happy with CR6.4"),
    ("agreed that CR6.4 be looked at in spring", "agreed that CR6.4 be looked at in spring"),
    ("good progress with CR6.4 this month", "good progress this month"),
]


@pytest.mark.parametrize(("text", "comment"), COMMENTS)
def test_a_comment_is_what_was_said_besides_status_and_date(text: str, comment: str) -> None:
    edits = read(text, AMBER).edits
    assert [edit.comment for edit in edits] == [comment]


def test_a_long_essay_is_kept_whole() -> None:
    essay = "\n\n".join(
        f"Paragraph {n}: we met {n} families and spent £{n},500." for n in range(60)
    )
    edit = read(f"Amber.\n\n{essay}", UNRATED).edits[0]
    assert edit.comment == "\n".join(line for line in essay.split("\n") if line)


def test_each_action_keeps_its_own_lines() -> None:
    said = "CR6.2\nRed\nLost the kitchen at Tuffley\n\nCR6.4\nAmber\nWaiting on Cabinet"
    assert [edit.comment for edit in read(said, THREE).edits] == [
        "Lost the kitchen at Tuffley",
        "Waiting on Cabinet",
    ]


def test_words_before_the_first_action_go_with_each_that_is_named() -> None:
    edits = read("Team met on Tuesday afternoon. CR6.4 is red", THREE).edits
    assert [(e.action, e.comment) for e in edits] == [(1, "Team met on Tuesday afternoon.")]


MAIL = [
    "amber\n\nKind regards\nJo Green\nGreen Spaces Officer\nT: 01452 396396",
    "amber\n\nSent from my iPhone",
    "amber\n-- \nAmber Smith\nRed Cross",
    "amber\n\nOn Mon, 7 Sep 2020 at 09:30, Chaser wrote:\n> CR6.4 is Red\n> On track?",
    "amber\n\nFrom: Chaser\nSent: 7 September\nTo: Jo\nSubject: red",
    "amber\n\n-----Original Message-----\nall green",
    "> CR6.4 red\namber",
    "amber\n\nThanks,\nJo",
    "amber\n\nThis email and any attachments are confidential. Complete or not.",
    "amber\n\nJo Smith",
]


@pytest.mark.parametrize("text", MAIL)
def test_quoted_mail_and_signatures_are_cut(text: str) -> None:
    edit = read(text, UNRATED).edits[0]
    assert (edit.status, edit.comment) == ("amber", "")


def test_thanks_above_the_update_is_no_signature() -> None:
    assert read("Thanks\nCR6.4 green", UNRATED).edits[0].status == "green"


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("6.4 we've had to put back to mid Nov as the survey is late", "as the survey is late"),
        ("6.4 I need to move it to mid Nov, survey late", "survey late"),
        ("6.4 we're going to have to push this to mid Nov because of it", "because of it"),
        ("6.4 had to be put back to mid Nov", ""),
        ("6.4 deadline changed from 30 Sept to end of Nov", ""),
        ("6.4 put back from September to mid Nov", ""),
        ("6.4 date now mid Nov", ""),
        ("6.4 deadline moved to mid Nov, date of the survey", "date of the survey"),
    ],
)
def test_who_had_to_move_the_date_is_no_comment_without_it(text: str, comment: str) -> None:
    (edit,) = read(text, THREE).edits
    assert edit.deadline is not None
    assert edit.comment == comment


@pytest.mark.parametrize(
    "text",
    ["first is fine, 2nd is struggling", "former is fine, latter is struggling",
     "6.2 is fine, 6.4 is struggling"],
)  # fmt: skip
def test_each_of_two_gets_its_own_word_only(text: str) -> None:
    reply = read(text, THREE[:2])
    assert [(edit.action, edit.comment) for edit in reply.edits] == [(1, "struggling")]
    (question,) = reply.questions
    assert question.text.startswith("CR6.2: is “fine” Green today?")


TWO = [
    Known("FD1", "Open a food hub at the library", "green", None, 1),
    Known("FD2", "Map food in the school holidays", "red", None, 2),
]


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        (
            "Dear Bev\nThank you for your email.\nFD1 - we opened on Tuesday.\nFD2 - on track",
            ["we opened on Tuesday.", ""],
        ),
        ("hub opened yesterday so thats done. rest same", ["opened yesterday.", ""]),
        (
            "food hub is open! mapping still waiting on council",
            ["open!", "still waiting on council"],
        ),
        ("FD1 done ✅ opened Tuesday 🎉 FD2 same", ["opened Tuesday 🎉", ""]),
        ("thanks for your email, FD1 is fine, FD2 red", ["", ""]),
        ("FD1: we met on Thursday", ["we met on Thursday"]),
        ("FD1 green (opened 8/9). FD2 red", ["(opened 8/9).", ""]),
    ],
)
def test_courtesy_is_no_comment_and_each_keeps_its_own(text: str, comments: list[str]) -> None:
    reply = read(text, TWO)
    assert [edit.comment for edit in reply.edits] == comments
    assert not reply.questions


@pytest.mark.parametrize(
    ("said", "expected", "kept"),
    [
        ("6.4 amber, I'm off til 3 Oct so new date 10 Oct", "CR6.4 amber due 2020-10-10", None),
        ("6.4 now 10 Oct. I'm on leave til 3 Oct", "CR6.4 due 2020-10-10", ""),
        ("6.4 chased legal, on leave til Monday", "CR6.4 comment", "chased legal"),
        ("6.2 no update, on hols", "CR6.2 same", ""),
        ("6.4, on leave", "CR6.4 comment", "on leave"),
        ("I'm on leave til Monday. 6.4 when I'm back", "none out_of_office", None),
    ],
)
def test_leave_beside_news_loses_nothing_and_is_printed_with_none(
    said: str, expected: str, kept: str | None
) -> None:
    reply = read(said, THREE)
    assert outcome(reply, THREE).removesuffix(" + after") == expected
    assert kept is None or [edit.comment for edit in reply.edits] == [kept]


def test_a_date_that_is_asked_about_is_no_part_of_its_comment() -> None:
    (question,) = read("CR6.4 to 30 Nov, the tutor is ill", THREE).questions
    dated, kept = question.options
    assert dated.edit.comment == "the tutor is ill"
    assert (kept.edit.deadline, kept.edit.comment) == (None, "to 30 Nov, the tutor is ill")


def test_what_is_said_of_one_names_no_other_on_paper() -> None:
    said = "CR6.2 is going brilliantly - 14 people at the last one! CR6.4 red. 6.5 no news."
    comments = {edit.action: edit.comment for edit in read(said, THREE).edits}
    assert comments[0] == "going brilliantly - 14 people at the last one!"


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("CR6.4 status green comment first collection 42kg", "first collection 42kg"),
        ("CR6.4 status: green. Comments: first collection", "first collection"),
        ("CR6.4 green comment from the mayor", "comment from the mayor"),
        ("bev asked me to update CR6.4. It's amber still", ""),
        ("you asked about CR6.4, it's amber, short of drivers", "short of drivers"),
        (
            "CR6.4 amber, Cabinet asked for an update on costs",
            "Cabinet asked for an update on costs",
        ),
    ],
)
def test_labels_and_who_asked_are_no_comment(text: str, comment: str) -> None:
    (edit,) = read(text, THREE[1:2]).edits
    assert edit.comment == comment


def test_each_share_is_the_comment_of_its_own_action() -> None:
    edits = read("CR6.2 50% CR6.4 80% CR6.5 0%", THREE).edits
    assert [(edit.action, edit.comment) for edit in edits] == [(0, "50%"), (1, "80%"), (2, "0%")]


@pytest.mark.parametrize(
    ("text", "comment"),
    [
        ("CR6.4 – Resilience forum: hall booked. Amber.", "hall booked."),
        ("CR6.4 (Resilience forum) amber, hall booked", "hall booked"),
        ("CR6.4 Resilience - hall booked", "hall booked"),
        ("CR6.4 hall: booked, amber", "hall: booked"),
        ("CR6.4 amber - just FD2 changed its date", "just FD2 changed its date"),
        ("Re CR6.4: amber", ""),
        ("CR6.4 has changed - amber now", ""),
    ],
)
def test_its_own_title_and_what_leads_up_to_it_are_no_comment(text: str, comment: str) -> None:
    (edit,) = read(text, THREE[1:2]).edits
    assert edit.comment == comment
