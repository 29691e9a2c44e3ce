/**
 * How many lines a mark needs in head and foot, reckoned from its letters: more lines get other room beside and above them, which margin boxes and style
 * sheets cannot tell by themselves. A mark that is cut can say the opposite of what it says.
 */
import { isUnspaced } from '../model/words.ts';

/** Letters of a mark that stands on one line beside a title and a page number, and of each of its lines where it needs several. */
const room = { alone: 58, each: 46 } as const;
/** More would reach the text. */
const most = 3;

/** 1, 2 or 3; 0 where there is none. */
export function markLines(marking = ''): number {
  const letters = lettersOf(marking);
  if (letters === 0) return 0;
  return letters <= room.alone ? 1 : Math.min(most, Math.max(2, Math.ceil(letters / room.each)));
}

/** Letters of the longest mark that is shown whole. */
export const longestMark = (marking: string): number => (room.each * most) / (isUnspaced(marking) ? 2 : 1);

/** Those of scripts without spaces are twice as wide. */
const lettersOf = (marking: string): number => marking.length * (isUnspaced(marking) ? 2 : 1);
