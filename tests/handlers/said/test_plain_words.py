"""What people simply say: plain speech that begins like a command, slips, greetings, questions."""

import pytest
from sqlalchemy import func, select

from store.models import Entry
from tests.growth import grows_with_the_length
from tests.handlers.room import Room

SPEECH = [
    "done with the survey",
    "list of people attached",
    "set up the group",
    "add two weeks please",
    "add that to the list",
    "move on",
    "help is on its way",
    "hold the line",
    "people are slow",
    "role play went well",
    "history repeats itself",
    "sent to the printers",
    "should be fine",
    "update on the way",
]


@pytest.mark.parametrize("words", SPEECH)
def test_speech_that_begins_like_a_command_is_a_reply(room: Room, words: str) -> None:
    said = room.say("anne", words)
    assert said.startswith("I couldn't tell which action you mean: CR1.")
    assert room.labels[-1] == "Leave as it is"
    assert room.session.scalar(select(func.count(Entry.id))) == 0


@pytest.mark.parametrize("words", SPEECH[1:])
def test_speech_of_somebody_who_leads_nothing_is_told_how_to_begin(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith(
        "I couldn't tell which action you mean. Begin with its code, for example"
    )
    assert room.session.scalar(select(func.count(Entry.id))) == 0


OF_A_TITLE = [
    ("done with the survey", "CR1.3 Draft the survey", "CR1.3 is now Complete (was Green)."),
    ("the survey went out to 400", "CR1.3 Draft the survey", "CR1.3 is still Green."),
    ("move the leaflets to 30 Oct", "CR1.4 Print the leaflets", "CR1.4 is still Red, due Fri 30"),
    ("pause the leaflets", "CR1.4 Print the leaflets", "CR1.4 is not chased for now."),
    ("history of leaflet", "CR1.4 Print the leaflets", "History of CR1.4"),
]


@pytest.mark.parametrize(("words", "label", "done"), OF_A_TITLE)
def test_a_coordinator_is_offered_what_has_the_words_in_its_title(
    room: Room, words: str, label: str, done: str
) -> None:
    assert "is it one of these?" in room.say("bev", words).casefold()
    assert label in room.labels
    assert room.session.scalar(select(func.count(Entry.id))) == 0
    assert room.press("bev", label).startswith(done)


@pytest.mark.parametrize("words", ["thanks for the cake", "the weather was awful"])
def test_where_no_title_is_like_it_none_is_offered(room: Room, words: str) -> None:
    room.say("bev", words)
    assert not any("CR" in label for label in room.labels)


def test_words_that_say_nothing_mean_no_action(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("handlers.near_titles._MOST", 99)  # as in a plan of three actions
    assert "is it one of these?" not in room.command("bev", "history of the")


UNKNOWN = ["CR1.9 amber", "history CR1.9", "move CR1.9 to October", "CR1.9 close", "CR1.9 lead Tom"]


@pytest.mark.parametrize("words", UNKNOWN)
def test_a_code_that_nothing_carries_is_said_with_the_nearest(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("There is no action CR1.9 here.")
    assert "CR1.3 Draft the survey" in room.labels
    assert room.session.scalar(select(func.count(Entry.id))) == 0


def test_the_nearest_code_takes_what_was_said(room: Room) -> None:
    room.say("bev", "CR1.9 amber, waiting on Cabinet")
    assert room.press("bev", "CR1.3 Draft the survey").startswith("CR1.3 is now Amber")


@pytest.mark.parametrize("words", ["Q3 figures are in", "covid19 is over", "3 of 5 are in"])
def test_a_number_in_a_sentence_is_no_unknown_code(room: Room, words: str) -> None:
    assert "There is no action" not in room.say("bev", words)


def test_a_pressed_answer_records_what_was_said(room: Room) -> None:
    room.say("anne", "done with the survey")
    said = room.press("anne", "CR1.3 Draft the survey")
    assert "CR1.3" in said
    assert room.action(2).rag == "red"


@pytest.mark.parametrize("words", ["2 amber waiting on Cabinet", "2: amber, waiting on Cabinet"])
def test_a_code_that_is_only_a_number_begins_a_coordinators_news(room: Room, words: str) -> None:
    room.add("2", "Train front line staff", "Gupti Gosine")
    assert room.say("bev", words).startswith("2 is now Amber (was Not rated).")


def test_a_number_that_counts_something_is_no_code_of_somebody_elses(room: Room) -> None:
    room.add("2", "Train front line staff", "Gupti Gosine")
    room.say("anne", "2 done, 3 to go")
    assert room.action(8).rag is None
    assert room.action(8).state == "open"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("1.3 done, 1.4 amber waiting on paper", "CR1.3 is now Complete (was Green)."),
        ("meeting went well, CR1.3 amber", "CR1.3 is now Amber (was Green)."),
        ("private matter: CR1.3 is red", "CR1.3 is now Red (was Green)."),
        ("Update: CR1.3 is red", "CR1.3 is now Red (was Green)."),
        ("CR1.3 amber", "CR1.3 is now Amber (was Green)."),
        ("all on track", "CR1.3 is still Green."),
    ],
)
def test_news_is_recorded_wherever_it_stands(room: Room, words: str, said: str) -> None:
    assert room.say("anne", words).startswith(said)


@pytest.mark.parametrize("words", ["thanks!", "thank you so much", "👍", "ok"])
def test_thanks_are_left_alone(room: Room, words: str) -> None:
    assert room.say("anne", words) == ""


@pytest.mark.parametrize("words", ["hello", "Hi!", "help", "Help.", "/help"])
def test_a_greeting_is_answered_with_what_one_can_do(room: Room, words: str) -> None:
    assert room.say("max", words).startswith("What you can do here, Max.")


def test_a_bare_call_in_the_channel_is_answered_with_what_one_can_do(room: Room) -> None:
    assert room.call("max", "").startswith("What you can do here, Max.")


def test_what_came_without_words_is_answered_with_what_to_say(room: Room) -> None:
    # Somebody else's message passed on, or a picture that is no file.
    assert room.say("anne", "") == (
        "I keep words, not files. Say how it stands, for example “CR1.3 amber waiting on Cabinet”. "
        "Nothing was recorded."
    )


def test_what_came_without_words_among_others_is_left_alone(room: Room) -> None:
    assert room.among_others("anne", "") == ""


@pytest.mark.parametrize("words", ["CR1.3", "cr 1.3", "#1"])
def test_a_code_alone_shows_the_action(room: Room, words: str) -> None:
    assert room.say("anne", words).startswith("CR1.3 Draft the survey")


@pytest.mark.parametrize(
    ("words", "button"),
    [
        ("lst red", "list red"),
        ("hlep", "help"),
        ("updat CR1.3 red", "update CR1.3 red"),
        ("shwo CR1.3", "show CR1.3"),
    ],
)
def test_a_slip_in_a_command_is_offered_right(room: Room, words: str, button: str) -> None:
    for said in (room.say("bev", words), room.command("bev", words)):
        assert "Did you mean" in said
        assert button in room.labels
    assert room.action(1).rag == "green"


def test_a_word_that_is_near_to_nothing_points_to_help(room: Room) -> None:
    assert room.command("bev", "frobnicate") == (
        "I don't know “frobnicate”. Type “help” to see what I can do."
    )


def test_a_question_goes_to_the_coordinator(room: Room) -> None:
    assert room.say("anne", "who can help me?") == "I've passed your question on to Bev Hill."
    assert room.told("bev") == [
        "Anne Baker asks:\n“who can help me?”\nWhat you reply here goes to Anne Baker."
    ]


@pytest.mark.parametrize("text", ["🎉" * 50, "\u200f\u202e", "%_%", "'; drop table action; --"])
def test_odd_text_goes_wrong_for_nobody(any_room: Room, text: str) -> None:
    for who in ("anne", "bev", "max"):
        any_room.say(who, text)
        any_room.command(who, text)
    assert any_room.action(1).title == "Draft the survey"


@pytest.mark.parametrize("words", ["digest leave out CR1.3", "digest edit CR1.3"])
def test_a_command_that_is_refused_is_no_news_of_the_action_that_it_names(
    room: Room, words: str
) -> None:
    before = room.kept(1)
    assert "Bev Hill" in room.say("anne", words)
    assert room.kept(1) == before


def test_a_mark_in_brackets_before_the_code_is_no_command(room: Room) -> None:
    assert "CR1.3 is now Red" in room.say("anne", "(private) CR1.3 red, forms lost")
    assert room.action(1).comment_private


def test_a_very_long_message_is_read(room: Room) -> None:
    room.say("anne", "CR1.3 amber " + "waiting on Cabinet. " * 2000)
    assert room.action(1).rag == "amber"
    room.say("max", "word " * 20_000)
    room.command("max", "word" * 20_000)


@pytest.mark.parametrize(
    "words", ["delete CR1.3", "Remove CR1.3", "please delete the action CR1.3."]
)
@pytest.mark.parametrize("who", ["anne", "bev"])
def test_nothing_is_deleted_and_the_wish_is_no_comment(room: Room, who: str, words: str) -> None:
    said = room.say(who, words)
    assert said.startswith("I don't delete actions: what was agreed stays on record. CR1.3 is as")
    assert room.session.scalar(select(func.count(Entry.id))) == 0
    assert room.button("Discontinue CR1.3").text == "update #1 discontinued"


def test_what_was_undone_is_no_longer_asked_about(room: Room) -> None:
    assert "What happens next" in room.say("anne", "CR1.3 red")
    room.say("anne", "undo")
    room.say("anne", "blue sky thinking")
    assert room.action(1).comment != "blue sky thinking"


def test_the_example_has_a_code_of_the_plan(room: Room) -> None:
    assert "“CR1.3 amber waiting on Cabinet”, or type “help”" in room.say("bev", "frobnicate")


@pytest.mark.parametrize(
    ("words", "how"),
    [
        ("list purple", "/action list red"),
        ("role @anne boss", "/action role @anne chair"),
        ("settings foo 3", "/action settings reminders 10 and 2"),
        ("pause Zed Z", "/action pause Anne B"),
    ],
)
def test_a_command_that_was_not_understood_is_shown_as_it_is_typed(
    room: Room, words: str, how: str
) -> None:
    assert how in room.say("bev", words)


def test_a_coordinator_renames_the_partnership_in_the_direct_message(room: Room) -> None:
    room.say("bev", "setup Riverside Partnership")
    assert room.form.fields[0].value == "Riverside Partnership"


def test_a_polite_wish_is_recorded_and_a_question_beside_it_passed_on(room: Room) -> None:
    said = room.say("anne", "can we say amber for CR1.3 pls. who do I send the form to?")
    assert said.startswith("CR1.3 is now Amber (was Green).")
    assert "I've passed your question on to" in said
    assert room.action(1).comment == ""
    assert room.say("anne", "undo").startswith("Undone: CR1.3 is now Green (was Amber)")


def test_of_several_questions_each_has_its_buttons_under_its_own_words(room: Room) -> None:
    said = room.say("anne", "CR1.3 should be amber by Friday, CR1.4 should be green by Monday")
    first, pressed, second = said.splitlines()
    assert first.startswith("CR1.3: is “should be amber by Friday” Amber today?")
    assert pressed.startswith("[Amber]")
    assert second.startswith("CR1.4: is “should be green by Monday” Green today?")
    assert "· [Green]" in second


def test_a_correction_in_the_same_message_wins(room: Room) -> None:
    said = room.say("anne", "CR1.3, CR1.4 done… sorry meant CR1.4 amber")
    assert "CR1.3 is now Complete" in said
    assert "CR1.4" in said
    assert "Amber" in said
    assert "done" not in said


@pytest.mark.parametrize(
    "words",
    ["list\u00a0red", "list\u202fred", "\ufefflist red", "list\u200b red", "list\u2028red",
     "“list red”", '"list red"', "”list red”", "‘list red’"],
)  # fmt: skip
def test_a_command_is_known_however_a_telephone_or_a_page_writes_it(room: Room, words: str) -> None:
    assert room.command("anne", words) == room.command("anne", "list red")


def test_quotation_marks_within_what_is_said_stay(room: Room) -> None:
    assert "“ok” says “Jo”" in room.command("anne", "CR1.3 amber “ok” says “Jo”")


@pytest.mark.parametrize(
    "words",
    ["done *CR2.1 amber", "CR2.1 should be green by Friday", "off the record CR2.1 is a mess"],
)
def test_what_would_be_refused_however_it_is_answered_is_not_asked(room: Room, words: str) -> None:
    before = room.kept(3)
    said = room.say("anne", words)
    assert said.startswith("CR2.1 is led by Priya Nair.")
    assert "Ask Bev Hill to" in room.labels
    assert room.kept(3) == before


def test_a_refused_question_beside_what_is_recorded_is_told_beside_it(room: Room) -> None:
    said = room.say("anne", "CR1.3 amber. CR2.1 should be green by Friday")
    assert said.startswith("CR1.3 is now Amber")
    assert "CR2.1 is led by Priya Nair." in said


def test_a_message_for_people_is_passed_on_and_who_is_at_a_loss_is_helped(room: Room) -> None:
    assert room.say("anne", "I can't make the meeting") == "I've passed that on to Bev Hill."
    assert room.told("bev")[0].startswith("Anne Baker says:\n“I can't make the meeting”")
    assert room.say("anne", "how do I answer this?").startswith("What you can do here, Anne")


def test_what_is_said_of_all_of_mine_is_of_more_than_the_last_one_spoken_of(room: Room) -> None:
    room.say("anne", "CR1.3 amber waiting on paper")
    said = room.say("anne", "all as before apart from CR1.4 which is now green")
    assert "CR1.3 is still Amber" in said
    assert "CR1.4 is now Green" in said
    assert "CR1.4 is still Green" in room.say("anne", "no update on any of mine")


def test_a_command_may_be_said_in_other_words_and_keeps_its_permissions(room: Room) -> None:
    assert room.say("bev", "change lead of CR1.3 to Priya").startswith("CR1.3 is now led by Priya")
    assert room.command("bev", "rename CR1.3 to Print it").startswith("CR1.3 is now called")
    assert room.say("max", "cancel the meeting").startswith("Only a coordinator (Bev Hill)")


def test_ratings_under_a_heading_are_no_digest(room: Room) -> None:
    said = room.say("anne", "RAG ratings: CR1.3 A; CR1.4 G")
    assert said.startswith("CR1.3 is now Amber (was Green).\nCR1.4 is now Green")


def test_not_finished_after_finished_asks_how_that_one_stands(room: Room) -> None:
    room.say("anne", "CR1.3 finished")
    assert room.say("anne", "not finished sorry, 1 left").startswith("CR1.3: you wrote")


def test_what_a_chair_wants_told_is_no_comment(room: Room) -> None:
    before = room.kept(1)
    assert room.say("carol", "tell Anne I want a word about CR1.3") == (
        "I've passed that on to Bev Hill."
    )
    assert room.kept(1) == before


def test_what_is_asked_of_ones_own_is_asked_beside_a_refusal(room: Room) -> None:
    said = room.say("anne", "CR2.1 should be green by Friday, CR1.3 should be red by Friday")
    assert said.startswith("CR2.1 is led by Priya Nair.")
    assert "CR1.3: is “should be red by Friday” Red today?" in said


def test_an_action_may_be_called_an_update(room: Room) -> None:
    assert room.say("bev", "add Update: the website, Anne Baker").startswith("Added #8")


def test_an_action_is_given_to_somebody_in_plain_words(room: Room) -> None:
    assert room.say("anne", "give CR1.3 to priya") == "CR1.3 is now led by Priya Nair.\n[Undo]"
    assert [lead.person.name for lead in room.action(1).leads] == ["Priya Nair"]


@pytest.mark.parametrize("who", ["anne", "bev"])
def test_a_comment_that_is_announced_is_kept_without_its_announcement(room: Room, who: str) -> None:
    room.say(who, "comment on CR1.3: ask the school directly")
    assert room.action(1).comment == "ask the school directly"
    assert room.action(1).rag == "green"


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("give me the headlines", "digest"),
        ("headlines please", "digest"),
        ("anything worrying?", "brief"),
        ("anything I should worry about", "brief"),
        ("any concerns?", "brief"),
    ],
)
def test_a_chair_with_a_minute_gets_the_digest_or_the_brief(
    room: Room, words: str, command: str
) -> None:
    said, shown = room.say("carol", words), room.say("carol", command)
    assert said.partition("\n")[0] == shown.partition("\n")[0]


