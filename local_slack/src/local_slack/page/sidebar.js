// The sidebar: channels and the apps, with what is unread and what pings.

import { dmWith } from "./apps.js";
import { h, reconcile } from "./dom.js";
import { toggleHood } from "./hood.js";
import { icon } from "./icons.js";
import { goHome, goTo, place } from "./state.js";
import { openSwitcher } from "./switcher.js";

const sidebar = document.getElementById("sidebar");

/** Bring the sidebar up to date. */
export function drawSidebar(data) {
  const here = place(data);
  const current = here.kind === "home" ? `home/${here.app.id}` : here.conversation?.id;
  const channels = data.conversations.filter((each) => each.kind !== "im");
  reconcile(sidebar, [
    { key: "jump", signature: "", render: jumpButton },
    heading("Channels"),
    ...channels.map((each) => entry(each.id, sign(each), each.name, each, current, () => goTo(each))),
    ...(channels.length ? [] : [words("none", "No channels")]),
    ...data.apps.flatMap((app) => places(data, app, current)),
    { key: "hood", signature: "", render: hoodButton },
  ]);
}

function places(data, app, current) {
  const dm = dmWith(data, app);
  const of = data.apps.length > 1 ? ` of ${app.name}` : "";
  return [
    heading(app.name, app.id),
    app.home_tab_enabled && entry(`home/${app.id}`, icon("home"), "Home", { of }, current, () => goHome(app)),
    dm && entry(dm.id, icon("mail"), "Messages", { ...dm, pings: dm.unread, of }, current, () => goTo(dm)),
    words(`sockets/${app.id}`, app.sockets ? "● connected" : "○ not connected"),
  ].filter(Boolean);
}

function jumpButton() {
  return h(
    "button",
    { type: "button", class: "jump", onclick: openSwitcher },
    icon("search"),
    h("span", { class: "name" }, "Jump to…"),
    h("span", { class: "quiet" }, "Ctrl+K"),
  );
}

function hoodButton() {
  const press = () => {
    document.body.classList.remove("drawer");
    toggleHood();
  };
  return h(
    "button",
    { type: "button", class: "entry", "aria-controls": "hood", onclick: press },
    h("span", { class: "mark", "aria-hidden": "true" }, icon("hood")),
    h("span", { class: "name" }, "Under the hood"),
  );
}

function sign(conversation) {
  return conversation.kind === "private" ? icon("lock") : "#";
}

function heading(text, key = text) {
  return { key: `heading/${key}`, signature: text, render: () => h("h2", {}, text) };
}

function words(key, text) {
  return { key: `words/${key}`, signature: text, render: () => h("p", { class: "quiet" }, text) };
}

function entry(key, mark, name, conversation, current, go) {
  const here = key === current;
  const { unread = 0, pings = 0, archived = false, member = true, of = "" } = conversation;
  const shown = here ? 0 : unread;
  const state = [!member && "not a member", archived && "archived"].filter(Boolean).join(", ");
  const classes = ["entry", here && "current", shown > 0 && "unread", state && "faint"].filter(Boolean).join(" ");
  const count = pings || shown;
  const badge = shown > 0 && h("span", { class: pings ? "badge ping" : "badge" }, String(count));
  return {
    key: `entry/${key}`,
    signature: JSON.stringify([name, conversation.kind, of, here, shown, pings, state]),
    render: () =>
      h(
        "button",
        {
          type: "button",
          class: classes,
          "aria-current": here ? "page" : null,
          "data-focus": `entry/${key}`,
          onclick: () => {
            document.body.classList.remove("drawer");
            go();
          },
        },
        h("span", { class: "mark", "aria-hidden": "true" }, mark),
        h("span", { class: "name" }, name, of && h("span", { class: "unseen" }, of)),
        state && h("span", { class: "quiet" }, state),
        badge && [badge, h("span", { class: "unseen" }, pings ? ` for you, ${shown} unread` : " unread")],
      ),
  };
}
