"""Sum up in one line what colleagues did with a person's stories."""

from bot.domain.text import show_mrkdwn
from bot.slack.blocks.wording import count, people
from bot.usecases.offers.news import NoticeNews


def news_line(news: NoticeNews) -> str:
    """Name the colleagues who noticed a person's stories or did one like them, in mrkdwn."""
    who = show_mrkdwn(people(news.did_like), {})
    if not news.colleagues:
        return f"{who} did one like a story of yours."
    several = news.stories > 1
    noticed = f"Your {'stories were' if several else 'story was'} noticed by {count(news.colleagues, 'colleague')}"
    return f"{noticed}, and {who} did one like {'yours' if several else 'it'}." if who else f"{noticed}."
