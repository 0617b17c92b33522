// The box to type in: Enter sends, Shift+Enter begins a new line; a hint list helps with commands and names.

import { attempt } from "./acts.js";
import { isWorking } from "./busy.js";
import { h } from "./dom.js";
import { hintList } from "./hints.js";
import { icon } from "./icons.js";
import { openPicker } from "./picker.js";
import { store } from "./state.js";

const kept = new Map();

/** A composer; `id` is that of its text box. */
export function composer(id) {
  let spot = null;
  const note = h("p", { class: "quiet", id: `${id}-note` });
  const box = h("textarea", {
    id,
    rows: 1,
    class: "field",
    "aria-describedby": note.id,
    autocomplete: "off",
    oninput: () => typed(),
    onkeydown: pressed,
  });
  const button = h("button", { type: "submit", class: "button primary send" }, h("span", {}, "Send"));
  const smile = h(
    "button",
    {
      type: "button",
      class: "icon",
      title: "Emoji",
      "aria-label": "Emoji",
      onclick: () => openPicker(smile, (name) => insert(`:${name}: `)),
    },
    icon("smile"),
  );
  const hints = hintList(box, note, grow);
  const form = h(
    "form",
    { class: "composer", onsubmit: send },
    hints.element,
    h("div", { class: "row frame" }, box, smile, button),
    note,
  );

  function typed() {
    kept.set(spot.key, box.value);
    grow();
    hints.look();
  }

  function grow() {
    box.style.setProperty("height", "auto");
    box.style.setProperty("height", `${box.scrollHeight + 2}px`);
  }

  function insert(text) {
    box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
    typed();
    box.focus();
  }

  function pressed(event) {
    if (event.isComposing || hints.take(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      form.requestSubmit();
    }
  }

  async function send(event) {
    event.preventDefault();
    const { key, channel, thread } = spot;
    const text = box.value;
    if (!text.trim()) return;
    write(key, "");
    const answer = await attempt(`type/${key}`, "type", { as: store.data.as, text, where: channel, thread });
    // What could not be sent, or what the app did not take, is not lost.
    if (!answer?.ok && !kept.get(key)) write(key, text);
  }

  function write(key, text) {
    kept.set(key, text);
    if (spot.key !== key) return;
    box.value = text;
    grow();
    hints.look();
  }

  return {
    element: form,
    /** Bring it up to date: where one types (`key`, `channel`, `thread`), and `why` one cannot, if so. */
    draw(data, next, label, why) {
      box.disabled = smile.disabled = button.disabled = Boolean(why);
      box.setAttribute("placeholder", why ?? label);
      box.setAttribute("aria-label", label);
      button.dataset.work = `type/${next.key}`;
      hints.idle = isWorking(`type/${next.key}`) ? "Waiting for an answer…" : "";
      const another = next.key !== spot?.key;
      spot = next;
      if (another) write(next.key, kept.get(next.key) ?? "");
      else hints.say();
    },
    focus: () => box.focus(),
  };
}
