"""Who leads an action and who is away, as telephones and tired people write it."""

import pytest

from tests.handlers.asking import leads_of
from tests.handlers.room import Room


@pytest.mark.parametrize(
    "words",
    [
        "make CR1.3 priyas",
        "please make CR1.3 Priyas",
        "CR1.3 is priyas now",
        "CR1.3 is now Priyas",
        "CR1.3 is priya's now pls",
    ],
)
@pytest.mark.parametrize("who", ["bev", "anne"])
def test_an_action_that_is_somebodys_now_is_assigned_to_them(
    room: Room, who: str, words: str
) -> None:
    assert room.say(who, words).startswith("CR1.3 is now led by Priya Nair.")


def test_whoever_may_not_change_it_is_told_who_can(room: Room) -> None:
    assert "led by Anne Baker" in room.say("priya", "CR1.3 is priyas now")


@pytest.mark.parametrize("words", ["make CR1.3 reds", "CR1.3 is loads now", "CR1.3 is draughts"])
def test_a_word_that_is_nobodys_name_assigns_nothing(room: Room, words: str) -> None:
    room.say("bev", words)
    assert [lead.person.name for lead in room.action(1).leads] == ["Anne Baker"]


def test_an_action_that_should_be_led_by_somebody_is_assigned_to_them(room: Room) -> None:
    room.say("bev", "CR1.3 should be led by Priya please")
    assert leads_of(room.action(1)) == ["Priya Nair"]


@pytest.mark.parametrize(
    "words", ["take Anne off CR1.3", "please remove anne from CR1.3", "can you take Anne off CR1.3"]
)
def test_one_of_several_leads_is_taken_off(room: Room, words: str) -> None:
    room.command("bev", "assign CR1.3 to Anne Baker and Priya Nair")
    assert room.say("bev", words).startswith("CR1.3 is now led by Priya Nair.")


@pytest.mark.parametrize(
    "words", ["swap anne for priya on CR1.3", "replace Anne with Priya as lead on CR1.3"]
)
def test_one_lead_takes_the_place_of_another(room: Room, words: str) -> None:
    room.say("bev", words)
    assert leads_of(room.action(1)) == ["Priya Nair"]


def test_whoever_leads_it_alone_is_taken_off_by_naming_somebody_else(room: Room) -> None:
    assert "Who leads it?" in room.say("bev", "take Anne off CR1.3")
    assert leads_of(room.action(1)) == ["Anne Baker"]


def test_nobody_is_taken_off_what_they_do_not_lead(room: Room) -> None:
    assert (
        room.say("bev", "take priya off CR1.3") == "Priya doesn't lead CR1.3. Nothing was changed."
    )
    assert room.action(1).comment != "take priya off"


def test_a_thing_taken_off_an_action_is_news(room: Room) -> None:
    room.say("bev", "take the paint off CR1.3")
    assert leads_of(room.action(1)) == ["Anne Baker"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Anne is away 14-18 Sep", "14 to 18 Sep"),
        ("anne's on leave for two weeks from 14 Sep", "14 to 27 Sep"),
        ("Anne is off sick until Friday", "7 to 11 Sep"),
    ],
)
def test_a_coordinator_tells_that_somebody_is_away(room: Room, words: str, days: str) -> None:
    assert f"Anne Baker is away {days}: no reminders then." in room.say("bev", words)


def test_without_days_they_are_asked_for(room: Room) -> None:
    asked = room.say("bev", "Anne's off sick")
    assert asked.startswith("From when until when is Anne Baker away?")
    assert "“leave Anne 3–14 August”" in asked
    assert "Anne Baker is away 7 to 11 Sep" in room.say("bev", "until Friday")


def test_what_is_told_of_an_action_beside_it_is_recorded(room: Room) -> None:
    room.say("bev", "Anne is off until 18 Sep, CR1.3 amber")
    assert room.action(1).rag == "amber"


def test_leave_of_somebody_without_an_account_is_not_kept(room: Room) -> None:
    room.add("SS1", "Light the towpath", "Jo Jones")
    said = room.say("bev", "Jo Jones is away until 18 Sep")
    assert said.startswith("Jo Jones has no account here, so nobody reminds them")


