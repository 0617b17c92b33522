// Editing one's own message in its place: Enter saves, Escape leaves it as it was.

import { attempt } from "./acts.js";
import { h, newId } from "./dom.js";
import { changed, channelName, handle, store } from "./state.js";

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** Whether this message is being edited. */
export function isEdited(message) {
  return store.editing === `${message.channel}/${message.ts}`;
}

/** The box in which a message is edited. */
export function editor(message) {
  const box = h("textarea", {
    id: newId("edit"),
    class: "field",
    rows: 2,
    "aria-label": "Edit message",
    onkeydown: (event) => {
      if (event.isComposing) return;
      if (event.key === "Escape") stop();
      else if (event.key === "Enter" && !event.shiftKey) save();
      else return;
      event.preventDefault();
    },
  });
  box.value = asTyped(message.text);
  const save = async () => {
    const { channel, ts } = message;
    stop();
    if (box.value.trim() && box.value !== asTyped(message.text)) {
      await attempt(`edit/${ts}`, "edit", { as: store.data.as, channel, ts, text: box.value });
    }
  };
  queueMicrotask(() => setTimeout(() => box.focus()));
  return h(
    "div",
    { class: "editor" },
    box,
    h(
      "div",
      { class: "row" },
      h("button", { type: "button", class: "button small", onclick: stop }, "Cancel"),
      h("button", { type: "button", class: "button small primary", onclick: save }, "Save"),
    ),
  );
}

function stop() {
  store.editing = null;
  changed();
}

/** A stored text as somebody would type it: `<@U1>` as `@ana`. */
function asTyped(text) {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (found, id) => (handle(id) ? `@${handle(id)}` : found))
    .replace(/<#(\w+)(?:\|([^>]*))?>/g, (found, id, label) => `#${channelName(id) ?? label ?? id}`)
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, "@$1")
    .replace(/<((?:https?|mailto):[^>|]+)(?:\|[^>]*)?>/g, "$1")
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity]);
}
