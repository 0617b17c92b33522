"""Define errors with a text that may be shown to a person."""


class BotError(Exception):
    """Something went wrong, and a person may see the text: it says what happened and what to do.

    The text never contains a token, another person's words or an internal detail.
    """


class InvalidInputError(BotError):
    """What a person typed or filled in cannot be used; nothing was changed.

    `field` names the form field that the text belongs to, if any.
    """

    def __init__(self, text: str, *, field: str | None = None) -> None:
        super().__init__(text)
        self.field = field


class ConfigurationError(BotError):
    """The bot cannot start with these settings; the text names the setting and the fix."""


class UnknownChannelError(ConfigurationError):
    """The bot sees no channel with the wanted name or id."""


class DeliveryError(BotError):
    """A message could not be handed to Slack.

    `permanent` is true when retrying cannot help until somebody changes something in Slack. `outcome_unknown` is true
    when Slack may have stored the message although no answer came. `retry_after` is the wait in seconds that Slack
    asked for, if any. `reason` is Slack's own word for a refusal.
    """

    def __init__(
        self,
        text: str,
        *,
        permanent: bool = False,
        outcome_unknown: bool = False,
        retry_after: float | None = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(text)
        self.permanent = permanent
        self.outcome_unknown = outcome_unknown
        self.retry_after = retry_after
        self.reason = reason
