"""Questions that the record answers: answered as the command that shows it, people a press away."""

import pytest

from handlers.messages import in_words
from tests.handlers.room import Room

QUESTIONS = """
what colour is CR1.3? | CR1.3 Draft the survey
what colour is 1.3? | CR1.3 Draft the survey
who leads CR2.1? | Priya Nair
who leads on the survey? | CR1.3 Draft the survey
when is CR1.4 due? | was due Mon 31 Aug
how is the leaflets action doing? | CR1.4 Print the leaflets
any news on the leaflets? | printer broke
what's red? | Red: 1 action.
what's red in food and drink? | Red, in Food and drink: 1 action.
which ones are overdue? | Overdue: 1 action
how many are amber? | Amber: 1 action.
what has Priya got? | Led by Priya Nair:
how is Priya getting on? | Led by Priya Nair:
what's due before the meeting? | Due by the next meeting:
what's due this month? | CR1.3
what did Anne say about CR1.4? | History of CR1.4
has anyone updated CR1.3? | History of CR1.3
how are we doing? | RAG digest
who's the chair? | Carol Chair
which actions have no date? | Without a deadline
how many are overdue by more than a day? | Overdue by more than a day: 1 action
how many are overdue by more than two months? | Overdue by more than two months: no action
show me everything about Priya | Led by Priya Nair:
what did we agree last time? | No digest
who has most overdue? | Overdue, by lead: 1 action
has Anne replied? | led by Anne Baker
why is CR1.4 red? | printer broke
why is CR1.4 still red | printer broke
why has CR2.1 slipped? | CR2.1
why are the leaflets late? | printer broke
""".strip().splitlines()


@pytest.mark.parametrize("line", QUESTIONS)
def test_what_the_record_answers_is_answered_and_not_passed_on(room: Room, line: str) -> None:
    words, _, expected = line.partition(" | ")
    said = room.say("max", words)
    assert expected in said
    assert room.told("bev") == []


@pytest.mark.parametrize("line", ["what have I got to do? | CR1.3", "any of mine red? | CR1.4"])
def test_a_lead_is_shown_what_is_theirs(room: Room, line: str) -> None:
    words, _, expected = line.partition(" | ")
    assert expected in room.say("anne", words)
    assert "CR2.1" not in room.say("anne", words)


def test_a_coordinator_hears_what_was_sent_and_what_will_be(room: Room) -> None:
    assert "Nothing was sent" in room.say("bev", "who have you chased?")
    assert "in the next 14 days" in room.say("bev", "when do the reminders go out?")
    assert room.say("bev", "anything undelivered?") == "Everything was delivered so far."


def test_beside_the_answer_the_question_can_be_put_to_people(room: Room) -> None:
    room.say("carol", "what's red?")
    assert room.press("carol", "Ask Bev Hill") == "I've asked Bev Hill."
    assert room.told("bev") == ["Carol Chair asks you:\n“what's red?”"]


def test_a_question_that_begins_like_a_command_is_put_to_people_as_a_question(room: Room) -> None:
    assert "CR2.1 Police to share data" in room.say("anne", "update on CR2.1?")
    room.press("anne", "Ask Bev Hill")
    assert room.told("bev") == ["Anne Baker asks you:\n“update on CR2.1?”"]


def test_a_coordinator_is_not_sent_to_herself(room: Room) -> None:
    assert "Red: 1 action." in room.say("bev", "what's red?")
    assert room.labels == []


def test_it_is_answered_after_a_slash_and_in_the_channel_too(room: Room) -> None:
    assert "Red: 1 action." in room.command("anne", "what's red?")


def test_nobody_learns_of_what_is_private(room: Room) -> None:
    for words in ("how is CR7.1 doing?", "how is the shelter action going?", "what's not rated?"):
        assert "Shelter" not in room.say("max", words)
    assert "CR7.1 Shelter one family" in room.say("anne", "how is CR7.1 doing?")


def test_a_code_that_is_not_there_is_said_to_be_none(room: Room) -> None:
    assert room.say("anne", "who leads CR1.33?").startswith("There is no action CR1.33 here.")
    assert "Ask Bev Hill" in room.labels


def test_a_code_of_several_is_asked_about(room: Room) -> None:
    assert room.say("anne", "when is CR6.1 due?").startswith("Which one do you mean: CR6.1 (#4)")
    assert room.press("anne", "CR6.1 (#4) Open food hubs").startswith("CR6.1 (#4) Open food hubs")


@pytest.mark.parametrize(
    "words",
    ["who leads the choir?", "how is Zebedee getting on?", "what's due diligence?",
     "is it due 31.10?", "what do I do about CR1.3?", "can I move CR1.3?"],
)  # fmt: skip
def test_what_the_record_does_not_answer_still_goes_to_people(room: Room, words: str) -> None:
    assert room.say("anne", words) == "I've passed your question on to Bev Hill."


def test_what_is_worth_asking_is_said_to_who_may_know(room: Room) -> None:
    assert room.say("carol", "what should I ask about?").startswith("Nothing needs a question now")
    assert room.say("anne", "what should I ask about?").startswith("I've passed your question on")


def test_news_is_recorded_and_the_question_beside_it_passed_on(room: Room) -> None:
    said = room.say("anne", "CR1.3 is amber, who do I send the report to?")
    assert said.startswith("CR1.3 is now Amber (was Green).")
    assert room.told("bev")


def test_of_the_one_that_was_spoken_of_the_record_answers(room: Room) -> None:
    room.say("anne", "CR1.3 amber waiting on paper")
    for words in ("When is it due?", "who else is on this?"):
        assert room.say("anne", words).startswith("CR1.3 Draft the survey")
    assert room.say("anne", "when was it last updated?").startswith("History of CR1.3")
    assert room.told("bev") == []


