/**
 * What the text before the first section is called: the label for it, unless the first section is called so itself. Then it has no name of its own,
 * for nobody wants to read "Introduction" twice.
 */
import type { Inline } from './inline.ts';
import type { Labels } from './label-files.ts';
import type { PaperText } from './paper-text.ts';
import { plainText } from './walk.ts';
import { phrase } from './words.ts';

/** Nothing where it has none. */
export function introductionName(sections: readonly { readonly heading: readonly Inline[] }[], labels: Labels): string | undefined {
  const name = phrase(labels, 'introduction');
  const [first] = sections;
  return first && folded(plainText(first.heading)) === folded(name) ? undefined : name;
}

/** Whether there is such a text, and a name for it. */
export const hasNamedIntroduction = ({ introduction, sections }: Pick<PaperText, 'introduction' | 'sections'>, labels: Labels): boolean =>
  introduction.length > 0 && introductionName(sections, labels) !== undefined;

const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();
