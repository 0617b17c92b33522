// One message: who said what and when, its blocks, attachments, files, reactions and thread.

import { attempt } from "./acts.js";
import { attachment, file } from "./attachments.js";
import { avatar } from "./avatar.js";
import { drawBlock } from "./blocks.js";
import { h } from "./dom.js";
import { editor, isEdited } from "./editing.js";
import { icon } from "./icons.js";
import { explained } from "./notices.js";
import { reactionRow } from "./reactions.js";
import { store, viewer } from "./state.js";
import { mrkdwn } from "./text.js";
import { threadBar } from "./threadbar.js";
import { inFull, instantOf, timeOfDay, zoneOf } from "./time.js";
import { toolbar } from "./toolbar.js";

const SAID_BY_SLACK = /^(channel|group)_/;

/**
 * A message, drawn. `thread` is what lies in its thread, if anything; in the thread itself (`inThread`) there is no way
 * into it. One that goes on (`goesOn`) where its author spoke just before has no name of its own.
 */
export function drawMessage(message, { thread = null, inThread = false, goesOn = false } = {}) {
  const author = store.data.people.find((person) => person.id === message.user);
  const name = author?.real_name ?? message.user;
  const pinged = message.pings.includes(store.data.as) || message.broadcasts.length > 0;
  const classes = [
    "message",
    message.ephemeral && "ephemeral",
    pinged && "pinged",
    SAID_BY_SLACK.test(message.subtype ?? "") && "system",
    goesOn && "goes-on",
  ];
  return h(
    "article",
    { class: classes.filter(Boolean).join(" "), "aria-label": `Message from ${name}`, "data-ts": message.ts },
    goesOn ? time(message) : avatar(author, message.by_app),
    h(
      "div",
      { class: "content" },
      message.ephemeral && onlyYou(message),
      message.broadcast && h("p", { class: "only" }, "Replied to a thread"),
      !goesOn && byline(message, name),
      isEdited(message) ? editor(message) : body(message),
      message.edited && h("span", { class: "quiet edited" }, "(edited)"),
      message.warning && h("p", { class: "warning", role: "alert" }, explained(message.warning)),
      reactionRow(message),
      thread && !inThread && threadBar(message, thread),
    ),
    toolbar(message, inThread),
  );
}

function onlyYou({ channel, ts }) {
  const dismiss = () => attempt(`delete/${channel}/${ts}`, "delete", { as: store.data.as, channel, ts });
  const button = { type: "button", class: "link dismiss", "data-focus": `dismiss/${ts}`, onclick: dismiss };
  return h("p", { class: "only" }, icon("eye"), " Only visible to you", h("button", button, "Dismiss"));
}

function byline(message, name) {
  const app = message.by_app && h("span", { class: "tag" }, "App");
  return h("p", { class: "byline" }, h("strong", {}, name), app, time(message));
}

function time(message) {
  const at = instantOf(message.ts);
  const zone = zoneOf(viewer());
  return h("time", { datetime: at.toISOString(), title: `${inFull(at, zone)} (${zone})` }, timeOfDay(at, zone));
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
