"""What people do with messages besides reading them: react, edit, delete, look at pictures, find their way."""

import pytest
from playwright.sync_api import Locator, expect

from local_slack import Channel, LocalSlack, Person
from support.harness import Dict, web_client
from support.page import ALT, PNG, Open, last_message, says

pytestmark = pytest.mark.browser


def tool(message: Locator, name: str) -> Locator:
    message.hover()
    return message.get_by_role("group", name="Actions").get_by_role("button", name=name)


def stored(slack: LocalSlack, channel: Channel) -> list[Dict]:
    found: list[Dict] = web_client(slack).conversations_history(channel=channel.id)["messages"]
    return found


def test_people_react_and_take_it_back(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person, cx: Channel
) -> None:
    hers, his = sit_down(ana), sit_down(ben)
    ben.types("The lift works again", "cx")
    tool(last_message(hers), "React with tada").click()
    expect(last_message(his).get_by_role("button", name="tada, 1: Ana Ferreira")).to_be_visible()
    last_message(his).get_by_role("button", name="tada, 1").click()
    expect(last_message(hers).get_by_role("button", name="tada, 2: Ana Ferreira, Ben Adeyemi")).to_be_visible()
    assert stored(slack, cx)[0]["reactions"] == [{"name": "tada", "users": [ana.id, ben.id], "count": 2}]
    last_message(hers).get_by_role("button", name="tada, 2").click()
    last_message(his).get_by_role("button", name="tada, 1").click()
    expect(hers.locator(".reaction")).to_have_count(0)