def test_a_chair_who_would_chase_somebody_is_told_who_can(room: Room) -> None:
    said = room.say("carol", "chase Anne")
    assert said.startswith("Only a coordinator (Bev Hill) can send reminders.")


@pytest.mark.parametrize(
    "words",
    [
        "“🟥 Red · CR1.4 Print the leaflets · Anne Baker · due Mon 31 Aug” - why's this still red?",
        '"CR1.4 Print the leaflets · Anne Baker · was due Mon 31 Aug" why is this still red?',
        "> CR1.4 Print the leaflets · Anne Baker · was due Mon 31 Aug\nwhy is this still red?",
    ],
)
def test_a_question_under_a_quoted_line_of_a_digest_is_passed_on(room: Room, words: str) -> None:
    for who in ("carol", "anne"):
        said = room.say(who, words)
        assert "passed your question on" in said
    assert room.action(2).comment == "printer broke"


def test_news_after_a_quoted_line_of_a_digest_is_that_of_its_action(room: Room) -> None:
    line = "“🟥 Red · CR1.4 Print the leaflets · Anne Baker · was due Mon 31 Aug”"
    room.say("anne", f"{line} - amber, new printer")
    assert (room.action(2).rag, room.action(2).comment) == ("amber", "new printer")


@pytest.mark.parametrize(
    "words", ["CR1.3 should be amber I think", "I'd say CR1.3 is amber really"]
)
def test_a_chair_is_not_asked_for_a_colour_that_is_a_leads_to_say(room: Room, words: str) -> None:
    said = room.say("carol", words)
    assert said.startswith("CR1.3 is led by Anne Baker.")
    assert room.labels == ["Ask Bev Hill to"]
    assert (room.action(1).rag, room.action(1).comment) == ("green", "")


