// Blocks, as messages, modals and Home show them.

import { alertBox, card, carousel, container, contextActions, plan, task } from "./cards.js";
import { drawElement } from "./elements.js";
import { h, link, newId, safeUrl } from "./dom.js";
import { openLarge } from "./lightbox.js";
import { richText } from "./richtext.js";
import { chart, table } from "./tables.js";
import { mrkdwn, plain, textObject } from "./text.js";

const DRAWN = {
  section,
  header,
  context,
  actions,
  image,
  input,
  video,
  divider: () => h("hr"),
  rich_text: richText,
  markdown: (block) => h("div", { class: "text" }, mrkdwn(block.text)),
  alert: (block) => alertBox(block),
  card: (block, scope) => card(block, scope),
  carousel: (block, scope) => carousel(block, scope),
  container: (block, scope) => container(block, scope),
  context_actions: (block, scope) => contextActions(block, scope),
  plan: (block) => plan(block),
  task_card: (block) => task(block),
  table,
  data_table: table,
  data_visualization: chart,
  file: (block) => h("p", { class: "quiet" }, `A remote file (${block.external_id})`),
};

/** One block, drawn; `scope` says where it is (see elements.js), its `errors` are by block_id. */
export function drawBlock(block, scope) {
  const draw = DRAWN[block.type] ?? unknown;
  return h("div", { class: `block block-${block.type}` }, draw(block, scope));
}

function unknown(block) {
  return h("p", { class: "unknown" }, `This page has no way to show a block of type ${block.type}.`);
}

function section(block, scope) {
  const fields =
    block.fields &&
    h(
      "div",
      { class: "fields" },
      block.fields.map((each) => h("div", { class: "text" }, textObject(each))),
    );
  const words = h("div", { class: "words" }, block.text && h("div", { class: "text" }, textObject(block.text)), fields);
  return [words, block.accessory && h("div", { class: "accessory" }, accessory(block, scope))];
}

function accessory(block, scope) {
  return block.accessory.type === "image"
    ? picture(block.accessory, "thumb")
    : drawElement(scope, block, block.accessory);
}

function header(block, scope) {
  // Home has its title above, as a modal and the days of a conversation have; those lie a step deeper.
  return h(scope.view?.type === "home" ? "h2" : "h3", {}, plain(block.text));
}

function context(block) {
  return block.elements.map((each) =>
    each.type === "image" ? picture(each, "tiny") : h("div", { class: "text" }, textObject(each)),
  );
}

function actions(block, scope) {
  return block.elements.map((each) => drawElement(scope, block, each));
}

function image(block) {
  const title = block.title && h("figcaption", {}, plain(block.title));
  return h("figure", {}, title, picture(block, "large"));
}

/** An image; where it cannot be loaded its description stands in its place. */
export function picture({ image_url: address, alt_text: alt, slack_file: file }, size) {
  const uploaded = file?.id && new URL(`/files/${encodeURIComponent(file.id)}/image`, location.href).href;
  const url = safeUrl(address ?? file?.url ?? uploaded ?? "");
  const instead = () =>
    h("span", { class: `no-image ${size}`, role: "img", "aria-label": alt, title: alt }, size === "tiny" ? "▫" : alt);
  if (!url) return instead();
  const drawn = h("img", { src: url, alt, title: alt, class: size, onerror: () => shown.replaceWith(instead()) });
  const open = { type: "button", class: "enlarge", title: "Open it large", onclick: () => openLarge(url, alt) };
  const shown = size === "large" ? h("button", open, drawn) : drawn;
  return shown;
}

function video(block) {
  return [
    h("div", { class: "text" }, link(block.title_url ?? block.video_url, plain(block.title))),
    block.description && h("div", { class: "quiet" }, plain(block.description)),
    picture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, "large"),
  ];
}

const TICKED = new Set(["radio_buttons", "checkboxes"]);

function input(block, scope) {
  const { element } = block;
  const id = newId("input");
  const error = scope.errors?.[block.block_id];
  const marks = {
    id,
    labelledBy: `${id}-label`,
    describedBy: [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(" ") || null,
    invalid: Boolean(error),
  };
  // A group of ticks has a name, but no field of its own that a label could point at.
  const ticked = TICKED.has(element.type);
  return h(
    "div",
    { class: error ? "entry wrong" : "entry" },
    h(
      ticked ? "span" : "label",
      { class: "label", id: marks.labelledBy, for: ticked ? null : id },
      plain(block.label),
      block.optional && h("span", { class: "quiet" }, " (optional)"),
    ),
    drawElement(scope, block, element, marks),
    error && h("p", { class: "error", id: `${id}-error` }, error),
    block.hint && h("p", { class: "hint", id: `${id}-hint` }, plain(block.hint)),
  );
}
