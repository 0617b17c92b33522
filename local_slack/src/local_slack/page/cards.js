// Containers, cards, alerts, plans and context actions.

import { drawBlock, picture } from "./blocks.js";
import { drawElement } from "./elements.js";
import { h, link } from "./dom.js";
import { richText } from "./richtext.js";
import { plain, textObject } from "./text.js";

/** A group of blocks with a title; one that can be collapsed opens at a click. */
export function container(block, scope) {
  const title = block.rich_text_title ? richText(block.rich_text_title) : h("strong", {}, plain(block.title));
  const words = h("div", {}, title, block.subtitle && h("div", { class: "quiet" }, textObject(block.subtitle)));
  const head = [block.icon && picture(block.icon, "tiny"), words];
  const children = h(
    "div",
    { class: "blocks" },
    block.child_blocks.map((child) => drawBlock(child, scope)),
  );
  if (!block.is_collapsible) return h("div", { class: "group" }, h("div", { class: "head" }, head), children);
  const summary = h("summary", { class: "head" }, head);
  return h("details", { class: "group", open: !block.default_collapsed }, summary, children);
}

/** A card with its picture, words and buttons. */
export function card(block, scope) {
  const titled = [
    block.title && h("strong", {}, textObject(block.title)),
    block.subtitle && h("div", { class: "quiet" }, textObject(block.subtitle)),
  ];
  return h(
    "div",
    { class: "card" },
    block.hero_image && picture(block.hero_image, "large"),
    h("div", { class: "head" }, block.icon && picture(block.icon, "tiny"), h("div", {}, titled)),
    block.body && h("div", { class: "text" }, textObject(block.body)),
    block.subtext && h("div", { class: "text quiet" }, textObject(block.subtext)),
    block.actions &&
      h(
        "div",
        { class: "block-actions" },
        block.actions.map((each) => drawElement(scope, block, each)),
      ),
  );
}

/** Cards beside each other. */
export function carousel(block, scope) {
  const cards = block.elements.map((each) => drawBlock(each, scope));
  return h("div", { class: "carousel", role: "group", "aria-label": "Cards", tabindex: 0 }, cards);
}

/** A notice in a modal. */
export function alertBox(block) {
  const level = block.level ?? "default";
  return h("div", { class: `alert ${level}`, role: "note", "aria-label": level }, textObject(block.text));
}

/** Tasks under a title. */
export function plan(block) {
  return [h("strong", {}, block.title), h("ul", { class: "tasks" }, (block.tasks ?? []).map((each) => h("li", {}, task(each))))];
}

const SIGNS = { pending: "○", in_progress: "◐", complete: "✓", error: "✗" };

/** One task with its state. */
export function task({ status = "pending", title, details, output, sources = [] }) {
  return [
    h("span", { role: "img", "aria-label": status.replace("_", " ") }, SIGNS[status]),
    " ",
    h("span", {}, title),
    details && richText(details),
    output && richText(output),
    sources.map((each) => h("div", {}, link(each.url, each.text))),
  ];
}

/** A row of small buttons below a message. */
export function contextActions(block, scope) {
  return block.elements.map((each) => drawElement(scope, block, each));
}
