/**
 * The installed font packages: where they lie, their files, and what these have.
 *
 * Why a package's own claims are still asked first: claimed characters may be lacking, but seldom is one had without being claimed, so most
 * files need not be read. A package of one piece is asked itself: those claim Latin and have all of mathematics.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { FontFace } from '../model/font-face.ts';
import { charactersOfFont, inRanges, joinRanges, type Ranges } from './cmap.ts';

/** A face as CSS would ask for it. `weight` 100 to 900. */
export type FontWish = Pick<FontFace, 'family' | 'weight' | 'style'>;

/** A piece of a package: the letters of one script, or of Han some hundred. */
export interface Subset {
  readonly package: string;
  readonly name: string;
  readonly claims: Ranges;
}

/** The package with a family's fixed weights. */
export function packageOf(family: string): string {
  return `@fontsource/${family.toLowerCase().replaceAll(' ', '-')}`;
}

/** Whether there is such a package beside Paparan or above it, as "@fontsource/inter". */
export function isInstalled(name: string): boolean {
  return folderOf(name) !== undefined;
}

/** How many faces (subset, weight, style) of a family are installed; 0 says that its package is missing. */
export function faceCount(family: string): number {
  const folder = folderOf(packageOf(family));
  return folder ? readdirSync(join(folder, 'files')).filter((file) => file.endsWith('.woff2')).length : 0;
}

/** Those of a package's subsets that have the character; none when it is not installed. */
export function subsetsWith(name: string, character: string): readonly Subset[] {
  const code = character.codePointAt(0) ?? 0;
  return subsetsOf(name).filter((subset) => inRanges(subset.claims, code) && inRanges(coverage(subset), code));
}

/** What a subset really has. Weights and styles of one subset have the same characters, so one of its files is read. */
export function coverage(subset: Subset): Ranges {
  const known = coverages.get(subset);
  if (known) return known;
  const file = fileOf(subset, { weight: 400, style: 'normal' });
  const ranges = file === undefined ? [] : charactersOfFont(readFileSync(file));
  coverages.set(subset, ranges);
  return ranges;
}

/** The file of the wanted weight, else of the nearest; upright where there is no italic; the one file where all weights are in one. */
export function fileOf(subset: Subset, { weight, style }: Omit<FontWish, 'family'>): string | undefined {
  const start = join(folderOf(subset.package) ?? '', 'files', `${subset.package.split('/')[1]}-${subset.name}`);
  if (subset.package.startsWith('@fontsource-variable/')) return existing([`${start}-wght-normal.woff2`]);
  const weights = [100, 200, 300, 400, 500, 600, 700, 800, 900].sort((a, b) => Math.abs(a - weight) - Math.abs(b - weight));
  const styles = style === 'italic' ? ['italic', 'normal'] : ['normal'];
  return existing(styles.flatMap((slant) => weights.map((size) => `${start}-${size}-${slant}.woff2`)));
}

function existing(files: readonly string[]): string | undefined {
  return files.find((file) => existsSync(file));
}

const resolver = createRequire(import.meta.url);
/** What was found once does not change during a run. */
const folders = new Map<string, string | undefined>();
const subsets = new Map<string, readonly Subset[]>();
const coverages = new Map<Subset, Ranges>();

function folderOf(name: string): string | undefined {
  if (!folders.has(name)) folders.set(name, findFolder(name));
  return folders.get(name);
}

/** Where Node would look for the package, without reading what it exports: that takes 1 ms each. */
function findFolder(name: string): string | undefined {
  const places = resolver.resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, 'package.json')));
}

/** The installed font packages and their versions: articles may ask for any. */
export function fontsState(): string {
  const scopes = ['@fontsource', '@fontsource-variable'].flatMap((scope) =>
    (resolver.resolve.paths(scope) ?? []).map((place) => join(place, scope)).filter((folder) => existsSync(folder)),
  );
  return scopes
    .flatMap((scope) =>
      readdirSync(scope)
        .sort()
        .map((name) => `${name} ${versionIn(join(scope, name))}`),
    )
    .join(', ');
}

function versionIn(folder: string): string {
  try {
    return /"version":\s*"([^"]*)"/.exec(readFileSync(join(folder, 'package.json'), 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}

function subsetsOf(name: string): readonly Subset[] {
  const known = subsets.get(name);
  if (known) return known;
  const folder = folderOf(name);
  const list = folder === undefined ? [] : readSubsets(name, join(folder, 'unicode.json'));
  subsets.set(name, list);
  return list;
}

const everything: Ranges = [[0, 0x10ffff]];

/** Numbered subsets are `[119]` in `unicode.json` and `119` in file names; fonts that come from elsewhere are one piece without claims. */
function readSubsets(name: string, file: string): Subset[] {
  const claims = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  if (claims.length < 2) return [{ package: name, name: claims[0]?.[0] ?? 'latin', claims: everything }];
  return claims.map(([key, css]) => ({ package: name, name: key.replace(/[[\]]/g, ''), claims: parseRanges(css) }));
}

/** CSS's `U+20-7E, U+A0`. */
export function parseRanges(css: string): Ranges {
  return joinRanges(
    css.split(',').map((range) => {
      const [from = '', to = from] = range.trim().slice(2).split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    }),
  );
}
