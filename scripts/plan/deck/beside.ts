/**
 * When a picture stands beside its text: few words, and a picture that is no wider than the room that is left.
 *
 * A wide one, or several side by side, keep a slide of their own: two thirds of a slide would make them small. Rejected: always beside; a chart wants the whole width.
 */
import type { Article } from '../../model/article.ts';
import type { Block } from '../../model/block.ts';
import type { Figure } from '../../model/figure.ts';
import type { Shown } from './condense.ts';
import { wordCount } from './estimate.ts';

const mostWords = 30;
const mostItems = 3;
/** Width by height. */
const widest = 1.35;

/** The only figure of `evidence`, if it goes beside what the text shows. */
export function besideText(shown: Shown, evidence: readonly Block[], pictures: Article['pictures']): Figure | undefined {
  const figures = evidence.filter((block) => block.type === 'figure');
  const [figure] = figures;
  if (!figure || figures.length > 1 || figure.pictures.length > 1 || (shown.kind !== 'points' && shown.kind !== 'statement'))
    return undefined;
  const items = shown.blocks.reduce((sum, block) => sum + (block.type === 'list' ? block.items.length : 1), 0);
  const [{ src }] = figure.pictures;
  const picture = pictures[src];
  const isNarrow = picture !== undefined && picture.width / picture.height <= widest;
  return isNarrow && items <= mostItems && wordCount(shown.blocks) <= mostWords ? figure : undefined;
}
