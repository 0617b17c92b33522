// Puts the page together: listens for changes, draws every part after each.

import { listen } from "./api.js";
import { showWorking } from "./busy.js";
import { clockBox, drawClock } from "./clock.js";
import { h } from "./dom.js";
import { prune } from "./drafts.js";
import { visitTab } from "./home.js";
import { drawGuide } from "./guide.js";
import { drawModal } from "./modal.js";
import { banner } from "./notices.js";
import { drawPerson, personBox } from "./person.js";
import { drawPlace } from "./place.js";
import { drawSidebar } from "./sidebar.js";
import { changed, lost, onChange, place, refresh, store, viewer } from "./state.js";

const team = h("span", { class: "team" });
const drawer = h(
  "button",
  {
    type: "button",
    class: "icon drawer-button",
    "aria-label": "Conversations",
    "aria-controls": "sidebar",
    onclick: () => document.body.classList.toggle("drawer"),
  },
  "☰",
);

document.getElementById("topbar").append(h("div", { class: "brand" }, drawer, team), clockBox, personBox);
document.getElementById("skip").addEventListener("click", (event) => {
  // The address says who and where one is, so a link within the page must not change it.
  event.preventDefault();
  (document.getElementById("composer-text") ?? document.getElementById("place")).focus();
});
document.getElementById("place").addEventListener("click", () => document.body.classList.remove("drawer"));

onChange((data) => {
  prune([...data.modals, ...data.apps.map(({ home }) => home).filter(Boolean)]);
  team.textContent = data.team.name;
  drawPerson(data);
  drawClock();
  drawSidebar(data);
  drawPlace(data);
  drawModal(data);
  drawGuide(data);
  drawer.dataset.unread = String(elsewhere(data) > 0);
  document.title = heading(data);
  banner(trouble(data));
  showWorking();
  if (store.online) visitTab(data);
});

function trouble(data) {
  if (!store.online) return "The local Slack does not answer. Trying again…";
  if (!viewer(data)) return "There is nobody to be yet: waiting for colleagues to be added.";
  const away = data.apps.filter((app) => !app.sockets).map((app) => app.name);
  const verb = away.length > 1 ? "are" : "is";
  return away.length ? `${away.join(" and ")} ${verb} not connected: commands and buttons will fail.` : null;
}

function elsewhere(data) {
  const here = place(data).conversation?.id;
  return data.conversations.filter((each) => each.id !== here).reduce((sum, each) => sum + each.unread, 0);
}

function heading(data) {
  const here = place(data);
  const name = here.app?.name ?? (here.conversation ? `#${here.conversation.name}` : data.app.name);
  const waiting = elsewhere(data);
  const who = viewer(data)?.real_name;
  return [waiting ? `(${waiting}) ${name}` : name, who, data.team.name].filter(Boolean).join(" · ");
}

addEventListener("hashchange", () => {
  changed();
  refresh();
});
document.addEventListener("visibilitychange", changed);
listen(refresh, lost);
refresh();
