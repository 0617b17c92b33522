"""The App Home."""

from bot.usecases.show_home import Home
from bot.slack.blocks.kit import View


def home(home: Home) -> View:
    raise NotImplementedError