@pytest.mark.parametrize(
    "words",
    [
        "move CR1.3 to Priya",
        "put CR1.3 under priya",
        "CR1.3 to priya please",
        "priya to lead CR1.3",
        "Priya is now leading CR1.3",
    ],
)
def test_an_action_that_goes_to_somebody_is_assigned_to_them(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("CR1.3 is now led by Priya Nair.")


@pytest.mark.parametrize("words", ["add priya to CR1.3", "move priya to CR1.3 please"])
def test_somebody_who_joins_an_action_is_no_new_action(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert said.startswith("CR1.3 is now led by Anne Baker and Priya Nair.")


def test_a_month_is_no_name_to_give_an_action_to(room: Room) -> None:
    assert "Jun has passed" in room.say("bev", "move CR1.3 to June")


def test_wrong_person_takes_back_a_lead_but_not_that_reminders_stop(room: Room) -> None:
    room.say("bev", "assign CR1.3 to Priya")
    assert room.say("bev", "wrong person").startswith("Undone: CR1.3 is now led by Anne Baker.")
    room.say("anne", "stop")
    assert "Which one isn't yours" in room.say("anne", "wrong person")


@pytest.mark.parametrize("name", ["it's Priya's", "its priyas", "Priya leads it"])
def test_who_leads_it_now_is_answered_as_people_say_it(room: Room, name: str) -> None:
    assert "who leads on it now?" in room.say("anne", "I don't do CR1.3 any more")
    assert room.say("anne", name).startswith("CR1.3 is now led by Priya Nair.")


def test_whose_it_is_not_is_no_comment(room: Room) -> None:
    assert "“" not in room.say("anne", "CR1.3 isn't mine, it's Priya's")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Priya is covering for Anne this week", "Anne Baker is away 7 to 13 Sep. Priya Nair is"),
        ("priya's covering anne until 18 Sept", "Anne Baker is away 7 to 18 Sep. Priya Nair is"),
        ("Priya covers Anne's actions 14-18 Sep", "Anne Baker is away 14 to 18 Sep. Priya Nair is"),
        ("Anne is off until Friday, Priya is covering", "Anne Baker is away 7 to 11 Sep. Priya"),
        ("Anne says she's on leave 14-18 Sep", "Anne Baker is away 14 to 18 Sep: no reminders"),
    ],
)
def test_a_coordinator_tells_who_covers(room: Room, words: str, said: str) -> None:
    assert room.say("bev", words).startswith(said)


@pytest.mark.parametrize("words", ["Anne is off sick, Priya is covering", "Priya's covering Anne"])
def test_the_days_of_a_cover_are_asked_for(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("From when until when is Anne Baker away?")
    assert room.say("bev", "until Friday").startswith(
        "Anne Baker is away 7 to 11 Sep. Priya Nair is asked in their place."
    )


@pytest.mark.parametrize("words", ["Priya is covering the launch", "Priya is covering for Zebedee"])
def test_whoever_covers_something_else_has_no_leave(room: Room, words: str) -> None:
    room.say("bev", words)
    assert room.command("bev", "leave").startswith("Nobody is known to be away.")


@pytest.mark.parametrize(
    "words",
    ["CR1.3 priya", "CR1.3: Priya Nair", "CR1.3 - priya please", "Priya has taken on CR1.3",
     "Priya picked up CR1.3", "CR1.3 now led by Priya"],
)  # fmt: skip
@pytest.mark.parametrize("who", ["bev", "anne"])
def test_a_name_alone_behind_a_code_leads_it(room: Room, who: str, words: str) -> None:
    room.say(who, words)
    assert leads_of(room.action(1)) == ["Priya Nair"]


@pytest.mark.parametrize("words", ["CR1.3 amber", "CR1.3 may", "CR1.3 thanks", "CR1.3 police"])
def test_a_colour_a_month_or_a_stranger_leads_nothing(room: Room, words: str) -> None:
    room.add("CR8", "Work", "Amber Jones")
    room.add("CR9", "Work", "May Lee")
    room.say("bev", words)
    assert leads_of(room.action(1)) == ["Anne Baker"]


@pytest.mark.parametrize("words", ["CR1.3 all", "CR1.3 - Police"])
def test_a_group_alone_behind_a_code_is_news(room: Room, words: str) -> None:
    for name in ("All", "Police"):
        room.add("CR8", "Work", name)
        room.person(name).is_group = True
    room.say("anne", words)
    assert leads_of(room.action(1)) == ["Anne Baker"]


def test_whose_it_is_no_longer_is_asked_for(room: Room) -> None:
    said = room.say("bev", "CR1.3 isn't Anne's any more")
    assert said.startswith("Assign CR1.3 Draft the survey")


@pytest.mark.parametrize(
    "words",
    ["CR1.3 assign to Priya instead of Anne", "swap CR1.3 from Anne to Priya",
     "reassign CR1.3 from Anne to Priya please"],
)  # fmt: skip
def test_who_leads_it_instead_of_somebody_leaves_no_comment(room: Room, words: str) -> None:
    room.say("bev", words)
    assert (leads_of(room.action(1)), room.action(1).comment) == (["Priya Nair"], "")


@pytest.mark.parametrize(
    "words",
    ["ive handed CR1.3 to priya", "I have passed CR1.3 over to Priya",
     "Priya has taken CR1.3 over from me", "priya is taking CR1.3 on", "Priya does CR1.3 now"],
)  # fmt: skip
def test_an_action_handed_on_is_led_by_whoever_has_it(room: Room, words: str) -> None:
    room.say("anne", words)
    assert leads_of(room.action(1)) == ["Priya Nair"]


def test_an_action_handed_to_nobody_known_is_news(room: Room) -> None:
    room.say("anne", "I have passed CR1.3 to legal")
    assert leads_of(room.action(1)) == ["Anne Baker"]
    assert room.action(1).comment


def test_somebody_signed_off_is_away(room: Room) -> None:
    assert room.say("bev", "Anne signed off sick till 1 Oct").startswith("Anne Baker is away")


@pytest.mark.parametrize(
    "words",
    ["Anne and Priya are away next week", "Anne Baker & priya will both be on leave 7-13/9"],
)
def test_several_who_are_away_are_each_away(room: Room, words: str) -> None:
    said = room.say("bev", words)
    assert "Anne Baker is away" in said
    assert "Priya Nair is away" in said
    assert room.labels == ["Undo"]


@pytest.mark.parametrize(
    "words", ["Anne and Bob are away next week", "Anne and Priya are on track", "hubs are off"]
)
def test_where_one_of_several_is_nobody_no_leave_is_kept(room: Room, words: str) -> None:
    assert "is away" not in room.say("bev", words)


@pytest.mark.parametrize(
    "words", ["CR1.3 is now with Priya", "CR1.3 is with Priya now", "CR1.3 that's one for Priya"]
)
def test_whoever_an_action_is_with_now_leads_it(room: Room, words: str) -> None:
    room.say("bev", words)
    assert leads_of(room.action(1)) == ["Priya Nair"]


@pytest.mark.parametrize("words", ["CR1.3 is now with legal", "CR1.3 with the police"])
def test_what_is_with_nobody_known_is_news(room: Room, words: str) -> None:
    room.say("bev", words)
    assert leads_of(room.action(1)) == ["Anne Baker"]


@pytest.mark.parametrize(
    "words", ["CR1.3 theme Feeling safe", "CR1.3 should be under Feeling safe, not Food"]
)
def test_an_action_goes_under_the_theme_that_is_said(room: Room, words: str) -> None:
    assert room.say("bev", words).startswith("CR1.3 is now under Feeling safe.")


def test_what_is_told_of_a_theme_that_is_none_is_news(room: Room) -> None:
    room.say("bev", "CR1.3 theme nights are going well")
    assert room.action(1).comment == "theme nights are going well"


@pytest.mark.parametrize(
    "words",
    [
        "CR1.3 new lead Priya",
        "CR1.3 - new lead: Priya Nair",
        "CR1.3 is now led by my colleague Priya (priya@example.org)",
    ],
)
def test_whoever_leads_it_newly_leads_it(room: Room, words: str) -> None:
    room.say("anne", words)
    assert leads_of(room.action(1)) == ["Priya Nair"]


def test_a_colleague_whom_nobody_knows_is_asked_about(room: Room) -> None:
    said = room.say("anne", "CR1.3 is now led by my colleague Sam Ellis (sam@example.org)")
    assert "I don't know Sam Ellis here" in said


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ("CR1.3 lead should be Priya and Gupti", ["Priya Nair", "Gupti Gosine"]),
        ("CR1.3 leads: Priya, Gupti and Anne", ["Priya Nair", "Gupti Gosine", "Anne Baker"]),
    ],
)
def test_several_are_said_to_lead_it(room: Room, words: str, leads: list[str]) -> None:
    room.say("bev", words)
    assert leads_of(room.action(1)) == leads
    assert not room.action(1).comment


