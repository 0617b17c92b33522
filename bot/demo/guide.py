"""Guide whoever opens the demo through its first two minutes, and name the times to move the clock to."""

from bot.demo.company import CHANNEL
from bot.running import Bot
from local_slack import Guide, LocalSlack, NamedTime, Step

NEXT_NUDGE = "Next nudge"
SHOUTOUT = "Friday shout-out"
EXAMPLE = "/cx-help called a customer back before she had to ask"

GUIDE = Guide(
    title="Two-minute tour",
    steps=(
        Step(
            "What this is",
            "Everyone in a company gets *one useful thing to do for a customer* each workday; Friday's shout-out "
            "spreads what worked.\n\nYou begin as Ana, on a Monday morning. The bot has said hello.",
            place="@messages",
        ),
        Step(
            "Say what you did",
            "Did something for a customer? Type `/cx-help` and what it was, then press Enter. Only you see the answer.",
            done_when=("only to {name}", "✓ Recorded"),
            place="@messages",
            types=EXAMPLE,
        ),
        Step(
            "Get your first nudge",
            "Click *Nudge me on workdays*. Then move the clock to your next nudge. It comes at 09:30, "
            "unless you have already done something that day.",
            done_when=("DM with {name} cxhelp: ", "Not today"),
            place="@messages",
            moves_to=NEXT_NUDGE,
            points_at="Nudge me on workdays",
        ),
        Step(
            "Notice a colleague's story",
            "This is last Friday's shout-out. Click *I noticed* under a story that you like: its author sees it, "
            "and nobody keeps score.",
            done_when=("only to {name}", "You noticed"),
            place=CHANNEL,
            points_at="I noticed",
        ),
        Step(
            "See your story on Friday",
            "Move the clock to Friday, 15:00. It stops at each nudge on its way. What you recorded in step 2 is then "
            "in the shout-out, beside the stories of your colleagues.",
            done_when=("cxhelp: For our customers", "{me}"),
            place=CHANNEL,
            moves_to=SHOUTOUT,
        ),
    ),
    ending="*That is all of it.* Now look around: open *Home*, be somebody else (top right), or type `/cx-help help`. "
    "When you like it, README says how to bring it to your Slack.",
)


def show_guide(slack: LocalSlack, bot: Bot) -> None:
    """Show the guide on the page, with buttons for the times that it moves to."""
    slack.page.name_times(
        NamedTime(
            NEXT_NUDGE,
            bot.next_nudge_at,
            "You get no nudges yet. Click Nudge me on workdays in the bot's messages first.",
            place="@messages",
        ),
        NamedTime(
            SHOUTOUT,
            lambda _person: bot.next_shoutout_at(),
            "No shout-out is planned. An admin can turn it on in the bot's settings.",
            place=CHANNEL,
        ),
    )
    slack.page.show_guide(GUIDE)
