// One message: who said what and when, its blocks, attachments, files and reactions, and what can be done with it.

import { openMenu } from "./menu.js";
import { drawBlock, picture } from "./blocks.js";
import { shortcutKey, useShortcut } from "./acts.js";
import { h, link, safeUrl } from "./dom.js";
import { icon } from "./icons.js";
import { explained } from "./notices.js";
import { changed, store, viewer } from "./state.js";
import { emoji, mrkdwn } from "./text.js";
import { inFull, instantOf, timeOfDay, zoneOf } from "./time.js";

const HUES = 12;

/** A square with somebody's initials, in a colour of their own. */
export function avatar(person, app = false) {
  const name = person?.real_name ?? "?";
  const initials = name
    .split(/\s+/)
    .map((word) => [...word][0] ?? "")
    .slice(0, 2)
    .join("")
    .toUpperCase();
  const hue = [...(person?.id ?? "")].reduce((sum, letter) => sum * 31 + letter.codePointAt(0), 7) % HUES;
  const drawn = h("span", { class: app ? "avatar app" : "avatar", "aria-hidden": "true" }, initials);
  drawn.style.setProperty("--hue", String((hue * 360) / HUES));
  return drawn;
}

/** A message, drawn. `replies` is how many lie in its thread; in the thread itself there is no way into it. */
export function drawMessage(message, { replies = 0, inThread = false } = {}) {
  const author = store.data.people.find((person) => person.id === message.user);
  const name = author?.real_name ?? message.user;
  const pinged = message.pings.includes(store.data.as) || message.broadcasts.length > 0;
  const classes = ["message", message.ephemeral && "ephemeral", pinged && "pinged", message.subtype && "system"];
  return h(
    "article",
    { class: classes.filter(Boolean).join(" "), "aria-label": `Message from ${name}`, "data-ts": message.ts },
    avatar(author, message.by_app),
    h(
      "div",
      { class: "content" },
      message.ephemeral && h("p", { class: "only" }, icon("eye"), " Only visible to you"),
      message.broadcast && h("p", { class: "only" }, "Replied to a thread"),
      byline(message, name),
      body(message),
      message.warning && h("p", { class: "warning", role: "alert" }, explained(message.warning)),
      message.reactions.length > 0 && h("div", { class: "reactions" }, message.reactions.map(reaction)),
      replies > 0 && !inThread && threadLink(message, replies),
    ),
    menuButton(message, inThread),
  );
}

function byline(message, name) {
  const at = instantOf(message.ts);
  const zone = zoneOf(viewer());
  return h(
    "p",
    { class: "byline" },
    h("strong", {}, name),
    message.by_app && h("span", { class: "tag" }, "App"),
    h("time", { datetime: at.toISOString(), title: `${inFull(at, zone)} (${zone})` }, timeOfDay(at, zone)),
    message.edited && h("span", { class: "quiet" }, "(edited)"),
  );
}

function body(message) {
  const key = `${message.channel}/${message.ts}`;
  const scope = { key, target: { channel: message.channel, ts: message.ts }, view: null, state: message.state };
  const blocks = message.blocks.map((block) => drawBlock(block, scope));
  // Where there are blocks, the text is what notifications and screen readers take instead.
  const text = !blocks.length && message.text && h("div", { class: "text" }, mrkdwn(message.text));
  return [
    text,
    blocks.length > 0 && h("div", { class: "blocks" }, blocks),
    message.attachments.map((each) => attachment(each, scope)),
    message.files.length > 0 && h("div", { class: "files" }, message.files.map(file)),
  ];
}

function attachment(each, scope) {
  const markup = (text) => text && h("div", { class: "text" }, mrkdwn(text));
  const title = each.title && (each.title_link ? link(each.title_link, each.title) : each.title);
  const nothing = !each.blocks && !each.text && !each.pretext && !each.title && !each.fields;
  const picture = safeUrl(each.image_url ?? each.thumb_url ?? "");
  const drawn = h(
    "div",
    { class: "attachment" },
    each.author_name && h("p", { class: "quiet" }, each.author_name),
    title && h("p", { class: "title" }, title),
    markup(each.text ?? (nothing ? each.fallback : null)),
    each.fields &&
      h(
        "div",
        { class: "fields" },
        each.fields.map((field) => h("div", {}, h("strong", {}, field.title), markup(field.value))),
      ),
    (each.blocks ?? []).map((block) => drawBlock(block, scope)),
    picture && h("img", { src: picture, alt: each.fallback ?? "", class: "large" }),
    each.footer && h("p", { class: "quiet" }, each.footer),
  );
  if (/^#?[0-9a-f]{6}$/i.test(each.color ?? "")) drawn.style.setProperty("--bar", `#${each.color.replace("#", "")}`);
  return [markup(each.pretext), drawn];
}

function file({ mode, title, name, mimetype, alt_txt: alt, url_private: url }) {
  if (mode === "tombstone") return h("span", { class: "quiet" }, "This file was deleted.");
  if (mimetype.startsWith("image/")) {
    const shown = picture({ image_url: url, alt_text: alt || title || name }, "large");
    return h("figure", {}, h("figcaption", {}, title || name), shown);
  }
  return h(
    "span",
    { class: "file" },
    icon("file"),
    " ",
    link(url, title || name),
    title && title !== name && h("span", { class: "quiet" }, ` ${name}`),
  );
}

function reaction({ name, users, count }) {
  const mine = users.includes(store.data.as);
  const who = users.map((id) => store.data.people.find((person) => person.id === id)?.real_name ?? id).join(", ");
  return h("span", { class: mine ? "reaction mine" : "reaction", title: who }, emoji(name), ` ${count}`);
}

function threadLink(message, replies) {
  const words = replies === 1 ? "1 reply" : `${replies} replies`;
  return h(
    "button",
    { type: "button", class: "link", "data-focus": `thread/${message.ts}`, onclick: () => openThread(message) },
    words,
  );
}

function openThread(message) {
  store.thread = message.thread_ts ?? message.ts;
  changed();
}

function menuButton(message, inThread) {
  const shortcuts = message.ephemeral ? [] : store.data.app.shortcuts.filter((each) => each.type === "message");
  const entries = shortcuts.map((shortcut) => ({
    label: shortcut.name,
    description: shortcut.description || store.data.app.name,
    choose: () => useShortcut(shortcut, message),
  }));
  if (!inThread && !message.ephemeral) entries.unshift({ label: "Reply in thread", choose: () => openThread(message) });
  if (!entries.length) return null;
  const node = h(
    "button",
    {
      type: "button",
      class: "icon more",
      "aria-label": "Message actions",
      "aria-haspopup": "menu",
      "data-work": shortcutKey(message),
      "data-focus": `more/${message.ts}`,
      onclick: () => openMenu(node, entries, "Message actions"),
    },
    h("span", {}, "⋮"),
  );
  return node;
}
