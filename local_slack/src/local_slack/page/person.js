// Who the person at this page is, what they set about themselves, and the switch to another of the colleagues.

import { attempt } from "./acts.js";
import { avatar } from "./avatar.js";
import { h, reconcile } from "./dom.js";
import { openMenu } from "./menu.js";
import { become, now, selectable, viewer } from "./state.js";
import { moods, openStatus } from "./status.js";
import { shortDay, timeOfDay, zoneName, zoneOf } from "./time.js";

const SNOOZE = 60;

/** The element that shows the person and opens the menu. */
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
      "data-focus": "person",
      onclick: () => {
        const menu = [...settings(node, person), ...entries(data, person)];
        openMenu(node, menu, "Set something about yourself, or be one of these people");
      },
    },
    avatar(person),
    h("span", { class: "unseen" }, "You are "),
    h(
      "span",
      { class: "who" },
      h("span", { class: "name" }, person.real_name),
      h("span", { class: "quiet" }, about(person)),
    ),
    h("span", { class: "unseen" }, " Set your status, or be somebody else"),
  );
  return node;
}

function settings(node, person) {
  const set = (deed, value) => attempt(deed, deed, { as: person.id, ...value });
  const admin = {
    label: person.is_admin ? "Be an admin no longer" : "Become an admin",
    choose: () => set("admin", { admin: !person.is_admin }),
  };
  return [
    // The button may have been drawn anew since: the form is put where it stands.
    { label: "Set a status…", choose: () => openStatus(personBox.querySelector("button") ?? node) },
    person.snoozes
      ? { label: "Resume notifications", choose: () => set("snooze", { minutes: null }) }
      : { label: "Pause notifications for 1 hour", choose: () => set("snooze", { minutes: SNOOZE }) },
    ...(person.is_owner || person.is_guest ? [] : [admin]),
  ];
}

function entries(data, person) {
  return selectable(data).map((each, at) => ({
    apart: at === 0,
    label: h("span", { class: "colleague" }, avatar(each), h("span", {}, each.real_name, tags(each))),
    description: [zoneName(each), clock(each), ...moods(each, zoneOf(each))].join(" · "),
    checked: each.id === person.id,
    choose: () => become(each),
  }));
}

function about(person) {
  return [...moods(person, zoneOf(person)), `@${person.name}`, zoneName(person)].join(" · ");
}

function clock(person) {
  const zone = zoneOf(person);
  return `${shortDay(now(), zone)} ${timeOfDay(now(), zone)}${person.tz ? "" : " UTC"}`;
}

function tags(person) {
  const said = [person.is_owner && "owner", !person.is_owner && person.is_admin && "admin", person.is_guest && "guest"];
  return said.filter(Boolean).map((word) => h("span", { class: "tag" }, word));
}
