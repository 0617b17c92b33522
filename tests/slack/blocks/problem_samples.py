"""The problems that people in Slack can meet, and what they read about each."""

from datetime import date

from bot.domain.channel_trouble import ChannelTrouble
from bot.domain.channels import CannotPost, ChannelUnknownNow
from bot.domain.checks import DayInFuture, DayTooLongAgo, NoDeed, NoNeed, TooLong
from bot.domain.needs import (
    MetNeedStays,
    NeedDroppedMeanwhile,
    NeedMetByYou,
    NeedNotOpen,
    NeedNotWithYou,
    NeedStatus,
    OnlyNoticerAnswers,
    OnlyNoticerDrops,
)
from bot.domain.personal_data import FindingKind
from bot.domain.reading.date_errors import NoSuchDay, NoSuchDayOfMonth, NoSuchMonth, WrongWeekday
from bot.domain.reading.deeds import Instead, NotDone
from bot.domain.reading.insults import Insulting
from bot.domain.reading.parse_command import CommandTooLong
from bot.domain.reading.pause_errors import BackwardsPause, NothingToPause, PauseTooLong, PauseWithGaps, UnclearPause
from bot.domain.reading.place_errors import NoRegions, SeveralRegions, UnknownCountry, UnknownRegion
from bot.domain.reading.place_reading import NoCountryYet, RegionElsewhere, UnknownCountryCode
from bot.domain.reading.status_emoji import NotAnEmoji, TooManyEmoji
from bot.domain.reading.times import UnclearShoutoutTime, UnclearTime
from bot.domain.reading.zones import UnknownZone
from bot.errors import DatabaseBusy, DatabaseFault, DatabaseUnusable, Problem, SavingUnknown
from bot.usecases.members_only import MembersOnly, NeedGone, StoryGone
from bot.usecases.needs.change import NeedsAreShared, OnlyHidden
from bot.usecases.nudges.another import NoMoreIdeasToday
from bot.usecases.nudges.undo import UndoUnreadable
from bot.usecases.nudges.wishes import NoDayLeft, NoFullMember
from bot.usecases.offers.next_action import NothingToOffer, OfferWithdrawn
from bot.usecases.offers.unavailable import (
    AlreadyDone,
    FollowedUpUndone,
    OfferedNeedGone,
    OfferGone,
    PlanTakenBack,
    TakenNeedGone,
)
from bot.usecases.people.settings import NoDays, NoOffers
from bot.usecases.recording.change import ActionGone
from bot.usecases.recording.drafts import NoWords
from bot.usecases.recording.open_draft import DraftEnd, DraftGone, DraftSettled
from bot.usecases.recording.own_words import OnlyPlanned
from bot.usecases.recording.record import ActionUndone, InspirationGone
from bot.usecases.recording.settle_draft import OtherDetails
from bot.usecases.review.verdicts import (
    AlreadyPosted,
    NoNote,
    NotPosted,
    NotReviewer,
    OwnStoryToEdit,
    OwnStoryToReview,
    ReviewOff,
)
from bot.usecases.shoutout.stories import OwnStoryToNotice, OwnStoryToRepeat
from bot.usecases.shoutout.thank import AlreadyThanked, NoThanks, NoticeFirst, OwnStoryToThankFor
from bot.usecases.unit import UnknownWorkspace
from bot.usecases.workspace.settings import NoReviewers, NotAdmin, NoWorkdays, StoriesOutOfRange

