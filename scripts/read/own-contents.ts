/** The place of a list of contents that another tool would make: nothing stands there here. */
import type { Position } from '../model/diagnostic.ts';
import type { Problems } from './problems.ts';

const contentsMark = /^(?:\[\[?_?toc_?\]?\]|\\tableofcontents|\{:\s*toc\s*\})$/i;

/** Whether a paragraph is such a mark, which is then reported. */
export function isContentsMark(written: string, position: Position, problems: Problems): boolean {
  if (!contentsMark.test(written)) return false;
  problems.warning('own-contents', position, `"${written}" is left out`, 'take it out; agenda and contents are made from the headings');
  return true;
}
