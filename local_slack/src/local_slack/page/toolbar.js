// What can be done with a message: shown when the pointer or the focus is on it.

import { attempt, shortcutKey, useShortcut } from "./acts.js";
import { shortcutsOf } from "./apps.js";
import { confirmed } from "./confirm.js";
import { h } from "./dom.js";
import { character } from "./emoji.js";
import { icon } from "./icons.js";
import { openMenu } from "./menu.js";
import { pickReaction, react } from "./reactions.js";
import { changed, openThread, store } from "./state.js";

const QUICK = ["+1", "raised_hands", "tada"];
const SURE = {
  title: { text: "Delete this message?" },
  text: { type: "plain_text", text: "It cannot be undone." },
  confirm: { text: "Delete" },
  deny: { text: "Cancel" },
  style: "danger",
};

/** The buttons of a message; an ephemeral one has none, as in Slack. */
export function toolbar(message, inThread) {
  if (message.ephemeral) return null;
  const tools = [
    QUICK.map((name) => quick(message, name)),
    reactButton(message),
    !inThread && threadButton(message),
    moreButton(message, inThread),
  ];
  // Within a rail as tall as the message, the tools stay in sight where its top is scrolled away.
  return h("div", { class: "rail" }, h("div", { class: "toolbar", role: "group", "aria-label": "Actions" }, tools));
}

function quick(message, name) {
  return tool(message, `React with ${name.replaceAll("_", " ")}`, character(name), () => react(message, name));
}

function reactButton(message) {
  return tool(message, "Add a reaction", icon("smile"), (node) => pickReaction(node, message));
}

function threadButton(message) {
  return tool(message, "Reply in thread", icon("thread"), () => openThread(message));
}

function moreButton(message, inThread) {
  const label = "More actions";
  return tool(message, label, icon("more"), (node) => openMenu(node, entries(node, message, inThread), label), {
    class: "icon tool more",
    "aria-haspopup": "menu",
    "data-work": shortcutKey(message),
  });
}

function tool(message, label, drawing, act, more = {}) {
  const node = h(
    "button",
    {
      type: "button",
      class: "icon tool",
      title: label,
      "aria-label": label,
      "data-focus": `${label}/${message.ts}`,
      onclick: () => act(node),
      ...more,
    },
    h("span", {}, drawing),
  );
  return node;
}

function entries(node, message, inThread) {
  const shortcuts = shortcutsOf(store.data, "message");
  return [
    { label: "Add a reaction…", choose: () => pickReaction(node, message) },
    ...(inThread ? [] : [{ label: "Reply in thread", choose: () => openThread(message) }]),
    ...(message.user === store.data.as && !/^(channel|group)_/.test(message.subtype ?? "") ? own(message) : []),
    ...shortcuts.map((shortcut, at) => ({
      apart: at === 0,
      label: shortcut.name,
      description: shortcut.description || shortcut.app.name,
      choose: () => useShortcut(shortcut, message),
    })),
  ];
}

function own(message) {
  return [
    { apart: true, label: "Edit message", choose: () => edit(message) },
    { label: "Delete message…", choose: () => remove(message) },
  ];
}

function edit({ channel, ts }) {
  store.editing = `${channel}/${ts}`;
  changed();
}

async function remove({ channel, ts }) {
  if (await confirmed(SURE)) attempt(`delete/${channel}/${ts}`, "delete", { as: store.data.as, channel, ts });
}
