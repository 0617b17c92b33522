"""A plugin for slack-machine."""

import re

from machine.plugins.base import MachineBasePlugin
from machine.plugins.decorators import command, listen_to, respond_to


class Hello(MachineBasePlugin):
    @respond_to(r"how are you", re.IGNORECASE)
    async def answer(self, msg):
        await msg.reply("fine, thank you")

    @listen_to(r"hi there")
    async def greet(self, msg):
        await msg.say(f"Hi {msg.sender.name}")

    @command("/hello")
    async def hello(self, command):
        await command.say(f"Hello {command.text}")
