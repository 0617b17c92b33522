"""slack-machine, which has no setting for the address of the Web API: its client gets another default."""

import os
from functools import partialmethod

from machine.bin.run import main as start
from slack_sdk.web.async_client import AsyncWebClient

AsyncWebClient.__init__ = partialmethod(AsyncWebClient.__init__, base_url=os.environ["SLACK_API_URL"])
os.environ["SM_SLACK_APP_TOKEN"] = os.environ["SLACK_APP_TOKEN"]
os.environ["SM_SLACK_BOT_TOKEN"] = os.environ["SLACK_BOT_TOKEN"]

if __name__ == "__main__":
    start()
