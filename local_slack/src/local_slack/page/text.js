// Texts as people see them: plain_text word for word, mrkdwn with its marks, mentions and links drawn.

import { commandsOf } from "./apps.js";
import { h, link } from "./dom.js";
import { character, withEmoji } from "./emoji.js";
import { parse } from "./mrkdwn.js";
import { channelName, now, shownName, store, viewer } from "./state.js";
import { writeDate, zoneOf } from "./time.js";

const WRAPPERS = { bold: "strong", italic: "em", strike: "s", code: "code" };
const BLOCKS = { quote: "blockquote", pre: "pre" };

/** A text object of either type. */
export function textObject(text) {
  if (!text) return null;
  return text.type === "mrkdwn" ? mrkdwn(text.text, text.verbatim) : kept(plain(text));
}

/** A plain_text object as a string. */
export function plain(text) {
  return text.emoji === false ? text.text : withEmoji(text.text);
}

/** A mrkdwn text as elements. `verbatim` leaves bare addresses unlinked. */
export function mrkdwn(text, verbatim = false) {
  const drawn = document.createDocumentFragment();
  let block = null;
  for (const piece of parse(text)) {
    const kind = piece.styles.find((style) => style in BLOCKS) ?? null;
    if (kind !== (block?.kind ?? null)) {
      trimEnd(block?.element ?? drawn);
      block = kind ? { kind, element: h(BLOCKS[kind]) } : null;
      if (block) drawn.append(block.element);
      // The line break after a quote or a code block is the block's own.
      else if (piece.kind === "text") piece.text = piece.text.replace(/^\n/, "");
    }
    (block?.element ?? drawn).append(styled(segment(piece, verbatim), piece.styles));
  }
  if (block) trimEnd(block.element);
  return drawn;
}

function trimEnd(element) {
  let last = element.lastChild;
  while (last && last.nodeType !== Node.TEXT_NODE) last = last.lastChild;
  if (last) last.data = last.data.replace(/\n$/, "");
}

function styled(node, styles) {
  return styles.reduceRight((held, style) => (WRAPPERS[style] ? h(WRAPPERS[style], {}, held) : held), node);
}

function segment({ kind, text, target, bare }, verbatim) {
  switch (kind) {
    case "user":
      return mention(target, text);
    case "channel":
      return h("span", { class: "mention" }, `#${channelName(target) ?? (text || target)}`);
    case "broadcast":
      return h("span", { class: "mention mine" }, `@${target}`);
    case "usergroup":
      return h("span", { class: "mention" }, text || `@${target}`);
    case "link":
      return bare && verbatim ? text : link(target, text || target.replace(/^mailto:/, ""));
    case "emoji":
      return emoji(text.slice(1, -1));
    case "date":
      return date(target, text);
    default:
      return kept(text);
  }
}

/** A text in which commands are not broken at their hyphens when lines wrap. */
function kept(text) {
  const names = commandsOf(store.data).map(({ command }) => command).filter((name) => text.includes(name));
  if (!names.length) return document.createTextNode(text);
  const parts = document.createDocumentFragment();
  let rest = text;
  while (rest) {
    const [start, name] = names
      .map((each) => [rest.indexOf(each), each])
      .filter(([index]) => index >= 0)
      .sort((one, other) => one[0] - other[0] || other[1].length - one[1].length)[0] ?? [rest.length, ""];
    parts.append(rest.slice(0, start), ...(name ? [h("span", { class: "unbroken" }, name)] : []));
    rest = rest.slice(start + name.length);
  }
  return parts;
}

/** Somebody's name, marked when it is the reader's own. */
export function mention(id, label = "") {
  const mine = id === store.data.as;
  const person = store.data.people.find((each) => each.id === id);
  return h(
    "span",
    { class: mine ? "mention mine" : "mention", title: person?.real_name },
    `@${shownName(id) ?? (label || id)}`,
  );
}

/** An emoji by its name; an unknown one is written out. */
export function emoji(name) {
  const drawn = character(name);
  return drawn
    ? h("span", { class: "emoji", role: "img", "aria-label": name.replaceAll("_", " ") }, drawn)
    : `:${name}:`;
}

function date(target, fallback) {
  const [seconds, pattern, address] = target.split("^");
  const written = instant(Number(seconds), pattern, fallback);
  return address ? link(address, written) : written;
}

/** An instant written out by Slack's pattern, in the reader's zone. */
export function instant(seconds, pattern, fallback) {
  if (Number.isNaN(new Date(seconds * 1000).valueOf())) return fallback;
  return h("time", { title: fallback }, writeDate(seconds, pattern, zoneOf(viewer()), now()));
}
