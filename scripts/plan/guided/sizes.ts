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

/** px, of a text set on lines. */
export interface MeasuredRoom {
  readonly height: number;
  readonly rigid: boolean;
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
const [least, leastTight, mostTight, mostOfFiller] = [26, 16, 34, 16];

/**
 * The pieces of one blank. One that has several may have more of them than its answer: these stay empty behind it, so that print stands together and
 * handwriting has its room.
 */
export function sizePieces(pieces: readonly MeasuredPiece[]): readonly PieceSize[] {
  const [first, ...others] = pieces;
  if (!first) return [];
  if (others.length === 0)
    return [fitted(first, Math.max(first.tight ? leastTight : least, first.width * toMm * (first.tight ? 1.15 : 1.6)))];
  const set = pieces.map((piece) => fitted(piece, piece.width * toMm + 0.1, 4));
  const wide = set.reduce((sum, { width }) => sum + width, 0);
  const fillers = first.tight ? 0 : Math.ceil((wide * 0.4) / mostOfFiller);
  const filler = Math.min(roomOf(first), Math.ceil((wide * 0.4) / fillers));
  return [...set, ...Array.from({ length: fillers }, () => ({ width: filler, scale: 1 }))];
}

/** `steps` in a mm: print that runs on from piece to piece wants fine ones. */
function fitted(piece: MeasuredPiece, wanted: number, steps = 1): PieceSize {
  const width = Math.min(roomOf(piece), Math.ceil(wanted * steps) / steps);
  const letters = Math.max(piece.width * toMm - markWidth, 1);
  return { width, scale: Math.min(1, Math.max(5, Math.floor(((width - markWidth) / letters) * 98)) / 100) };
}

/** The blank's number and what parts it from the answer. */
const markWidth = 5;

const roomOf = ({ tight, column }: MeasuredPiece): number => (tight ? mostTight : Math.floor(column * toMm));

/** No page is lower. */
const mostLines = 22;

/** A room for an answer that is `height` px high on lines. `rigid`: it holds what does not flow, as a picture, and gets only as low as it gets narrow. */
export function sizeRoom({ height, rigid }: MeasuredRoom, fewest: number): RoomSize {
  const lines = (height * toMm) / lineHeight;
  const over = mostLines / Math.max(lines, 0.01);
  return {
    lines: Math.min(mostLines, Math.max(fewest, Math.ceil(lines * 1.5 - 0.01))),
    scale: Math.min(1, Math.floor((rigid ? over : Math.sqrt(over)) * 95) / 100),
  };
}
