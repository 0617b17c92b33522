// A rich text as somebody would type it: the field of a rich_text_input is a plain one.

import { channelName, store } from "./state.js";

const MARKS = { bold: "*", italic: "_", strike: "~", code: "`" };

/** The words of a rich text, with the marks that the local Slack reads them back by. */
export function typed(rich) {
  return (rich.elements ?? []).map(part).join("\n");
}

function part({ type, elements = [] }) {
  if (type === "rich_text_list") return elements.map((item) => `• ${part(item)}`).join("\n");
  const words = elements.map(leaf).join("");
  if (type === "rich_text_preformatted") return `\`\`\`${words}\`\`\``;
  return type === "rich_text_quote" ? words.replace(/^/gm, ">") : words;
}

function leaf(item) {
  const marks = Object.keys(MARKS).filter((style) => item.style?.[style]);
  return marks.reduce((words, style) => `${MARKS[style]}${words}${MARKS[style]}`, bare(item));
}

function bare(item) {
  switch (item.type) {
    case "user":
      return `@${store.data.people.find((each) => each.id === item.user_id)?.name ?? item.user_id}`;
    case "channel":
      return `#${channelName(item.channel_id) ?? item.channel_id}`;
    case "broadcast":
      return `@${item.range}`;
    case "emoji":
      return `:${item.name}:`;
    default:
      return item.text ?? item.url ?? item.fallback ?? "";
  }
}
