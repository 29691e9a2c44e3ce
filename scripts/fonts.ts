/**
 * Picks the font faces that a text needs, as pieces small enough to embed in every file.
 *
 * Why only the subsets that hold a character of the text: all of a family would be megabytes a file. Letters that a family lacks get a
 * Noto face of the same weight under the family's own name. Signs and Han get one face for all weights under a name of their own, which
 * style sheets put after theirs: CSS joins only faces of equal weight under one name, and one copy a weight is megabytes again.
 * Rejected: the machine's fonts, which another machine lacks.
 */
import { readFile } from 'node:fs/promises';
import { commonRanges, inRanges, joinRanges, rangesWithout, type Ranges } from './fonts/cmap.ts';
import { fontsFor, greekOf, isShared, languageOfHan, letterOf, siblingsOf, sizeOf, wholeOf, wordsOf } from './font-scripts.ts';
import { coverage, fileOf, isInstalled, packageOf, parseRanges, subsetsWith, type FontWish, type Subset } from './fonts/packages.ts';
import type { FontFace } from './model/font-face.ts';
import { lastUsed } from './model/last-used.ts';

export { faceCount, type FontWish } from './fonts/packages.ts';

/** The family of the faces that all others share; style sheets name it after their own. */
export const sharedFamily = 'Noto Sans';

/** `heaviest`: set where the face stands for all weights from `weight` up to it. */
export interface PickedFace extends FontFace {
  readonly heaviest?: number;
  /** Features of the font that are set otherwise than it asks. */
  readonly features?: string;
  /** It stands in for the family: how much smaller it is set to look as large, in %. */
  readonly size?: number;
  /** It is for transcribed words alone. */
  readonly isWhole?: boolean;
}

/** `isForCode`: nothing but code is set in it. */
export type WantedFace = FontWish & { readonly isForCode?: true };

/** Characters for which no installed package has a font. `package` may have one; undefined when all that are known are there. */
export interface MissingScript {
  readonly script: string;
  readonly package: string | undefined;
  readonly characters: readonly string[];
}

/**
 * The faces for a text: of the wanted ones the subsets that it meets, and others for what these lack. `lang` decides how Han looks. `code`: all code in the
 * text. Where words are transcribed (`model/transcribed.ts`), each family has a face for these beside its own, which `font-stretch: 50%` asks for.
 */
export async function pickFonts(
  text: string,
  wanted: readonly WantedFace[],
  lang = 'en',
  { code = text, areTranscribed = false } = {},
): Promise<PickedFace[]> {
  const characters = charactersOf(text + wordsOf(lang));
  const inCode = code === text ? characters : charactersOf(`${code}A`);
  const han = languageOfHan(text, lang);
  const needed = (family: string): readonly string[] => (isForCodeAlone(family, wanted) ? inCode : characters);
  const families = new Map(
    [...new Set(wanted.map(({ family }) => family))].map((family) => [family, subsetsOf(family, needed(family), han)]),
  );
  const plans = wanted.map(({ family, weight, style }) => planFaces(families.get(family) ?? [], { family, weight, style }, letterOf(lang)));
  const whole = areTranscribed ? wanted.flatMap(wholeFace).filter(isFirstOfFamily) : [];
  const faces = [...plans.flatMap(({ shared }) => shared).filter(isFirst), ...plans.flatMap(({ own }) => own), ...whole];
  return Promise.all(faces.map(async ({ file, ...face }) => ({ ...face, data: await readOnce(file, () => readFile(file)) })));
}

const isForCodeAlone = (family: string, wanted: readonly WantedFace[]): boolean =>
  wanted.every((wish) => wish.family !== family || wish.isForCode === true);

/** All documents of an article want the same few files, and so does its next state in a preview. */
const readOnce = lastUsed<Promise<Buffer>>(64);

/** What of a text no font can show, in the order of the text: not all wanted families, and no installed package. */
export function missingScripts(text: string, families: readonly string[], lang = 'en'): MissingScript[] {
  const found = new Map<string, { script: string; package: string | undefined; characters: string[] }>();
  const language = languageOfHan(text, lang);
  for (const character of charactersOf(text)) {
    if (families.every((family) => subsetsWith(packageOf(family), character).length > 0)) continue;
    const { script, packages } = fontsFor(character, language);
    if (packages.some((name) => subsetsWith(name, character).length > 0)) continue;
    const entry = found.get(script) ?? { script, package: packages.find((name) => !isInstalled(name)), characters: [] };
    entry.characters.push(character);
    found.set(script, entry);
  }
  return [...found.values()];
}

/** `@font-face` rules with the faces as `data:` URIs. */
export function fontFaceCss(faces: readonly PickedFace[]): string {
  return faces.map(faceRule).join('\n');
}

