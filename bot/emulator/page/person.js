// Who the person at this page is, and the switch to another of the colleagues.

import { h, reconcile } from "./dom.js";
import { openMenu } from "./menu.js";
import { avatar } from "./message.js";
import { become, now, selectable, viewer } from "./state.js";
import { shortDay, timeOfDay, zoneName, zoneOf } from "./time.js";

/** The element that shows the person and opens the switch. */
export const personBox = h("div", { class: "person" });

/** Bring it up to date. */
export function drawPerson(data) {
  const person = viewer(data);
  reconcile(personBox, [
    {
      key: "person",
      signature: JSON.stringify(person ?? null),
      render: () => (person ? button(data, person) : h("p", { class: "quiet" }, "There is nobody here yet.")),
    },
  ]);
}

function button(data, person) {
  const node = h(
    "button",
    {
      type: "button",
      class: "switch",
      "aria-haspopup": "menu",
      "aria-label": `You are ${person.real_name}. Be somebody else`,
      "data-focus": "person",
      onclick: () => openMenu(node, entries(data, person), "Be one of these people"),
    },
    avatar(person),
    h(
      "span",
      { class: "who" },
      h("span", { class: "name" }, person.real_name),
      h("span", { class: "quiet" }, about(person)),
    ),
  );
  return node;
}

function entries(data, person) {
  return selectable(data).map((each) => ({
    label: h("span", { class: "colleague" }, avatar(each), h("span", {}, each.real_name, tags(each))),
    description: `${zoneName(each)} · ${shortDay(now(), zoneOf(each))} ${timeOfDay(now(), zoneOf(each))}${each.tz ? "" : " UTC"}`,
    checked: each.id === person.id,
    choose: () => become(each),
  }));
}

function about(person) {
  const status = [person.status_text].filter(Boolean);
  return [`@${person.name}`, ...status, zoneName(person)].join(" · ");
}

function tags(person) {
  const said = [person.is_owner && "owner", !person.is_owner && person.is_admin && "admin", person.is_guest && "guest"];
  return said.filter(Boolean).map((word) => h("span", { class: "tag" }, word));
}
