/**
 * Picks the font faces that a text needs, as pieces small enough to embed in every file.
 *
 * Why only the subsets that hold a character of the text: all of a family would be megabytes a file. Letters that a family lacks get a
 * Noto face of the same weight under the family's own name. Signs and Han get one face for all weights under a name of their own, which
 * style sheets put after theirs: CSS joins only faces of equal weight under one name, and one copy a weight is megabytes again.
 * Rejected: the machine's fonts, which another machine lacks.
 */
import { readFile } from 'node:fs/promises';
import { fontsFor, languageOfHan, letterOf, wordsOf } from './font-scripts.ts';
import { planFaces, wholeFace } from './fonts/faces.ts';
import { isInstalled, packageOf, subsetsWith, type FontWish } from './fonts/packages.ts';
import type { PickedFace, PlannedFace } from './fonts/picked.ts';
import { subsetsOf } from './fonts/subsets.ts';
import { lastUsed } from './model/last-used.ts';

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

function isFirst(face: PlannedFace, index: number, faces: readonly PlannedFace[]): boolean {
  return faces.findIndex(({ file }) => file === face.file) === index;
}

const isFirstOfFamily = (face: PlannedFace, index: number, faces: readonly PlannedFace[]): boolean =>
  faces.findIndex(({ family, file }) => family === face.family && file === face.file) === index;

/** Each character once; controls, spaces of all kinds, joiners and variation selectors show nothing by themselves. */
function charactersOf(text: string): string[] {
  return [...new Set(text)].filter((character) => !/[\p{Cc}\p{Cf}\p{Cs}\p{Z}\uFE00-\uFE0F]/u.test(character) || character === ' ');
}
