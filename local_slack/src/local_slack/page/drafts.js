// What people have entered in views and the local Slack does not show yet: kept over every drawing, told to it
// when a field is left, so that a button in the same view sends it to the app as Slack's client would.

import { post } from "./api.js";
import { blocksWithin, elementsOf } from "./nesting.js";
import { notice } from "./notices.js";
import { store } from "./state.js";
import { entered } from "./values.js";

/** By view, then by block and action: what was entered, and what the local Slack held before that. */
const drafts = new Map();
const pending = new Map();

const keyOf = (block, element) => `${block.block_id}/${element.action_id}`;

/** Remember what was entered. */
export function draft(view, block, element, value) {
  const ofView = drafts.get(view.id) ?? new Map();
  drafts.set(view.id, ofView);
  const key = keyOf(block, element);
  const base = ofView.get(key)?.base ?? JSON.stringify(entered(view.state.values, block, element));
  ofView.set(key, { value, base, type: element.type });
}

/** Forget what was entered. */
export function undraft(view, block, element) {
  drafts.get(view.id)?.delete(keyOf(block, element));
}

/** What stands in a field: what was entered here, else what the local Slack holds. */
export function standing(view, block, element) {
  const own = drafts.get(view.id)?.get(keyOf(block, element));
  return own ? own.value : entered(view.state.values, block, element);
}

/** What a drawing of that field depends on: not what is being typed in it, which is there already. */
export function drawnFrom(view, block, element) {
  const own = drafts.get(view.id)?.get(keyOf(block, element));
  return own ? own.base : JSON.stringify(entered(view.state.values, block, element));
}

/** Everything entered in a view, for its submission. */
export function draftsOf(view) {
  const values = {};
  for (const [block, element] of fieldsOf(view)) {
    const own = drafts.get(view.id)?.get(keyOf(block, element));
    if (own) values[block.block_id] = { ...values[block.block_id], [element.action_id]: own.value };
  }
  return values;
}

/** Forget drafts of views and fields that are gone, and those that the local Slack holds by now. */
export function prune(views) {
  for (const id of drafts.keys()) if (!views.some((view) => view.id === id)) drafts.delete(id);
  for (const view of views) {
    const ofView = drafts.get(view.id);
    if (!ofView) continue;
    const fields = new Map([...fieldsOf(view)].map(([block, element]) => [keyOf(block, element), [block, element]]));
    for (const [key, own] of ofView) {
      const [block, element] = fields.get(key) ?? [];
      if (element?.type !== own.type) ofView.delete(key);
      else if (same(own.value, entered(view.state.values, block, element)) && !typingIn(view, key)) ofView.delete(key);
    }
  }
}

const same = (one, other) => JSON.stringify(one || null) === JSON.stringify(other || null);

function typingIn(view, key) {
  return document.activeElement?.dataset.focus === `${view.id}/${key}`;
}

/** Every interactive element of a view with its block. */
export function* fieldsOf(view) {
  for (const block of blocksWithin(view.blocks)) {
    for (const element of elementsOf(block)) yield [block, element];
  }
}

/** Tell the local Slack what stands in a field, or will once that is read, without telling the app. */
export function enter(view, block, element, value, { loud = false } = {}) {
  const sent = (pending.get(view.id) ?? Promise.resolve())
    .then(async () => {
      const values = { [block.block_id]: { [element.action_id]: await value } };
      return post("enter", { as: store.data.as, view: view.id, values });
    })
    .catch((refusal) => {
      // A view that closed meanwhile has no more fields.
      if (loud || refusal.status !== 409) notice(refusal.message);
    });
  pending.set(view.id, sent);
}

/** Resolves once all that was entered in a view has arrived. */
export function settled(viewId) {
  return pending.get(viewId) ?? Promise.resolve();
}