def test_a_chairs_worry_is_a_comment_and_no_question(room: Room) -> None:
    said = room.say("carol", "worried about CR1.3")
    assert said.startswith("CR1.3: a comment is added.")
    assert room.labels == ["Undo"]


@pytest.mark.parametrize("who", ["carol", "anne", "max"])
@pytest.mark.parametrize("words", ["CR1.3?", "CR1.3 ??", "cr 1.3 ?"])
def test_a_code_with_a_question_mark_shows_it(room: Room, who: str, words: str) -> None:
    assert room.say(who, words).startswith("CR1.3 Draft the survey")
    assert room.action(1).comment == ""


@pytest.mark.parametrize(
    "words", ["whos on leave", "who is away next week?", "who's off", "/people on leave"]
)
def test_who_is_away_may_be_asked(room: Room, words: str) -> None:
    assert room.say("carol", words).startswith("Nobody is known to be away.")


@pytest.mark.parametrize(
    "text",
    [
        "CR2.1 red, the data officer left. remind me Monday",
        "CR2.1 red, the data officer left and please remind me again on Monday",
    ],
)
def test_news_before_a_wish_to_be_reminded_is_recorded_too(room: Room, text: str) -> None:
    said = room.say("priya", text)
    assert said.startswith("CR2.1 is now Red (was Amber).")
    assert "I'll remind you on" in said
    assert room.action(3).comment == "the data officer left"


@pytest.mark.parametrize("gap", [" ", "\n", ", ", "(", "- ", "“", "…"])
@pytest.mark.parametrize("begins", ["CR2.1 amber x", "assign CR2.1 to Anne", "add survey"])
def test_a_long_run_of_signs_is_read_as_a_short_one(room: Room, begins: str, gap: str) -> None:
    def reading(gap: str) -> object:
        return room.say("bev", f"{begins}{gap}short of drivers")

    assert grows_with_the_length(reading, gap)


def test_words_that_begin_an_own_title_are_news_and_no_command(room: Room) -> None:
    worker = room.add("HE2", "Social prescribing link worker in post", "Anne Baker", rag="amber")
    said = room.say("anne", "link worker appointed!")
    assert "HE2 is still Amber." in said
    assert worker.comment == "appointed!"
    assert "Only a coordinator" in room.say("priya", "link worker appointed!")


@pytest.mark.parametrize("words", ["thanks, that's right", "Cheers that looks fine", "ok thanks"])
def test_thanks_for_what_was_done_want_no_answer(room: Room, words: str) -> None:
    assert room.say("anne", words) == ""
