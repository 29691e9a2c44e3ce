/**
 * How large blanks and rooms are, from how large their answers are in print.
 *
 * Handwriting takes half as much room again as print, and its lines 8 mm. Widths are rounded up in steps and never short, so that they hardly tell an answer's length.
 * A student's page and the key are given the same sizes: that is what keeps them alike, page for page.
 */

/** As measured, in px. `column`: the width of the block around. `tight`: in a table. */
export interface MeasuredPiece {
  readonly width: number;
  readonly column: number;
  readonly tight: boolean;
}

/** `width` in mm. `scale`: what the answer's letters shrink to where the piece can't be as wide as they are. */
export interface PieceSize {
  readonly width: number;
  readonly scale: number;
}

/** `height` in mm: a number of lines. `scale`: of an answer too long for a page. */
export interface RoomSize {
  readonly lines: number;
  readonly scale: number;
}

const toMm = 25.4 / 96;
/** mm. */
export const lineHeight = 8;
const [least, leastTight, mostTight] = [26, 16, 34];

/** The pieces of one blank. */
export function sizePieces(pieces: readonly MeasuredPiece[]): readonly PieceSize[] {
  return pieces.map(({ width, column, tight }) => {
    const natural = width * toMm;
    const shortest = pieces.length > 1 ? 0 : tight ? leastTight : least;
    const wanted = Math.max(shortest, natural * (tight ? 1.15 : pieces.length > 1 ? 1.35 : 1.6));
    const room = tight ? mostTight : Math.floor(column * toMm);
    const wide = Math.min(room, Math.ceil(wanted / 2) * 2);
    return { width: wide, scale: Math.min(1, Math.floor((wide / natural) * 98) / 100) };
  });
}

/** No page is lower. */
const mostLines = 22;

/** A room for an answer that is `height` px high on lines. */
export function sizeRoom(height: number, fewest: number): RoomSize {
  const lines = (height * toMm) / lineHeight;
  return {
    lines: Math.min(mostLines, Math.max(fewest, Math.ceil(lines * 1.5 - 0.01))),
    scale: Math.min(1, Math.floor((mostLines / Math.max(lines, 0.01)) * 98) / 100),
  };
}
