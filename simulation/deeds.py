"""What people do, each through the use case that a click or a command of theirs calls."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import count
from typing import TypeVar

from bot.domain.actions import Action, ActionDraft, Source
from bot.domain.needs import NeedDraft
from bot.domain.nudges import Answer
from bot.domain.offers import OfferSource
from bot.domain.profiles import Profile, Standing
from bot.domain.reading.nudge_commands import NudgeWhen
from bot.errors import BotError
from bot.usecases.needs import ask, change, show
from bot.usecases.nudges import answer_nudge, keep_coming, preferences
from bot.usecases.nudges.another import another
from bot.usecases.nudges.keep_plan import keep_plan
from bot.usecases.offers import next_action
from bot.usecases.offers.offered import Offer
from bot.usecases.offers.unavailable import UnavailableError
from bot.usecases.people import meet, membership, settings
from bot.usecases.people.home import show_home
from bot.usecases.recording import did_it
from bot.usecases.recording.meet_need import meet_need
from bot.usecases.recording.own_words import add_words
from bot.usecases.recording.record import record_action
from bot.usecases.shoutout import stories
from bot.usecases.unit import Caller, Context
from simulation.characters import Inhabitant
from simulation.history import Act, Deed, State

TEAM = "T0SIM"
CHANNEL = "C0SIM"
AWAY = ":palm_tree:"
ADD_WORDS = 0.6
"""How many put into words what they recorded with a click."""
PRESENT = ":coffee:"
T = TypeVar("T")


class Deeds:
    """People's deeds, kept as they happen; what the bot refuses is counted, and changes nothing."""

    def __init__(self) -> None:
        self.done: list[Deed] = []
        self.refused: Counter[str] = Counter()
        self._numbers = count(1)

    def records(self, context: Context, who: Inhabitant, inspired_by: int | None = None) -> None:
        """Record something done unasked."""
        number = next(self._numbers)
        draft = ActionDraft(
            text=f"helped customer {number % 400} with their order {number}",
            source=Source.COMMAND,
            customer=f"Customer {number % 400}" if number % 2 else None,
            outcome="they could go on at once" if number % 3 == 0 else None,
            shared=who.character.shares if number % 5 else None,
            inspired_by=inspired_by,
        )
        if self._try("record", lambda: record_action(context, _caller(who), draft, f"slash:{number}")):
            self._keep(context, who, Act.RECORD)

    def did_it(self, context: Context, who: Inhabitant, offer_id: int) -> None:
        """Say that they did what was offered."""
        try:
            recorded = self._try("did it", lambda: did_it.did_it(context, _caller(who), offer_id))
        except UnavailableError:
            self._keep(context, who, Act.ANSWER)
            return
        if recorded:
            self._keep(context, who, Act.ANSWER, Act.RECORD)
            self._adds_words(context, who, recorded.action)

    def keeps_plan(self, context: Context, who: Inhabitant, offer_id: int) -> None:
        """Keep the offered idea as a plan."""
        if self._try("plan", lambda: keep_plan(context, _caller(who), offer_id)):
            self._keep(context, who, Act.ANSWER)

    def asks_for_another(self, context: Context, who: Inhabitant, offer_id: int) -> Offer | None:
        """Ask for another idea in place of the one offered; what is offered then."""
        offer = self._try("another idea", lambda: another(context, _caller(who), offer_id))
        if offer is not None:
            self._keep(context, who, Act.ANSWER)
        return offer

    def answers(self, context: Context, who: Inhabitant, decision_id: int, how: Answer) -> None:
        """Answer a nudge with *Not today*, or with a choice of its menu."""
        if not self._try(how.value, lambda: answer_nudge.answer_nudge(context, _caller(who), decision_id, how)):
            return
        self._keep(context, who, Act.ANSWER)
        state, now = who.state, context.clock.now()
        if how is Answer.FEWER and state.enrolled:
            who.becomes(now, replace(state, cadence=state.cadence.fewer))
        if how is Answer.PAUSED and state.enrolled:
            who.becomes(now, replace(state, paused_until=state.day(now) + timedelta(weeks=1)))
        if how is Answer.STOPPED:
            who.becomes(now, replace(state, enrolled=False, paused_until=None))

    def asks(self, context: Context, who: Inhabitant) -> None:
        """Type `/cx-help` for their next useful action."""
        self._try("asks", lambda: next_action.next_action(context, _caller(who)))

    def opens_home(self, context: Context, who: Inhabitant) -> None:
        """Open the bot's App Home."""
        self._try("home", lambda: show_home(context, _caller(who)))

    def enrols(self, context: Context, who: Inhabitant) -> None:
        """Ask for nudges."""
        self._changes(context, who, preferences.enrol, replace(who.state, enrolled=True))

    def resumes(self, context: Context, who: Inhabitant) -> None:
        """Ask for nudges again after a pause, a stop or a silence."""
        self._changes(context, who, preferences.resume, replace(who.state, enrolled=True, paused_until=None))

    def stops(self, context: Context, who: Inhabitant) -> None:
        """Ask for no more nudges."""
        self._changes(context, who, preferences.stop, replace(who.state, enrolled=False, paused_until=None))

    def pauses(self, context: Context, who: Inhabitant, until: date) -> None:
        """Ask for no nudges until a day."""
        if who.state.enrolled:
            text = f"until {until.isoformat()}"
            wished = replace(who.state, paused_until=until)
            self._changes(context, who, lambda c, w: preferences.pause(c, w, text), wished)

    def moves_nudges(self, context: Context, who: Inhabitant, at: time) -> None:
        """Ask for nudges at another time."""
        text = at.strftime("%H:%M")
        wished = replace(who.state, enrolled=True, nudge_time=at)
        self._changes(context, who, lambda c, w: preferences.nudge_when(c, w, NudgeWhen(at=text)), wished)

    def saves_settings(self, context: Context, who: Inhabitant, wished: State) -> None:
        """Send the settings form so that from now on the days, cadence, place and sources of `wished` hold."""
        form = settings.SettingsForm(
            nudged=wished.enrolled,
            at=wished.at,
            days=wished.days,
            team=who.team,
            role=who.role,
            cadence=wished.cadence,
            shares=who.character.shares,
            country=wished.place.country if wished.place else None,
            region=(wished.place.region or "") if wished.place else "",
            wanted=frozenset(OfferSource) - wished.unwanted,
        )
        if self._try("settings", lambda: settings.save_settings(context, _caller(who), form)):
            self._has_chosen(context, who, wished)

    def keeps_them_coming(self, context: Context, who: Inhabitant, decision_id: int) -> None:
        """Press the button of the last message."""
        if self._try("keep coming", lambda: keep_coming.keep_coming(context, _caller(who), decision_id)):
            self._has_chosen(context, who, replace(who.state, enrolled=True))

    def goes_on(self, context: Context, who: Inhabitant) -> None:
        """Say that nudges are to go on although they have left the channel."""
        if self._try("go on", lambda: keep_coming.go_on(context, _caller(who))):
            self._has_chosen(context, who, replace(who.state, enrolled=True))

    def tells_slack(self, context: Context, who: Inhabitant, state: State) -> None:
        """Let Slack tell the bot of their account, zone and status, which are those of `state` from now on."""
        profile = Profile(
            slack_id=who.slack_id,
            name=who.name,
            zone=state.zone,
            standing=Standing.MEMBER,
            active=state.active,
            status_emoji=AWAY if state.away_until else PRESENT,
            status_until=state.away_until,
        )
        person = meet.meet(context, TEAM, profile)
        who.id = person.id
        who.becomes(context.clock.now(), state)

    def joins(self, context: Context, who: Inhabitant) -> None:
        """Come into the channel."""
        self._try("join", lambda: membership.join_channel(context, _caller(who), CHANNEL))

    def leaves(self, context: Context, who: Inhabitant) -> None:
        """Leave the channel."""
        self._try("leave", lambda: membership.leave_channel(context, _caller(who), CHANNEL))

    def notes_need(self, context: Context, who: Inhabitant) -> int | None:
        """Note a customer's need; its id."""
        number = next(self._numbers)
        draft = NeedDraft(
            f"customer {number % 400} cannot open invoice {number}", f"Customer {number % 400}" if number % 2 else None
        )
        noted = self._try("need", lambda: change.note_need(context, _caller(who), draft, f"slash:{number}"))
        return noted.need.id if noted else None

    def takes_an_open_need(self, context: Context, who: Inhabitant) -> int | None:
        """Take the oldest open need that they did not notice themselves; its id."""
        listed = self._try("needs", lambda: show.list_needs(context, _caller(who)))
        open_ones = [shown.need.id for shown in listed.open if not shown.noticed_by_me] if listed else []
        return self.takes_need(context, who, open_ones[0]) if open_ones else None

    def takes_need(self, context: Context, who: Inhabitant, need_id: int) -> int | None:
        """Take a need from the list; its id."""
        taken = self._try("take", lambda: change.take_need(context, _caller(who), need_id))
        if taken is None:
            return None
        self._keep(context, who, Act.ELSEWHERE)
        return taken.need.id

    def meets_need(self, context: Context, who: Inhabitant, need_id: int) -> None:
        """Say that they met a need."""
        met = self._try("met", lambda: meet_need(context, _caller(who), need_id))
        if met:
            self._keep(context, who, Act.RECORD)
            self._adds_words(context, who, met.action)

    def hands_back(self, context: Context, who: Inhabitant, need_id: int) -> None:
        """Give a need back to everybody."""
        if self._try("hand back", lambda: change.hand_back_need(context, _caller(who), need_id)):
            self._keep(context, who, Act.ELSEWHERE)

    def drops_need(self, context: Context, who: Inhabitant, need_id: int) -> None:
        """Say that a need of theirs no longer stands."""
        self._try("drop", lambda: change.drop_need(context, _caller(who), need_id))

    def says_it_stands(self, context: Context, who: Inhabitant, need_id: int) -> None:
        """Say that a need of theirs still stands."""
        self._try("stands", lambda: ask.keep_need(context, _caller(who), need_id))

    def says_it_is_met(self, context: Context, who: Inhabitant, need_id: int) -> None:
        """Say that a need of theirs has been met."""
        self._try("is met", lambda: ask.say_need_is_met(context, _caller(who), need_id))

    def notices_story(self, context: Context, who: Inhabitant, story_id: int) -> None:
        """Notice a colleague's story."""
        self._try("notice", lambda: stories.notice_story(context, _caller(who), story_id))

    def promises(self, context: Context, who: Inhabitant, story_id: int, plan: str | None) -> None:
        """Mean to do one like a story."""
        if self._try("promise", lambda: stories.promise_one_like(context, _caller(who), story_id, plan)):
            self._keep(context, who, Act.ELSEWHERE)

    def _adds_words(self, context: Context, who: Inhabitant, action: Action) -> None:
        """Let most people say in a line what they did."""
        if not action.own_words and who.rng.random() < ADD_WORDS:
            text = f"asked a customer how it went ({next(self._numbers)})"
            self._try("words", lambda: add_words(context, _caller(who), action.id, text))

    def _changes(
        self, context: Context, who: Inhabitant, change: Callable[[Context, Caller], object], wished: State
    ) -> None:
        if self._try("nudges", lambda: change(context, _caller(who))):
            self._has_chosen(context, who, wished)

    def _has_chosen(self, context: Context, who: Inhabitant, wished: State) -> None:
        self._keep(context, who, Act.ANSWER)
        who.becomes(context.clock.now(), wished)

    def _keep(self, context: Context, who: Inhabitant, *acts: Act) -> None:
        self.done += [Deed(who.id, context.clock.now(), act) for act in acts]

    def _try(self, what: str, deed: Callable[[], T]) -> T | None:
        try:
            return deed()
        except UnavailableError:
            raise
        except BotError:
            self.refused[what] += 1
            return None


def _caller(who: Inhabitant) -> Caller:
    return Caller(TEAM, who.slack_id)