def test_where_none_was_spoken_of_a_lead_is_asked_which_of_theirs(room: Room) -> None:
    assert room.say("anne", "when is it due?").startswith("Which one do you mean: CR1.3,")
    assert "Ask Bev Hill" in room.labels
    assert room.press("anne", "CR1.3 Draft the survey").startswith("CR1.3 Draft the survey")


@pytest.mark.parametrize("words", ["red", "reds", "red?", "the reds please", "overdue", "at risk"])
def test_a_state_alone_from_whoever_leads_nothing_lists_what_is_in_it(
    room: Room, words: str
) -> None:
    assert "CR1.4 Print the leaflets" in room.say("carol", words)
    assert "CR1.4 Print the leaflets" in room.command("carol", words)


def test_reds_from_a_lead_are_a_list_and_red_is_an_answer(room: Room) -> None:
    assert room.say("anne", "reds").startswith("Red: 1 action.")
    assert room.say("anne", "red").startswith("I couldn't tell which action you mean:")


def test_a_coordinator_alone_is_not_told_of_her_own_question(room: Room) -> None:
    assert room.say("bev", "can we have a bigger room?").startswith("I have no answer to that.")
    assert room.told("bev") == []


@pytest.mark.parametrize(
    "words",
    [
        "where are we on food?",
        "how is food doing",
        "quick summary of Feeling safe",
        "is food on track",
    ],
)
def test_what_is_asked_of_a_theme_lists_it(room: Room, words: str) -> None:
    assert room.say("carol", words).startswith(("In Food and drink", "In Feeling safe"))


@pytest.mark.parametrize("words", ["well done everyone", "Great work team!"])
def test_praise_wants_no_answer(room: Room, words: str) -> None:
    assert room.say("carol", words) == ""


@pytest.mark.parametrize("words", ["is CR1.3 done", "is CR1.3 amber", "is CR1.3 complete yet"])
def test_a_question_without_its_mark_sets_nothing(room: Room, words: str) -> None:
    for who in ("bev", "anne", "carol"):
        assert room.say(who, words).startswith("CR1.3 Draft the survey"), who
    assert (room.action(1).rag, room.action(1).state) == ("green", "open")


@pytest.mark.parametrize(
    "words",
    [
        "what are the police doing?",
        "what is the police up to",
        "what have the police got to do?",
        "police actions",
        "actions for the police",
        "all the police's actions",
        "which actions are with the police?",
        "how are the police getting on?",
        "list police",
        "list lead police",
        "list riverside police",
    ],
)
def test_what_an_organisation_leads_is_listed(room: Room, words: str) -> None:
    room.person("Priya Nair").organisation = "Riverside Police"
    assert room.say("carol", words).startswith("Led by Riverside Police: 3 actions")
    assert "CR2.1" in in_words(room.message)


@pytest.mark.parametrize("words", ["two actions", "more actions to follow", "actions by Friday"])
def test_what_is_nobody_is_no_question_of_an_organisation(room: Room, words: str) -> None:
    room.person("Priya Nair").organisation = "Riverside Police"
    assert not room.say("carol", words).startswith("Led by")


@pytest.mark.parametrize("words", ["can Bev sort the biscuits please", "the hall needs new chairs"])
def test_whoever_is_not_understood_can_ask_people(room: Room, words: str) -> None:
    room.say("carol", words)
    assert room.press("carol", "Ask Bev Hill") == "I've asked Bev Hill."
    assert any(words in told for told in room.told("bev"))


def test_a_coordinator_is_not_sent_to_themselves(room: Room) -> None:
    room.say("bev", "the hall needs new chairs")
    assert room.labels == []


@pytest.mark.parametrize(
    "words",
    [
        "who leads leaflets?",
        "who is doing the leaflets",
        "have the leaflets been done",
        "has the leaflet been done yet?",
        "when will the leaflets be done",
        "when are the leaflets going to be finished?",
        "when does the leaflet start",
    ],
)
def test_an_action_is_asked_about_by_words_of_its_title(room: Room, words: str) -> None:
    assert room.say("carol", words).startswith("CR1.4 Print the leaflets")


@pytest.mark.parametrize(
    "words", ["when will the papers be ready", "has the board met", "has the group started?"]
)
def test_what_is_asked_of_the_partnership_is_for_people(room: Room, words: str) -> None:
    assert room.say("carol", words) == "I've passed your question on to Bev Hill."


def test_who_reads_what_is_written_is_told(room: Room) -> None:
    said = room.say("anne", "who sees this?")
    assert said.startswith("Who reads what you write to me:")
    assert "“CR1.3 red, private: …” · its leads, the coordinators and the chairs" in said
    assert room.say("bev", "help privacy").startswith("Who reads what you write to me:")


def test_a_chair_is_not_told_to_begin_with_a_code(room: Room) -> None:
    said = room.say("carol", "compare the towns please")
    assert said.startswith("I have no answer to that. Type for example “digest”, “red” or “show")
    assert room.labels == ["Digest", "What to ask", "Ask Bev Hill"]


def test_no_pdf_is_written_and_the_way_to_one_is_told(room: Room) -> None:
    assert room.say("bev", "pdf of the plan").startswith("I write no PDF.")
    assert room.labels == ["Word paper"]


def test_a_lead_who_asks_what_is_due_is_shown_their_own(room: Room) -> None:
    assert room.say("priya", "what's due?").startswith("Yours, due by the next meeting")
    assert room.say("bev", "what's due?").startswith("Due by the next meeting")
