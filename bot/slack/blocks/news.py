"""Sum up in one line what colleagues did with a person's stories."""

from bot.domain.text import show_mrkdwn
from bot.slack.blocks.wording import count, people
from bot.usecases.offers.news import NoticeNews


def news_line(news: NoticeNews) -> str:
    """Name the colleagues who noticed a person's stories or did one like them, in mrkdwn."""
    who = show_mrkdwn(people(news.did_like), {})
    if not news.colleagues:
        return f"Your story inspired {who}."
    several = news.stories > 1
    noticed = f"{count(news.colleagues, 'colleague')} noticed your {'stories' if several else 'story'}."
    return f"{noticed} {'They' if several else 'It'} inspired {who}." if who else noticed
