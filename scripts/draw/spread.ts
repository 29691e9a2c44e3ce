/** Labels beside the ends of lines: each as near to its end as the others let it, none upon another. */

/** In the drawing's units, from its top. */
export interface Wanted {
  /** Where its middle wants to be. */
  readonly at: number;
  readonly height: number;
}

/** The middles, in the order given, moved as little as can be between `top` and `bottom`. */
export function spread(wanted: readonly Wanted[], top: number, bottom: number): readonly number[] {
  const order = wanted.map((label, index) => ({ ...label, index })).sort((a, b) => a.at - b.at || a.index - b.index);
  let groups = order.map((label) => ({ members: [label], middle: label.at, height: label.height }));
  for (let moved = true; moved;) {
    moved = false;
    groups = groups.map((group) => ({
      ...group,
      middle: Math.max(top + group.height / 2, Math.min(bottom - group.height / 2, group.middle)),
    }));
    for (let index = 1; index < groups.length; index++) {
      const [above, below] = [groups[index - 1], groups[index]];
      if (!above || !below || above.middle + above.height / 2 <= below.middle - below.height / 2 + 0.01) continue;
      const members = [...above.members, ...below.members];
      const height = above.height + below.height;
      groups.splice(index - 1, 2, { members, height, middle: middleOf(members, height) });
      moved = true;
      break;
    }
  }
  const places: number[] = [];
  for (const group of groups) {
    let edge = group.middle - group.height / 2;
    for (const { index, height } of group.members) {
      places[index] = edge + height / 2;
      edge += height;
    }
  }
  return places;
}

/** The middle of a stack at which its labels are, on average, where they want to be. */
function middleOf(members: readonly Wanted[], height: number): number {
  let edge = 0;
  const offsets = members.map((label) => {
    const offset = label.at - (edge + label.height / 2);
    edge += label.height;
    return offset;
  });
  return offsets.reduce((sum, offset) => sum + offset, 0) / members.length + height / 2;
}
