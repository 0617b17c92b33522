"""One of every message about the review and about trouble with the channel."""

from collections.abc import Callable
from typing import Any

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.personal_data import FindingKind
from bot.domain.reviews import ReviewVerdict
from bot.slack.blocks import channel_trouble, review
from bot.slack.blocks.kit import View
from bot.slack.blocks.parts import Message
from bot.usecases.delivery.messages.channel_trouble import TroubleNotice, TroubleOver
from bot.usecases.delivery.messages.no_reviewer import NoReviewer
from bot.usecases.delivery.messages.review import AskedToEdit, WasEdited
from bot.usecases.delivery.messages.review_sheet import PostedEdited, ReviewedStory, ReviewSheet
from bot.usecases.review.verdicts import Asked
from bot.usecases.visible_words import Visible
from tests.slack.blocks.given import NAMES, story
from tests.support.cast import MONDAY, an_action


def reviewed(verdict: ReviewVerdict = ReviewVerdict.OPEN, number: int = 1, **more: Any) -> ReviewedStory:  # noqa: ANN401  any field of a story
    by = None if verdict is ReviewVerdict.OPEN else more.pop("by", "Ben")
    told, mine = more.pop("told", False), more.pop("mine", False)
    action = an_action(id=number, **more.pop("action", {}))
    return ReviewedStory(story(action=action, **more), verdict, by, mine, told)


def sheet(*stories: ReviewedStory, names: dict[str, str] = NAMES) -> ReviewSheet:
    return ReviewSheet(stories, names, MONDAY)


def notice(what: ChannelTrouble = ChannelTrouble.ARCHIVED, **more: Any) -> TroubleNotice:  # noqa: ANN401  any field of a notice
    return TroubleNotice(**{"trouble": what, "channel_name": "customers", "due": None, "until": MONDAY} | more)


def everything(text: str, short: str, stories: int = 2) -> list[Message]:
    """Every message that holds what people typed, with `text` and `short` wherever there is a place for them."""
    action = {"text": text, "outcome": text}
    names = {"UBEN": short, "U1": short}
    put = [
        reviewed(ReviewVerdict.KEEP, number, name=short, by=short, action=action, companions=(short, short))
        for number in range(1, stories + 1)
    ]
    return [
        review.review(sheet(*put, names=names)),
        review.asked_to_edit(AskedToEdit(an_action(**action), Visible(text), short, names)),
        *(
            review.asked_to_edit(AskedToEdit(an_action(**action), Visible(text), short, names, verdict, short))
            for verdict in ReviewVerdict
        ),
        review.asked(Asked(sheet(), short, ())),
        review.was_edited(WasEdited(short)),
        review.posted_edited(PostedEdited(put[0].story, names)),
        review.posted_edited(PostedEdited(None, {}, short)),
        channel_trouble.channel_trouble(notice(channel_name=short)),
    ]


def form(text: str = "called <@UBEN> back", outcome: str | None = "all is well", name: str = "Ana") -> View:
    return review.note_form(story(name=name, action=an_action(text=text, outcome=outcome)), NAMES, "{}")


MESSAGES: dict[str, Callable[[], Message]] = {
    "review": lambda: review.review(
        sheet(
            reviewed(),
            reviewed(ReviewVerdict.KEEP, 2),
            reviewed(ReviewVerdict.SKIP, 3),
            reviewed(ReviewVerdict.ASK, 4),
            reviewed(number=5, mine=True),
            reviewed(ReviewVerdict.KEEP, 6, told=True),
        )
    ),
    "review_of_a_shout_out_that_has_come": lambda: review.review(ReviewSheet((reviewed(),), NAMES, None)),
    "review_of_a_shout_out_that_is_posted": lambda: review.review(
        ReviewSheet((reviewed(ReviewVerdict.KEEP, told=True), reviewed(number=2)), NAMES, None, posted=True)
    ),
    "review_with_a_story_that_is_cut": lambda: review.review(
        ReviewSheet((reviewed(action={"text": "called back " * 60}),), NAMES, MONDAY, left_out=True)
    ),
    "review_of_a_shout_out_that_was_missed": lambda: review.review(
        ReviewSheet((reviewed(ReviewVerdict.KEEP), reviewed(number=2)), NAMES, None, missed=True)
    ),
    "review_that_is_switched_off": lambda: review.review(ReviewSheet((), {}, MONDAY, switched_off=True)),
    "review_with_nothing_left": lambda: review.review(ReviewSheet((), {}, None)),
    "asked_for_an_edit": lambda: review.asked(Asked(sheet(), "Ana", (FindingKind.EMAIL,))),
    "was_edited": lambda: review.was_edited(WasEdited("Ana")),
    "posted_edited": lambda: review.posted_edited(PostedEdited(story(), NAMES)),
    "posted_edited_and_cut": lambda: review.posted_edited(
        PostedEdited(story(action=an_action(text="called back " * 60)), NAMES)
    ),
    "posted_edited_and_taken_out": lambda: review.posted_edited(PostedEdited(None, {}, "Ben")),
    "posted_edited_and_gone": lambda: review.posted_edited(PostedEdited(None, {})),
    **{
        f"asked_to_edit_and_then_{verdict.name.lower()}": lambda verdict=verdict: review.asked_to_edit(  # type: ignore[misc]  # a default binds the loop's value
            AskedToEdit(an_action(), Visible("shorter"), "Ben", NAMES, verdict, "Cleo")
        )
        for verdict in ReviewVerdict
    },
    "no_reviewer": lambda: channel_trouble.no_reviewer(NoReviewer(MONDAY)),
    "no_reviewer_in_the_private_channel": lambda: channel_trouble.no_reviewer(NoReviewer(MONDAY, private=True)),
    "asked_to_edit": lambda: review.asked_to_edit(
        AskedToEdit(an_action(), Visible("without <@UBEN>'s name"), "Ben", NAMES)
    ),
    "asked_to_edit_with_an_outcome": lambda: review.asked_to_edit(
        AskedToEdit(an_action(outcome="all is well"), Visible("shorter"), "Ben", NAMES)
    ),
    **{
        f"trouble_{what.name.lower()}": lambda what=what: channel_trouble.channel_trouble(notice(what))  # type: ignore[misc]  # a default binds the loop's value
        for what in ChannelTrouble
    },
    "trouble_unclear_after_it_was_given_up": lambda: channel_trouble.channel_trouble(
        notice(ChannelTrouble.UNCLEAR, until=None)
    ),
    "trouble_over": lambda: channel_trouble.trouble_over(TroubleOver("customers")),
    "trouble_over_somewhere": lambda: channel_trouble.trouble_over(TroubleOver(None)),
    "trouble_before_it_is_due": lambda: channel_trouble.channel_trouble(notice(due=MONDAY, until=None)),
    "trouble_after_it_was_given_up": lambda: channel_trouble.channel_trouble(notice(until=None, channel_name=None)),
}

VIEWS: dict[str, Callable[[], View]] = {
    "form_for_a_reviewers_note": form,
    "form_for_a_reviewers_note_on_a_short_story": lambda: form(outcome=None),
}
