// What stands in an element, between Slack's form (`selected_option: {…}`) and the page's: a text, the value of an
// option, an id, or a list of these; null for nothing. The page's form is what /_/click and /_/submit take.

import { typed } from "./typed.js";

const KEYS = {
  plain_text_input: ["value", "initial_value"],
  email_text_input: ["value", "initial_value"],
  url_text_input: ["value", "initial_value"],
  number_input: ["value", "initial_value"],
  file_input: ["files", "initial_files"],
  rich_text_input: ["rich_text_value", "initial_value"],
  datepicker: ["selected_date", "initial_date"],
  timepicker: ["selected_time", "initial_time"],
  datetimepicker: ["selected_date_time", "initial_date_time"],
  static_select: ["selected_option", "initial_option"],
  external_select: ["selected_option", "initial_option"],
  radio_buttons: ["selected_option", "initial_option"],
  users_select: ["selected_user", "initial_user"],
  conversations_select: ["selected_conversation", "initial_conversation"],
  channels_select: ["selected_channel", "initial_channel"],
  checkboxes: ["selected_options", "initial_options"],
  multi_static_select: ["selected_options", "initial_options"],
  multi_external_select: ["selected_options", "initial_options"],
  multi_users_select: ["selected_users", "initial_users"],
  multi_conversations_select: ["selected_conversations", "initial_conversations"],
  multi_channels_select: ["selected_channels", "initial_channels"],
};

/** Whether an element holds what was entered in it; a button does not. */
export function isStateful(element) {
  return element.type in KEYS;
}

/** What stands in an element by that state, in the page's form. */
export function entered(state, block, element) {
  if (!isStateful(element)) return null;
  const [key, initial] = KEYS[element.type];
  const held = state?.[block.block_id]?.[element.action_id];
  const value = held ? held[key] : element[initial];
  return Array.isArray(value) ? value.map(simple) : simple(value ?? (key.endsWith("s") ? [] : null));
}

/** The options or files that an element holds by that state, in Slack's form. */
export function held(state, block, element) {
  if (!isStateful(element)) return [];
  const [key, initial] = KEYS[element.type];
  return [state?.[block.block_id]?.[element.action_id]?.[key], element[initial]].flat().filter((each) => each?.text || each?.name);
}

function simple(value) {
  if (value === null || Array.isArray(value)) return value;
  if (typeof value !== "object") return String(value);
  return value.type === "rich_text" ? typed(value) : (value.value ?? value.id);
}

