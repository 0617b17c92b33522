// The Home tabs of apps.

import { attempt } from "./acts.js";
import { isWorking } from "./busy.js";
import { h } from "./dom.js";
import { changed, place } from "./state.js";
import { drawView } from "./view.js";

const KEY = "home";
const notes = h("div", { class: "notes" });
const blocks = h("div", { class: "blocks" });
const home = h("div", { class: "home", tabindex: 0, "aria-label": "Home", role: "region" }, notes, blocks);

/** The element that shows an app's Home, brought up to date. */
export function drawHome(data, app) {
  const words = app.home ? app.home.warning : empty(app);
  notes.className = app.home ? "warning" : "empty";
  notes.hidden = !words;
  if (notes.textContent !== words) notes.textContent = words ?? "";
  if (app.home) drawView(blocks, data, app.home);
  else blocks.replaceChildren();
  return home;
}

function empty(app) {
  return isWorking(KEY) ? `Asking ${app.name} for its Home…` : `${app.name} has not put anything here yet.`;
}

let opened = null;

/** Tell an app when the person comes to its Home or its Messages, once for each coming. */
export function visitTab(data) {
  const { kind, app } = place(data);
  const tab = kind === "home" ? "home" : app?.messages_tab_enabled ? "messages" : null;
  const here = tab && `${data.as}/${app.id}/${tab}`;
  if (here === opened) return;
  opened = here;
  if (!here) return;
  if (tab === "home") home.scrollTop = 0;
  attempt(tab === "home" ? KEY : tab, "home", { as: data.as, app: app.id, tab }).then(changed);
}