def test_an_emoji_is_searched_for_and_put_on_a_message(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    ben.types("Soup today", "cx")
    tool(last_message(page), "Add a reaction").click()
    page.get_by_label("Search all emoji").fill("stew")
    page.keyboard.press("Enter")
    expect(last_message(page).get_by_role("button", name="stew, 1")).to_contain_text("🍲")


def test_an_emoji_is_completed_while_typing_and_drawn(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    box = page.get_by_label("Message #cx")
    box.press_sequentially("Well done :tad")
    expect(page.get_by_role("option").first).to_contain_text("🎉 :tada:")
    box.press("Enter")
    expect(box).to_have_value("Well done :tada: ")
    box.press("Enter")
    expect(last_message(page).get_by_role("img", name="tada")).to_have_text("🎉")
    assert ana.sees("Well done").text.strip() == "Well done :tada:"


def test_ones_own_message_is_edited_and_deleted(sit_down: Open, slack: LocalSlack, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    ben.types("Hers has more actions", "cx")
    tool(last_message(page), "More actions").click()
    expect(page.get_by_role("menuitem", name="Edit message")).to_have_count(0)
    page.keyboard.press("Escape")
    says(page, "Good mornin @ben")
    expect(last_message(page)).to_contain_text("Good mornin")
    tool(last_message(page), "More actions").click()
    page.get_by_role("menuitem", name="Edit message").click()
    box = last_message(page).get_by_label("Edit message")
    expect(box).to_have_value("Good mornin @ben")
    box.fill("Good morning @ben")
    box.press("Enter")
    expect(last_message(page)).to_contain_text("Good morning @ben(edited)")
    assert ben.sees("Good morning").text == "Good morning @ben"
    tool(last_message(page), "More actions").click()
    page.get_by_role("menuitem", name="Delete message").click()
    page.get_by_role("dialog", name="Delete this message?").get_by_role("button", name="Delete").click()
    expect(page.get_by_role("article")).to_have_count(1)
    assert slack.posted("cx")[-1].text == "Hers has more actions"


def test_what_only_one_person_sees_is_dismissed(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    says(page, "/hello")
    expect(last_message(page)).to_contain_text("Only visible to you")
    last_message(page).hover()
    last_message(page).get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("article")).to_have_count(0)


def test_a_thread_shows_who_replied_last_and_when(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    ben.types("Who is in?", "cx")
    tool(last_message(page), "Reply in thread").click()
    thread = page.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("heading", name="Thread")).to_be_visible()
    thread.get_by_label("Reply in the thread").fill("Me")
    thread.get_by_label("Reply in the thread").press("Enter")
    bar = page.get_by_role("main").get_by_role("button", name="1 reply")
    expect(bar).to_contain_text("Last reply today at 10:0")
    expect(thread).to_contain_text("1 reply")
    thread.get_by_role("button", name="Close the thread").click()
    bar.hover()
    expect(bar.get_by_text("View thread")).to_be_visible()


def test_a_picture_opens_large(sit_down: Open, slack: LocalSlack, ana: Person, cx: Channel) -> None:
    page = sit_down(ana)
    web_client(slack).files_upload_v2(channel=cx.id, filename="ripples.png", content=PNG, alt_txt=ALT)
    last_message(page).get_by_role("button", name=ALT).click()
    large = page.get_by_role("dialog", name=ALT)
    expect(large.get_by_role("img", name=ALT)).to_be_visible()
    page.keyboard.press("Escape")
    expect(large).to_have_count(0)


def test_a_line_shows_where_what_is_new_begins_until_one_leaves(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person
) -> None:
    slack.add_channel("lunch", members=[ana, ben])
    page = sit_down(ana)
    ben.types("Soup today", "lunch")
    lunch = page.get_by_role("navigation").get_by_role("button", name="lunch")
    expect(lunch).to_have_accessible_name("lunch 1 unread")
    lunch.click()
    line = page.get_by_role("separator", name="New messages")
    expect(line).to_be_visible()
    expect(lunch).to_have_accessible_name("lunch")
    expect(line).to_be_visible()
    page.get_by_role("navigation").get_by_role("button", name="cx").click()
    lunch.click()
    expect(page.get_by_role("log")).to_contain_text("Soup today")
    expect(line).to_have_count(0)


def test_the_quick_switcher_goes_to_places_and_people(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    slack.add_channel("team-lunch", members=[ana])
    page = sit_down(ana)

    def jump(typed: str) -> None:
        page.keyboard.press("Control+k")
        page.get_by_role("combobox", name="Jump to").fill(typed)
        page.keyboard.press("Enter")

    jump("lun")
    expect(page.get_by_role("heading", name="#team-lunch")).to_be_visible()
    jump("home")
    expect(page.get_by_role("heading", name="Your Home")).to_be_visible()
    jump("adeyemi")
    expect(page.get_by_role("button", name="You are Ben Adeyemi")).to_be_visible()


def test_mentions_show_the_name_that_people_chose_or_else_their_full_name(
    sit_down: Open, slack: LocalSlack, ana: Person, ben: Person
) -> None:
    slack.add_person("cleo", real_name="Cleo Marsh", display_name="")
    page = sit_down(ana)
    ben.types("@cleo and @ana, lunch?", "cx")
    expect(last_message(page).locator(".mention")).to_have_text(["@Cleo Marsh", "@ana"])


def test_what_one_person_says_at_once_is_shown_as_one(sit_down: Open, ana: Person, ben: Person) -> None:
    page = sit_down(ana)
    for text in ("Morning", "Is the lift fixed?"):
        ben.types(text, "cx")
    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("article").locator("strong")).to_have_text(["Ben Adeyemi"])
    says(page, "It is")
    expect(page.get_by_role("article").locator("strong")).to_have_text(["Ben Adeyemi", "Ana Ferreira"])


def test_an_apps_commands_are_never_broken_in_two(sit_down: Open, slack: LocalSlack, ana: Person) -> None:
    page = sit_down(ana)
    web_client(slack).chat_postMessage(channel="#cx", text=f"{'word ' * 30}/help-me `/help-me now`")

    def rows(command: Locator) -> int:
        lines: int = command.evaluate("node => node.getClientRects().length")
        return lines

    commands = last_message(page).locator(".unbroken")
    expect(commands).to_have_count(2)
    for width in range(320, 700, 20):
        page.set_viewport_size({"width": width, "height": 700})
        assert [rows(each) for each in commands.all()] == [1, 1]


def test_avatars_keep_their_colours_when_everything_starts_again(sit_down: Open, ana: Person) -> None:
    page = sit_down(ana)
    colours = page.evaluate(COLOURS)
    assert colours[0] == colours[1] != colours[2]


COLOURS = """async () => {
  const { avatar } = await import("/page/avatar.js");
  return [["U1", "ana"], ["U2", "ana"], ["U1", "ben"]].map(
    ([id, name]) => avatar({ id, name, real_name: name }).style.getPropertyValue("--hue"),
  );
}"""
