// Emoji by Slack's names; an unknown name stays `:name:`.

import { GROUPS } from "./emoji-names.js";

const BY_NAME = new Map();
const FREQUENT = new Set(
  `+1 pray raised_hands tada eyes heart joy smile white_check_mark clap fire rocket wave thinking_face sob 100 bulb sparkles
  star thumbsup slightly_smiling_face muscle point_up bug coffee warning x question`.split(/\s+/),
);
/** Sequences of characters that many fonts draw one by one, the one beside this page among them. */
const UNCOMMON = /\u200D.*\uFE0F|\uFE0F.*\u200D/u;

/** The emoji of each group of a picker: `[group, [{name, character}]]`. */
export const groups = Object.entries(GROUPS).map(([group, table]) => [group, read(table)]);

function read(table) {
  const found = [];
  for (const entry of table.trim().split(/\s+/)) {
    if (entry.startsWith("=")) {
      BY_NAME.set(entry.slice(1), found.at(-1).character);
      continue;
    }
    const colon = entry.lastIndexOf(":");
    const emoji = { name: entry.slice(0, colon), character: entry.slice(colon + 1) };
    BY_NAME.set(emoji.name, emoji.character);
    found.push(emoji);
  }
  return found.filter(({ character }) => !UNCOMMON.test(character));
}

const TONES = { "skin-tone-2": "🏻", "skin-tone-3": "🏼", "skin-tone-4": "🏽", "skin-tone-5": "🏾", "skin-tone-6": "🏿" };

/** The character for a name without its outer colons, such as `wave::skin-tone-3`; null for an unknown name. */
export function character(name) {
  const [base, tone] = name.split("::");
  const drawn = BY_NAME.get(base);
  return drawn ? drawn + (TONES[tone] ?? "") : null;
}

/** A text with its `:names:` written as characters, as Slack does in plain_text too. */
export function withEmoji(text) {
  return text.replace(/(?<![\p{L}\p{N}_]):([a-z0-9_+'-]+):/gu, (name, inner) => character(inner) ?? name);
}

/** The emoji whose names fit what was typed, the most used first. */
export function matching(typed, most) {
  const wanted = typed.toLowerCase();
  const starts = [];
  const holds = [];
  for (const [name, drawn] of BY_NAME) {
    const at = name.indexOf(wanted);
    if (at === 0) starts.push({ name, character: drawn });
    else if (at > 0 && /[_-]/.test(name[at - 1])) holds.push({ name, character: drawn });
  }
  const rank = ({ name }) => (FREQUENT.has(name) ? 0 : name.length);
  starts.sort((one, other) => rank(one) - rank(other));
  return [...starts, ...holds].slice(0, most);
}
