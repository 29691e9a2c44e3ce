/**
 * The faces that the pieces of a family become: what weights and characters each stands for.
 *
 * CSS takes of two faces with a character the later one, and parts a word where the face changes; so each piece claims what it is for, and no more.
 */
import { isShared, siblingsOf, sizeOf, wholeOf } from '../font-scripts.ts';
import { commonRanges, inRanges, joinRanges, rangesWithout, type Ranges } from './cmap.ts';
import { coverage, fileOf, packageOf, subsetsWith, type FontWish, type Subset } from './packages.ts';
import type { PlannedFace } from './picked.ts';

/** The family of the faces that all others share; style sheets name it after their own. */
export const sharedFamily = 'Noto Sans';

/** `letter`: one of the language, whose piece has the spaces. */
export function planFaces(
  rising: readonly Subset[],
  wish: FontWish,
  letter: string | undefined,
): { own: PlannedFace[]; shared: PlannedFace[] } {
  const mine = rising.filter((subset) => !isShared(subset.package));
  const spacer = letter === undefined || siblingsOf(wish.family).length > 0 ? undefined : spacerOf(mine, letter);
  return {
    own: mine.flatMap((subset) => planFace(subset, wish, rangesOf(subset, spacer))),
    shared: rising.filter((subset) => isShared(subset.package)).flatMap((subset) => planFace(subset, sharedWish, rangesOf(subset), 900)),
  };
}

/** The piece that shows the letter, where it has a space, too. */
function spacerOf(rising: readonly Subset[], letter: string): Subset | undefined {
  const code = letter.charCodeAt(0);
  const showing = rising.findLast((subset) => inRanges(subset.claims, code) && inRanges(coverage(subset), code));
  return showing && inRanges(coverage(showing), 0x20) ? showing : undefined;
}

/**
 * The face with all letters of transcriptions that goes with a wanted one: one for the lighter weights and one for the bold. By `font-stretch`, which no style
 * sheet uses otherwise, since an element for such words then takes it in every family, weight and slant that it stands in.
 */
export function wholeFace({ family, weight, style }: FontWish): PlannedFace[] {
  const whole = wholeOf(family);
  if (whole === undefined || (style === 'italic' && isSloped(whole))) return [];
  const isBold = weight > 550;
  const [subset] = subsetsWith(whole, 'ɛ');
  const file = subset && fileOf(subset, { weight: isBold ? 700 : 400, style });
  if (subset === undefined || file === undefined) return [];
  const weights = isBold ? { weight: 551, heaviest: 900 } : { weight: 100, heaviest: 550 };
  const size = sizeOf(whole);
  return [{ family, style, ...weights, ...(size && { size }), isWhole: true, unicodeRange: cssRanges(coverage(subset)), file }];
}

/** Its slanted letters are its upright ones, slanted, as the browser makes them: a quarter of a megabyte less. */
const isSloped = (name: string): boolean => name.endsWith('-sans');

const sharedWish: FontWish = { family: sharedFamily, weight: 400, style: 'normal' };

function planFace(subset: Subset, wish: FontWish, ranges: Ranges, heaviest?: number): PlannedFace[] {
  const file = fileOf(subset, wish);
  if (file === undefined) return [];
  const weights = heaviest === undefined ? {} : { weight: 100, heaviest };
  const features = subset.package === packageOf(rewriting) ? { features: '"calt" 0' } : {};
  const size = sizeOf(subset.package);
  return [{ ...wish, ...weights, ...features, ...(size && { size }), unicodeRange: cssRanges(ranges), file }];
}

/** Its contextual forms make a minus of the hyphen in "4-ary" and "2020-21", and "0×4F" of "0x4F". */
const rewriting = 'Plus Jakarta Sans';

/**
 * Only what the piece is for: most have a few letters of another (the space, A, B), and a face that has these once more would take them from the one that
 * has all the others, with no kerning between them; one foreign letter would then move the text on every page.
 *
 * But for the spaces: they are the `spacer`'s and no other's. In a language with letters of its own they stand between these, and each from another file
 * would part the text in a PDF into its words, which makes it a quarter larger. By the language and not by the text, so that no letter moves it.
 */
function rangesOf(subset: Subset, spacer?: Subset): Ranges {
  const ranges = commonRanges(subset.claims, coverage(subset));
  if (spacer === undefined) return ranges;
  const taken = commonRanges(spaces, coverage(spacer));
  return subset === spacer ? joinRanges([...ranges, ...taken]) : rangesWithout(ranges, taken);
}

const spaces: Ranges = [
  [0x20, 0x20],
  [0xa0, 0xa0],
];

function cssRanges(ranges: Ranges): string {
  const hex = (code: number): string => code.toString(16).toUpperCase();
  return ranges.map(([first, last]) => `U+${hex(first)}${last > first ? `-${hex(last)}` : ''}`).join(',');
}
