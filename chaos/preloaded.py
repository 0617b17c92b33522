"""Import what the bot needs, once: the fork server runs this, and each bot process begins as a copy of it."""

import gc

import bot.pictures
import bot.wiring
from bot.domain.patterns import compile_all
from bot.domain.reading.done_guess import reads_as_done
from bot.domain.reading.kind_guess import guess_kind
from bot.languages import Languages

__all__ = ["bot"]

compile_all()
guess_kind("")
reads_as_done("")
Languages().is_foreign("helped Mia find her invoice")
gc.freeze()
