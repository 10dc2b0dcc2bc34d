"""Which actions went which way since the last digest: `list worse`, `list better`."""

from collections.abc import Sequence

from handlers.asker import Asker
from handlers.finding import Sorry
from handlers.messages import Mark
from handlers.rules.dates.saying import short_day

# Every way that counts for a word of a list; "changed" is also a deadline that moved.
_WAYS: dict[str, Sequence[str]] = {
    "worse": ("worse",),
    "better": ("better", "done"),
    "changed": ("worse", "better", "done", "new"),
}


def travelled(asker: Asker, flag: str) -> tuple[str, dict[int, str]]:
    """The list in words, "worse since 2 Jul", and by the action's id what it was: "was Amber".

    Raises Sorry where no digest went out that could be compared with.
    """
    from handlers.digests.news import all_moves, moved_from
    from handlers.digests.picture import take_picture

    picture = take_picture(asker.session, asker.partnership, asker.now, None)
    if picture is None or picture.compared_day is None:
        raise Sorry(
            "No digest went out yet, so there is nothing to compare with. "
            "Type “digest” for how things stand now."
        )
    moves = all_moves(asker.session, picture) if flag == "changed" else {}
    found: dict[int, str] = {}
    for standing in picture.standings:
        way, was = picture.travel(standing), picture.before.get(standing.id)
        dropped = flag == "changed" and not standing.counted and was not in (None, "discontinued")
        turned = dropped or way in _WAYS[flag]
        said = [f"was {Mark(was).word}" if was else "new"] if turned else []
        if standing.id in moves:
            said.append(moved_from(moves[standing.id], picture))
        if said:
            found[standing.id] = " · ".join(said)
    return f"{flag} since {short_day(picture.compared_day, asker.today)}", found
