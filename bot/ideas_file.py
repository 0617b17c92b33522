"""Read the ideas that the bot offers, from its own package and from a company's file."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from bot.domain.catalogue import Catalogue, combine, load_catalogue
from bot.domain.ideas import Idea
from bot.errors import ConfigurationError


@cache
def builtin_ideas() -> tuple[Idea, ...]:
    """Return the catalogue that comes with the bot; its file is read only once."""
    source = files("bot.domain").joinpath("ideas.toml")
    return load_catalogue(source.read_text(encoding="utf-8"), "ideas.toml").ideas


def read_ideas(path: str | None) -> tuple[Idea, ...]:
    """Return the ideas to offer: the built-in ones, changed by the file at `path` if given.

    Raise ConfigurationError for a file that cannot be used; the text says what to fix.
    """
    return combine(builtin_ideas(), load_catalogue(_text(Path(path)), path)) if path else builtin_ideas()


def check_catalogue(path: str) -> Catalogue:
    """Return a company's file of ideas by itself; raise ConfigurationError if it cannot be used."""
    own = load_catalogue(_text(Path(path)), path)
    combine(builtin_ideas(), own)
    return own


def _text(path: Path) -> str:
    try:
        if not path.exists():
            raise ConfigurationError(
                f"The file of ideas {path} does not exist: correct the name, or leave CX_IDEAS empty for the built-in"
                " ideas alone."
            )
        if not path.is_file():
            raise ConfigurationError(f"The file of ideas {path} is not a file: name the file itself, not its folder.")
        # Editors on Windows put a mark before UTF-8.
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigurationError(
            f"The file of ideas {path} cannot be read ({error.strerror}): let the bot's account read it."
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            f"The file of ideas {path} is not plain text: save it as plain text in UTF-8."
        ) from error
