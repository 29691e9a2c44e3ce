/**
 * Which slide of a new state is the one that was shown.
 *
 * Why its neighbours where it is gone: its number says nothing where others came or went before it. What stands as far behind the last one that is still
 * there as it stood is the slide itself under another name, or else whatever took its place.
 */

/** Indexes; `before` and `after`: slides in their order. Less than 0 where there are none. */
export function sameSlide(before, after, index) {
  const place = new Map(after.map(({ id }, number) => [id, number]));
  const placeOf = (slide) => place.get(slide?.id);
  const own = placeOf(before[index]);
  if (own !== undefined) return own;
  const next =
    before
      .slice(index + 1)
      .map(placeOf)
      .find((one) => one !== undefined) ?? after.length - 1;
  for (let back = 1; back <= index; back++) {
    const last = placeOf(before[index - back]);
    if (last !== undefined) return Math.max(last, Math.min(last + back, next));
  }
  return Math.min(index, next);
}
