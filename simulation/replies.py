"""How people answer what the bot sends them, each in their own time or not at all."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.domain.ideas import Idea
from bot.domain.nudges import Answer
from bot.usecases.delivery.messages.nudge_content import Nudge
from bot.usecases.delivery.messages.shoutout import ShoutoutPost
from bot.usecases.delivery.parcels import Parcel
from bot.usecases.offers.offered import OfferedNeed, OfferedStory
from bot.usecases.unit import Context
from simulation.characters import Inhabitant
from simulation.deeds import Deeds
from simulation.history import subject_of
from simulation.life import A_DAY, Event, Life

NOT_TODAY, ANOTHER = 0.25, 0.15
"""Shares of the answers to a nudge; most of what is left is *I did it*."""
PLAN = 0.3
"""The share of ideas that are kept as a plan, among those taken up."""


class Replies:
    """Lets answers happen to what has reached people."""

    def __init__(self, people: Mapping[str, Inhabitant], life: Life, deeds: Deeds) -> None:
        self._people, self._life, self._deeds = people, life, deeds

    def hears(self, parcel: Parcel, now: datetime) -> None:
        """Let people answer a message that Slack has just stored."""
        if isinstance(parcel.content, ShoutoutPost):
            self._read_shoutout(parcel.content, now)
        who = self._people.get(parcel.target)
        if who is None:
            return
        subject = subject_of(parcel.delivery.kind, parcel.delivery.payload) or 0
        if isinstance(parcel.content, Nudge):
            self._hears_nudge(who, parcel.content, now)
        elif parcel.delivery.kind == "resting" and who.rng.random() < who.character.keeps_them_coming:
            at = now + who.rng.random() * 30 * A_DAY
            self._life.at(at, lambda context: self._deeds.keeps_them_coming(context, who, subject))
        elif parcel.delivery.kind == "left_channel" and who.rng.random() < 0.5:  # noqa: PLR2004  half answer
            leave_it = who.rng.random() < 0.5  # noqa: PLR2004  either is as likely
            deed = self._deeds.stops if leave_it else self._deeds.goes_on
            self._life.at(now + who.rng.random() * A_DAY, lambda context: deed(context, who))
        elif parcel.delivery.kind == "still_needed" and who.rng.random() < 0.6:  # noqa: PLR2004  most answer
            answer = who.rng.choice((self._deeds.says_it_stands, self._deeds.says_it_is_met, self._deeds.drops_need))
            self._life.at(now + who.rng.random() * A_DAY, lambda context: answer(context, who, subject))

    def _hears_nudge(self, who: Inhabitant, nudge: Nudge, now: datetime) -> None:
        rng = who.rng
        if rng.random() < who.character.answers:
            wait = timedelta(minutes=rng.expovariate(1 / 90))
            days_later = rng.random() < 0.03  # noqa: PLR2004  a few answer days later
            at = now + wait + (3 * A_DAY if days_later else timedelta())
            self._life.at(at, lambda context: self._answers(context, who, nudge))

    def _answers(self, context: Context, who: Inhabitant, nudge: Nudge) -> None:
        rng, deeds = who.rng, self._deeds
        if rng.random() < who.character.wants_fewer:
            how = rng.choice((Answer.FEWER, Answer.FEWER, Answer.PAUSED, Answer.STOPPED))
            deeds.answers(context, who, nudge.decision_id, how)
            if how is Answer.STOPPED:
                self._life.comes_back(who, context.clock.now())
            return
        draw, offer = rng.random(), nudge.offer
        if draw < NOT_TODAY:
            deeds.answers(context, who, nudge.decision_id, Answer.NOT_TODAY)
            return
        if draw < NOT_TODAY + ANOTHER:
            other = deeds.asks_for_another(context, who, offer.id)
            if other is None or rng.random() < 0.5:  # noqa: PLR2004  half leave it at that
                return
            offer = other
        later = rng.random() < 0.7  # noqa: PLR2004  most take on now what they do later
        if isinstance(offer.offered, OfferedNeed) and later:
            self._life.works_on_a_need(context, who, offer.offered.need.id)
        elif isinstance(offer.offered, OfferedStory) and later:
            self._promise(who, offer.offered.story_id)(context)
        elif isinstance(offer.offered, Idea) and rng.random() < PLAN:
            deeds.keeps_plan(context, who, offer.id)
        else:
            deeds.did_it(context, who, offer.id)

    def _read_shoutout(self, post: ShoutoutPost, now: datetime) -> None:
        for story in post.stories:
            if story.story_id is None:
                continue
            for who in self._people.values():
                luck, later = who.rng.random(), now + who.rng.random() * A_DAY
                if luck < 0.004 * who.character.answers:
                    self._life.at(later, self._promise(who, story.story_id))
                elif luck < 0.01 * who.character.answers:
                    self._life.at(later, self._notice(who, story.story_id))

    def _promise(self, who: Inhabitant, story_id: int) -> Event:
        plan = "If a customer waits, then I'll call" if who.rng.random() < 0.5 else None  # noqa: PLR2004  half plan
        return lambda context: self._deeds.promises(context, who, story_id, plan)

    def _notice(self, who: Inhabitant, story_id: int) -> Event:
        return lambda context: self._deeds.notices_story(context, who, story_id)
