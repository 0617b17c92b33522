// The list above a text box that completes commands (`/…`), people (`@…`), channels (`#…`) and emoji (`:…`).

import { commandsOf } from "./apps.js";
import { h } from "./dom.js";
import { matching } from "./emoji.js";
import { selectable, store } from "./state.js";

const MOST = 8;
const EMOJI = /(?<![\p{L}\p{N}_:]):([a-z0-9_+'-]{2,})$/u;
const WORD = /(?<![^\s(])([@#])([\p{L}\p{N}_.-]*)$/u;

/** A hint list for a text box; `note` says how a command goes on; `changed` is called after it completed something. */
export function hintList(box, note, changed) {
  const element = h("div", {
    class: "hints",
    role: "listbox",
    id: `${box.id}-hints`,
    "aria-label": "Suggestions",
    hidden: true,
  });
  box.setAttribute("aria-controls", element.id);
  box.setAttribute("aria-autocomplete", "list");
  box.addEventListener("blur", () => show([]));
  const hints = { element, idle: "", look, take, say };
  let entries = [];
  let at = 0;

  function look() {
    show(found());
    say();
  }

  function show(list) {
    entries = list;
    at = 0;
    element.hidden = !list.length;
    element.replaceChildren(
      ...list.map((entry, index) =>
        h(
          "div",
          {
            class: "item",
            role: "option",
            id: `${element.id}-${index}`,
            // The box keeps the focus.
            onmousedown: (event) => {
              event.preventDefault();
              complete(entry);
            },
          },
          h("span", { class: "label" }, entry.label),
          entry.about && h("span", { class: "description" }, entry.about),
        ),
      ),
    );
    mark();
  }

  function mark() {
    [...element.children].forEach((child, index) => child.setAttribute("aria-selected", String(index === at)));
    element.children[at]?.scrollIntoView({ block: "nearest" });
    if (entries.length) box.setAttribute("aria-activedescendant", `${element.id}-${at}`);
    else box.removeAttribute("aria-activedescendant");
  }

  function complete({ start, text }) {
    const rest = box.value.slice(box.selectionStart);
    const head = `${box.value.slice(0, start)}${text} `;
    box.value = head + rest.replace(/^ /, "");
    box.setSelectionRange(head.length, head.length);
    box.dispatchEvent(new Event("input", { bubbles: true }));
    show([]);
    changed();
  }

  /** Let the list have a key; true if it used it. */
  function take(event) {
    if (!entries.length) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const typed = box.value.slice(entries[at].start, box.selectionStart);
    // What is typed in full already is not completed but sent.
    const takes = event.key === "Tab" || (event.key === "Enter" && !event.shiftKey && typed !== entries[at].text);
    if (step) at = (at + step + entries.length) % entries.length;
    else if (takes) complete(entries[at]);
    else if (event.key === "Escape") show([]);
    else return false;
    event.preventDefault();
    mark();
    return true;
  }

  function found() {
    const before = box.value.slice(0, box.selectionStart);
    if (/^\/\S*$/.test(before)) return commands(before);
    const begun = EMOJI.exec(before);
    if (begun) return emoji(begun[1], begun.index);
    const word = WORD.exec(before);
    return word ? names(word[1], word[2].toLowerCase(), word.index) : [];
  }

  /** Say how to go on with the command that stands in the box, or what there is to say otherwise. */
  function say() {
    const [name] = box.value.split(" ");
    const command = store.data && commandsOf(store.data).find((each) => each.command === name);
    note.textContent = command ? `${command.command} ${command.usage_hint} – ${command.description}` : hints.idle;
  }

  return hints;
}

function commands(before) {
  return commandsOf(store.data)
    .filter(({ command }) => command.startsWith(before))
    .map(({ command, description, usage_hint: usage }) => ({
      start: 0,
      text: command,
      label: `${command} ${usage}`,
      about: description,
    }));
}

function emoji(begun, start) {
  return matching(begun, MOST).map(({ name, character }) => ({
    start,
    text: `:${name}:`,
    label: `${character} :${name}:`,
    about: "",
  }));
}

function names(sign, begun, start) {
  const all =
    sign === "@"
      ? selectable(store.data).map(({ name, real_name: about }) => ({ text: `@${name}`, label: `@${name}`, about }))
      : store.data.conversations
          .filter((each) => each.kind !== "im")
          .map(({ name }) => ({ text: `#${name}`, label: `#${name}`, about: "" }));
  const fits = ({ text, about }) =>
    text.slice(1).toLowerCase().startsWith(begun) ||
    about
      .toLowerCase()
      .split(" ")
      .some((word) => begun && word.startsWith(begun));
  return all
    .filter(fits)
    .slice(0, MOST)
    .map((entry) => ({ ...entry, start }));
}
