// The blocks of a view (a modal or Home), kept up to date without disturbing what is being entered in them.

import { drawBlock } from "./blocks.js";
import { reconcile } from "./dom.js";
import { drawnFrom } from "./drafts.js";
import { blocksWithin, elementsOf } from "./nesting.js";
import { now, viewer } from "./state.js";
import { dayKey, zoneOf } from "./time.js";

/** Bring the blocks in `parent` up to date with the view. */
export function drawView(parent, data, view) {
  const scope = { key: view.id, target: { view: view.id }, view, errors: view.errors };
  const world = worldKey(data);
  reconcile(
    parent,
    view.blocks.map((block) => ({
      key: `${view.id}/${block.block_id}`,
      signature: JSON.stringify([block, standingIn(view, block), world]),
      render: () => drawBlock(block, scope),
    })),
  );
}

function standingIn(view, block) {
  return [...blocksWithin([block])].map((each) => [
    view.errors[each.block_id],
    elementsOf(each).map((element) => drawnFrom(view, each, element)),
  ]);
}

/** What any text may depend on besides itself: names, the reader, and what day it is. */
export function worldKey(data) {
  const people = data.people.map((each) => [each.id, each.name, each.real_name, each.display_name, each.deactivated]);
  const channels = data.conversations.map(({ id, name }) => [id, name]);
  const zone = zoneOf(viewer(data));
  return JSON.stringify([data.as, zone, dayKey(now(), zone), data.apps.map(({ name }) => name), people, channels]);
}
