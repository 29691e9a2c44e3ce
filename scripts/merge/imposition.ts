/**
 * Which pages stand side by side on which sheet, so that a stack of sheets, printed on both sides and folded, reads in order.
 *
 * Saddle stitch: sheets lie in each other and are stapled through the fold. More than sixteen of them neither fold nor staple, so a longer text
 * becomes several signatures of as even a size as can be. Blank pages come at the end: anywhere else they would turn right-hand pages into left-hand ones.
 */

/** One side of a sheet. Pages count from 0; a place without a page is blank. */
export interface Side {
  readonly left?: number;
  readonly right?: number;
  /** From 0. */
  readonly signature: number;
  /** Within its signature, from the outermost, 0, inwards. */
  readonly sheet: number;
  readonly isFront: boolean;
}

/** Sheets of 80 g/m² that a long-arm stapler takes and that still fold flat. */
export const mostSheets = 16;

/** All sides in the order in which they are printed: front and back of each sheet in turn, the back turned over the short edge. */
export function sidesOf(count: number, direction: 'ltr' | 'rtl'): readonly Side[] {
  let first = 0;
  return signaturesOf(count).flatMap((sheets, signature) => {
    const start = first;
    first += 4 * sheets;
    return Array.from({ length: sheets }, (_, sheet) => sheet).flatMap((sheet) => {
      const [low, high] = [start + 2 * sheet, start + 4 * sheets - 1 - 2 * sheet];
      const at = { signature, sheet };
      return [
        { ...at, isFront: true, ...pair(high, low, count, direction) },
        { ...at, isFront: false, ...pair(low + 1, high - 1, count, direction) },
      ];
    });
  });
}

/** Sheets of each signature, the fuller ones first. */
export function signaturesOf(count: number): readonly number[] {
  const sheets = Math.ceil(count / 4);
  const signatures = Math.ceil(sheets / mostSheets);
  return Array.from({ length: signatures }, (_, index) => Math.floor(sheets / signatures) + (index < sheets % signatures ? 1 : 0));
}

/** A text that runs from right to left is folded the other way: what stands left in another stands right in it. */
function pair(left: number, right: number, count: number, direction: 'ltr' | 'rtl'): Pick<Side, 'left' | 'right'> {
  const [first, second] = direction === 'ltr' ? [left, right] : [right, left];
  return { ...(first < count ? { left: first } : {}), ...(second < count ? { right: second } : {}) };
}
