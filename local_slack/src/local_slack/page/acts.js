// What people do with elements of messages and views: confirmed first where the app asks for it, shown as working until
// it is answered, explained where it could not be done.

import { post } from "./api.js";
import { isWorking, working } from "./busy.js";
import { confirmed } from "./confirm.js";
import { settled } from "./drafts.js";
import { explained, notice } from "./notices.js";
import { refresh, store } from "./state.js";

/**
 * Do something and say so if that fails. What the app did wrong shows in the state; `loud` says it aloud as well.
 * @returns {Promise<object|null>} the answer, or null if there was none
 */
export async function attempt(key, deed, body, { loud = false } = {}) {
  const repeated = isWorking(key);
  try {
    const answer = await working(key, post(deed, body));
    if (!answer.ok && loud && answer.error) notice(explained(answer.error));
    return answer;
  } catch (refusal) {
    // The first click of two may already have taken away what the second one meant.
    if (!(repeated && refusal.status === 409)) notice(refusal.message);
    return null;
  } finally {
    refresh();
  }
}

/** The key by which an element shows that it is working. */
export function workKey(scope, block, element) {
  return `${scope.key}/${block.block_id}/${element.action_id}`;
}

/**
 * Click an element or choose in it; `value` is left out for a button.
 * @returns {Promise<boolean>} false if the person thought better of it
 */
export async function act(scope, block, element, ...value) {
  if (element.confirm && !(await confirmed(element.confirm))) return false;
  if (scope.target.view) await settled(scope.target.view);
  await attempt(workKey(scope, block, element), "click", {
    as: store.data.as,
    ...scope.target,
    action: element.action_id,
    block: block.block_id,
    ...(value.length ? { value: value[0] } : {}),
  });
  return true;
}

/** What an external menu offers for the typed letters; null if nothing could be asked. */
export async function suggest(scope, block, element, typed) {
  if (scope.target.view) await settled(scope.target.view);
  try {
    const menu = { action: element.action_id, block: block.block_id, typed };
    return await post("suggest", { as: store.data.as, ...scope.target, ...menu });
  } catch {
    return null;
  }
}

/** Use a shortcut: from anywhere, or on a message. */
export function useShortcut(shortcut, message = null) {
  const on = message ? { channel: message.channel, ts: message.ts } : {};
  const body = { as: store.data.as, name: shortcut.callback_id, app: shortcut.app.id, ...on };
  return attempt(shortcutKey(message), "shortcut", body, { loud: true });
}

/** The key by which the menu of shortcuts shows that one is working. */
export function shortcutKey(message) {
  return message ? `shortcut/${message.channel}/${message.ts}` : "shortcut";
}
