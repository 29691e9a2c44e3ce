/**
 * Picks the font faces that a text needs, as pieces small enough to embed in every file.
 *
 * Why only the subsets that hold a character of the text: all of a family would be megabytes a file. Letters that a family lacks get a
 * Noto face under the family's own name, so no style sheet needs to know of it. Rejected: the machine's fonts, which another machine lacks.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontsFor } from './font-scripts.ts';
import type { FontFace } from './model/document.ts';

/** A face as CSS would ask for it. `weight` 100 to 900. */
export type FontWish = Pick<FontFace, 'family' | 'weight' | 'style'>;

/** Characters for which no installed package has a font. `package` would have one. */
export interface MissingScript {
  readonly script: string;
  readonly package: string;
  readonly characters: readonly string[];
}

/** The faces for a text: of the wanted ones the subsets that it meets, and Noto's for what these lack. `lang` decides how Han looks. */
export async function pickFonts(text: string, wanted: readonly FontWish[], lang = 'en'): Promise<FontFace[]> {
  const characters = charactersOf(text);
  const plans = wanted.flatMap((wish) => planFace(characters, wish, lang));
  return Promise.all(plans.map(async ({ file, ...face }) => ({ ...face, data: await readFile(file) })));
}

/** What of a text no font can show: neither the wanted families nor an installed Noto package. */
export function missingScripts(text: string, wanted: readonly FontWish[], lang = 'en'): MissingScript[] {
  const found = new Map<string, { script: string; package: string; characters: string[] }>();
  for (const family of new Set(wanted.map((wish) => wish.family))) {
    for (const character of uncovered(charactersOf(text), subsetsOf(packageOf(family)))) {
      const { script, packages } = fontsFor(character, lang);
      if (packages.some((name) => covers(subsetsOf(name), character))) continue;
      const entry = found.get(script) ?? { script, package: `@fontsource/${packages[0]}`, characters: [] };
      if (!entry.characters.includes(character)) entry.characters.push(character);
      found.set(script, entry);
    }
  }
  return [...found.values()];
}

/** `@font-face` rules with the faces as `data:` URIs. */
export function fontFaceCss(faces: readonly FontFace[]): string {
  return faces.map(faceRule).join('\n');
}

function faceRule({ family, weight, style, unicodeRange, data }: FontFace): string {
  const source = `url(data:font/woff2;base64,${Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64')})`;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};unicode-range:${unicodeRange};src:${source} format("woff2")}`;
}

/** How many faces (subset, weight, style) of a family are installed; 0 says that its package is missing. */
export function faceCount(family: string): number {
  const folder = folderOf(packageOf(family));
  return folder ? readdirSync(join(folder, 'files')).filter((name) => name.endsWith('.woff2')).length : 0;
}

type PlannedFace = Omit<FontFace, 'data'> & { readonly file: string };

function planFace(characters: readonly string[], wish: FontWish, lang: string): PlannedFace[] {
  const own = packageOf(wish.family);
  if (!folderOf(own)) throw new Error(`The font ${wish.family} is missing: run npm install @fontsource/${own}.`);
  const needs = new Map<string, string[]>([[own, [...characters]]]);
  for (const character of uncovered(characters, subsetsOf(own))) {
    const name = fontsFor(character, lang).packages.find((candidate) => covers(subsetsOf(candidate), character));
    if (name) needs.set(name, [...(needs.get(name) ?? []), character]);
  }
  return [...needs].flatMap(([name, needed]) => planSubsets(name, needed, wish));
}

function planSubsets(name: string, characters: readonly string[], wish: FontWish): PlannedFace[] {
  return subsetsOf(name).flatMap((subset) => {
    if (!characters.some((character) => inRanges(subset.ranges, character))) return [];
    const file = fileOf(name, subset.name, wish);
    return file ? [{ ...wish, unicodeRange: subset.css, file }] : [];
  });
}

/** The file of the wanted weight, else of the nearest; upright where there is no italic. */
function fileOf(name: string, subset: string, { weight, style }: FontWish): string | undefined {
  const folder = join(folderOf(name) ?? '', 'files');
  const weights = [100, 200, 300, 400, 500, 600, 700, 800, 900].sort((a, b) => Math.abs(a - weight) - Math.abs(b - weight));
  const styles = style === 'italic' ? ['italic', 'normal'] : ['normal'];
  const files = styles.flatMap((slant) => weights.map((size) => join(folder, `${name}-${subset}-${size}-${slant}.woff2`)));
  return files.find((file) => existsSync(file));
}

interface Subset {
  readonly name: string;
  readonly css: string;
  readonly ranges: readonly (readonly [number, number])[];
}

const resolver = createRequire(import.meta.url);
const folders = new Map<string, string | undefined>();
const subsets = new Map<string, readonly Subset[]>();

function packageOf(family: string): string {
  return family.toLowerCase().replaceAll(' ', '-');
}

function folderOf(name: string): string | undefined {
  if (!folders.has(name)) folders.set(name, findFolder(name));
  return folders.get(name);
}

function findFolder(name: string): string | undefined {
  try {
    return dirname(resolver.resolve(`@fontsource/${name}/package.json`));
  } catch {
    return undefined;
  }
}

/** Immutable once read: a package's ranges by subset. Numbered subsets are written `[119]` there and `119` in file names. */
function subsetsOf(name: string): readonly Subset[] {
  const known = subsets.get(name);
  if (known) return known;
  const folder = folderOf(name);
  const ranges = folder ? (JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>) : {};
  const list = Object.entries(ranges).map(([key, css]) => ({ name: key.replace(/[[\]]/g, ''), css, ranges: parseRanges(css) }));
  subsets.set(name, list);
  return list;
}

function parseRanges(css: string): [number, number][] {
  return css.split(',').map((range) => {
    const [from = '', to = from] = range.trim().slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

/** Each character once; controls, spaces of all kinds, joiners and variation selectors show nothing by themselves. */
function charactersOf(text: string): string[] {
  return [...new Set(text)].filter((character) => !/[\p{C}\p{Z}\uFE00-\uFE0F]/u.test(character) || character === ' ');
}

function uncovered(characters: readonly string[], list: readonly Subset[]): string[] {
  return characters.filter((character) => !covers(list, character));
}

function covers(list: readonly Subset[], character: string): boolean {
  return list.some((subset) => inRanges(subset.ranges, character));
}

function inRanges(ranges: Subset['ranges'], character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return ranges.some(([from, to]) => code >= from && code <= to);
}
