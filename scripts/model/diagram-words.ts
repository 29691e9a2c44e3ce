/** How high the words of a diagram come out on paper: beside the text's column there is a margin, which a large one may take. */
import type { Room } from './room.ts';

/** Height of a diagram's words, in the drawing's units. */
export const diagramWords = 14;

/** mm: the handout's column of text and the same with its margin, and how high `.text figure img` may be; as the style sheets set them. */
const rooms = { column: { width: 123, height: 120 }, page: { width: 170, height: 120 } } as const;
/** pt: below `wished` words look small beside the text, below `least` nobody reads them. */
const sizes = { wished: 7, least: 6 } as const;
const pointsPerMillimetre = 72 / 25.4;

/** In pt. */
function wordsIn({ width, height }: Room, room: Room): number {
  return diagramWords * Math.min(room.width / width, room.height / height) * pointsPerMillimetre;
}

/** Whether it is shown as wide as text and margin: where its words would be small in the column of text, and the margin helps. */
export const takesMargin = (drawing: Room): boolean =>
  wordsIn(drawing, rooms.column) < sizes.wished && wordsIn(drawing, rooms.page) > wordsIn(drawing, rooms.column) * 1.05;

/** How high its words are on paper, in pt, where that is too small to be read. */
export function unreadableWords(drawing: Room): number | undefined {
  const size = wordsIn(drawing, takesMargin(drawing) ? rooms.page : rooms.column);
  return size < sizes.least ? size : undefined;
}
