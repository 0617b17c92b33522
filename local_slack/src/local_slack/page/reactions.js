// Reactions below a message: who gave which, and giving or taking back one's own.

import { attempt } from "./acts.js";
import { h } from "./dom.js";
import { character } from "./emoji.js";
import { icon } from "./icons.js";
import { openPicker } from "./picker.js";
import { store } from "./state.js";

/** Put an emoji on a message, or take it back. */
export function react({ channel, ts }, name) {
  return attempt(`react/${channel}/${ts}/${name}`, "react", { as: store.data.as, channel, ts, name });
}

/** Choose an emoji for a message. */
export function pickReaction(anchor, message) {
  openPicker(anchor, (name) => react(message, name));
}

/** The row of reactions, with a button to add one. */
export function reactionRow(message) {
  if (!message.reactions.length) return null;
  const add = h(
    "button",
    {
      type: "button",
      class: "reaction add",
      "aria-label": "Add a reaction",
      "data-focus": `add/${message.ts}`,
      onclick: () => pickReaction(add, message),
    },
    icon("smile"),
  );
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map((each) => reaction(message, each)),
    add,
  );
}

function reaction(message, { name, users, count }) {
  const mine = users.includes(store.data.as);
  const who = users.map((id) => store.data.people.find((person) => person.id === id)?.real_name ?? id).join(", ");
  return h(
    "button",
    {
      type: "button",
      class: mine ? "reaction mine" : "reaction",
      title: `${who} reacted with :${name}:`,
      "aria-pressed": String(mine),
      "aria-label": `${name.replaceAll("_", " ")}, ${count}: ${who}`,
      "data-focus": `reaction/${message.ts}/${name}`,
      onclick: () => react(message, name),
    },
    h("span", { class: "emoji" }, character(name) ?? `:${name}:`),
    h("span", {}, ` ${count}`),
  );
}
