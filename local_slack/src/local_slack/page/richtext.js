// rich_text blocks: sections, lists, quotes and preformatted text.

import { h, link } from "./dom.js";
import { emoji, instant, mention } from "./text.js";
import { channelName } from "./state.js";

const WRAPPERS = [
  ["code", "code"],
  ["strike", "s"],
  ["italic", "em"],
  ["bold", "strong"],
  ["underline", "u"],
];

/** The parts of a rich_text block. */
export function richText(block) {
  return h("div", { class: "rich" }, block.elements.map(part));
}

function part(element) {
  switch (element.type) {
    case "rich_text_list":
      return list(element);
    case "rich_text_quote":
      return h("blockquote", {}, element.elements.map(leaf));
    case "rich_text_preformatted":
      return h("pre", {}, element.elements.map(leaf));
    default:
      return h("div", { class: "text" }, (element.elements ?? []).map(leaf));
  }
}

function list({ style, elements, indent = 0, offset = 0 }) {
  const ordered = style === "ordered";
  const items = elements.map((item) => h("li", {}, item.elements.map(leaf)));
  const drawn = h(ordered ? "ol" : "ul", { start: ordered && offset ? offset + 1 : null }, items);
  drawn.style.setProperty("--indent", indent);
  return drawn;
}

function leaf(item) {
  return WRAPPERS.reduce((held, [flag, tag]) => (item.style?.[flag] ? h(tag, {}, held) : held), bare(item));
}

function bare(item) {
  switch (item.type) {
    case "text":
      return document.createTextNode(item.text);
    case "link":
      return link(item.url, item.text || item.url);
    case "user":
      return mention(item.user_id);
    case "channel":
      return h("span", { class: "mention" }, `#${channelName(item.channel_id) ?? item.channel_id}`);
    case "usergroup":
      return h("span", { class: "mention" }, `@${item.usergroup_id}`);
    case "broadcast":
      return h("span", { class: "mention mine" }, `@${item.range}`);
    case "emoji":
      return emoji(item.name);
    case "date":
      return item.url ? link(item.url, date(item)) : date(item);
    case "color":
      return document.createTextNode(item.value);
    default:
      return document.createTextNode("");
  }
}

function date(item) {
  return instant(item.timestamp, item.format, item.fallback ?? "");
}
