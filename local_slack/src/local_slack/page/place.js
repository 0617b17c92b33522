// The main part: its heading, and the conversation or Home below; beside it the thread that is open.

import { shortcutKey, useShortcut } from "./acts.js";
import { post } from "./api.js";
import { appOf, dmWith, shortcutsOf } from "./apps.js";
import { composer } from "./composer.js";
import { h, reconcile } from "./dom.js";
import { drawHome } from "./home.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { messageList } from "./messages.js";
import { changed, goHome, goTo, place, store, viewer } from "./state.js";

const main = document.getElementById("place");
const aside = document.getElementById("thread");
const threadPlace = h("span", { class: "quiet" });
const heading = h("header", { class: "heading" });
const body = h("div", { class: "room" });
const list = messageList("Messages");
const typing = composer("composer-text");
const threadList = messageList("Thread");
const replying = composer("composer-thread");

main.append(heading, body);
aside.append(
  h(
    "header",
    { class: "heading" },
    h("h2", {}, "Thread"),
    threadPlace,
    h("button", { type: "button", class: "icon", "aria-label": "Close the thread", onclick: closeThread }, "×"),
  ),
  threadList.element,
  replying.element,
);
aside.addEventListener("keydown", (event) => event.key === "Escape" && closeThread());

function closeThread() {
  store.thread = null;
  changed();
  typing.focus();
}

/** Bring the main part up to date. */
export function drawPlace(data) {
  const here = place(data);
  drawHeading(data, here);
  if (here.kind === "home" || !here.conversation) {
    show(here.kind === "home" ? [drawHome(data, here.app)] : [h("p", { class: "empty" }, "There is nobody here yet.")]);
    aside.hidden = true;
    return;
  }
  const { conversation } = here;
  show([list.element, typing.element]);
  const all = data.messages.filter((message) => message.channel === conversation.id);
  const shown = all.filter((message) => !message.thread_ts || message.thread_ts === message.ts || message.broadcast);
  const name = nameOf(data, conversation);
  const came = arrive(data, conversation);
  list.draw(data, `${data.as}/${conversation.id}`, shown, {
    empty: emptyWords(data, conversation),
    label: `Messages in ${name}`,
    newFrom: arrived.newFrom,
  });
  const why = cannotType(data, conversation);
  // By names: what is being typed outlives a restart of the local Slack, which gives everything new ids.
  const spot = { key: `${viewer(data)?.name}/${name}`, channel: conversation.id, thread: null };
  typing.draw(data, spot, `Message ${name}`, why);
  drawThread(data, conversation, all, why);
  markRead(data, conversation, came);
}

let arrived = { key: null, newFrom: null };

/** Keep up to where the conversation was read when the person came to it; true if they came just now. */
function arrive(data, conversation) {
  const key = `${data.as}/${conversation.id}`;
  if (arrived.key === key) return false;
  arrived = { key, newFrom: conversation.unread ? conversation.last_read : null };
  return true;
}

function show(parts) {
  if (parts.length === body.childElementCount && parts.every((part, at) => body.children[at] === part)) return;
  body.replaceChildren(...parts);
}

function drawThread(data, conversation, all, why) {
  const root = store.thread;
  const messages = all.filter((message) => message.ts === root || message.thread_ts === root);
  aside.hidden = !root || !messages.length;
  if (aside.hidden) return;
  threadPlace.textContent = nameOf(data, conversation);
  const key = `${data.as}/${conversation.id}/${root}`;
  threadList.draw(data, key, messages, { empty: "", label: "Messages in the thread", inThread: true });
  replying.draw(data, { key: `thread/${key}`, channel: conversation.id, thread: root }, "Reply in the thread", why);
}

function nameOf(data, conversation) {
  return appOf(data, conversation)?.name ?? `#${conversation.name}`;
}

function emptyWords(data, conversation) {
  if (!conversation.member) return `You are not a member of #${conversation.name}, so its messages are not shown.`;
  const app = appOf(data, conversation);
  return `This is the beginning of ${app ? `your messages with ${app.name}` : `#${conversation.name}`}.`;
}

function cannotType(data, conversation) {
  const app = appOf(data, conversation);
  if (conversation.archived) return `#${conversation.name} is archived`;
  if (!conversation.member) return `You are not a member of #${conversation.name}`;
  if (!app) return null;
  if (!app.messages_tab_enabled) return `${app.name} has its Messages tab turned off`;
  return app.messages_tab_read_only_enabled ? `${app.name} takes no messages here` : null;
}

function drawHeading(data, here) {
  const { app } = here;
  const title = app ? app.name : here.conversation ? nameOf(data, here.conversation) : data.team.name;
  const shortcuts = shortcutsOf(data, "global");
  const people = here.conversation && !app ? here.conversation.members.length : 0;
  reconcile(heading, [
    { key: "title", signature: title, render: () => h("h1", { id: "place-title" }, title) },
    ...(people
      ? [{ key: "people", signature: String(people), render: () => h("span", { class: "quiet" }, `${people} members`) }]
      : []),
    ...(app
      ? [
          {
            key: "tabs",
            signature: JSON.stringify([here.kind, app.id, app.home_tab_enabled]),
            render: () => tabs(data, here),
          },
        ]
      : []),
    ...(shortcuts.length
      ? [{ key: "shortcuts", signature: shortcutKeys(shortcuts), render: () => shortcutButton(shortcuts) }]
      : []),
  ]);
}

function tabs(data, here) {
  const { app } = here;
  const tab = (name, current, go) =>
    h(
      "button",
      {
        type: "button",
        class: "tab",
        "aria-current": current ? "page" : null,
        "data-focus": `tab/${name}`,
        onclick: go,
      },
      name,
    );
  return h(
    "div",
    { class: "tabs" },
    app.home_tab_enabled && tab("Home", here.kind === "home", () => goHome(app)),
    tab("Messages", here.kind !== "home", () => goTo(dmWith(data, app))),
  );
}

function shortcutKeys(shortcuts) {
  return JSON.stringify(shortcuts.map(({ name, app }) => [name, app.id]));
}

function shortcutButton(shortcuts) {
  const entries = shortcuts.map((shortcut) => ({
    label: shortcut.name,
    description: shortcut.description || shortcut.app.name,
    choose: () => useShortcut(shortcut),
  }));
  const node = h(
    "button",
    {
      type: "button",
      class: "button small shortcuts",
      "aria-haspopup": "menu",
      "aria-label": "Shortcuts",
      title: "Shortcuts",
      "data-focus": "shortcuts",
      "data-work": shortcutKey(null),
      onclick: () => openMenu(node, entries, "Shortcuts"),
    },
    h("span", {}, icon("bolt")),
  );
  return node;
}

let reading = false;

async function markRead(data, conversation, came) {
  const seen = (came || list.atEnd()) && document.visibilityState === "visible";
  if (reading || !seen || !conversation.unread) return;
  reading = true;
  try {
    await post("read", { as: data.as, channel: conversation.id });
  } catch {
    // It stays unread, and the next change tries again.
  } finally {
    reading = false;
  }
}