SAID: dict[Problem, str] = {
    TooLong(2345, 2000): "That's 2,345 characters, and I can keep 2,000. Please shorten it.",
    CommandTooLong(2345, 2000): (
        "That's 2,345 characters, and I can keep 2,000. Nothing is saved yet. Please cut 345, or send it in two parts."
    ),
    NoDeed(): "Say in a few words what you did for the customer.",
    NoWords(): "I can't find any words in that. What did you do for a customer?",
    NotDone(Instead.PLAN): "That reads like a plan. Please say what you did, for example “called Ms Okafor back”.",
    NotDone(Instead.NEED): (
        "That reads like a need. Please say what you did, for example “called Ms Okafor back”. "
        "To note a need, type `/cx-help need` and what the customer needs."
    ),
    NotDone(Instead.QUESTION): (
        "That reads like a question. Please say what you did, for example “called Ms Okafor back”."
    ),
    NotDone(Instead.REQUEST): (
        "That reads like a request about your nudges. Please say what you did, for example “called Ms Okafor back”. "
        "To change your nudges, type `/cx-help settings`."
    ),
    Insulting("*moron*"): "Colleagues would read “∗moron∗”. Please say it in other words.",  # noqa: RUF001  shown so
    OnlyHidden((FindingKind.EMAIL, FindingKind.PHONE, FindingKind.BIRTH)): (
        "Colleagues can't see e-mail addresses, phone numbers or dates of birth. What does the customer need?"
    ),
    NeedsAreShared(): "Colleagues see every need. Say what the customer needs in words that they may read.",
    OnlyPlanned(): "That's your plan. Please say what you did, for example “called Ms Okafor back”.",
    DayInFuture(): "That day is in the future. Choose today or an earlier day.",
    DayTooLongAgo(): "That is more than a year ago. Choose a later day.",
    InspirationGone(): "That story is no longer available. Choose another, or none.",
    ActionUndone(): "You've undone that action. Type `/cx-help` and what you did to record it again.",
    ActionGone(): "This action is no longer in your history. `/cx-help me` shows what is.",
    DraftSettled(DraftEnd.RECORDED): "You've already recorded this. `/cx-help me` shows it.",
    DraftSettled(DraftEnd.NOTED): "You've already noted this as a need. `/cx-help needs` shows what is open.",
    DraftSettled(DraftEnd.PLANNED): "You've already kept this as a plan. `/cx-help me` shows your plans.",
    OtherDetails(): "You've already recorded this, with other details. To change them, use Edit in `/cx-help me`.",
    DraftGone(): "I keep unrecorded texts for 14 days, so this one is gone. Please type it again.",
    NoNeed(): "Say in a few words what the customer needs.",
    NeedGone(): "This need is gone. `/cx-help needs` shows what is open.",
    NeedNotOpen(NeedStatus.TAKEN): "A colleague has already taken this one. `/cx-help needs` shows what is open.",
    NeedNotOpen(NeedStatus.MET): "This one has already been met. `/cx-help needs` shows what is open.",
    NeedNotOpen(NeedStatus.DROPPED): "This one is no longer needed. `/cx-help needs` shows what is open.",
    NeedNotWithYou(): "You no longer have this need. `/cx-help needs` shows what is open.",
    NeedMetByYou(): "You've already met this one. `/cx-help me` shows it.",
    NeedDroppedMeanwhile(): (
        "The colleague who noticed it says it's no longer needed, so there's nothing to hand back."
    ),
    OnlyNoticerAnswers(): "Only the colleague who noticed this need can say whether it is still needed.",
    OnlyNoticerDrops(): "Only the colleague who noticed this need can take it off the list.",
    MetNeedStays(): "This one has already been met. `/cx-help needs` shows what is open.",
    NothingToOffer(): (
        "I have nothing to suggest just now. Did something for a customer? Type `/cx-help` and what you did."
    ),
    NoMoreIdeasToday(): "That was today's last idea. For more, type `/cx-help`.",
    OfferWithdrawn(): "That suggestion is no longer available. Please try again.",
    OfferGone(): "This button no longer works. Type `/cx-help` and what you did to record it.",
    AlreadyDone(): "You've already done this. `/cx-help me` shows it.",
    PlanTakenBack(): "You've dropped this plan.",
    FollowedUpUndone(): "You've undone that action. Type `/cx-help` and what you did to record it again.",
    TakenNeedGone(): "You no longer have this need. `/cx-help needs` shows what is open.",
    OfferedNeedGone(): "This need is no longer open. `/cx-help needs` shows what is open.",
    UnclearTime("teatime", names_days=False): (
        "I didn't understand “teatime” as a time. Try `/cx-help nudge at 9:30`."
    ),
    UnclearTime("9 on <!channel> Mondays", names_days=True): (
        "I didn't understand “9 on @channel Mondays” as a time. Try `/cx-help nudge at 9:30`. For days, try "
        "`/cx-help nudge on Mon and Thu` or `/cx-help nudge weekly`."
    ),
    UnclearTime(" ", names_days=False): "Which time would you like? Try `/cx-help nudge at 9:30`.",
    UnclearShoutoutTime("fri"): "I didn't understand “fri” as a day and a time. Try `Fri 15:00`.",
    UnclearPause("soon <!channel>"): (
        "I didn't understand “soon @channel” as a time to pause. Try `/cx-help pause 2 weeks` or `/cx-help "
        "pause until 7 Jan`."
    ),
    NothingToPause("until today"): (
        "“until today” leaves no day to pause. Try a later day, or `/cx-help pause 2 weeks`."
    ),
    BackwardsPause("from 5 Dec to 1 Dec"): (
        "“from 5 Dec to 1 Dec” ends before it begins. Try `/cx-help pause from 23 March to 2 April`."
    ),
    PauseTooLong(): (
        "A pause can last a year at most, and must begin within a year. Try `/cx-help pause 6 months` or "
        "`/cx-help stop`."
    ),
    PauseWithGaps(): (
        "I can only read days without gaps. Type each part on its own, for example `/cx-help skip Monday`."
    ),
    WrongWeekday(date(2027, 1, 7), named=0): (
        "7 Jan 2027 is a Thursday, not a Monday. Try `/cx-help pause until 7 Jan`."
    ),
    NoSuchMonth(13): "There is no month 13. Try `/cx-help pause until 7 Jan`.",
    NoSuchDay(29, 2, 2027, instead=28): "There's no such day as 29 Feb in 2027. Try `/cx-help pause until 28 Feb`.",
    NoSuchDayOfMonth(32): "There's no such day of the month as 32. Try `/cx-help pause until the 1st`.",
    NoFullMember(): "I only nudge full members of the workspace. The rest of `/cx-help` works for you.",
    NoDayLeft(): (
        "That would leave no day for nudges, so nothing has changed. Try `/cx-help nudge on Mon and Thu`, or "
        "`/cx-help stop` to end them."
    ),
    UndoUnreadable(): "This button no longer works. Use `/cx-help settings` instead.",
    NoDays(): "Choose at least one day, or switch nudges off.",
    NoOffers(): "Choose at least one, or switch nudges off.",
    SeveralRegions("la rioja", ("Argentina", "Spain"), "La Rioja"): (
        "There is a “la rioja” in Argentina and Spain. Which one? Write it like “Argentina, La Rioja”."
    ),
    UnknownCountry("Austrai", ("Australia", "Austria")): (
        "I don't know “Austrai” as a country. Did you mean Australia or Austria?"
    ),
    UnknownCountry("Atlantis", ()): (
        "I don't know “Atlantis” as a country. Try “Germany”, “DE” or “Germany, Bavaria”."
    ),
    UnknownRegion("Sacksen", "Germany", ("Sachsen",), ("Bayern", "Berlin", "Sachsen")): (
        "I don't know “Sacksen” as a region of Germany. Did you mean Sachsen?"
    ),
    UnknownRegion("Zug", "Switzerland", (), ("Genève", "Sankt Gallen")): (
        "I don't know “Zug” as a region of Switzerland. Try Genève or Sankt Gallen, or leave the region out."
    ),
    UnknownRegion("x", "Belgium", (), ("German",)): (
        "I don't know “x” as a region of Belgium. Try German, or leave the region out."
    ),
    NoRegions("Singapore"): "Public holidays in Singapore are the same in every region. Leave the region empty.",
    NoCountryYet(): "Choose the country first, then the region.",
    UnknownCountryCode(): "I don't know this country's public holidays. Choose another country.",
    RegionElsewhere("Germany, Bayern", "Austria"): (
        "Germany, Bayern isn't in Austria. Choose another region, or none."
    ),
    UnknownZone("Berln", ("Europe/Berlin",)): "I don't know “Berln” as a time zone. Did you mean Europe/Berlin?",
    UnknownZone("Middle-earth", ()): "I don't know “Middle-earth” as a time zone. Try a name such as Europe/Berlin.",
    UnknownZone("", ()): "Which time zone? Try a name such as Europe/Berlin.",
    StoryGone(): "This story is no longer available.",
    MembersOnly(): (
        "Only members of our private channel see its stories and needs. Ask a colleague who is in the "
        "channel to add you."
    ),
    OwnStoryToNotice(): "This is your own story. Colleagues can notice it.",
    OwnStoryToRepeat(): "This is your own story. To record another action, type `/cx-help` and what you did.",
    OwnStoryToThankFor(): "This is your own story. Colleagues can thank you for it.",
    OwnStoryToReview(): "This is your own story, so another reviewer decides. Edit it in `/cx-help me`.",
    OwnStoryToEdit(): "This is your own story. Edit it in `/cx-help me`.",
    NoThanks(): "Write a few words of thanks.",
    AlreadyThanked(): "You've already thanked your colleague for this story.",
    NoticeFirst(): "Click *I noticed* first, then say thanks.",
    NotReviewer(): "Only reviewers can do this. An admin chooses them in the workspace settings.",
    ReviewOff(): "An admin switched review off. Stories are posted as they are.",
    AlreadyPosted(): "Too late: the shout-out with this story is already posted.",
    NotPosted(): "This story is not in a posted shout-out.",
    NoNote(): "Tell your colleague in a line what should change.",
    NotAdmin(): "Only admins can change the workspace settings. Your own: `/cx-help settings`",
    UnknownWorkspace(): "I'm not set up for your workspace. Ask the colleague who runs me to install me here.",
    CannotPost(ChannelTrouble.ARCHIVED): "This channel is archived. Unarchive it, or choose another.",
    CannotPost(ChannelTrouble.NOT_A_MEMBER): "Invite me there first: /invite @cx-help",
    ChannelUnknownNow(): "Slack didn't say in time whether I'm in this channel. Please save again.",
    TooManyEmoji(50): "Use at most 50 emoji.",
    NotAnEmoji("on holiday!"): (
        "“on holiday!” isn't the name of an emoji. Use names such as :palm_tree: :face_with_thermometer:"
    ),
    StoriesOutOfRange(10): "Choose a number from 1 to 10.",
    NoReviewers(in_channel=True): "Choose at least one reviewer who is in the private channel.",
    NoReviewers(in_channel=False): "Choose at least one reviewer who is still here.",
    NoWorkdays(): "Choose at least one workday.",
    DatabaseBusy(writing=True): "I couldn't save that just now. Please try again in a moment.",
    DatabaseUnusable(DatabaseFault.FULL): (
        "I can't save anything right now. My database needs fixing: please tell the colleague who runs me."
    ),
    DatabaseUnusable(DatabaseFault.REPLACED): (
        "I couldn't save that, because I have to restart. Please try again in a minute."
    ),
    DatabaseBusy(writing=False): "I couldn't look that up just now. Please try again in a moment.",
    SavingUnknown("1234"): "I can't tell yet whether this was saved. I'll tell you as soon as I know.",
}
"""By problem, with every branch of its sentence, what people read."""
