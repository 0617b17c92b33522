// Avatars: squares with initials, in a colour that belongs to the person's handle and so outlives a restart.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const HUES = 360;

/** A square with somebody's initials; an app has a bolt in its own colour. */
export function avatar(person, app = false) {
  if (app) return h("span", { class: "avatar app", "aria-hidden": "true" }, icon("bolt"));
  const drawn = h("span", { class: "avatar", "aria-hidden": "true" }, initials(person?.real_name ?? "?"));
  drawn.style.setProperty("--hue", String(hue(person?.name ?? "")));
  return drawn;
}

function initials(name) {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? "");
  return letters.slice(0, 2).join("").toUpperCase();
}

function hue(name) {
  // 137 is the golden angle: handles that differ in one letter get colours far apart.
  return ([...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) * 137) % HUES;
}