def test_several_actions_are_said_to_be_somebodys(room: Room) -> None:
    room.say("bev", "make CR1.3 and CR7.1 Priya's")
    assert leads_of(room.action(1)) == ["Priya Nair"]
    assert not room.action(1).comment


@pytest.mark.parametrize(
    "words",
    [
        "Priya has taken over CR1.3 and CR1.4", "CR1.3 and CR1.4 are now with Priya",
        "CR1.3 and CR1.4 both go to Priya",
        "priya is now dealing with CR1.3, CR1.4", "CR1.3 and CR1.4 have been picked up by Priya",
    ],
)  # fmt: skip
def test_several_go_to_somebody_at_once(room: Room, words: str) -> None:
    room.say("anne", words)
    assert [leads_of(room.action(ref)) for ref in (1, 2)] == [["Priya Nair"], ["Priya Nair"]]


@pytest.mark.parametrize(
    "words", ["Sam Jones has taken over CR1.3", "CR1.3 Sam Jones has taken this on"]
)
def test_a_stranger_is_asked_about_before_they_lead(room: Room, words: str) -> None:
    assert room.say("anne", words).startswith("I don't know Sam Jones here")
    assert leads_of(room.action(1)) == ["Anne Baker"]
    room.press("anne", "Give it to Sam Jones")
    assert leads_of(room.action(1)) == ["Sam Jones"]


@pytest.mark.parametrize("words", ["CR1.3 was taken over by events", "CR1.3 is Priya's I think"])
def test_what_may_be_meant_otherwise_assigns_nothing(room: Room, words: str) -> None:
    room.say("anne", words)
    assert leads_of(room.action(1)) == ["Anne Baker"]
