// The messages of a conversation or of a thread, newest at the bottom; follows them down unless the person reads above.

import { fill, h, reconcile } from "./dom.js";
import { isEdited } from "./editing.js";
import { drawMessage } from "./message.js";
import { now, viewer } from "./state.js";
import { counted, threadsOf } from "./threadbar.js";
import { dayHeading, dayKey, instantOf, zoneOf } from "./time.js";
import { worldKey } from "./view.js";

const NEAR = 80;
/** Seconds within which what one person says is shown as one. */
const TOGETHER = 300;

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
  const showFrom = (line) => {
    const above = line.previousElementSibling?.classList.contains("day") ? line.previousElementSibling : line;
    list.scrollTop = above.offsetTop - list.offsetTop;
    following = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
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
    /**
     * Show these messages; `key` says which conversation or thread it is, `empty` what to say if there are none,
     * `newFrom` up to which ts they were read when the person came.
     */
    draw(data, key, messages, { empty, label: name, inThread = false, newFrom = null }) {
      const another = key !== shown;
      if (another) following = true;
      shown = key;
      list.setAttribute("aria-label", name);
      reconcile(items, messages.length ? drawn(data, messages, { inThread, newFrom }) : [nothing(empty)]);
      const newest = messages.at(-1)?.ts;
      const line = another && items.querySelector(".new-line");
      if (line) showFrom(line);
      else if (following || (newest !== last && messages.at(-1)?.user === data.as)) toEnd();
      else if (newest !== last) below.hidden = false;
      last = newest;
    },
  };
}

function nothing(words) {
  return { key: "nothing", signature: words, render: () => fill(h("p", { class: "empty" }), words) };
}

function drawn(data, messages, { inThread, newFrom }) {
  const world = worldKey(data);
  const zone = zoneOf(viewer(data));
  const today = now();
  const threads = threadsOf(data.messages);
  let day = null;
  let before = null;
  let fresh = newFrom === null;
  return messages.flatMap((message) => {
    const at = instantOf(message.ts);
    const items = [];
    if (dayKey(at, zone) !== day) {
      day = dayKey(at, zone);
      const heading = dayHeading(at, zone, today);
      items.push({
        key: `day/${message.channel}/${day}`,
        signature: heading,
        render: () => h(inThread ? "h3" : "h2", { class: "day" }, h("span", {}, heading)),
      });
      before = null;
    }
    if (!fresh && Number(message.ts) > Number(newFrom) && message.user !== data.as) {
      fresh = true;
      before = null;
      items.push({ key: `new/${message.channel}`, signature: newFrom, render: newLine });
    }
    const goesOn = before !== null && follows(message, before);
    const options = { thread: threads.get(message.channel + message.ts) ?? null, inThread, goesOn };
    before = message;
    items.push({
      key: `${message.channel}/${message.ts}`,
      signature: JSON.stringify([message, options, isEdited(message), world]),
      render: () => drawMessage(message, options),
    });
    if (inThread && message.ts === messages[0].ts && messages.length > 1) items.push(replyCount(messages.length - 1));
    return items;
  });
}

function newLine() {
  return h("div", { class: "new-line", role: "separator", "aria-label": "New messages" }, h("span", {}, "New"));
}

function replyCount(count) {
  const words = counted(count);
  return {
    key: "replies",
    signature: words,
    render: () => h("p", { class: "reply-count" }, h("span", {}, words)),
  };
}

/** Whether a message goes on with what its author said just before. */
function follows(message, before) {
  const alone = [message, before].some((each) => each.ephemeral || each.subtype);
  return !alone && message.user === before.user && Number(message.ts) - Number(before.ts) < TOGETHER;
}
