// Blocks within blocks, and the elements of each block.

const HELD = { carousel: "elements", container: "child_blocks", plan: "tasks" };

/** These blocks and the blocks that they hold. */
export function* blocksWithin(blocks) {
  for (const block of blocks) {
    yield block;
    yield* blocksWithin(block[HELD[block.type]] ?? []);
  }
}

/** The interactive elements of one block; those of blocks within it are not its own. */
export function elementsOf(block) {
  const lists = block.type in HELD ? [] : [...(block.elements ?? []), ...(block.actions ?? [])];
  return [block.element, block.accessory, ...lists].filter((each) => each?.action_id);
}
