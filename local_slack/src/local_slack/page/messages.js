// The messages of a conversation or of a thread, newest at the bottom; follows them down unless the person reads above.

import { fill, h, reconcile } from "./dom.js";
import { drawMessage } from "./message.js";
import { now, viewer } from "./state.js";
import { dayHeading, dayKey, instantOf, zoneOf } from "./time.js";
import { worldKey } from "./view.js";

const NEAR = 80;

/** A list of messages that can be brought up to date. */
export function messageList(label) {
  const items = h("div", { class: "items" });
  const list = h("div", { class: "messages", role: "log", "aria-label": label, tabindex: 0 }, items);
  const below = h("button", { type: "button", class: "below", hidden: true, onclick: () => toEnd() }, "New messages ↓");
  const element = h("div", { class: "history" }, list, below);
  let shown = null;
  let last = null;
  let following = true;

  const toEnd = () => {
    list.scrollTop = list.scrollHeight;
    below.hidden = true;
  };
  list.addEventListener("scroll", () => {
    following = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (following) below.hidden = true;
  });
  // Pictures load, the window and the box below grow and shrink: the end stays in sight.
  const observer = new ResizeObserver(() => following && toEnd());
  observer.observe(items);
  observer.observe(list);

  return {
    element,
    /** Whether the newest message is in sight. */
    atEnd: () => following,
    /** Show these messages; `key` says which conversation or thread it is, `empty` what to say if there are none. */
    draw(data, key, messages, { empty, label: name, inThread = false }) {
      const another = key !== shown;
      if (another) following = true;
      shown = key;
      list.setAttribute("aria-label", name);
      reconcile(items, messages.length ? drawn(data, messages, inThread) : [nothing(empty)]);
      const newest = messages.at(-1)?.ts;
      if (following || (newest !== last && messages.at(-1)?.user === data.as)) toEnd();
      else if (newest !== last) below.hidden = false;
      last = newest;
    },
  };
}

function nothing(words) {
  return { key: "nothing", signature: words, render: () => fill(h("p", { class: "empty" }), words) };
}

function drawn(data, messages, inThread) {
  const world = worldKey(data);
  const zone = zoneOf(viewer(data));
  const today = now();
  const replies = new Map();
  for (const { thread_ts: root, ts, channel } of data.messages) {
    if (root && root !== ts) replies.set(channel + root, (replies.get(channel + root) ?? 0) + 1);
  }
  let day = null;
  return messages.flatMap((message) => {
    const at = instantOf(message.ts);
    const items = [];
    if (dayKey(at, zone) !== day) {
      day = dayKey(at, zone);
      const heading = dayHeading(at, zone, today);
      items.push({
        key: `day/${message.channel}/${day}`,
        signature: heading,
        render: () => h("h3", { class: "day" }, h("span", {}, heading)),
      });
    }
    const options = { replies: replies.get(message.channel + message.ts) ?? 0, inThread };
    items.push({
      key: `${message.channel}/${message.ts}`,
      signature: JSON.stringify([message, options, world]),
      render: () => drawMessage(message, options),
    });
    return items;
  });
}