/** A face for all weights also stands for the slanted ones: Chromium would slant Han by itself, which no book does. */
function faceRule({ family, weight, heaviest, features, size, isWhole, style, unicodeRange, data }: PickedFace): string {
  const source = `url(data:font/woff2;base64,${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')})`;
  const weights = heaviest === undefined ? weight : `${weight} ${heaviest}`;
  const styles = heaviest === undefined || isWhole ? style : 'oblique 0deg 20deg';
  const set = [
    features === undefined ? '' : `font-feature-settings:${features};`,
    size === undefined ? '' : `size-adjust:${size}%;`,
    isWhole ? 'font-stretch:50%;' : '',
  ].join('');
  return `@font-face{font-family:"${family}";font-weight:${weights};font-style:${styles};${set}unicode-range:${unicodeRange};src:${source} format("woff2")}`;
}

type PlannedFace = Omit<PickedFace, 'data'> & { readonly file: string };

function isFirst(face: PlannedFace, index: number, faces: readonly PlannedFace[]): boolean {
  return faces.findIndex(({ file }) => file === face.file) === index;
}

/** In rising order of preference, as CSS has it: of two faces with a character the later one is used. */
function subsetsOf(family: string, characters: readonly string[], lang: string): readonly Subset[] {
  const own = packageOf(family);
  if (!isInstalled(own)) throw new Error(`The font ${family} is missing: run npm install ${own}.`);
  const falling = [own, ...siblingsOf(family)];
  const apart = lacksGreek(own, characters) ? greekOf(family) : undefined;
  const subsets = new Set(
    subsetsFor(apart === undefined ? characters : characters.filter((character) => !isGreek(character)), falling, lang),
  );
  if (apart !== undefined) for (const subset of subsetsFor(characters.filter(isGreek), [apart], lang)) subsets.add(greekAlone(subset));
  const place = (subset: Subset): number => (falling.includes(subset.package) ? -falling.indexOf(subset.package) : -falling.length);
  return [...subsets].sort((a, b) => place(a) - place(b));
}

const isGreek = (character: string): boolean => /\p{sc=Grek}/u.test(character);

/** A family that has some of the Greek letters and not all, as those with monotonic ones in a text with polytonic: words would be set in two faces. */
function lacksGreek(own: string, characters: readonly string[]): boolean {
  const greek = characters.filter(isGreek);
  const found = greek.filter((character) => subsetsWith(own, character).length > 0);
  return found.length > 0 && found.length < greek.length;
}

/** A font in one piece has all else, too, which the family has. */
function greekAlone(subset: Subset): Subset {
  const known = alone.get(subset) ?? { ...subset, claims: commonRanges(subset.claims, parseRanges('U+370-3FF,U+1F00-1FFF')) };
  alone.set(subset, known);
  return known;
}

const alone = new Map<Subset, Subset>();

/** `letter`: one of the language, whose piece has the spaces. */
function planFaces(rising: readonly Subset[], wish: FontWish, letter: string | undefined): { own: PlannedFace[]; shared: PlannedFace[] } {
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
function wholeFace({ family, weight, style }: FontWish): PlannedFace[] {
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

const isFirstOfFamily = (face: PlannedFace, index: number, faces: readonly PlannedFace[]): boolean =>
  faces.findIndex(({ family, file }) => family === face.family && file === face.file) === index;

const sharedWish: FontWish = { family: sharedFamily, weight: 400, style: 'normal' };

/** The fewest subsets that have all: a character that stands in several takes one that is needed anyway. */
function subsetsFor(characters: readonly string[], packages: readonly string[], lang: string): ReadonlySet<Subset> {
  const needed = new Set<Subset>();
  const open: (readonly Subset[])[] = [];
  for (const character of characters) {
    const near = firstWith(packages, character);
    const choice = near.length > 0 ? near : firstWith(fontsFor(character, lang).packages, character);
    const joins = choice.length > 1 && !choice[0]?.package.endsWith('emoji');
    if (joins) open.push(choice);
    else for (const subset of choice) needed.add(subset);
  }
  for (const choice of open) if (choice[0] && !choice.some((subset) => needed.has(subset))) needed.add(choice[0]);
  return needed;
}

function firstWith(packages: readonly string[], character: string): readonly Subset[] {
  for (const name of packages) {
    const found = subsetsWith(name, character);
    if (found.length > 0) return found;
  }
  return [];
}

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

/** Each character once; controls, spaces of all kinds, joiners and variation selectors show nothing by themselves. */
function charactersOf(text: string): string[] {
  return [...new Set(text)].filter((character) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\uFE00-\uFE0F]/u.test(character) || character === ' ');
}
