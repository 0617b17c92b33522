// The quick switcher (Ctrl+K or ⌘K): go to a conversation or be a colleague by typing a few letters.

import { dmWith } from "./apps.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { become, goHome, goTo, selectable, store } from "./state.js";

const MOST = 9;
const list = h("div", { class: "choices", role: "listbox", id: "switcher-list", "aria-label": "Places and people" });
const box = h("input", {
  class: "field",
  role: "combobox",
  placeholder: "Jump to…",
  "aria-label": "Jump to",
  "aria-controls": list.id,
  "aria-expanded": "true",
  "aria-autocomplete": "list",
  autocomplete: "off",
  oninput: () => look(),
  onkeydown: pressed,
});
const dialog = h(
  "dialog",
  { class: "switcher", "aria-label": "Jump to a conversation" },
  box,
  list,
  h("p", { class: "quiet" }, "↑ ↓ to choose, Enter to go, Esc to close"),
);
document.body.append(dialog);
let found = [];
let at = 0;

dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
  event.preventDefault();
  openSwitcher();
});

/** Open the switcher, unless something else is in front. */
export function openSwitcher() {
  if (!store.data || document.querySelector("dialog[open]")) return;
  box.value = "";
  dialog.showModal();
  look();
}

function look() {
  const typed = box.value.trim().toLowerCase();
  const fits = ({ words }) => words.some((word) => word.toLowerCase().startsWith(typed));
  found = choices(store.data).filter(fits).slice(0, MOST);
  at = 0;
  const nothing = h("p", { class: "quiet" }, "Nothing by that name.");
  fill(list, found.length ? found.map(drawn) : nothing);
  mark();
}

function choices(data) {
  const channels = data.conversations.filter((each) => each.kind !== "im");
  return [
    ...channels
      .toSorted((one, other) => other.unread - one.unread)
      .map((each) => ({
        mark: each.kind === "private" ? icon("lock") : "#",
        label: each.name,
        about: each.unread ? `${each.unread} unread` : each.member ? "" : "not a member",
        words: [each.name, `#${each.name}`, ...each.name.split(/[-_]/)],
        go: () => goTo(each),
      })),
    ...data.apps.flatMap((app) => tabs(data, app)),
    ...selectable(data).map((person) => ({
      mark: avatar(person),
      label: person.real_name,
      about: person.id === data.as ? "you" : "be this colleague",
      words: [person.name, `@${person.name}`, ...person.real_name.split(/\s+/)],
      go: () => become(person),
    })),
  ];
}

function tabs(data, app) {
  const dm = dmWith(data, app);
  return [
    app.home_tab_enabled && place(app, "home", "Home", () => goHome(app)),
    dm && place(app, "mail", "Messages", () => goTo(dm)),
  ].filter(Boolean);
}

function place(app, name, tab, go) {
  return { mark: icon(name), label: `${app.name} ${tab}`, about: "", words: [app.name, tab], go };
}

function drawn(choice, index) {
  return h(
    "div",
    { class: "item choice", role: "option", id: `${list.id}-${index}`, onclick: () => go(choice) },
    h("span", { class: "mark", "aria-hidden": "true" }, choice.mark),
    h("span", { class: "label" }, choice.label),
    choice.about && h("span", { class: "quiet" }, choice.about),
  );
}

function mark() {
  [...list.children].forEach((child, index) => child.setAttribute?.("aria-selected", String(index === at)));
  if (found.length) box.setAttribute("aria-activedescendant", `${list.id}-${at}`);
  else box.removeAttribute("aria-activedescendant");
}

function pressed(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && found.length) at = (at + step + found.length) % found.length;
  else if (event.key === "Enter" && found.length) go(found[at]);
  else return;
  event.preventDefault();
  mark();
}

function go(choice) {
  dialog.close();
  choice.go();
}
